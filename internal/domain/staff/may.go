package staff

import (
	"maps"
	"slices"

	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
)

// Action is something that not everyone may do.
type Action string

const (
	OpenChurnCase        Action = "churn_case.open"
	CloseChurnCase       Action = "churn_case.close"
	ClosePrechurnCase    Action = "prechurn_case.close"
	ChangeMarketplace    Action = "marketplace.change"
	ArchiveShop          Action = "shop.archive"
	OpenMarketplaceAudit Action = "marketplace_audit.open"
	ChangeBillingCompany Action = "billing_company.change"
	OpenFinanceTicket    Action = "finance_ticket.open"
	CreateVenue          Action = "venue.create"
	UpdateVenue          Action = "venue.update"
	CutAccessNow         Action = "access.cut_now"
	ChangePolicy         Action = "policy.change"
	ManageUsers          Action = "user.manage"

	SendForm        Action = "churn_case.send_form"
	SubmitForm      Action = "churn_case.submit_form"
	ReceiveForm     Action = "churn_case.receive_form"
	TakeBackChurn   Action = "churn_case.take_back"
	MovePED         Action = "churn_case.move_ped"
	HandOverAccount Action = "account.hand_over"
	FinishTask      Action = "task.finish"
	SeeDesk         Action = "desk.see"
	MoveDemoClock   Action = "demo.advance"
)

// Kind names the list of words that actions stand in.
func (Action) Kind() string { return "action" }

// Scope is what an action touches, as far as a permission depends on it.
type Scope struct {
	OwnsAccount bool // the actor is the account's manager
	TheirTask   bool // the task is the actor's, or in the queue of their role
	ByLink      bool // the actor holds a link that was made for it
	// ExistingOnPro: the billing company exists already, on the Pro platform (WB-3).
	ExistingOnPro bool
}

// ExistingOnPro reports whether a billing company counts as existing on Pro
// (WB-3): so does one whose platform isn't said, and one that nobody says is new.
func ExistingOnPro[Platform ~string](platform Platform, exists *bool) bool {
	return (platform == "" || platform == "pro") && (exists == nil || *exists)
}

// condition is what must hold of the scope for a role's grant to count.
type condition string

const (
	always           condition = ""
	owningAccount    condition = "owning_account"
	unlessExistingPr condition = "unless_existing_on_pro"
	theirTask        condition = "their_task"
	byLink           condition = "by_link"
)

func (c condition) holds(on Scope) bool {
	switch c {
	case owningAccount:
		return on.OwnsAccount
	case unlessExistingPr:
		return !on.ExistingOnPro
	case theirTask:
		return on.TheirTask
	case byLink:
		return on.ByLink
	default:
		return true
	}
}

// grant is who may take an action, and the rule that says so.
type grant struct {
	rule string
	to   map[Role]condition
}

var (
	owningAMOrManager = map[Role]condition{AM: owningAccount, Manager: always, Admin: always}
	everyoneInside    = map[Role]condition{AM: always, CX: always, Sales: always, Content: always, Finance: always, Manager: always, Admin: always}
)

// grants is the permission table: what isn't listed is refused.
var grants = map[Action]grant{
	OpenChurnCase:        {"CH-2", everyoneInside},
	CloseChurnCase:       {"CH-3", owningAMOrManager},
	ClosePrechurnCase:    {"PC-3", map[Role]condition{Sales: always, AM: owningAccount, Manager: always, Admin: always}},
	ChangeMarketplace:    {"MK-3", owningAMOrManager},
	ArchiveShop:          {"MK-3", owningAMOrManager},
	OpenMarketplaceAudit: {"MK-1", map[Role]condition{CX: always, AM: always, Manager: always, Admin: always}},
	ChangeBillingCompany: {"WB-3", map[Role]condition{Finance: always, Admin: always, Content: unlessExistingPr}},
	OpenFinanceTicket:    {"WB-3", map[Role]condition{AM: always, Manager: always, Admin: always}},
	CreateVenue:          {"WB-3", map[Role]condition{Content: always, Admin: always}},
	UpdateVenue:          {"WB-3", map[Role]condition{Content: always, Admin: always}},
	CutAccessNow:         {"LT-5", map[Role]condition{Manager: always, Admin: always}},
	ChangePolicy:         {"EV-7", map[Role]condition{Manager: always, Admin: always}},
	ManageUsers:          {"EV-2", map[Role]condition{Admin: always}},

	SendForm:        {"CH-5", owningAMOrManager},
	SubmitForm:      {"CH-5", map[Role]condition{Partner: byLink}},
	ReceiveForm:     {"CH-6", map[Role]condition{AM: always, CX: always, Manager: always, Admin: always}},
	TakeBackChurn:   {"CH-12", map[Role]condition{AM: always, CX: always, Manager: always, Admin: always}},
	MovePED:         {"CH-9", map[Role]condition{Manager: always, Admin: always}},
	HandOverAccount: {"CH-3", owningAMOrManager},
	FinishTask:      {"EV-2", map[Role]condition{AM: theirTask, CX: theirTask, Sales: theirTask, Content: theirTask, Finance: theirTask, Manager: always, Admin: always}},
	SeeDesk:         {"EV-2", everyoneInside},
	MoveDemoClock:   {"EV-6", everyoneInside},
}

// Actions lists every action that a permission exists for, in order.
func Actions() []Action { return slices.Sorted(maps.Keys(grants)) }

// Permission is the answer to "may I?": whether, and why or why not.
type Permission struct {
	Allowed bool
	Because because.Reasons
}

const (
	mayAsRole     because.Text = "permission.allowed"
	mayAsOwner    because.Text = "permission.allowed_owner"
	notTheirRole  because.Text = "permission.refused_role"
	notTheirs     because.Text = "permission.refused_owner"
	existingOnPro because.Text = "permission.refused_existing_on_pro"
	notTheirTask  because.Text = "permission.refused_task"
	notByLink     because.Text = "permission.refused_link"
)

// May answers whether a role may take an action on something (EV-2). A refusal
// names the roles that may.
func May(role Role, action Action, on Scope) Permission {
	g := grants[action]
	needs, listed := g.to[role]
	allowed := listed && needs.holds(on)
	text := mayAsRole
	switch {
	case !listed:
		text = notTheirRole
	case !allowed && needs == owningAccount:
		text = notTheirs
	case !allowed && needs == theirTask:
		text = notTheirTask
	case !allowed && needs == byLink:
		text = notByLink
	case !allowed:
		text = existingOnPro
	case needs == owningAccount:
		text = mayAsOwner
	}
	return Permission{allowed, because.Of(g.rule, text, "role", role, "action", action, "who_may", WhoMay(action))}
}

// WhoMay lists the roles that may take an action, with or without a condition.
func WhoMay(action Action) []Role {
	var who []Role
	for _, role := range Roles {
		if _, listed := grants[action].to[role]; listed {
			who = append(who, role)
		}
	}
	return who
}

// Permit refuses an action that the actor may not take, and says who may.
func Permit(actor Actor, action Action, on Scope) error {
	permission := May(actor.Role, action, on)
	if permission.Allowed {
		return nil
	}
	why := permission.Because[0]
	return &refusal.Refusal{Unmet: []refusal.Unmet{{Kind: refusal.Forbidden, Rule: why.Rule, Text: why.Text, Inputs: why.Inputs}}}
}
