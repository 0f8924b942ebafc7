package churn

import "slices"

// Reason is why a partner wants to leave, as the CRM's picklist has it.
type Reason string

// Kind names the list of words that reasons stand in.
func (Reason) Kind() string { return "churn_reason" }

// SubReason says it more closely; it belongs to one reason (CH-2).
type SubReason string

// Kind names the list of words that sub-reasons stand in.
func (SubReason) Kind() string { return "churn_sub_reason" }

// Ground is a reason with the sub-reasons that belong to it.
type Ground struct {
	Reason     Reason
	SubReasons []SubReason
}

// Grounds lists the reasons in the order in which they are offered.
var Grounds = []Ground{
	{"price", []SubReason{"too_expensive", "price_increase", "commission", "end_of_promotion"}},
	{"competitor", []SubReason{"cheaper_elsewhere", "better_features_elsewhere", "former_supplier", "imposed_by_franchise"}},
	{"product", []SubReason{"missing_feature", "bugs", "too_complex", "slow", "hardware"}},
	{"service", []SubReason{"support_unreachable", "unresolved_ticket", "failed_onboarding", "sales_promise"}},
	{"results", []SubReason{"few_bookings", "few_new_clients", "no_shows"}},
	{"use", []SubReason{"hardly_used", "team_reluctant", "back_to_paper"}},
	{"activity", []SubReason{"closing_down", "business_sold", "moving", "retirement", "health_or_parenthood", "receivership"}},
	{"other", []SubReason{"not_said"}},
}

// SubReasonsOf lists the sub-reasons that belong to a reason, none where the
// reason isn't listed.
func SubReasonsOf(reason Reason) []SubReason {
	for _, g := range Grounds {
		if g.Reason == reason {
			return g.SubReasons
		}
	}
	return nil
}

// Channel is how a partner said that they want to leave (CH-1).
type Channel string

const (
	ContactForm    Channel = "contact_form"    // the help centre's form (Connect)
	Chat           Channel = "chat"            // the in-app chat (Pro)
	Mail           Channel = "mail"            // the Pro e-mail address
	AccountManager Channel = "account_manager" // told to the AM
	ByLetter       Channel = "letter"          // sections 4 and 5
)

// Kind names the list of words that channels stand in.
func (Channel) Kind() string { return "channel" }

// Channels lists every channel in the order in which they are offered.
var Channels = []Channel{ContactForm, Chat, Mail, AccountManager, ByLetter}

// Known reports whether the channel is one of them.
func (c Channel) Known() bool { return slices.Contains(Channels, c) }
