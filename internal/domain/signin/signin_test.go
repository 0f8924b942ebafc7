package signin_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rebond/internal/domain/refusal"
	"rebond/internal/domain/signin"
	"rebond/internal/domain/staff"
)

func TestAPasswordIsLongAndNotTheFirstThatAnyoneGuesses(t *testing.T) {
	nina := signin.Owner{Name: "Nina Vasseur", Email: "nina.vasseur@rebond.example"}
	second := nina
	second.Second = true
	for _, c := range []struct {
		name, typed string
		of          signin.Owner
		says        string // the text that refuses; empty where it does
	}{
		{"none", "", nina, "password.missing"},
		{"14 characters", "vert-olive-9kx", nina, "password.too_short"},
		{"15 characters", "vert-olive-9kxq", nina, ""},
		{"8 characters beside a second factor", "k7!mQz2w", second, ""},
		{"7 characters beside a second factor", "k7!mQz2", second, "password.too_short"},
		{"8 characters alone", "k7!mQz2w", nina, "password.too_short"},
		{"a passphrase in French", "le héron boude au troisième étage", nina, ""},
		{"spaces and emoji are characters too", "mer 🐚 sable 🐚 quai", nina, ""},
		{"128 characters", strings.Repeat("vert-olive-9kxq!", 7) + "0123456789abcdez", nina, ""},
		{"129 characters", strings.Repeat("vert-olive-9kxq!", 8) + "z", nina, "password.too_long"},
		{"one character repeated", "aaaaaaaaaaaaaaaaa", nina, "password.common"},
		{"a word repeated", "soleilsoleilsoleil", nina, "password.common"},
		{"the keyboard’s rows", "azertyuiopqsdfghjklm", nina, "password.common"},
		{"digits in a row", "123456789012345", nina, "password.common"},
		{"digits backwards", "987654321098765", nina, "password.common"},
		{"a common word and a year", "motdepasse2026!", nina, "password.common"},
		{"the same with signs for letters", "M0td3p@ss3 2026!", nina, "password.common"},
		{"two common words and a year", "bonjour-soleil-2026", nina, "password.common"},
		{"one of the list", "momsanaladventure", nina, "password.common"},
		{"one of the list, short", "football", second, "password.common"},
		{"their name", "NinaVasseurNina1", nina, "password.own"},
		{"their mail", "nina.vasseur@rebond.example", nina, "password.own"},
		{"the product’s name", "Rebond-Rebond-26!", nina, "password.own"},
		{"their name among other things", "Nina pédale sous le tilleul", nina, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, short, err := signin.NewPassword(c.typed, c.of)
			refused, _ := refusal.Of(err)
			switch {
			case c.says == "" && err != nil:
				t.Fatalf("refused: %v", err)
			case c.says == "" && short != (len([]rune(c.typed)) < signin.Least):
				t.Errorf("short is %t", short)
			case c.says != "" && (refused == nil || string(refused.Unmet[0].Text) != c.says || refused.Unmet[0].Field != "password"):
				t.Errorf("got %v, want %s", err, c.says)
			}
		})
	}
}

func TestAPasswordIsOneHoweverItsAccentsAreTyped(t *testing.T) {
	composed, _, err := signin.NewPassword("h\u00e9ron boude au quai", signin.Owner{})
	if err != nil {
		t.Fatal(err)
	}
	apart, _, err := signin.NewPassword("he\u0301ron boude au quai", signin.Owner{})
	if err != nil || apart != composed {
		t.Errorf("%+q and %+q, %v", composed, apart, err)
	}
}

func TestRandomPasswordsAreNeverCommon(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		password := rapid.StringMatching(`[a-hj-km-np-z]{5}[2-9][A-HJ-N]{5}[#%&][a-z]{4}`).Draw(t, "password")
		if signin.Common(password + "Kq7") {
			t.Fatalf("%q is called common", password)
		}
	})
}

func TestRepeatedPartsAreAlwaysCommon(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part := rapid.StringN(1, 20, -1).Draw(t, "part")
		if times := rapid.IntRange(2, 6).Draw(t, "times"); strings.TrimSpace(part) == part && !signin.Common(strings.Repeat(part, times)) {
			t.Fatalf("%q %d times isn’t common", part, times)
		}
	})
}

func TestCodesAreThoseOfTheStandard(t *testing.T) {
	secret := []byte("12345678901234567890") // RFC 6238, appendix B
	for at, want := range map[int64]string{59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037", 20000000000: "353130"} {
		if got := signin.Code(secret, signin.Step(time.Unix(at, 0))); got != want {
			t.Errorf("at %d: %s, want %s", at, got, want)
		}
	}
}

func TestACodeIsGoodAStepAroundItsOwn(t *testing.T) {
	secret, now := []byte("12345678901234567890"), time.Unix(1111111111, 0)
	for drift, good := range map[int64]bool{-2: false, -1: true, 0: true, 1: true, 2: false} {
		code := signin.Code(secret, signin.Step(now)+drift)
		step, ok := signin.Matches(secret, code[:3]+" "+code[3:], now)
		if ok != good || ok && step != signin.Step(now)+drift {
			t.Errorf("%d steps off: %t at step %d", drift, ok, step)
		}
	}
	if _, ok := signin.Matches(secret, "", now); ok {
		t.Error("nothing typed is a code")
	}
}

func TestWhoGuessesWaitsLongerAndLonger(t *testing.T) {
	for _, c := range []struct {
		by    signin.Guessed
		tries int
		want  time.Duration
	}{
		{signin.Account, 0, 0},
		{signin.Account, 4, 0},
		{signin.Account, 5, 30 * time.Second},
		{signin.Account, 6, time.Minute},
		{signin.Account, 9, 8 * time.Minute},
		{signin.Account, 10, 15 * time.Minute},
		{signin.Account, 10_000, 15 * time.Minute},
		{signin.Device, 5, 30 * time.Second},
		{signin.Address, 29, 0},
		{signin.Address, 30, 30 * time.Second},
		{signin.Address, 10_000, time.Hour},
	} {
		if got := signin.Wait(c.by, c.tries); got != c.want {
			t.Errorf("%s after %d tries: %v, want %v", c.by, c.tries, got, c.want)
		}
	}
}

func TestHistoryTellsThatSomethingChangedAndNeverASecret(t *testing.T) {
	at := time.Date(2026, time.June, 9, 10, 0, 0, 0, time.UTC)
	nina := staff.Person{ID: "nina", Name: "Nina Vasseur"}
	for _, c := range []struct {
		did signin.Did
		why string
	}{{signin.PasswordSet, "sign_in.changed_own"}, {signin.Reset, "sign_in.reset_by_admin"}} {
		told := signin.Changed{Person: nina, Did: c.did}.Told()
		if told.Verb != "person."+string(c.did) || told.About != nina.Ref() || string(told.Because[0].Text) != c.why || told.Because[0].Rule != "EV-2" {
			t.Errorf("%s is told as %+v", c.did, told)
		}
	}
	empty := signin.Means{Person: "nina"}
	for _, f := range empty.Fields() {
		if f.Value != "" {
			t.Errorf("nobody has %s %q", f.Name, f.Value)
		}
	}
	full := signin.Means{Person: "nina", PasswordSetAt: at, ShortPassword: true, SecondSetAt: at, RecoveryLeft: 10}
	if !full.HasPassword() || !full.HasSecond() || empty.HasPassword() || empty.HasSecond() {
		t.Error("what someone has isn’t what they have")
	}
	for i, want := range []string{"2026-06-09T10:00:00Z", "true", "2026-06-09T10:00:00Z", "10"} {
		if got := full.Fields()[i].Value; got != want {
			t.Errorf("%s is %q, want %q", full.Fields()[i].Name, got, want)
		}
	}
	if key := (signin.Passkey{ID: "k", Person: "nina", Name: "Mac", AddedAt: at}); key.Ref().ID != "k" || !key.Fields()[1].Personal {
		t.Error("a passkey’s name is its owner’s")
	}
}

func TestARecoveryCodeIsReadAsItIsTyped(t *testing.T) {
	if got := signin.Recovery(" ABCD-efgh 2345 "); got != "abcdefgh2345" {
		t.Errorf("it is read as %q", got)
	}
}
