package api

import (
	"strconv"

	"rebond/internal/domain/because"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/task"
	"rebond/internal/strict"
)

// Undoing is what undoing an entry of an account's history would do.
type Undoing struct {
	Undoes  Entry        `json:"undoes"`
	Also    []Entry      `json:"also" doc:"Later entries that were built on it and would be undone too, oldest first."`
	Sent    []SentEffect `json:"sent" doc:"What has happened outside already, and stays."`
	Opens   []Task       `json:"opens" doc:"The tasks that would make up for it."`
	Version int          `json:"version" doc:"The last entry of the account's history, for the header Seen-Version."`
}

// SentEffect is an effect that was carried out.
type SentEffect struct {
	Effect
	Text string `json:"text"`
}

// entryAsked is the entry that the path names; one that isn't a number is none.
func (d *desk) entryAsked(a *asked) (partner.AccountID, int, error) {
	account, err := d.app.Accounts.Find(a.ctx(), a.PathValue("account"))
	entry, _ := strconv.Atoi(a.PathValue("entry"))
	return account, entry, err
}

func (d *desk) getUndoing(a *asked, _ nothing) (Undoing, error) {
	account, entry, err := d.entryAsked(a)
	if err != nil {
		return Undoing{}, err
	}
	would, err := d.app.Accounts.Undoing(a.ctx(), a.actor, account, entry)
	if err != nil {
		return Undoing{}, err
	}
	people, err := d.reads.People(a.ctx())
	if err != nil {
		return Undoing{}, err
	}
	return Undoing{
		Undoes: entryOf(would.Target, people, a.lang),
		Also:   strict.Each(would.Also, func(e history.Entry) Entry { return entryOf(e, people, a.lang) }),
		Sent: strict.Each(would.Sent, func(e effect.Effect) SentEffect {
			return SentEffect{effectOf(e), a.lang.Text("sent."+because.Text(e.What), because.Inputs("status", partner.Status(e.Detail)))}
		}),
		Opens:   strict.Each(would.Tasks, func(t task.Task) Task { return taskOf(t, people) }),
		Version: would.Version,
	}, nil
}

func (d *desk) undoEntry(a *asked, _ nothing) (Receipt, error) {
	call, err := a.call()
	if err != nil {
		return Receipt{}, err
	}
	account, entry, err := d.entryAsked(a)
	if err != nil {
		return Receipt{}, err
	}
	return receipt(d.app.Accounts.Undo(a.ctx(), call, account, entry))
}
