package policy

import (
	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/refusal"
)

const (
	tooFarAhead because.Text = "policy.too_far_ahead"
	tooLongAgo  because.Text = "policy.too_long_ago"
)

// TooFarAhead refuses a day to come that people set so late that its year must be
// mistyped; what is set before it would wait for it. No day is never refused.
func (p Policy) TooFarAhead(rule, field string, on, today day.Day) error {
	latest := today.AddMonths(p.HorizonMonths)
	if on <= latest {
		return nil
	}
	return refusal.New(refusal.Invalid, rule, field, tooFarAhead, "value", on, "horizon_months", p.HorizonMonths, "latest", latest)
}

// TooLongAgo refuses the day of a receipt so long past that its year must be mistyped:
// the PED that follows from it would be over before anyone saw it. No day is never
// refused.
func (p Policy) TooLongAgo(rule, field string, on, today day.Day) error {
	earliest := today.AddMonths(-p.ReceiptMonths)
	if on.IsZero() || on >= earliest {
		return nil
	}
	return refusal.New(refusal.Invalid, rule, field, tooLongAgo, "value", on, "receipt_months", p.ReceiptMonths, "earliest", earliest)
}
