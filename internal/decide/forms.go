package decide

import (
	"math"
	"reflect"

	"rebond/internal/domain/because"
	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/winback"
	"rebond/internal/strict"
)

const unknownCountry because.Text = "facts.unknown_country"

// shapes holds the shape of every simple type of the facts that is their own.
var shapes = strict.Shapes{
	reflect.TypeFor[invoiceDay](): strict.Between(1, 31),
	reflect.TypeFor[count]():      strict.Between(0, math.MaxInt32),
	reflect.TypeFor[overrides]():  policyShape{},

	reflect.TypeFor[churn.Medium]():        strict.OneOf(churn.Mediums),
	reflect.TypeFor[churn.Outcome]():       strict.OneOf(churn.Outcomes),
	reflect.TypeFor[billingstop.Product](): strict.OneOf(billingstop.Products),
	reflect.TypeFor[winback.Evidence]():    strict.OneOf(winback.AllEvidence),
	reflect.TypeFor[partner.Platform]():    strict.OneOf([]partner.Platform{partner.Connect, partner.Pro, partner.Uala, partner.Wavy}),
	reflect.TypeFor[platformNow]():         strict.OneOf([]platformNow{"connect", "pro"}),
	reflect.TypeFor[country]():             strict.OneOfThe(countries, unknownCountry),
	reflect.TypeFor[staff.Role]():          strict.OneOf(staff.Roles),
	reflect.TypeFor[staff.Team]():          strict.OneOf([]staff.Team{staff.Growth, staff.Onboarding}),
	reflect.TypeFor[staff.Action]():        strict.OneOf(staff.Actions()),
}

// invoiceDay is a day of the month.
type invoiceDay int

// count is how many of something there are.
type count int

// platformNow is a platform that a salon can still come to.
type platformNow partner.Platform

// Kind names the list of words that platforms stand in.
func (p platformNow) Kind() string { return partner.Platform(p).Kind() }
