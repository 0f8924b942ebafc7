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
	ChangeLists          Action = "lists.change"
	Summarise            Action = "churn_case.summarise"

	BriefChurnCase  Action = "churn_case.brief"
	WorkChurnCase   Action = "churn_case.work" // calls and negotiations
	BookAppointment Action = "churn_case.appoint"
	SendForm        Action = "churn_case.send_form"
	SubmitForm      Action = "churn_case.submit_form"
	ReceiveForm     Action = "churn_case.receive_form"
	TakeBackChurn   Action = "churn_case.take_back"
	MovePED         Action = "churn_case.move_ped"
	HandOverAccount Action = "account.hand_over"
	ImportAccounts  Action = "import.accounts"
	FinishTask      Action = "task.finish"
	SeeDesk         Action = "desk.see"
	SeeHistory      Action = "history.see"
	UndoEntry       Action = "history.undo" // oneself is who did all that is undone
	MoveDemoClock   Action = "demo.advance"

	KeepView   Action = "view.keep"
	ChangeView Action = "view.change"
	DeleteView Action = "view.delete"
	LockView   Action = "view.lock"

	MakeRound Action = "round.make"
	RunRound  Action = "round.run" // apply and drop
	SeeRound  Action = "round.see" // and stop

	ExportLists      Action = "export.lists"
	ExportRecords    Action = "export.records" // whole accounts, people, history, imports
	ExportEverything Action = "export.everything"

	HandOverTask Action = "task.hand_over"
	PlanAbsence  Action = "absence.plan"
	EndSession   Action = "session.end"
	MakeToken    Action = "token.make"
)

// Kind names the list of words that actions stand in.
func (Action) Kind() string { return "action" }

// Scope is what an action touches, as far as a permission depends on it.
type Scope struct {
	OwnsAccount bool   // the actor is the account's manager
	InPlaceOf   Absent // the account's manager, or the task's assignee, for whom the actor stands in
	TheirTask   bool   // the task is the actor's, or in the queue of their role
	Themselves  bool   // it is about the actor alone
	ByLink      bool   // the actor holds a link that was made for it
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

// Kind names the list of words that conditions stand in.
func (condition) Kind() string { return "condition" }

const (
	always           condition = ""
	owningAccount    condition = "owning_account"
	unlessExistingPr condition = "unless_existing_on_pro"
	theirTask        condition = "their_task"
	themselves       condition = "themselves"
	byLink           condition = "by_link"
)

func (c condition) holds(on Scope) bool {
	switch c {
	case owningAccount:
		return on.OwnsAccount || on.InPlaceOf.ID != ""
	case unlessExistingPr:
		return !on.ExistingOnPro
	case theirTask:
		return on.TheirTask || on.InPlaceOf.ID != ""
	case themselves:
		return on.Themselves
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
	theirsOrManager   = map[Role]condition{AM: theirTask, CX: theirTask, Sales: theirTask, Content: theirTask, Finance: theirTask, Manager: always, Admin: always}
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
	ChangeLists:          {"CH-2", map[Role]condition{Manager: always, Admin: always}},
	Summarise:            {"CH-4", owningAMOrManager}, // whoever called

	BriefChurnCase:  {"AL-8", map[Role]condition{AM: theirTask, Manager: always, Admin: always}},
	WorkChurnCase:   {"CH-4", owningAMOrManager},
	BookAppointment: {"AL-7", map[Role]condition{AM: owningAccount, CX: always, Manager: always, Admin: always}},
	SendForm:        {"CH-5", owningAMOrManager},
	SubmitForm:      {"CH-5", map[Role]condition{Partner: byLink}},
	ReceiveForm:     {"CH-6", map[Role]condition{AM: always, CX: always, Manager: always, Admin: always}},
	TakeBackChurn:   {"CH-12", map[Role]condition{AM: always, CX: always, Manager: always, Admin: always}},
	MovePED:         {"CH-9", map[Role]condition{Manager: always, Admin: always}},
	HandOverAccount: {"CH-3", owningAMOrManager},
	ImportAccounts:  {"EV-2", map[Role]condition{Manager: always, Admin: always}},
	FinishTask:      {"EV-2", theirsOrManager},
	SeeDesk:         {"EV-2", everyoneInside},
	SeeHistory:      {"EV-3", map[Role]condition{Manager: always, Admin: always}},
	UndoEntry:       {"EV-3", oneselfOr(Manager, Admin)},
	MoveDemoClock:   {"EV-6", everyoneInside},

	KeepView:   {"EV-2", everyoneInside},
	ChangeView: {"EV-2", oneselfOr()},
	DeleteView: {"EV-2", oneselfOr(Manager, Admin)},
	LockView:   {"EV-2", map[Role]condition{Manager: always, Admin: always}},

	MakeRound: {"EV-2", everyoneInside}, // what it does asks for its own permission at every row
	RunRound:  {"EV-2", oneselfOr()},
	SeeRound:  {"EV-2", oneselfOr(Manager, Admin)},

	ExportLists:      {"EV-2", everyoneInside},
	ExportRecords:    {"EV-2", map[Role]condition{Manager: always, Admin: always}},
	ExportEverything: {"EV-2", map[Role]condition{Admin: always}},

	HandOverTask: {"EV-2", theirsOrManager},
	PlanAbsence:  {"EV-2", oneselfOr(Manager, Admin)},
	EndSession:   {"EV-2", oneselfOr(Admin)},
	MakeToken:    {"EV-2", oneselfOr()},
}

// oneselfOr lets everyone inside do something for themselves, and some roles for
// the others too.
func oneselfOr(roles ...Role) map[Role]condition {
	to := map[Role]condition{}
	for role := range everyoneInside {
		to[role] = themselves
	}
	for _, role := range roles {
		to[role] = always
	}
	return to
}

// Actions lists every action that a permission exists for, in order.
func Actions() []Action { return slices.Sorted(maps.Keys(grants)) }

// RuleOf is the rule that says who may take an action.
func RuleOf(action Action) string { return grants[action].rule }

// MayUnder answers for the permission table whether a role may take an action, and
// under which condition, to be said in words; nil where there is none.
func MayUnder(role Role, action Action) (bool, Worded) {
	needs, listed := grants[action].to[role]
	if needs == always {
		return listed, nil
	}
	return listed, needs
}

// Worded is a value that the catalogue has a word for.
type Worded interface{ Kind() string }

// Permission is the answer to "may I?": whether, and why or why not.
type Permission struct {
	Allowed bool
	Because because.Reasons
}

const (
	mayAsRole     because.Text = "permission.allowed"
	mayAsOwner    because.Text = "permission.allowed_owner"
	mayAsDeputy   because.Text = "permission.allowed_deputy"
	notTheirRole  because.Text = "permission.refused_role"
	notTheirs     because.Text = "permission.refused_owner"
	existingOnPro because.Text = "permission.refused_existing_on_pro"
	notTheirTask  because.Text = "permission.refused_task"
	notThemselves because.Text = "permission.refused_other"
	notByLink     because.Text = "permission.refused_link"
)

// May answers whether a role may take an action on something (EV-2). A refusal
// names the roles that may.
func May(role Role, action Action, on Scope) Permission {
	g := grants[action]
	needs, listed := g.to[role]
	allowed := listed && needs.holds(on)
	inputs := []any{"role", role, "action", action, "who_may", WhoMay(action)}
	asDeputy := allowed && on.InPlaceOf.ID != "" && !on.OwnsAccount && !on.TheirTask && (needs == owningAccount || needs == theirTask)
	if asDeputy {
		inputs = append(inputs, "in_place_of", on.InPlaceOf.Name, "until", on.InPlaceOf.Until)
	}
	return Permission{allowed, because.Of(g.rule, wording(needs, listed, allowed, asDeputy), inputs...)}
}

// wording names the sentence that says whether, and why or why not.
func wording(needs condition, listed, allowed, asDeputy bool) because.Text {
	switch {
	case asDeputy:
		return mayAsDeputy
	case allowed && needs == owningAccount:
		return mayAsOwner
	case allowed:
		return mayAsRole
	case !listed:
		return notTheirRole
	}
	return refusedFor[needs]
}

// refusedFor are the sentences that say which condition doesn't hold.
var refusedFor = map[condition]because.Text{
	owningAccount: notTheirs, theirTask: notTheirTask, themselves: notThemselves, byLink: notByLink, unlessExistingPr: existingOnPro,
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
