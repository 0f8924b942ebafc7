package desk

import (
	"context"
	"strings"
	"testing"

	"rebond/test/browser"
)

// The keys are counted as UX.md counts them: from the queue, two held together as one,
// and without those of what someone writes. Choosing from a list by its letter counts.

func TestKeysOfAContactAttemptFromTheQueue(t *testing.T) {
	d := newDesk(t)
	for _, attempt := range []struct {
		salon, said string
		keys        []string
	}{
		{"Aurora Coiffure", "pas de réponse", []string{"1"}},
		{"Belcourt", "messagerie", []string{"2"}},
		{"Les Lilas", "joint", []string{"a", "3"}}, // from the card’s first button
		{"Rive Gauche", "mauvais numéro", []string{"4"}},
	} {
		path := "/cases/" + string(d.opened(d.salon(attempt.salon, "Lyon")))
		nina := d.atTheQueue(t)
		nina.comesTo(attempt.salon)
		nina.pressed = 1 // the case is the first of the queue for whoever calls on the day
		nina.press("Enter")
		nina.Arrives(path)
		nina.press(attempt.keys...)
		nina.Sees("L’appel est noté")
		nina.takes("record a call: "+attempt.said, 5)
		nina.Sees("Appel\u00a0: " + attempt.said)
	}
}

// comesTo goes down the queue to a salon.
func (k *keyboard) comesTo(salon string) {
	k.t.Helper()
	for range 9 {
		k.press("j")
		if strings.HasPrefix(k.Focused(), salon) {
			return
		}
	}
	k.t.Fatalf("the queue has no %s", salon)
}

func TestATerminationIsConfirmedInSixKeysFromTheQueue(t *testing.T) {
	d := newDesk(t)
	d.formal(d.salon("Aurora Coiffure", "Lyon"))
	nina := d.atTheQueue(t)
	nina.press("j", "Enter")
	nina.Arrives("/cases/")
	nina.press("a", "Control+Enter")
	nina.Sees("Le case est clos")
	nina.takes("confirm a termination, from the queue", 6)
	nina.Sees("Fin de plan")
}

// atTheQueue is the AM's keyboard at the list of their cases.
func (d *desk) atTheQueue(t *testing.T) *keyboard {
	nina := &keyboard{Page: d.enter(d.nina, browser.View{}), t: t}
	nina.Go(d.url + "/cases")
	return nina
}

func TestADigitThatIsTypedIntoAFieldRecordsNoCall(t *testing.T) {
	d := newDesk(t)
	id := d.opened(d.salon("Aurora Coiffure", "Lyon"))
	nina := &keyboard{Page: d.enter(d.nina, browser.View{}), t: t}
	nina.Go(d.url + "/cases/" + string(id))
	nina.Click("#call-note")
	nina.press("1", "3")
	nina.Go(d.url + "/cases")
	file, err := d.Reads.Case(context.Background(), string(id))
	d.did(err)
	if held, _ := file.ChurnCase(id); len(held.Attempts) > 0 {
		t.Error("a call was recorded")
	}
}
