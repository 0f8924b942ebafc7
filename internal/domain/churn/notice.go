package churn

import (
	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/refusal"
)

// Medium is what made a termination formal.
type Medium string

const (
	Form     Medium = "form"     // the termination form, sent back (CH-6)
	Letter   Medium = "letter"   // a termination letter (LT-4)
	Prechurn Medium = "prechurn" // the mail or SMS of a partner who had just signed (PC-5)
)

// Mediums lists every medium.
var Mediums = []Medium{Form, Letter, Prechurn}

// Kind names the list of words that media stand in.
func (Medium) Kind() string { return "medium" }

// Notice is how long a partner who leaves stays. Access is never cut before the
// end of AccessCutOn, which is the PED: during notice the software is still
// theirs (CH-9).
type Notice struct {
	PlanExpirationDate    day.Day
	FiscalChurnReceivedOn day.Day
	AccessCutOn           day.Day
	Because               because.Reasons
}

const (
	noticeForm            because.Text = "notice.form"
	noticeLetterThisMonth because.Text = "notice.letter_this_month"
	noticeLetterNextMonth because.Text = "notice.letter_next_month"
	noticePrechurn        because.Text = "notice.prechurn"
	noticeFormal          because.Text = "notice.formal"
	noticeAccess          because.Text = "notice.access"
	noticeWithoutToday    because.Text = "notice.without_today"
	noticeBeforeReceipt   because.Text = "notice.before_receipt"
)

// NoticeFor counts the notice of a Connect or Pro account from the day the
// formal request was received. A form gives the notice months, clipped to the
// month's end (CH-9); a letter ends with its month, or with the next one after
// the cutoff (LT-3); a pre-churn ends the day after today (PC-5), so that it is
// refused without today, or with a today before the receipt. The others don't
// look at today.
func NoticeFor(by Medium, received, today day.Day, p policy.Policy) (Notice, error) {
	if by == Prechurn {
		if err := prechurnDays(received, today); err != nil {
			return Notice{}, err
		}
	}
	last, counted := lastDay(by, received, today, p)
	return Notice{
		PlanExpirationDate:    last,
		FiscalChurnReceivedOn: received,
		AccessCutOn:           last,
		Because: because.Reasons{
			counted,
			because.One(formalRule[by], noticeFormal, "medium", by, "received_on", received),
			because.One(accessRule[by], noticeAccess, "plan_expiration_date", last),
		},
	}, nil
}

// formalRule says which rule makes the receipt the formal date.
var formalRule = map[Medium]string{Form: "CH-6", Letter: "LT-4", Prechurn: "PC-5"}

// accessRule says which rule keeps access until the PED.
var accessRule = map[Medium]string{Form: "CH-9", Letter: "LT-5", Prechurn: "CH-9"}

func prechurnDays(received, today day.Day) error {
	if today.IsZero() {
		return refusal.New(refusal.Missing, "PC-5", "today", noticeWithoutToday)
	}
	if today < received {
		return refusal.New(refusal.Invalid, "PC-5", "today", noticeBeforeReceipt, "today", today, "received_on", received)
	}
	return nil
}

func lastDay(by Medium, received, today day.Day, p policy.Policy) (day.Day, because.Reason) {
	switch by {
	case Letter:
		return lastDayByLetter(received, p.LetterCutoffDay)
	case Prechurn:
		last := today.AddDays(1)
		return last, because.One("PC-5", noticePrechurn, "today", today, "plan_expiration_date", last)
	default:
		last := received.AddMonths(p.NoticeMonths)
		return last, because.One("CH-9", noticeForm,
			"received_on", received, "notice_months", p.NoticeMonths, "plan_expiration_date", last)
	}
}

// lastDayByLetter ends the plan with the letter's month, or with the next one
// when the letter came after the cutoff; the cutoff itself is in the partner's
// favour (LT-3).
func lastDayByLetter(received day.Day, cutoff int) (day.Day, because.Reason) {
	last, text := received.Month().Last(), noticeLetterThisMonth
	if _, _, number := received.Date(); number > cutoff {
		last, text = (received.Month() + 1).Last(), noticeLetterNextMonth
	}
	return last, because.One("LT-3", text,
		"received_on", received, "letter_cutoff_day", cutoff, "plan_expiration_date", last)
}
