// Package opportunity holds the commercial deals that procedures open with a partner.
// Today there is one: the downgrade to a plan that is billed nothing, by which a
// partner who would have left stays (DO-2). A deal is opened once and not changed
// here; the CRM goes on with it.
package opportunity

import (
	"strconv"

	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/staff"
)

// ID names an opportunity.
type ID string

// Type says with whom the deal is.
type Type string

// AlreadyClient is a deal with a partner who is one of ours.
const AlreadyClient Type = "already_client"

// Kind names the list of words that types stand in.
func (Type) Kind() string { return "opportunity_type" }

// Kind says what the deal changes.
type Kind string

// Downgrade is a deal for a smaller plan.
const Downgrade Kind = "downgrade"

// Kind names the list of words that kinds stand in.
func (Kind) Kind() string { return "opportunity_kind" }

// Opportunity is one deal.
type Opportunity struct {
	ID       ID
	Account  string
	Case     string // that it came from
	Type     Type
	Kind     Kind
	Billing  int64 // euro cents a month
	OpenedOn day.Day
	OpenedBy staff.ID
}

// Ref names the opportunity in history.
func (o Opportunity) Ref() history.Ref { return history.Ref{Kind: "opportunity", ID: string(o.ID)} }

// Fields tells the opportunity to history.
func (o Opportunity) Fields() []history.Field {
	return []history.Field{
		{Name: "case", Value: o.Case},
		{Name: "type", Value: string(o.Type)},
		{Name: "kind", Value: string(o.Kind)},
		{Name: "billing", Value: strconv.FormatInt(o.Billing, 10)},
		{Name: "opened_on", Value: o.OpenedOn.String()},
		{Name: "opened_by", Value: string(o.OpenedBy)},
	}
}

// Of makes an opportunity of what its fields say, which is what Fields tells.
func Of(id ID, account string, v history.Values) Opportunity {
	billing, _ := strconv.ParseInt(v["billing"], 10, 64) // what history wrote is a number
	return Opportunity{
		ID: id, Account: account, Case: v["case"], Type: Type(v["type"]), Kind: Kind(v["kind"]), Billing: billing,
		OpenedOn: v.Day("opened_on"), OpenedBy: staff.ID(v["opened_by"]),
	}
}
