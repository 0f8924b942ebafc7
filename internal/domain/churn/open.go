package churn

import (
	"slices"
	"strings"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

// Wish is what is told when a partner's wish is received. Owner may be left
// empty; it can be no one but the account's manager (CH-3).
type Wish struct {
	Channel     Channel
	Reason      Reason
	SubReason   SubReason
	Description string
	Owner       staff.ID
	// ContractSignedOn may be said where the account doesn't know it, and is kept there.
	ContractSignedOn day.Day
}

// Opened is told when a case opens.
type Opened struct {
	Case     Case
	From     partner.Status
	SignedOn day.Day // as it was said; empty where it wasn't
}

// Told tells it to history.
func (e Opened) Told() history.Told {
	r := e.Case.Requests[0]
	return history.Told{
		Verb:  "churn_case.opened",
		About: e.Case.Ref(),
		Because: because.Of("CH-2", openedFrom, "status", e.From, "channel", r.Channel).
			And("CH-3", ownerIsAM),
		Facts: because.Inputs("status", e.From, "channel", r.Channel, "reason", r.Reason, "sub_reason", r.SubReason, "on", r.On,
			"contract_signed_on", e.SignedOn),
	}
}

// Joined is told when a second request is added to the open case.
type Joined struct {
	Case     Case
	SignedOn day.Day // as it was said; empty where it wasn't
}

// Told tells it to history.
func (e Joined) Told() history.Told {
	r := e.Case.Requests[len(e.Case.Requests)-1]
	return history.Told{
		Verb:    "churn_case.joined",
		About:   e.Case.Ref(),
		Because: because.Of("CH-2", joinedFirst, "channel", r.Channel, "opened_on", e.Case.OpenedOn),
		Facts:   because.Inputs("channel", r.Channel, "reason", r.Reason, "sub_reason", r.SubReason, "on", r.On),
	}
}

const (
	openedFrom         because.Text = "churn.opened"
	ownerIsAM          because.Text = "churn.owner_is_am"
	joinedFirst        because.Text = "churn.joined"
	noChannel          because.Text = "churn.no_channel"
	unknownChannel     because.Text = "churn.unknown_channel"
	noReason           because.Text = "churn.no_reason"
	unknownReason      because.Text = "churn.unknown_reason"
	retiredReason      because.Text = "churn.retired_reason"
	noSubReason        because.Text = "churn.no_sub_reason"
	strangeSubReason   because.Text = "churn.strange_sub_reason"
	noDescription      because.Text = "churn.no_description"
	descriptionTooLong because.Text = "churn.description_too_long"
	noAM               because.Text = "churn.account_without_am"
	ownerNotAM         because.Text = "churn.owner_not_am"
)

// maxText is how many characters a text that people write may have.
const maxText = 10_000

// Open opens a case on an account, in the name of its manager (CH-2, CH-3).
// Refused with everything that is missing at once.
func Open(account partner.Account, in Wish, now moment.Moment) (Case, Opened, error) {
	if err := refusal.All(account.CanLeave(), in.signedLately(account, now.Today, now.Policy), in.incomplete(now.Lists), in.owned(account)); err != nil {
		return Case{}, Opened{}, err
	}
	c := Case{
		ID:       CaseID(now.NewID()),
		Account:  account.ID,
		Stage:    New,
		Owner:    account.Owner,
		OpenedOn: now.Today,
		OpenedBy: now.Actor.ID,
		LookOn:   now.Today,
		Requests: []Request{in.request(now)},
	}
	return c, Opened{c, account.Status, in.ContractSignedOn}, nil
}

// Join adds a second request to the open case (CH-2). One that says no reason of
// its own has the first one's.
func (c Case) Join(account partner.Account, in Wish, now moment.Moment) (Case, Joined, error) {
	said := in
	if in.Reason == "" && in.SubReason == "" {
		in.Reason, in.SubReason = c.Requests[0].Reason, c.Requests[0].SubReason
	}
	unfit := said.incomplete(now.Lists)
	if in != said { // what the case has already may have been retired since
		unfit = refusal.All(in.channelUnsaid(), in.undescribed())
	}
	_, illegal := Moves.Next(c.Stage, Join, "CH-2")
	if err := refusal.All(illegal, in.signedOtherwise(account), in.signedAhead(now.Today), unfit, in.owned(account)); err != nil {
		return c, Joined{}, err
	}
	c.Requests = append(slices.Clip(c.Requests), in.request(now))
	return c, Joined{c, in.ContractSignedOn}, nil
}

func (in Wish) request(now moment.Moment) Request {
	return Request{in.Channel, in.Reason, in.SubReason, strings.TrimSpace(in.Description), now.Today, now.Actor.ID}
}

// incomplete lists what CH-1 and CH-2 ask for and the request doesn't say.
func (in Wish) incomplete(lists picklist.Lists) error {
	return refusal.All(in.channelUnsaid(), in.reasonUnsaid(lists), in.subReasonUnsaid(lists), in.undescribed())
}

func (in Wish) undescribed() error {
	return worded("CH-2", "description", in.Description, noDescription)
}

func (in Wish) channelUnsaid() error {
	switch {
	case in.Channel == "":
		return refusal.New(refusal.Missing, "CH-1", "channel", noChannel)
	case !in.Channel.Known():
		return refusal.New(refusal.Invalid, "CH-1", "channel", unknownChannel, "value", string(in.Channel))
	}
	return nil
}

func (in Wish) reasonUnsaid(lists picklist.Lists) error {
	reason, known := lists.Find(picklist.Reasons, picklist.Key(in.Reason))
	switch {
	case in.Reason == "":
		return refusal.New(refusal.Missing, "CH-2", "reason", noReason)
	case !known:
		return refusal.New(refusal.Invalid, "CH-2", "reason", unknownReason, "value", string(in.Reason))
	case !lists.Offered(picklist.Reasons, reason.Key):
		return refusal.New(refusal.Invalid, "CH-2", "reason", retiredReason, "value", reason.Label)
	}
	return nil
}

func (in Wish) subReasonUnsaid(lists picklist.Lists) error {
	reason, known := lists.Find(picklist.Reasons, picklist.Key(in.Reason))
	sub, ok := lists.Find(picklist.SubReasons, picklist.Key(in.SubReason))
	switch {
	case in.SubReason == "":
		return refusal.New(refusal.Missing, "CH-2", "sub_reason", noSubReason)
	case known && (!ok || sub.Parent != reason.Key):
		label := picklist.Label{FR: string(in.SubReason)}
		if ok {
			label = sub.Label
		}
		return refusal.New(refusal.Invalid, "CH-2", "sub_reason", strangeSubReason, "value", label, "reason", reason.Label)
	case ok && !sub.InUse():
		return refusal.New(refusal.Invalid, "CH-2", "sub_reason", retiredReason, "value", sub.Label)
	}
	return nil
}

// worded refuses a text that is missing or longer than a person would write.
func worded(rule, field, text string, missing because.Text) error {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return refusal.New(refusal.Missing, rule, field, missing)
	case len([]rune(text)) > maxText:
		return refusal.New(refusal.Invalid, rule, field, descriptionTooLong, "most", maxText)
	}
	return nil
}

// owned refuses an owner who isn't the account's manager (CH-3).
func (in Wish) owned(account partner.Account) error {
	switch {
	case account.Owner == "":
		return refusal.New(refusal.Missing, "CH-3", "owner", noAM)
	case in.Owner != "" && in.Owner != account.Owner:
		return refusal.New(refusal.Invalid, "CH-3", "owner", ownerNotAM)
	}
	return nil
}

// Receives says whether an actor may open a request on an account now, or add one;
// where not, everything that stands in the way (CH-2, CH-3).
func Receives(account partner.Account, actor staff.Actor) error {
	var unowned error
	if account.Owner == "" {
		unowned = refusal.New(refusal.Missing, "CH-3", "owner", noAM)
	}
	return refusal.All(staff.Permit(actor, staff.OpenChurnCase, actor.With(account.Owner)), account.CanLeave(), unowned)
}
