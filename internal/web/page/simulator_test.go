package page

import (
	"testing"
	"time"

	"rebond/internal/words"
)

func fullSimulator(lang words.Lang) Simulator {
	return Simulator{Desk: deskIn(lang), Decisions: []Trial{{"/simulator/notice", "Préavis", "Quand"}, {"/simulator/alert", "Alerte", "Quoi"}}}
}

// fullSimulation asks for a fact of every look.
func fullSimulation(lang words.Lang) Simulation {
	few := []Choice{{Value: "form", Label: "Formulaire"}, {Value: "letter", Label: "Lettre"}}
	return Simulation{
		Desk: deskIn(lang), Form: Form{Action: "/simulator/notice"}, Title: "Préavis", Asks: "Quand",
		Questions: []Question{
			{Name: "channel", Look: AsOne, Typed: []string{"form"}, Choices: few},
			{Name: "received_on", Look: AsDay, Typed: []string{"2026-06-31"}},
			{Name: "offline_since", Look: AsOpenDay, Typed: []string{"2026-06-09", "null"}, Null: "En ligne", Hint: "Ou cochez"},
			{Name: "received_at", Look: AsTime, Typed: []string{"2026-06-09T08:00"}, Hint: "Heure locale"},
			{Name: "commitment_end", Look: AsWord, Typed: []string{"2026-06"}},
			{Name: "invoice_day", Look: AsWhole, Typed: []string{"4"}},
			{Name: "salon", Look: AsText, Typed: []string{"Aurore"}},
			{Name: "text", Look: AsLongText, Typed: []string{"Bonjour"}},
			{Name: "saved", Look: AsTick, Typed: []string{"true"}},
			{Name: "products", Look: AsSome, Typed: []string{"letter"}, Choices: few},
			{Name: "account", Look: AsGroup, Optional: true, Questions: []Question{
				{Name: "account.platform", Look: AsOneOf, Optional: true, Typed: []string{"form"}, Choices: few},
			}},
		},
		Policy:   []Question{{Name: "policy.notice_months", Look: AsWhole, Optional: true, Usual: "1"}},
		Examples: []Link{{"Un exemple", "/simulator/notice?channel=form"}},
	}
}

func refusedSimulation(lang words.Lang) Simulation {
	s := fullSimulation(lang)
	s.Refused = refusing("received_on", "products", "saved", "account.platform", "policy.notice_months", "chanel", "")
	return s
}

func answeredSimulation(lang words.Lang) Simulation {
	s := fullSimulation(lang)
	s.Answer = &Answer{
		Lead: &Said{Label: "Fin du plan", Day: today},
		Rest: []Said{
			{Label: "Type", Text: "Red alert"},
			{Label: "Risque"},
			{Label: "Lu", Fields: []Said{{Label: "Rendez-vous", At: time.Date(2026, time.June, 20, 14, 30, 0, 0, time.UTC)}}},
			{Label: "Il manque", List: []string{"la preuve"}},
			{Label: "Il manque aussi", List: []string{"la date", "la lettre"}},
			{Label: "Tâches", Table: &Table{Head: []string{"Quoi", "Pour le"}, Rows: [][]Said{{{Label: "Quoi", Text: "Appeler"}, {Label: "Pour le", Day: today}}}}},
		},
		Why: because1("CH-9"), Facts: "[]", Taken: "[]", Link: "/simulator/notice?channel=form", Others: s.Examples,
	}
	return s
}

func TestAQuestionShowsWhatWasTyped(t *testing.T) {
	draw(t, SimulationPage(fullSimulation(words.French))).has(t, map[string]int{
		`[name=channel][value=form][checked]`:               1,
		`[name=received_on][type=text][value="2026-06-31"]`: 1, // a browser's date field would show nothing
		`[name=offline_since][value="2026-06-09"]`:          1,
		`[name=offline_since][value=null][checked]`:         1,
		`[name=received_at][type=datetime-local]`:           1,
		`[name=commitment_end][value="2026-06"]`:            1,
		`[name=invoice_day][value="4"]`:                     1,
		`[name=salon][value=Aurore]`:                        1,
		`textarea[name=text]`:                               1,
		`[name=saved][type=hidden][value=false]`:            1,
		`[name=saved][type=checkbox][checked]`:              1,
		`[name=products][type=hidden][value=""]`:            1,
		`[name=products][checked]`:                          1,
		`[name="account.platform"] [selected][value=form]`:  1,
		`.rules [name="policy.notice_months"]`:              1,
		`.rules[open]`:                                      0,
		`form[method=post] .asks, .fact-form[method]`:       0,
		`#answer`:    0,
		`.awaited a`: 1,
	})
}

func TestARefusedFactIsNamedAboveAndExplainedBesideItsField(t *testing.T) {
	doc := draw(t, SimulationPage(refusedSimulation(words.French)))
	doc.has(t, map[string]int{
		`.summary li`:   7,
		`.summary li a`: 5, // the page has no field for the others
		`.summary a[href="#facts-products"], .summary a[href="#facts-policy.notice_months"]`: 2,
		`.fact-form .problem`: 5,
		`.rules[open]`:        1,
	})
}

func TestAnAnswerIsSaidAsWhatItIs(t *testing.T) {
	doc := draw(t, SimulationPage(answeredSimulation(words.French)))
	doc.has(t, map[string]int{
		`#answer .lead time[datetime="2026-06-18"]`: 1,
		`#answer .todo > .facts`:                    2, // a line each, apart from what is made of more
		`#answer .made-of`:                          3,
		`#answer .several li`:                       2,
		`#answer .told-table tbody tr`:              1,
		`#answer td[data-label="Pour le"] time`:     1,
		`#answer .told li .rule`:                    1,
		`#answer details pre`:                       2,
		`#simulation-link`:                          1,
		`.awaited`:                                  0,
	})
	if lead := textOf(doc.one(t, "#answer .lead")); lead != "Fin du plan jeudi 18 juin 2026 · aujourd’hui" {
		t.Errorf("the answer leads with %q", lead)
	}
}
