package web

import (
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/because"
	"rebond/internal/domain/export"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/read"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

func importPath(id partner.ImportID) string { return "/imports/" + string(id) }

// getImports lists the imports, under the form that brings a file.
func (s *Server) getImports(w http.ResponseWriter, r *http.Request) {
	s.showImports(w, r, http.StatusOK, nil)
}

func (s *Server) showImports(w http.ResponseWriter, r *http.Request, status int, refused *refusal.Refusal) {
	after, _ := read.ParseImportMark(r.FormValue("after")) // what is no mark begins at the latest
	found, err := s.reads.Imports(r.Context(), after)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	d := s.desk(r)
	d.Section, d.Here = page.InAccounts, "/imports"
	s.told(w, r, &d)
	model := page.Imports{Desk: d, Form: page.Form{Action: "/imports", Refused: refused}, Most: app.MostImported >> 20}
	for _, row := range found.Rows {
		line := page.ImportLine{
			Href: importPath(row.ID), File: row.File, State: importChip(d.Lang, row.State),
			Brought: d.Lang.Say(words.ImportBy, "who", found.People.Name(row.By), "when", d.Lang.Clock(row.BroughtAt.In(s.app.Policy.Zone), d.Today)),
		}
		if row.Total > 0 {
			line.Rows = d.Lang.Int(row.Total)
		}
		model.Rows = append(model.Rows, line)
	}
	if found.More {
		last := found.Rows[len(found.Rows)-1]
		model.Next = "/imports?" + url.Values{"after": {read.MarkOf(last).String()}}.Encode()
	}
	s.show(w, r, status, page.ImportsPage(model))
}

var importTones = map[partner.ImportState]page.Tone{
	partner.Unmapped: page.Soon, partner.Reading: page.Note, partner.Previewed: page.Soon, partner.Applying: page.Note, partner.Stopped: page.Bad,
	partner.Applied: page.Good, partner.Undoing: page.Note, partner.HalfUndone: page.Bad,
}

func importChip(lang words.Lang, state partner.ImportState) page.Chip {
	return page.Chip{Text: lang.Value(state), Tone: cmp.Or(importTones[state], page.Plain)}
}

// uploadTime is how long a file may take to arrive.
const uploadTime = 10 * time.Minute

const (
	noFile because.Text = "import.no_file"
	cutOff because.Text = "import.cut_off"
)

// postImports takes a file as it streams in, and has the desk read it.
func (s *Server) postImports(w http.ResponseWriter, r *http.Request) {
	patient(w)
	id, err := s.bring(r)
	refused, ok := refusal.Of(err)
	switch {
	case err == nil:
		done(w, r, "import.brought", importPath(id))
	case ok && !refused.Has(refusal.Forbidden):
		s.showImports(w, r, statusOf(err), refused)
	default:
		s.fail(w, r, err)
	}
}

// patient gives a large file the time that it takes.
func patient(w http.ResponseWriter) {
	control, until := http.NewResponseController(w), time.Now().Add(uploadTime)
	_ = control.SetReadDeadline(until) // without it, the usual time holds
	_ = control.SetWriteDeadline(until.Add(time.Minute))
}

func (s *Server) bring(r *http.Request) (partner.ImportID, error) {
	file, err := uploaded(r)
	if err != nil {
		return "", err
	}
	id, err := s.app.Imports.Bring(r.Context(), actorOf(r), file.FileName(), file)
	if err != nil {
		_, _ = io.Copy(io.Discard, r.Body) // a browser that still sends hears no answer
	}
	return id, arrived(err)
}

// arrived says of a file that broke off, or is too large even to be looked at, what a
// person can do.
func arrived(err error) error {
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return refusal.New(refusal.Invalid, "", "file", "import.too_large", "most", app.MostImported>>20)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return refusal.New(refusal.Invalid, "", "file", cutOff)
	}
	return err
}

// uploaded finds the file in a form as it streams in.
func uploaded(r *http.Request) (*multipart.Part, error) {
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "multipart/form-data" {
		return nil, refusal.New(refusal.Missing, "", "file", noFile)
	}
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, refusal.New(refusal.Missing, "", "file", noFile)
	}
	for {
		part, err := parts.NextPart()
		switch {
		case errors.Is(err, io.EOF):
			return nil, refusal.New(refusal.Missing, "", "file", noFile)
		case err != nil:
			return nil, arrived(err)
		case part.FormName() == "file" && part.FileName() != "":
			return part, nil
		}
	}
}

// getImport shows an import: what it would do, does or did.
func (s *Server) getImport(w http.ResponseWriter, r *http.Request) {
	s.showImport(w, r, http.StatusOK, nil, nil)
}

func (s *Server) showImport(w http.ResponseWriter, r *http.Request, status int, refused *refusal.Refusal, stated []string) {
	file, err := s.reads.Import(r.Context(), partner.ImportID(r.PathValue("id")))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	d := s.desk(r)
	d.Section = page.InAccounts
	if r.Method != http.MethodGet {
		d.Here = importPath(file.ID)
	}
	s.told(w, r, &d)
	filter := rowFilterOf(r)
	rows, err := s.reads.ImportRows(r.Context(), file.ID, filter)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	for i := range file.History {
		file.History[i].At = file.History[i].At.In(s.app.Policy.Zone)
	}
	view := importView{d, file, filter}
	model := view.page(rows, s.app.Policy.Zone)
	model.Exports = exportsOf(r, export.ImportRows, "imports/"+string(file.ID), r.URL.RawQuery)
	if refused != nil {
		model.Columns = view.columns(refused, stated)
	}
	if file.State == partner.Applied {
		if model.Gaps, err = s.gaps(r, d.Lang); err != nil {
			s.fail(w, r, err)
			return
		}
	}
	s.show(w, r, status, page.ImportPage(model))
}

func rowFilterOf(r *http.Request) read.RowFilter {
	after, _ := strconv.Atoi(r.FormValue("after")) // no number begins at the first row
	return read.RowFilter{
		Verdict: partner.Verdict(r.FormValue("verdict")), Field: r.FormValue("field"), Reason: partner.Reason(r.FormValue("reason")),
		Undone: partner.ImportUndone(r.FormValue("undone")), After: after,
	}
}

// getImportProgress tells a script how far the desk is.
func (s *Server) getImportProgress(w http.ResponseWriter, r *http.Request) {
	file, err := s.reads.Import(r.Context(), partner.ImportID(r.PathValue("id")))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	tellProgress(w, file.State.AtWork(), file.Cursor, file.Total, importProgress(langOf(r), file))
}

// tellProgress tells a script how far the desk is.
func tellProgress(w http.ResponseWriter, atWork bool, done, total int, text string) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{"at_work": atWork, "done": done, "total": total, "text": text}) // whoever asked may be gone
}

func importProgress(lang words.Lang, file read.ImportFile) string {
	phrase := words.ImportOf
	if file.State == partner.Reading {
		phrase = words.ImportOfAbout
	}
	if file.Total == 0 {
		return ""
	}
	return lang.Say(phrase, "done", file.Cursor, "total", file.Total)
}

// postImportColumns says which field each column states.
func (s *Server) postImportColumns(w http.ResponseWriter, r *http.Request) {
	id, stated := partner.ImportID(r.PathValue("id")), r.PostForm["column"]
	err := s.app.Imports.ChangeMapping(r.Context(), actorOf(r), id, stated)
	if refused, ok := refusal.Of(err); ok && !refused.Has(refusal.Illegal) && !refused.Has(refusal.Unknown) {
		s.showImport(w, r, statusOf(err), refused, stated)
		return
	}
	s.moved(w, r, "import.mapped", err)
}

func (s *Server) postImportApply(w http.ResponseWriter, r *http.Request) {
	s.moved(w, r, "import.started", s.app.Imports.Apply(r.Context(), actorOf(r), partner.ImportID(r.PathValue("id"))))
}

func (s *Server) postImportStop(w http.ResponseWriter, r *http.Request) {
	s.moved(w, r, "import.stopped", s.app.Imports.Stop(r.Context(), actorOf(r), partner.ImportID(r.PathValue("id"))))
}

func (s *Server) postImportUndo(w http.ResponseWriter, r *http.Request) {
	s.moved(w, r, "import.undo_started", s.app.Imports.Undo(r.Context(), actorOf(r), partner.ImportID(r.PathValue("id"))))
}

func (s *Server) postImportDrop(w http.ResponseWriter, r *http.Request) {
	s.moved(w, r, "import.dropped", s.app.Imports.Drop(r.Context(), actorOf(r), partner.ImportID(r.PathValue("id"))))
}

// moved shows the import again, after a verb.
func (s *Server) moved(w http.ResponseWriter, r *http.Request, verb string, err error) {
	if err != nil {
		s.fail(w, r, err)
		return
	}
	done(w, r, verb, importPath(partner.ImportID(r.PathValue("id"))))
}
