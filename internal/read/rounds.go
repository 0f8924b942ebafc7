package read

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"rebond/internal/domain/history"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/round"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// RoundMark is a round's place in the list, the latest first.
type RoundMark struct {
	At time.Time
	ID round.ID
}

// String spells the mark, to be read back by ParseRoundMark.
func (m RoundMark) String() string {
	return strconv.FormatInt(m.At.UnixMicro(), 10) + "~" + string(m.ID)
}

// ParseRoundMark reads what String spelled.
func ParseRoundMark(text string) (RoundMark, bool) {
	at, id, ok := strings.Cut(text, "~")
	micros, err := strconv.ParseInt(at, 10, 64)
	return RoundMark{time.UnixMicro(micros), round.ID(id)}, ok && err == nil
}

// RoundsPage is one page of the rounds.
type RoundsPage struct {
	Rows   []round.Round
	More   bool
	People People
}

// Last is the place of the page's last round.
func (p RoundsPage) Last() RoundMark {
	last := p.Rows[len(p.Rows)-1]
	return RoundMark{last.MadeAt, last.ID}
}

// Rounds lists the rounds of one person, or of all, that weren't dropped, the latest
// first, going on behind a mark.
func (r *Reads) Rounds(ctx context.Context, by staff.ID, after RoundMark) (RoundsPage, error) {
	s := &statement{sql: `select ` + store.RoundColumns + ` from ` + store.RoundTables + ` where r.state <> 'dropped'`}
	if by != "" {
		s.where("r.made_by = ?", string(by))
	}
	from := int64(math.MaxInt64)
	if after.ID != "" {
		from = after.At.UnixMicro()
	}
	s.where("(r.made_at, r.id) < (?, ?)", from, string(after.ID))
	s.sql += ` order by r.made_at desc, r.id desc limit ` + strconv.Itoa(PageSize+1)
	var page RoundsPage
	err := r.engineOf().Query(ctx, engine.Query{SQL: s.sql, Args: s.args, Row: func(scan engine.Scan) error {
		held, err := store.ScanRound(scan)
		page.Rows = append(page.Rows, held.Round)
		return err
	}})
	if err != nil {
		return page, fmt.Errorf("list the rounds: %w", err)
	}
	page.More = len(page.Rows) > PageSize
	page.Rows = page.Rows[:min(len(page.Rows), PageSize)]
	page.People, err = r.People(ctx)
	return page, err
}

// RoundFile is a round with all that is known of it.
type RoundFile struct {
	round.Round
	Counts  map[round.Verdict]int
	History []history.Entry
	People  People
}

// Progress is how many rows the work under way has done, of how many.
func (f RoundFile) Progress() (done, total int) {
	goes, gone := f.Counts[round.Goes], f.Counts[round.Done]+f.Counts[round.RefusedSince]
	if f.State == round.Checking {
		return goes + f.Counts[round.Refused], f.Rows
	}
	return gone, goes + gone
}

// Halted reports whether it was the desk that stopped the round, for its maker had left.
func (f RoundFile) Halted() bool {
	return f.State == round.Stopped && f.History[len(f.History)-1].Verb == "round.halted"
}

const roundCounts = `select r.verdict, count(*) from round_row r where r.round_id = $1 group by r.verdict`

// Round reads a round, how many of its rows are of each kind, and who did what with it.
// Refused where there is none.
func (r *Reads) Round(ctx context.Context, id round.ID) (RoundFile, error) {
	file := RoundFile{Counts: map[round.Verdict]int{}}
	err := r.store.View(ctx, func(v *store.View) error {
		held, found, err := v.Round(ctx, id)
		if err == nil && !found {
			err = refusal.New(refusal.Unknown, "", "", "door.not_found")
		}
		if err != nil {
			return err
		}
		file.Round = held.Round
		if file.History, err = v.Entries(ctx, store.RoundSubject+string(id), 0); err != nil {
			return err
		}
		file.People, err = everyone(ctx, v)
		return err
	})
	if err != nil {
		return file, err
	}
	return file, r.engineOf().Query(ctx, engine.Query{SQL: roundCounts, Args: []any{string(id)}, Row: func(scan engine.Scan) error {
		var verdict round.Verdict
		n := 0
		err := scan(&verdict, &n)
		file.Counts[verdict] = n
		return err
	}})
}

// RoundRow is a row of a round, with the salon that it is about; empty where there is none.
type RoundRow struct {
	store.RoundRow
	Salon, City string
}

// RoundRowsPage is one page of a round's rows.
type RoundRowsPage struct {
	Rows []RoundRow
	More bool
}

// RoundRows lists the rows of a round, or those of one verdict, in the order of the list
// that they are from, going on behind a row's number.
func (r *Reads) RoundRows(ctx context.Context, id round.ID, verdict round.Verdict, after int) (RoundRowsPage, error) {
	s := &statement{
		sql: `select ` + store.RoundRowColumns + `, coalesce(a.name, ''), coalesce(a.city, '')
	  from round_row r left join account a on a.id = r.account_id where r.round_id = $1`,
		args: []any{string(id)},
	}
	if verdict != "" {
		s.where("r.verdict = ?", string(verdict))
	}
	s.where("r.number > ?", after)
	s.sql += ` order by r.number limit ` + strconv.Itoa(PageSize+1)
	var page RoundRowsPage
	err := r.engineOf().Query(ctx, engine.Query{SQL: s.sql, Args: s.args, Row: func(scan engine.Scan) error {
		var row RoundRow
		var err error
		row.RoundRow, err = store.ScanRoundRow(scan, &row.Salon, &row.City)
		page.Rows = append(page.Rows, row)
		return err
	}})
	if err != nil {
		return page, fmt.Errorf("list the rows of round %s: %w", id, err)
	}
	page.More = len(page.Rows) > PageSize
	page.Rows = slices.Clip(page.Rows[:min(len(page.Rows), PageSize)])
	return page, nil
}
