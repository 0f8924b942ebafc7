package signin

import (
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

// Identity is someone as the provider, the company's own directory, vouches for them.
type Identity struct {
	Issuer, Subject string // together they are one person's for good; an address may pass on
	Email           string
	Verified        bool // the provider knows that the address is theirs
}

// Linked is who a person is at the provider, since they first came in by it.
type Linked struct {
	Issuer, Subject string
	Email           string    // as the provider said it then
	Since           time.Time // zero: not linked
}

// Is reports whether anything is linked.
func (l Linked) Is() bool { return !l.Since.IsZero() }

const (
	providerUnverified because.Text = "sign_in.provider_unverified"
	providerNobody     because.Text = "sign_in.provider_nobody"
	providerOther      because.Text = "sign_in.provider_other"
)

// Lets decides whether the identity comes in as a person, who was found by it, or else
// by its address; nobody, where neither found anyone. It returns what is linked to the
// person from now on. Refused: an address that isn't verified, whoever wasn't invited or
// isn't active any more, and someone else at the provider than the person is linked to.
func (i Identity) Lets(in staff.Person, held Linked, now time.Time) (Linked, error) {
	switch {
	case i.Email == "" || !i.Verified:
		return held, refusal.New(refusal.Forbidden, "", "", providerUnverified)
	case in.ID == "" || !in.Active:
		return held, refusal.New(refusal.Forbidden, "", "", providerNobody, "email", i.Email)
	case !held.Is():
		return Linked{Issuer: i.Issuer, Subject: i.Subject, Email: i.Email, Since: now}, nil
	case held.Issuer != i.Issuer || held.Subject != i.Subject:
		return held, refusal.New(refusal.Forbidden, "", "", providerOther, "email", i.Email)
	default:
		return held, nil
	}
}
