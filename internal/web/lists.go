package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/export"
	"rebond/internal/domain/history"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

func listPath(list picklist.List) string { return "/settings/lists/" + string(list) }

// taggedPath lists the open cases that have an item of a list.
func taggedPath(tag churn.Tag) string { return page.CaseFilter{Tag: tag.String()}.URL() }

// getLists goes to the first list: each page leads to all of them.
func (s *Server) getLists(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, listPath(picklist.Reasons), http.StatusSeeOther)
}

// getList shows one list.
func (s *Server) getList(w http.ResponseWriter, r *http.Request) {
	s.showList(w, r, http.StatusOK, listSent{})
}

// listSent is a form of a list's page that came back.
type listSent struct {
	form    string // "add", "rename", or another verb
	key     picklist.Key
	refused *refusal.Refusal
}

func (s *Server) showList(w http.ResponseWriter, r *http.Request, status int, back listSent) {
	list := picklist.List(r.PathValue("list"))
	if !list.Known() {
		s.fail(w, r, refusal.New(refusal.Unknown, "", "", "door.not_found"))
		return
	}
	shelf, err := s.reads.Shelf(r.Context(), list)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	for i := range shelf.History {
		shelf.History[i].At = shelf.History[i].At.In(s.app.Policy.Zone)
	}
	d := s.desk(r)
	d.Here = listPath(list)
	s.told(w, r, &d)
	t := shelfTeller{teller: teller{desk: d, actor: actorOf(r)}, shelf: shelf, list: list, back: back, typed: r.PostFormValue}
	t.file.People, t.file.Lists = shelf.People, shelf.Lists
	t.justMoved, t.way, _ = strings.Cut(r.FormValue("at"), ".")
	model := t.page()
	model.Exports = exportsOf(r, export.Items, "lists", url.Values{"list": {string(t.list)}}.Encode())
	s.show(w, r, status, page.ListPage(model))
}

// shelfTeller says the lists as their page shows them.
type shelfTeller struct {
	teller
	shelf          read.Shelf
	list           picklist.List
	back           listSent
	typed          func(string) string
	justMoved, way string // where the keyboard goes on
}

func (t shelfTeller) page() page.List {
	lang := t.desk.Lang
	model := page.List{
		Desk: t.desk, Name: lang.Value(t.list), What: lang.Say(words.ListWhat[t.list]), Path: listPath(t.list),
		Edits: staff.May(t.actor.Role, staff.ChangeLists, staff.Scope{}).Allowed, Seen: int64(t.shelf.Version), Key: newKey(),
		Past: newestFirst(t.past()),
	}
	for _, list := range picklist.Names {
		model.Others = append(model.Others, page.ListTab{
			Link: page.Link{Text: lang.Value(list), Href: listPath(list)}, N: len(t.shelf.Choices(list)), Here: list == t.list,
		})
	}
	model.Groups = t.groups()
	for _, item := range t.shelf.In(t.list) {
		if !item.InUse() {
			model.Gone = append(model.Gone, t.row(item))
		}
	}
	if model.Edits {
		model.Add = t.adding()
	}
	if t.back.refused != nil && t.back.form != "add" && t.back.form != "rename" {
		model.Refused = page.Form{Refused: t.back.refused}
	}
	return model
}

// groups are the items in use: of sub-reasons, those of each reason in use.
func (t shelfTeller) groups() []page.ItemGroup {
	if t.list != picklist.SubReasons {
		return []page.ItemGroup{{Rows: t.rows(t.shelf.Under(t.list, ""))}}
	}
	var groups []page.ItemGroup
	for _, reason := range t.shelf.In(picklist.Reasons) {
		if reason.InUse() {
			groups = append(groups, page.ItemGroup{Name: t.desk.Lang.Label(reason.Label), Rows: t.rows(t.shelf.Under(t.list, reason.Key))})
		}
	}
	return groups
}

func (t shelfTeller) rows(items []picklist.Item) []page.ItemRow {
	var rows []page.ItemRow
	for _, item := range items {
		if item.InUse() {
			rows = append(rows, t.row(item))
		}
	}
	return rows
}

func (t shelfTeller) row(item picklist.Item) page.ItemRow {
	tag := churn.Tag{List: item.List, Key: item.Key}
	path := listPath(item.List) + "/" + url.PathEscape(string(item.Key))
	row := page.ItemRow{
		Key: string(item.Key), Path: path, Label: words.French.Question(item.Label), English: item.Label.EN,
		Open: countOf(t.shelf.Uses[tag].Open), OpenHref: taggedPath(tag),
		Closed: countOf(t.shelf.Uses[tag].Closed), ClosedHref: page.CaseFilter{Stage: "closed", Tag: tag.String()}.URL(),
		Up: t.shelf.Movable(item, picklist.Up), Down: t.shelf.Movable(item, picklist.Down),
		Rename: page.ItemForm{
			Form: t.form(path + "/rename"), Of: "rename-" + string(item.Key), Label: item.Label.FR, English: item.Label.EN,
		},
	}
	if item.List.Tags() {
		row.Mark = "#"
	}
	if item.List == picklist.Questions {
		row.Asks = t.word(item.Answer)
		if item.Required {
			row.Asks += " · " + t.desk.Lang.Say(words.ListRequired)
		}
		row.Rename.Both = true
	}
	if string(item.Key) == t.justMoved {
		row.Focus = t.way
	}
	if item.Retired != nil {
		row.Retired = t.desk.Lang.Say(words.ListRetired, "day", item.Retired.On)
		if item.Parent != "" {
			row.Of = t.desk.Lang.Label(t.shelf.Label(picklist.Reasons, item.Parent))
		}
	}
	if t.back.form == "rename" && t.back.key == item.Key {
		row.Rename.Form = t.returned(row.Rename.Form, t.back.refused)
		row.Rename.Label, row.Rename.English = t.typed("label"), t.typed("label_en")
	}
	return row
}

func (t shelfTeller) form(action string) page.Form {
	return page.Form{Action: action, Seen: int64(t.shelf.Version), Key: newKey()}
}

func (t shelfTeller) adding() *page.ItemForm {
	form := page.ItemForm{Form: t.form(listPath(t.list)), Of: "add"}
	if t.list == picklist.SubReasons {
		for _, reason := range t.shelf.In(picklist.Reasons) {
			if reason.InUse() {
				form.Parents = append(form.Parents, page.Choice{Value: string(reason.Key), Label: t.desk.Lang.Label(reason.Label)})
			}
		}
	}
	if t.list == picklist.Questions {
		form.Both = true
		for _, answering := range picklist.Answerings {
			form.Answers = append(form.Answers, page.Choice{Value: string(answering), Label: words.Capital(t.word(answering))})
		}
	}
	if t.back.form == "add" {
		form.Form = t.returned(form.Form, t.back.refused)
		form.Label, form.English, form.Parent = t.typed("label"), t.typed("label_en"), t.typed("parent")
		form.Answer, form.Required = t.typed("answer"), t.typed("required") != ""
	}
	return &form
}

// past are the latest changes of the lists, but for their beginning.
func (t shelfTeller) past() []page.Entry {
	var said []page.Entry
	for _, e := range t.shelf.History {
		list, key, ok := strings.Cut(e.About.ID, "/")
		if !ok {
			continue
		}
		entry := t.entry(e)
		label := t.desk.Lang.Label(t.shelf.Label(picklist.List(list), picklist.Key(key)))
		entry.Sentence += " « " + label + " » (" + t.desk.Lang.Value(picklist.List(list)) + ")"
		entry.Changes = slices.DeleteFunc(entry.Changes, func(page.Change) bool { return !tellsLabels(e) })
		said = append(said, entry)
	}
	return said
}

// tellsLabels reports whether the changes of an entry say more than its verb does.
func tellsLabels(e history.Entry) bool { return e.Verb == "list_item."+string(picklist.Renaming) }

// postList adds an item. A page that made a tag on the fly is answered in JSON.
func (s *Server) postList(w http.ResponseWriter, r *http.Request) {
	list := picklist.List(r.PathValue("list"))
	label := picklist.Label{FR: r.PostFormValue("label"), EN: r.PostFormValue("label_en")}
	receipt, err := s.app.Lists.Add(r.Context(), callOf(r), picklist.Item{
		List: list, Parent: picklist.Key(r.PostFormValue("parent")), Label: label,
		Answer: picklist.Answering(r.PostFormValue("answer")), Required: r.PostFormValue("required") != "",
	})
	if wantsJSON(r) {
		s.answer(w, r, err, func() any {
			return map[string]string{"value": receipt.About, "label": "#" + strings.TrimSpace(label.FR)}
		})
		return
	}
	s.listDone(w, r, listSent{form: "add"}, receipt, err, listPath(list)+"#item-"+receipt.About)
}

// postItem runs a verb on one item of a list.
func (s *Server) postItem(w http.ResponseWriter, r *http.Request) {
	list, key, verb := picklist.List(r.PathValue("list")), picklist.Key(r.PathValue("key")), r.PathValue("verb")
	to := listPath(list)
	var receipt app.Receipt
	var err error
	switch verb {
	case "rename":
		label := picklist.Label{FR: r.PostFormValue("label"), EN: r.PostFormValue("label_en")}
		receipt, err = s.app.Lists.Rename(r.Context(), callOf(r), list, key, label)
	case "move":
		way := r.PostFormValue("way")
		receipt, err = s.app.Lists.Move(r.Context(), callOf(r), list, key, picklist.Way(way))
		to += "?" + url.Values{"at": {string(key) + "." + way}}.Encode()
	case "retire":
		receipt, err = s.app.Lists.Retire(r.Context(), callOf(r), list, key)
	case "restore":
		receipt, err = s.app.Lists.Restore(r.Context(), callOf(r), list, key)
	default:
		s.getNothing(w, r)
		return
	}
	s.listDone(w, r, listSent{form: verb, key: key}, receipt, err, to+"#item-"+string(key))
}

func (s *Server) listDone(w http.ResponseWriter, r *http.Request, back listSent, receipt app.Receipt, err error, to string) {
	refused, ok := refusal.Of(err)
	switch {
	case err == nil:
		done(w, r, receipt.Verb, to)
	case ok && !refused.Has(refusal.Forbidden) && !refused.Has(refusal.Unknown):
		back.refused = refused
		s.showList(w, r, statusOf(err), back)
	default:
		s.fail(w, r, err)
	}
}
