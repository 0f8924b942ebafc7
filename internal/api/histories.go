package api

import (
	"strconv"
	"strings"
	"time"

	"rebond/internal/domain/day"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/strict"
)

// HistoryList is one page of what was done on every account, person and list, the
// latest first.
type HistoryList struct {
	Entries []HistoryRow `json:"entries"`
	Next    string       `json:"next,omitempty" doc:"The address of the next page, where there is one."`
}

// HistoryRow is an entry with the subject that it was saved under.
type HistoryRow struct {
	Entry
	Subject string `json:"subject" doc:"The id of the account or person, or the name of what else has a history."`
	Salon   string `json:"salon,omitempty" doc:"The account's name, where the subject is an account."`
	City    string `json:"city,omitempty"`
}

type historyQuery struct {
	By    string  `field:"by,optional"`
	Verb  string  `field:"verb,optional"`
	From  day.Day `field:"from,optional"`
	To    day.Day `field:"to,optional"`
	After string  `field:"after,optional"`
}

var historyQueryForm = strict.Of[historyQuery](shapes)

func (d *desk) getHistories(a *asked, in historyQuery) (HistoryList, error) {
	after, err := readHistoryMark(in.After)
	if err != nil {
		return HistoryList{}, err
	}
	page, err := d.app.Histories(a.ctx(), a.person.Actor(), read.Histories{
		Actor: staff.ID(in.By), Verb: in.Verb, From: in.From, To: in.To, After: after,
	})
	if err != nil {
		return HistoryList{}, err
	}
	list := HistoryList{Entries: strict.Each(page.Rows, func(r read.HistoryRow) HistoryRow {
		return HistoryRow{entryOf(r.Entry, page.People, a.lang), r.Subject, r.Salon, r.City}
	})}
	if page.More {
		query, last := a.URL.Query(), page.Rows[len(page.Rows)-1]
		query.Set("after", markOf(strconv.Itoa(last.Seq)+"~"+last.Subject, strconv.FormatInt(last.At.UnixMicro(), 10)))
		list.Next = link("history") + "?" + query.Encode()
	}
	return list, nil
}

// readHistoryMark reads an entry's place: its number, its subject, its instant.
func readHistoryMark(text string) (read.HistoryMark, error) {
	if text == "" {
		return read.HistoryMark{}, nil
	}
	parts := strings.Split(text, "~")
	if len(parts) == 3 {
		seq, wrongSeq := strconv.Atoi(parts[0])
		at, wrongAt := strconv.ParseInt(parts[2], 10, 64)
		if wrongSeq == nil && wrongAt == nil {
			return read.HistoryMark{At: time.UnixMicro(at), Subject: parts[1], Seq: seq}, nil
		}
	}
	return read.HistoryMark{}, refusal.New(refusal.Invalid, "", "after", badMark, "value", text)
}
