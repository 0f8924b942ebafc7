package app

import (
	"context"

	"rebond/internal/domain/staff"
	"rebond/internal/read"
)

// Histories reads what was done on every account, person and list, the latest first,
// for those who may see all of it (EV-3).
func (a *App) Histories(ctx context.Context, actor staff.Actor, of read.Histories) (read.HistoriesPage, error) {
	if err := a.People.Permit(ctx, actor, staff.SeeHistory); err != nil {
		return read.HistoriesPage{}, err
	}
	of.Zone = a.Policy.Zone
	return a.Reads.Histories(ctx, of)
}
