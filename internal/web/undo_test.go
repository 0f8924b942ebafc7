package web

import (
	"context"
	"slices"
	"strings"
	"testing"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/task"
)

func TestWhatWasJustDoneIsUndoneByOneButton(t *testing.T) { // EV-3
	d := newDesk(t)
	path := d.opened(d.salon)
	at := d.nina.get(path).send(path+"/attempt", "result", "no_answer").leads(path)
	said := d.nina.get(at).is(page200).has(map[string]int{".said[role=status] form button[data-undo]": 1, "#contacts-title": 1})
	undo := attribute(said.one(".said form"), "action")
	said.send(undo, "back", path).leads(path)
	d.nina.get(path).is(page200).says(".said", "C’est annulé").has(map[string]int{".said [data-undo]": 0, "#contacts-title": 0}).
		says(".history > li:first-child", "a annulé : « ").says(".history", "Annulé le ")
	d.nina.get(path).has(map[string]int{".said": 0})
	d.nina.post(undo).is(conflict409).says("main", "C’est déjà annulé")
}

func TestUndoingMoreThanOneThingIsLookedAtFirst(t *testing.T) { // EV-3, EV-5
	d := newDesk(t)
	path := d.opened(d.salon)
	file, err := d.Reads.Account(context.Background(), d.salon)
	d.did(err)
	tells := slices.IndexFunc(file.Tasks, func(x task.Task) bool { return x.What == task.UpdateCRMStatus })
	d.nina.post("/tasks/" + string(file.Tasks[tells].ID) + "/done").is(done303)
	history := d.mona.get(accountPath(d.salon))
	undo := undoPath(d.salon, 2)
	history.has(map[string]int{"a.undo[href='" + undo + "']": 1})
	look := d.mona.get(undo).is(page200).has(map[string]int{"form.send": 1, ".waits li": 1, ".tasks > li": 1, ".tasks form": 0}).
		says(".waits", "Le statut « Rétention » est déjà dans le CRM").says(".tasks", "Actif")
	d.omar.get(undo).is(page200)
	d.nina.get(undo).is(page200).has(map[string]int{"form.send": 0}).says("main", "Mona Dréau")
	d.nina.post(undo).is(not403)
	to := look.send(undo, "back", path).leads(accountPath(d.salon)) // the case isn't there to go back to
	d.mona.get(to).says(".said", "C’est annulé")
	d.nina.get(path).is(410).says("h1", "Ce case a été retiré").has(map[string]int{"a.button[href='" + accountPath(d.salon) + "']": 1})
	d.nina.post(path+"/attempt", "result", "reached").is(no404)
	d.nina.get("/cases/nowhere").is(no404)
}

func TestUndoingOverAnothersWorkShowsIt(t *testing.T) { // EV-3
	d := newDesk(t)
	undo := d.called(d.salon)
	look := d.nina.get(undo).is(page200)
	file, err := d.Reads.Account(context.Background(), d.salon)
	d.did(err)
	_, err = d.Churn.Call(context.Background(), d.call(d.mona), file.Churn[0].ID, churn.Contact{Result: churn.Reached})
	d.did(err)
	look.send(undo).is(not403).says("main", "pour soi seulement")
	again := d.mona.get(undo).is(page200).has(map[string]int{"form.send": 1}).says("main", "Annulé avec elle (1)")
	again.send(undo).leads(accountPath(d.salon))
}

func TestAnEntryThatIsNoneIsUnknown(t *testing.T) {
	d := newDesk(t)
	for _, entry := range []string{"0", "99", "-1", "x", strings.Repeat("9", 40)} {
		d.nina.get(accountPath(d.salon) + "/history/" + entry + "/undo").is(no404)
		d.nina.post(accountPath(d.salon) + "/history/" + entry + "/undo").is(no404)
	}
	d.nina.get("/accounts/nowhere/history/1/undo").is(no404)
}
