package app_test

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/read"
	"rebond/internal/words"
)

// marketplace is a desk on which anybody does anything to a few accounts, good or
// bad, while months pass. Of one seed it always makes the same.
type marketplace struct {
	*desk
	rng      *rand.Rand
	people   []staff.Actor
	accounts []partner.AccountID
	latest   day.Day        // the last night that passed
	done     map[string]int // how often each verb went through
}

// simulatedSteps is how many steps one seed takes in a normal run.
const simulatedSteps = 400

func TestASimulatedMarketplaceKeepsItsInvariants(t *testing.T) {
	seeds := []uint64{1, new(maphash.Hash).Sum64()}
	if named, err := strconv.ParseUint(os.Getenv("REBOND_TEST_SEED"), 10, 64); err == nil {
		seeds = []uint64{named}
	}
	for _, seed := range seeds {
		t.Run(fmt.Sprint("sqlite, seed ", seed), func(t *testing.T) {
			newMarketplace(newDesk(t, filepath.Join(t.TempDir(), "desk.db")), seed).run(simulatedSteps)
		})
	}
	t.Run(fmt.Sprint("postgres, seed ", seeds[0]), func(t *testing.T) {
		m := newMarketplace(newDesk(t, prepared.Copy(t)), seeds[0])
		m.run(simulatedSteps)
		if len(m.done) < 8 && len(seeds) > 1 {
			t.Errorf("of all that can happen only this did: %v", m.done)
		}
	})
}

func newMarketplace(d *desk, seed uint64) *marketplace {
	m := &marketplace{
		desk: d, rng: rand.New(rand.NewPCG(seed, 0)), done: map[string]int{},
		people: []staff.Actor{
			d.nina, d.lena, d.omar, d.mona, d.felix,
			d.person("Ada Costes", staff.Admin), d.person("Sam Ollier", staff.Sales), d.person("Colin Marty", staff.Content),
		},
	}
	for range 3 {
		m.accounts = append(m.accounts, m.newcomer())
	}
	return m
}

// newcomer is a salon that is new at the marketplace.
func (m *marketplace) newcomer() partner.AccountID {
	owner := []staff.ID{m.nina.ID, m.lena.ID}[m.rng.IntN(2)]
	return m.account(fmt.Sprint("Salon ", m.rng.Uint64()), owner, []partner.Status{partner.Active, partner.Training}[m.rng.IntN(2)])
}

func (m *marketplace) run(steps int) {
	m.t.Helper()
	for step := range steps {
		m.salon = m.accounts[m.rng.IntN(len(m.accounts))]
		what := m.step()
		if m.t.Failed() {
			m.t.Fatalf("at step %d, %s, on %s", step, what, m.now.Format(time.DateOnly))
		}
		if step%100 == 99 {
			m.sound()
		}
	}
}

// step does one thing, and checks what must always hold.
func (m *marketplace) step() string {
	if m.rng.IntN(6) == 0 {
		return m.timePasses()
	}
	before := m.file()
	who := m.people[m.rng.IntN(len(m.people))]
	if m.rng.IntN(2) == 0 {
		who = before.People[before.Account.Owner].Actor()
	}
	name, do := m.anything(before, who)
	what := fmt.Sprintf("%s does %s", who.Name, name)
	receipt, err := do()
	m.onlyRefusals(err)
	after := m.file()
	if went := after.Version - before.Version; went > 1 || (went == 1) != (err == nil) {
		m.t.Errorf("it wrote %d entries and answers %v", went, err)
	}
	if err == nil {
		m.done[name]++
	}
	m.holds(after)
	if again, _ := do(); err == nil && again != receipt || err == nil && m.file().Version != after.Version {
		m.t.Errorf("the same call again answers %+v, and first %+v", again, receipt)
	}
	if err == nil && m.rng.IntN(4) == 0 {
		m.thinksBetter(before, receipt)
	}
	return what
}

// timePasses lets days go by, with or without their nights.
func (m *marketplace) timePasses() string {
	m.now = m.now.AddDate(0, 0, 1+m.rng.IntN(8)).Add(time.Duration(m.rng.IntN(24)) * time.Hour)
	if m.rng.IntN(4) > 0 {
		m.latest = m.Policy.Today(m.now)
		report, err := m.Nights.Pass(context.Background(), m.latest)
		m.must(err)
		m.done["leave"] += len(report.Left)
	}
	for i := range m.accounts {
		m.salon = m.accounts[i]
		m.holds(m.file())
		if m.statusOf(m.salon) == partner.Churned && m.rng.IntN(2) == 0 {
			m.accounts[i] = m.newcomer()
		}
	}
	return "the night passes"
}

// anything is one verb with arguments that may be wrong, by someone who may not.
func (m *marketplace) anything(file read.File, who staff.Actor) (string, func() (app.Receipt, error)) {
	ctx := context.Background()
	call := app.Call{Actor: who, Key: fmt.Sprint(m.rng.Uint64())}
	if m.rng.IntN(3) == 0 {
		call.Seen = 1 + m.rng.IntN(file.Version)
	}
	var id churn.CaseID = "nowhere"
	if n := len(file.Churn); n > 0 {
		id = file.Churn[max(0, n-1-m.rng.IntN(2)*m.rng.IntN(2))].ID
	}
	outcome := churn.Outcomes[m.rng.IntN(len(churn.Outcomes))]
	contact := churn.Contact{Result: churn.Results[m.rng.IntN(len(churn.Results))], CallBackOn: m.near().AddDays(8), Note: "Appel."}
	booking := churn.Booking{On: m.near().AddDays(8), At: m.oneOf("", "14:30", "25:00"), Note: "En boutique."}
	wish, form, loss, why := m.anyWish(), m.anyReceipt(), m.anyLoss(), m.oneOf("", "Il reste.", "Il reste.")
	heard := churn.Summary{Leaving: []churn.Cause{{Main: true, SubReason: "too_expensive", Sentence: why}}, ComeBack: why == ""}
	to, done := m.people[m.rng.IntN(3)].ID, m.anyTask(file)
	entry := file.Version + 1 - m.rng.IntN(min(file.Version, 12)+1)
	verb := m.likely(file)
	if (verb == "finish" || verb == "undo") && m.rng.IntN(2) == 0 {
		call.Actor = m.mona // whose word counts for every task, and who may undo what others did
	}
	do := map[string]func() (app.Receipt, error){
		"open":      func() (app.Receipt, error) { return m.Churn.Open(ctx, call, m.salon, wish) },
		"receive":   func() (app.Receipt, error) { return m.Churn.Receive(ctx, call, id, form) },
		"lose":      func() (app.Receipt, error) { return m.Churn.Lose(ctx, call, id, loss) },
		"recover":   func() (app.Receipt, error) { return m.Churn.Recover(ctx, call, id, outcome) },
		"brief":     func() (app.Receipt, error) { return m.Churn.Brief(ctx, call, id, why) },
		"call":      func() (app.Receipt, error) { return m.Churn.Call(ctx, call, id, contact) },
		"appoint":   func() (app.Receipt, error) { return m.Churn.Appoint(ctx, call, id, booking) },
		"call off":  func() (app.Receipt, error) { return m.Churn.CallOff(ctx, call, id, churn.CallingOff{Note: why}) },
		"negotiate": func() (app.Receipt, error) { return m.Churn.Negotiate(ctx, call, id, churn.Bargain{Note: why}) },
		"send form": func() (app.Receipt, error) {
			return m.Churn.SendForm(ctx, call, id, churn.Sending{To: "salon@aube.example"})
		},
		"take back": func() (app.Receipt, error) { return m.Churn.TakeBack(ctx, call, id, why) },
		"summarise": func() (app.Receipt, error) { return m.Churn.Summarise(ctx, call, id, heard) },
		"hand over": func() (app.Receipt, error) { return m.Accounts.HandOver(ctx, call, m.salon, to) },
		"finish":    func() (app.Receipt, error) { return m.Tasks.Finish(ctx, call, done) },
		"undo":      func() (app.Receipt, error) { return m.Accounts.Undo(ctx, call, m.salon, entry) },
	}[verb]
	return verb, do
}

// likely is any verb, the ones that lead on from where the account stands more often.
func (m *marketplace) likely(file read.File) string {
	all := []string{"open", "receive", "lose", "recover", "take back", "hand over", "finish", "brief", "call", "appoint", "call off", "negotiate", "send form", "summarise", "undo"}
	switch file.Account.Status {
	case partner.Retention:
		all = append(all, "receive", "receive", "lose", "lose", "lose", "finish", "brief", "call", "call", "appoint")
	case partner.ExpiringPlan:
		all = append(all, "take back", "finish", "finish", "finish", "finish")
	default:
		all = append(all, "open", "open", "finish")
	}
	return m.oneOf(all...)
}

func (m *marketplace) oneOf(texts ...string) string { return texts[m.rng.IntN(len(texts))] }

func (m *marketplace) anyWish() churn.Wish {
	wish := m.wish()
	wish.Channel = churn.Channels[m.rng.IntN(len(churn.Channels))]
	if m.rng.IntN(6) == 0 {
		wish.Owner, wish.SubReason = m.lena.ID, "bugs"
	}
	return wish
}

// near is a day of late, today, or tomorrow.
func (m *marketplace) near() day.Day { return m.Policy.Today(m.now).AddDays(m.rng.IntN(12) - 10) }

func (m *marketplace) anyReceipt() churn.Receipt {
	return churn.Receipt{Medium: churn.Mediums[m.rng.IntN(len(churn.Mediums))], ReceivedOn: m.near(), Note: "arrivé par la poste"}
}

func (m *marketplace) anyLoss() churn.Loss {
	if m.rng.IntN(3) > 0 {
		return churn.Loss{}
	}
	return churn.Loss{PlanExpirationDate: m.near().AddDays(m.rng.IntN(40)), PEDReason: m.oneOf("", "Elle finit le mois.")}
}

// anyTask is mostly one that is open.
func (m *marketplace) anyTask(file read.File) task.ID {
	tasks := file.Tasks
	if m.rng.IntN(4) > 0 {
		tasks = slices.DeleteFunc(slices.Clone(tasks), func(t task.Task) bool { return t.State != task.Open })
	}
	if len(tasks) == 0 {
		return "nowhere"
	}
	return tasks[m.rng.IntN(len(tasks))].ID
}

// onlyRefusals fails on a fault, and on a refusal that can't be said.
func (m *marketplace) onlyRefusals(err error) {
	m.t.Helper()
	refused, ok := refusal.Of(err)
	if err != nil && !ok {
		m.t.Fatal(err)
	}
	if !ok {
		return
	}
	for _, u := range refused.Unmet {
		for _, lang := range []words.Lang{words.French, words.English} {
			if text := lang.Text(u.Text, u.Inputs); text == string(u.Text) || strings.Contains(text, "{") {
				m.t.Errorf("%s is said as %q in %s", u.Text, text, lang)
			}
		}
	}
}

// holds fails unless what must always hold of an account does.
func (m *marketplace) holds(f read.File) {
	m.t.Helper()
	for name, broken := range map[string]error{
		"its status": m.statusHolds(f), "its cases": casesHold(f), "its stops": stopsHold(f),
		"its tasks": m.tasksHold(f), "its effects": effectsHold(f), "its history": historyHolds(f), "its records": recordsHold(f),
		"all that always holds": nothingBreaks(f),
	} {
		if broken != nil {
			m.t.Errorf("%s: %s doesn’t hold: %v", f.Account.Name, name, broken)
		}
	}
}

// nothingBreaks: what rebond verify checks too.
func nothingBreaks(f read.File) error {
	if found := slices.Concat(f.Breaches(), f.Ownerless(staff.Everyone(f.People))); len(found) > 0 {
		return fmt.Errorf("%+v", found)
	}
	return nil
}

// statusHolds: an account's dates are those that its status needs (CH-8, CH-11, CH-12).
func (m *marketplace) statusHolds(f read.File) error {
	a := f.Account
	_, retained := f.OpenChurn()
	switch a.Status {
	case partner.ExpiringPlan:
		lost := f.Churn[len(f.Churn)-1]
		if !lost.Lost() || lost.PlanExpiresOn != a.PlanExpiresOn || lost.Formal().ReceivedOn != a.FiscalChurnReceived || a.PlanExpiresOn < a.FiscalChurnReceived {
			return fmt.Errorf("it expires on %s, formal since %s, and its last case is %+v", a.PlanExpiresOn, a.FiscalChurnReceived, lost)
		}
		if a.PlanExpiresOn < m.latest && a.StatusSince < m.latest {
			return fmt.Errorf("it should have left after %s, and the night of %s passed", a.PlanExpiresOn, m.latest)
		}
	case partner.Churned:
		for _, t := range f.Tasks {
			if t.State == task.Open && (t.What == task.WinBack || t.What == task.EnterOpportunity) {
				return fmt.Errorf("it has left, and %s of an earlier save is open", t.What)
			}
		}
		if a.ChurnedOn != a.PlanExpiresOn+1 || a.PlanExpiresOn >= m.latest {
			return fmt.Errorf("it left on %s after the PED %s, in the night of %s at the latest", a.ChurnedOn, a.PlanExpiresOn, m.latest)
		}
	default:
		if !a.PlanExpiresOn.IsZero() || !a.FiscalChurnReceived.IsZero() || !a.ChurnedOn.IsZero() {
			return fmt.Errorf("it is %s and has the dates of one that leaves", a.Status)
		}
	}
	if retained != (a.Status == partner.Retention) {
		return fmt.Errorf("it is %s, and an open case is %v", a.Status, retained)
	}
	return nil
}

// casesHold: at most one is open, owned by the AM (CH-2, CH-3); a lost one is formal
// (CH-8).
func casesHold(f read.File) error {
	open := 0
	for _, c := range f.Churn {
		switch {
		case (c.Closing != nil) != (c.Stage == churn.Closed):
			return fmt.Errorf("%s is closed as %v", c.Stage, c.Closing)
		case c.Stage != churn.Closed && c.Owner != f.Account.Owner:
			return fmt.Errorf("an open case is %s’s, the account %s’s", c.Owner, f.Account.Owner)
		case c.Lost() && (c.Formal() == nil || c.PlanExpiresOn < c.Formal().ReceivedOn):
			return fmt.Errorf("a lost case was formal on %v and ends on %s", c.Formal(), c.PlanExpiresOn)
		case len(c.Requests) == 0:
			return errors.New("a case has no request")
		}
		if c.Stage != churn.Closed {
			open++
		}
	}
	if open > 1 {
		return fmt.Errorf("%d cases are open", open)
	}
	return nil
}

// stopsHold: an expiring account has one open billing stop, due on its PED; no other
// has any (CH-10, CH-12).
func stopsHold(f read.File) error {
	open := 0
	for _, stop := range f.BillingStops {
		if stop.Stage != "new" {
			continue
		}
		open++
		if stop.DueOn != f.Account.PlanExpiresOn || stop.Owner != f.Account.Owner {
			return fmt.Errorf("a stop is due on %s, the plan ends on %s", stop.DueOn, f.Account.PlanExpiresOn)
		}
	}
	if want := f.Account.Status == partner.ExpiringPlan; (open == 1) != want || open > 1 {
		return fmt.Errorf("%d stops are open of an account that is %s", open, f.Account.Status)
	}
	return nil
}

// tasksHold: nothing due belongs to nobody; access is never cut before its day (CH-9).
func (m *marketplace) tasksHold(f read.File) error {
	for _, t := range f.Tasks {
		switch {
		case t.State == task.Open && t.Queue == "" && t.Assignee != f.Account.Owner:
			return fmt.Errorf("%s is %q’s, the account %s’s", t.What, t.Assignee, f.Account.Owner)
		case t.State == task.Open && t.Queue != "" && t.Queue != staff.Finance && (t.Queue != staff.Manager || t.What != task.BriefAM):
			return fmt.Errorf("%s waits in the queue of %s", t.What, t.Queue)
		case t.State == task.Done && t.EndedOn < t.NotBefore:
			return fmt.Errorf("%s was done on %s, before %s", t.What, t.EndedOn, t.NotBefore)
		case (t.State == task.Open) != t.EndedOn.IsZero():
			return fmt.Errorf("%s is %s since %q", t.What, t.State, t.EndedOn)
		}
	}
	return nil
}

// effectsHold: an effect stands as its task does (EV-5); what the CRM hears last is
// the status; of what is withdrawn nothing goes out, and what had gone out is undone
// (CH-12).
func effectsHold(f read.File) error {
	carried := map[task.State]string{task.Open: "in_hand", task.Done: "confirmed", task.Cancelled: "withdrawn"}
	last, said := "", ""
	balance := map[string]int{}
	for _, e := range f.Effects {
		t, ok := f.Task(e.Task)
		if !ok || carried[t.State] != string(e.State) || t.Case != e.Case {
			return fmt.Errorf("%s is %s, its task %s", e.What, e.State, t.State)
		}
		switch {
		case e.What == "write_crm_status" && e.State == "in_hand" && e.Detail != string(f.Account.Status):
			return fmt.Errorf("someone is to tell the CRM %s, and the account is %s", e.Detail, f.Account.Status)
		case e.What == "write_crm_status" && e.State == "in_hand":
			last, said = "~", e.Detail // it is still to be told, after all that was
		case e.What == "write_crm_status" && string(e.ID) > last:
			last, said = string(e.ID), e.Detail
		case e.State == "withdrawn":
		case e.What == "stop_billing", e.What == "cut_access":
			balance[string(e.What)]++
		case e.What == "resume_billing":
			balance["stop_billing"]--
		case e.What == "restore_access":
			balance["cut_access"]--
		}
	}
	if said != string(f.Account.Status) && said != "" {
		return fmt.Errorf("the CRM hears %s, and the account is %s", said, f.Account.Status)
	}
	leaves := 0
	if f.Account.Status == partner.ExpiringPlan || f.Account.Status == partner.Churned {
		leaves = 1
	}
	for what, n := range balance {
		if n != leaves {
			return fmt.Errorf("%s holds %d times of an account that is %s", what, n, f.Account.Status)
		}
	}
	return nil
}

// historyHolds: only legal moves, each with one entry, and none missing (EV-3).
func historyHolds(f read.File) error {
	for i, entry := range f.History {
		if entry.Seq != i+1 || len(entry.Because) == 0 || entry.Policy == "" {
			return fmt.Errorf("entry %d is %+v", i+1, entry)
		}
		for _, c := range entry.Changes {
			from, to := partner.Status(c.Before), partner.Status(c.After)
			if c.Field == "status" && c.Before != "" && !legal(from, to) && entry.Verb != "account.undone" {
				return fmt.Errorf("entry %d moves the account from %s to %s", entry.Seq, c.Before, c.After)
			}
		}
	}
	return nil
}

func legal(from, to partner.Status) bool {
	for _, m := range partner.Moves.Moves() {
		if m.From == from && m.To == to {
			return true
		}
	}
	return false
}
