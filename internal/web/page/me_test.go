package page

import (
	"testing"

	"rebond/internal/words"
)

func fullMe(lang words.Lang) Me {
	return Me{
		Desk: deskIn(lang), Email: "nina@rebond.example", Fresh: true, Keyed: true, Left: 9, Least: 8,
		Password: Means{true, today}, Second: Means{true, today},
		Passkeys: []Passkey{
			{Name: "Mac", AddedOn: today, UsedOn: today, Remove: "/me/passkeys/k-1/remove"},
			{AddedOn: today, Remove: "/me/passkeys/k-2/remove"},
		},
		Entrances: []Entrance{{At: "10:00", Way: "…", Outcome: Chip{"…", Good}, Address: "192.0.2.1", Agent: "Firefox"}},
	}
}

func staleMe(lang words.Lang) Me {
	m := fullMe(lang)
	m.Fresh, m.Came, m.Refused = false, "confirm", refusing("password", "code")
	return m
}

func refusedMe(lang words.Lang) Me {
	m := fullMe(lang)
	m.Came, m.Refused = "password", refusing("new_password")
	return m
}

func TestWhatOneSignsInWithChangesOnlyOnceConfirmed(t *testing.T) {
	stale := draw(t, MePage(staleMe(words.French)))
	stale.has(t, map[string]int{
		"form[action='/me/confirm'] input[type=password][autocomplete=current-password]": 1, "form[action='/me/confirm'] input[name=code]": 1,
		"form[action='/me/password']": 0, "form[action='/me/passkeys']": 0, "form[action^='/me/passkeys/']": 0, "form[action='/me/second-factor/remove']": 0,
		"#confirm-password[aria-invalid]": 1, ".summary a[href='#confirm-code']": 1,
	})
	draw(t, MePage(fullMe(words.French))).has(t, map[string]int{
		"form[action='/me/confirm']": 0, "input[name=new_password][autocomplete=new-password]": 1, "form[data-passkey=create][data-begin='/me/passkeys/begin'][hidden]": 1,
		"form[action^='/me/passkeys/']": 2, "form[action='/me/recovery-codes']": 1, "form[action='/me/second-factor']": 0,
	})
}

func TestNoPasswordIsEverShownAgain(t *testing.T) {
	onEveryPage(t, func(t *testing.T, doc document) {
		for _, n := range doc.all("input[type=password]") {
			if attr(n, "value") != "" {
				t.Errorf("%s shows what was typed", attr(n, "name"))
			}
		}
	})
}

func TestASecondFactorIsDrawnAsACode(t *testing.T) {
	code, err := squareOf("otpauth://totp/Rebond:nina%40rebond.example?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=Rebond")
	if err != nil || code.Size < 29 || len(code.Path) < 1000 {
		t.Errorf("a square of %d, %v", code.Size, err)
	}
	draw(t, everyPage(words.French)["second factor"]).has(t, map[string]int{"svg.qr[role=img][aria-label] path[d]": 1, "input[name=ticket][value=t]": 1})
	draw(t, everyPage(words.French)["recovery codes"]).has(t, map[string]int{".codes .secret": 2})
}
