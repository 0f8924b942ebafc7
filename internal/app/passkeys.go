package app

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"rebond/internal/domain/refusal"
	"rebond/internal/domain/signin"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
)

// Seen is where the desk is seen from, which a passkey is bound to.
type Seen struct {
	Origin string // such as https://rebond.example
	Host   string // without its port
}

// Ceremony is what a browser is asked, and the secret under which it answers.
type Ceremony struct {
	Options []byte // JSON, as browsers take it
	Ticket  string
}

const (
	addingKey = "passkey"
	usingKey  = "passkey_sign_in"
	// maxKeyName is how many characters the name of a passkey has.
	maxKeyName = 60
)

// holder is a person as the WebAuthn library sees one.
type holder struct {
	person staff.Person
	keys   []webauthn.Credential
}

func (h holder) WebAuthnID() []byte                         { return []byte(h.person.ID) }
func (h holder) WebAuthnName() string                       { return h.person.Email }
func (h holder) WebAuthnDisplayName() string                { return h.person.Name }
func (h holder) WebAuthnCredentials() []webauthn.Credential { return h.keys }

func held(person staff.Person, keys []store.Passkey) (holder, error) {
	h := holder{person: person}
	for _, k := range keys {
		var credential webauthn.Credential
		if err := json.Unmarshal([]byte(k.Credential), &credential); err != nil {
			return h, err
		}
		h.keys = append(h.keys, credential)
	}
	return h, nil
}

// party is the desk as passkeys know it. They are bound to a name; browsers make
// none for an address of numbers.
func party(at Seen) (*webauthn.WebAuthn, error) {
	relying, err := webauthn.New(&webauthn.Config{RPID: at.Host, RPDisplayName: issuer, RPOrigins: []string{at.Origin}})
	if err != nil {
		return nil, refusal.New(refusal.Illegal, "", "", keyNeedsName, "host", at.Host)
	}
	return relying, nil
}

// BeginPasskey asks a browser to make a passkey, in a fresh session.
func (p People) BeginPasskey(ctx context.Context, at Seen, s Session) (Ceremony, error) {
	if err := p.freshness(s); err != nil {
		return Ceremony{}, err
	}
	relying, err := party(at)
	if err != nil {
		return Ceremony{}, err
	}
	means, err := p.meansOf(ctx, s.Person.ID)
	if err != nil {
		return Ceremony{}, err
	}
	user, err := held(s.Person, means.Passkeys)
	if err != nil {
		return Ceremony{}, err
	}
	options, asked, err := relying.BeginRegistration(user,
		webauthn.WithAuthenticatorSelection(protocol.AuthenticatorSelection{
			ResidentKey: protocol.ResidentKeyRequirementRequired, RequireResidentKey: protocol.ResidentKeyRequired(), UserVerification: protocol.VerificationRequired,
		}),
		webauthn.WithExclusions(webauthn.Credentials(user.keys).CredentialDescriptors()))
	if err != nil {
		return Ceremony{}, err
	}
	return p.ceremony(ctx, addingKey, s.Person.ID, options.Response, asked)
}

func (p People) ceremony(ctx context.Context, kind string, person staff.ID, options any, asked *webauthn.SessionData) (Ceremony, error) {
	text, err := json.Marshal(options)
	if err != nil {
		return Ceremony{}, err
	}
	body, err := json.Marshal(asked)
	if err != nil {
		return Ceremony{}, err
	}
	ticket, now := store.NewSecret(), p.door.clock.real()
	err = p.door.store.Save(ctx, func(tx *store.Tx) error {
		return tx.PutChallenge(ctx, ticket, store.Challenge{Kind: kind, Person: person, Body: string(body), Until: now.Add(ceremonyOpen)}, now)
	})
	return Ceremony{text, ticket}, err
}

func (p People) asked(ctx context.Context, kind, ticket string) (store.Challenge, webauthn.SessionData, error) {
	var asked webauthn.SessionData
	step, err := p.step(ctx, kind, ticket)
	if err != nil {
		return step, asked, err
	}
	return step, asked, json.Unmarshal([]byte(step.Body), &asked)
}

// AddPasskey keeps the passkey that a browser made. Their other sessions end.
func (p People) AddPasskey(ctx context.Context, at Seen, s Session, ticket, name string, made []byte) error {
	name = strings.TrimSpace(name)
	if utf8.RuneCountInString(name) > maxKeyName {
		return refusal.New(refusal.Invalid, "", "name", nameTooLong, "most", maxKeyName)
	}
	step, asked, err := p.asked(ctx, addingKey, ticket)
	if err != nil {
		return err
	}
	relying, err := party(at)
	if err != nil {
		return err
	}
	response, err := protocol.ParseCredentialCreationResponseBytes(made)
	if err != nil || step.Person != s.Person.ID {
		return refusal.New(refusal.Invalid, "", "", keyNotProved)
	}
	credential, err := relying.CreateCredential(holder{person: s.Person}, asked, response)
	if err != nil {
		return refusal.New(refusal.Invalid, "", "", keyNotProved)
	}
	text, err := json.Marshal(credential)
	if err != nil {
		return err
	}
	now := p.door.clock.real()
	id := base64.RawURLEncoding.EncodeToString(credential.ID)
	return p.change(ctx, s, signin.PasskeyAdded, func(tx *store.Tx, m *store.Means) error {
		_, taken, err := tx.PersonOfPasskey(ctx, id)
		if err != nil {
			return err
		}
		if taken {
			return refusal.New(refusal.Illegal, "", "", keyTaken)
		}
		m.Passkeys = append(m.Passkeys, store.Passkey{
			Passkey:    signin.Passkey{ID: id, Person: s.Person.ID, Name: name, AddedAt: now},
			Credential: string(text),
		})
		return tx.UseChallenge(ctx, ticket, now)
	})
}

// RemovePasskey forgets a passkey. Their other sessions end.
func (p People) RemovePasskey(ctx context.Context, s Session, id string) error {
	return p.change(ctx, s, signin.PasskeyRemoved, func(_ *store.Tx, m *store.Means) error {
		before := len(m.Passkeys)
		m.Passkeys = slices.DeleteFunc(m.Passkeys, func(k store.Passkey) bool { return k.ID == id })
		if len(m.Passkeys) == before {
			return refusal.New(refusal.Unknown, "", "", noSuchKey)
		}
		return nil
	})
}

// BeginPasskeySignIn asks a browser for any passkey of this desk.
func (p People) BeginPasskeySignIn(ctx context.Context, at Seen) (Ceremony, error) {
	relying, err := party(at)
	if err != nil {
		return Ceremony{}, err
	}
	options, asked, err := relying.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return Ceremony{}, err
	}
	return p.ceremony(ctx, usingKey, "", options.Response, asked)
}

// proof is a passkey that its person used just now.
type proof struct {
	person staff.Person
	key    store.Passkey
	ticket string
}

// proved finds whose passkey answered. The device itself has checked its owner, so
// that nothing else is asked for, and nobody can guess.
func (p People) proved(ctx context.Context, at Seen, ticket string, used []byte) (proof, error) {
	_, asked, err := p.asked(ctx, usingKey, ticket)
	if err != nil {
		return proof{}, err
	}
	relying, err := party(at)
	if err != nil {
		return proof{}, err
	}
	response, err := protocol.ParseCredentialRequestResponseBytes(used)
	if err != nil {
		return proof{}, refusal.New(refusal.Invalid, "", "", keyNotProved)
	}
	found := proof{ticket: ticket}
	var means store.Means
	var broken error
	credential, err := relying.ValidateDiscoverableLogin(func(_, user []byte) (webauthn.User, error) {
		broken = p.door.store.View(ctx, func(v *store.View) error {
			person, _, err := v.Someone(ctx, staff.ID(user))
			if err != nil {
				return err
			}
			found.person = person
			means, err = v.Means(ctx, person.ID)
			return err
		})
		if broken != nil {
			return nil, broken
		}
		return held(found.person, means.Passkeys)
	}, asked, response)
	if broken != nil {
		return proof{}, broken
	}
	if err != nil || !found.person.Active || credential.Authenticator.CloneWarning {
		return proof{}, refusal.New(refusal.Invalid, "", "", keyNotProved)
	}
	text, err := json.Marshal(credential)
	if err != nil {
		return proof{}, err
	}
	id := base64.RawURLEncoding.EncodeToString(credential.ID)
	place := slices.IndexFunc(means.Passkeys, func(k store.Passkey) bool { return k.ID == id })
	found.key = means.Passkeys[place]
	found.key.Credential, found.key.UsedAt = string(text), p.door.clock.real()
	return found, nil
}

// spend uses a proof up.
func (p People) spend(ctx context.Context, tx *store.Tx, by proof) error {
	if err := tx.UseChallenge(ctx, by.ticket, p.door.clock.real()); err != nil {
		return err
	}
	return tx.PutPasskey(ctx, by.key)
}

// SignInByPasskey lets in whoever used a passkey.
func (p People) SignInByPasskey(ctx context.Context, from Visitor, at Seen, ticket string, used []byte) (Entry, error) {
	by, err := p.proved(ctx, at, ticket, used)
	if err != nil {
		return Entry{}, err
	}
	var entry Entry
	err = p.decide(ctx, func(tx *store.Tx) error {
		if err := p.spend(ctx, tx, by); err != nil {
			return err
		}
		if entry, err = p.begin(ctx, tx, from, by.person, signin.ByPasskey); err != nil {
			return err
		}
		return p.entered(ctx, tx, from, by.person.ID, signin.ByPasskey, signin.CameIn)
	})
	return entry, err
}

// ConfirmByPasskey makes a session fresh for someone who used their passkey. The
// session gets another secret.
func (p People) ConfirmByPasskey(ctx context.Context, s Session, secret string, at Seen, ticket string, used []byte) (string, error) {
	by, err := p.proved(ctx, at, ticket, used)
	if err != nil {
		return "", err
	}
	if by.person.ID != s.Person.ID {
		return "", refusal.New(refusal.Forbidden, "", "", keyNotProved)
	}
	renewed := ""
	err = p.decide(ctx, func(tx *store.Tx) error {
		if err := p.spend(ctx, tx, by); err != nil {
			return err
		}
		renewed, err = p.renew(ctx, tx, s, secret)
		return err
	})
	return renewed, err
}
