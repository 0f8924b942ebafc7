package storetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/match"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// came saves a person who is new at the desk.
func came(tx *store.Tx, p staff.Person) error { return isNow(tx, p, "person.came") }

// isNow saves a person as they are now.
func isNow(tx *store.Tx, p staff.Person, verb string) error {
	held, err := tx.Everyone(context.Background())
	if err != nil {
		return err
	}
	_, err = tx.SavePeople(context.Background(), held, []staff.Person{p}, history.Entry{At: noon, Actor: "desk", Policy: "1", Told: history.Told{Verb: verb, About: p.Ref()}})
	return err
}

func TestPeopleAreReadBackByName(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		eve := staff.Person{ID: "eve", Name: "Ève Nalin", Role: staff.Finance, Lang: "en"}
		for _, p := range []staff.Person{eve, nina()} {
			h.save(func(tx *store.Tx) error { return came(tx, p) })
		}
		h.must(h.View(t.Context(), func(v *store.View) error {
			people, err := v.People(t.Context())
			if diff := cmp.Diff([]staff.Person{nina(), eve}, people); diff != "" {
				t.Errorf("the people (-) are read as (+):\n%s", diff)
			}
			return err
		}))
		if flaws := h.flaws(); len(flaws) > 0 {
			t.Error(flaws)
		}
	})
}

func TestWhatIsDecidedOnPeopleIsSavedOnlyWhileTheyAreAsTheyWereRead(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error { return came(tx, nina()) })
		renamed, moved := nina(), nina()
		renamed.Name, moved.Team = "Nina Roy", staff.Onboarding
		for what, meanwhile := range map[string]func(*store.Tx) error{
			"her name":             func(tx *store.Tx) error { return isNow(tx, renamed, "person.altered") },
			"what she signs in by": func(tx *store.Tx) error { return signsInWith(tx, means()) },
		} {
			err := h.Save(t.Context(), func(tx *store.Tx) error {
				held, err := tx.Everyone(t.Context())
				h.must(err)
				h.save(meanwhile)
				_, err = tx.SavePeople(t.Context(), held, []staff.Person{moved}, history.Entry{At: noon, Actor: "desk", Told: history.Told{Verb: "person.altered", About: moved.Ref()}})
				return err
			})
			if taken := (engine.Taken{}); !errors.As(err, &taken) || taken.Table != "event" {
				t.Errorf("%s was saved meanwhile, and then: %v, want event taken", what, err)
			}
		}
		if flaws := h.flaws(); len(flaws) > 0 {
			t.Error(flaws)
		}
	})
}

func TestTwoPeopleHaveNoAddressInCommon(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error { return came(tx, nina()) })
		twin := nina()
		twin.ID = "twin"
		var taken engine.Taken
		if err := h.Save(t.Context(), func(tx *store.Tx) error { return came(tx, twin) }); !errors.As(err, &taken) || taken.Table != "person" {
			t.Errorf("got %v, want person taken", err)
		}
	})
}

func TestAPassLetsItsPersonInUntilItsTime(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		left := nina()
		left.ID, left.Email, left.Active = "left", "", false
		h.save(func(tx *store.Tx) error { return came(tx, nina()) })
		h.save(func(tx *store.Tx) error { return came(tx, left) })
		until := noon.Add(time.Hour)
		h.save(func(tx *store.Tx) error {
			return errors.Join(
				tx.PutPass(t.Context(), store.Session, "open-sesame", "nina", noon, until),
				tx.PutPass(t.Context(), store.Session, "of-one-who-left", "left", noon, until))
		})
		cases := []struct {
			name, secret string
			kind         store.Pass
			at           time.Time
			in           bool
		}{
			{"in time", "open-sesame", store.Session, noon, true},
			{"at the last moment", "open-sesame", store.Session, until.Add(-time.Microsecond), true},
			{"too late", "open-sesame", store.Session, until, false},
			{"as another kind of pass", "open-sesame", store.Token, noon, false},
			{"another secret", "open-barley", store.Session, noon, false},
			{"of someone who has left", "of-one-who-left", store.Session, noon, false},
		}
		for _, c := range cases {
			person, in := h.admitted(c.kind, c.secret, c.at)
			if in != c.in || in && person.ID != nina().ID {
				t.Errorf("%s: in %v as %+v", c.name, in, person)
			}
		}
		h.save(func(tx *store.Tx) error { return tx.DropPass(t.Context(), "open-sesame") })
		if _, in := h.admitted(store.Session, "open-sesame", noon); in {
			t.Error("a pass that was dropped lets someone in")
		}
	})
}

func (h *house) admitted(kind store.Pass, secret string, at time.Time) (person staff.Person, in bool) {
	h.t.Helper()
	h.must(h.View(context.Background(), func(v *store.View) (err error) {
		person, in, err = v.Admitted(context.Background(), kind, secret, at)
		return err
	}))
	return person, in
}

func TestALinkIsGoodOnce(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error { return came(tx, nina()) })
		h.save(func(tx *store.Tx) error {
			return tx.PutPass(t.Context(), store.SignInLink, "link", "nina", noon, noon.Add(time.Hour))
		})
		h.save(func(tx *store.Tx) error { return tx.UsePass(t.Context(), "link", noon) })
		if _, in := h.admitted(store.SignInLink, "link", noon); in {
			t.Error("a used link lets someone in")
		}
		if err := h.Save(t.Context(), func(tx *store.Tx) error { return tx.UsePass(t.Context(), "link", noon) }); !errors.Is(err, engine.ErrTaken) {
			t.Errorf("used again: %v, want ErrTaken", err)
		}
	})
}

func TestAnAnswerIsKeptOnceAndForgottenInTime(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		key := store.Key{Actor: "nina", Value: "key", Request: "hash"}
		put := func() error {
			return h.Save(t.Context(), func(tx *store.Tx) error { return tx.PutAnswer(t.Context(), key, "body", noon) })
		}
		h.must(put())
		var taken engine.Taken
		if err := put(); !errors.As(err, &taken) || taken.Table != "answer" {
			t.Errorf("the same key again: %v, want answer taken", err)
		}
		for _, c := range []struct {
			before time.Time
			kept   bool
		}{{noon, true}, {noon.Add(time.Microsecond), false}} {
			h.save(func(tx *store.Tx) error { return tx.DropAnswers(t.Context(), c.before) })
			h.must(h.View(t.Context(), func(v *store.View) error {
				request, body, found, err := v.Answer(t.Context(), key)
				if found != c.kept || found && (request != "hash" || body != "body") {
					t.Errorf("after those before %v were dropped: %q, %q, %v", c.before, request, body, found)
				}
				return err
			}))
		}
	})
}

func TestANightRunAgainAddsToWhatItDid(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		first := store.Night{Day: day.MustParse("2026-07-10"), Started: noon, Ended: noon.Add(time.Minute), Left: 2}
		again := store.Night{Day: first.Day, Started: noon.Add(time.Hour), Ended: noon.Add(2 * time.Hour), Left: 3}
		earlier := store.Night{Day: day.MustParse("2026-07-09"), Started: noon, Ended: noon, Left: 1}
		for _, n := range []store.Night{first, again, earlier} {
			h.save(func(tx *store.Tx) error { return tx.PutNight(t.Context(), n) })
		}
		want := store.Night{Day: first.Day, Started: noon, Ended: again.Ended, Left: 5}
		h.must(h.View(t.Context(), func(v *store.View) error {
			got, found, err := v.LastNight(t.Context())
			if diff := cmp.Diff(want, got); diff != "" || !found {
				t.Errorf("the last night (-) is read as (+):\n%s", diff)
			}
			return err
		}))
	})
}

func TestExpiredAccountsAreListedInChunksByTheirDay(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error {
			for n, ped := range []string{"2026-07-09", "2026-07-08", "2026-07-10", "2026-07-08", ""} {
				a := salon(n)
				a.Status = partner.ExpiringPlan
				if ped != "" {
					a.PlanExpiresOn = day.MustParse(ped)
				}
				if err := bring(tx, dossier.Dossier{Account: a}); err != nil {
					return err
				}
			}
			return nil
		})
		h.must(h.View(t.Context(), func(v *store.View) error {
			before := day.MustParse("2026-07-10")
			first, err := v.Expired(t.Context(), before, partner.Account{}, 2)
			if diff := cmp.Diff([]partner.AccountID{"account-1", "account-3"}, first); diff != "" || err != nil {
				t.Errorf("the first two: %s %v", diff, err)
			}
			last := salon(3)
			last.PlanExpiresOn = day.MustParse("2026-07-08")
			rest, err := v.Expired(t.Context(), before, last, 2)
			if diff := cmp.Diff([]partner.AccountID{"account-0"}, rest); diff != "" {
				t.Errorf("the rest: %s", diff)
			}
			return err
		}))
	})
}

func TestWordsFollowNameAndCity(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		aurora, belle := salon(1), salon(2)
		aurora.Name, belle.Name = "Aurora Coiffure", "Coiffure Belle Île"
		h.save(func(tx *store.Tx) error {
			return errors.Join(bring(tx, dossier.Dossier{Account: aurora}), bring(tx, dossier.Dossier{Account: belle}))
		})
		if got, want := h.words(), wordsOf(aurora, belle); !cmp.Equal(got, want) || got["coiffure"] != 2 {
			t.Errorf("the words are %v, want %v", got, want)
		}
		held := h.dossier(aurora.ID)
		aurora.Name = "Aurora Beauté"
		h.save(func(tx *store.Tx) error { return rename(tx, held, aurora.Name) })
		if got, want := h.words(), wordsOf(aurora, belle); !cmp.Equal(got, want) || got["coiffure"] != 1 {
			t.Errorf("after a new name the words are %v, want %v", got, want)
		}
	})
}

// wordsOf counts the accounts that have each word.
func wordsOf(accounts ...partner.Account) map[string]int {
	words := map[string]int{}
	for _, a := range accounts {
		for _, word := range match.AccountTokens(a.Name, a.City) {
			words[word]++
		}
	}
	return words
}

func (h *house) words() map[string]int {
	h.t.Helper()
	words := map[string]int{}
	h.must(h.View(context.Background(), func(v *store.View) error {
		return v.Words(context.Background(), func(word string, accounts int) { words[word] = accounts })
	}))
	return words
}

func TestASettingIsTheOneLastPut(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		for _, value := range []string{"", "first", "second"} {
			if value != "" {
				h.save(func(tx *store.Tx) error { return tx.PutSetting(t.Context(), "name", value) })
			}
			h.must(h.View(t.Context(), func(v *store.View) error {
				got, err := v.Setting(t.Context(), "name")
				if got != value {
					t.Errorf("it is %q, want %q", got, value)
				}
				return err
			}))
		}
	})
}
