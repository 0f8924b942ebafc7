package store

import (
	"context"

	"rebond/internal/domain/opportunity"
	"rebond/internal/store/engine"
)

const (
	opportunityColumns = `id, account_id, case_id, type, kind, billing, opened_on, opened_by`
	putOpportunity     = `
	insert into opportunity (` + opportunityColumns + `) values ($1, $2, $3, $4, $5, $6, $7, $8)
	on conflict (id) do update set
		case_id = excluded.case_id, type = excluded.type, kind = excluded.kind, billing = excluded.billing,
		opened_on = excluded.opened_on, opened_by = excluded.opened_by`
	opportunitiesOf = `select ` + opportunityColumns + ` from opportunity where account_id = $1 order by opened_on, id`
)

func (t *Tx) putOpportunity(ctx context.Context, o opportunity.Opportunity) error {
	return t.writer.Exec(ctx, putOpportunity, string(o.ID), o.Account, o.Case, string(o.Type), string(o.Kind), o.Billing,
		o.OpenedOn.String(), string(o.OpenedBy))
}

func scanOpportunity(scan engine.Scan) (opportunity.Opportunity, error) {
	var o opportunity.Opportunity
	var opened string
	if err := scan(&o.ID, &o.Account, &o.Case, &o.Type, &o.Kind, &o.Billing, &opened, &o.OpenedBy); err != nil {
		return o, err
	}
	return o, days(into{&o.OpenedOn, opened})
}
