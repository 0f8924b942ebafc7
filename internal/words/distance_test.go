package words

import (
	"testing"

	"rebond/internal/domain/day"
)

func TestADaySaysHowFarItIs(t *testing.T) {
	today := day.MustParse("2026-06-18")
	for _, c := range []struct {
		name, day, fr, en string
	}{
		{"today", "2026-06-18", "18 juin · aujourd’hui", "18 June · today"},
		{"tomorrow", "2026-06-19", "19 juin · demain", "19 June · tomorrow"},
		{"yesterday", "2026-06-17", "17 juin · hier", "17 June · yesterday"},
		{"in some days", "2026-06-30", "30 juin · dans 12 jours", "30 June · in 12 days"},
		{"the first of a month", "2026-07-01", "1er juillet · dans 13 jours", "1 July · in 13 days"},
		{"sixty days ahead are still days", "2026-08-17", "17 août · dans 60 jours", "17 August · in 60 days"},
		{"beyond, months that are full", "2026-09-17", "17 septembre · dans 2 mois", "17 September · in 2 months"},
		{"a month is full on its day", "2026-09-18", "18 septembre · dans 3 mois", "18 September · in 3 months"},
		{"another year is said", "2027-01-31", "31 janvier 2027 · dans 7 mois", "31 January 2027 · in 7 months"},
		{"long ago, in years", "2019-10-10", "10 octobre 2019 · il y a 6 ans", "10 October 2019 · 6 years ago"},
		{"twenty-four months are two years", "2024-06-18", "18 juin 2024 · il y a 2 ans", "18 June 2024 · 2 years ago"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := day.MustParse(c.day)
			if got := French.DayFrom(d, today); got != c.fr {
				t.Errorf("French: %q, want %q", got, c.fr)
			}
			if got := English.DayFrom(d, today); got != c.en {
				t.Errorf("English: %q, want %q", got, c.en)
			}
		})
	}
}

func TestADeadlineSaysHowLateItIs(t *testing.T) {
	today := day.MustParse("2026-03-02")
	for _, c := range []struct {
		name, due, fr, en string
	}{
		{"due today isn’t late", "2026-03-02", "2 mars · aujourd’hui", "2 March · today"},
		{"one day", "2026-03-01", "1er mars · en retard de 1 jour", "1 March · 1 day late"},
		{"across the end of February", "2026-02-27", "27 février · en retard de 3 jours", "27 February · 3 days late"},
		{"over the year", "2025-12-01", "1er décembre 2025 · en retard de 3 mois", "1 December 2025 · 3 months late"},
	} {
		t.Run(c.name, func(t *testing.T) {
			due := day.MustParse(c.due)
			if got := French.DueBy(due, today); got != c.fr {
				t.Errorf("French: %q, want %q", got, c.fr)
			}
			if got := English.DueBy(due, today); got != c.en {
				t.Errorf("English: %q, want %q", got, c.en)
			}
		})
	}
}

func TestNoDayIsADash(t *testing.T) {
	if got := French.DayFrom(0, day.MustParse("2026-03-02")); got != "–" {
		t.Errorf("got %q", got)
	}
}
