package partner

import (
	"regexp"
	"strconv"
	"time"

	"rebond/internal/domain/day"
)

func (r *reading) day(f field) day.Day {
	text := r.text(f)
	if text == "" {
		return 0
	}
	written, ok := dateOf(text)
	if !ok {
		r.refuse(f, BadDateFormat, "value", shown(text))
		return 0
	}
	d, ok := written.day()
	if !ok {
		r.refuse(f, ImpossibleDate, "value", shown(text))
		return 0
	}
	r.retyped = r.retyped || written.short
	return d
}

// date is a date as written, which need not exist.
type date struct {
	year, month, number int
	short               bool // without the zeros that the CRM writes
}

// The two orders of a date, each with a time of day or without; the day of the
// time's own zone counts.
var (
	dayFirst  = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})` + timeOfDay)
	yearFirst = regexp.MustCompile(`^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})` + timeOfDay)
)

const timeOfDay = `(?:[T ,]+\d{1,2}[:h]\d{2}.*)?$`

// dateOf reads a date's parts, which stand in another order than any known
// where there is a thirteenth month.
func dateOf(text string) (date, bool) {
	var year, month, number string
	if match := dayFirst.FindStringSubmatch(text); match != nil {
		number, month, year = match[1], match[2], match[3]
	} else if match := yearFirst.FindStringSubmatch(text); match != nil {
		year, month, number = match[1], match[2], match[3]
	} else {
		return date{}, false
	}
	d := date{short: len(month) < 2 || len(number) < 2}
	d.year, _ = strconv.Atoi(year) // digits, each of them
	d.month, _ = strconv.Atoi(month)
	d.number, _ = strconv.Atoi(number)
	return d, d.month <= 12
}

// firstYear is the first of which an account may be: before it a date only
// stands for the want of one.
const firstYear = 1900

// day returns the day, if it exists.
func (d date) day() (day.Day, bool) {
	if d.year < firstYear || d.month < 1 || d.number < 1 {
		return 0, false
	}
	month := day.NewMonth(d.year, time.Month(d.month))
	exists := d.number <= month.Last().Since(month.First())+1
	return month.Day(d.number), exists
}

// inOrder refuses an account changed before it was created. A date that was
// typed again by hand, which shows in its missing zeros, changed nothing in the
// CRM, so that the two can't be compared: it is remarked on.
func (r *reading) inOrder(created, modified day.Day) {
	switch {
	case created.IsZero() || modified.IsZero() || modified >= created:
	case r.retyped:
		r.remark(createdAfterChanged, "created_on", created, "modified_on", modified)
	default:
		r.refuse(fieldModifiedOn, ModifiedBeforeCreated, "created_on", created, "modified_on", modified)
	}
}

// signed refuses a contract that is signed on a day to come: every request to leave
// would be refused for it later (CH-2).
func (r *reading) signed(on day.Day) {
	if on > r.today {
		r.refuse(fieldContractSignedOn, SignedToCome, "contract_signed_on", on, "today", r.today)
	}
}
