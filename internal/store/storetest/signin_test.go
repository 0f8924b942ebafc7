package storetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/history"
	"rebond/internal/domain/signin"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// means are what Nina signs in with.
func means() store.Means {
	return store.Means{
		Means: signin.Means{Person: "nina", PasswordSetAt: noon, ShortPassword: true, SecondSetAt: noon, RecoveryLeft: 2, Linked: signin.Linked{
			Issuer: "https://login.example", Subject: "nina-1", Email: "nina@rebond.example", Since: noon,
		}},
		Password: "$argon2id$…", Second: "sealed", Recovery: []string{"a", "b"},
		Passkeys: []store.Passkey{{Passkey: signin.Passkey{ID: "key-1", Person: "nina", Name: "Mac", AddedAt: noon}, Credential: "{}"}},
	}
}

func sitting() store.Sitting {
	return store.Sitting{
		Person: nina(), BegunAt: noon, SeenAt: noon, FreshAt: noon, Until: noon.Add(time.Hour),
		Way: signin.ByPassword, Address: "192.0.2.1", Agent: "Firefox",
	}
}

func changed() history.Entry {
	return history.Entry{At: noon, Actor: "nina", Told: signin.Changed{Person: nina(), Did: signin.PasswordSet}.Told()}
}

// signsInWith saves what Nina signs in with from now on.
func signsInWith(tx *store.Tx, after store.Means) error {
	held, err := tx.Means(context.Background(), "nina")
	if err != nil {
		return err
	}
	return tx.SaveMeans(context.Background(), held, after, changed())
}

// signedIn asks everything that signing in saves.
func (h *house) signedIn() {
	ctx := h.t.Context()
	h.save(func(tx *store.Tx) error { return signsInWith(tx, means()) })
	h.save(func(tx *store.Tx) error {
		guess := store.Guess{By: signin.Account, Key: "nina", Number: 1, At: noon}
		return errors.Join(
			tx.Rehash(ctx, "nina", "$argon2id$…", "$argon2id$…"), tx.PutSitting(ctx, "sitting", sitting()), tx.SeeSitting(ctx, "none", noon),
			tx.DropSittings(ctx, "nobody", ""), tx.DropPasses(ctx, "nobody"), tx.PutGuess(ctx, guess), tx.DropGuess(ctx, store.Guess{Key: "x"}),
			tx.DropGuesses(ctx, store.Guess{Key: "x"}), tx.ForgetGuesses(ctx, noon.Add(-time.Hour)),
			tx.PutEntrance(ctx, store.Entrance{ID: "in-1", Person: "nina", At: noon, Way: signin.ByLink, Outcome: signin.CameIn}),
			tx.ForgetEntrances(ctx, noon.Add(-time.Hour)),
			tx.PutChallenge(ctx, "asked", store.Challenge{Kind: "second_step", Person: "nina", Until: noon.Add(time.Minute)}, noon),
			tx.UseChallenge(ctx, "unasked", noon))
	})
	h.save(func(tx *store.Tx) error {
		after := means()
		after.Passkeys = nil
		return signsInWith(tx, after)
	})
}

func TestWhatSomeoneSignsInWithIsReadAsItWasSaved(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error { return came(tx, nina()) })
		h.save(func(tx *store.Tx) error { return signsInWith(tx, means()) })
		h.must(h.View(t.Context(), func(v *store.View) error {
			got, err := v.Means(t.Context(), "nina")
			got.Head = store.Head{}
			if diff := cmp.Diff(means(), got); diff != "" {
				t.Errorf("saved (-) is read as (+):\n%s", diff)
			}
			return err
		}))
		after := means()
		after.Passkeys, after.Password, after.PasswordSetAt = nil, "", time.Time{}
		h.save(func(tx *store.Tx) error { return signsInWith(tx, after) })
		h.must(h.View(t.Context(), func(v *store.View) error {
			got, err := v.Means(t.Context(), "nina")
			if got.HasPassword() || len(got.Passkeys) > 0 || !got.HasSecond() {
				t.Errorf("after its end it is %+v", got)
			}
			return err
		}))
	})
}

func TestWhatIsDecidedOnMeansIsSavedOnlyWhileTheyAreAsTheyWereRead(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error { return came(tx, nina()) })
		h.save(func(tx *store.Tx) error { return signsInWith(tx, means()) })
		spent := means()
		spent.Recovery, spent.RecoveryLeft = spent.Recovery[1:], 1
		err := h.Save(t.Context(), func(tx *store.Tx) error {
			held, err := tx.Means(t.Context(), "nina")
			h.must(err)
			h.save(func(tx *store.Tx) error { return signsInWith(tx, spent) })
			return tx.SaveMeans(t.Context(), held, spent, changed())
		})
		if taken := (engine.Taken{}); !errors.As(err, &taken) || taken.Table != "event" {
			t.Errorf("a code was spent meanwhile, and then: %v, want event taken", err)
		}
	})
}

func TestASessionIsReadAsItBeganAndEndsAlone(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error { return came(tx, nina()) })
		for _, secret := range []string{"mine", "other"} {
			h.save(func(tx *store.Tx) error { return tx.PutSitting(t.Context(), secret, sitting()) })
		}
		read := func(secret string) (s store.Sitting, found bool) {
			h.must(h.View(t.Context(), func(v *store.View) (err error) {
				s, found, err = v.Sitting(t.Context(), secret)
				return err
			}))
			return s, found
		}
		got, _ := read("mine")
		want := sitting()
		want.ID = got.ID // the secret's hash
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("begun (-) is read as (+):\n%s", diff)
		}
		h.save(func(tx *store.Tx) error {
			return errors.Join(tx.SeeSitting(t.Context(), got.ID, noon.Add(time.Minute)), tx.DropSittings(t.Context(), "nina", got.ID))
		})
		if s, found := read("mine"); !found || !s.SeenAt.Equal(noon.Add(time.Minute)) {
			t.Errorf("it was seen at %v", s.SeenAt)
		}
		if _, found := read("other"); found {
			t.Error("the other one goes on")
		}
	})
}

func TestATryIsCountedOnce(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		put := func(n int) error {
			return h.Save(t.Context(), func(tx *store.Tx) error {
				return tx.PutGuess(t.Context(), store.Guess{By: signin.Account, Key: "nina", Number: n, At: noon})
			})
		}
		h.must(errors.Join(put(1), put(2)))
		var taken engine.Taken
		if err := put(2); !errors.As(err, &taken) || taken.Table != "guess" {
			t.Errorf("counted twice: %v", err)
		}
		h.must(h.View(t.Context(), func(v *store.View) error {
			for by, want := range map[signin.Guessed]int{signin.Account: 2, signin.Device: 0} {
				if g, err := v.Guesses(t.Context(), by, "nina"); err != nil || g.Number != want {
					t.Errorf("%s was tried %d times, want %d: %v", by, g.Number, want, err)
				}
			}
			return nil
		}))
	})
}

func TestAChallengeIsAnsweredOnceAndInTime(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		until := noon.Add(time.Minute)
		h.save(func(tx *store.Tx) error {
			return tx.PutChallenge(t.Context(), "asked", store.Challenge{Kind: "step", Person: "nina", Body: "b", Until: until}, noon)
		})
		waits := func(kind string, at time.Time) (found bool) {
			h.must(h.View(t.Context(), func(v *store.View) (err error) {
				_, found, err = v.Challenge(t.Context(), kind, "asked", at)
				return err
			}))
			return found
		}
		if !waits("step", noon) || waits("other", noon) || waits("step", until) {
			t.Error("it waits at another time, or for something else")
		}
		use := func() error {
			return h.Save(t.Context(), func(tx *store.Tx) error { return tx.UseChallenge(t.Context(), "asked", noon) })
		}
		h.must(use())
		if err := use(); !errors.Is(err, engine.ErrTaken) || waits("step", noon) {
			t.Errorf("it is answered twice: %v", err)
		}
	})
}
