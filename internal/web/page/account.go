package page

import (
	"slices"

	"rebond/internal/words"
)

// Account is the page of one salon.
type Account struct {
	Desk

	ID        string
	Salon     Salon // its Contact holds phone and mail
	Owner     string
	Dates     []Fact   // since when, until when, each with its reasons
	Contract  []Fact   // plan, platform, revenue
	Gaps      []string // what an import left open, as labels
	Cases     []Sister // under way
	PastCases []Sister
	Tasks     []Task
	Deals     []Deal
	// Request opens a churn request, or adds one to the open case; nil where
	// none can be opened, and then NoRequest says why.
	Request   *ChurnRequest
	NoRequest []Missing
	HandOver  *HandOver // nil where the reader may not hand it over
	NotTheirs []Missing // what is for others to do here, and who can
	Past      []Entry   // oldest first
	Earlier   string    // where what came before is; empty where this is all
	Ahead     []Forecast
	Gone      Form // a form that came back to a page that no longer has it
}

// ChurnRequest opens a churn request for the account.
type ChurnRequest struct {
	Form
	Channel, Reason, SubReason, Description string // as typed
	Channels, Reasons                       []Choice
	SubReasons                              []Choice // grouped by the reason's value
	SignedOn                                string   // as typed
	AskSigned                               bool     // the account doesn't know when its contract was signed
	Joins                                   bool     // a case is open: the request is added to it
}

func (ChurnRequest) name() string { return "request" }

// HandOver gives the account to another manager (CH-3).
type HandOver struct {
	Form
	Owner  string // as chosen
	Owners []Choice
}

func (HandOver) name() string { return "hand-over" }

// anchors says where the fields of the forms stand.
func (a Account) anchors() map[string]string {
	at := map[string]string{}
	if a.Request != nil {
		for _, field := range []string{"channel", "reason", "sub_reason", "contract_signed_on", "description"} {
			at[field] = fieldID(a.Request.name(), field)
		}
	}
	if a.HandOver != nil {
		at["owner"] = fieldID(a.HandOver.name(), "owner")
	}
	return at
}

// sent is the form of the page that came back with a problem, and its name.
func (a Account) sent() (Form, string) {
	switch {
	case a.Request != nil && a.Request.trouble():
		return a.Request.Form, a.Request.name()
	case a.HandOver != nil && a.HandOver.trouble():
		return a.HandOver.Form, a.HandOver.name()
	}
	return a.Gone, ""
}

func (r ChurnRequest) title() words.Phrase {
	if r.Joins {
		return words.RequestJoins
	}
	return words.RequestTitle
}

func (r ChurnRequest) what() words.Phrase {
	if r.Joins {
		return words.RequestJoinsIs
	}
	return words.RequestWhat
}

// group is the choices that belong to one choice of another select.
type group struct {
	of, label string
	choices   []Choice
}

// grouped puts the sub-reasons under their reasons, in the reasons' order.
func (r ChurnRequest) grouped() []group {
	var groups []group
	for _, reason := range r.Reasons {
		under := slices.DeleteFunc(slices.Clone(r.SubReasons), func(c Choice) bool { return c.Group != reason.Value })
		if len(under) > 0 {
			groups = append(groups, group{reason.Value, reason.Label, under})
		}
	}
	return groups
}
