package app

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/signin"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

const (
	noKey        because.Text = "second_factor.no_key"
	noSecond     because.Text = "second_factor.none"
	shortAlone   because.Text = "second_factor.short_password"
	lostKey      because.Text = "second_factor.key_lost"
	nameTooLong  because.Text = "passkey.name_too_long"
	noSuchKey    because.Text = "passkey.unknown"
	keyNotProved because.Text = "passkey.not_proved"
	keyTaken     because.Text = "passkey.taken"
	keyNeedsName because.Text = "passkey.needs_name"
)

// OwnMeans is what someone signs in with, and when they came in last.
type OwnMeans struct {
	store.Means
	Entrances []store.Entrance
	Keyed     bool // second factors can be set up
}

// Means reads what someone signs in with.
func (p People) Means(ctx context.Context, person staff.ID) (OwnMeans, error) {
	own := OwnMeans{Keyed: p.door.guard.keyed()}
	err := p.door.store.View(ctx, func(v *store.View) (err error) {
		if own.Means, err = v.Means(ctx, person); err != nil {
			return err
		}
		own.Entrances, err = v.Entrances(ctx, person, entrancesShown)
		return err
	})
	return own, err
}

func (p People) meansOf(ctx context.Context, person staff.ID) (store.Means, error) {
	own, err := p.Means(ctx, person)
	return own.Means, err
}

// decide saves what depends on the desk's history, again where someone else was
// quicker.
func (p People) decide(ctx context.Context, save func(*store.Tx) error) error {
	defer p.door.people.forget()
	for range maxTries {
		err := p.door.store.Save(ctx, save)
		var taken engine.Taken
		if !errors.As(err, &taken) || taken.Table == "answer" {
			return p.spent(err)
		}
	}
	return fmt.Errorf("%w: too many people change at once", engine.ErrUnavailable)
}

// spent tells a code or a challenge that was used already as a refusal.
func (p People) spent(err error) error {
	if errors.Is(err, engine.ErrTaken) {
		return refusal.New(refusal.Invalid, "", "code", codeWrong)
	}
	return err
}

// change changes what someone signs in with, in a fresh session, and ends their
// other sessions.
func (p People) change(ctx context.Context, s Session, did signin.Did, change func(*store.Tx, *store.Means) error) error {
	if !s.Fresh {
		return refusal.New(refusal.Forbidden, "", "", notFresh)
	}
	return p.decide(ctx, func(tx *store.Tx) error {
		before, err := tx.Means(ctx, s.Person.ID)
		if err != nil {
			return err
		}
		after := before
		after.Passkeys = slices.Clone(before.Passkeys)
		if err := change(tx, &after); err != nil {
			return err
		}
		after.RecoveryLeft = len(after.Recovery)
		if err := tx.SaveMeans(ctx, before, after, p.entryBy(s.Person.Actor(), signin.Changed{Person: s.Person, Did: did})); err != nil {
			return err
		}
		return tx.DropSittings(ctx, s.Person.ID, s.ID)
	})
}

// SetPassword gives someone a password, or another one. Their other sessions end.
func (p People) SetPassword(ctx context.Context, s Session, typed string) error {
	means, err := p.meansOf(ctx, s.Person.ID)
	if err != nil {
		return err
	}
	password, short, err := signin.NewPassword(typed, signin.Owner{Name: s.Person.Name, Email: s.Person.Email, Second: means.HasSecond()})
	if err != nil || !s.Fresh {
		return refusal.All(err, p.freshness(s))
	}
	hash := p.door.guard.hash(password)
	return p.change(ctx, s, signin.PasswordSet, func(_ *store.Tx, m *store.Means) error {
		m.Password, m.PasswordSetAt, m.ShortPassword = hash, p.door.clock.real(), short
		return p.standsAlone(*m)
	})
}

func (p People) freshness(s Session) error {
	if s.Fresh {
		return nil
	}
	return refusal.New(refusal.Forbidden, "", "", notFresh)
}

// standsAlone refuses a short password without a second factor.
func (p People) standsAlone(m store.Means) error {
	if m.ShortPassword && !m.HasSecond() {
		return refusal.New(refusal.Illegal, "", "", shortAlone, "least", signin.Least)
	}
	return nil
}

// RemovePassword takes someone's password away. Their other sessions end.
func (p People) RemovePassword(ctx context.Context, s Session) error {
	return p.change(ctx, s, signin.PasswordRemoved, func(_ *store.Tx, m *store.Means) error {
		if !m.HasPassword() {
			return refusal.New(refusal.Illegal, "", "", noPasswordOf)
		}
		withoutPassword(m)
		return nil
	})
}

func withoutPassword(m *store.Means) {
	m.Password, m.PasswordSetAt, m.ShortPassword = "", store.Means{}.PasswordSetAt, false
}

const (
	settingUp = "second_factor"
	// issuer is how an authenticator app calls the desk.
	issuer = "Rebond"
)

// SettingUp is a second factor that waits for its first code.
type SettingUp struct {
	Ticket string // what the confirmation shows
	Secret string // as people type it
	URL    string // as an app reads it from a picture
}

// BeginSecond makes the secret of a second factor, to be confirmed by its first code.
func (p People) BeginSecond(ctx context.Context, s Session) (SettingUp, error) {
	if err := refusal.All(p.freshness(s), p.hasKey()); err != nil {
		return SettingUp{}, err
	}
	secret := make([]byte, signin.SecretSize)
	_, _ = rand.Read(secret) // never fails: the program would end
	ticket, now := store.NewSecret(), p.door.clock.real()
	err := p.door.store.Save(ctx, func(tx *store.Tx) error {
		return tx.PutChallenge(ctx, ticket, store.Challenge{
			Kind: settingUp, Person: s.Person.ID, Body: p.door.guard.seal(secret, purpose(s.Person.ID)), Until: now.Add(ceremonyOpen),
		}, now)
	})
	return p.settingUp(s, ticket, secret), err
}

func (p People) hasKey() error {
	if p.door.guard.keyed() {
		return nil
	}
	return refusal.New(refusal.Illegal, "", "", noKey)
}

func purpose(person staff.ID) string { return "second factor of " + string(person) }

func (p People) settingUp(s Session, ticket string, secret []byte) SettingUp {
	text := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(secret)
	label := strings.NewReplacer(" ", "%20", ":", "", "@", "%40", "?", "", "#", "", "&", "", "%", "").Replace(s.Person.Email)
	return SettingUp{Ticket: ticket, Secret: text, URL: "otpauth://totp/" + issuer + ":" + label + "?secret=" + text + "&issuer=" + issuer}
}

// SecondBegun shows again a second factor that waits for its first code.
func (p People) SecondBegun(ctx context.Context, s Session, ticket string) (SettingUp, error) {
	secret, err := p.begun(ctx, s, ticket)
	return p.settingUp(s, ticket, secret), err
}

func (p People) begun(ctx context.Context, s Session, ticket string) ([]byte, error) {
	step, err := p.step(ctx, settingUp, ticket)
	if err != nil {
		return nil, err
	}
	if step.Person != s.Person.ID {
		return nil, refusal.New(refusal.Forbidden, "", "", stepOver)
	}
	return p.door.guard.open(step.Body, purpose(s.Person.ID))
}

// SetSecond asks for a second factor from now on, and returns the recovery codes, to
// be shown once. Their other sessions end.
func (p People) SetSecond(ctx context.Context, s Session, ticket, code string) (codes []string, err error) {
	secret, err := p.begun(ctx, s, ticket)
	if err != nil {
		return nil, err
	}
	now := p.door.clock.real()
	step, right := signin.Matches(secret, code, now)
	if !right {
		return nil, refusal.New(refusal.Invalid, "", "code", codeWrong)
	}
	codes, kept := newRecovery()
	return codes, p.change(ctx, s, signin.SecondSet, func(tx *store.Tx, m *store.Means) error {
		m.Second, m.SecondSetAt, m.Recovery = p.door.guard.seal(secret, purpose(s.Person.ID)), now, kept
		if err := tx.SpendCode(ctx, s.Person.ID, fmt.Sprint(step), now); err != nil {
			return err
		}
		return tx.UseChallenge(ctx, ticket, now)
	})
}

// RemoveSecond asks for no second factor any more.
func (p People) RemoveSecond(ctx context.Context, s Session) error {
	return p.change(ctx, s, signin.SecondRemoved, func(_ *store.Tx, m *store.Means) error {
		if !m.HasSecond() {
			return refusal.New(refusal.Illegal, "", "", noSecond)
		}
		withoutSecond(m)
		return p.standsAlone(*m)
	})
}

func withoutSecond(m *store.Means) {
	m.Second, m.SecondSetAt, m.Recovery = "", store.Means{}.SecondSetAt, nil
}

// RenewCodes makes new recovery codes, to be shown once; the old ones are worthless.
func (p People) RenewCodes(ctx context.Context, s Session) (codes []string, err error) {
	codes, kept := newRecovery()
	return codes, p.change(ctx, s, signin.CodesMade, func(_ *store.Tx, m *store.Means) error {
		if !m.HasSecond() {
			return refusal.New(refusal.Illegal, "", "", noSecond)
		}
		m.Recovery = kept
		return nil
	})
}

// fingerprint is what is kept of a recovery code, which is too random to be guessed.
func fingerprint(code string) string {
	sum := sha256.Sum256([]byte(code))
	return hex.EncodeToString(sum[:])
}

// newRecovery makes recovery codes of 80 random bits, and what is kept of them.
func newRecovery() (codes, kept []string) {
	for range signin.RecoveryCodes {
		random := make([]byte, 10)
		_, _ = rand.Read(random) // never fails: the program would end
		code := strings.ToLower(base32.StdEncoding.EncodeToString(random))
		codes = append(codes, code[:4]+"-"+code[4:8]+"-"+code[8:12]+"-"+code[12:])
		kept = append(kept, fingerprint(code))
	}
	return codes, kept
}

// provedSecond refuses unless a code is the second factor's now, or a recovery code
// that is left. Each is good once.
func (p People) provedSecond(ctx context.Context, tx *store.Tx, person staff.Person, typed string) error {
	means, err := tx.Means(ctx, person.ID)
	if err != nil {
		return err
	}
	now := p.door.clock.real()
	if at := slices.Index(means.Recovery, fingerprint(signin.Recovery(typed))); at >= 0 {
		after := means
		after.Recovery = slices.Delete(slices.Clone(means.Recovery), at, at+1)
		after.RecoveryLeft = len(after.Recovery)
		return tx.SaveMeans(ctx, means, after, p.entryBy(person.Actor(), signin.Changed{Person: person, Did: signin.CodeUsed}))
	}
	secret, err := p.door.guard.open(means.Second, purpose(person.ID))
	if err != nil {
		return refusal.New(refusal.Illegal, "", "code", lostKey)
	}
	step, right := signin.Matches(secret, typed, now)
	if !right {
		return refusal.New(refusal.Invalid, "", "code", codeWrong)
	}
	return tx.SpendCode(ctx, person.ID, fmt.Sprint(step), now)
}

// ResetSignIn makes everything that lets a person in worthless, on behalf of an
// admin: password, second factor, passkeys, the provider, sessions, tokens. It returns the secret
// of a new one-time link.
func (p People) ResetSignIn(ctx context.Context, actor staff.Actor, id staff.ID) (staff.Person, string, error) {
	if err := p.permit(ctx, actor, staff.ManageUsers, ""); err != nil {
		return staff.Person{}, "", err
	}
	var person staff.Person
	secret := store.NewSecret()
	err := p.decide(ctx, func(tx *store.Tx) error {
		held, found, err := tx.Someone(ctx, id)
		switch {
		case err != nil:
			return err
		case !found:
			return refusal.New(refusal.Unknown, "", "", notFound)
		case !held.Active:
			return refusal.New(refusal.Illegal, "EV-2", "", personInactive, "name", held.Name)
		}
		person = held
		before, err := tx.Means(ctx, id)
		if err != nil {
			return err
		}
		after := before
		withoutPassword(&after)
		withoutSecond(&after)
		after.RecoveryLeft, after.Passkeys, after.Linked = 0, nil, signin.Linked{}
		if err := tx.SaveMeans(ctx, before, after, p.entryBy(actor, signin.Changed{Person: held, Did: signin.Reset})); err != nil {
			return err
		}
		if err := tx.DropPasses(ctx, id); err != nil {
			return err
		}
		return p.pass(ctx, tx, store.SignInLink, secret, id, linkLasts)
	})
	return person, secret, err
}
