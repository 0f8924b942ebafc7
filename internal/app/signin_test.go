package app_test

import (
	"encoding/base32"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/signin"
	"rebond/internal/domain/staff"
)

// cheap hashes passwords so that a test can try many.
var cheap = app.Cost{Passes: 1, Memory: 8, Threads: 1}

const (
	passphrase = "le héron boude au troisième étage"
	another    = "sept tilleuls derrière la gare"
	ninasMail  = "nina@rebond.example"
)

// guarded is a desk with a key, and Nina with an address.
func (d *desk) guarded() staff.ID {
	d.t.Helper()
	d.Guarded(app.Guard{Key: [app.KeySize]byte{1}, Cost: cheap})
	person, _, err := d.People.Welcome(d.t.Context(), d.person("Ada Kessler", staff.Admin), staff.Particulars{
		Name: "Nina Vasseur", Email: ninasMail, Role: staff.CX, Active: true,
	})
	d.did(err)
	return person.ID
}

func (d *desk) did(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// enters signs a person in by a link.
func (d *desk) enters(person staff.ID) (app.Session, app.Entry) {
	d.t.Helper()
	_, link, err := d.People.Relink(d.t.Context(), staff.Desk, person)
	d.did(err)
	entry, err := d.People.SignIn(d.t.Context(), app.Visitor{Address: "192.0.2.1"}, link)
	d.did(err)
	return d.session(entry.Session), entry
}

func (d *desk) session(secret string) app.Session {
	d.t.Helper()
	s, err := d.People.AdmitSession(d.t.Context(), secret)
	d.did(err)
	return s
}

// locked gives Nina a password.
func (d *desk) locked() (staff.ID, app.Session, app.Entry) {
	d.t.Helper()
	nina := d.guarded()
	s, entry := d.enters(nina)
	d.did(d.People.SetPassword(d.t.Context(), s, passphrase))
	return nina, s, entry
}

func (d *desk) verified() {
	d.t.Helper()
	found, err := d.Verify(d.t.Context())
	d.did(err)
	if len(found.Flaws) > 0 {
		d.t.Errorf("history and the present differ: %+v", found.Flaws)
	}
}

// from is a stranger's address.
func from(n int) app.Visitor {
	return app.Visitor{Address: "198.51.100." + string(rune('0'+n%10)) + "/" + time.Duration(n).String()}
}

func TestSomeoneComesBackByTheirPassword(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		nina, _, _ := d.locked()
		d.now = d.now.Add(time.Minute)
		entry, err := d.People.SignInByPassword(t.Context(), from(1), " Nina@Rebond.example", "le he\u0301ron boude au troisie\u0300me e\u0301tage")
		d.did(err)
		if s := d.session(entry.Session); s.Person.ID != nina || s.Way != signin.ByPassword || !s.Fresh {
			t.Errorf("the session is %+v", s)
		}
		own, err := d.People.Means(t.Context(), nina)
		d.did(err)
		if len(own.Entrances) != 2 || own.Entrances[0].Way != signin.ByPassword || own.Entrances[0].Outcome != signin.CameIn {
			t.Errorf("kept of it is %+v", own.Entrances)
		}
		if strings.Contains(own.Password, "héron") || !strings.HasPrefix(own.Password, "$argon2id$v=19$m=8,t=1,p=1$") {
			t.Errorf("kept of the password is %q", own.Password)
		}
		d.verified()
	})
}

func TestWhoeverIsTurnedAwayLearnsNothingAndCostsTheSame(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		_, _, _ = d.locked()
		gone, without := d.person("Ida Roche", staff.Finance), d.person("Léo Caron", staff.Finance)
		ada := d.person("Maud Ory", staff.Admin)
		d.did(d.altered(ada, gone.ID, staff.Particulars{Name: "Ida", Email: "ida@rebond.example", Role: staff.Finance, Active: true}))
		s, _ := d.enters(gone.ID)
		d.did(d.People.SetPassword(t.Context(), s, passphrase))
		d.did(d.altered(ada, gone.ID, staff.Particulars{Name: "Ida", Email: "ida@rebond.example", Role: staff.Finance}))
		d.did(d.altered(ada, without.ID, staff.Particulars{Name: "Léo", Email: "leo@rebond.example", Role: staff.Finance, Active: true}))
		for n, email := range []string{ninasMail, "nobody@rebond.example", "ida@rebond.example", "leo@rebond.example", ""} {
			before := d.Hashed()
			_, err := d.People.SignInByPassword(t.Context(), from(n), email, another)
			refused, _ := refusal.Of(err)
			if refused == nil || len(refused.Unmet) != 1 || refused.Unmet[0].Text != "sign_in.wrong" || len(refused.Unmet[0].Inputs) > 0 {
				t.Errorf("%q is told %v", email, err)
			}
			if work := d.Hashed() - before; work != 1 {
				t.Errorf("%q costs %d hashes, want 1", email, work)
			}
		}
		if _, err := d.People.SignInByPassword(t.Context(), from(9), "ida@rebond.example", passphrase); !refusedAs(err, refusal.Invalid) {
			t.Errorf("someone who left comes in: %v", err)
		}
	})
}

func TestTenThousandGuessesAreMostlyNeverTried(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		nina, _, known := d.locked()
		before, guesses := d.Hashed(), 2_000
		if d.Engine() == "sqlite" {
			guesses = 10_000
		}
		for n := range guesses { // one a second, each from another address
			d.now = d.now.Add(time.Second)
			_, err := d.People.SignInByPassword(t.Context(), from(n), ninasMail, "guess")
			var soon app.TooSoon
			if !refusedAs(err, refusal.Invalid) && (!errors.As(err, &soon) || soon.Wait <= 0) {
				t.Fatalf("guess %d: %v", n, err)
			}
		}
		// 5 at once, 30 s to 8 min doubling, then one each 15 min.
		if tried := d.Hashed() - before; tried > 22 || tried < 5 {
			t.Errorf("of %d guesses in %v %d were tried", guesses, time.Duration(guesses)*time.Second, tried)
		}
		// Strangers slow down strangers: the browser that she came by is let in at once,
		// and so is a link.
		entry, err := d.People.SignInByPassword(t.Context(), app.Visitor{Address: "192.0.2.1", Device: known.Device}, ninasMail, passphrase)
		if err != nil || entry.Session == "" {
			t.Errorf("she can’t come in by a browser that is known: %v", err)
		}
		d.enters(nina)
	})
}

func TestManyGuessesAtOnceAreNoQuicker(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		d.locked()
		before := d.Hashed()
		var all sync.WaitGroup
		for n := range 40 {
			all.Go(func() { _, _ = d.People.SignInByPassword(t.Context(), from(n), ninasMail, "guess") })
		}
		all.Wait()
		if tried := d.Hashed() - before; tried != 5 {
			t.Errorf("of 40 at once %d were tried, want 5", tried)
		}
	})
}

func TestAnAddressThatTriesManyAccountsWaits(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		d.locked()
		before := d.Hashed()
		for n := range 100 {
			_, _ = d.People.SignInByPassword(t.Context(), from(1), "someone"+from(n).Address, "guess")
		}
		if tried := d.Hashed() - before; tried != 30 {
			t.Errorf("of 100 guesses from one address %d were tried, want 30", tried)
		}
		_, err := d.People.SignInByPassword(t.Context(), from(2), ninasMail, passphrase)
		d.did(err)
	})
}

func TestAWrongDeviceMarkIsNone(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		d.locked()
		_, others := d.enters(d.person("Léo Caron", staff.CX).ID)
		for n := range 5 {
			_, _ = d.People.SignInByPassword(t.Context(), from(n), ninasMail, "guess")
		}
		for _, device := range []string{others.Device, "made up"} {
			var soon app.TooSoon
			if _, err := d.People.SignInByPassword(t.Context(), app.Visitor{Address: "a", Device: device}, ninasMail, "guess"); !errors.As(err, &soon) {
				t.Errorf("a browser with another’s mark isn’t slowed down: %v", err)
			}
		}
	})
}

func TestASessionEndsWithItsPersonItsTimeAndItsRest(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		nina := d.guarded()
		ada := d.person("Maud Ory", staff.Admin)
		out := func(name, secret string, want bool) {
			t.Helper()
			_, err := d.People.AdmitSession(t.Context(), secret)
			if refusedAs(err, refusal.Forbidden) != want || !want && err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		_, rests := d.enters(nina)
		d.now = d.now.Add(signin.Idle - time.Minute)
		out("just used", rests.Session, false)
		d.now = d.now.Add(signin.Idle - time.Minute)
		out("used since", rests.Session, false)
		d.now = d.now.Add(signin.Idle)
		out("rested", rests.Session, true)

		_, busy := d.enters(nina)
		for range 12 {
			out("busy", busy.Session, false)
			d.now = d.now.Add(time.Hour)
		}
		out("busy for too long", busy.Session, true)

		_, entry := d.enters(nina)
		left := staff.Particulars{Name: "Nina Vasseur", Email: ninasMail, Role: staff.CX}
		d.did(d.altered(ada, nina, left))
		out("of someone who left a moment ago", entry.Session, true)
		if _, err := d.People.SignIn(t.Context(), app.Visitor{}, "no link"); !refusedAs(err, refusal.Forbidden) {
			t.Errorf("no link lets someone in: %v", err)
		}
	})
}

func TestWhatOneSignsInWithChangesOnlyInAFreshSession(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		nina, s, mine := d.locked()
		_, other := d.enters(nina)
		d.did(d.People.SetPassword(t.Context(), s, another))
		if _, err := d.People.AdmitSession(t.Context(), other.Session); !refusedAs(err, refusal.Forbidden) {
			t.Errorf("another session goes on after a new password: %v", err)
		}
		d.now = d.now.Add(signin.Fresh)
		s = d.session(mine.Session)
		for name, change := range map[string]error{
			"password":          d.People.SetPassword(t.Context(), s, passphrase),
			"password’s end":    d.People.RemovePassword(t.Context(), s),
			"second factor end": d.People.RemoveSecond(t.Context(), s),
			"codes":             func() error { _, err := d.People.RenewCodes(t.Context(), s); return err }(),
			"second factor":     func() error { _, err := d.People.BeginSecond(t.Context(), s); return err }(),
		} {
			if !refusedAs(change, refusal.Forbidden) {
				t.Errorf("%s in a stale session: %v", name, change)
			}
		}
		if _, err := d.People.Confirm(t.Context(), s, mine.Session, passphrase, ""); !refusedAs(err, refusal.Invalid) {
			t.Errorf("confirmed by the old password: %v", err)
		}
		renewed, err := d.People.Confirm(t.Context(), s, mine.Session, another, "")
		d.did(err)
		if _, err := d.People.AdmitSession(t.Context(), mine.Session); !refusedAs(err, refusal.Forbidden) {
			t.Error("the session kept its secret")
		}
		d.did(d.People.RemovePassword(t.Context(), d.session(renewed)))
		if _, err := d.People.SignInByPassword(t.Context(), from(1), ninasMail, another); !refusedAs(err, refusal.Invalid) {
			t.Errorf("a removed password lets in: %v", err)
		}
		d.verified()
	})
}

func TestGuessingInASessionWaitsToo(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		_, s, mine := d.locked()
		for range 5 {
			_, _ = d.People.Confirm(t.Context(), s, mine.Session, "guess", "")
		}
		var soon app.TooSoon
		if _, err := d.People.Confirm(t.Context(), s, mine.Session, passphrase, ""); !errors.As(err, &soon) {
			t.Errorf("a sixth try is made at once: %v", err)
		}
	})
}

func TestAHashKeepsUpWithItsCost(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		nina, _, _ := d.locked()
		d.Guarded(app.Guard{Key: [app.KeySize]byte{1}, Cost: app.Cost{Passes: 2, Memory: 16, Threads: 1}})
		for range 2 {
			_, err := d.People.SignInByPassword(t.Context(), from(1), ninasMail, passphrase)
			d.did(err)
		}
		own, err := d.People.Means(t.Context(), nina)
		d.did(err)
		if !strings.Contains(own.Password, "$m=16,t=2,p=1$") {
			t.Errorf("it is still %q", own.Password)
		}
		d.verified()
	})
}

// second gives Nina a second factor, and returns its secret and recovery codes.
func (d *desk) second(s app.Session) (secret []byte, codes []string) {
	d.t.Helper()
	begun, err := d.People.BeginSecond(d.t.Context(), s)
	d.did(err)
	secret, err = base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(begun.Secret)
	d.did(err)
	if _, err := d.People.SetSecond(d.t.Context(), s, begun.Ticket, "000000"); !refusedAs(err, refusal.Invalid) {
		d.t.Errorf("any code confirms: %v", err)
	}
	codes, err = d.People.SetSecond(d.t.Context(), s, begun.Ticket, d.code(secret))
	d.did(err)
	return secret, codes
}

func (d *desk) code(secret []byte) string { return signin.Code(secret, signin.Step(d.now)) }

func TestASecondFactorIsAskedForAndEachCodeGoodOnce(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		nina, s, _ := d.locked()
		secret, codes := d.second(s)
		if len(codes) != signin.RecoveryCodes {
			t.Fatalf("%d recovery codes", len(codes))
		}
		step := func() string {
			t.Helper()
			entry, err := d.People.SignInByPassword(t.Context(), from(1), ninasMail, passphrase)
			d.did(err)
			if entry.Session != "" || entry.Pending == "" {
				t.Fatalf("a password alone lets in: %+v", entry)
			}
			return entry.Pending
		}
		used := d.code(secret) // it confirmed the set-up
		if _, err := d.People.SecondStep(t.Context(), from(1), step(), used); !refusedAs(err, refusal.Invalid) {
			t.Errorf("a code counts twice: %v", err)
		}
		d.now = d.now.Add(time.Minute)
		pending := step()
		entry, err := d.People.SecondStep(t.Context(), from(1), pending, d.code(secret))
		d.did(err)
		if s := d.session(entry.Session); s.Person.ID != nina || s.Way != signin.ByPassword {
			t.Errorf("the session is %+v", s)
		}
		if _, err := d.People.SecondStep(t.Context(), from(1), pending, codes[0]); !refusedAs(err, refusal.Forbidden) {
			t.Errorf("a step counts twice: %v", err)
		}
		_, err = d.People.SecondStep(t.Context(), from(1), step(), strings.ToUpper(codes[0]))
		d.did(err)
		if _, err := d.People.SecondStep(t.Context(), from(1), step(), codes[0]); !refusedAs(err, refusal.Invalid) {
			t.Errorf("a recovery code counts twice: %v", err)
		}
		_, link, err := d.People.Relink(t.Context(), staff.Desk, nina)
		d.did(err)
		if entry, err := d.People.SignIn(t.Context(), from(1), link); err != nil || entry.Session != "" {
			t.Errorf("a link goes round the second factor: %+v, %v", entry, err)
		}
		_, link, err = d.People.Relink(t.Context(), staff.Desk, nina)
		d.did(err)
		if _, err := d.People.NewToken(t.Context(), link); !refusedAs(err, refusal.Illegal) {
			t.Errorf("a token goes round the second factor: %v", err)
		}
		own, err := d.People.Means(t.Context(), nina)
		d.did(err)
		if own.RecoveryLeft != signin.RecoveryCodes-1 || strings.Contains(own.Second, base32.StdEncoding.EncodeToString(secret)) {
			t.Errorf("%d codes are left, and kept of the secret is %q", own.RecoveryLeft, own.Second)
		}
		d.verified()
	})
}

func TestCodesCantBeGuessed(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		_, s, _ := d.locked()
		secret, _ := d.second(s)
		d.now = d.now.Add(time.Minute)
		entry, err := d.People.SignInByPassword(t.Context(), from(1), ninasMail, passphrase)
		d.did(err)
		waited := 0
		for n := range 50 {
			var soon app.TooSoon
			if _, err := d.People.SecondStep(t.Context(), from(n), entry.Pending, "000000"); errors.As(err, &soon) {
				waited++
			}
		}
		var soon app.TooSoon
		if _, err := d.People.SecondStep(t.Context(), from(1), entry.Pending, d.code(secret)); waited != 45 || !errors.As(err, &soon) {
			t.Errorf("%d of 50 guesses waited; then the right one: %v", waited, err)
		}
	})
}

func TestAShortPasswordNeedsItsSecondFactor(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		_, s, _ := d.locked()
		if err := d.People.SetPassword(t.Context(), s, "k7!mQz2w"); !refusedAs(err, refusal.Invalid) {
			t.Errorf("8 characters alone: %v", err)
		}
		d.second(s)
		d.did(d.People.SetPassword(t.Context(), s, "k7!mQz2w"))
		if err := d.People.RemoveSecond(t.Context(), s); !refusedAs(err, refusal.Illegal) {
			t.Errorf("8 characters are left alone: %v", err)
		}
		d.did(d.People.SetPassword(t.Context(), s, passphrase))
		codes, err := d.People.RenewCodes(t.Context(), s)
		if err != nil || len(codes) != signin.RecoveryCodes {
			t.Errorf("%d new codes, %v", len(codes), err)
		}
		d.did(d.People.RemoveSecond(t.Context(), s))
		d.verified()
	})
}

func TestWithoutTheDesksKeyThereIsNoSecondFactor(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		_, s, _ := d.locked()
		_, codes := d.second(s)
		d.Guarded(app.Guard{Key: [app.KeySize]byte{2}, Cost: cheap})
		d.now = d.now.Add(time.Minute)
		entry, err := d.People.SignInByPassword(t.Context(), from(1), ninasMail, passphrase)
		d.did(err)
		if _, err := d.People.SecondStep(t.Context(), from(1), entry.Pending, "123456"); !refusedAs(err, refusal.Illegal) {
			t.Errorf("under another key: %v", err)
		}
		_, err = d.People.SecondStep(t.Context(), from(1), entry.Pending, codes[3]) // those are only hashed
		d.did(err)
		d.Guarded(app.Guard{Cost: cheap})
		if _, err := d.People.BeginSecond(t.Context(), s); !refusedAs(err, refusal.Illegal) {
			t.Errorf("without a key: %v", err)
		}
	})
}

func TestAnAdminOpensTheDoorAgain(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		nina, s, mine := d.locked()
		d.second(s)
		if _, _, err := d.People.ResetSignIn(t.Context(), d.mona, nina); !refusedAs(err, refusal.Forbidden) {
			t.Errorf("a manager resets a sign-in: %v", err)
		}
		_, link, err := d.People.ResetSignIn(t.Context(), d.person("Maud Ory", staff.Admin), nina)
		d.did(err)
		if _, err := d.People.AdmitSession(t.Context(), mine.Session); !refusedAs(err, refusal.Forbidden) {
			t.Errorf("a session goes on: %v", err)
		}
		if _, err := d.People.SignInByPassword(t.Context(), from(1), ninasMail, passphrase); !refusedAs(err, refusal.Invalid) {
			t.Errorf("the password goes on: %v", err)
		}
		entry, err := d.People.SignIn(t.Context(), from(1), link)
		if err != nil || entry.Session == "" {
			t.Errorf("the new link asks for more: %+v, %v", entry, err)
		}
		d.verified()
	})
}
