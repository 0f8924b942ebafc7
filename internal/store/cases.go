package store

import (
	"context"
	"encoding/json"
	"fmt"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/store/engine"
)

// Cases of every kind stand in one table, so that the queue is one list.
const (
	churnKind       = "churn"
	billingStopKind = "billing_stop"
)

const putCase = `
	insert into desk_case (id, account_id, kind, stage, open, owner_id, opened_on, opened_by, next_on, look_on, ended_on,
		cause, ped, ped_reason, requests, documents, closing, taken_back, summary, handling, links, fiscal)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
	on conflict (id) do update set
		stage = excluded.stage, open = excluded.open, owner_id = excluded.owner_id, next_on = excluded.next_on, look_on = excluded.look_on,
		ended_on = excluded.ended_on, ped = excluded.ped, ped_reason = excluded.ped_reason, requests = excluded.requests,
		documents = excluded.documents, closing = excluded.closing, taken_back = excluded.taken_back,
		summary = excluded.summary,
		handling = excluded.handling,
		links = excluded.links, fiscal = excluded.fiscal`

// handling is what AL-8 asks of a churn case.
type handling struct {
	Assignment  *churn.Assignment  `json:",omitempty"`
	Briefing    *churn.Briefing    `json:",omitempty"`
	Attempts    []churn.Attempt    `json:",omitempty"`
	Appointment *churn.Appointment `json:",omitempty"`
	Negotiation *churn.Negotiation `json:",omitempty"`
}

func handlingOf(c churn.Case) handling {
	return handling{c.Assignment, c.Briefing, c.Attempts, c.Appointment, c.Negotiation}
}

func (h handling) into(c *churn.Case) {
	c.Assignment, c.Briefing, c.Attempts, c.Appointment, c.Negotiation = h.Assignment, h.Briefing, h.Attempts, h.Appointment, h.Negotiation
}

// nestedIn lists the parts of a churn case that are only ever read with it, in the
// order of their columns. They are kept as JSON, by the domain's own field names; a
// test holds their form.
func nestedIn(c *churn.Case, h *handling) []any {
	return []any{&c.Requests, &c.Documents, &c.Closing, &c.TakenBack, &c.Summary, h, &c.Links}
}

func (t *Tx) putChurnCase(ctx context.Context, c churn.Case) error {
	d := derivedOf(c)
	args := []any{
		string(c.ID), string(c.Account), churnKind, string(c.Stage), d.open, string(c.Owner),
		c.OpenedOn.String(), string(c.OpenedBy), d.nextOn, d.lookOn, d.endedOn, "", c.PlanExpiresOn.String(), c.PEDReason,
	}
	h := handlingOf(c)
	for _, part := range nestedIn(&c, &h) {
		text, err := json.Marshal(part)
		if err != nil {
			return fmt.Errorf("save churn case %s: %w", c.ID, err)
		}
		args = append(args, string(text))
	}
	return t.writer.Exec(ctx, putCase, append(args, d.fiscal)...)
}

func (t *Tx) putBillingStop(ctx context.Context, c billingstop.Case) error {
	d := derivedOfStop(c)
	return t.writer.Exec(ctx, putCase, string(c.ID), string(c.Account), billingStopKind, string(c.Stage), d.open, string(c.Owner),
		c.OpenedOn.String(), "", d.nextOn, d.lookOn, d.endedOn, c.Cause, "", "", "", "", "", "", "", "", "", d.fiscal)
}

// CaseColumns are the columns that ScanCase reads, of desk_case as c.
const CaseColumns = `c.id, c.account_id, c.kind, c.stage, c.open, c.owner_id, c.opened_on, c.opened_by, c.next_on, c.look_on, c.ended_on,
	c.cause, c.ped, c.ped_reason, c.requests, c.documents, c.closing, c.taken_back, c.summary, c.handling, c.links`

// ScanCase reads a case of any kind into a dossier, and what follows its columns.
func ScanCase(scan engine.Scan, d *dossier.Dossier, more ...any) error {
	var id, account, kind, stage, owner, openedOn, openedBy, nextOn, lookOn, endedOn, cause, ped, pedReason string
	var open int
	columns := []any{
		&id, &account, &kind, &stage, &open, &owner, &openedOn, &openedBy, &nextOn, &lookOn, &endedOn, &cause, &ped, &pedReason,
	}
	var c churn.Case
	var h handling
	parts := nestedIn(&c, &h)
	texts := make([]string, len(parts))
	for i := range texts {
		columns = append(columns, &texts[i])
	}
	if err := scan(append(columns, more...)...); err != nil {
		return err
	}
	if kind == billingStopKind {
		c := billingstop.Case{
			ID: billingstop.CaseID(id), Account: partner.AccountID(account), Cause: cause,
			Stage: billingstop.Stage(stage), Owner: staff.ID(owner),
		}
		err := days(into{&c.OpenedOn, openedOn}, into{&c.DueOn, nextOn}, into{&c.EndedOn, endedOn})
		d.BillingStops = append(d.BillingStops, c)
		return err
	}
	if err := unnest(texts, parts); err != nil {
		return fmt.Errorf("read churn case %s: %w", id, err)
	}
	h.into(&c)
	c.ID, c.Account, c.Stage = churn.CaseID(id), partner.AccountID(account), churn.Stage(stage)
	c.Owner, c.OpenedBy, c.PEDReason = staff.ID(owner), staff.ID(openedBy), pedReason
	err := days(into{&c.OpenedOn, openedOn}, into{&c.LookOn, lookOn}, into{&c.PlanExpiresOn, ped})
	d.Churn = append(d.Churn, c)
	return err
}

func unnest(texts []string, parts []any) error {
	for i, text := range texts {
		if text == "null" {
			continue // most cases have no document and no end
		}
		if err := json.Unmarshal([]byte(text), parts[i]); err != nil {
			return err
		}
	}
	return nil
}
