// Package partner holds a partner salon's commercial account: who it is, who
// manages it, and where it stands, from active to churned.
//
// The account is the unit of consistency: whatever is saved under it is saved
// together with its version. Its status moves only along Moves. An account that
// expires has the day its plan ends and the day the termination became formal,
// and keeps both once it has churned.
package partner

import (
	"strconv"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

// AccountID names an account of ours; Key is the CRM's name for it.
type AccountID string

// Platform is the software a salon uses.
type Platform string

const (
	Connect Platform = "connect" // its page lives in the back office Iglu
	Pro     Platform = "pro"     // its page lives in the back office AA
	Uala    Platform = "uala"
	Wavy    Platform = "wavy"
)

// Kind names the list of words that platforms stand in.
func (Platform) Kind() string { return "platform" }

// Account is a partner salon's commercial account.
type Account struct {
	ID       AccountID
	Key      string // the CRM's id, unique
	Name     string
	Owner    staff.ID // the account manager (AM); empty where an import named none
	Platform Platform // empty where it isn't known yet

	Phone, Email                    string
	Street, Postcode, City, Country string // the country as ISO 3166-1 alpha-2
	SIRET, ParentKey                string
	Offer                           string // the plan's name
	MonthlyRevenue                  *int64 // cents; nil where it isn't known
	NPS                             *int   // 0 to 10
	CreatedOn, ModifiedOn           day.Day
	ContractSignedOn                day.Day // empty where it isn't known

	Status      Status
	StatusSince day.Day // empty where an import brought the status
	// PlanExpiresOn is the PED, the plan's last day, to its end; set exactly while
	// the account expires, and kept once it has churned.
	PlanExpiresOn       day.Day
	FiscalChurnReceived day.Day // the day the termination became formal
	ChurnedOn           day.Day
	WithdrawnOn         day.Day // an import that brought it was undone: it counts no more
}

// Ref names the account in history.
func (a Account) Ref() history.Ref { return history.Ref{Kind: "account", ID: string(a.ID)} }

// Fields tells the account to history.
func (a Account) Fields() []history.Field {
	revenue, nps := "", ""
	if a.MonthlyRevenue != nil {
		revenue = strconv.FormatInt(*a.MonthlyRevenue, 10)
	}
	if a.NPS != nil {
		nps = strconv.Itoa(*a.NPS)
	}
	return []history.Field{
		{Name: "key", Value: a.Key},
		{Name: "name", Value: a.Name, Personal: true},
		{Name: "owner", Value: string(a.Owner)},
		{Name: "platform", Value: string(a.Platform)},
		{Name: "phone", Value: a.Phone, Personal: true},
		{Name: "email", Value: a.Email, Personal: true},
		{Name: "street", Value: a.Street, Personal: true},
		{Name: "postcode", Value: a.Postcode},
		{Name: "city", Value: a.City},
		{Name: "country", Value: a.Country},
		{Name: "siret", Value: a.SIRET, Personal: true},
		{Name: "parent_key", Value: a.ParentKey},
		{Name: "offer", Value: a.Offer},
		{Name: "monthly_revenue", Value: revenue},
		{Name: "nps", Value: nps},
		{Name: "created_on", Value: a.CreatedOn.String()},
		{Name: "modified_on", Value: a.ModifiedOn.String()},
		{Name: "contract_signed_on", Value: a.ContractSignedOn.String()},
		{Name: "status", Value: string(a.Status)},
		{Name: "status_since", Value: a.StatusSince.String()},
		{Name: "plan_expires_on", Value: a.PlanExpiresOn.String()},
		{Name: "fiscal_churn_received_on", Value: a.FiscalChurnReceived.String()},
		{Name: "churned_on", Value: a.ChurnedOn.String()},
		{Name: "withdrawn_on", Value: a.WithdrawnOn.String()},
	}
}

// Changed is the day on which the CRM says that the account last changed; empty where that
// is before the account was made, as a day that was typed by hand lets it be.
func (a Account) Changed() day.Day {
	if a.ModifiedOn < a.CreatedOn {
		return 0
	}
	return a.ModifiedOn
}

// Incomplete names the fields that an import left open and that the procedures
// need: they are shown as to complete, never invented.
func (a Account) Incomplete() []string {
	var open []string
	for _, f := range []struct {
		name  string
		known bool
	}{
		{"owner", a.Owner != ""},
		{"platform", a.Platform != ""},
		{"email", a.Email != ""},
		{"plan_expires_on", a.Status != ExpiringPlan || !a.PlanExpiresOn.IsZero()},
	} {
		if !f.known {
			open = append(open, f.name)
		}
	}
	return open
}

// CameSo reports whether the account came to the desk in its status, and nothing moved it
// since: what led to the status is known to nobody here. Every move sets its day.
func (a Account) CameSo() bool { return a.StatusSince.IsZero() }

func (a Account) moved(verb Verb, rule string, on day.Day) (Account, error) {
	next, err := Moves.Next(a.Status, verb, rule)
	if err != nil {
		return a, err
	}
	if next != a.Status {
		a.Status, a.StatusSince = next, on
	}
	return a, nil
}

// CanLeave says whether a churn request may be opened: from Active, Training, or
// Retention without its case; CH-2 refuses the others, and says why.
func (a Account) CanLeave() error {
	switch {
	case a.Gone():
		return a.Unknown()
	case a.Status == ExpiringPlan && a.PlanExpiresOn.IsZero():
		return refusal.New(refusal.Illegal, "CH-2", "account", expiringUnknown)
	case a.Status == Churned && a.ChurnedOn.IsZero():
		return refusal.New(refusal.Illegal, "CH-2", "account", churnedUnknown)
	case a.Status == ExpiringPlan:
		return refusal.New(refusal.Illegal, "CH-2", "account", alreadyExpiring, "plan_expires_on", a.PlanExpiresOn)
	case a.Status == Churned:
		return refusal.New(refusal.Illegal, "CH-2", "account", alreadyChurned, "churned_on", a.ChurnedOn)
	}
	return nil
}

const (
	alreadyExpiring because.Text = "account.already_expiring"
	alreadyChurned  because.Text = "account.already_churned"
	expiringUnknown because.Text = "account.already_expiring_unknown"
	churnedUnknown  because.Text = "account.already_churned_unknown"
	withdrawnSince  because.Text = "account.withdrawn_since"
	nightTooEarly   because.Text = "account.ped_not_over"
	takeBackTooLate because.Text = "account.churned_for_good"
)

// Unknown refuses any verb on an account that was taken away again.
func (a Account) Unknown() error {
	if !a.Gone() {
		return nil
	}
	return refusal.New(refusal.Illegal, "EV-3", "account", withdrawnSince, "withdrawn_on", a.WithdrawnOn)
}

// EnterRetention moves the account to Retention as a churn request opens (CH-2).
func (a Account) EnterRetention(on day.Day) (Account, error) {
	if err := a.CanLeave(); err != nil {
		return a, err
	}
	return a.moved(EnterRetention, "CH-2", on)
}

// Train moves the account to Training: the partner stays, and learns to use the tool
// (CH-7).
func (a Account) Train(on day.Day) (Account, error) {
	return a.moved(Train, "CH-7", on)
}

// Recover returns the account to Active: the partner stays, or has been trained (CH-7).
func (a Account) Recover(on day.Day) (Account, error) {
	return a.moved(Recover, "CH-7", on)
}

// Expire moves the account to Expiring Plan, until the end of the PED (CH-8).
func (a Account) Expire(ped, received, on day.Day) (Account, error) {
	a, err := a.moved(Expire, "CH-8", on)
	if err != nil {
		return a, err
	}
	a.PlanExpiresOn, a.FiscalChurnReceived = ped, received
	return a, nil
}

// TakeBack returns an expiring account to Active (CH-12). Refused once churned.
func (a Account) TakeBack(on day.Day) (Account, error) {
	if a.Status == Churned {
		return a, refusal.New(refusal.Illegal, "CH-12", "account", takeBackTooLate, "churned_on", a.ChurnedOn)
	}
	a, err := a.moved(TakeBack, "CH-12", on)
	if err != nil {
		return a, err
	}
	a.PlanExpiresOn, a.FiscalChurnReceived = 0, 0
	return a, nil
}

// Churned is told when the night after the PED has passed (CH-11).
type Left struct {
	Account AccountID
	PED     day.Day
	Night   day.Day
}

// Told tells it to history.
func (e Left) Told() history.Told {
	return history.Told{
		Verb:    "account.churned",
		About:   history.Ref{Kind: "account", ID: string(e.Account)},
		Because: because.Of("CH-11", leftAfterPED, "plan_expiration_date", e.PED, "night", e.Night),
		Facts:   because.Inputs("plan_expiration_date", e.PED, "night", e.Night),
	}
}

const leftAfterPED because.Text = "account.left_after_ped"

// Leave makes an expiring account Churned, in the night of a day after its PED
// (CH-11). The partner left on the day after the PED, however late the night is.
func (a Account) Leave(night day.Day) (Account, Left, error) {
	if a.Status == ExpiringPlan && (a.PlanExpiresOn.IsZero() || night <= a.PlanExpiresOn) {
		return a, Left{}, refusal.New(refusal.Illegal, "CH-11", "night", nightTooEarly,
			"plan_expiration_date", a.PlanExpiresOn, "night", night)
	}
	left := Left{a.ID, a.PlanExpiresOn, night}
	a, err := a.moved(Churn, "CH-11", a.PlanExpiresOn.AddDays(1))
	if err != nil {
		return a, Left{}, err
	}
	a.ChurnedOn = a.PlanExpiresOn.AddDays(1)
	return a, left, nil
}

// HandedOver is told when an account changes hands (CH-3).
type HandedOver struct {
	Account  AccountID
	From, To staff.ID
}

// Told tells it to history.
func (e HandedOver) Told() history.Told {
	return history.Told{
		Verb:    "account.handed_over",
		About:   history.Ref{Kind: "account", ID: string(e.Account)},
		Because: because.Of("CH-3", handedOver),
		Facts:   because.Inputs("from", e.From, "to", e.To),
	}
}

const (
	handedOver  because.Text = "account.handed_over"
	notAnAM     because.Text = "account.owner_not_am"
	alreadyHers because.Text = "account.owner_unchanged"
)

// GoesTo refuses whoever can't take the account over: it is an account manager's who is
// there, and changes hands (CH-3).
func (a Account) GoesTo(to staff.Person) error {
	switch {
	case to.Role != staff.AM || !to.Active:
		return refusal.New(refusal.Invalid, "CH-3", "owner", notAnAM, "name", to.Name)
	case to.ID == a.Owner:
		return refusal.New(refusal.Invalid, "CH-3", "owner", alreadyHers, "name", to.Name)
	}
	return nil
}

// HandOver gives the account to another account manager; its open cases and
// tasks follow (CH-3).
func (a Account) HandOver(to staff.Person) (Account, HandedOver, error) {
	if err := a.GoesTo(to); err != nil {
		return a, HandedOver{}, err
	}
	event := HandedOver{a.ID, a.Owner, to.ID}
	a.Owner = to.ID
	return a, event, nil
}
