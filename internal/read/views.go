package read

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/view"
	"rebond/internal/store"
)

// SavedView is a view with the last entry of its history.
type SavedView struct {
	view.View
	Version int
}

// Views lists the views of a list that someone sees: their own first, then those of
// all, by name.
func (r *Reads) Views(ctx context.Context, list view.List, who staff.ID) ([]SavedView, error) {
	var views []SavedView
	err := r.store.View(ctx, func(v *store.View) error {
		held, err := v.SavedViews(ctx, list, who)
		for _, h := range held {
			views = append(views, SavedView{h.View, h.Head.Seq})
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the views of %s: %w", who, err)
	}
	slices.SortFunc(views, func(a, b SavedView) int {
		return cmp.Or(cmp.Compare(slices.Index(view.Sharings, a.Sharing), slices.Index(view.Sharings, b.Sharing)), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return views, nil
}

// View reads a view that someone sees. Refused where there is none.
func (r *Reads) View(ctx context.Context, id view.ID, who staff.ID) (SavedView, error) {
	var saved SavedView
	err := r.store.View(ctx, func(v *store.View) error {
		held, found, err := v.SavedView(ctx, id)
		if err == nil && (!found || !held.SeenBy(who)) {
			err = refusal.New(refusal.Unknown, "", "", "door.not_found")
		}
		saved = SavedView{held.View, held.Head.Seq}
		return err
	})
	return saved, err
}
