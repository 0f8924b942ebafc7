package web

import (
	"net/http"
	"strconv"
	"strings"

	"rebond/internal/app"
	"rebond/internal/domain/because"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/web/page"
)

func undoPath(account partner.AccountID, entry int) string {
	return accountPath(account) + "/history/" + strconv.Itoa(entry) + "/undo"
}

// did sends the browser to a page that says once what was done, and offers to undo it.
func did(w http.ResponseWriter, r *http.Request, receipt app.Receipt, to string) {
	done(w, r, strings.Join([]string{receipt.Verb, string(receipt.Account), strconv.Itoa(receipt.Entry)}, "~"), to)
}

// undoOffer is the way back from what was just done: a button where nothing else would be
// undone and nothing of it stays, else the page that says what would. There is none where
// it can't be undone, or not by whoever looks.
func (s *Server) undoOffer(r *http.Request, account partner.AccountID, entry int) *page.UndoOffer {
	would, err := s.app.Accounts.Undoing(r.Context(), actorOf(r), account, entry)
	if err != nil {
		return nil // what stands in the way, the history says to whoever asks
	}
	offer := &page.UndoOffer{Href: undoPath(account, entry)}
	if would.Alone() {
		offer.Form = &page.Form{Action: offer.Href, Seen: int64(would.Version), Key: newKey()}
	}
	return offer
}

// getUndo shows what undoing an entry would do.
func (s *Server) getUndo(w http.ResponseWriter, r *http.Request) {
	s.showUndo(w, r, http.StatusOK, nil)
}

func (s *Server) showUndo(w http.ResponseWriter, r *http.Request, status int, back *refusal.Refusal) {
	account, entry := undoAsked(r)
	file, err := s.reads.Account(r.Context(), account)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	would, err := s.app.Accounts.Undoing(r.Context(), actorOf(r), account, entry)
	refused, is := refusal.Of(err)
	if err != nil && (!is || would.Target.Seq == 0) {
		s.fail(w, r, err)
		return
	}
	d := s.desk(r)
	d.Section, d.Here = page.InAccounts, undoPath(account, entry)
	t := teller{d, s.zoned(file), actorOf(r)}
	s.show(w, r, status, page.UndoPage(t.undo(would, refused, back)))
}

// undoAsked is the entry that the path names; one that isn't a number is none.
func undoAsked(r *http.Request) (partner.AccountID, int) {
	entry, _ := strconv.Atoi(r.PathValue("entry"))
	return partner.AccountID(r.PathValue("id")), entry
}

func (t teller) undo(would app.Undoing, refused, back *refusal.Refusal) page.Undo {
	model := page.Undo{Desk: t.desk, Salon: t.salon(), Refused: page.MissingOf(refused), Form: page.Form{Action: t.desk.Here}}
	zoned := t.file.History
	model.Target = t.entry(zoned[would.Target.Seq-1])
	for _, e := range would.Also {
		model.Also = append(model.Also, t.entry(zoned[e.Seq-1]))
	}
	for _, e := range would.Sent {
		model.Sent = append(model.Sent, t.sent(e))
	}
	for _, x := range would.Tasks {
		said := t.task(x)
		said.Form = nil // it isn't there yet
		model.Tasks = append(model.Tasks, said)
	}
	if refused == nil {
		form := t.returned(t.form(t.desk.Here), back)
		form.Seen = int64(would.Version)
		model.Form, model.May = form, true
	}
	return model
}

// sent says what had happened outside already, and that it stays.
func (t teller) sent(e effect.Effect) string {
	return t.desk.Lang.Text("sent."+because.Text(e.What), because.Inputs("status", partner.Status(e.Detail)))
}

// postUndo undoes an entry, and goes back to where it was asked: to the account, where
// the page went with it.
func (s *Server) postUndo(w http.ResponseWriter, r *http.Request) {
	account, entry := undoAsked(r)
	receipt, err := s.app.Accounts.Undo(r.Context(), callOf(r), account, entry)
	if refused, is := refusal.Of(err); is && !refused.Has(refusal.Unknown) {
		s.showUndo(w, r, statusOf(err), refused)
		return
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	did(w, r, receipt, s.stillThere(r, ownPath(r.PostFormValue("back")), account))
}

// stillThere is the page that a form was sent from, or the account in its place.
func (s *Server) stillThere(r *http.Request, back string, account partner.AccountID) string {
	id, ofCase := strings.CutPrefix(back, "/cases/")
	id, _, _ = strings.Cut(id, "?")
	_, gone, err := s.reads.CaseGone(r.Context(), id)
	if back == "/" && r.PostFormValue("back") == "" || ofCase && (gone || err != nil) {
		return accountPath(account)
	}
	return back
}

// noCase answers where a case can't be read. Of one that was taken away again it says
// so, and leads to its account.
func (s *Server) noCase(w http.ResponseWriter, r *http.Request, id string, unread error) {
	account, gone, err := s.reads.CaseGone(r.Context(), id)
	if err != nil || !gone {
		s.fail(w, r, unread)
		return
	}
	file, err := s.reads.Account(r.Context(), account)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	d := s.desk(r)
	d.Section = page.InCases
	s.told(w, r, &d)
	s.show(w, r, http.StatusGone, page.CaseGonePage(page.CaseGone{Desk: d, Salon: teller{d, file, actorOf(r)}.salon()}))
}

// undoOf leads to undoing an entry, where whoever reads it may, as far as the entry alone
// says; undone are those that were undone already.
func (t teller) undoOf(e history.Entry, undone map[int]history.Entry) string {
	own := staff.Scope{Themselves: e.Actor == string(t.actor.ID)}
	if _, already := undone[e.Seq]; already || dossier.Undoable(e.Verb) != nil || !staff.May(t.actor.Role, staff.UndoEntry, own).Allowed {
		return ""
	}
	return undoPath(t.file.Account.ID, e.Seq)
}
