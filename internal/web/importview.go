package web

import (
	"net/http"
	"net/url"
	"strconv"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// importView says an import in the reader's words.
type importView struct {
	desk   page.Desk
	file   read.ImportFile
	filter read.RowFilter
}

func (v importView) page(rows read.ImportRowsPage, zone *time.Location) page.Import {
	lang, file := v.desk.Lang, v.file
	model := page.Import{
		Desk: v.desk, Path: importPath(file.ID), File: file.File, State: importChip(lang, file.State),
		About: lang.Say(words.ImportSize, "size", sizeOf(lang, file.Bytes), "who", file.People.Name(file.By),
			"when", lang.Clock(file.BroughtAt.In(zone), v.desk.Today)),
		Note: v.note(), Work: v.work(), Acts: v.acts(), Tabs: v.tabs(), Reasons: v.reasons(), Fields: v.fields(),
	}
	model.Listed = len(model.Tabs) > 1 && file.State != partner.Dropped
	if partner.ImportMoves.Can(file.State, partner.MapColumns) {
		model.Columns = v.columns(file.Problem, nil)
	}
	for _, row := range rows.Rows {
		model.Rows = append(model.Rows, v.row(row))
	}
	if rows.More {
		model.Next = v.at("after", strconv.Itoa(rows.Rows[len(rows.Rows)-1].Number))
	}
	for _, e := range file.History {
		model.History = append(model.History, page.Entry{At: e.At, Who: file.People.Name(staff.ID(e.Actor)), Sentence: lang.Word("verb", e.Verb)})
	}
	return model
}

func sizeOf(lang words.Lang, size int64) string {
	const mega, kilo = 1 << 20, 1 << 10
	if size >= mega {
		return lang.Say(words.MegaBytes, "n", int((size+mega/2)/mega))
	}
	return lang.Say(words.KiloBytes, "n", int((size+kilo-1)/kilo))
}

func (v importView) note() string {
	switch v.file.State {
	case partner.Stopped, partner.HalfUndone:
		return v.desk.Lang.Say(words.ImportStoppedIs, "done", v.file.Cursor)
	case partner.Applied:
		return v.desk.Lang.Say(words.ImportAppliedIs)
	case partner.Undone:
		return v.desk.Lang.Say(words.ImportUndoneIs)
	case partner.Dropped:
		return v.desk.Lang.Say(words.ImportDroppedIs)
	}
	return ""
}

func (v importView) work() *page.Work {
	what := map[partner.ImportState]words.Phrase{
		partner.Reading: words.ImportReading, partner.Applying: words.ImportApplying, partner.Undoing: words.ImportUndoing,
	}
	if !v.file.State.AtWork() {
		return nil
	}
	return &page.Work{
		What: v.desk.Lang.Say(what[v.file.State]), Href: importPath(v.file.ID) + "/progress",
		Done: v.file.Cursor, Total: v.file.Total, Rough: v.file.State == partner.Reading,
	}
}

// acts are the buttons of what can be done with the import now, the main one first.
func (v importView) acts() []page.MoveButton {
	lang, can := v.desk.Lang, func(verb partner.ImportVerb) bool { return partner.ImportMoves.Can(v.file.State, verb) }
	var acts []page.MoveButton
	add := func(path string, label string, hint words.Phrase, main bool) {
		act := page.MoveButton{Action: importPath(v.file.ID) + path, Label: label, Main: main}
		if hint != (words.Phrase{}) {
			act.Hint = lang.Say(hint)
		}
		acts = append(acts, act)
	}
	if changes := v.file.Of(func(c read.ImportCount) bool { return c.Verdict == partner.Create || c.Verdict == partner.Update }); can(partner.ApplyImport) && v.file.State == partner.Stopped {
		add("/apply", lang.Say(words.ImportDoGoOn), words.Phrase{}, true)
	} else if can(partner.ApplyImport) && changes > 0 {
		add("/apply", lang.Say(words.ImportDoApply, "n", changes), words.ImportApplyIs, true)
	}
	if can(partner.StopImport) {
		add("/stop", lang.Say(words.ImportDoStop), words.Phrase{}, false)
	}
	if can(partner.UndoImport) && v.file.State == partner.HalfUndone {
		add("/undo", lang.Say(words.ImportUndoGoOn), words.Phrase{}, true)
	} else if can(partner.UndoImport) {
		add("/undo", lang.Say(words.ImportDoUndo), words.ImportUndoIs, false)
	}
	if can(partner.DropImport) {
		add("/drop", lang.Say(words.ImportDoDrop), words.Phrase{}, false)
	}
	return acts
}

// columns says which field each column states: as it was sent, or else as it is read.
func (v importView) columns(problem *refusal.Refusal, sent []string) *page.Columns {
	if len(v.file.Header) == 0 {
		return nil
	}
	read, _ := partner.ReadColumns(v.file.Header, v.file.Mapping) // what is missing, the problem says
	form := &page.Columns{Form: page.Form{Refused: problem}, Sent: sent != nil, Open: problem != nil}
	for i, stated := range read.Stated() {
		if len(sent) == len(v.file.Header) {
			stated = sent[i]
		}
		if stated == "" || stated == partner.PassedOver {
			stated = ""
			form.Over++
		}
		form.Each = append(form.Each, page.Column{Header: v.file.Header[i], Field: stated})
	}
	for _, field := range partner.FieldNames() {
		form.Fields = append(form.Fields, page.Choice{Value: field, Label: v.desk.Lang.Field(field)})
	}
	return form
}

// at is the import's address with the filter and one thing more.
func (v importView) at(name, value string) string {
	query := url.Values{}
	for key, held := range map[string]string{
		"verdict": string(v.filter.Verdict), "field": v.filter.Field, "reason": string(v.filter.Reason), "undone": string(v.filter.Undone),
	} {
		if held != "" {
			query.Set(key, held)
		}
	}
	query.Set(name, value)
	return importPath(v.file.ID) + "?" + query.Encode()
}

func (v importView) only(name, value string) string {
	return importPath(v.file.ID) + "?" + url.Values{name: {value}}.Encode()
}

// tabs are the rows by verdict, and once they were undone, by how far.
func (v importView) tabs() []page.Facet {
	lang := v.desk.Lang
	tabs := []page.Facet{{
		Text: lang.Say(words.ImportAll), Href: importPath(v.file.ID), Here: v.filter == read.RowFilter{After: v.filter.After},
		Count: page.Count{N: v.file.Of(func(read.ImportCount) bool { return true })},
	}}
	for _, verdict := range partner.Verdicts {
		tabs = v.add(tabs, v.verdict(verdict), "verdict", string(verdict), string(v.filter.Verdict), func(c read.ImportCount) bool { return c.Verdict == verdict })
	}
	for _, undone := range partner.ImportUndones {
		tabs = v.add(tabs, lang.Value(undone), "undone", string(undone), string(v.filter.Undone), func(c read.ImportCount) bool { return c.Undone == undone })
	}
	return tabs
}

func (v importView) add(facets []page.Facet, text, name, value, here string, is func(read.ImportCount) bool) []page.Facet {
	n := v.file.Of(is)
	if n == 0 {
		return facets
	}
	return append(facets, page.Facet{Text: text, Href: v.only(name, value), Count: page.Count{N: n}, Here: here == value})
}

func (v importView) reasons() (facets []page.Facet) {
	seen := map[partner.Reason]bool{}
	for _, c := range v.file.Counts {
		if c.Reason != "" && !seen[c.Reason] {
			seen[c.Reason] = true
			facets = v.add(facets, v.desk.Lang.Value(c.Reason), "reason", string(c.Reason), string(v.filter.Reason),
				func(other read.ImportCount) bool { return other.Reason == c.Reason })
		}
	}
	return facets
}

func (v importView) fields() (facets []page.Facet) {
	seen := map[string]bool{}
	for _, c := range v.file.Counts {
		if c.Field != "" && !seen[c.Field] {
			seen[c.Field] = true
			facets = v.add(facets, v.desk.Lang.Field(c.Field), "field", c.Field, v.filter.Field,
				func(other read.ImportCount) bool { return other.Field == c.Field })
		}
	}
	return facets
}

var verdictTones = map[partner.Verdict]page.Tone{partner.Create: page.Good, partner.Update: page.Note, partner.Refused: page.Bad}

// verdict says what is to become of a row, or what became of it.
func (v importView) verdict(verdict partner.Verdict) string {
	if v.file.State == partner.Previewed || v.file.State == partner.Reading {
		return v.desk.Lang.Value(verdict)
	}
	return v.desk.Lang.Word("verdict_done", string(verdict))
}

func (v importView) row(row app.ImportedRow) page.ImportedRow {
	lang := v.desk.Lang
	tone, ok := verdictTones[row.Verdict]
	if !ok {
		tone = page.Plain
	}
	said := page.ImportedRow{Line: row.Line, Key: row.Key, Name: row.Name, Verdict: page.Chip{Text: v.verdict(row.Verdict), Tone: tone}}
	if row.Account != "" {
		said.Href = accountPath(row.Account)
	}
	if row.Undone != "" {
		said.Verdict = page.Chip{Text: lang.Value(row.Undone), Tone: page.Plain}
	}
	if row.Refused != nil {
		for _, u := range row.Refused.Unmet {
			said.Says = append(said.Says, lang.Text(u.Text, u.Inputs))
		}
	}
	for _, c := range row.Changes {
		said.Says = append(said.Says, lang.Say(words.ImportChange, "field", lang.Field(c.Field),
			"before", v.value(c.Field, c.Before), "after", v.value(c.Field, c.After)))
	}
	for _, k := range row.Kept {
		said.Says = append(said.Says, lang.Text(k.Why.Text, k.Why.Inputs))
	}
	for _, remark := range row.Remarks {
		said.Says = append(said.Says, lang.Text(remark.Text, remark.Inputs))
	}
	return said
}

func (v importView) value(field, value string) string {
	if value == "" {
		return v.desk.Lang.Say(words.NotKnown)
	}
	t := teller{desk: v.desk, file: read.File{People: v.file.People}}
	return t.value(partner.Account{}.Ref(), field, value)
}

// gaps are the lists of accounts that are left to complete.
func (s *Server) gaps(r *http.Request, lang words.Lang) (facets []page.Facet, err error) {
	counts, err := s.reads.CountGaps(r.Context())
	for _, gap := range read.Gaps {
		if counts[gap] > 0 {
			facets = append(facets, page.Facet{Text: lang.Say(gapNames[gap]), Href: "/accounts?without=" + string(gap), Count: countOf(counts[gap])})
		}
	}
	return facets, err
}

var gapNames = map[read.Gap]words.Phrase{
	read.NoOwner: words.AccountsNoOwner, read.NoPlatform: words.AccountsNoTool, read.NoEmail: words.AccountsNoMail,
}
