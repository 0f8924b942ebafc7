package app

import (
	"cmp"
	"context"
	"sync"
	"time"

	"rebond/internal/domain/staff"
	"rebond/internal/lately"
	"rebond/internal/store"
)

// roster is who works at the desk, read anew when it is older than a moment: on
// several nodes, another one may have changed it.
type roster struct {
	mu     sync.Mutex
	readAt time.Time
	people staff.Everyone

	admitted lately.Memory[pass, staff.Person] // by what they show
	grips    lately.Memory[string, staff.Grip] // what that may be used for, by its secret
	sittings lately.Memory[string, store.Sitting]
}

const rosterAge = 2 * time.Second

// everyone reads who works at the desk. What it returns isn't changed any more.
func (r *roster) everyone(ctx context.Context, d *door) (staff.Everyone, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.people != nil && time.Since(r.readAt) < rosterAge {
		return r.people, nil
	}
	err := d.store.Ask(ctx, func(v *store.View) error {
		held, err := v.Everyone(ctx)
		if err == nil {
			r.people, r.readAt = held.Everyone, time.Now()
		}
		return err
	})
	return r.people, err
}

func (r *roster) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.people = nil
	r.admitted.Forget()
	r.grips.Forget()
	r.sittings.Forget()
}

// name says who a person is, from what was read last.
func (r *roster) name(id staff.ID) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return cmp.Or(r.people[id].Name, staff.Unmanned[id], string(id))
}
