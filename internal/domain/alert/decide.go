package alert

import (
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/policy"
)

const (
	readAs        because.Text = "alert.read_as"
	isOther       because.Text = "alert.other"
	isUnparsed    because.Text = "alert.unparsed"
	taskToday     because.Text = "alert.task_today"
	riskOpens     because.Text = "alert.risk_opens"
	riskIsOpen    because.Text = "alert.risk_is_open"
	formShown     because.Text = "alert.form_shown"
	nextDayNear   because.Text = "alert.next_day_near"
	nextDayUnread because.Text = "alert.next_day_unread"
	beforeFar     because.Text = "alert.before_far"
	noteWritten   because.Text = "alert.note"
	noSignal      because.Text = "alert.no_signal"
	lowNPS        because.Text = "alert.signal_low_nps"
	recentRisk    because.Text = "alert.signal_risk"
	tickets       because.Text = "alert.signal_tickets"
	bugs          because.Text = "alert.signal_bugs"
	scoreLow      because.Text = "alert.score_low"
	scoreMedium   because.Text = "alert.score_medium"
	scoreHigh     because.Text = "alert.score_high"
	notInFrance   because.Text = "alert.store_not_in_france"
	neverOrdered  because.Text = "alert.store_never"
	orderedLong   because.Text = "alert.store_long_ago"
	orderedLate   because.Text = "alert.store_recently"
)

// Decide reads a message and says what it leads to (AL-3 to AL-6). Days are those
// of the policy's zone; every text has a decision.
func Decide(text string, receivedAt time.Time, account Account, p policy.Policy) Decision {
	t := triage{
		Decision: Decision{Fields: Read(text, receivedAt, p.Zone)},
		today:    p.Today(receivedAt),
		account:  account,
		policy:   p,
	}
	t.Kind = t.Fields.Kind
	t.decide()
	return t.Decision
}

// triage is a decision on its way.
type triage struct {
	Decision
	today   day.Day
	account Account
	policy  policy.Policy
}

func (t *triage) decide() {
	switch t.Kind {
	case Other:
		t.because("AL-1", isOther)
		return
	case Unparsed:
		t.because("AL-9", isUnparsed)
		return
	}
	t.because("AL-1", readAs, "kind", t.Kind)
	switch t.Kind {
	case ChurnRisk:
		t.doToday("AL-3", RDCInfoRDV)
		t.open("AL-3", OfChurn)
	case DownsellRisk:
		t.doToday("AL-3", RDCInfoRDV)
		t.open("AL-3", OfDownsell)
	case RedAlert:
		t.redAlert()
	case NPS:
		t.score(*t.Fields.Score)
	case Upsell:
		t.doToday("AL-6", SellMore)
	case Hardware:
		t.doToday("AL-6", SellHardware)
	case FormReceived:
		t.because("AL-6", formShown)
	}
}

// redAlert: AL-4 a task for another day, a note, and a churn risk where any other
// signal is alarming; never the call of AL-3.
func (t *triage) redAlert() {
	t.do(MeetClient, t.meetOn())
	t.Note = true
	t.because("AL-4", noteWritten)
	if t.alarming() {
		t.open("AL-4", OfChurn)
	} else {
		t.because("AL-4", noSignal, "signal_days", t.policy.SignalDays)
	}
}

// meetOn says when the client is met: AL-4 about a week before a far appointment,
// else the next day; never the day the alert arrives, whatever the parameters.
func (t *triage) meetOn() day.Day {
	soonest := t.today.AddDays(max(1, t.policy.RedAlertDelayDays))
	if t.Fields.AppointmentAt.IsZero() {
		t.because("AL-4", nextDayUnread, "received_on", t.today, "due_on", soonest)
		return soonest
	}
	appointment := t.policy.Today(t.Fields.AppointmentAt)
	if appointment.Since(t.today) <= t.policy.RedAlertFarDays {
		t.because("AL-4", nextDayNear, "received_on", t.today, "appointment_on", appointment,
			"red_alert_far_days", t.policy.RedAlertFarDays, "due_on", soonest)
		return soonest
	}
	due := max(soonest, appointment.AddDays(-t.policy.RedAlertLeadDays))
	t.because("AL-4", beforeFar, "received_on", t.today, "appointment_on", appointment,
		"red_alert_far_days", t.policy.RedAlertFarDays, "red_alert_lead_days", t.policy.RedAlertLeadDays, "due_on", due)
	return due
}

// alarming tells every signal that alarms: AL-4 a dated one counts for so many
// days, the last included; one that lies ahead isn't there yet.
func (t *triage) alarming() bool {
	before := len(t.Because)
	if t.counts(t.account.LastLowNPSOn) {
		t.because("AL-4", lowNPS, "last_low_nps_on", t.account.LastLowNPSOn, "signal_days", t.policy.SignalDays)
	}
	if t.counts(t.account.LastRiskOn) {
		t.because("AL-4", recentRisk, "last_risk_on", t.account.LastRiskOn, "signal_days", t.policy.SignalDays)
	}
	if t.account.UnresolvedTickets > 0 {
		t.because("AL-4", tickets, "unresolved_tickets", t.account.UnresolvedTickets)
	}
	if t.account.KnownBugs > 0 {
		t.because("AL-4", bugs, "known_bugs", t.account.KnownBugs)
	}
	return len(t.Because) > before
}

func (t *triage) counts(signal day.Day) bool {
	ago := t.today.Since(signal)
	return !signal.IsZero() && ago >= 0 && ago <= t.policy.SignalDays
}

// score: AL-5 low opens a churn risk, medium is called back, high may be sold the
// store.
func (t *triage) score(score int) {
	switch p := t.policy; {
	case score <= p.NPSLowMax:
		t.because("AL-5", scoreLow, "score", score, "nps_low_max", p.NPSLowMax)
		t.doToday("AL-5", RDCInfoRDV)
		t.open("AL-5", OfChurn)
	case score <= p.NPSMediumMax:
		t.because("AL-5", scoreMedium, "score", score, "nps_low_max", p.NPSLowMax, "nps_medium_max", p.NPSMediumMax)
		t.doToday("AL-5", FollowUpCall)
	default:
		t.because("AL-5", scoreHigh, "score", score, "nps_medium_max", p.NPSMediumMax)
		t.offerStore()
	}
}

// offerStore: AL-5 a client in France who never ordered on the store, or not since
// the day so many months earlier, is called about it.
func (t *triage) offerStore() {
	last, since := t.account.LastStoreOrderOn, t.today.AddMonths(-t.policy.StoreReorderMonths)
	switch {
	case t.account.Country != "FR":
		t.because("AL-5", notInFrance, "country", t.account.Country)
		return
	case last.IsZero():
		t.because("AL-5", neverOrdered, "country", t.account.Country)
	case last < since:
		t.because("AL-5", orderedLong, "last_store_order_on", last, "since", since)
	default:
		t.because("AL-5", orderedLate, "last_store_order_on", last, "since", since)
		return
	}
	t.doToday("AL-5", CallStore)
}

// open opens a risk, unless one is open: an account never has two.
func (t *triage) open(rule string, risk Risk) {
	if t.account.OpenRisk {
		t.because(rule, riskIsOpen)
		return
	}
	t.OpenRisk, t.RiskAs = risk, AsCase
	if t.account.Platform == partner.Wavy {
		t.RiskAs = AsOpportunity
	}
	t.because(rule, riskOpens, "risk", t.OpenRisk, "risk_as", t.RiskAs)
}

func (t *triage) doToday(rule string, kind TaskKind) {
	t.do(kind, t.today)
	t.because(rule, taskToday, "task", kind, "due_on", t.today)
}

func (t *triage) do(kind TaskKind, on day.Day) {
	t.Tasks = append(t.Tasks, Task{kind, on})
}

func (t *triage) because(rule string, text because.Text, pairs ...any) {
	t.Because = t.Because.And(rule, text, pairs...)
}
