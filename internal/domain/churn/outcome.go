package churn

import (
	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/refusal"
)

// Outcome is how a case ends (CH-7).
type Outcome string

const (
	RecoveredNoAction   Outcome = "recovered_no_action"
	RecoveredTraining   Outcome = "recovered_training"
	RecoveredPlanUpdate Outcome = "recovered_plan_update" // the dormant offer, accepted (DO-2)
	NotRecovered        Outcome = "not_recovered"
)

// Outcomes lists every outcome.
var Outcomes = []Outcome{RecoveredNoAction, RecoveredTraining, RecoveredPlanUpdate, NotRecovered}

// Recoveries lists the outcomes in which the partner stays.
var Recoveries = []Outcome{RecoveredNoAction, RecoveredTraining, RecoveredPlanUpdate}

// Kind names the list of words that outcomes stand in.
func (Outcome) Kind() string { return "churn_outcome" }

// Ending is what is known of a case that is about to end.
type Ending struct {
	Outcome            Outcome
	PlanExpirationDate day.Day // no day where it isn't known
	ReceivedOn         day.Day // of the form or letter; no day where none was received
	Today              day.Day
}

// Consequence is what an ending leads to. With anything missing the account
// stays in retention and nothing opens (CH-8).
type Consequence struct {
	Account partner.Status
	Opens   []Opening
	Missing []Piece
	Because because.Reasons
}

// Opening is a case, task or opportunity that an ending opens by itself.
type Opening struct {
	Type  OpeningType
	Kind  OpeningKind
	DueOn day.Day // no day where nothing is due
}

// OpeningType says what is opened.
type OpeningType string

const (
	OpensCase        OpeningType = "case"
	OpensTask        OpeningType = "task"
	OpensOpportunity OpeningType = "opportunity"
)

// OpeningKind says what it is about.
type OpeningKind string

const (
	DisableBilling  OpeningKind = "disable_billing_company_product" // CH-10
	TrainingTask    OpeningKind = "training"                        // CH-7
	DowngradeToZero OpeningKind = "downgrade"                       // DO-2
	WinbackTask     OpeningKind = "winback"                         // DO-2
)

// Piece is something that must be known before a case can be lost.
type Piece string

const (
	MissingPlanExpirationDate Piece = "plan_expiration_date"
	MissingReceivedOn         Piece = "received_on"
)

// Kind names the list of words that pieces stand in.
func (Piece) Kind() string { return "piece" }

const (
	outcomeNoAction   because.Text = "outcome.recovered_no_action"
	outcomeTraining   because.Text = "outcome.recovered_training"
	outcomePlanUpdate because.Text = "outcome.recovered_plan_update"
	outcomeWinback    because.Text = "outcome.winback"
	outcomeLost       because.Text = "outcome.not_recovered"
	outcomeBilling    because.Text = "outcome.billing_stop"
	outcomeIncomplete because.Text = "outcome.incomplete"
	outcomePEDFirst   because.Text = "outcome.ped_before_receipt"
)

// ConsequenceOf says what an ending leads to (CH-7, CH-8, CH-10, DO-2). A PED
// before the receipt of the form or letter is refused.
func ConsequenceOf(e Ending, p policy.Policy) (Consequence, error) {
	if e.endsBeforeReceipt() {
		return Consequence{}, refusal.New(refusal.Invalid, "CH-9", "plan_expiration_date", outcomePEDFirst,
			"plan_expiration_date", e.PlanExpirationDate, "received_on", e.ReceivedOn)
	}
	switch e.Outcome {
	case RecoveredTraining:
		return e.trained(), nil
	case RecoveredPlanUpdate:
		return e.downgraded(p.DormantWinbackDays), nil
	case NotRecovered:
		return e.lost(), nil
	default:
		return Consequence{Account: partner.Active, Because: because.Of("CH-7", outcomeNoAction)}, nil
	}
}

func (e Ending) endsBeforeReceipt() bool {
	return !e.PlanExpirationDate.IsZero() && !e.ReceivedOn.IsZero() && e.PlanExpirationDate < e.ReceivedOn
}

func (e Ending) trained() Consequence {
	return Consequence{
		Account: partner.Training,
		Opens:   []Opening{{OpensTask, TrainingTask, e.Today}},
		Because: because.Of("CH-7", outcomeTraining, "today", e.Today),
	}
}

func (e Ending) downgraded(winbackDays int) Consequence {
	winback := e.Today.AddDays(winbackDays)
	return Consequence{
		Account: partner.Active,
		Opens:   []Opening{{OpensOpportunity, DowngradeToZero, 0}, {OpensTask, WinbackTask, winback}},
		Because: because.Reasons{
			because.One("DO-2", outcomePlanUpdate),
			because.One("DO-2", outcomeWinback, "today", e.Today, "dormant_winback_days", winbackDays, "due_on", winback),
		},
	}
}

func (e Ending) lost() Consequence {
	if missing := e.missing(); len(missing) > 0 {
		return Consequence{
			Account: partner.Retention,
			Missing: missing,
			Because: because.Of("CH-8", outcomeIncomplete, "missing", missing),
		}
	}
	return Consequence{
		Account: partner.ExpiringPlan,
		Opens:   []Opening{{OpensCase, DisableBilling, e.PlanExpirationDate}},
		Because: because.Reasons{
			because.One("CH-8", outcomeLost, "received_on", e.ReceivedOn, "plan_expiration_date", e.PlanExpirationDate),
			because.One("CH-10", outcomeBilling, "plan_expiration_date", e.PlanExpirationDate),
		},
	}
}

// missing lists what must be known before a case can be lost, PED first.
func (e Ending) missing() []Piece {
	var missing []Piece
	if e.PlanExpirationDate.IsZero() {
		missing = append(missing, MissingPlanExpirationDate)
	}
	if e.ReceivedOn.IsZero() {
		missing = append(missing, MissingReceivedOn)
	}
	return missing
}
