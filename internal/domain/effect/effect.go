// Package effect holds the outward effects of what was decided: what has to
// happen in another system (EV-5). The intent is saved together with its cause.
// Where no connector is configured for it, a person does it: the effect then has
// a task with exact instructions, and is confirmed when that task is done. An
// effect whose cause is withdrawn is withdrawn, unless it happened already.
package effect

import (
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/move"
	"rebond/internal/domain/task"
)

// ID names an effect.
type ID string

// What is what has to happen outside.
type What string

const (
	WriteCRMStatus   What = "write_crm_status"      // the account's status, in the CRM
	WriteOpportunity What = "write_crm_opportunity" // a deal, in the CRM (DO-2)
	StopBilling      What = "stop_billing"          // every line that is ever stopped, cancelled at a date
	CutAccess        What = "cut_access"            // collaborators removed, online booking off
	ResumeBilling    What = "resume_billing"        // what was cancelled goes on (CH-12)
	RestoreAccess    What = "restore_access"        // what was cut is open again (CH-12)
	SendForm         What = "send_termination_form" // a mail to the partner, with the link (CH-5)
)

// Kind names the list of words that effects stand in.
func (What) Kind() string { return "effect" }

// ByHand is the task that an effect becomes without a connector.
var ByHand = map[What]task.What{
	WriteCRMStatus:   task.UpdateCRMStatus,
	WriteOpportunity: task.EnterOpportunity,
	StopBilling:      task.StopBilling,
	CutAccess:        task.CutAccess,
	ResumeBilling:    task.ResumeBilling,
	RestoreAccess:    task.RestoreAccess,
	SendForm:         task.SendForm,
}

// State is where an effect stands.
type State string

const (
	InHand    State = "in_hand" // a person's task carries it
	Confirmed State = "confirmed"
	Withdrawn State = "withdrawn"
)

// Kind names the list of words that effect states stand in.
func (State) Kind() string { return "effect_state" }

// Verb moves an effect.
type Verb string

const (
	Confirm  Verb = "confirm"
	Withdraw Verb = "withdraw"
)

// Kind names the list of words that an effect's verbs stand in.
func (Verb) Kind() string { return "effect_verb" }

// Moves lists every legal move of an effect.
var Moves = move.Table[State, Verb]{
	InHand: {Confirm: Confirmed, Withdraw: Withdrawn},
}

// Effect is one outward effect.
type Effect struct {
	ID      ID
	Account string
	Case    string // the case that caused it; empty where the account did
	What    What
	Detail  string // what to write, such as the status; empty where What says all
	DueOn   day.Day
	Task    task.ID // who carries it while in hand
	State   State
}

// Ref names the effect in history.
func (e Effect) Ref() history.Ref { return history.Ref{Kind: "effect", ID: string(e.ID)} }

// Fields tells the effect to history.
func (e Effect) Fields() []history.Field {
	return []history.Field{
		{Name: "what", Value: string(e.What)},
		{Name: "case", Value: e.Case},
		{Name: "detail", Value: e.Detail},
		{Name: "due_on", Value: e.DueOn.String()},
		{Name: "task", Value: string(e.Task)},
		{Name: "state", Value: string(e.State)},
	}
}

// Of makes an effect of what its fields say, which is what Fields tells.
func Of(id ID, account string, v history.Values) Effect {
	return Effect{
		ID: id, Account: account, Case: v["case"], What: What(v["what"]), Detail: v["detail"],
		DueOn: v.Day("due_on"), Task: task.ID(v["task"]), State: State(v["state"]),
	}
}

// Moved returns the effect after a verb, and as it is where the verb isn't legal:
// what happened outside can't be withdrawn.
func (e Effect) Moved(verb Verb) Effect {
	if next, err := Moves.Next(e.State, verb, "EV-5"); err == nil {
		e.State = next
	}
	return e
}
