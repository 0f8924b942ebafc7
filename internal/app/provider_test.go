package app_test

import (
	"sync"
	"testing"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/signin"
	"rebond/internal/domain/staff"
)

// vouched comes in by the provider, as an identity.
func (d *desk) vouched(who signin.Identity) (app.Entry, error) {
	d.t.Helper()
	trip, err := d.People.BeginProvider(d.t.Context())
	d.did(err)
	return d.People.SignInByProvider(d.t.Context(), app.Visitor{Address: "192.0.2.9"}, trip.Ticket, trip.State, func(back app.Trip) (signin.Identity, error) {
		if back != trip {
			d.t.Errorf("%+v came back as %+v", trip, back)
		}
		return who, nil
	})
}

func TestTheProviderLetsInWhomItIsLinkedTo(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		nina := d.guarded()
		who := signin.Identity{Issuer: "https://login.example", Subject: "1", Email: "Nina@Rebond.example", Verified: true}
		entry, err := d.vouched(who)
		d.did(err)
		s := d.session(entry.Session)
		own, err := d.People.Means(t.Context(), nina)
		d.did(err)
		if s.Person.ID != nina || s.Way != signin.ByProvider || !s.Fresh || own.Linked.Subject != "1" || own.Entrances[0].Way != signin.ByProvider {
			t.Errorf("in comes %+v by %+v", s, own)
		}
		who.Email = "elsewhere@rebond.example"
		d.now = d.now.Add(time.Minute)
		if entry, err = d.vouched(who); err != nil || d.session(entry.Session).Person.ID != nina {
			t.Errorf("with another address: %v", err)
		}
		other := signin.Identity{Issuer: "https://login.example", Subject: "2", Email: ninasMail, Verified: true}
		d.now = d.now.Add(time.Minute)
		if _, err := d.vouched(other); !refusedAs(err, refusal.Forbidden) {
			t.Errorf("someone else with her address: %v", err)
		}
		own, err = d.People.Means(t.Context(), nina)
		d.did(err)
		if own.Entrances[0].Outcome != signin.Refused {
			t.Errorf("she isn’t told of it: %+v", own.Entrances)
		}
		d.did(d.People.RemoveProvider(t.Context(), s))
		if err := d.People.RemoveProvider(t.Context(), s); !refusedAs(err, refusal.Illegal) {
			t.Errorf("removed twice: %v", err)
		}
		entry, err = d.vouched(other)
		d.did(err)
		d.verified()
		ada := d.person("Maud Ory", staff.Admin)
		_, _, err = d.People.ResetSignIn(t.Context(), ada, nina)
		d.did(err)
		if own, err = d.People.Means(t.Context(), nina); err != nil || own.Linked.Is() {
			t.Errorf("after a reset she is linked to %+v: %v", own.Linked, err)
		}
		d.verified()
	})
}

func TestOfTwoWhoComeAtOnceBothAreLinkedOnce(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		d.guarded()
		var all sync.WaitGroup
		came := make(chan error, 8)
		for range cap(came) {
			all.Go(func() {
				_, err := d.vouched(signin.Identity{Issuer: "https://login.example", Subject: "1", Email: ninasMail, Verified: true})
				came <- err
			})
		}
		all.Wait()
		close(came)
		for err := range came {
			d.did(err)
		}
		d.verified()
	})
}

func TestATripIsUsedUpBeforeTheProviderIsAsked(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		d.guarded()
		trip, err := d.People.BeginProvider(t.Context())
		d.did(err)
		asked := 0
		for range 2 {
			_, err = d.People.SignInByProvider(t.Context(), app.Visitor{}, trip.Ticket, trip.State, func(app.Trip) (signin.Identity, error) {
				asked++
				return signin.Identity{}, nil
			})
			if !refusedAs(err, refusal.Forbidden) {
				t.Errorf("nobody comes in with %v", err)
			}
		}
		if asked != 1 {
			t.Errorf("the provider is asked %d times", asked)
		}
	})
}
