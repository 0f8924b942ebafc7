package followup_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/because"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/followup"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
)

// story is one account on which verbs act, each with what follows from it.
type story struct {
	t       *testing.T
	d       dossier.Dossier
	staffed map[staff.Role]bool
	ids     int
}

// atAurora begins with a salon of Nina's, with someone in every queue.
func atAurora(t *testing.T) *story {
	account := partner.Account{ID: "aurora", Name: "Aurora Coiffure", Owner: "nina", Status: partner.Active}
	return &story{t: t, d: dossier.Dossier{Account: account}, staffed: map[staff.Role]bool{staff.Finance: true, staff.Manager: true}}
}

func (s *story) on(date string) moment.Moment {
	return moment.Moment{
		Today: day.MustParse(date), Actor: staff.Actor{ID: "nina", Role: staff.AM}, Policy: policy.Default(), Lists: picklist.Starters(), Staffed: s.staffed,
		NewID: func() string { s.ids++; return fmt.Sprint("id-", s.ids) },
	}
}

// after lets an event have its consequences.
func (s *story) after(event history.Event, date string) {
	s.t.Helper()
	var err error
	if s.d, err = followup.After(s.d, event, s.on(date)); err != nil {
		s.t.Fatal(err)
	}
}

func (s *story) opens(date string) {
	s.t.Helper()
	c, event, err := churn.Open(s.d.Account, churn.Wish{Channel: churn.Chat, Reason: "price", SubReason: "too_expensive", Description: "…"}, s.on(date))
	s.must(err)
	s.d = s.d.WithChurn(c)
	s.after(event, date)
}

// acts lets a verb of the open case, or else the last, have its consequences.
func (s *story) acts(date string, verb func(churn.Case, moment.Moment) (churn.Case, history.Event, error)) {
	s.t.Helper()
	c, event, err := verb(s.d.Churn[len(s.d.Churn)-1], s.on(date))
	s.must(err)
	s.d = s.d.WithChurn(c)
	s.after(event, date)
}

func (s *story) receives(date string) {
	s.t.Helper()
	s.acts(date, func(c churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return c.Receive(s.d.Account, churn.Receipt{Medium: churn.Form, ReceivedOn: now.Today}, now)
	})
}

func (s *story) loses(date string) {
	s.t.Helper()
	s.acts(date, func(c churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return c.Lose(churn.Loss{}, now)
	})
}

func (s *story) recovers(date string) {
	s.t.Helper()
	s.acts(date, func(c churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return c.Recover(churn.RecoveredNoAction, now)
	})
}

func (s *story) calls(date string, result churn.Result) {
	s.t.Helper()
	s.acts(date, func(c churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return c.Call(churn.Contact{Result: result}, now)
	})
}

func (s *story) returns(date string) {
	s.t.Helper()
	s.acts(date, func(c churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return c.TakeBack("Il reste.", now)
	})
}

func (s *story) leaves(night string) {
	s.t.Helper()
	account, event, err := s.d.Account.Leave(day.MustParse(night))
	s.must(err)
	s.d.Account = account
	s.after(event, night)
}

func (s *story) finishes(what task.What, date string) {
	s.t.Helper()
	at := slices.IndexFunc(s.d.Tasks, func(t task.Task) bool { return t.What == what && t.State == task.Open })
	if at < 0 {
		s.t.Fatalf("there is no open task %s", what)
	}
	done, event, err := s.d.Tasks[at].Finish(s.on(date))
	s.must(err)
	s.d = s.d.WithTask(done)
	s.after(event, date)
}

func (s *story) handsOver(to staff.ID, date string) {
	s.t.Helper()
	account, event, err := s.d.Account.HandOver(staff.Person{ID: to, Role: staff.AM, Active: true})
	s.must(err)
	s.d.Account = account
	s.after(event, date)
}

func (s *story) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// holds fails unless the dossier reads so, line by line, in any order.
func (s *story) holds(want ...string) {
	s.t.Helper()
	got := lines(s.d)
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		s.t.Errorf("(-want +got)\n%s", diff)
	}
}

func lines(d dossier.Dossier) []string {
	a := d.Account
	got := []string{line("account", a.Status, a.Owner, a.PlanExpiresOn, a.FiscalChurnReceived, a.ChurnedOn)}
	for _, c := range d.Churn {
		got = append(got, line("churn", c.Stage, c.Owner, "next", c.NextOn()))
	}
	for _, c := range d.BillingStops {
		got = append(got, line("billing stop", c.Stage, c.Owner, "due", c.DueOn, c.EndedOn))
	}
	for _, t := range d.Tasks {
		got = append(got, line("task", t.What, t.Detail, t.Assignee, t.Queue, "due", t.DueOn, notBefore(t), t.State))
	}
	for _, e := range d.Effects {
		got = append(got, line("effect", e.What, e.Detail, "due", e.DueOn, e.State))
	}
	return got
}

func line(parts ...any) string {
	return strings.Join(strings.Fields(fmt.Sprintln(parts...)), " ")
}

func notBefore(t task.Task) string {
	if t.NotBefore.IsZero() {
		return ""
	}
	return "not before " + t.NotBefore.String()
}

func TestARequestMovesTheAccountAndHasItsManagerCall(t *testing.T) { // CH-2, CH-4, EV-5
	s := atAurora(t)
	s.opens("2026-06-08")
	s.holds(
		"account retention nina",
		"churn new nina next 2026-06-08",
		"task brief_am manager due 2026-06-08 open",
		"task call_partner nina due 2026-06-08 open",
		"task update_crm_status retention nina due 2026-06-08 open",
		"effect write_crm_status retention due 2026-06-08 in_hand",
	)
}

func TestASecondRequestAndADocumentSayAllThereIs(t *testing.T) { // CH-2, CH-8
	s := atAurora(t)
	s.opens("2026-06-08")
	before := len(s.d.Records())
	s.acts("2026-06-09", func(c churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return c.Join(s.d.Account, churn.Wish{Channel: churn.Mail, Description: "Il insiste."}, now)
	})
	s.receives("2026-06-09")
	if len(s.d.Records()) != before || s.d.Account.Status != partner.Retention {
		t.Errorf("there are %q", lines(s.d))
	}
}

func TestWhatWasSaidOfTheSigningIsKeptOnTheAccount(t *testing.T) { // CH-2
	s := atAurora(t)
	s.opens("2026-06-08")
	if !s.d.Account.ContractSignedOn.IsZero() {
		t.Errorf("nothing was said, and the contract was signed on %s", s.d.Account.ContractSignedOn)
	}
	signed := day.MustParse("2024-03-01")
	s.acts("2026-06-09", func(c churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return c.Join(s.d.Account, churn.Wish{Channel: churn.Mail, Description: "Il insiste.", ContractSignedOn: signed}, now)
	})
	if s.d.Account.ContractSignedOn != signed {
		t.Errorf("the contract was signed on %s", s.d.Account.ContractSignedOn)
	}

	s = atAurora(t)
	c, event, err := churn.Open(s.d.Account, churn.Wish{Channel: churn.Chat, Reason: "price", SubReason: "too_expensive", Description: "…", ContractSignedOn: signed}, s.on("2026-06-08"))
	s.must(err)
	s.d = s.d.WithChurn(c)
	s.after(event, "2026-06-08")
	if s.d.Account.ContractSignedOn != signed || s.d.Account.Status != partner.Retention {
		t.Errorf("the account is %+v", s.d.Account)
	}
}

func TestADoneTaskConfirmsItsEffectAndNoOther(t *testing.T) { // EV-5
	s := atAurora(t)
	s.opens("2026-06-08")
	s.finishes(task.UpdateCRMStatus, "2026-06-08")
	s.holds(
		"account retention nina",
		"churn new nina next 2026-06-08",
		"task brief_am manager due 2026-06-08 open",
		"task call_partner nina due 2026-06-08 open",
		"task update_crm_status retention nina due 2026-06-08 done",
		"effect write_crm_status retention due 2026-06-08 confirmed",
	)
}

func TestAPartnerWhoStaysIsActiveAndNobodyCallsAnyMore(t *testing.T) { // CH-7
	s := atAurora(t)
	s.opens("2026-06-08")
	s.recovers("2026-06-10")
	s.holds(
		"account active nina",
		"churn closed nina next 2026-06-10",
		"task brief_am manager due 2026-06-08 cancelled",
		"task call_partner nina due 2026-06-08 cancelled",
		"task update_crm_status retention nina due 2026-06-08 cancelled", // what was to be told no longer counts
		"task update_crm_status active nina due 2026-06-10 open",
		"effect write_crm_status retention due 2026-06-08 withdrawn",
		"effect write_crm_status active due 2026-06-10 in_hand",
	)
}

func TestALossSchedulesTheStopsForTheEndOfTheNotice(t *testing.T) { // CH-8, CH-9, CH-10, EV-5
	s := atAurora(t)
	s.opens("2026-06-08")
	s.finishes(task.UpdateCRMStatus, "2026-06-08")
	s.receives("2026-06-09")
	s.loses("2026-06-12")
	s.holds(
		"account expiring_plan nina 2026-07-09 2026-06-09",
		"churn closed nina next 2026-07-09",
		"billing stop new nina due 2026-07-09",
		"task brief_am manager due 2026-06-08 cancelled",
		"task call_partner nina due 2026-06-08 cancelled",
		"task update_crm_status retention nina due 2026-06-08 done",
		"task update_crm_status expiring_plan nina due 2026-06-12 open",
		"task stop_billing finance due 2026-07-09 open",
		"task cut_access nina due 2026-07-10 not before 2026-07-10 open",
		"effect write_crm_status retention due 2026-06-08 confirmed",
		"effect write_crm_status expiring_plan due 2026-06-12 in_hand",
		"effect stop_billing due 2026-07-09 in_hand",
		"effect cut_access due 2026-07-10 in_hand",
	)
	stop := s.d.BillingStops[0]
	for _, e := range s.d.Effects {
		carried, ok := s.d.Task(e.Task)
		if !ok || carried.Case != e.Case || e.Case != "" && e.Case != string(stop.ID) {
			t.Errorf("%s is carried by %+v", e.What, carried)
		}
	}
	if stop.Cause != string(s.d.Churn[0].ID) {
		t.Errorf("the billing stop is caused by %s", stop.Cause)
	}
}

func TestTheNightAfterThePEDCompletesTheBillingStop(t *testing.T) { // CH-10, CH-11
	s := atAurora(t)
	s.opens("2026-06-08")
	s.receives("2026-06-09")
	s.loses("2026-06-12")
	s.finishes(task.StopBilling, "2026-06-15")
	s.leaves("2026-07-12") // two nights late
	s.holds(
		"account churned nina 2026-07-09 2026-06-09 2026-07-10",
		"churn closed nina next 2026-07-09",
		"billing stop completed nina due 2026-07-09 2026-07-09",
		"task brief_am manager due 2026-06-08 cancelled",
		"task call_partner nina due 2026-06-08 cancelled",
		"task update_crm_status retention nina due 2026-06-08 cancelled",
		"task update_crm_status expiring_plan nina due 2026-06-12 cancelled",
		"task update_crm_status churned nina due 2026-07-12 open",
		"task stop_billing finance due 2026-07-09 done",
		"task cut_access nina due 2026-07-10 not before 2026-07-10 open",
		"effect write_crm_status retention due 2026-06-08 withdrawn",
		"effect write_crm_status expiring_plan due 2026-06-12 withdrawn",
		"effect write_crm_status churned due 2026-07-12 in_hand",
		"effect stop_billing due 2026-07-09 confirmed",
		"effect cut_access due 2026-07-10 in_hand",
	)
}

func TestATerminationTakenBackCancelsEveryScheduledStop(t *testing.T) { // CH-12
	s := atAurora(t)
	s.opens("2026-06-08")
	s.receives("2026-06-09")
	s.loses("2026-06-12")
	s.returns("2026-06-20")
	s.holds(
		"account active nina",
		"churn closed nina next 2026-06-20",
		"billing stop cancelled nina due 2026-07-09 2026-06-20",
		"task brief_am manager due 2026-06-08 cancelled",
		"task call_partner nina due 2026-06-08 cancelled",
		"task update_crm_status retention nina due 2026-06-08 cancelled",
		"task update_crm_status expiring_plan nina due 2026-06-12 cancelled",
		"task update_crm_status active nina due 2026-06-20 open",
		"task stop_billing finance due 2026-07-09 cancelled",
		"task cut_access nina due 2026-07-10 not before 2026-07-10 cancelled",
		"effect write_crm_status retention due 2026-06-08 withdrawn",
		"effect write_crm_status expiring_plan due 2026-06-12 withdrawn",
		"effect write_crm_status active due 2026-06-20 in_hand",
		"effect stop_billing due 2026-07-09 withdrawn",
		"effect cut_access due 2026-07-10 withdrawn",
	)
}

func TestAStopThatWasCarriedOutBeforeItWasTakenBackIsUndone(t *testing.T) { // CH-12, EV-5
	s := atAurora(t)
	s.opens("2026-06-08")
	s.receives("2026-06-09")
	s.loses("2026-06-12")
	s.finishes(task.StopBilling, "2026-06-15")
	s.finishes(task.CutAccess, "2026-07-10") // the night of that day is late
	s.returns("2026-07-10")
	for _, want := range []string{
		"task resume_billing finance due 2026-07-10 open",
		"task restore_access nina due 2026-07-10 open",
		"effect stop_billing due 2026-07-09 confirmed",
		"effect cut_access due 2026-07-10 confirmed",
		"effect resume_billing due 2026-07-10 in_hand",
		"effect restore_access due 2026-07-10 in_hand",
	} {
		if !slices.Contains(lines(s.d), want) {
			t.Errorf("there is no %s in %q", want, lines(s.d))
		}
	}
}

func TestWhatLeftForGoodIsntTakenBack(t *testing.T) { // CH-12
	s := atAurora(t)
	s.opens("2026-06-08")
	s.receives("2026-06-09")
	s.loses("2026-06-12")
	s.leaves("2026-07-10")
	_, event, err := s.d.Churn[0].TakeBack("Il reste.", s.on("2026-07-10"))
	s.must(err) // the case doesn't know; the account does
	_, err = followup.After(s.d, event, s.on("2026-07-10"))
	refused, ok := refusal.Of(err)
	if !ok || refused.Unmet[0].Rule != "CH-12" || refused.Unmet[0].Field != "account" {
		t.Errorf("%v, want a refusal of account by CH-12", err)
	}
}

func TestTheStopsOfAnEarlierLossStayAsTheyAre(t *testing.T) { // CH-12
	s := atAurora(t)
	for _, month := range []string{"2026-06", "2026-07"} {
		s.opens(month + "-08")
		s.receives(month + "-09")
		s.loses(month + "-12")
		s.returns(month + "-20")
	}
	for i, want := range []string{"2026-06-20", "2026-07-20"} {
		if stop := s.d.BillingStops[i]; stop.Stage != "cancelled" || stop.EndedOn.String() != want {
			t.Errorf("billing stop %d was %s on %s, want cancelled on %s", i, stop.Stage, stop.EndedOn, want)
		}
	}
}

func TestWhatIsOpenFollowsTheAccountToItsNewManager(t *testing.T) { // CH-3
	s := atAurora(t)
	s.opens("2026-06-08")
	s.calls("2026-06-08", churn.Reached)
	s.receives("2026-06-09")
	s.loses("2026-06-12")
	s.handsOver("lena", "2026-06-15")
	s.holds(
		"account expiring_plan lena 2026-07-09 2026-06-09",
		"churn closed nina next 2026-07-09",
		"billing stop new lena due 2026-07-09",
		"task brief_am manager due 2026-06-08 cancelled",
		"task call_partner nina due 2026-06-08 done",
		"task call_partner nina due 2026-06-15 cancelled",
		"task update_crm_status retention nina due 2026-06-08 cancelled",
		"task update_crm_status expiring_plan lena due 2026-06-12 open",
		"task stop_billing finance due 2026-07-09 open",
		"task cut_access lena due 2026-07-10 not before 2026-07-10 open",
		"effect write_crm_status retention due 2026-06-08 withdrawn",
		"effect write_crm_status expiring_plan due 2026-06-12 in_hand",
		"effect stop_billing due 2026-07-09 in_hand",
		"effect cut_access due 2026-07-10 in_hand",
	)
}

func TestAnOpenCaseFollowsAnOwnerThatAnImportBrings(t *testing.T) { // CH-3
	s := atAurora(t)
	s.opens("2026-06-08")
	updated := s.d.Account
	updated.Owner = "lena"
	s.d.Account = updated
	s.after(partner.Updated{Account: updated, From: "nina", How: because.One("EV-3", "account.imported")}, "2026-06-10")
	s.holds(
		"account retention lena",
		"churn new lena next 2026-06-08",
		"task brief_am manager due 2026-06-08 open",
		"task call_partner lena due 2026-06-08 open",
		"task update_crm_status retention lena due 2026-06-08 open",
		"effect write_crm_status retention due 2026-06-08 in_hand",
	)
}

func TestAnArrivalLeadsToNothing(t *testing.T) {
	s := atAurora(t)
	s.after(partner.Arrived{Account: s.d.Account}, "2026-06-08")
	s.holds("account active nina")
}

func TestATaskForAnEmptyQueueIsTheAccountManagers(t *testing.T) {
	s := atAurora(t)
	s.staffed = nil
	s.opens("2026-06-08")
	s.receives("2026-06-09")
	s.loses("2026-06-12")
	if !slices.Contains(lines(s.d), "task stop_billing nina due 2026-07-09 open") {
		t.Errorf("there are %q", lines(s.d))
	}
}

func TestATaskOfAnAccountWithoutAManagerIsTheManagers(t *testing.T) {
	s := atAurora(t)
	s.d.Account.Status, s.d.Account.Owner = partner.ExpiringPlan, ""
	s.d.Account.PlanExpiresOn = day.MustParse("2026-07-09")
	s.leaves("2026-07-10")
	s.holds(
		"account churned 2026-07-09 2026-07-10",
		"task update_crm_status churned manager due 2026-07-10 open",
		"effect write_crm_status churned due 2026-07-10 in_hand",
	)
}

// unheard is an event of a process that followup doesn't know.
type unheard struct{}

func (unheard) Told() history.Told { return history.Told{} }

func TestAnEventThatNobodyKnowsIsAFault(t *testing.T) {
	s := atAurora(t)
	if _, err := followup.After(s.d, unheard{}, s.on("2026-06-08")); err == nil {
		t.Error("it went through")
	}
}

func TestWhatLiesAheadStandsInTheOrderOfTheDays(t *testing.T) { // CH-9, CH-10, CH-11
	s := atAurora(t)
	if ahead := followup.Ahead(s.d, day.MustParse("2026-06-08")); len(ahead) > 0 {
		t.Errorf("%+v lies ahead of an account that stays", ahead)
	}
	s.opens("2026-06-08")
	s.receives("2026-06-09")
	s.loses("2026-06-12")
	var got []string
	for _, f := range followup.Ahead(s.d, day.MustParse("2026-06-13")) { // the CRM was to be told yesterday
		got = append(got, line(f.On, f.Rule, f.Text))
	}
	want := []string{
		"2026-07-09 CH-9 ahead.plan_ends",
		"2026-07-09 CH-10 ahead.billing_stops",
		"2026-07-09 ahead.task_due",
		"2026-07-10 CH-11 ahead.account_leaves",
		"2026-07-10 ahead.task_due",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
