package app_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/round"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/read"
)

// made has someone make a round, and the desk look at its rows.
func (d *desk) made(who staff.Actor, action round.Action, said round.Said, set app.RowSet) round.ID {
	d.t.Helper()
	set.Of = action.Of()
	id, err := d.Rounds.Make(context.Background(), who, action, said, set)
	d.must(err)
	d.rounds()
	return id
}

// of names the rows of a round.
func of[ID ~string](ids ...ID) app.RowSet {
	set := app.RowSet{}
	for _, id := range ids {
		set.IDs = append(set.IDs, string(id))
	}
	return set
}

// rounds does all that rounds wait for.
func (d *desk) rounds() {
	d.t.Helper()
	d.must(d.Rounds.WorkOff(context.Background()))
}

// roundIs fails unless a round is in a state, with so many rows of each verdict, as
// "1 goes, 2 refused".
func (d *desk) roundIs(id round.ID, state round.State, counts string) read.RoundFile {
	d.t.Helper()
	file, err := d.Reads.Round(context.Background(), id)
	d.must(err)
	var got []string
	for _, verdict := range round.Verdicts {
		if n := file.Counts[verdict]; n > 0 {
			got = append(got, fmt.Sprint(n, " ", verdict))
		}
	}
	if file.State != state || strings.Join(got, ", ") != counts {
		d.t.Errorf("the round is %s with %q, want %s with %s", file.State, got, state, counts)
	}
	return file
}

// row is a row of a round.
func (d *desk) row(id round.ID, number int) read.RoundRow {
	d.t.Helper()
	page, err := d.Reads.RoundRows(context.Background(), id, "", number-1)
	d.must(err)
	if len(page.Rows) == 0 {
		d.t.Fatalf("round %s has no row %d", id, number)
	}
	return page.Rows[0]
}

// salons adds accounts of Nina's.
func (d *desk) salons(n int) (ids []partner.AccountID) {
	d.t.Helper()
	for i := range n {
		ids = append(ids, d.account(fmt.Sprintf("Salon %03d", i), d.nina.ID, partner.Active))
	}
	return ids
}

// opens opens a case on each salon.
func (d *desk) opens(salons ...partner.AccountID) (ids []churn.CaseID) {
	d.t.Helper()
	for _, d.salon = range salons {
		ids = append(ids, d.open())
	}
	return ids
}

func TestARoundIsPreviewedAppliedAndTold(t *testing.T) { // EV-2, EV-3
	onBothEngines(t, func(d *desk) {
		salons := d.salons(3)
		cases := d.opens(salons...)
		_, err := d.Churn.Recover(context.Background(), by(d.nina), cases[1], churn.RecoveredNoAction)
		d.must(err)
		id := d.made(d.nina, round.Recover, round.Said{"outcome": "recovered_training"}, of(cases[0], cases[1], cases[2], "nowhere", cases[0]))
		d.roundIs(id, round.Previewed, "2 goes, 2 refused")
		d.salon = salons[0]
		if file := d.file(); file.Account.Status != partner.Retention {
			t.Errorf("the preview made the account %s", file.Account.Status)
		}
		d.refused(d.row(id, 2).Refused, "CH-7 illegal")
		if row := d.row(id, 2); row.Salon != "Salon 001" || row.City != "Lyon" {
			t.Errorf("the refused row is of %q in %q", row.Salon, row.City)
		}
		d.refused(d.row(id, 4).Refused, "unknown")

		d.must(d.Rounds.Apply(context.Background(), d.nina, id))
		d.must(d.Rounds.Apply(context.Background(), d.nina, id)) // a second click counts once
		d.rounds()
		d.roundIs(id, round.Applied, "2 done, 2 refused")
		file := d.file()
		last := file.History[len(file.History)-1]
		if file.Account.Status != partner.Training || last.Actor != string(d.nina.ID) || last.Verb != "churn_case.recovered_training" || last.Seq != d.row(id, 1).Entry {
			t.Errorf("the account is %s, by %s who %s in entry %d", file.Account.Status, last.Actor, last.Verb, last.Seq)
		}
		if why := last.Because[len(last.Because)-1]; why.Text != "round.of_row" {
			t.Errorf("its history says %v", last.Because)
		}
		d.sound()
	})
}

func TestARowThatChangedSinceThePreviewIsRefusedWithWhy(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		cases := d.opens(d.salons(3)...)
		id := d.made(d.nina, round.Recover, round.Said{"outcome": "recovered_no_action"}, of(cases...))
		d.roundIs(id, round.Previewed, "3 goes")
		_, err := d.Churn.Recover(context.Background(), by(d.mona), cases[1], churn.RecoveredNoAction)
		d.must(err)
		d.must(d.Rounds.Apply(context.Background(), d.nina, id))
		d.rounds()
		d.roundIs(id, round.Applied, "2 done, 1 refused_since")
		d.refused(d.row(id, 2).Refused, "CH-7 illegal")
		d.sound()
	})
}

func TestEachRowAsksForItsOwnPermission(t *testing.T) { // CH-3, EV-2
	onBothEngines(t, func(d *desk) {
		hers := d.account("Belcourt", d.nina.ID, partner.Active)
		others := d.account("Les Lilas", d.lena.ID, partner.Active)
		id := d.made(d.nina, round.HandOverAccounts, round.Said{"owner": string(d.lena.ID)}, of(hers, others))
		d.roundIs(id, round.Previewed, "1 goes, 1 refused")
		refused := d.refused(d.row(id, 2).Refused, "CH-3 forbidden")
		if names := fmt.Sprint(refused.Unmet[0].Inputs); !strings.Contains(names, d.mona.Name) {
			t.Errorf("it doesn’t say who may: %s", names)
		}
		// what was hers when she looked isn't any more when the desk comes to it
		_, err := d.Accounts.HandOver(context.Background(), by(d.mona), hers, d.person("Bastien Corvellec", staff.AM).ID)
		d.must(err)
		d.must(d.Rounds.Apply(context.Background(), d.nina, id))
		d.rounds()
		d.roundIs(id, round.Applied, "1 refused, 1 refused_since")
	})
}

func TestARoundOfNothingOrOfWhatOneMayNotIsRefusedAtOnce(t *testing.T) { // EV-2
	d := newDesk(t, t.TempDir()+"/desk.db")
	cases := d.opens(d.salons(1)...)
	tries := map[string]struct {
		who    staff.Actor
		action round.Action
		said   round.Said
		set    app.RowSet
		want   []string
	}{
		"nothing is ticked":         {d.nina, round.Lose, nil, app.RowSet{Of: round.Cases}, []string{"missing rows"}},
		"nothing is said of nobody": {d.nina, round.Brief, nil, app.RowSet{Of: round.Cases}, []string{"missing note", "missing rows"}},
		"a filter finds nothing":    {d.nina, round.Lose, nil, app.RowSet{Of: round.Cases, Cases: &read.Queue{Owner: "nobody"}}, []string{"missing rows"}},
		"the role may not":          {d.felix, round.Lose, nil, app.RowSet{Of: round.Cases, IDs: []string{string(cases[0])}}, []string{"CH-3 forbidden"}},
	}
	for name, c := range tries {
		t.Run(name, func(t *testing.T) {
			_, err := d.Rounds.Make(context.Background(), c.who, c.action, c.said, c.set)
			d.refused(err, c.want...)
		})
	}
	page, err := d.Reads.Rounds(context.Background(), "", read.RoundMark{})
	d.must(err)
	if len(page.Rows) != 0 {
		t.Errorf("there are %d rounds", len(page.Rows))
	}
}

func TestARoundIsItsMakers(t *testing.T) { // EV-2
	d := newDesk(t, t.TempDir()+"/desk.db")
	ctx := context.Background()
	id := d.made(d.nina, round.Recover, round.Said{"outcome": "recovered_no_action"}, of(d.opens(d.salons(1)...)...))
	for verb, run := range map[string]func(context.Context, staff.Actor, round.ID) error{"apply": d.Rounds.Apply, "drop": d.Rounds.Drop, "stop": d.Rounds.Stop} {
		if refused, ok := refusal.Of(run(ctx, d.lena, id)); !ok || !refused.Has(refusal.Forbidden) {
			t.Errorf("another AM may %s it", verb)
		}
	}
	if refused, ok := refusal.Of(d.Rounds.Apply(ctx, d.mona, id)); !ok || !refused.Has(refusal.Forbidden) {
		t.Error("a manager may apply it in her name")
	}
	d.must(d.Rounds.Apply(ctx, d.nina, id))
	d.must(d.Rounds.Stop(ctx, d.mona, id))
	d.roundIs(id, round.Stopped, "1 goes")
	d.refused(d.Rounds.Apply(ctx, d.nina, "nowhere"), "unknown")
}

func TestAStoppedRoundKeepsWhatItDidAndGoesOn(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		id := d.made(d.nina, round.HandOverAccounts, round.Said{"owner": string(d.lena.ID)}, of(d.salons(50)...))
		d.must(d.Rounds.Apply(ctx, d.nina, id))
		d.after(3, func() { d.must(d.Rounds.Stop(ctx, d.nina, id)) })
		d.rounds()
		d.roundIs(id, round.Stopped, "30 goes, 20 done") // what was under way is kept
		d.must(d.Rounds.Apply(ctx, d.nina, id))
		d.rounds()
		d.roundIs(id, round.Applied, "50 done")
		d.sound()
	})
}

func TestARoundThatIsCutOffDoesEachRowOnce(t *testing.T) { // EV-4
	onBothEngines(t, func(d *desk) {
		salons := d.salons(50)
		id := d.made(d.nina, round.OpenChurn, round.Said{"channel": "chat", "reason": "price", "sub_reason": "too_expensive", "description": "Trop cher."}, of(salons...))
		d.must(d.Rounds.Apply(context.Background(), d.nina, id))
		ctx, cut := context.WithCancel(context.Background())
		d.looked = func() { // in the midst of the second chunk
			if file, err := d.Reads.Round(context.Background(), id); err == nil && file.Counts[round.Done] > 0 {
				d.after(5, cut)
			}
		}
		_ = d.Rounds.WorkOff(ctx)
		d.roundIs(id, round.Applying, "30 goes, 20 done")
		d.rounds()
		d.roundIs(id, round.Applied, "50 done")
		for _, d.salon = range salons {
			file := d.file()
			if len(file.Churn) != 1 || len(file.Churn[0].Requests) != 1 {
				t.Fatalf("%s has %d cases, the first with %d requests", file.Account.Name, len(file.Churn), len(file.Churn[0].Requests))
			}
		}
		d.sound()
	})
}

// after does something once the clock was looked at so many times more.
func (d *desk) after(looks int, do func()) {
	d.looked = func() {
		if looks--; looks == 0 {
			d.looked = func() {}
			do()
		}
	}
}

func TestARoundOfSomeoneWhoLeftStops(t *testing.T) { // EV-2
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		salons := d.salons(30)
		applying := d.made(d.omar, round.OpenChurn, round.Said{"channel": "chat", "reason": "price", "sub_reason": "too_expensive", "description": "Trop cher."}, of(salons...))
		d.must(d.Rounds.Apply(ctx, d.omar, applying))
		checking, err := d.Rounds.Make(ctx, d.omar, round.TakeBack, round.Said{"reason": "Il reste."}, app.RowSet{Of: round.Cases, IDs: []string{"a"}})
		d.must(err)
		_, err = d.People.Alter(ctx, by(staff.Operator), d.omar.ID, staff.Particulars{Name: d.omar.Name, Role: staff.CX, Lang: "fr", Email: "omar@desk.example"})
		d.must(err)
		d.rounds()
		d.roundIs(checking, round.Dropped, "")
		if file := d.roundIs(applying, round.Stopped, "30 goes"); !file.Halted() {
			t.Error("it doesn’t say why")
		}
	})
}

func TestADroppedRoundIsForgottenAndWhatItDidStays(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		salons := d.salons(2)
		id := d.made(d.mona, round.HandOverAccounts, round.Said{"owner": string(d.lena.ID)}, of(salons...))
		d.must(d.Rounds.Apply(ctx, d.mona, id))
		d.rounds()
		d.must(d.Rounds.Drop(ctx, d.mona, id))
		d.roundIs(id, round.Dropped, "")
		page, err := d.Reads.Rounds(ctx, d.mona.ID, read.RoundMark{})
		d.must(err)
		if d.salon = salons[0]; len(page.Rows) != 0 || d.file().Account.Owner != d.lena.ID {
			t.Errorf("listed %+v; the account is %s’s", page.Rows, d.file().Account.Owner)
		}
		d.refused(d.Rounds.Apply(ctx, d.mona, id), "EV-3 illegal")
		d.sound()
	})
}

func TestAllThatAFilterFindsIsTakenHoweverMany(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		const many = 1_010 // more than a list counts, or a page or a gathering reads
		var rows []string
		for n := range many {
			rows = append(rows, fmt.Sprintf("S%04d;Salon %04d;Nina Vasseur;Active", n, n))
		}
		d.imports(export(rows...))
		set := app.RowSet{Accounts: &read.AccountsList{}}
		id := d.made(d.mona, round.HandOverAccounts, round.Said{"owner": string(d.lena.ID)}, set)
		d.roundIs(id, round.Previewed, fmt.Sprintf("%d goes", many+1))
		if first := d.row(id, 1); first.Salon != "Aurora Coiffure" {
			t.Errorf("the first is %s", first.Salon)
		}
		d.account("Trop tard", d.nina.ID, partner.Active)
		if file := d.roundIs(id, round.Previewed, fmt.Sprintf("%d goes", many+1)); file.Rows != many+1 {
			t.Errorf("it has %d rows", file.Rows)
		}
		d.account("Sans AM", "", partner.Active)
		gap := d.made(d.mona, round.HandOverAccounts, round.Said{"owner": string(d.lena.ID)}, app.RowSet{Accounts: &read.AccountsList{Gap: read.NoOwner}})
		d.roundIs(gap, round.Previewed, "1 goes")
		found := d.made(d.mona, round.HandOverAccounts, round.Said{"owner": string(d.lena.ID)}, app.RowSet{Accounts: &read.AccountsList{Query: "aurora"}})
		d.roundIs(found, round.Previewed, "1 goes")
	})
}

func TestTheFiltersOfCasesAndTasksAreTaken(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		d.person("Bastien Corvellec", staff.AM)
		mine, others := d.salons(2), d.account("Les Lilas", d.lena.ID, partner.Active)
		d.opens(append(mine, others)...)
		id := d.made(d.nina, round.Recover, round.Said{"outcome": "recovered_training"}, app.RowSet{Cases: &read.Queue{Owner: d.nina.ID}})
		d.roundIs(id, round.Previewed, "2 goes")
		d.must(d.Rounds.Apply(context.Background(), d.nina, id))
		d.rounds()
		d.salon = mine[0]
		if d.task(task.TrainPartner).State != task.Open {
			t.Error("no training is to be given")
		}
		todo := read.Todo{Of: d.nina, Whose: read.OnlyTheirs}
		tasks := d.made(d.nina, round.FinishTasks, nil, app.RowSet{Tasks: &todo})
		d.roundIs(tasks, round.Previewed, "4 goes") // of each, the training and the status in the CRM
		given := d.made(d.nina, round.HandOverTasks, round.Said{"assignee": string(d.lena.ID)}, of(d.task(task.TrainPartner).ID))
		d.must(d.Rounds.Apply(context.Background(), d.nina, given))
		d.rounds()
		d.roundIs(given, round.Applied, "1 done")
	})
}

func TestACaseOfAnotherKindIsRefusedForWhatItIs(t *testing.T) { // CH-10
	d := newDesk(t, t.TempDir()+"/desk.db")
	d.lost()
	stop := string(d.file().BillingStops[0].ID)
	id := d.made(d.nina, round.Lose, nil, of(stop))
	d.roundIs(id, round.Previewed, "1 refused")
	d.refused(d.row(id, 1).Refused, "CH-10 illegal")
}
