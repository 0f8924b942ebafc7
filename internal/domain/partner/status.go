package partner

import "rebond/internal/domain/move"

// Status is where an account stands with the marketplace.
type Status string

const (
	Active       Status = "active"
	Retention    Status = "retention"     // it wants to leave, and the AM tries to keep it
	Training     Status = "training"      // it stays, and learns to use the tool
	ExpiringPlan Status = "expiring_plan" // it leaves at the end of its PED
	Churned      Status = "churned"       // it left
)

// Kind names the list of words that statuses stand in.
func (Status) Kind() string { return "account_status" }

// Verb is what moves an account from one status to another.
type Verb string

const (
	EnterRetention Verb = "enter_retention"
	Recover        Verb = "recover"
	Train          Verb = "train"
	Expire         Verb = "expire"
	Churn          Verb = "churn"
	TakeBack       Verb = "take_back"
)

// Kind names the list of words that an account's verbs stand in.
func (Verb) Kind() string { return "account_verb" }

// Moves lists every legal move of an account's status. An account that was
// imported in Retention without its case enters Retention again when one is
// opened.
var Moves = move.Table[Status, Verb]{
	Active:       {EnterRetention: Retention},
	Training:     {EnterRetention: Retention, Recover: Active},
	Retention:    {EnterRetention: Retention, Recover: Active, Train: Training, Expire: ExpiringPlan},
	ExpiringPlan: {Churn: Churned, TakeBack: Active},
}
