package billingstop_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/day"
	"rebond/internal/domain/refusal"
)

func TestBillingStopsOnInvoiceDates(t *testing.T) {
	for _, c := range []struct {
		name       string
		end        string
		invoiceDay int
		main, sms  string
	}{
		{"committed to June, invoices on the 4th", "2022-06", 4, "2022-06-04", "2022-07-04"},
		{"an invoice day that June doesn't have is clipped", "2022-06", 31, "2022-06-30", "2022-07-31"},
		{"the SMS stop of January is clipped to February", "2026-01", 31, "2026-01-31", "2026-02-28"},
		{"and to the 29th in a leap year", "2028-01", 30, "2028-01-30", "2028-02-29"},
		{"the SMS stop of December is in January", "2026-12", 15, "2026-12-15", "2027-01-15"},
		{"to the day, on an invoice date", "2026-06-04", 4, "2026-06-04", "2026-07-04"},
		{"the nearest is this month's", "2026-06-10", 4, "2026-06-04", "2026-07-04"},
		{"the nearest is next month's", "2026-06-28", 1, "2026-07-01", "2026-08-01"},
		{"the nearest is the month's before", "2026-06-02", 30, "2026-05-30", "2026-06-30"},
		{"the nearest is a clipped one", "2026-03-01", 31, "2026-02-28", "2026-03-31"},
		{"a tie goes to the earlier: 15 days either way", "2026-06-19", 4, "2026-06-04", "2026-07-04"},
		{"a tie across February", "2026-02-15", 1, "2026-02-01", "2026-03-01"},
		{"over the year's end", "2026-12-30", 2, "2027-01-02", "2027-02-02"},
		{"back over the year's end", "2026-01-02", 31, "2025-12-31", "2026-01-31"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := billing(c.end, c.invoiceDay, billingstop.Products...).Stops()
			if err != nil {
				t.Fatal(err)
			}
			want := []billingstop.Stop{
				{billingstop.Management, day.MustParse(c.main)},
				{billingstop.Market, day.MustParse(c.main)},
				{billingstop.SMS, day.MustParse(c.sms)},
				{billingstop.Hardware, 0},
				{billingstop.Store, 0},
			}
			if diff := cmp.Diff(want, got.Each); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestSMSStopsTheMonthAfterEvenAlone(t *testing.T) {
	got, err := billing("2026-06-28", 1, billingstop.SMS).Stops()
	if err != nil || len(got.Each) != 1 || got.Each[0].On.String() != "2026-08-01" {
		t.Errorf("got %v, %v; want SMS on 2026-08-01", got.Each, err)
	}
}

func TestAProductGivenTwiceIsRefused(t *testing.T) {
	_, err := billing("2026-06", 4, billingstop.SMS, billingstop.Market, billingstop.SMS).Stops()
	refused, ok := refusal.Of(err)
	if !ok || refused.Unmet[0].Field != "products" || refused.Unmet[0].Rule != "LW-7" {
		t.Errorf("got %v, want a refusal of products by LW-7", err)
	}
}

func TestEveryStopIsExplainedByLW7(t *testing.T) {
	for _, c := range []struct {
		name     string
		products []billingstop.Product
		reasons  int
	}{
		{"nothing billed", nil, 1},
		{"nothing that stops", []billingstop.Product{billingstop.Store}, 1},
		{"GESTION and MARKET together", []billingstop.Product{billingstop.Management, billingstop.Market}, 1},
		{"SMS, counted from the others' stop", []billingstop.Product{billingstop.SMS}, 2},
		{"SMS, and hardware that never stops", []billingstop.Product{billingstop.Hardware, billingstop.SMS}, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := billing("2026-06", 4, c.products...).Stops()
			if err != nil {
				t.Fatal(err)
			}
			if want := slices.Repeat([]string{"LW-7"}, c.reasons); !slices.Equal(got.Because.Rules(), want) {
				t.Errorf("because of %v, want %v", got.Because.Rules(), want)
			}
		})
	}
}

// The stop is found here by looking at every day around the commitment's end.
func TestTheMainStopIsTheNearestInvoiceDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		invoiceDay := rapid.IntRange(1, 31).Draw(t, "invoice day")
		end := day.Day(rapid.Int32Range(int32(day.MustParse("1999-12-01")), int32(day.MustParse("2080-12-31"))).Draw(t, "end"))
		got, err := billingstop.Billing{
			CommitmentEnd: day.OnDay(end), InvoiceDay: invoiceDay, Products: []billingstop.Product{billingstop.Market},
		}.Stops()
		if err != nil {
			t.Fatal(err)
		}
		if want := nearestInvoice(end, invoiceDay); got.Each[0].On != want {
			t.Fatalf("committed to %v, invoices on the %d: %v, want %v", end, invoiceDay, got.Each[0].On, want)
		}
	})
}

func nearestInvoice(end day.Day, invoiceDay int) day.Day {
	for away := 0; ; away++ {
		for _, d := range []day.Day{end.AddDays(-away), end.AddDays(away)} {
			_, _, number := d.Date()
			if number == invoiceDay || number < invoiceDay && d == d.Month().Last() {
				return d
			}
		}
	}
}

func BenchmarkStops(b *testing.B) {
	contract := billing("2026-06-28", 31, billingstop.Management, billingstop.SMS)
	for b.Loop() {
		if _, err := contract.Stops(); err != nil {
			b.Fatal(err)
		}
	}
}

func billing(end string, invoiceDay int, products ...billingstop.Product) billingstop.Billing {
	stated, err := day.ParseStated(end)
	if err != nil {
		panic(err)
	}
	return billingstop.Billing{CommitmentEnd: stated, InvoiceDay: invoiceDay, Products: products}
}
