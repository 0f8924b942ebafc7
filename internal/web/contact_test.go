package web

import (
	"context"
	"testing"
)

func TestACallOfWhoeverHadTheAccountIsRefusedAndNothingTypedIsLost(t *testing.T) { // CH-3
	d := newDesk(t)
	path := d.opened(d.salon)
	form := d.nina.get(path)
	_, err := d.Accounts.HandOver(context.Background(), d.call(d.mona), d.salon, d.people[d.zoe].ID)
	d.did(err)
	form.send(path+"/attempt", "result", "reached", "note", "Rappeler après 18 h.").is(conflict409).
		says(".summary", "Le compte a changé de mains").says(".summary", "Zoé Marchadier").
		says(".kept", "Rappeler après 18 h.").says(".kept", "joint").
		has(map[string]int{"form[action$='/attempt']": 0})
}

func TestACallIsRecordedFromTheCardAndAssignsTheCase(t *testing.T) { // AL-8
	d := newDesk(t)
	path := d.opened(d.salon)
	d.nina.get(path).has(map[string]int{".card [data-act] button[name=result]": 4, ".card .needs li.met": 0, ".path .blocked a": 4})
	d.mona.get(path).send(path+"/briefing", "note", " ").is(unmet422).has(map[string]int{".needs details[open] #briefing-note-problem": 1})
}
