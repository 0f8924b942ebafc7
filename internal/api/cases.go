package api

import (
	"net/url"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/strict"
)

// CaseList is one page of the cases, by the day on which each is next looked at.
type CaseList struct {
	Cases []CaseRow `json:"cases"`
	Count int       `json:"count" doc:"Of the whole list, as far as it is counted."`
	AtAll bool      `json:"counted_to_the_end" doc:"False where there are more than count."`
	Next  string    `json:"next,omitempty" doc:"The address of the next page, where there is one."`
}

// CaseRow is a case in a list.
type CaseRow struct {
	ID                 string            `json:"id"`
	Kind               caseKind          `json:"kind"`
	Account            partner.AccountID `json:"account"`
	AccountName        string            `json:"account_name"`
	City               string            `json:"city,omitempty"`
	AccountStatus      partner.Status    `json:"account_status"`
	Stage              string            `json:"stage"`
	Outcome            churn.Outcome     `json:"outcome,omitempty"`
	Fiscal             churn.Fiscal      `json:"fiscal,omitempty" doc:"Of a churn case: how far the fiscal churn is."`
	Owner              staff.ID          `json:"owner"`
	OwnerName          string            `json:"owner_name"`
	OpenedOn           day.Day           `json:"opened_on"`
	NextOn             day.Day           `json:"next_on" doc:"The day on which the case is next looked at."`
	PlanExpirationDate day.Day           `json:"plan_expiration_date,omitzero"`
}

// caseKind is a kind of case, as a list is asked for it.
type caseKind string

const (
	churnKind       caseKind = "churn"
	billingStopKind caseKind = "billing_stop"
)

var caseKinds = []caseKind{churnKind, billingStopKind}

type caseQuery struct {
	Kind   caseKind     `field:"kind,optional"`
	Stage  churn.Stage  `field:"stage,optional"`
	At     read.Column  `field:"at,optional"`
	Closed yesNo        `field:"closed,optional"`
	Owner  string       `field:"owner,optional"`
	Fiscal churn.Fiscal `field:"fiscal,optional"`
	From   day.Day      `field:"from,optional"`
	To     day.Day      `field:"to,optional"`
	Tag    string       `field:"tag,optional"`
	After  string       `field:"after,optional"`
}

var caseQueryForm = strict.Of[caseQuery](shapes)

func (d *desk) getCases(a *asked, in caseQuery) (CaseList, error) {
	queue, err := in.queue(a.person.ID)
	if err != nil {
		return CaseList{}, err
	}
	page, err := d.reads.Queue(a.ctx(), queue)
	if err != nil {
		return CaseList{}, err
	}
	people, err := d.reads.People(a.ctx())
	if err != nil {
		return CaseList{}, err
	}
	list := CaseList{
		Cases: strict.Each(page.Rows, func(r read.Row) CaseRow { return caseRowOf(r, people) }),
		Count: min(page.Count, read.CountedTo), AtAll: page.Count <= read.CountedTo,
	}
	if page.More {
		list.Next = nextCases(a.URL.Query(), page.Rows[len(page.Rows)-1].Mark)
	}
	return list, nil
}

// queue is the list that is asked for. The owner "me" is whoever asks.
func (in caseQuery) queue(me staff.ID) (read.Queue, error) {
	owner := staff.ID(in.Owner)
	if owner == "me" {
		owner = me
	}
	id, on, err := readDayMark(in.After)
	return read.Queue{
		Kind: string(in.Kind), At: in.At, Stage: in.Stage, Closed: in.Closed == "true" || in.Stage == churn.Closed, Owner: owner, Fiscal: in.Fiscal, Tag: churn.TagOf(in.Tag), From: in.From, To: in.To, After: read.Mark{NextOn: on, ID: id},
	}, err
}

// nextCases is the address of the page behind a row, with the same filters.
func nextCases(query url.Values, last read.Mark) string {
	query.Set("after", markOf(last.ID, last.NextOn.String()))
	return link("cases") + "?" + query.Encode()
}

func caseRowOf(r read.Row, people read.People) CaseRow {
	row := CaseRow{
		Account: r.Account.ID, AccountName: r.Account.Name, City: r.Account.City, AccountStatus: r.Account.Status,
		ID: r.Mark.ID, NextOn: r.Mark.NextOn,
	}
	for _, c := range r.Churn {
		row.Kind, row.Stage, row.Owner, row.OpenedOn, row.PlanExpirationDate = churnKind, string(c.Stage), c.Owner, c.OpenedOn, c.PlanExpiresOn
		row.Fiscal = c.Fiscal()
		if c.Closing != nil {
			row.Outcome = c.Closing.Outcome
		}
	}
	for _, c := range r.BillingStops {
		row.Kind, row.Stage, row.Owner, row.OpenedOn, row.PlanExpirationDate = billingStopKind, string(c.Stage), c.Owner, c.OpenedOn, c.DueOn
	}
	row.OwnerName = people.Name(row.Owner)
	return row
}
