package partner

import (
	"strconv"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/staff"
)

// Withdrawn is told when an account that an import brought is taken away again: it
// stands in no list any more, and no verb acts on it. Its history stays.
type Withdrawn struct {
	Account Account
	How     because.Reason
}

// Told tells it to history.
func (e Withdrawn) Told() history.Told {
	return history.Told{Verb: "account.withdrawn", About: e.Account.Ref(), Because: because.Reasons{e.How}, Facts: e.How.Inputs}
}

// Restored is told when what an import changed goes back to what it was.
type Restored struct {
	Account Account
	From    staff.ID // the manager it had
	How     because.Reason
}

// Told tells it to history.
func (e Restored) Told() history.Told {
	return history.Told{Verb: "account.restored", About: e.Account.Ref(), Because: because.Reasons{e.How}, Facts: e.How.Inputs}
}

// Kept is a field that the undoing of an import leaves as it is, and why.
type Kept struct {
	Field string // empty where it is the whole account
	Why   because.Reason
}

const (
	keptChanged   because.Text = "import.kept_changed"
	keptTouched   because.Text = "import.kept_touched"
	keptHanging   because.Text = "import.kept_hanging"
	keptErased    because.Text = "import.kept_erased"
	keptFormerAM  because.Text = "import.kept_former_am"
	keptWithdrawn because.Text = "import.kept_withdrawn"
)

// Withdraw takes an account away again. It is kept, and says why, where anything hangs
// on it, or where it isn't as it came any more, later telling what was changed since.
func (a Account) Withdraw(later []history.Change, hangs bool, on day.Day) (Account, []Kept) {
	switch {
	case a.Gone():
		return a, []Kept{{Why: because.One("EV-3", keptWithdrawn, "day", a.WithdrawnOn)}}
	case hangs:
		return a, []Kept{{Why: because.One("EV-3", keptHanging)}}
	case !a.asItCame(later):
		return a, []Kept{{Why: because.One("EV-3", keptTouched)}}
	}
	a.WithdrawnOn = on
	return a, nil
}

// Gone reports whether the account was taken away again.
func (a Account) Gone() bool { return !a.WithdrawnOn.IsZero() }

func (a Account) asItCame(later []history.Change) bool {
	came := map[string]string{}
	for _, c := range later {
		if _, known := came[c.Field]; c.Ref == a.Ref() && !known {
			came[c.Field] = c.Before
		}
	}
	for field, value := range came {
		if a.value(field) != value {
			return false
		}
	}
	return true
}

// Restore gives the fields that an import changed their former values back, but for
// those that were changed again since, later telling so, and for a manager who isn't
// there any more.
func (a Account) Restore(changes, later []history.Change, present func(staff.ID) bool) (Account, []Kept) {
	if a.Gone() {
		return a, []Kept{{Why: because.One("EV-3", keptWithdrawn, "day", a.WithdrawnOn)}}
	}
	again := map[string]bool{}
	for _, c := range later {
		again[c.Field] = again[c.Field] || c.Ref == a.Ref()
	}
	var kept []Kept
	for _, c := range changes {
		if c.Ref != a.Ref() {
			continue
		}
		switch why, ok := a.restorable(c, again[c.Field], present); {
		case ok:
			a = a.with(c.Field, c.Before)
		default:
			kept = append(kept, Kept{c.Field, because.One("EV-3", why, "field", because.Word{List: "field", Word: c.Field})})
		}
	}
	return a, kept
}

func (a Account) restorable(c history.Change, again bool, present func(staff.ID) bool) (why because.Text, ok bool) {
	switch {
	case again:
		return keptChanged, false
	case c.After != a.value(c.Field):
		return keptErased, false
	case c.Field == "owner" && c.Before != "" && !present(staff.ID(c.Before)):
		return keptFormerAM, false
	}
	return "", true
}

// value is a field as history writes it.
func (a Account) value(field string) string {
	for _, f := range a.Fields() {
		if f.Name == field {
			return f.Value
		}
	}
	return ""
}

// AccountOf makes an account of what its fields say, which is what Fields tells.
func AccountOf(id AccountID, v history.Values) Account {
	a := Account{ID: id}
	for field, value := range v {
		a = a.with(field, value)
	}
	return a
}

// with returns the account with one field as history wrote it.
func (a Account) with(field, value string) Account {
	texts := map[string]*string{
		"name": &a.Name, "phone": &a.Phone, "email": &a.Email, "street": &a.Street, "postcode": &a.Postcode, "city": &a.City,
		"country": &a.Country, "siret": &a.SIRET, "parent_key": &a.ParentKey, "offer": &a.Offer,
		"owner": (*string)(&a.Owner), "platform": (*string)(&a.Platform), "key": &a.Key, "status": (*string)(&a.Status),
	}
	days := map[string]*day.Day{
		"created_on": &a.CreatedOn, "modified_on": &a.ModifiedOn, "contract_signed_on": &a.ContractSignedOn, "withdrawn_on": &a.WithdrawnOn,
		"status_since": &a.StatusSince, "plan_expires_on": &a.PlanExpiresOn, "fiscal_churn_received_on": &a.FiscalChurnReceived, "churned_on": &a.ChurnedOn,
	}
	switch {
	case texts[field] != nil:
		*texts[field] = value
	case days[field] != nil:
		_ = days[field].UnmarshalText([]byte(value)) // what history holds is a day, or none
	case field == "monthly_revenue":
		a.MonthlyRevenue = nil
		if cents, err := strconv.ParseInt(value, 10, 64); err == nil {
			a.MonthlyRevenue = &cents
		}
	case field == "nps":
		a.NPS = nil
		if score, err := strconv.Atoi(value); err == nil {
			a.NPS = &score
		}
	}
	return a
}
