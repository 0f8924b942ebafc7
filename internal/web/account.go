package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/export"
	"rebond/internal/domain/followup"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/round"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/domain/view"
	"rebond/internal/read"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

func accountPath(id partner.AccountID) string { return "/accounts/" + string(id) }

// getAccounts lists the accounts by name, or what a search finds; the only one that
// is spelled as typed, it shows at once.
func (s *Server) getAccounts(w http.ResponseWriter, r *http.Request) {
	d := s.desk(r)
	d.Section, d.Query = page.InAccounts, r.FormValue("q")
	var found read.AccountsPage
	var err error
	gap := read.Gap(r.FormValue("without"))
	if gapNames[gap] == (words.Phrase{}) {
		gap = ""
	}
	if d.Query != "" {
		found, err = s.reads.Search(r.Context(), d.Query)
	} else if gap != "" {
		found, err = s.reads.Incomplete(r.Context(), gap, nameMarkOf(r, "after"))
	} else {
		found, err = s.reads.Accounts(r.Context(), nameMarkOf(r, "after"), nameMarkOf(r, "before"))
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if d.Query != "" && !found.Near && len(found.Rows) == 1 {
		http.Redirect(w, r, accountPath(found.Rows[0].ID), http.StatusSeeOther)
		return
	}
	people, err := s.reads.People(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	model := page.Accounts{
		Desk: d, Near: found.Near,
		Count: countOf(found.Count),
	}
	if model.Filters, err = s.accountFilters(r, d.Lang, gap); err != nil {
		s.fail(w, r, err)
		return
	}
	model.Exports = exportsOf(r, export.Accounts, "accounts", r.URL.RawQuery)
	model.MayImport = staff.May(actorOf(r).Role, staff.ImportAccounts, staff.Scope{}).Allowed
	for _, row := range found.Rows {
		model.Rows = append(model.Rows, page.AccountRow{
			ID: string(row.ID), Href: accountPath(row.ID), Name: row.Name, City: row.City,
			Status: statusChip(d.Lang, row.Status), Owner: people.Name(staff.ID(row.Owner)),
		})
	}
	model.Ticks = ticksOf(r, d.Lang, round.Accounts, model.Count)
	if n := len(found.Rows); n > 0 && found.Less {
		model.Pages.Previous = atName("before", found.Rows[0], "")
	}
	if n := len(found.Rows); n > 0 && found.More {
		model.Pages.Next = atName("after", found.Rows[n-1], gap)
	}
	if model.Views, err = s.viewsOf(r, d, view.Accounts, people, nil); err != nil {
		s.fail(w, r, err)
		return
	}
	s.show(w, r, http.StatusOK, page.AccountsPage(model))
}

// getAccount shows a salon with everything about it.
func (s *Server) getAccount(w http.ResponseWriter, r *http.Request) {
	s.showAccount(w, r, http.StatusOK, accountSent{})
}

// accountSent is a form of the account's page that came back.
type accountSent struct {
	request, handOver *refusal.Refusal
}

func (s *Server) showAccount(w http.ResponseWriter, r *http.Request, status int, back accountSent) {
	file, err := s.reads.Account(r.Context(), partner.AccountID(r.PathValue("id")))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	d := s.desk(r)
	d.Section, d.Here = page.InAccounts, accountPath(file.Account.ID)
	s.told(w, r, &d)
	t := teller{d, s.zoned(file), actorOf(r)}
	s.show(w, r, status, page.AccountPage(t.account(s.app.Policy, back, r.PostFormValue, r.FormValue("history") == "all")))
}

func (t teller) account(p policy.Policy, back accountSent, typed func(string) string, all bool) page.Account {
	a := t.file.Account
	past, earlier := latest(t.file.History, all, accountPath(a.ID))
	model := page.Account{
		Desk: t.desk, ID: string(a.ID), Salon: t.salon(), Owner: t.ownerSaid(a.Owner),
		Dates: t.dates(), Contract: t.contract(),
		Tasks: t.tasks(func(x task.Task) bool { return x.State == task.Open }),
		Past:  t.entries(past), Earlier: earlier, Ahead: t.ahead(), Deals: t.deals(func(string) bool { return true }),
	}
	for _, field := range a.Incomplete() {
		model.Gaps = append(model.Gaps, t.desk.Lang.Field(field))
	}
	for _, sister := range t.sisters() {
		if sister.EndedOn.IsZero() {
			model.Cases = append(model.Cases, sister)
		} else {
			model.PastCases = append(model.PastCases, sister)
		}
	}
	if staff.May(t.actor.Role, staff.HandOverAccount, t.actor.With(a.Owner)).Allowed {
		form := t.returned(t.form(accountPath(a.ID)+"/owner"), back.handOver)
		model.HandOver = &page.HandOver{Form: form, Owner: typed("owner"), Owners: t.takers(func(staff.Person) bool { return true })}
	}
	model.NotTheirs = t.notTheirs(staff.HandOverAccount)
	_, joins := t.file.OpenChurn()
	if refused, ok := refusal.Of(t.receives(joins, p)); ok {
		model.NoRequest = page.MissingOf(refused)
		model.Gone = t.returned(page.Form{}, back.request)
		return model
	}
	form := t.returned(t.form(accountPath(a.ID)+"/churn-request"), back.request)
	model.Request = &page.ChurnRequest{
		Form: form, Channel: typed("channel"), Reason: typed("reason"), SubReason: typed("sub_reason"), Description: typed("description"),
		Channels: channels(t.desk.Lang), Joins: joins,
		SignedOn: typed("contract_signed_on"), AskSigned: !joins && a.ContractSignedOn.IsZero(),
	}
	model.Request.Reasons, model.Request.SubReasons = grounds(t.desk.Lang, t.file.Lists)
	return model
}

// receives says why no request can be received; one that joins an open case is
// never a pre-churn (CH-2).
func (t teller) receives(joins bool, p policy.Policy) error {
	var young error
	if !joins {
		young = churn.Young(t.file.Account, t.desk.Today, p)
	}
	return refusal.All(churn.Receives(t.file.Account, t.actor), young)
}

// sisters are all cases of the account, the latest first.
func (t teller) sisters() []page.Sister {
	var sisters []page.Sister
	for _, c := range slices.Backward(t.file.Churn) {
		sisters = append(sisters, t.sisterChurn(c))
		sisters = append(sisters, t.stopsOf(c)...)
	}
	return sisters
}

func (t teller) dates() []page.Fact {
	a, lang := t.file.Account, t.desk.Lang
	var facts []page.Fact
	add := func(label string, on page.Fact) {
		if !on.Day.IsZero() {
			on.Label = label
			facts = append(facts, on)
		}
	}
	add(lang.Field("status_since"), page.Fact{Day: a.StatusSince, Why: t.why(a.Ref(), "status")})
	add(lang.Field("fiscal_churn_received_on"), page.Fact{Day: a.FiscalChurnReceived, Why: t.why(a.Ref(), "fiscal_churn_received_on")})
	add(lang.Field("plan_expiration_date"), page.Fact{Day: a.PlanExpiresOn, Why: t.whyPED()})
	add(lang.Field("churned_on"), page.Fact{Day: a.ChurnedOn, Why: t.why(a.Ref(), "churned_on")})
	add(lang.Field("contract_signed_on"), page.Fact{Day: a.ContractSignedOn})
	add(lang.Field("created_on"), page.Fact{Day: a.CreatedOn})
	return facts
}

// whyPED answers from the case that computed the date, not from its closing.
func (t teller) whyPED() page.Why {
	for _, c := range t.file.Churn {
		if c.Lost() {
			return t.why(c.Ref(), "plan_expiration_date")
		}
	}
	return t.why(t.file.Account.Ref(), "plan_expires_on")
}

func (t teller) contract() []page.Fact {
	a, lang := t.file.Account, t.desk.Lang
	facts := []page.Fact{
		{Label: lang.Field("platform"), Text: lang.Known(a.Platform)},
		{Label: lang.Field("offer"), Text: a.Offer},
		{Label: lang.Field("key"), Text: a.Key},
		{Label: lang.Field("siret"), Text: a.SIRET},
	}
	if a.MonthlyRevenue != nil {
		facts = append(facts, page.Fact{Label: lang.Field("monthly_revenue"), Text: lang.Cents(strconv.FormatInt(*a.MonthlyRevenue, 10))})
	}
	if a.NPS != nil {
		facts = append(facts, page.Fact{Label: lang.Field("nps"), Text: strconv.Itoa(*a.NPS) + "/10"})
	}
	return facts
}

func (t teller) ahead() []page.Forecast {
	var said []page.Forecast
	for _, f := range followup.Ahead(t.file.Dossier, t.desk.Today) {
		forecast := page.Forecast{On: f.On, Sentence: t.desk.Lang.Text(f.Text, f.Inputs)}
		if f.Rule != "" {
			forecast.Why = t.whyPED()
		}
		said = append(said, forecast)
	}
	return said
}

// grounds are the reasons, and the sub-reasons under them, as choices.
func grounds(lang words.Lang, lists picklist.Lists) (reasons, subReasons []page.Choice) {
	for _, reason := range lists.Choices(picklist.Reasons) {
		reasons = append(reasons, page.Choice{Value: string(reason.Key), Label: lang.Label(reason.Label)})
	}
	for _, sub := range lists.Choices(picklist.SubReasons) {
		subReasons = append(subReasons, page.Choice{Value: string(sub.Key), Label: lang.Label(sub.Label), Group: string(sub.Parent)})
	}
	return reasons, subReasons
}

// wishOf reads a churn request from a form.
func wishOf(r *http.Request) (churn.Wish, error) {
	signed, err := parsedDay(r, "contract_signed_on")
	return churn.Wish{
		Channel: churn.Channel(r.PostFormValue("channel")), Reason: churn.Reason(r.PostFormValue("reason")),
		SubReason: churn.SubReason(r.PostFormValue("sub_reason")), Description: r.PostFormValue("description"),
		ContractSignedOn: signed,
	}, err
}

// postChurnRequest opens a churn request, or adds it to the open one (CH-2).
func (s *Server) postChurnRequest(w http.ResponseWriter, r *http.Request) {
	receipt, err := s.openChurn(r, partner.AccountID(r.PathValue("id")))
	refused, ok := refusal.Of(err)
	switch {
	case err == nil:
		did(w, r, receipt, casePath(receipt.About))
	case ok && !refused.Has(refusal.Unknown):
		s.showAccount(w, r, statusOf(err), accountSent{request: refused})
	default:
		s.fail(w, r, err)
	}
}

func (s *Server) openChurn(r *http.Request, account partner.AccountID) (app.Receipt, error) {
	wish, err := wishOf(r)
	if err != nil {
		return app.Receipt{}, err
	}
	return s.app.Churn.Open(r.Context(), callOf(r), account, wish)
}

// postOwner gives the account to another manager (CH-3).
func (s *Server) postOwner(w http.ResponseWriter, r *http.Request) {
	id := partner.AccountID(r.PathValue("id"))
	receipt, err := s.app.Accounts.HandOver(r.Context(), callOf(r), id, staff.ID(r.PostFormValue("owner")))
	refused, ok := refusal.Of(err)
	switch {
	case err == nil && strings.HasPrefix(r.PostFormValue("back"), "/cases/"):
		did(w, r, receipt, ownPath(r.PostFormValue("back")))
	case err == nil:
		did(w, r, receipt, accountPath(id))
	case ok:
		s.showAccount(w, r, statusOf(err), accountSent{handOver: refused})
	default:
		s.fail(w, r, err)
	}
}

// postTaskDone records that a task was done, and goes back to where it was ticked.
func (s *Server) postTaskDone(w http.ResponseWriter, r *http.Request) {
	receipt, err := s.app.Tasks.Finish(r.Context(), callOf(r), task.ID(r.PathValue("id")))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	did(w, r, receipt, refererOf(r))
}

// nameMarkOf reads a row's place from an address: its id, after its name.
func nameMarkOf(r *http.Request, name string) read.NameMark {
	text := r.FormValue(name)
	at := strings.LastIndexByte(text, '~')
	if at < 0 {
		return read.NameMark{}
	}
	return read.NameMark{Name: text[:at], ID: partner.AccountID(text[at+1:])}
}

func atName(name string, row read.AccountRow, gap read.Gap) string {
	query := url.Values{name: {row.Name + "~" + string(row.ID)}}
	if gap != "" {
		query.Set("without", string(gap))
	}
	return "/accounts?" + query.Encode()
}

// accountFilters lead to the accounts that are left to complete, where there are any.
func (s *Server) accountFilters(r *http.Request, lang words.Lang, here read.Gap) ([]page.Facet, error) {
	gaps, err := s.gaps(r, lang)
	if len(gaps) == 0 && here == "" {
		return nil, err
	}
	for i := range gaps {
		gaps[i].Here = strings.HasSuffix(gaps[i].Href, "="+string(here))
	}
	return append([]page.Facet{{Text: lang.Say(words.AccountsAll), Href: "/accounts", Here: here == ""}}, gaps...), err
}
