// Package signin holds the rules by which people sign in: what a password must be,
// how a second factor's codes are counted, how long someone waits who guesses, and
// how long a session lasts. It keeps no secret itself: what a person signs in with
// is told to history as Means, which say that a password exists, never which.
package signin

import (
	"strconv"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/history"
	"rebond/internal/domain/staff"
)

// Way is how someone signs in.
type Way string

const (
	ByLink     Way = "link"
	ByPassword Way = "password"
	ByPasskey  Way = "passkey"
	ByProvider Way = "provider" // the company's own directory (OIDC)
	ByCode     Way = "code"     // the second step
)

// Kind names the list of words that ways stand in.
func (Way) Kind() string { return "sign_in_way" }

// Outcome is how a sign-in ended.
type Outcome string

const (
	CameIn  Outcome = "came_in"
	Refused Outcome = "refused"
	Halfway Outcome = "halfway" // right, and asked for the second factor
)

// Kind names the list of words that outcomes stand in.
func (Outcome) Kind() string { return "sign_in_outcome" }

// How long a session in a browser lets someone in.
const (
	Lasts = 12 * time.Hour   // from the sign-in, whatever happens
	Idle  = 3 * time.Hour    // without a request
	Fresh = 10 * time.Minute // to change what one signs in with, without proving again who one is
)

// Means is what a person signs in with, beside one-time links.
type Means struct {
	Person        staff.ID
	PasswordSetAt time.Time // zero: none
	ShortPassword bool      // good only beside a second factor
	SecondSetAt   time.Time // zero: none
	RecoveryLeft  int       // recovery codes that weren't used
	Linked        Linked    // at the provider
}

// HasPassword reports whether a password lets the person in.
func (m Means) HasPassword() bool { return !m.PasswordSetAt.IsZero() }

// HasSecond reports whether a second factor is asked for.
func (m Means) HasSecond() bool { return !m.SecondSetAt.IsZero() }

// Ref names the means in history.
func (m Means) Ref() history.Ref { return history.Ref{Kind: "sign_in_means", ID: string(m.Person)} }

// Fields tells the means to history.
func (m Means) Fields() []history.Field {
	return []history.Field{
		{Name: "password_set_at", Value: instant(m.PasswordSetAt)},
		{Name: "short_password", Value: said(m.ShortPassword)},
		{Name: "second_factor_set_at", Value: instant(m.SecondSetAt)},
		{Name: "recovery_codes_left", Value: count(m.RecoveryLeft)},
		{Name: "provider", Value: m.Linked.Issuer},
		{Name: "provider_subject", Value: m.Linked.Subject, Personal: true},
		{Name: "provider_email", Value: m.Linked.Email, Personal: true},
		{Name: "provider_since", Value: instant(m.Linked.Since)},
	}
}

// Passkey is a key of a person's device.
type Passkey struct {
	ID      string
	Person  staff.ID
	Name    string // as its owner calls it
	AddedAt time.Time
}

// Ref names the passkey in history.
func (k Passkey) Ref() history.Ref { return history.Ref{Kind: "passkey", ID: k.ID} }

// Fields tells the passkey to history.
func (k Passkey) Fields() []history.Field {
	return []history.Field{
		{Name: "person", Value: string(k.Person)},
		{Name: "name", Value: k.Name, Personal: true},
		{Name: "added_at", Value: instant(k.AddedAt)},
	}
}

func instant(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.UTC().Format(time.RFC3339)
}

func said(is bool) string {
	if !is {
		return ""
	}
	return strconv.FormatBool(is)
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// Changed is told when what a person signs in with changes: what was done to it,
// and whose it is. The secrets are never told.
type Changed struct {
	Person staff.Person
	Did    Did
}

// Did is what was done to what a person signs in with.
type Did string

const (
	PasswordSet     Did = "password_set"
	PasswordRemoved Did = "password_removed"
	SecondSet       Did = "second_factor_set"
	SecondRemoved   Did = "second_factor_removed"
	CodesMade       Did = "recovery_codes_made"
	CodeUsed        Did = "recovery_code_used"
	PasskeyAdded    Did = "passkey_added"
	PasskeyRemoved  Did = "passkey_removed"
	ProviderLinked  Did = "provider_linked"
	ProviderRemoved Did = "provider_removed"
	Reset           Did = "sign_in_reset"
)

const (
	byThemselves because.Text = "sign_in.changed_own"
	byAnAdmin    because.Text = "sign_in.reset_by_admin"
)

// Told tells it to history.
func (e Changed) Told() history.Told {
	why := byThemselves
	if e.Did == Reset {
		why = byAnAdmin
	}
	return history.Told{Verb: "person." + string(e.Did), About: e.Person.Ref(), Because: because.Of("EV-2", why)}
}
