package web

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
)

// form sends the termination form of a case, and returns the partner's path.
func (d *desk) form(path string) string {
	d.t.Helper()
	ctx, id := context.Background(), caseOf(path)
	_, err := d.Churn.SendForm(ctx, d.call(d.nina), id, churn.Sending{})
	d.did(err)
	file, err := d.Reads.Case(ctx, string(id))
	d.did(err)
	held, _ := file.ChurnCase(id)
	link, err := d.Forms.Link(ctx, held)
	d.did(err)
	return terminationPath(link)
}

// written is a form as a partner fills it in.
var written = []string{
	"main_reason", "price", "what_happened", "On est <deux>.", "client_file", "yes", "signed_by", "Aurore Petit", "confirmed", "yes",
}

func TestAPartnerEndsTheirSubscription(t *testing.T) { // CH-5, CH-6
	d := newDesk(t)
	path := d.opened(d.salon)
	link := d.form(path)
	partner := d.nobody()
	page := partner.get(link).is(page200).has(map[string]int{
		"h1": 1, "form": 1, "script": 0, "nav": 0, "meta[name=robots][content='noindex, nofollow']": 1,
		"input[name=main_reason]": 8, "input[name=client_file]": 2, "textarea": 2, "input[name=signed_by]": 1, "input[name=confirmed][type=checkbox]": 1,
	})
	page.says(".until", "9 juillet 2026").says(".whose", "Aurora Coiffure").says("footer", "Nina Vasseur")
	action := attribute(page.one("form"), "action")
	partner.post(action, written...).leads(link)
	d.mona.get("/history").says("main", "Aurora Coiffure a renvoyé le formulaire")
	thanks := partner.get(link).is(page200).has(map[string]int{"form": 0, "time": 2, "script": 0})
	thanks.says("h1", "bien reçue").says("main", "9 juillet 2026")
	if strings.Contains(thanks.body(), "deux") || strings.Contains(thanks.body(), "Aurore Petit") {
		t.Errorf("the page tells the answers again: %s", thanks.body())
	}
	partner.post(action, written...).leads(link) // once more counts no more
	more := append(slices.Clone(written), "new_tool", "Un carnet")
	partner.post(action, more...).is(http.StatusConflict).says("h1", "bien reçue").says(".wrote", "Un carnet") // and nothing gets lost unsaid
	held := d.nina.get(path).is(page200).has(map[string]int{".replies > li": 1, ".replies .chip": 1})
	held.says(".replies", "#Form reçu").says(".replies", "On est <deux>.").says(".replies", "Aurore Petit").says(".replies", "pas encore lu").says("header.title", "Fiscal churn reçu")
}

func TestNothingThatAPartnerTypedIsLost(t *testing.T) { // CH-6
	d := newDesk(t)
	link := d.form(d.opened(d.salon))
	partner := d.nobody()
	partner.post(link, "what_happened", "On est <deux>.", "client_file", "yes").is(http.StatusUnprocessableEntity).
		has(map[string]int{
			".summary li": 3, ".summary .rule": 0, ".field.wrong": 3, "#leave-main_reason": 1, "input[name=client_file][value=yes][checked]": 1,
			".summary a[href='#leave-signed_by']": 1, ".summary a[href='#leave-confirmed']": 1, "#leave-signed_by[aria-invalid=true]": 1,
		}).says("#leave-what_happened", "On est <deux>.")
	partner.get(link).has(map[string]int{"form": 1}) // nothing was spent
}

func TestAFormThatIsOpenWhileItsQuestionsChangeIsTakenAsItWasAsked(t *testing.T) { // CH-2, CH-6
	d := newDesk(t)
	path := d.opened(d.salon)
	link := d.form(path)
	open := d.nobody().get(link).is(page200)
	asked := attribute(open.one("input[name=asked]"), "value")

	list := "/settings/lists/question"
	d.nina.get(list).is(page200).has(map[string]int{".items > li": 5, "main form": 0})
	page := d.mona.get(list).is(page200).has(map[string]int{"input[type=radio][name=answer]": 4, "input[type=checkbox][name=required]": 1})
	page.send(list, "label", "Et le terminal ?", "label_en", "").is(http.StatusUnprocessableEntity).
		has(map[string]int{".summary li": 2, "#add-label[value='Et le terminal ?']": 1, ".summary a[href='#add-answer']": 1})
	page.send(list, "label", "Et le terminal ?", "label_en", "And the terminal?", "answer", "line", "required", "yes").shown().says(".items", "Et le terminal ?")
	d.mona.get(list).send(list+"/what_happened/rename", "label", "Racontez.", "label_en", "Tell us.").shown()
	d.mona.get(list).send(list + "/would_have_stayed/retire").shown()
	d.mona.get(list).send(list+"/main_reason/retire").is(http.StatusConflict).says(".summary", "la raison que le partenaire donne")

	d.nobody().get(link).is(page200).says("form", "Et le terminal ?").says("form", "Racontez.").has(map[string]int{"textarea": 1, "input[type=text]": 3})
	partner := d.nobody()
	again := partner.post(link, append(slices.Clone(written[:6]), "asked", asked)...).is(http.StatusUnprocessableEntity)
	again.has(map[string]int{".summary li": 2, "textarea": 2, "input[name=asked][value='" + asked + "']": 1}).says("form", "Que s’est-il passé")
	partner.post(link, written...).is(http.StatusUnprocessableEntity).has(map[string]int{".summary a[href='#leave-question_et_le_terminal']": 1})
	partner.post(link, append(slices.Clone(written), "asked", asked, "would_have_stayed", "Rien.")...).leads(link)

	held := d.nina.get(path).is(page200).says(".replies", "Que s’est-il passé, en quelques mots ?").says(".replies", "Qu’est-ce qui vous aurait fait rester ?")
	if strings.Contains(held.text, "Racontez.") {
		t.Error("an answer stands under a question that wasn’t asked")
	}
	d.nina.get(path).says(".history", "Que s’est-il passé, en quelques mots ?")
}

func TestAScannerThatOpensTheLinkChangesNothing(t *testing.T) { // CH-5
	d := newDesk(t)
	path := d.opened(d.salon)
	link := d.form(path)
	before, err := d.Reads.Case(context.Background(), string(caseOf(path)))
	d.did(err)
	for range 50 {
		d.nobody().get(link).is(page200)
		d.nobody().ask(http.MethodHead, link, nil).is(page200)
	}
	after, err := d.Reads.Case(context.Background(), string(caseOf(path)))
	d.did(err)
	if after.Version != before.Version {
		t.Errorf("the account went from entry %d to %d", before.Version, after.Version)
	}
}

func TestALinkThatOpensNoFormSaysWhatToDo(t *testing.T) { // CH-5
	d := newDesk(t)
	path := d.opened(d.salon)
	first := d.form(path)
	second := d.form(path)
	d.nobody().get(first).is(http.StatusGone).says("h1", "plus récent").has(map[string]int{"form": 0})
	d.nobody().post(first, written...).is(http.StatusGone).says("h1", "plus récent").says(".wrote", "On est <deux>.")
	other := second[:len(second)-1] + "A"
	if other == second {
		other = second[:len(second)-1] + "E"
	}
	altered := d.nobody().get(other).is(no404).has(map[string]int{"form": 0, "footer": 0}).says("h1", "nulle part")
	if strings.Contains(altered.text, "Aurora") || strings.Contains(altered.text, "Nina") {
		t.Error("an altered link gives away whose it is")
	}
	altered.secure()
	d.nobody().post(other, written...).is(no404)
	d.now = d.now.AddDate(0, 0, 15)
	expired := d.nobody().get(second).is(http.StatusGone)
	expired.says("h1", "expiré").says("main", "23 juin 2026").says("footer", "Nina Vasseur")
	late := d.nobody().post(second, written...).is(http.StatusGone).has(map[string]int{"form": 0, ".wrote dt": 4})
	late.says(".wrote", "On est <deux>.").says(".wrote", "Aurore Petit").says(".wrote", "copiez-le").says(".wrote", "Le prix")
	third := d.form(path)
	d.did(d.stays(caseOf(path)))
	d.nobody().get(third).is(http.StatusGone).says("h1", "clos")
	d.nobody().post(third, written...).leads(third) // it was open already: nothing is lost
	d.nobody().get(third).is(page200).says("main", "revient vers vous")
}

func (d *desk) stays(id churn.CaseID) error {
	_, err := d.Churn.Recover(context.Background(), d.call(d.nina), id, churn.RecoveredNoAction)
	return err
}

func TestAPartnerReadsTheFormInTheirLanguage(t *testing.T) { // CH-5
	d := newDesk(t)
	link := d.form(d.opened(d.salon))
	d.nobody().get(link).has(map[string]int{"html[lang=fr]": 1, "a[href='?lang=en'][lang=en]": 1})
	page := d.nobody().get(link + "?lang=en").has(map[string]int{"html[lang=en]": 1, "a[href='?lang=fr']": 1})
	action := attribute(page.one("form"), "action")
	back := d.nobody().post(action).is(http.StatusUnprocessableEntity).has(map[string]int{"html[lang=en]": 1})
	back.says("h1", "End your subscription")
	d.nobody().get(link + "?lang=de").has(map[string]int{"html[lang=fr]": 1})
}

func TestAFormAfterALetterSaysTheLettersDates(t *testing.T) { // CH-8
	d := newDesk(t)
	path := d.opened(d.salon)
	link := d.form(path)
	_, err := d.Churn.Receive(context.Background(), d.call(d.nina), caseOf(path), churn.Receipt{Medium: churn.Letter, ReceivedOn: day.MustParse("2026-06-08")})
	d.did(err)
	d.nobody().get(link).is(page200).says(".until", "30 juin 2026").says(".ends", "8 juin 2026")
	d.nobody().post(link, written...).leads(link)
	d.nobody().get(link).says("main", "30 juin 2026")
}

func TestTheAMFindsTheMailReadyToSend(t *testing.T) { // CH-5, EV-5
	d := newDesk(t)
	path := d.opened(d.salon)
	page := d.nina.get(path).has(map[string]int{"form[action='" + path + "/form-link']": 1})
	page.send(path+"/form-link", "email", "", "lang", "en").shown().says(".said", "Le lien est prêt").
		has(map[string]int{".mail": 1, ".mail a[href^='mailto:contact@aurora.example?subject=']": 1, ".mail button[data-copy]": 1}).
		says(".mail pre", "/form/").says(".mail pre", "June 2026").says("header.title", "En attente du fiscal churn")
	d.omar.get(path).has(map[string]int{".mail": 0}) // support can’t send it, and doesn’t see the link
	d.nina.post(path+"/form-link", "email", "nowhere", "lang", "de").is(http.StatusUnprocessableEntity).
		has(map[string]int{".summary li": 2, "#send-form-email[value=nowhere]": 1})
	d.nina.get("/tasks").has(map[string]int{".tasks a[href^='" + path + "#task-']": 1})
}
