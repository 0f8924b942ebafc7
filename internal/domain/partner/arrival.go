package partner

import (
	"rebond/internal/domain/because"
	"rebond/internal/domain/history"
	"rebond/internal/domain/staff"
)

// Arrived is told when an account comes to the desk: how, the reason says.
type Arrived struct {
	Account Account
	How     because.Reason
}

// Told tells it to history.
func (e Arrived) Told() history.Told {
	return history.Told{Verb: "account.arrived", About: e.Account.Ref(), Because: because.Reasons{e.How}, Facts: e.How.Inputs}
}

// Updated is told when a newer export knows more of an account, or knows better.
type Updated struct {
	Account Account
	From    staff.ID // the manager it had
	How     because.Reason
}

// Told tells it to history.
func (e Updated) Told() history.Told {
	return history.Told{Verb: "account.updated", About: e.Account.Ref(), Because: because.Reasons{e.How}, Facts: e.How.Inputs}
}
