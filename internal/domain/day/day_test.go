package day_test

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rebond/internal/domain/day"
)

func TestWhatIsCountedStaysWithinTheYearsThatCanBeWritten(t *testing.T) {
	last, first := day.MustParse("9999-12-31"), day.MustParse("0001-01-01")
	auckland, err := time.LoadLocation("Pacific/Auckland")
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string]struct {
		day  day.Day
		want string
	}{
		"the day after the last":                 {last.AddDays(1), "9999-12-31"},
		"more days than there are":               {last.AddDays(math.MaxInt), "9999-12-31"},
		"the month after the last":               {last.AddMonths(1), "9999-12-31"},
		"more months than there are":             {last.AddMonths(math.MaxInt), "9999-12-31"},
		"as many days less":                      {first.AddDays(math.MinInt), "0001-01-01"},
		"the last month's end":                   {last.Month().Last(), "9999-12-31"},
		"the end of the month after":             {(last.Month() + 1).Last(), "9999-12-31"},
		"the day before the first":               {first.AddDays(-1), "0001-01-01"},
		"the month before the first":             {first.AddMonths(-1), "0001-01-01"},
		"the last hour, read further east":       {day.Of(time.Date(9999, 12, 31, 23, 0, 0, 0, time.UTC), auckland), "9999-12-31"},
		"a day of February that isn't there":     {day.MustParse("2027-01-31").AddMonths(1), "2027-02-28"},
		"the last of February in a leap year":    {day.MustParse("2028-02-01").Month().Last(), "2028-02-29"},
		"the last of the year, by its month":     {day.MustParse("2027-12-04").Month().Last(), "2027-12-31"},
		"the month's 31st, where it has only 30": {day.MustParse("2027-04-04").Month().Day(31), "2027-04-30"},
	} {
		if got.day.String() != got.want {
			t.Errorf("%s is %s, want %s", name, got.day, got.want)
		}
	}
}

func TestWhateverIsCountedCanBeReadAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := day.Day(rapid.Int32Range(1, int32(day.MustParse("9999-12-31"))).Draw(t, "from"))
		n := rapid.Int().Draw(t, "n")
		for _, d := range []day.Day{from.AddDays(n), from.AddMonths(n), from.Month().First(), from.Month().Last()} {
			if again, err := day.Parse(d.String()); err != nil || again != d {
				t.Fatalf("%d is written %s and read as %d: %v", d, d, again, err)
			}
		}
	})
}
