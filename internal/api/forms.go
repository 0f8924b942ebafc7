package api

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"

	"rebond/internal/domain/because"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/export"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/round"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/view"
	"rebond/internal/read"
	"rebond/internal/strict"
)

// shapes are the shapes of what the API alone is told. What a list of words can't
// say, such as that a sub-reason belongs to its reason, the verbs check.
var shapes = strict.Shapes{
	reflect.TypeFor[churn.Channel]():        strict.OneOf(churn.Channels),
	reflect.TypeFor[churn.Fiscal]():         strict.OneOf(churn.Fiscals),
	reflect.TypeFor[churn.Medium]():         strict.OneOf([]churn.Medium{churn.Form, churn.Letter}),
	reflect.TypeFor[churn.Stage]():          strict.OneOf(churn.Stages),
	reflect.TypeFor[churn.Result]():         strict.OneOf(churn.Results),
	reflect.TypeFor[churn.Outcome]():        strict.OneOf(churn.Recoveries),
	reflect.TypeFor[picklist.Way]():         strict.OneOf(picklist.Ways),
	reflect.TypeFor[picklist.Answering]():   strict.OneOf(picklist.Answerings),
	reflect.TypeFor[export.Format]():        strict.OneOf(export.Formats),
	reflect.TypeFor[picklist.List]():        strict.OneOf(picklist.Names),
	reflect.TypeFor[caseKind]():             strict.OneOf(caseKinds),
	reflect.TypeFor[yesNo]():                strict.OneOf([]yesNo{"true", "false"}),
	reflect.TypeFor[partner.Verdict]():      strict.OneOf(partner.Verdicts),
	reflect.TypeFor[round.Action]():         strict.OneOf(round.Actions()),
	reflect.TypeFor[round.Verdict]():        strict.OneOf(round.Verdicts),
	reflect.TypeFor[read.Gap]():             strict.OneOf(read.Gaps),
	reflect.TypeFor[read.Whose]():           strict.OneOf([]read.Whose{read.OnlyTheirs, read.OnlyQueue}),
	reflect.TypeFor[partner.Reason]():       strict.OneOf(partner.RowReasons),
	reflect.TypeFor[partner.ImportUndone](): strict.OneOf(partner.ImportUndones),
	reflect.TypeFor[staff.Role]():           strict.OneOf(roles()),
	reflect.TypeFor[staff.Team]():           strict.OneOf(teams),
	reflect.TypeFor[staff.Reach]():          strict.OneOf(staff.Reaches),
	reflect.TypeFor[language]():             strict.OneOf([]language{"fr", "en"}),
	reflect.TypeFor[view.List]():            strict.OneOf(view.Lists),
	reflect.TypeFor[view.Sharing]():         strict.OneOf(view.Sharings),
	reflect.TypeFor[read.Column]():          strict.OneOf(read.Places()),
	reflect.TypeFor[tokenDays]():            strict.Between(1, 365),
	reflect.TypeFor[span]():                 spanShape{},
}

// nothing is what a route is told that needs to be told nothing.
type nothing struct{}

var noForm = strict.Of[nothing](shapes)

// yesNo is true or false in a query.
type yesNo string

// roles are those of the people at the desk: partners stay outside (EV-2).
func roles() []staff.Role {
	return slices.DeleteFunc(slices.Clone(staff.Roles), func(r staff.Role) bool { return r == staff.Partner })
}

var teams = []staff.Team{staff.Growth, staff.Onboarding}

// span is a number of days, written as 30d.
type span int

type spanShape struct{}

const badSpan because.Text = "api.bad_span"

var spanPattern = regexp.MustCompile(`^[1-9]\d{0,3}d$`)

// Read takes a number of days from 1 to 9999.
func (spanShape) Read(from strict.Node, into reflect.Value) []refusal.Unmet {
	if from.Is != strict.AString {
		return strict.Expected(strict.Text)
	}
	if !spanPattern.MatchString(from.Text) {
		return []refusal.Unmet{strict.Wrong(badSpan, "", "value", from.Text)}
	}
	days, err := strconv.Atoi(from.Text[:len(from.Text)-1])
	if err != nil {
		return []refusal.Unmet{strict.Wrong(badSpan, "", "value", from.Text)}
	}
	into.SetInt(int64(days))
	return nil
}

// Schema describes a number of days.
func (spanShape) Schema() strict.Schema {
	return strict.Schema{Type: strict.AString, Pattern: spanPattern.String()}
}
