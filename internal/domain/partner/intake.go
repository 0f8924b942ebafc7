package partner

import (
	"strings"
	"unicode"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/refusal"
)

// Intake is an account as one row of an export states it, checked. What the row
// doesn't say is empty.
type Intake struct {
	Key       string // the CRM's id
	Name      string
	Phone     string // E.164 where it can be read, as written where it can't
	Email     string
	Street    string
	Postcode  string
	City      string
	Country   string // ISO 3166-1 alpha-2
	OwnerName string
	Status    Status
	Offer     string
	SIRET     string // 14 digits
	ParentKey string

	MonthlyRevenue        *int64 // cents
	NPS                   *int   // 0 to 10
	CreatedOn, ModifiedOn day.Day
	ContractSignedOn      day.Day

	// Remarks say what was corrected and what looks odd; none of it stops the row.
	Remarks because.Reasons
}

// Check reads one row today. Everything that is wrong with it is refused at once, the
// gravest first; ReasonOf gives that one's code. A row of another width than the
// header is refused for that alone, for its cells may stand under the wrong names.
func (c Columns) Check(cells []string, today day.Day) (Intake, error) {
	if reason := c.misfit(cells); reason != "" {
		return Intake{}, reason.refuse("", "cells", len(cells), "columns", c.width)
	}
	r := reading{columns: c, cells: cells, today: today}
	return r.intake()
}

func (c Columns) misfit(cells []string) Reason {
	switch {
	case len(cells) < c.width:
		return TooFewColumns
	case len(cells) > c.width:
		return TooManyColumns
	}
	return ""
}

// reading is one row being read.
type reading struct {
	columns Columns
	cells   []string
	today   day.Day
	refused []error
	remarks because.Reasons
	retyped bool // a date isn't written as the CRM writes dates
}

func (r *reading) intake() (Intake, error) {
	r.undamaged()
	in := Intake{
		Key:       r.required(fieldKey, MissingID),
		Name:      r.required(fieldName, MissingName),
		Street:    r.text(fieldStreet),
		City:      r.text(fieldCity),
		OwnerName: r.text(fieldOwner),
		Offer:     r.text(fieldOffer),
		ParentKey: r.text(fieldParentKey),
	}
	in.Country = r.country()
	in.Postcode = r.postcode(in.Country, in.City)
	in.Phone = phoneNumber(r.text(fieldPhone), in.Country)
	in.Email = r.email()
	in.Status = r.status()
	in.MonthlyRevenue = r.revenue()
	in.CreatedOn = r.day(fieldCreatedOn)
	in.ModifiedOn = r.day(fieldModifiedOn)
	in.ContractSignedOn = r.day(fieldContractSignedOn)
	r.inOrder(in.CreatedOn, in.ModifiedOn)
	r.signed(in.ContractSignedOn)
	in.NPS = r.nps()
	in.SIRET = r.siret()
	in.Remarks = r.remarks
	if err := refusal.All(r.refused...); err != nil {
		return Intake{}, err
	}
	return in, nil
}

func (r *reading) refuse(f field, reason Reason, pairs ...any) {
	r.refused = append(r.refused, reason.refuse(f.String(), pairs...))
}

// undamaged refuses what a wrong encoding has already destroyed, in whichever
// column: the letters can't be had back from this file.
func (r *reading) undamaged() {
	for i, cell := range r.cells {
		if strings.ContainsRune(cell, unicode.ReplacementChar) || strings.ContainsRune(cell, 0) {
			r.refuse(r.columns.fieldAt(i), ReplacementCharacters, "value", shown(cell))
			return
		}
	}
}

// longest is how long a text may be: what the CRM itself allows.
const longest = 255

// text returns a cell without what pads it, and nothing for a column that the
// table hasn't or a value that only says there is none.
func (r *reading) text(f field) string {
	at := r.columns.at[f]
	if at < 0 {
		return ""
	}
	text := trimmed(r.cells[at])
	if absent(text) {
		return ""
	}
	if len(text) > longest && len([]rune(text)) > longest {
		r.refuse(f, TooLong, "value", shown(text), "most", longest)
		return ""
	}
	return text
}

func (r *reading) required(f field, missing Reason) string {
	before := len(r.refused)
	text := r.text(f)
	if text == "" && len(r.refused) == before {
		r.refuse(f, missing)
	}
	return text
}

// trimmed takes off the spaces around a text, no-break and invisible ones too.
func trimmed(text string) string {
	return strings.TrimFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
	})
}

// absent says whether a text only stands for the want of one, as registers and
// spreadsheets write it.
func absent(text string) bool {
	switch strings.ToUpper(text) {
	case "", "-", "[ND]", "N/A", "#N/A", "NULL":
		return true
	}
	return false
}

// shown returns the start of a value, to be shown in a refusal.
func shown(value string) string {
	const most = 60
	letters := []rune(value)
	if len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return value
}
