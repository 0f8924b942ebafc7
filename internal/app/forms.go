package app

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/store"
)

// SendForm makes a link to the termination form, for someone to send to the partner;
// an earlier one is withdrawn (CH-5).
func (c Churn) SendForm(ctx context.Context, call Call, id churn.CaseID, in churn.Sending) (Receipt, error) {
	named := struct {
		Case churn.CaseID
		Form churn.Sending
	}{id, in}
	return c.door.do(ctx, call, staff.SendForm, named, ofCase(ctx, id), func(d dossier.Dossier, now moment.Moment) (dossier.Dossier, history.Event, error) {
		held, ok := d.ChurnCase(id)
		if !ok {
			return d, nil, refusal.New(refusal.Unknown, "", "", notFound)
		}
		sent, event, err := held.SendForm(d.Account, in, now)
		return d.WithChurn(sent), event, err
	})
}

// Forms lets partners in to the termination form by the links that they were sent.
// Looking changes nothing, for mail scanners look too.
//
// A link is the case's id, the number and the mark of the sending, and a seal over
// them, made with a key that only this desk has. So it can be shown again until it is
// sent without being kept, and one that was altered isn't looked up at all. What it
// still does, the case says: nothing, where the sending was undone.
type Forms struct {
	door  *door
	reads *read.Reads
	seal  *seal
}

// FormVisit is the form as a link finds it.
type FormVisit struct {
	File     read.File
	Case     churn.Case
	Link     int // the sending's number, from 1
	Standing churn.Standing
}

// Sending is the sending that the link belongs to.
func (v FormVisit) Sending() churn.FormLink { return v.Case.Links[v.Link-1] }

// Link returns the link of a case's last sending, as it stands at the end of its
// address.
func (f Forms) Link(ctx context.Context, c churn.Case) (string, error) {
	named := string(c.ID) + "." + sendingOf(c, len(c.Links))
	sealed, err := f.seal.over(ctx, f.door.store, named)
	return named + "." + sealed, err
}

// sendingOf names a case's nth sending in its link: the first links have no mark.
func sendingOf(c churn.Case, n int) string {
	if mark := c.Links[n-1].Mark; mark != "" {
		return strconv.Itoa(n) + "-" + mark
	}
	return strconv.Itoa(n)
}

// Look finds what a link opens. Refused as unknown where it isn't one of this desk's.
func (f Forms) Look(ctx context.Context, link string) (FormVisit, error) {
	id, sending, err := f.read(ctx, link)
	if err != nil {
		return FormVisit{}, err
	}
	file, err := f.reads.Case(ctx, string(id))
	if err != nil {
		return FormVisit{}, err
	}
	held, _ := file.ChurnCase(id)
	number, _, _ := strings.Cut(sending, "-")
	n, _ := strconv.Atoi(number) // what isn't a number is the 0th, which no case has
	visit := FormVisit{file, held, n, held.Standing(n, f.door.today())}
	if visit.Standing == churn.LinkUnknown || sendingOf(held, n) != sending {
		return FormVisit{}, noSuchLink()
	}
	return visit, nil
}

// Submit records the form that a partner sent by a link (CH-6). Sent twice, even at
// once, it counts once, and neither is refused, unless it says something else.
func (f Forms) Submit(ctx context.Context, link string, in churn.Submission) error {
	visit, err := f.Look(ctx, link)
	if err != nil {
		return err
	}
	call := Call{Actor: staff.PartnerNamed(visit.File.Account.Name), byLink: true}
	_, err = f.door.do(ctx, call, staff.SubmitForm, in, ofCase(ctx, visit.Case.ID), func(d dossier.Dossier, now moment.Moment) (dossier.Dossier, history.Event, error) {
		held, _ := d.ChurnCase(visit.Case.ID)
		if held.Standing(visit.Link, now.Today) == churn.LinkUnknown || held.Links[visit.Link-1].Mark != visit.Sending().Mark {
			return d, nil, noSuchLink() // its sending was undone meanwhile
		}
		next, event, err := held.Submit(visit.Link, in, now)
		return d.WithChurn(next), event, err
	})
	if refused, ok := refusal.Of(err); ok && refused.Has(refusal.Illegal) {
		now, failed := f.Look(ctx, link)
		if failed != nil || now.Standing == churn.LinkAnswered && now.Sending().Reply.Same(in) {
			return failed
		}
	}
	return err
}

// read reads a link, and refuses one whose seal isn't this desk's.
func (f Forms) read(ctx context.Context, link string) (id churn.CaseID, sending string, err error) {
	parts := strings.Split(link, ".")
	if len(parts) != 3 {
		return "", "", noSuchLink()
	}
	sealed, err := f.seal.over(ctx, f.door.store, parts[0]+"."+parts[1])
	if err != nil {
		return "", "", err
	}
	if !hmac.Equal([]byte(sealed), []byte(parts[2])) {
		return "", "", noSuchLink()
	}
	return churn.CaseID(parts[0]), parts[1], nil
}

func noSuchLink() error { return refusal.New(refusal.Unknown, "CH-5", "", notFound) }

// ofCase finds the account that a case belongs to.
func ofCase(ctx context.Context, id churn.CaseID) where {
	return func(v *store.View) (partner.AccountID, bool, error) { return v.AccountOfCase(ctx, string(id)) }
}

// seal makes what nobody without the desk's key can make. The key is drawn when it is
// first needed, and stays.
type seal struct {
	mu  sync.Mutex
	key []byte
}

// sealSetting is where the key is kept.
const sealSetting = store.FormLinkKey

// over seals a text: the same text gives the same seal, at every node.
func (s *seal) over(ctx context.Context, in *store.Store, text string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.key == nil {
		if err := s.draw(ctx, in); err != nil {
			return "", fmt.Errorf("read the key of the form’s links: %w", err)
		}
	}
	made := hmac.New(sha256.New, s.key)
	made.Write([]byte("form/" + text)) // a hash never fails to write
	return base64.RawURLEncoding.EncodeToString(made.Sum(nil)), nil
}

// draw reads the key, and before that makes one where there is none: of two nodes
// that do it at once, the first one's stays.
func (s *seal) draw(ctx context.Context, in *store.Store) error {
	kept, err := s.kept(ctx, in)
	if err == nil && kept == "" {
		if err = in.Save(ctx, func(tx *store.Tx) error { return tx.PutSettingOnce(ctx, sealSetting, store.NewSecret()) }); err == nil {
			kept, err = s.kept(ctx, in)
		}
	}
	if err == nil {
		s.key = []byte(kept)
	}
	return err
}

func (s *seal) kept(ctx context.Context, in *store.Store) (key string, err error) {
	err = in.View(ctx, func(v *store.View) error {
		key, err = v.Setting(ctx, sealSetting)
		return err
	})
	return key, err
}
