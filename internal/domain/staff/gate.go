package staff

import "slices"

// Gate is whom a route of the desk lets in, a page's or the API's: anyone, whoever is
// signed in, or those who may take an action. The zero Gate is none, and no route has it.
type Gate struct {
	open   string
	action Action
	byVerb bool
}

var (
	Anyone   = Gate{open: "anyone"}    // without signing in
	SignedIn = Gate{open: "signed_in"} // whatever their role
)

// AtGate is for a route that asks for the action itself: it shows what no verb guards,
// and who may doesn't depend on what is touched.
func AtGate(action Action) Gate { return Gate{action: action} }

// AtVerb is for a route whose verb asks for the action, once it knows what is touched.
func AtVerb(action Action) Gate { return Gate{action: action, byVerb: true} }

// Name is "anyone", "signed_in", or the action's.
func (g Gate) Name() string {
	if g.action != "" {
		return string(g.action)
	}
	return g.open
}

// Action is what those need who are let in; empty where they need none.
func (g Gate) Action() Action { return g.action }

// Asks is the action that the route itself asks for; empty where it leaves that to a
// verb, or there is none.
func (g Gate) Asks() Action {
	if g.byVerb {
		return ""
	}
	return g.action
}

// Reach is what a token must hold behind the gate; empty where any token will do.
func (g Gate) Reach() Reach {
	if g.action == "" {
		return ""
	}
	return g.action.Reach()
}

// Stands reports whether it is a gate that a route may have: one of an action stands
// only where the permission table knows the action.
func (g Gate) Stands() bool {
	return g == Anyone || g == SignedIn || slices.Contains(Actions(), g.action)
}
