package churn

import "slices"

// Reason is why a partner wants to leave: a key of the list of reasons (CH-2).
type Reason string

// SubReason says it more closely: a key of the list of sub-reasons, where it belongs
// to one reason.
type SubReason string

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
