package api

import (
	"net/url"
	"strconv"
	"time"

	"rebond/internal/app"
	"rebond/internal/decide"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/round"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/strict"
)

// RoundList is one page of the rounds, the latest first.
type RoundList struct {
	Rounds []Round `json:"rounds"`
	Next   string  `json:"next,omitempty" doc:"The address of the next page, where there is one."`
}

// Round is one action that someone asked of many rows.
type Round struct {
	ID     round.ID      `json:"id"`
	Action round.Action  `json:"action"`
	Of     round.Subject `json:"of" doc:"What its rows are."`
	Said   round.Said    `json:"said" doc:"What was said once, for all rows."`
	Rows   int           `json:"rows"`
	By     staff.ID      `json:"by" doc:"In whose name each row is done."`
	ByName string        `json:"by_name"`
	MadeAt time.Time     `json:"made_at"`
	State  round.State   `json:"state"`
	AtWork bool          `json:"at_work" doc:"The desk has something to do for it: ask again."`
}

// RoundDetail is a round, and how many of its rows are of each kind.
type RoundDetail struct {
	Round
	Done   int         `json:"done" doc:"Rows that the work under way has done."`
	Total  int         `json:"total" doc:"Rows that it has to do."`
	Counts RoundCounts `json:"counts"`
}

// RoundCounts are the rows of a round by verdict.
type RoundCounts struct {
	Goes         int `json:"goes" doc:"The action would be done there."`
	Done         int `json:"done"`
	Refused      int `json:"refused" doc:"By the preview: left aside."`
	RefusedSince int `json:"refused_since" doc:"Something changed after the preview."`
}

// MadeRound is a round that has just been made.
type MadeRound struct {
	RoundDetail
}

// location is where the round stands.
func (r MadeRound) location() string { return link("rounds", string(r.ID)) }

// RoundRowList is one page of a round's rows, in the order of the list that they are from.
type RoundRowList struct {
	Rows []RoundRow `json:"rows"`
	Next string     `json:"next,omitempty" doc:"The address of the next page, where there is one."`
}

// RoundRow is one row of a round, and what becomes of it.
type RoundRow struct {
	Row         int               `json:"row"`
	ID          string            `json:"id" doc:"Of the case, the task or the account."`
	Account     partner.AccountID `json:"account,omitempty"`
	AccountName string            `json:"account_name,omitempty"`
	City        string            `json:"city,omitempty"`
	Verdict     round.Verdict     `json:"verdict"`
	Entry       int               `json:"entry,omitempty" doc:"Of the account's history, once it was done."`
	Problems    []decide.Problem  `json:"problems" doc:"Everything that stands in the way."`
}

func (d *desk) roundOf(r round.Round, people read.People) Round {
	return Round{
		ID: r.ID, Action: r.Action, Of: r.Action.Of(), Said: r.Said, Rows: r.Rows, By: r.By, ByName: people.Name(r.By),
		MadeAt: r.MadeAt.In(d.app.Policy.Zone), State: r.State, AtWork: r.State.AtWork(),
	}
}

// seen reads a round that whoever asks may look at.
func (d *desk) seen(a *asked) (read.RoundFile, error) {
	file, err := d.reads.Round(a.ctx(), round.ID(a.PathValue("id")))
	if err == nil {
		err = d.app.Rounds.Permit(a.ctx(), a.actor, file.Round)
	}
	return file, err
}

func (d *desk) roundDetail(file read.RoundFile) RoundDetail {
	done, total := file.Progress()
	return RoundDetail{Round: d.roundOf(file.Round, file.People), Done: done, Total: total, Counts: RoundCounts{
		Goes: file.Counts[round.Goes], Done: file.Counts[round.Done], Refused: file.Counts[round.Refused], RefusedSince: file.Counts[round.RefusedSince],
	}}
}

type roundsQuery struct {
	All   yesNo  `field:"all,optional"`
	After string `field:"after,optional"`
}

var roundsQueryForm = strict.Of[roundsQuery](shapes)

func (d *desk) getRounds(a *asked, in roundsQuery) (RoundList, error) {
	by := a.person.ID
	if in.All == "true" {
		if err := d.app.People.Permit(a.ctx(), a.actor, staff.SeeRound); err != nil {
			return RoundList{}, err
		}
		by = ""
	}
	mark, ok := read.ParseRoundMark(in.After)
	if !ok && in.After != "" {
		return RoundList{}, refusal.New(refusal.Invalid, "", "after", badMark, "value", in.After)
	}
	found, err := d.reads.Rounds(a.ctx(), by, mark)
	list := RoundList{Rounds: strict.Each(found.Rows, func(r round.Round) Round { return d.roundOf(r, found.People) })}
	if found.More {
		query := a.URL.Query()
		query.Set("after", found.Last().String())
		list.Next = link("rounds") + "?" + query.Encode()
	}
	return list, err
}

// newRound names the rows by their ids, or takes all that one list's filter finds.
type newRound struct {
	Action   round.Action   `field:"action,asked"`
	Said     roundSaid      `field:"said,optional"`
	IDs      []string       `field:"ids,optional"`
	Cases    *caseQuery     `field:"cases,optional"`
	Tasks    *roundTasks    `field:"tasks,optional"`
	Accounts *roundAccounts `field:"accounts,optional"`
}

// roundSaid is what actions ask for, each what it needs.
type roundSaid struct {
	Owner       string        `field:"owner,optional"`
	Assignee    string        `field:"assignee,optional"`
	Channel     churn.Channel `field:"channel,optional"`
	Reason      string        `field:"reason,optional"`
	SubReason   string        `field:"sub_reason,optional"`
	Description string        `field:"description,optional"`
	SignedOn    day.Day       `field:"contract_signed_on,optional"`
	Medium      churn.Medium  `field:"medium,optional"`
	ReceivedOn  day.Day       `field:"received_on,optional"`
	Note        string        `field:"note,optional"`
	CallBackOn  day.Day       `field:"call_back_on,optional"`
	Outcome     churn.Outcome `field:"outcome,optional"`
}

func (s roundSaid) said() round.Said {
	said := round.Said{
		round.Owner: s.Owner, round.Assignee: s.Assignee, round.Channel: string(s.Channel), round.Reason: s.Reason, round.SubReason: s.SubReason,
		round.Description: s.Description, round.Medium: string(s.Medium), round.Note: s.Note, round.Outcome: string(s.Outcome),
	}
	for name, on := range map[string]day.Day{round.SignedOn: s.SignedOn, round.ReceivedOn: s.ReceivedOn, round.CallBackOn: s.CallBackOn} {
		if !on.IsZero() {
			said[name] = on.String()
		}
	}
	return said
}

type roundTasks struct {
	To    day.Day    `field:"to,optional"`
	Whose read.Whose `field:"whose,optional"`
}

type roundAccounts struct {
	Text    string   `field:"q,optional"`
	Without read.Gap `field:"without,optional"`
}

var newRoundForm = strict.Of[newRound](shapes)

func (d *desk) makeRound(a *asked, in newRound) (MadeRound, error) {
	if err := a.reaches(in.Action); err != nil {
		return MadeRound{}, err
	}
	set, err := in.rows(a)
	if err != nil {
		return MadeRound{}, err
	}
	id, err := d.app.Rounds.Make(a.ctx(), a.actor, in.Action, in.Said.said(), set)
	if err != nil {
		return MadeRound{}, err
	}
	file, err := d.reads.Round(a.ctx(), id)
	return MadeRound{d.roundDetail(file)}, err
}

// rows are those of the one list that a filter is given of, or else those named.
func (in newRound) rows(a *asked) (app.RowSet, error) {
	switch {
	case in.Cases != nil:
		queue, err := in.Cases.queue(a.person.ID)
		return app.RowSet{Of: round.Cases, Cases: &queue}, err
	case in.Tasks != nil:
		return app.RowSet{Of: round.Tasks, Tasks: &read.Todo{Of: a.actor, To: in.Tasks.To, Whose: in.Tasks.Whose}}, nil
	case in.Accounts != nil:
		return app.RowSet{Of: round.Accounts, Accounts: &read.AccountsList{Query: in.Accounts.Text, Gap: in.Accounts.Without}}, nil
	}
	return app.RowSet{Of: in.Action.Of(), IDs: in.IDs}, nil
}

// reaches refuses a token that may not be used for what a round does.
func (a *asked) reaches(action round.Action) error {
	if action.Needs() == "" {
		return nil // there is no such action, as the verb will say
	}
	return a.grip.Check(action.Needs().Reach())
}

func (d *desk) getRound(a *asked, _ nothing) (RoundDetail, error) {
	file, err := d.seen(a)
	if err != nil {
		return RoundDetail{}, err
	}
	return d.roundDetail(file), nil
}

type roundRowsQuery struct {
	Verdict round.Verdict `field:"verdict,optional"`
	After   string        `field:"after,optional"`
}

var roundRowsForm = strict.Of[roundRowsQuery](shapes)

func (d *desk) getRoundRows(a *asked, in roundRowsQuery) (RoundRowList, error) {
	file, err := d.seen(a)
	if err != nil {
		return RoundRowList{}, err
	}
	after := 0
	if in.After != "" {
		if after, err = strconv.Atoi(in.After); err != nil {
			return RoundRowList{}, refusal.New(refusal.Invalid, "", "after", badMark, "value", in.After)
		}
	}
	found, err := d.reads.RoundRows(a.ctx(), file.ID, in.Verdict, after)
	list := RoundRowList{Rows: strict.Each(found.Rows, func(row read.RoundRow) RoundRow {
		return RoundRow{
			Row: row.Number, ID: row.ID, Account: row.Account, AccountName: row.Salon, City: row.City, Verdict: row.Verdict, Entry: row.Entry,
			Problems: problemsOf(row.Refused, a.lang),
		}
	})}
	if found.More {
		query := url.Values{"after": {strconv.Itoa(found.Rows[len(found.Rows)-1].Number)}}
		if in.Verdict != "" {
			query.Set("verdict", string(in.Verdict))
		}
		list.Next = link("rounds", string(file.ID), "rows") + "?" + query.Encode()
	}
	return list, err
}

// moveRound moves the round that the path names, and tells where it is then.
func (d *desk) moveRound(a *asked, verb func(id round.ID) error) (RoundDetail, error) {
	file, err := d.reads.Round(a.ctx(), round.ID(a.PathValue("id")))
	if err == nil {
		err = a.reaches(file.Action)
	}
	if err == nil {
		err = verb(file.ID)
	}
	if err != nil {
		return RoundDetail{}, err
	}
	file, err = d.reads.Round(a.ctx(), file.ID)
	return d.roundDetail(file), err
}

func (d *desk) applyRound(a *asked, _ nothing) (RoundDetail, error) {
	return d.moveRound(a, func(id round.ID) error { return d.app.Rounds.Apply(a.ctx(), a.actor, id) })
}

func (d *desk) stopRound(a *asked, _ nothing) (RoundDetail, error) {
	return d.moveRound(a, func(id round.ID) error { return d.app.Rounds.Stop(a.ctx(), a.actor, id) })
}

func (d *desk) dropRound(a *asked, _ nothing) (RoundDetail, error) {
	return d.moveRound(a, func(id round.ID) error { return d.app.Rounds.Drop(a.ctx(), a.actor, id) })
}
