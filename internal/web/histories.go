package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"rebond/internal/domain/export"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// getHistories tells the history of all: by whom, what and when the address asks for.
// A day that doesn't exist stands by its field, and filters nothing.
func (s *Server) getHistories(w http.ResponseWriter, r *http.Request) {
	filter := page.HistoriesFilter{
		Who: r.FormValue("who"), Verb: r.FormValue("what"), From: r.FormValue("from"), To: r.FormValue("to"),
	}
	of := read.Histories{Actor: staff.ID(filter.Who), Verb: filter.Verb, After: historyMarkOf(r.FormValue("after"))}
	var badFrom, badTo error
	of.From, badFrom = readDay("from", filter.From)
	of.To, badTo = readDay("to", filter.To)
	found, err := s.app.Histories(r.Context(), actorOf(r), of)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	lists, err := s.reads.Lists(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	d := s.desk(r)
	d.Here = "/history"
	model := page.Histories{
		Desk: d, Filter: filter, Later: of.After.Subject != "",
		People: actorsOf(found.People, d.Lang.Say(words.HistoriesAnyone)), Verbs: verbsOf(d.Lang),
	}
	model.Exports = exportsOf(r, export.History, "history", r.URL.RawQuery)
	status := http.StatusOK
	if refused, wrong := refusal.Of(refusal.All(badFrom, badTo)); wrong {
		model.Form, status = teller{desk: d}.returned(page.Form{}, refused), http.StatusUnprocessableEntity
	}
	for _, row := range found.Rows {
		model.Rows = append(model.Rows, s.historyRow(d, row, read.File{People: found.People, Lists: lists}, actorOf(r)))
	}
	if found.More {
		model.Next = afterHistory(filter, found.Rows[len(found.Rows)-1].Mark())
	}
	s.show(w, r, status, page.HistoriesPage(model))
}

// historyRow says one entry, and whom or what it was about.
func (s *Server) historyRow(d page.Desk, row read.HistoryRow, file read.File, reader staff.Actor) page.HistoryRow {
	file.Account = partner.Account{ID: partner.AccountID(row.Subject), Name: row.Salon}
	row.At = row.At.In(s.app.Policy.Zone)
	if staff.ID(row.Actor) == staff.Outside {
		file.People = file.People.With(staff.PartnerNamed(row.Salon))
	}
	said := page.HistoryRow{Entry: teller{d, file, staff.Actor{}}.entry(row.Entry)}
	switch person, known := file.People[staff.ID(row.Entry.About.ID)]; {
	case row.Salon != "":
		said.Undo = teller{d, file, reader}.undoOf(row.Entry, nil)
		said.About = page.Link{Text: d.Lang.Say(words.HistoriesOn, "salon", row.Salon, "city", row.City), Href: accountPath(partner.AccountID(row.Subject))}
	case known:
		said.About = page.Link{Text: person.Name, Href: personPath(person.ID)}
	}
	return said
}

// actorsOf lists who can have acted: people by name, and the desk itself.
func actorsOf(people read.People, anyone string) []page.Choice {
	var choices []page.Choice
	for id, p := range people {
		choices = append(choices, page.Choice{Value: string(id), Label: p.Name})
	}
	for id, name := range staff.Unmanned {
		choices = append(choices, page.Choice{Value: string(id), Label: name})
	}
	return append([]page.Choice{{Label: anyone}}, byLabel(choices)...)
}

// verbsOf lists everything that can have been done.
func verbsOf(lang words.Lang) []page.Choice {
	var choices []page.Choice
	for _, verb := range words.Known("verb") {
		choices = append(choices, page.Choice{Value: verb, Label: lang.Word("verb", verb)})
	}
	return append([]page.Choice{{Label: lang.Say(words.HistoriesAny)}}, byLabel(choices)...)
}

func byLabel(choices []page.Choice) []page.Choice {
	slices.SortFunc(choices, func(a, b page.Choice) int {
		return cmp.Or(cmp.Compare(a.Label, b.Label), cmp.Compare(a.Value, b.Value))
	})
	return choices
}

// historyMarkOf reads an entry's place from an address; what isn't one is the list's
// start.
func historyMarkOf(text string) read.HistoryMark {
	micros, rest, _ := strings.Cut(text, "~")
	seq, subject, _ := strings.Cut(rest, "~")
	at, failed := strconv.ParseInt(micros, 10, 64)
	n, failedToo := strconv.Atoi(seq)
	if failed != nil || failedToo != nil || subject == "" {
		return read.HistoryMark{}
	}
	return read.HistoryMark{At: time.UnixMicro(at), Subject: subject, Seq: n}
}

func afterHistory(f page.HistoriesFilter, last read.HistoryMark) string {
	q := url.Values{"after": {strconv.FormatInt(last.At.UnixMicro(), 10) + "~" + strconv.Itoa(last.Seq) + "~" + last.Subject}}
	for name, value := range map[string]string{"who": f.Who, "what": f.Verb, "from": f.From, "to": f.To} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return "/history?" + q.Encode()
}
