package picklist_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rebond/internal/domain/day"
	"rebond/internal/domain/fold"
	"rebond/internal/domain/history"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/refusal"
	"rebond/internal/words"
)

var mona = picklist.Stamp{By: "mona", On: day.MustParse("2026-06-08")}

// small are lists that fit in a head: a reason with two sub-reasons, one with one,
// one with none, and a tag that was retired.
func small() picklist.Lists {
	return picklist.Of([]picklist.Item{
		{List: picklist.Reasons, Key: "price", Label: picklist.Label{FR: "Prix", EN: "Price"}, Position: 1},
		{List: picklist.Reasons, Key: "use", Label: picklist.Label{FR: "Usage"}, Position: 2},
		{List: picklist.Reasons, Key: "empty", Label: picklist.Label{FR: "Vide"}, Position: 3},
		{List: picklist.SubReasons, Parent: "price", Key: "too_expensive", Label: picklist.Label{FR: "Trop cher"}, Position: 1},
		{List: picklist.SubReasons, Parent: "price", Key: "commission", Label: picklist.Label{FR: "Commission"}, Position: 2},
		{List: picklist.SubReasons, Parent: "use", Key: "paper", Label: picklist.Label{FR: "Retour au papier"}, Position: 1},
		{List: picklist.Liked, Key: "easy", Label: picklist.Label{FR: "Simplicité", EN: "Easy to use"}, Position: 1},
		{List: picklist.Liked, Key: "old", Label: picklist.Label{FR: "Minitel"}, Position: 2, Retired: &picklist.Retirement{By: "mona", On: day.MustParse("2020-01-01")}},
		{List: picklist.Liked, Key: "support", Label: picklist.Label{FR: "Support"}, Position: 3},
		{List: picklist.Questions, Key: "main_reason", Label: picklist.Label{FR: "Quelle raison ?", EN: "What reason?"}, Position: 1, Answer: picklist.PickReason, Required: true},
		{List: picklist.Questions, Key: "client_file", Label: picklist.Label{FR: "Votre fichier ?", EN: "Your file?"}, Position: 2, Answer: picklist.YesOrNo, Required: true},
	})
}

// edit is one verb on the lists.
type edit func(picklist.Lists) (picklist.Lists, picklist.Edited, error)

func add(list picklist.List, parent picklist.Key, fr, en string) edit {
	return func(ls picklist.Lists) (picklist.Lists, picklist.Edited, error) {
		return ls.Add(picklist.Item{List: list, Parent: parent, Label: picklist.Label{FR: fr, EN: en}})
	}
}

func ask(fr, en string, answer picklist.Answering) edit {
	return func(ls picklist.Lists) (picklist.Lists, picklist.Edited, error) {
		return ls.Add(picklist.Item{List: picklist.Questions, Label: picklist.Label{FR: fr, EN: en}, Answer: answer})
	}
}

func rename(list picklist.List, key picklist.Key, fr, en string) edit {
	return func(ls picklist.Lists) (picklist.Lists, picklist.Edited, error) {
		return ls.Rename(list, key, picklist.Label{FR: fr, EN: en})
	}
}

func move(list picklist.List, key picklist.Key, way picklist.Way) edit {
	return func(ls picklist.Lists) (picklist.Lists, picklist.Edited, error) { return ls.Move(list, key, way) }
}

func retire(list picklist.List, key picklist.Key) edit {
	return func(ls picklist.Lists) (picklist.Lists, picklist.Edited, error) { return ls.Retire(list, key, mona) }
}

func restore(list picklist.List, key picklist.Key) edit {
	return func(ls picklist.Lists) (picklist.Lists, picklist.Edited, error) { return ls.Restore(list, key) }
}

func TestEditingRefusesEverythingThatIsWrongAtOnce(t *testing.T) { // CH-2
	long := strings.Repeat("é", 61)
	for _, c := range []struct {
		name string
		edit edit
		want []string
	}{
		{"adding to a list that isn't one", add("colour", "", "Bleu", ""), []string{"CH-2 unknown list"}},
		{"adding without a label", add(picklist.Liked, "", "  ", ""), []string{"CH-2 missing label"}},
		{"adding signs alone", add(picklist.Liked, "", "#!", "…"), []string{"CH-2 missing label", "CH-2 invalid label_en"}},
		{"adding long labels", add(picklist.Liked, "", long, long), []string{"CH-2 invalid label", "CH-2 invalid label_en"}},
		{"adding what reads the same", add(picklist.Liked, "", "SIMPLICITE", ""), []string{"CH-2 invalid label"}},
		{"adding what reads the same in English", add(picklist.Liked, "", "Facile", "easy-to-use"), []string{"CH-2 invalid label_en"}},
		{"adding what a retired one reads", add(picklist.Liked, "", "minitel", ""), []string{"CH-2 invalid label"}},
		{"adding a sub-reason without its reason", add(picklist.SubReasons, "", "Hausse", ""), []string{"CH-2 missing parent"}},
		{"adding a sub-reason of no reason", add(picklist.SubReasons, "weather", "", ""), []string{"CH-2 invalid parent", "CH-2 missing label"}},
		{"adding a tag under a reason", add(picklist.Liked, "price", "Prix doux", ""), []string{"CH-2 invalid parent"}},
		{"renaming what isn't there", rename(picklist.Liked, "gone", "Parti", ""), []string{"CH-2 unknown key"}},
		{"renaming to nothing", rename(picklist.Liked, "easy", "", ""), []string{"CH-2 missing label"}},
		{"renaming to what a neighbour reads", rename(picklist.Liked, "easy", "support", ""), []string{"CH-2 invalid label"}},
		{"moving the first up", move(picklist.Liked, "easy", picklist.Up), []string{"CH-2 illegal way"}},
		{"moving the last down", move(picklist.Liked, "support", picklist.Down), []string{"CH-2 illegal way"}},
		{"moving sideways", move(picklist.Liked, "easy", "left"), []string{"CH-2 invalid way"}},
		{"moving a retired one", move(picklist.Liked, "old", picklist.Up), []string{"CH-2 illegal way"}},
		{"moving in a list that isn't one", move("colour", "blue", picklist.Up), []string{"CH-2 unknown list"}},
		{"retiring a retired one", retire(picklist.Liked, "old"), []string{"CH-2 illegal"}},
		{"retiring the last sub-reason of a reason in use", retire(picklist.SubReasons, "paper"), []string{"CH-2 illegal"}},
		{"retiring what isn't there", retire(picklist.Liked, "gone"), []string{"CH-2 unknown key"}},
		{"restoring one in use", restore(picklist.Liked, "easy"), []string{"CH-2 illegal"}},
		{"adding a question that nobody can answer", add(picklist.Questions, "", "Pourquoi ?", "Why?"), []string{"CH-2 missing answer"}},
		{"adding a question in French alone", ask("Pourquoi ?", "", picklist.Free), []string{"CH-2 missing label_en"}},
		{"adding a question answered in colours", ask("Pourquoi ?", "Why?", "colour"), []string{"CH-2 invalid answer"}},
		{"adding a question longer than a phone", ask(strings.Repeat("é", 201), "Why?", picklist.Free), []string{"CH-2 invalid label"}},
		{"adding a tag that is answered", func(ls picklist.Lists) (picklist.Lists, picklist.Edited, error) {
			return ls.Add(picklist.Item{List: picklist.Liked, Label: picklist.Label{FR: "Calme"}, Required: true})
		}, []string{"CH-2 invalid answer"}},
		{"rewording a question in French alone", rename(picklist.Questions, "client_file", "Le fichier ?", ""), []string{"CH-2 missing label_en"}},
		{"retiring the question about the reason", retire(picklist.Questions, "main_reason"), []string{"CH-2 illegal"}},
		{"retiring the question about the client file", retire(picklist.Questions, "client_file"), []string{"CH-2 illegal"}},
		{"restoring what isn't there", restore(picklist.Liked, "gone"), []string{"CH-2 unknown key"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			after, _, err := c.edit(small())
			refusedFor(t, err, c.want...)
			if diff := cmp.Diff(small().Items(), after.Items()); diff != "" {
				t.Errorf("refused, and changed all the same (-was +is)\n%s", diff)
			}
		})
	}
}

func TestTheLastReasonThatCanBeChosenStays(t *testing.T) { // CH-2
	ls := must(t, small(), retire(picklist.Reasons, "use"))
	_, _, err := ls.Retire(picklist.Reasons, "price", mona)
	refusedFor(t, err, "CH-2 illegal")
	ls = must(t, ls, retire(picklist.Reasons, "empty")) // which nobody could choose
	if got := keys(ls.Choices(picklist.Reasons)); !slices.Equal(got, []picklist.Key{"price"}) {
		t.Errorf("%v can be chosen", got)
	}
}

func TestASubReasonGoesWithItsReasonAndComesBackWithIt(t *testing.T) {
	ls := must(t, small(), retire(picklist.Reasons, "use"))
	if ls.Offered(picklist.SubReasons, "paper") {
		t.Error("a sub-reason of a retired reason can be chosen")
	}
	_, _, err := ls.Add(picklist.Item{List: picklist.SubReasons, Parent: "use", Label: picklist.Label{FR: "Équipe réticente"}})
	refusedFor(t, err, "CH-2 invalid parent")
	ls = must(t, ls, retire(picklist.SubReasons, "paper"))
	_, _, err = ls.Restore(picklist.Reasons, "use") // with nothing under it to choose
	refusedFor(t, err, "CH-2 illegal")
	ls = must(t, ls, restore(picklist.SubReasons, "paper"), restore(picklist.Reasons, "use"))
	if !ls.Offered(picklist.SubReasons, "paper") {
		t.Error("its reason is back, and it isn't")
	}
}

func TestAReasonWithoutSubReasonsIsNotOfferedYet(t *testing.T) {
	ls := small()
	if ls.Offered(picklist.Reasons, "empty") {
		t.Error("a request would lack its sub-reason")
	}
	ls = must(t, ls, add(picklist.SubReasons, "empty", "Enfin une", ""))
	if !ls.Offered(picklist.Reasons, "empty") {
		t.Error("it has one now")
	}
}

func TestTwoReasonsMayHaveASubReasonThatReadsTheSame(t *testing.T) {
	ls, event, err := small().Add(picklist.Item{List: picklist.SubReasons, Parent: "use", Label: picklist.Label{FR: "Trop cher"}})
	if err != nil {
		t.Fatal(err)
	}
	if event.Item.Key != "trop_cher" || event.Item.Position != 2 {
		t.Errorf("added as %+v", event.Item)
	}
	_, _, err = ls.Add(picklist.Item{List: picklist.SubReasons, Parent: "use", Label: picklist.Label{FR: "Trop-cher !"}})
	refusedFor(t, err, "CH-2 invalid label")
}

func TestAKeyIsNeverGivenTwice(t *testing.T) {
	ls := must(t, small(), add(picklist.Liked, "", "Nouveau", ""), rename(picklist.Liked, "nouveau", "Ancien", ""), add(picklist.Liked, "", "Nouveau", ""))
	if got := keys(ls.In(picklist.Liked)); !slices.Equal(got, []picklist.Key{"easy", "old", "support", "nouveau", "nouveau_2"}) {
		t.Errorf("the keys are %v", got)
	}
}

func TestMovingPassesTheRetired(t *testing.T) {
	ls := must(t, small(), move(picklist.Liked, "support", picklist.Up))
	if got := keys(ls.Choices(picklist.Liked)); !slices.Equal(got, []picklist.Key{"support", "easy"}) {
		t.Errorf("the order is %v", got)
	}
	if ls.Movable(mustFind(t, ls, picklist.Liked, "support"), picklist.Up) || !ls.Movable(mustFind(t, ls, picklist.Liked, "easy"), picklist.Up) {
		t.Error("what can be moved isn't what it seems")
	}
}

func TestARetiredItemStillReads(t *testing.T) {
	if got := small().Label(picklist.Liked, "old"); got.FR != "Minitel" {
		t.Errorf("it reads %v", got)
	}
	if got := small().Label(picklist.Liked, "never"); got.FR != "never" {
		t.Errorf("what was never there reads %v, want its key", got)
	}
	if got := (picklist.Label{FR: "Planity"}).English(); got != "Planity" {
		t.Errorf("without English it reads %q", got)
	}
}

func TestAFullListTakesNoMore(t *testing.T) {
	ls := picklist.Lists{}
	for n := range 200 {
		ls = must(t, ls, add(picklist.Offers, "", fmt.Sprint("Geste ", n), ""))
	}
	_, _, err := ls.Add(picklist.Item{List: picklist.Offers, Label: picklist.Label{FR: "Le geste de trop"}})
	refusedFor(t, err, "CH-2 illegal label")
}

func TestTheStartersAreLists(t *testing.T) {
	ls, again := picklist.Starters(), picklist.Lists{}
	if len(ls.Items()) < 100 {
		t.Fatalf("only %d items to start with", len(ls.Items()))
	}
	for _, list := range picklist.Names {
		for _, item := range ls.In(list) {
			if !ls.Offered(list, item.Key) {
				t.Errorf("%s %s can't be chosen", list, item.Key)
			}
			var err error
			item.Parent = reasonOf(again, ls, item)
			if again, _, err = again.Add(item); err != nil {
				t.Errorf("%s %s couldn't be added by hand: %v", list, item.Key, err)
			}
		}
		if len(ls.Choices(list)) == 0 {
			t.Errorf("nothing can be chosen in %s", list)
		}
	}
}

// reasonOf finds the reason of a sub-reason in lists that made their own keys.
func reasonOf(in, from picklist.Lists, item picklist.Item) picklist.Key {
	for _, reason := range in.In(picklist.Reasons) {
		if item.List == picklist.SubReasons && reason.Label == from.Label(picklist.Reasons, item.Parent) {
			return reason.Key
		}
	}
	return ""
}

func TestHistoryTellsTheDifferenceOfTwoLists(t *testing.T) {
	before := small()
	after, event, err := before.Move(picklist.Liked, "support", picklist.Up)
	if err != nil {
		t.Fatal(err)
	}
	changes := history.Diff(before.Records(), after.Records())
	if len(changes) != 2 || changes[0].Field != "position" || changes[1].Field != "position" {
		t.Errorf("history tells %+v, want the two that changed places", changes)
	}
	told := event.Told()
	if told.Verb != "list_item.moved" || !slices.Equal(told.Because.Rules(), []string{"CH-2"}) {
		t.Errorf("told as %+v", told)
	}
}

// Whatever was done to the lists since, history gives back what the form asked before.
func TestTheListsAreFoundAsTheyWere(t *testing.T) { // CH-2
	rapid.Check(t, func(t *rapid.T) {
		ls := must(t, small(), ask("Et puis ?", "And then?", picklist.Free))
		stood, since := []picklist.Lists{ls}, []history.Entry{}
		for range rapid.IntRange(1, 20).Draw(t, "edits") {
			after, event, err := drawn(t, ls)(ls)
			if err != nil {
				continue
			}
			since = append(since, history.Entry{Told: event.Told(), Changes: history.Diff(ls.Records(), after.Records())})
			ls = after
			stood = append(stood, ls)
		}
		for n, want := range stood {
			if diff := cmp.Diff(want.Items(), ls.Before(since[n:]).Items()); diff != "" {
				t.Fatalf("%d edits ago (-was +found)\n%s", len(since)-n, diff)
			}
		}
	})
}

func TestAListThatIsNewToADeskIsFilled(t *testing.T) {
	old := slices.DeleteFunc(picklist.Starters().Items(), func(i picklist.Item) bool { return i.List == picklist.Questions || i.Key == "planity" })
	ls := picklist.Of(old)
	if ls.Complete() {
		t.Error("a desk without questions is called complete")
	}
	ls = ls.Started()
	if got := keys(ls.Choices(picklist.Questions)); !slices.Equal(got, []picklist.Key{"main_reason", "what_happened", "would_have_stayed", "new_tool", "client_file"}) {
		t.Errorf("the form asks %v", got)
	}
	if _, back := ls.Find(picklist.Competitors, "planity"); back || !ls.Complete() {
		t.Error("a list that people keep was filled again")
	}
}

func TestNoQuestionIsCalledAsSomethingElseInTheForm(t *testing.T) {
	_, event, err := small().Add(picklist.Item{List: picklist.Questions, Label: picklist.Label{FR: "Signed by ?", EN: "Signed by?"}, Answer: picklist.Line})
	if err != nil || event.Item.Key != "question_signed_by" {
		t.Errorf("it is called %q (%v)", event.Item.Key, err)
	}
}

func TestWhateverIsEditedTheListsStaySound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ls := small()
		for range rapid.IntRange(1, 40).Draw(t, "edits") {
			ls, _, _ = drawn(t, ls)(ls) // what is refused changes nothing
		}
		sound(t, ls)
	})
}

// drawn is any edit of any item.
func drawn(t *rapid.T, ls picklist.Lists) edit {
	items := ls.Items()
	item := items[rapid.IntRange(0, len(items)-1).Draw(t, "item")]
	label := rapid.SampledFrom([]string{"", "Prix", "prix ", "Œil", "oeil", "Support", "Neuf", "neuf !"}).Draw(t, "label")
	switch rapid.IntRange(0, 4).Draw(t, "verb") {
	case 0:
		return add(item.List, item.Parent, label, "")
	case 1:
		return rename(item.List, item.Key, label, label)
	case 2:
		return move(item.List, item.Key, rapid.SampledFrom(picklist.Ways).Draw(t, "way"))
	case 3:
		return retire(item.List, item.Key)
	default:
		return restore(item.List, item.Key)
	}
}

// sound fails unless all holds that the package promises.
func sound(t *rapid.T, ls picklist.Lists) {
	read, placed := map[string]picklist.Key{}, map[string]bool{}
	for _, item := range ls.Items() {
		beside := fmt.Sprint(item.List, "/", item.Parent, "/")
		if other, taken := read[beside+fold.Text(item.Label.FR)]; taken {
			t.Fatalf("%s and %s read the same", other, item.Key)
		}
		read[beside+fold.Text(item.Label.FR)] = item.Key
		if at := fmt.Sprint(beside, item.Position); placed[at] {
			t.Fatalf("two stand at %s", at)
		} else {
			placed[at] = true
		}
		if item.List == picklist.Reasons && item.InUse() && len(ls.Under(picklist.SubReasons, item.Key)) > 0 && !ls.Offered(picklist.Reasons, item.Key) {
			t.Fatalf("%s is in use, and none of its sub-reasons is", item.Key)
		}
	}
	if len(ls.Choices(picklist.Reasons)) == 0 {
		t.Fatal("no reason can be chosen")
	}
}

func must(t rapid.TB, ls picklist.Lists, edits ...edit) picklist.Lists {
	t.Helper()
	for _, e := range edits {
		var err error
		if ls, _, err = e(ls); err != nil {
			t.Fatal(err)
		}
	}
	return ls
}

func mustFind(t testing.TB, ls picklist.Lists, list picklist.List, key picklist.Key) picklist.Item {
	t.Helper()
	item, ok := ls.Find(list, key)
	if !ok {
		t.Fatalf("no %s in %s", key, list)
	}
	return item
}

func keys(items []picklist.Item) []picklist.Key {
	var all []picklist.Key
	for _, i := range items {
		all = append(all, i.Key)
	}
	return all
}

// refusedFor fails unless all that stands in the way is as expected, each as "rule
// kind field", and can be said in both languages.
func refusedFor(t testing.TB, err error, want ...string) {
	t.Helper()
	var got []string
	if refused, ok := refusal.Of(err); ok {
		for _, u := range refused.Unmet {
			got = append(got, strings.TrimSpace(u.Rule+" "+string(u.Kind)+" "+u.Field))
			for _, lang := range []words.Lang{words.French, words.English} {
				if text := lang.Text(u.Text, u.Inputs); text == string(u.Text) || strings.Contains(text, "{") {
					t.Errorf("%s is said as %q in %s", u.Text, text, lang)
				}
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("refused for %q, want %q (%v)", got, want, err)
	}
}
