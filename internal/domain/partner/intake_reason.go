package partner

import (
	"strings"

	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
)

// Reason is why a row of an export is refused, as a code.
type Reason string

const (
	TooFewColumns         Reason = "too_few_columns"
	TooManyColumns        Reason = "too_many_columns"
	ReplacementCharacters Reason = "replacement_characters"
	MissingID             Reason = "missing_id"
	ExactDuplicateRow     Reason = "exact_duplicate_row"
	DuplicateID           Reason = "duplicate_id"
	MissingName           Reason = "missing_name"
	TooLong               Reason = "too_long"
	UnknownCountry        Reason = "unknown_country"
	BadPostcode           Reason = "bad_postcode"
	BadEmail              Reason = "bad_email"
	UnknownStatus         Reason = "unknown_status"
	MissingStatus         Reason = "missing_status"
	BadNumber             Reason = "bad_number"
	BadDateFormat         Reason = "bad_date_format"
	ImpossibleDate        Reason = "impossible_date"
	ModifiedBeforeCreated Reason = "modified_before_created"
	SignedToCome          Reason = "signed_to_come"
	NPSOutOfRange         Reason = "nps_out_of_range"
	BadSIRET              Reason = "bad_siret"

	// Unreadable is a row whose cells can't be told apart.
	Unreadable Reason = "unreadable"

	// MissingColumn refuses the table, not a row.
	MissingColumn Reason = "missing_column"
)

// RowReasons lists every reason for which a row is refused.
var RowReasons = []Reason{
	Unreadable, TooFewColumns, TooManyColumns, ReplacementCharacters, MissingID, ExactDuplicateRow, DuplicateID, MissingName, TooLong, UnknownCountry,
	BadPostcode, BadEmail, UnknownStatus, MissingStatus, BadNumber, BadDateFormat, ImpossibleDate, ModifiedBeforeCreated, SignedToCome, NPSOutOfRange, BadSIRET,
}

// Kind names the list of words that reasons stand in.
func (Reason) Kind() string { return "intake_reason" }

// intakeTexts is what the names of the texts of refused rows begin with; the
// reason's code follows, then what tells two texts of one reason apart.
const intakeTexts = "intake."

func (r Reason) refuse(field string, pairs ...any) *refusal.Refusal {
	return refusal.New(r.kind(), "", field, intakeTexts+because.Text(r), pairs...)
}

// because refuses for the same reason with a text of its own.
func (r Reason) because(variant because.Text, field string, pairs ...any) *refusal.Refusal {
	return refusal.New(r.kind(), "", field, intakeTexts+because.Text(r)+"."+variant, pairs...)
}

func (r Reason) kind() refusal.Kind {
	switch r {
	case MissingID, MissingName, MissingStatus, MissingColumn:
		return refusal.Missing
	case UnknownCountry, UnknownStatus:
		return refusal.Unknown
	case DuplicateID, ExactDuplicateRow:
		return refusal.Conflict
	default:
		return refusal.Invalid
	}
}

// ReasonOf returns the code of the first thing that a refused row is refused
// for, and nothing for an error that is no such refusal.
func ReasonOf(err error) Reason {
	refused, ok := refusal.Of(err)
	if !ok {
		return ""
	}
	text, ok := strings.CutPrefix(string(refused.Unmet[0].Text), intakeTexts)
	if !ok {
		return ""
	}
	code, _, _ := strings.Cut(text, ".")
	return Reason(code)
}
