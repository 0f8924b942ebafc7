// Package alert reads what arrives in the retention alert channel and decides
// what it asks for. A machine's message or a colleague's sentence, in French or
// English, goes in as it was typed; the kind of alert, what could be read of it,
// the risk to open, the tasks to do and the reasons come out.
//
// Three things always hold. What the reader isn't sure of it leaves out: it never
// invents a time, a shop or a link. A message that speaks of a known kind but
// lacks its essential value is Unparsed and kept for a person to read (AL-9);
// what is denied, asked, settled, struck out or quoted from someone else's message
// is no alert. And nothing that a red alert leads to is due on the day it arrives:
// the client must not guess that we can see the appointment (AL-4).
//
// A message is read in this order: markup.go takes off the chat's dress, token.go
// cuts the text into words, kind.go finds what it is about with the phrases of
// vocabulary.go, and score.go, name.go, contact.go and appointment.go read the
// values; a day and an hour are read by date.go, relative.go and clock.go. Every
// step takes time in proportion to the text, whatever the text.
package alert

import (
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
)

// Kind is what a message is about (AL-1).
type Kind string

const (
	ChurnRisk    Kind = "churn_risk"
	DownsellRisk Kind = "downsell_risk"
	RedAlert     Kind = "red_alert" // an appointment with a competitor
	NPS          Kind = "nps"
	Upsell       Kind = "upsell" // adding collaborators
	Hardware     Kind = "hardware"
	FormReceived Kind = "form_received" // the termination form came back
	Other        Kind = "other"
	Unparsed     Kind = "unparsed" // of a known kind, its essential value missing or invalid
)

// Kinds lists every kind.
var Kinds = []Kind{ChurnRisk, DownsellRisk, RedAlert, NPS, Upsell, Hardware, FormReceived, Other, Unparsed}

// Kind names the list of words that kinds stand in.
func (Kind) Kind() string { return "alert_kind" }

// Reading is what could be read of a message. A value that isn't there, or that
// isn't sure, is left at its zero.
type Reading struct {
	Kind          Kind
	Score         *int      // 0 to 10
	Competitor    string    // as written
	Shop          string    // as written
	AppointmentAt time.Time // with the competitor, in the policy's zone
	ContactURL    string    // the client's page in the CRM, http or https
	Email         string
}

// Account is what is known of the client when the message arrives. A zero field
// is unknown: no open risk, no country, never ordered, no signal.
type Account struct {
	Platform         partner.Platform
	OpenRisk         bool
	Country          string // ISO 3166-1 alpha-2
	LastStoreOrderOn day.Day

	// The signals that make a red alert alarming (AL-4).
	LastLowNPSOn      day.Day
	LastRiskOn        day.Day
	UnresolvedTickets int
	KnownBugs         int
}

// Risk is what a partner may do: leave or shrink.
type Risk string

const (
	NoRisk     Risk = ""
	OfChurn    Risk = "churn_risk"
	OfDownsell Risk = "downsell_risk"
)

// Kind names the list of words that risks stand in.
func (Risk) Kind() string { return "risk" }

// Record is what a risk is kept as.
type Record string

const (
	NoRecord      Record = ""
	AsOpportunity Record = "opportunity" // on a Wavy account
	AsCase        Record = "case"        // on any other
)

// Kind names the list of words that records stand in.
func (Record) Kind() string { return "risk_as" }

// TaskKind is what an alert asks someone to do.
type TaskKind string

const (
	RDCInfoRDV   TaskKind = "rdc_info_rdv" // "RDC infos & RDV"
	MeetClient   TaskKind = "red_alert"    // before the competitor does
	FollowUpCall TaskKind = "follow_up_call"
	CallStore    TaskKind = "call_store"
	SellMore     TaskKind = "upsell"
	SellHardware TaskKind = "hardware"
)

// TaskKinds lists every kind of task that an alert leads to.
var TaskKinds = []TaskKind{RDCInfoRDV, MeetClient, FollowUpCall, CallStore, SellMore, SellHardware}

// Kind names the list of words that these tasks stand in.
func (TaskKind) Kind() string { return "alert_task" }

// Task is something to do by a day.
type Task struct {
	Kind  TaskKind
	DueOn day.Day
}

// Decision is what a message leads to, and why.
type Decision struct {
	Kind     Kind
	Fields   Reading
	OpenRisk Risk   // the risk to open; NoRisk where none is, or one is open already
	RiskAs   Record // NoRecord exactly where no risk opens
	Tasks    []Task
	Note     bool            // a note is written on the contact
	Because  because.Reasons // never empty
}
