package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rebond/internal/domain/churn"
)

const (
	conflict409 = http.StatusConflict
	unmet422    = http.StatusUnprocessableEntity
)

func TestAnEmptyRequestListsAllThatIsMissingBesideItsField(t *testing.T) {
	d := newDesk(t)
	path := accountPath(d.salon)
	a := d.nina.get(path).send(path + "/churn-request").is(unmet422)
	a.has(map[string]int{
		".summary li a": 4, ".field.wrong": 4, "details.request[open]": 1,
		"#request-channel-problem": 1, "#request-reason-problem": 1, "#request-sub_reason-problem": 1, "#request-description-problem": 1,
	})
}

func TestARefusedRequestKeepsWhatWasTyped(t *testing.T) {
	d := newDesk(t)
	path := accountPath(d.salon)
	a := d.nina.get(path).send(path+"/churn-request", "channel", "chat", "reason", "price", "sub_reason", "bugs", "description", "Trop <cher>").is(unmet422)
	a.has(map[string]int{
		"#request-channel option[value=chat][selected]": 1, "#request-reason option[value=price][selected]": 1, ".summary li": 1, "#request-sub_reason-problem": 1,
	}).says("#request-description", "Trop <cher>").says(".summary", "n’est pas une sous-raison de « Prix »")
}

func TestAYoungContractIsAPreChurn(t *testing.T) { // CH-2
	d := newDesk(t)
	path := accountPath(d.salon)
	wish := func(signed string) []string {
		return []string{"channel", "chat", "reason", "price", "sub_reason", "commission", "description", "Trop cher", "contract_signed_on", signed}
	}
	d.nina.get(path).send(path+"/churn-request", wish("2026-06-01")...).is(conflict409).
		has(map[string]int{"#request-contract_signed_on-problem": 1, "#request-contract_signed_on[value='2026-06-01']": 1}).says(".summary", "pré-churn")
	d.nina.get(path).send(path+"/churn-request", wish("2026-02-30")...).is(unmet422).has(map[string]int{"#request-contract_signed_on-problem": 1})
	d.nina.get(path).send(path+"/churn-request", wish("2024-03-01")...).leads("/cases/")
	d.nina.get(path).says("main", "Contrat signé le 1er mars 2024").has(map[string]int{"#request-contract_signed_on": 0})
}

func TestARequestOpensACaseAndASecondOneJoinsIt(t *testing.T) {
	d := newDesk(t)
	path := accountPath(d.salon)
	wish := []string{"channel", "chat", "reason", "price", "sub_reason", "commission", "description", "Trop cher"}
	form := d.nina.get(path)
	opened := form.send(path+"/churn-request", wish...).leads("/cases/")
	if twice := form.send(path+"/churn-request", wish...).leads("/cases/"); twice != opened {
		t.Errorf("sent twice, it opens %s and %s", opened, twice)
	}
	d.nina.get(opened).is(page200).has(map[string]int{".asked > li": 1, ".history > li": 1, ".said": 1})
	d.omar.get(path).says("details.request summary", "Ajouter une demande").send(path+"/churn-request", wish...).leads(opened)
	d.nina.get(opened).has(map[string]int{".asked > li": 2, ".history > li": 2}).says(".history > li:nth-child(2)", "a ouvert la demande de churn : Prix – Commission, Chat")
}

func TestADocumentIsRefusedWithItsReasonBesideTheField(t *testing.T) {
	d := newDesk(t)
	path := d.opened(d.salon)
	for _, c := range []struct {
		name, day, says string
		selectors       map[string]int
	}{
		{"no day", "", "manque", map[string]int{".field.wrong": 1, "#receipt-received_on-problem": 1}},
		{"a day to come", "2026-06-10", "encore à venir", map[string]int{"#receipt-received_on[type=date][value='2026-06-10']": 1}},
		{"a day that doesn’t exist", "2026-02-30", "n’est pas une date qui existe", map[string]int{"#receipt-received_on[type=text][value='2026-02-30']": 1}},
		{"no day at all", "<hier>", "n’est pas une date qui existe", map[string]int{"#receipt-received_on[type=text][value='<hier>']": 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := d.nina.get(path).send(path+"/form", "received_on", c.day, "medium", "letter", "note", "Recommandé").is(unmet422)
			a.says(".summary", c.says).says("#receipt-note", "Recommandé").has(c.selectors)
			a.has(map[string]int{"input[value=letter][checked]": 1})
		})
	}
	d.nina.get(path).send(path + "/form").is(unmet422).has(map[string]int{".summary li": 2, ".field.wrong": 2})
}

func TestACaseCantBeLostBeforeItsDocument(t *testing.T) {
	d := newDesk(t)
	path := d.opened(d.salon)
	d.nina.get(path).has(map[string]int{"form[action$='/loss']": 0, ".ways .waits li": 2, ".path .blocked a[href='#need-briefing']": 1})
	d.nina.post(path + "/loss").is(unmet422).has(map[string]int{".summary li": 2, ".summary a[href='#receipt-received_on']": 1})
}

func TestWhoMayNotCloseIsToldWhoMay(t *testing.T) {
	d := newDesk(t)
	path := d.formal(d.salon)
	for _, v := range []*visitor{d.omar, d.zoe} {
		v.get(path).has(map[string]int{"form[action$='/loss']": 0, "form[action$='/recovery']": 0}).says(".reserved", "revient à Nina Vasseur, AM du compte, ou à un manager")
		v.post(path + "/loss").is(not403).has(map[string]int{".summary li": 1})
		v.post(path+"/recovery").is(not403).says(".summary", "Rien n’a été enregistré")
	}
}

func TestAPEDThatIsOverSaysSoBeforeTheClosingAndAfter(t *testing.T) { // CH-9, CH-11, CH-12
	d := newDesk(t)
	path := d.opened(d.salon)
	_, err := d.Churn.Receive(context.Background(), d.call(d.nina), caseOf(path), churn.Receipt{Medium: churn.Form, ReceivedOn: d.today().AddMonths(-6)})
	d.did(err)
	form := d.nina.get(path).says("form[action$='/loss'] .reserved", "le compte part cette nuit")
	form.send(path+"/loss").shown().says(".card", "Le plan est déjà terminé")
	other := d.lost(d.account("Boréale Beauté"))
	d.nina.get(other).says(".card", "Préavis en cours")
}

func TestAnotherPEDIsAManagersWithAReason(t *testing.T) {
	d := newDesk(t)
	path := d.formal(d.salon)
	d.nina.get(path).has(map[string]int{"[name=plan_expiration_date]": 0})
	d.nina.post(path+"/loss", "plan_expiration_date", "2026-08-01", "ped_reason", "Geste").is(not403).says(".summary", "9 juillet 2026")
	form := d.mona.get(path)
	form.send(path+"/loss", "plan_expiration_date", "2026-08-01").is(unmet422).
		has(map[string]int{"#loss-ped_reason-problem": 1, "#loss-plan_expiration_date[value='2026-08-01']": 1, ".act details[open]": 1})
	form.send(path+"/loss", "plan_expiration_date", "2026-06-01", "ped_reason", "Geste").is(unmet422).has(map[string]int{"#loss-plan_expiration_date-problem": 1})
	form.send(path+"/loss", "plan_expiration_date", "2026-08-01", "ped_reason", "Geste").shown().
		has(map[string]int{".sisters a": 1, ".state .chip.going": 1}).says(".history > li:first-child", "fin du plan le 1er août 2026")
}

func TestARecoveredSalonIsActiveAgain(t *testing.T) {
	d := newDesk(t)
	path := d.opened(d.salon)
	d.nina.get(path).send(path+"/recovery", "outcome", "recovered_no_action").shown().has(map[string]int{".said": 1, ".state .chip.good": 1, ".card form": 0}).says(".path .step:last-child", "Récupéré")
	d.nina.get("/cases?stage=closed").says("tbody tr", "Affaire close")
}

func TestACaseNamesWhoClosedItOfTwoOnOneDay(t *testing.T) { // CH-7
	d := newDesk(t)
	first := d.opened(d.salon)
	d.nina.get(first).send(first+"/recovery", "outcome", "recovered_no_action").leads(first)
	second := d.opened(d.salon)
	d.mona.get(second).send(second+"/recovery", "outcome", "recovered_no_action").leads(second)
	d.mona.get(first).says(".card", "Récupéré par Nina Vasseur")
	d.mona.get(second).says(".card", "Récupéré par Mona")
}

func TestATerminationIsTakenBackOnlyWithAReasonAndInTime(t *testing.T) {
	d := newDesk(t)
	path := d.lost(d.salon)
	form := d.omar.get(path)
	form.send(path + "/take-back").is(unmet422).has(map[string]int{".ways details[open] #take-back-reason-problem": 1})
	other := d.lost(d.account("Les Lilas"))
	late := d.omar.get(other)
	form.send(path+"/take-back", "reason", "Le prix baisse").shown().has(map[string]int{".state .chip.good": 1}).says(".path .step:last-child", "Résiliation annulée")
	d.night("2026-07-10")
	late.send(other+"/take-back", "reason", "Le prix baisse").is(conflict409).
		has(map[string]int{".summary": 1, ".ways": 0}).says(".summary", "Trop tard : le compte est parti le 10 juillet 2026")
	d.nina.get(other).says(".path .step:last-child", "Parti").has(map[string]int{".path .step:last-child .why": 1})
}

func TestAFormThatCameTooLateSaysWhoWasQuicker(t *testing.T) {
	d := newDesk(t)
	path := d.formal(d.salon)
	late := d.mona.get(path)
	d.nina.get(path).send(path + "/loss").leads(path)
	late.send(path+"/loss", "plan_expiration_date", "2026-08-01", "ped_reason", "Geste").is(conflict409).
		says(".summary", "Nina Vasseur").says(".summary", "La page ci-dessous montre où en sont les choses").has(map[string]int{"form[action$='/loss']": 0})
	account := accountPath(d.salon)
	d.nina.post(account+"/churn-request", "channel", "chat").is(conflict409).has(map[string]int{".summary": 1})
}

func TestAClashShowsBothValuesAndSendingAgainKeepsOurs(t *testing.T) {
	d := newDesk(t)
	path := d.opened(d.salon)
	late := d.omar.get(path)
	d.nina.get(path).send(path+"/form", "medium", "form", "received_on", "2026-06-09").leads(path)
	clash := late.send(path+"/form", "medium", "letter", "received_on", "2026-06-05").is(conflict409)
	clash.says(".clashes tbody", "9 juillet 2026").says(".clashes tbody", "30 juin 2026").says(".clashes tbody", "Nina Vasseur").
		has(map[string]int{"#receipt-received_on[value='2026-06-05']": 1})
	clash.send(path+"/form", "medium", "letter", "received_on", "2026-06-05").shown().says(".card", "30 juin")
}

func TestAStalePageThatTouchesAnotherFieldGoesThrough(t *testing.T) {
	d := newDesk(t)
	path := d.opened(d.salon)
	late := d.omar.get(path)
	d.nina.get(path).send(path+"/form", "medium", "form", "received_on", "2026-06-09").leads(path)
	late.send(path+"/request", "channel", "mail", "description", "Insiste").shown().has(map[string]int{".asked > li": 2})
}

func TestATaskIsFinishedInItsTimeByWhoseItIs(t *testing.T) {
	d := newDesk(t)
	path := d.lost(d.salon)
	tasks := map[string]string{}
	for _, n := range d.nina.get(path).all(".tasks > li") {
		tasks[said(n.FirstChild)] = "/tasks/" + strings.TrimPrefix(attribute(n, "id"), "task-") + "/done"
	}
	cut, stop := tasks["Couper les accès"], tasks["Arrêter la facturation"]
	d.nina.get(path).has(map[string]int{"form[action='" + cut + "']": 0, "form[action='" + stop + "']": 0})
	d.nina.post(cut).is(conflict409).says("main", "ne se fait pas avant le 10 juillet 2026")
	d.zoe.post(stop).is(not403).says("main", "Rien n’a été enregistré")
	d.felix.get(path).send(stop).leads("/")
	d.felix.post(stop).is(conflict409).says("main", "déjà terminée")
	d.felix.post("/tasks/nothing/done").is(no404)
	d.night("2026-07-10")
	d.nina.get(path).send(cut).leads("/")
}

func TestAnAccountIsHandedToAnAMOnly(t *testing.T) {
	d := newDesk(t)
	path := accountPath(d.salon)
	open := d.opened(d.salon)
	form := d.nina.get(path)
	for to, says := range map[string]string{
		"": "Personne ici", "nobody": "Personne ici", string(d.people[d.omar].ID): "n’est pas un AM", string(d.people[d.nina].ID): "déjà à Nina",
	} {
		form.send(path+"/owner", "owner", to).is(unmet422).says(".summary", says).has(map[string]int{"#hand-over-owner-problem": 1})
	}
	d.zoe.get(path).has(map[string]int{"form[action$='/owner']": 0})
	form.send(path+"/owner", "owner", string(d.people[d.zoe].ID)).shown().
		has(map[string]int{".said": 1}).says(".timeline", "Nina Vasseur → Zoé Marchadier")
	d.zoe.get(open).says(".line div:first-child", "Zoé Marchadier")
}

func TestWhatDoesntExistIsNotFound(t *testing.T) {
	d := newDesk(t)
	for _, path := range []string{"/cases/nothing", "/accounts/nothing"} {
		d.nina.get(path).is(no404).says("h1", "Cette page n’existe pas")
	}
	for _, path := range []string{"/cases/nothing/form", "/cases/nothing/loss", "/cases/nothing/request", "/accounts/nothing/churn-request"} {
		d.nina.post(path, "medium", "form", "received_on", "2026-06-09").is(no404)
	}
}

func TestTheDemosClockMovesByDays(t *testing.T) {
	d := newDesk(t)
	path := d.lost(d.salon)
	d.nina.with("Referer", d.server.URL+path).post("/demo/clock", "advance", "30d").leads(path)
	d.nina.get(path).has(map[string]int{".state .chip.going": 1})
	d.nina.post("/demo/clock", "advance", "1d").leads("/")
	d.nina.get(path).has(map[string]int{".state .chip.plain": 1})
	for _, days := range []string{"", "0d", "-1d", "367d", "soon"} {
		d.nina.post("/demo/clock", "advance", days).is(unmet422).says("main", "Avancez d’un jour au moins")
	}
}

func TestALongHistoryIsCutAndKept(t *testing.T) {
	d := newDesk(t)
	path := d.opened(d.salon)
	for range shownEntries {
		d.omar.post(path+"/request", "channel", "mail", "description", "Insiste").leads(path)
	}
	older := d.nina.get(path).has(map[string]int{".history > li": shownEntries}).one("a[href$='history=all']")
	d.nina.get(attribute(older, "href")).has(map[string]int{".history > li": shownEntries + 1, "a[href$='history=all']": 0})
	account := accountPath(d.salon)
	earlier := d.nina.get(account).has(map[string]int{".timeline .past": shownEntries}).one(".timeline .earlier a")
	d.nina.get(attribute(earlier, "href")).has(map[string]int{".timeline .past": shownEntries + 2, ".timeline .earlier": 0})
}

func TestADraftOfTheSummaryIsSavedWithTheClosing(t *testing.T) { // CH-4, CH-7
	d := newDesk(t)
	path := d.formal(d.salon)
	d.nina.get(path).is(page200).has(map[string]int{"input[name=with_draft]": 0})
	kept, err := d.Churn.KeepDraft(context.Background(), d.people[d.nina].Actor(), caseOf(path), 0, "competitor=planity")
	d.did(err)
	page := d.nina.get(path).is(page200).has(map[string]int{"form[action='" + path + "/loss'] input[name=with_draft][checked]": 1, "form[action='" + path + "/recovery'] input[name=with_draft][checked]": 1})
	page.send(path+"/loss", "with_draft", "yes").is(unmet422).has(map[string]int{".summary li": 1, "form[action='" + path + "/loss'] input[name=with_draft][checked]": 1})
	page.send(path+"/loss", "plan_expiration_date", "2026-08-01").is(http.StatusForbidden).
		has(map[string]int{"input[name=with_draft]": 2, "input[name=with_draft][checked]": 0})
	typed := url.Values{"leaving[0].sub_reason": {"commission"}, "competitor": {"planity"}}.Encode()
	_, err = d.Churn.KeepDraft(context.Background(), d.people[d.nina].Actor(), caseOf(path), kept.Revision(), typed)
	d.did(err)
	d.nina.get(path).send(path+"/recovery", "outcome", "recovered_no_action", "with_draft", "yes").shown().says("#summary", "Commission").says("#summary", "Planity")
	d.nina.get(path + "/summary").is(page200).has(map[string]int{".draft-note": 0})
}
