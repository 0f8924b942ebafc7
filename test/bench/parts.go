package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/partner"
)

// imports measures the import of all accounts from a CSV, previewed first.
func (b *bench) imports() error {
	path := filepath.Join(b.folder, "export.csv")
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := b.town.export(file); err != nil {
		return err
	}
	for _, step := range []struct {
		what string
		run  func(tell func(app.ImportedRow) error) error
	}{
		{"preview of the import", func(tell func(app.ImportedRow) error) error { return b.desk.Imports.Preview(b.ctx, file, tell) }},
		{"import", func(tell func(app.ImportedRow) error) error {
			return b.desk.Imports.Accounts(b.ctx, file, "export.csv", tell)
		}},
		{"the same import again", func(tell func(app.ImportedRow) error) error {
			return b.desk.Imports.Accounts(b.ctx, file, "export.csv", tell)
		}},
	} {
		if _, err := file.Seek(0, 0); err != nil {
			return err
		}
		counts := map[partner.Verdict]int{}
		began, before := time.Now(), busy()
		err := step.run(func(row app.ImportedRow) error {
			counts[row.Verdict]++
			return nil
		})
		if err != nil {
			return err
		}
		took := time.Since(began)
		b.row(step.what, fmt.Sprintf("%.0f rows/s (%d rows in %.1f s, %.1f s of processor time; %v)",
			float64(len(b.town.salons))/took.Seconds(), len(b.town.salons), took.Seconds(), (busy()-before).Seconds(), counts))
	}
	return b.findFree()
}

// findFree notes every account.
func (b *bench) findFree() error {
	for _, s := range b.town.salons {
		id, err := b.desk.Accounts.Find(b.ctx, s.key)
		if err != nil {
			return err
		}
		b.free = append(b.free, id)
	}
	return nil
}

// take takes accounts to open a case on.
func (b *bench) take(n int) []partner.AccountID {
	n = min(n, len(b.free))
	taken := b.free[:n]
	b.free = b.free[n:]
	return taken
}

const openers = 64

// seeded opens cases as fast as the desk can.
func (b *bench) seeded(accounts []partner.AccountID) ([]churn.CaseID, error) {
	ids := make([]churn.CaseID, len(accounts))
	_, err := clients(b.ctx, openers, time.Hour, func(turn int) (bool, error) {
		if turn >= len(accounts) {
			return false, nil
		}
		receipt, err := b.desk.Churn.Open(b.ctx, app.Call{Actor: b.cx}, accounts[turn], wish)
		ids[turn] = churn.CaseID(receipt.About)
		return true, err
	})
	return ids, err
}

var wish = churn.Wish{Channel: churn.Chat, Reason: "price", SubReason: "too_expensive", Description: "Trop cher pour deux fauteuils."}

// list measures the queue's page, the first and the hundredth.
func (b *bench) list() error {
	const cases = 6_000 // more than a hundred pages
	if _, err := b.seeded(b.take(cases)); err != nil {
		return err
	}
	if err := b.settle(); err != nil {
		return err
	}
	path := "/cases"
	for page := range 100 {
		if page == 0 || page == 99 {
			seen, err := clients(b.ctx, 8, b.seconds, func(int) (bool, error) {
				_, err := b.page(path)
				return true, err
			})
			if err != nil {
				return err
			}
			b.row(fmt.Sprintf("page %d of the cases, %d accounts, 8 clients", page+1, b.accounts), seen.String())
		}
		text, err := b.page(path)
		if err != nil {
			return err
		}
		next := nextPage.FindSubmatch(text)
		if next == nil {
			return fmt.Errorf("page %d of the cases has no next one", page+1)
		}
		path = strings.ReplaceAll(string(next[1]), "&amp;", "&")
	}
	return nil
}

var nextPage = regexp.MustCompile(`href="([^"]*after=[^"]*)"`)

// churn measures requests that open a case, over HTTP.
func (b *bench) churn() error {
	for _, n := range []int{1, 8} {
		turns := 0
		accounts := b.take(len(b.free) / 3)
		seen, err := clients(b.ctx, n, b.seconds, func(turn int) (bool, error) {
			turns = max(turns, turn)
			if turn >= len(accounts) {
				return false, nil
			}
			return true, b.openCase(accounts[turn])
		})
		if err != nil {
			return err
		}
		b.row(fmt.Sprintf("churn requests over HTTP, %d clients", n), seen.String())
	}
	return nil
}

func (b *bench) openCase(account partner.AccountID) error {
	body, err := json.Marshal(map[string]string{
		"account": string(account), "channel": "chat", "reason": "price", "sub_reason": "too_expensive", "description": wish.Description,
	})
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(b.ctx, http.MethodPost, b.address+"/api/v1/churn-cases", bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Authorization", "Bearer "+b.token)
	r.Header.Set("Idempotency-Key", string(account))
	_, err = ask(r, http.StatusCreated)
	return err
}

// search measures the search by name and city with two wrong letters.
func (b *bench) search() error {
	const queries = 1_000
	began := time.Now()
	if _, err := b.desk.Reads.Search(b.ctx, "salon"); err != nil {
		return err
	}
	b.row("first search, which reads the words", milliseconds(time.Since(began)))
	hits := 0
	seen, err := clients(b.ctx, 1, time.Hour, func(turn int) (bool, error) {
		if turn == queries {
			return false, nil
		}
		wanted := b.town.salons[b.town.chance.IntN(len(b.town.salons))]
		found, err := b.desk.Reads.Search(b.ctx, b.town.mistyped(wanted))
		for _, row := range found.Rows {
			if strings.EqualFold(row.Name, wanted.name) && strings.EqualFold(row.City, wanted.city) {
				hits++
				break
			}
		}
		return true, err
	})
	b.row(fmt.Sprintf("search, two letters wrong, %d accounts", b.accounts), fmt.Sprintf("%s, recall %.1f %%", seen, 100*float64(hits)/queries))
	return err
}

// night measures a night in which many accounts leave, each with its case lost by a form of the
// month before.
func (b *bench) night() error {
	const leaving = 5_000
	cases, err := b.seeded(b.take(leaving))
	if err != nil {
		return err
	}
	today := b.desk.Policy.Today(b.now)
	form := churn.Receipt{Medium: churn.Form, ReceivedOn: today}
	_, err = clients(b.ctx, openers, time.Hour, func(turn int) (bool, error) {
		if turn >= len(cases) {
			return false, nil
		}
		call := app.Call{Actor: b.am}
		if _, err := b.desk.Churn.Receive(b.ctx, call, cases[turn], form); err != nil {
			return true, err
		}
		_, err := b.desk.Churn.Lose(b.ctx, call, cases[turn], churn.Loss{})
		return true, err
	})
	if err != nil {
		return err
	}
	asOf := today.AddDays(60)
	b.now = asOf.Start(time.UTC).Add(6 * time.Hour)
	began, before := time.Now(), busy()
	report, err := b.desk.Nights.Pass(b.ctx, asOf)
	if err != nil {
		return err
	}
	took := time.Since(began)
	b.row("night", fmt.Sprintf("%.0f accounts/s (%d in %.1f s, %.1f s of processor time)",
		float64(len(report.Left))/took.Seconds(), len(report.Left), took.Seconds(), (busy()-before).Seconds()))
	return nil
}
