package page

import (
	"cmp"
	"strconv"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/web/assets"
	"rebond/internal/words"
)

// say says a phrase in the reader's language; the pairs are names and values.
func (d Desk) say(p words.Phrase, pairs ...any) string { return d.Lang.Say(p, pairs...) }

// iconPath is the address of an icon in the one file that holds them all.
func iconPath(name string) string { return assets.Path("icons.svg") + "#" + name }

// icon names the icon that says the same as the tone does.
func (t Tone) icon() string {
	switch t {
	case Good:
		return "dot"
	case Note:
		return "book"
	case Soon:
		return "half"
	case Bad:
		return "late"
	case Going:
		return "leave"
	default:
		return "ring"
	}
}

// A deadline at most so many days ahead is near.
const nearDays = 7

// urgency names how pressing a deadline is: late, today, near or none.
func urgency(due, today day.Day) string {
	switch away := due.Since(today); {
	case due.IsZero():
		return "none"
	case away < 0:
		return "late"
	case away == 0:
		return "today"
	case away <= nearDays:
		return "near"
	default:
		return "none"
	}
}

// urgencyIcon is the icon that stands beside a deadline.
func urgencyIcon(urgency string) string {
	switch urgency {
	case "late":
		return "late"
	case "today", "near":
		return "clock"
	default:
		return "calendar"
	}
}

// asked reports whether there are reasons to ask for.
func (w Why) asked() bool { return len(w.Reasons) > 0 }

// spoken says the inputs of a reason, each with its label.
func spoken(lang words.Lang, inputs []because.Input) []Fact {
	facts := make([]Fact, len(inputs))
	for i, in := range inputs {
		facts[i] = Fact{Label: lang.Field(in.Name), Text: lang.Value(in.Value)}
	}
	return facts
}

func dayOfEntry(e Entry) day.Day { return day.Of(e.At, e.At.Location()) }

func itoa(n int) string { return strconv.Itoa(n) }

func orDash(text string) string { return cmp.Or(text, "–") }
