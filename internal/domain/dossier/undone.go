package dossier

import (
	"rebond/internal/domain/because"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/history"
)

// Undone is told when entries of an account's history are undone.
type Undone struct {
	Account history.Ref
	Target  history.Entry   // the one that was meant
	Also    []history.Entry // later ones that built on it, oldest first
	Sent    []effect.Effect // that they caused and that had been carried out: they stay
}

const undoneVerb = "account.undone"

const (
	undid     because.Text = "undo.undid"
	undidToo  because.Text = "undo.undid_too"
	staysSent because.Text = "undo.stays_sent"
)

// Told tells it to history: which entries it undid, and what couldn't be taken back.
func (e Undone) Told() history.Told {
	why := because.Of("EV-3", undid, named(e.Target)...)
	for _, also := range e.Also {
		why = why.And("EV-3", undidToo, named(also)...)
	}
	for _, sent := range e.Sent {
		why = why.And("EV-5", staysSent, "effect", sent.What)
	}
	return history.Told{Verb: undoneVerb, About: e.Account, Because: why, Facts: because.Inputs(named(e.Target)...)}
}

func named(e history.Entry) []any {
	return []any{"entry", e.Seq, "verb", because.Word{List: "verb", Word: e.Verb}}
}

// undoneIn lists the entries that an entry undid: none, unless it is an undoing.
func undoneIn(e history.Entry) []int {
	var undone []int
	for _, why := range e.Because {
		if e.Verb != undoneVerb || why.Text != undid && why.Text != undidToo {
			continue
		}
		for _, in := range why.Inputs {
			if seq, ok := in.Value.(int); ok && in.Name == "entry" {
				undone = append(undone, seq)
			}
		}
	}
	return undone
}
