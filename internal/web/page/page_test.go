package page

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"rebond/internal/words"
)

// everyPage is each page full and empty, in the states that draw other parts.
func everyPage(lang words.Lang) map[string]templ.Component {
	refused, waiting, clashed := fullCase(lang), fullCase(lang), fullCase(lang)
	receipt := fullReceipt()
	receipt.ReceivedOn, receipt.Refused = "2026-02-30", refusing("received_on", "medium", "note", "")
	refused.Card.Main = receipt
	loss := fullLoss()
	loss.Missing = MissingOf(refusing("received_on", "plan_expiration_date"))
	waiting.Card.Ways = []Act{loss}
	receipt = fullReceipt()
	receipt.Clashes = []Clash{{Field: "received_on", Theirs: "16 juin 2026", Yours: "18 juin 2026", Who: "Paul Sérieys", At: "18 juin, 14:05"}}
	clashed.Card.Main = receipt
	upcoming := fullCases(lang).Rows[3]
	account := fullAccount(lang)
	account.Request.Refused = refusing("channel", "sub_reason")
	return map[string]templ.Component{
		"case":                 CasePage(fullCase(lang)),
		"case, empty":          CasePage(emptyCase(lang)),
		"case, refused":        CasePage(refused),
		"case, waiting":        CasePage(waiting),
		"case, clashed":        CasePage(clashed),
		"cases":                CasesPage(fullCases(lang)),
		"cases, empty":         CasesPage(Cases{Desk: bareDesk(lang)}),
		"cases, none due":      CasesPage(Cases{Desk: deskIn(lang), Filter: CaseFilter{Due: "late"}, Upcoming: &upcoming}),
		"cases, none match":    CasesPage(Cases{Desk: deskIn(lang), Filter: CaseFilter{Type: "churn"}}),
		"today":                TodayPage(fullToday(lang)),
		"today, done":          TodayPage(doneToday(lang)),
		"today, empty":         TodayPage(Today{Desk: bareDesk(lang)}),
		"board":                CasesPage(fullBoard(lang)),
		"view":                 ViewPage(fullViewEdit(lang)),
		"view, refused":        ViewPage(refusedView(lang)),
		"list":                 ListPage(fullList(lang)),
		"list, empty":          ListPage(List{Desk: deskIn(lang), Name: "Concurrents", Groups: []ItemGroup{{}}}),
		"list, refused":        ListPage(refusedList(lang)),
		"summary":              SummaryPage(fullSummary(lang)),
		"summary, empty":       SummaryPage(Summary{Desk: deskIn(lang), Form: formTo("/cases/c-1/summary"), Path: "/cases/c-1/summary", Back: "/cases/c-1", Salon: Salon{Name: "Aurora"}, Causes: 3}),
		"summary, refused":     SummaryPage(refusedSummary(lang)),
		"account":              AccountPage(fullAccount(lang)),
		"account, empty":       AccountPage(emptyAccount(lang)),
		"account, refused":     AccountPage(account),
		"accounts":             AccountsPage(fullAccounts(lang)),
		"accounts, empty":      AccountsPage(Accounts{Desk: bareDesk(lang)}),
		"accounts, none":       AccountsPage(Accounts{Desk: deskIn(lang)}),
		"undoing":              UndoPage(fullUndo(lang)),
		"undoing, refused":     UndoPage(Undo{Desk: bareDesk(lang), Salon: fullSalon(), Target: Entry{Who: "Nina Perrault"}, Refused: MissingOf(refusing("entry"))}),
		"a case that is gone":  CaseGonePage(CaseGone{deskIn(lang), fullSalon()}),
		"simulator":            SimulatorPage(fullSimulator(lang)),
		"simulator, empty":     SimulatorPage(Simulator{Desk: bareDesk(lang)}),
		"simulation":           SimulationPage(fullSimulation(lang)),
		"simulation, empty":    SimulationPage(Simulation{Desk: bareDesk(lang), Form: Form{Action: "/simulator/notice"}, Title: "Préavis"}),
		"simulation, refused":  SimulationPage(refusedSimulation(lang)),
		"simulation, answered": SimulationPage(answeredSimulation(lang)),
		"sign-in":              SignInPage(SignIn{Desk: bareDesk(lang), Action: "/sign-in/token", Name: "Nina"}),
		"sign-in, nobody":      SignInPage(SignIn{Desk: bareDesk(lang), Action: "/sign-in/token"}),
		"sign-in help":         SignInHelpPage(SignInHelp{Desk: bareDesk(lang)}),
		"sign-in, by provider": SignInHelpPage(SignInHelp{Desk: bareDesk(lang), Provider: Provider{Name: "Annuaire", Silent: true}}),
		"sign-in, stale":       SignInHelpPage(SignInHelp{Desk: deskIn(lang), Stale: true}),
		"sign-in, refused":     SignInHelpPage(SignInHelp{Desk: bareDesk(lang), Form: Form{Refused: refusing("password")}, Email: "nina@rebond.example"}),
		"second step":          SecondStepPage(SecondStep{Desk: bareDesk(lang)}),
		"second step, refused": SecondStepPage(SecondStep{Desk: bareDesk(lang), Form: Form{Refused: refusing("code")}}),
		"me":                   MePage(fullMe(lang)),
		"me, empty":            MePage(Me{Desk: deskIn(lang), Welcome: true}),
		"me, stale":            MePage(staleMe(lang)),
		"me, refused":          MePage(refusedMe(lang)),
		"second factor":        SecondPage(SettingUp{Desk: deskIn(lang), Form: Form{Refused: refusing("code")}, Ticket: "t", Secret: "ABCD EFGH", URL: "otpauth:totp"}),
		"recovery codes":       CodesPage(Codes{Desk: deskIn(lang), Codes: []string{"abcd-efgh-ijkl-mnop", "qrst-uvwx-yz23-4567"}}),
		"set-up":               SetUpPage(fullSetUp(lang)),
		"set-up, empty":        SetUpPage(SetUp{Desk: bareDesk(lang), Form: formTo("/set-up/token")}),
		"signed out":           SignedOutPage(SignedOut{Desk: bareDesk(lang), Provider: Provider{Name: "Annuaire"}}),
		"403":                  ErrorPage(Error{Desk: deskIn(lang), Status: 403, Missing: MissingOf(refusing("")), Again: "/cases/c-1"}),
		"403, plainly":         ErrorPage(Error{Desk: deskIn(lang), Status: 403}),
		"404":                  ErrorPage(Error{Desk: bareDesk(lang), Status: 404}),
		"409":                  ErrorPage(Error{Desk: deskIn(lang), Status: 409, Again: "/cases/c-1"}),
		"413":                  ErrorPage(Error{Desk: deskIn(lang), Status: 413}),
		"422":                  ErrorPage(Error{Desk: deskIn(lang), Status: 422, Missing: MissingOf(refusing(""))}),
		"500":                  ErrorPage(Error{Desk: deskIn(lang), Status: 500, Reference: "F-1", Again: "/cases"}),
		"503":                  ErrorPage(Error{Desk: bareDesk(lang), Status: 503}),
	}
}

// onEveryPage runs a check on each page in both languages.
func onEveryPage(t *testing.T, check func(t *testing.T, doc document)) {
	t.Helper()
	for _, lang := range []words.Lang{words.French, words.English} {
		for name, component := range everyPage(lang) {
			t.Run(name+" in "+string(lang), func(t *testing.T) { check(t, draw(t, component)) })
		}
	}
}

// document is a page as it was drawn and as a browser reads it.
type document struct {
	*html.Node
	source string
}

func draw(t *testing.T, component templ.Component) document {
	t.Helper()
	var out bytes.Buffer
	if err := component.Render(context.Background(), &out); err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(strings.NewReader(out.String()))
	if err != nil {
		t.Fatal(err)
	}
	return document{doc, out.String()}
}

func (d document) all(selector string) []*html.Node {
	return cascadia.QueryAll(d.Node, cascadia.MustCompile(selector))
}

// one returns the only element that a selector finds.
func (d document) one(t *testing.T, selector string) *html.Node {
	t.Helper()
	found := d.all(selector)
	if len(found) != 1 {
		t.Fatalf("%s finds %d elements, want one", selector, len(found))
	}
	return found[0]
}

// has checks how many elements each selector finds.
func (d document) has(t *testing.T, counts map[string]int) {
	t.Helper()
	for selector, want := range counts {
		if got := len(d.all(selector)); got != want {
			t.Errorf("%s finds %d elements, want %d", selector, got, want)
		}
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// textOf is what an element says, its white space made one.
func textOf(n *html.Node) string {
	var all strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			all.WriteString(c.Data)
		}
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(all.String(), "\u00a0", " ")), " ")
}
