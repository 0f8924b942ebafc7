package signin

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
)

// How long a password is, in characters. Nothing is asked of their kinds.
const (
	Least           = 15
	LeastWithSecond = 8
	Most            = 128
)

const (
	noPassword       because.Text = "password.missing"
	passwordTooShort because.Text = "password.too_short"
	passwordTooLong  because.Text = "password.too_long"
	passwordCommon   because.Text = "password.common"
	passwordOwn      because.Text = "password.own"
)

// Owner is whose password it is: what it mustn't be made of.
type Owner struct {
	Name, Email string
	Second      bool // has a second factor: a shorter password does
}

// NewPassword returns a password as it is kept and compared, and whether it is so
// short that it needs its second factor. Refused are those that are too short, too
// long, or among the first that anyone would guess.
func NewPassword(typed string, of Owner) (password string, short bool, err error) {
	password = Normal(typed)
	length, least := utf8.RuneCountInString(password), Least
	if of.Second {
		least = LeastWithSecond
	}
	switch {
	case password == "":
		err = refusal.New(refusal.Missing, "", "password", noPassword)
	case length < least:
		err = refusal.New(refusal.Invalid, "", "password", passwordTooShort, "least", least, "length", length)
	case length > Most:
		err = refusal.New(refusal.Invalid, "", "password", passwordTooLong, "most", Most)
	case of.names(password):
		err = refusal.New(refusal.Invalid, "", "password", passwordOwn)
	case Common(password):
		err = refusal.New(refusal.Invalid, "", "password", passwordCommon)
	}
	return password, length < Least, err
}

// Normal is a password in the one form in which it is hashed, however a keyboard
// composes its accents (NFC).
func Normal(typed string) string { return norm.NFC.String(typed) }

// product is what people here have before their eyes.
var product = []string{"rebond", "treatwell"}

// names reports whether a password says little but whose it is and what for: less
// than a short password is left without those words.
func (o Owner) names(password string) bool {
	left := plain(password)
	known := append(strings.FieldsFunc(plain(o.Name)+" "+plain(o.Email), func(r rune) bool {
		return strings.ContainsRune(" .@-_+", r)
	}), product...)
	found := false
	for _, word := range known {
		if len(word) > 2 && strings.Contains(left, word) {
			left, found = strings.ReplaceAll(left, word, ""), true
		}
	}
	return found && len(left) < LeastWithSecond
}
