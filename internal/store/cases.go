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
		cause, ped, ped_reason, requests, documents, closing, taken_back, links, fiscal)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
	on conflict (id) do update set
		stage = excluded.stage, open = excluded.open, owner_id = excluded.owner_id, next_on = excluded.next_on, look_on = excluded.look_on,
		ended_on = excluded.ended_on, ped = excluded.ped, ped_reason = excluded.ped_reason, requests = excluded.requests,
		documents = excluded.documents, closing = excluded.closing, taken_back = excluded.taken_back,
		links = excluded.links, fiscal = excluded.fiscal`

// nested are the parts of a churn case that are only ever read with it. They are
// kept as JSON, by the domain's own field names; a test holds their form.
type nested struct {
	requests, documents, closing, takenBack, links string
}

func (t *Tx) putChurnCase(ctx context.Context, c churn.Case) error {
	parts, err := nest(c)
	if err != nil {
		return fmt.Errorf("save churn case %s: %w", c.ID, err)
	}
	open, endedOn := 1, ""
	if c.Closing != nil {
		open, endedOn = 0, c.Closing.On.String()
	}
	return t.writer.Exec(ctx, putCase, string(c.ID), string(c.Account), churnKind, string(c.Stage), open, string(c.Owner),
		c.OpenedOn.String(), string(c.OpenedBy), c.NextOn().String(), c.LookOn.String(), endedOn, "", c.PlanExpiresOn.String(), c.PEDReason,
		parts.requests, parts.documents, parts.closing, parts.takenBack, parts.links, string(c.Fiscal()))
}

func nest(c churn.Case) (nested, error) {
	var parts nested
	for _, part := range []struct {
		into  *string
		value any
	}{
		{&parts.requests, c.Requests}, {&parts.documents, c.Documents}, {&parts.closing, c.Closing}, {&parts.takenBack, c.TakenBack}, {&parts.links, c.Links},
	} {
		text, err := json.Marshal(part.value)
		if err != nil {
			return parts, err
		}
		*part.into = string(text)
	}
	return parts, nil
}

func (t *Tx) putBillingStop(ctx context.Context, c billingstop.Case) error {
	open := 0
	if c.Stage == billingstop.New {
		open = 1
	}
	return t.writer.Exec(ctx, putCase, string(c.ID), string(c.Account), billingStopKind, string(c.Stage), open, string(c.Owner),
		c.OpenedOn.String(), "", c.DueOn.String(), "", c.EndedOn.String(), c.Cause, "", "", "", "", "", "", "", "")
}

// CaseColumns are the columns that ScanCase reads, of desk_case as c.
const CaseColumns = `c.id, c.account_id, c.kind, c.stage, c.open, c.owner_id, c.opened_on, c.opened_by, c.next_on, c.look_on, c.ended_on,
	c.cause, c.ped, c.ped_reason, c.requests, c.documents, c.closing, c.taken_back, c.links`

// ScanCase reads a case of any kind into a dossier, and what follows its columns.
func ScanCase(scan engine.Scan, d *dossier.Dossier, more ...any) error {
	var id, account, kind, stage, owner, openedOn, openedBy, nextOn, lookOn, endedOn, cause, ped, pedReason string
	var parts nested
	var open int
	columns := []any{
		&id, &account, &kind, &stage, &open, &owner, &openedOn, &openedBy, &nextOn, &lookOn, &endedOn, &cause, &ped, &pedReason,
		&parts.requests, &parts.documents, &parts.closing, &parts.takenBack, &parts.links,
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
	c := churn.Case{
		ID: churn.CaseID(id), Account: partner.AccountID(account), Stage: churn.Stage(stage),
		Owner: staff.ID(owner), OpenedBy: staff.ID(openedBy), PEDReason: pedReason,
	}
	if err := parts.unnest(&c); err != nil {
		return fmt.Errorf("read churn case %s: %w", id, err)
	}
	err := days(into{&c.OpenedOn, openedOn}, into{&c.LookOn, lookOn}, into{&c.PlanExpiresOn, ped})
	d.Churn = append(d.Churn, c)
	return err
}

func (parts nested) unnest(c *churn.Case) error {
	for _, part := range []struct {
		text string
		into any
	}{
		{parts.requests, &c.Requests}, {parts.documents, &c.Documents}, {parts.closing, &c.Closing}, {parts.takenBack, &c.TakenBack}, {parts.links, &c.Links},
	} {
		if part.text == "null" {
			continue // most cases have no document and no end
		}
		if err := json.Unmarshal([]byte(part.text), part.into); err != nil {
			return err
		}
	}
	return nil
}
