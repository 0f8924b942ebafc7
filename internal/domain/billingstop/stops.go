package billingstop

import (
	"slices"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/refusal"
)

// Product is what a Wavy account is billed for.
type Product string

const (
	Management Product = "gestion"
	Market     Product = "market"
	SMS        Product = "sms"
	Hardware   Product = "materiel"
	Store      Product = "store"
)

// Products lists every product.
var Products = []Product{Management, Market, SMS, Hardware, Store}

// Kind names the list of words that products stand in.
func (Product) Kind() string { return "product" }

// Stoppable reports whether the product's billing is ever stopped (LW-7).
func (p Product) Stoppable() bool { return p == Management || p == Market || p == SMS }

// Billing is what the stop dates are counted from.
type Billing struct {
	CommitmentEnd day.Stated
	InvoiceDay    int // of the month, from 1 to 31
	Products      []Product
}

// Stop is the day on which a product's billing stops.
type Stop struct {
	Product Product
	On      day.Day // no day where the product is never stopped
}

// Stops are the stops of a contract, one for each product, in the order given.
type Stops struct {
	Each    []Stop
	Because because.Reasons
}

const (
	stopsToTheMonth because.Text = "billing_stop.to_the_month"
	stopsToTheDay   because.Text = "billing_stop.to_the_day"
	stopsSMS        because.Text = "billing_stop.sms"
	stopsNever      because.Text = "billing_stop.never"
	stopsNothing    because.Text = "billing_stop.nothing"
	stopsTwice      because.Text = "billing_stop.product_twice"
)

// Stops says when each product's billing stops (LW-7). A stop already past is
// given as computed. A product given twice is refused.
func (b Billing) Stops() (Stops, error) {
	if twice, found := repeated(b.Products); found {
		return Stops{}, refusal.New(refusal.Invalid, "LW-7", "products", stopsTwice, "product", twice)
	}
	main := b.mainStop()
	sms := (main.Month() + 1).Day(b.InvoiceDay)
	stops := Stops{Each: make([]Stop, 0, len(b.Products)), Because: b.reasons(main, sms)}
	for _, product := range b.Products {
		stop := Stop{Product: product}
		switch product {
		case Management, Market:
			stop.On = main
		case SMS:
			stop.On = sms
		}
		stops.Each = append(stops.Each, stop)
	}
	return stops, nil
}

// mainStop is the stop of GESTION and MARKET: the invoice day of the month known,
// or the invoice date nearest to the day known, the earlier one on a tie.
func (b Billing) mainStop() day.Day {
	month := b.CommitmentEnd.Month
	if !b.CommitmentEnd.ToTheDay() {
		return month.Day(b.InvoiceDay)
	}
	nearest := (month - 1).Day(b.InvoiceDay)
	for _, invoice := range []day.Day{month.Day(b.InvoiceDay), (month + 1).Day(b.InvoiceDay)} {
		if distance(invoice, b.CommitmentEnd.Day) < distance(nearest, b.CommitmentEnd.Day) {
			nearest = invoice
		}
	}
	return nearest
}

func distance(a, b day.Day) int { return max(a.Since(b), b.Since(a)) }

func (b Billing) reasons(main, sms day.Day) because.Reasons {
	var reasons because.Reasons
	if slices.ContainsFunc(b.Products, Product.Stoppable) {
		text := stopsToTheMonth
		if b.CommitmentEnd.ToTheDay() {
			text = stopsToTheDay
		}
		reasons = reasons.And("LW-7", text,
			"commitment_end", b.CommitmentEnd, "invoice_day", b.InvoiceDay, "stop_on", main)
	}
	if slices.Contains(b.Products, SMS) {
		reasons = reasons.And("LW-7", stopsSMS, "invoice_day", b.InvoiceDay, "stop_on", sms)
	}
	if kept := b.neverStopped(); len(kept) > 0 {
		reasons = reasons.And("LW-7", stopsNever, "products", kept)
	}
	if len(reasons) == 0 {
		reasons = because.Of("LW-7", stopsNothing)
	}
	return reasons
}

func (b Billing) neverStopped() []Product {
	var kept []Product
	for _, product := range b.Products {
		if !product.Stoppable() {
			kept = append(kept, product)
		}
	}
	return kept
}

func repeated(products []Product) (Product, bool) {
	for i, product := range products {
		if slices.Contains(products[:i], product) {
			return product, true
		}
	}
	return "", false
}
