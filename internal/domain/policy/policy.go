// Package policy holds every number of the procedures as a named parameter,
// with versions and the day from which each holds (EV-7). A decision keeps the
// version it was taken under, so that it can be explained, and replayed under
// another one.
package policy

import (
	"time"
	_ "time/tzdata" // the binary needs nothing beside it

	"rebond/internal/domain/day"
)

// Policy is one version of all parameters.
type Policy struct {
	Version string
	From    day.Day // holds from this day until the next version's

	ReactivationDays   int // offline fewer days: a reactivation, not a winback (WB-3)
	PrechurnDays       int // asked at most so many days after signing: pre-churn (PC-1)
	NoticeMonths       int // from the form to the PED (CH-9)
	LetterCutoffDay    int // a letter received on it or before ends with this month (LT-3)
	DormantMonths      int // how long a dormant offer lasts (DO-1)
	DormantAnswerDays  int // no answer within so many days: declined (DO-3)
	DormantWinbackDays int // from the dormant case's closing to the winback task (DO-2)
	NPSLowMax          int // a score up to it opens a churn risk (AL-5)
	NPSMediumMax       int // a score up to it gets a follow-up call (AL-5)
	StoreReorderMonths int // last store order before so many months ago: call (AL-5)
	RedAlertDelayDays  int // a red alert's task is due so many days after it arrives (AL-4)
	RedAlertFarDays    int // an appointment more than so many days away is far (AL-4)
	RedAlertLeadDays   int // a far appointment's task is due so many days before it (AL-4)
	SignalDays         int // a dated signal counts for so many days (AL-4)
	FormWaitDays       int // choice: a partner who was reached is called again after so many days, if no form came (CH-4)
	CallBackDays       int // choice: one who wasn't is called again after so many days (AL-8)

	FormLinkDays int // choice: the link to the termination form opens it for so many days (CH-5)

	HorizonMonths int // choice: a PED that a manager sets, a call-back, an appointment or an absence lies at most so many months ahead (CH-9, AL-8)
	ReceiptMonths int // choice: a form or letter was received at most so many months ago (CH-6)

	Zone *time.Location // in which business dates are counted (EV-6)
}

// Default returns the version that Rebond starts with.
func Default() Policy {
	return Policy{
		Version:            "2026-1",
		From:               day.New(2026, time.January, 1),
		ReactivationDays:   30,
		PrechurnDays:       14,
		NoticeMonths:       1,
		LetterCutoffDay:    15,
		DormantMonths:      3,
		DormantAnswerDays:  14,
		DormantWinbackDays: 90,
		NPSLowMax:          3,
		NPSMediumMax:       6,
		StoreReorderMonths: 2,
		RedAlertDelayDays:  1,
		RedAlertFarDays:    8,
		RedAlertLeadDays:   7,
		SignalDays:         90,
		FormWaitDays:       7,
		CallBackDays:       2,
		FormLinkDays:       14,
		HorizonMonths:      24,
		ReceiptMonths:      12,
		Zone:               paris,
	}
}

// paris is loaded once; the binary embeds the zones.
var paris = mustLoad("Europe/Paris")

func mustLoad(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return zone
}

// Today returns the business day of an instant.
func (p Policy) Today(at time.Time) day.Day { return day.Of(at, p.Zone) }

// Prechurn reports whether a wish to leave comes so soon after signing that it is a
// pre-churn. PC-1: the day of signing is day 0, and the last one counts.
func (p Policy) Prechurn(signed, asked day.Day) bool { return asked.Since(signed) <= p.PrechurnDays }

// Number is a parameter that counts something.
type Number struct {
	Name  string
	Field func(*Policy) *int
}

// Numbers lists the counting parameters by the names that EV-7 gives them.
var Numbers = []Number{
	{"reactivation_days", func(p *Policy) *int { return &p.ReactivationDays }},
	{"prechurn_days", func(p *Policy) *int { return &p.PrechurnDays }},
	{"notice_months", func(p *Policy) *int { return &p.NoticeMonths }},
	{"letter_cutoff_day", func(p *Policy) *int { return &p.LetterCutoffDay }},
	{"dormant_months", func(p *Policy) *int { return &p.DormantMonths }},
	{"dormant_answer_days", func(p *Policy) *int { return &p.DormantAnswerDays }},
	{"dormant_winback_days", func(p *Policy) *int { return &p.DormantWinbackDays }},
	{"nps_low_max", func(p *Policy) *int { return &p.NPSLowMax }},
	{"nps_medium_max", func(p *Policy) *int { return &p.NPSMediumMax }},
	{"store_reorder_months", func(p *Policy) *int { return &p.StoreReorderMonths }},
	{"red_alert_delay_days", func(p *Policy) *int { return &p.RedAlertDelayDays }},
	{"red_alert_far_days", func(p *Policy) *int { return &p.RedAlertFarDays }},
	{"red_alert_lead_days", func(p *Policy) *int { return &p.RedAlertLeadDays }},
	{"signal_days", func(p *Policy) *int { return &p.SignalDays }},
	{"form_wait_days", func(p *Policy) *int { return &p.FormWaitDays }},
	{"call_back_days", func(p *Policy) *int { return &p.CallBackDays }},
	{"form_link_days", func(p *Policy) *int { return &p.FormLinkDays }},
	{"horizon_months", func(p *Policy) *int { return &p.HorizonMonths }},
	{"receipt_months", func(p *Policy) *int { return &p.ReceiptMonths }},
}

// TimeZone is the name of the parameter that holds the zone.
const TimeZone = "time_zone"
