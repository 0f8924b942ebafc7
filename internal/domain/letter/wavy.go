// Package letter decides what a termination letter leads to (SPEC 4 and 5).
//
// The letter is read, and a person confirms what was read; only then is anything
// decided (LW-1). On a Wavy account all hangs on one question: was a churn risk
// of the account lost before (LW-5)? If so access ends with the commitment,
// billing is stopped, the open sales are lost. If not, the retention team tries
// to save the partner; nothing is cut and nothing stops, but the dates on which
// it would are shown.
//
// What always holds: hardware and the store are never stopped; a date already
// past is given as computed.
package letter

import (
	"slices"

	"rebond/internal/domain/because"
	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/day"
)

// Wavy is what is known of a Wavy account and its letter once a person has
// confirmed what was read (LW-1).
type Wavy struct {
	ReceivedOn      day.Day
	LostRisk        bool // a churn risk of the account was lost (LW-5)
	WonRisk         bool // one was won
	Salon           string
	Billing         billingstop.Billing
	WantsClientFile bool
	WantsDomainName bool
	StatedEnd       day.Stated // what the letter asks for; nothing where it doesn't say
}

// Handling is all that a letter on a Wavy account leads to.
type Handling struct {
	Opportunity           Opportunity
	CutAccessOn           day.Day // with a lost risk
	PotentialCutAccessOn  day.Day // without one
	Stops                 []Stop
	LoseSaleOpportunities bool
	Tasks                 []Task
	Because               because.Reasons
}

// Opportunity is the churn opportunity that the letter opens (LW-6).
type Opportunity struct {
	Name           string
	Stage          Stage
	BillingStopped bool // the value it takes once the stops are verified
	PreviousRisk   PreviousRisk
	BillingEndOn   day.Day
}

// What every churn opportunity of a letter says alike (LW-6).
const (
	Pipeline         = "churn"
	ChurnType        = "total"
	CancelledOptions = "churn_total"
)

// Stage is where the opportunity starts.
type Stage string

const (
	ToDo          Stage = "todo"
	ReviewForLost Stage = "review_for_lost"
)

// PreviousRisk is how the account's risks ended before; a lost one outweighs a
// won one.
type PreviousRisk string

const (
	PreviouslyLost PreviousRisk = "yes_lost"
	PreviouslyWon  PreviousRisk = "yes_win"
	NoneBefore     PreviousRisk = "no"
)

// Stop is a product's stop: for real with a lost risk, potential without (LW-5).
type Stop struct {
	Product     billingstop.Product
	On          day.Day
	PotentialOn day.Day
}

// Task is what someone has to do about the letter.
type Task struct {
	Kind     TaskKind
	DueOn    day.Day
	Assignee Assignee
}

// TaskKind says what a task is about.
type TaskKind string

const (
	CutAccess        TaskKind = "cut_access"         // LW-5, LW-9
	SavePartner      TaskKind = "save_partner"       // LW-5
	CorrectEndDate   TaskKind = "correct_end_date"   // LW-2
	ExportClientFile TaskKind = "export_client_file" // LW-3
	SendDomainCode   TaskKind = "send_domain_code"   // LW-3
)

// Assignee says who gets a task.
type Assignee string

const (
	DirectManager Assignee = "direct_manager" // of whoever handles the letter
	RetentionTeam Assignee = "retention_team"
	Handler       Assignee = "handler"
)

const (
	letterLost       because.Text = "letter.lost_risk"
	letterNotLost    because.Text = "letter.no_lost_risk"
	letterBillingEnd because.Text = "letter.billing_end"
	letterNoStop     because.Text = "letter.nothing_to_stop"
	letterWrongEnd   because.Text = "letter.wrong_end"
	letterClientFile because.Text = "letter.client_file"
	letterDomainName because.Text = "letter.domain_name"
)

// Handle says what the letter leads to (LW-2, LW-3, LW-5 to LW-7). Without a lost
// risk nothing is cut and nothing stops: the same dates are given as potential
// (LW-5). A product given twice is refused.
func (w Wavy) Handle() (Handling, error) {
	stops, err := w.Billing.Stops()
	if err != nil {
		return Handling{}, err
	}
	h := Handling{
		Opportunity: Opportunity{
			Name:         "Churn - " + w.Salon,
			Stage:        ToDo,
			PreviousRisk: w.previousRisk(),
		},
		LoseSaleOpportunities: w.LostRisk,
		Stops:                 w.stops(stops.Each),
	}
	if w.LostRisk {
		end := billingEnd(stops.Each)
		h.Opportunity.Stage = ReviewForLost
		h.Opportunity.BillingStopped, h.Opportunity.BillingEndOn = !end.IsZero(), end
		h.CutAccessOn = w.accessEnd()
	} else {
		h.PotentialCutAccessOn = w.accessEnd()
	}
	h.Tasks = w.tasks()
	h.Because = w.reasons(h, stops.Because)
	return h, nil
}

func (w Wavy) previousRisk() PreviousRisk {
	switch {
	case w.LostRisk:
		return PreviouslyLost
	case w.WonRisk:
		return PreviouslyWon
	default:
		return NoneBefore
	}
}

func (w Wavy) stops(each []billingstop.Stop) []Stop {
	stops := make([]Stop, len(each))
	for i, stop := range each {
		stops[i].Product = stop.Product
		if w.LostRisk {
			stops[i].On = stop.On
		} else {
			stops[i].PotentialOn = stop.On
		}
	}
	return stops
}

// billingEnd is the stop of GESTION or MARKET, that of SMS where there is
// neither, and no day where nothing can be stopped.
func billingEnd(each []billingstop.Stop) day.Day {
	var sms day.Day
	for _, stop := range each {
		switch stop.Product {
		case billingstop.Management, billingstop.Market:
			return stop.On
		case billingstop.SMS:
			sms = stop.On
		}
	}
	return sms
}

// accessEnd is the commitment end; known only to the month, that month's invoice
// day, its anniversary (LW-7).
func (w Wavy) accessEnd() day.Day {
	end := w.Billing.CommitmentEnd
	if end.ToTheDay() {
		return end.Day
	}
	return end.Month.Day(w.Billing.InvoiceDay)
}

func (w Wavy) wrongEnd() bool {
	return !w.StatedEnd.IsZero() && !w.StatedEnd.Agrees(w.Billing.CommitmentEnd)
}

func (w Wavy) tasks() []Task {
	first := Task{SavePartner, w.ReceivedOn, RetentionTeam}
	if w.LostRisk {
		first = Task{CutAccess, w.accessEnd(), DirectManager}
	}
	tasks := []Task{first}
	for _, also := range []struct {
		kind   TaskKind
		wanted bool
	}{
		{CorrectEndDate, w.wrongEnd()},
		{ExportClientFile, w.WantsClientFile},
		{SendDomainCode, w.WantsDomainName},
	} {
		if also.wanted {
			tasks = append(tasks, Task{also.kind, w.ReceivedOn, Handler})
		}
	}
	return tasks
}

func (w Wavy) reasons(h Handling, stops because.Reasons) because.Reasons {
	branch, cut := letterNotLost, h.PotentialCutAccessOn
	if w.LostRisk {
		branch, cut = letterLost, h.CutAccessOn
	}
	reasons := because.Of("LW-5", branch, "lost_risk", w.LostRisk, "commitment_end", w.Billing.CommitmentEnd, "cut_access_on", cut)
	reasons = slices.Concat(reasons, stops)
	if w.LostRisk {
		text := letterBillingEnd
		if !h.Opportunity.BillingStopped {
			text = letterNoStop
		}
		reasons = reasons.And("LW-6", text, "billing_end_on", h.Opportunity.BillingEndOn)
	}
	if w.wrongEnd() {
		reasons = reasons.And("LW-2", letterWrongEnd, "stated_end", w.StatedEnd, "commitment_end", w.Billing.CommitmentEnd)
	}
	if w.WantsClientFile {
		reasons = reasons.And("LW-3", letterClientFile)
	}
	if w.WantsDomainName {
		reasons = reasons.And("LW-3", letterDomainName)
	}
	return reasons
}
