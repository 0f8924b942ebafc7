package churn

import (
	"slices"
	"strings"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

// Receipt is what is told when a form or a letter arrived.
type Receipt struct {
	Medium     Medium
	ReceivedOn day.Day
	Note       string // may be empty
}

// Received is told when a formal document is recorded. Notice says which PED it
// gives; a later document is only attached, and gives none (CH-8).
type Received struct {
	Case     Case
	Document Document
	Notice   *Notice
}

// Told tells it to history.
func (e Received) Told() history.Told {
	reasons := because.Of("CH-8", onlyAttached, "medium", e.Document.Medium)
	if e.Notice != nil {
		reasons = e.Notice.Because
	}
	return history.Told{
		Verb:    "churn_case.form_received",
		About:   e.Case.Ref(),
		Because: reasons,
		Facts:   because.Inputs("channel", e.Document.Medium, "received_on", e.Document.ReceivedOn, "today", e.Document.RecordedOn),
	}
}

const (
	onlyAttached     because.Text = "churn.document_only_attached"
	noMedium         because.Text = "churn.no_medium"
	unknownMedium    because.Text = "churn.unknown_medium"
	noReceipt        because.Text = "churn.no_received_on"
	receiptToCome    because.Text = "churn.received_on_to_come"
	letterOfWavy     because.Text = "churn.letter_of_wavy"
	noteTooLong      because.Text = "churn.note_too_long"
	noPED            because.Text = "churn.no_ped"
	pedNeedsReason   because.Text = "churn.ped_needs_reason"
	pedNeedsManager  because.Text = "churn.ped_needs_manager"
	pedByManager     because.Text = "churn.ped_by_manager"
	noOutcome        because.Text = "churn.no_outcome"
	unknownOutcome   because.Text = "churn.unknown_outcome"
	nothingToTake    because.Text = "churn.nothing_to_take_back"
	noTakeBackReason because.Text = "churn.no_take_back_reason"
	takenBack        because.Text = "churn.taken_back"
)

// Receive records a form or letter on the account by hand (CH-6). The first one
// received fixes the formal date and the PED; a later one is only attached (CH-8).
// Refused for a letter on a Wavy account, which has a procedure of its own (LW-5).
func (c Case) Receive(account partner.Account, in Receipt, now moment.Moment) (Case, Received, error) {
	_, illegal := Moves.Next(c.Stage, Receive, "CH-6")
	if err := refusal.All(illegal, in.unfit(now), in.otherProcedure(account)); err != nil {
		return c, Received{}, err
	}
	document := Document{in.Medium, in.ReceivedOn, now.Today, now.Actor.ID, strings.TrimSpace(in.Note)}
	c, notice, err := c.attach(document, now)
	return c, Received{c, document, notice}, err
}

// attach adds a document. The first one received fixes the date and the PED; a later
// one gives no notice (CH-8).
func (c Case) attach(document Document, now moment.Moment) (Case, *Notice, error) {
	before := c.Formal()
	held := c
	c.Documents = append(slices.Clip(c.Documents), document)
	if before != nil && before.ReceivedOn <= document.ReceivedOn {
		return c, nil, nil
	}
	notice, err := NoticeFor(document.Medium, document.ReceivedOn, now.Today, now.Policy)
	if err != nil {
		return held, nil, err
	}
	c.PlanExpiresOn = notice.PlanExpirationDate
	return c, &notice, nil
}

func (in Receipt) unfit(now moment.Moment) error {
	return refusal.All(in.mediumUnsaid(), in.dateUnfit(now), in.noteTooLong())
}

// otherProcedure refuses a letter on a Wavy account: whether anything is stopped at all
// depends on a lost risk there, which nothing here knows (LW-5).
func (in Receipt) otherProcedure(account partner.Account) error {
	if in.Medium != Letter || account.Platform != partner.Wavy {
		return nil
	}
	return refusal.New(refusal.Illegal, "LW-5", "medium", letterOfWavy)
}

func (in Receipt) mediumUnsaid() error {
	switch {
	case in.Medium == "":
		return refusal.New(refusal.Missing, "CH-8", "medium", noMedium)
	case in.Medium != Form && in.Medium != Letter: // a pre-churn has its own procedure (PC-4)
		return refusal.New(refusal.Invalid, "CH-8", "medium", unknownMedium, "value", string(in.Medium))
	}
	return nil
}

func (in Receipt) dateUnfit(now moment.Moment) error {
	switch {
	case in.ReceivedOn.IsZero():
		return refusal.New(refusal.Missing, "CH-6", "received_on", noReceipt)
	case in.ReceivedOn > now.Today:
		return refusal.New(refusal.Invalid, "CH-6", "received_on", receiptToCome, "received_on", in.ReceivedOn, "today", now.Today)
	}
	return now.Policy.TooLongAgo("CH-6", "received_on", in.ReceivedOn, now.Today)
}

func (in Receipt) noteTooLong() error {
	if len([]rune(in.Note)) > maxText {
		return refusal.New(refusal.Invalid, "", "note", noteTooLong, "most", maxText)
	}
	return nil
}

// Loss is what is told when a partner leaves. PlanExpirationDate may be left
// empty: then the computed PED counts. Another one is a manager's, with a reason.
type Loss struct {
	PlanExpirationDate day.Day
	PEDReason          string
}

// Ended is told when a case closes.
type Ended struct {
	Case        Case
	Consequence Consequence
	Summarised  bool // the summary of the call was saved with it
}

// Told tells it to history.
func (e Ended) Told() history.Told {
	reasons := e.Consequence.Because
	if e.Summarised {
		reasons = reasons.And("CH-4", summarised)
	}
	if e.Case.PEDReason != "" {
		reasons = reasons.And("CH-9", pedByManager, "plan_expiration_date", e.Case.PlanExpiresOn)
	}
	facts := because.Inputs("outcome", e.Case.Closing.Outcome, "today", e.Case.Closing.On)
	if formal := e.Case.Formal(); formal != nil {
		facts = append(facts, because.Inputs("plan_expiration_date", e.Case.PlanExpiresOn, "received_on", formal.ReceivedOn)...)
	}
	return history.Told{
		Verb:    "churn_case." + string(e.Case.Closing.Outcome),
		About:   e.Case.Ref(),
		Because: reasons,
		Facts:   facts,
	}
}

// Lose closes the case as Not recovered. Refused while the PED or the date of the
// form or letter is missing (CH-8), with a PED before that date, and with another
// PED than the computed one but by a manager, who says why (CH-9).
func (c Case) Lose(in Loss, now moment.Moment) (Case, Ended, error) {
	held := c
	next, illegal := Moves.Next(c.Stage, Lose, "CH-8")
	moved := c.movePED(in, now)
	if !in.PlanExpirationDate.IsZero() {
		c.PEDReason = ""
		if in.PlanExpirationDate != c.PlanExpiresOn {
			c.PlanExpiresOn, c.PEDReason = in.PlanExpirationDate, strings.TrimSpace(in.PEDReason)
		}
	}
	ending := Ending{Outcome: NotRecovered, PlanExpirationDate: c.PlanExpiresOn, Today: now.Today}
	if formal := c.Formal(); formal != nil {
		ending.ReceivedOn = formal.ReceivedOn
	}
	consequence, impossible := ConsequenceOf(ending, now.Policy)
	if err := refusal.All(illegal, missing(consequence.Missing), moved, impossible); err != nil {
		return held, Ended{}, err
	}
	c = c.withdrawLinks(now.Today)
	c.Stage, c.Closing = next, &Closing{NotRecovered, now.Actor.ID, now.Today}
	return c, Ended{Case: c, Consequence: consequence}, nil
}

// movePED refuses another PED than the computed one but by a manager with a
// reason (CH-9).
func (c Case) movePED(in Loss, now moment.Moment) error {
	if in.PlanExpirationDate.IsZero() || in.PlanExpirationDate == c.PlanExpiresOn || c.Formal() == nil {
		return nil
	}
	var notTheirs error
	if !staff.May(now.Actor.Role, staff.MovePED, staff.Scope{}).Allowed {
		notTheirs = refusal.New(refusal.Forbidden, "CH-9", "plan_expiration_date", pedNeedsManager,
			"plan_expiration_date", c.PlanExpiresOn, "who_may", staff.WhoMay(staff.MovePED),
			staff.NamesInput, now.Everyone.NamesOf(staff.Asked{Action: staff.MovePED, Owner: c.Owner}, now.Today))
	}
	return refusal.All(notTheirs, worded("CH-9", "ped_reason", in.PEDReason, pedNeedsReason),
		now.Policy.TooFarAhead("CH-9", "plan_expiration_date", in.PlanExpirationDate, now.Today))
}

// missing refuses a loss for every piece that isn't known yet (CH-8).
func missing(pieces []Piece) error {
	var all []error
	for _, piece := range pieces {
		text := noPED
		if piece == MissingReceivedOn {
			text = noReceipt
		}
		all = append(all, refusal.New(refusal.Missing, "CH-8", string(piece), text))
	}
	return refusal.All(all...)
}

// Recover closes the case with one of the outcomes in which the partner stays (CH-7).
func (c Case) Recover(how Outcome, now moment.Moment) (Case, Ended, error) {
	next, illegal := Moves.Next(c.Stage, Recover, "CH-7")
	if err := refusal.All(illegal, how.unfitToRecover()); err != nil {
		return c, Ended{}, err
	}
	consequence, err := ConsequenceOf(Ending{Outcome: how, Today: now.Today}, now.Policy)
	if err != nil {
		return c, Ended{}, err
	}
	c = c.withdrawLinks(now.Today)
	c.Stage, c.Closing = next, &Closing{how, now.Actor.ID, now.Today}
	return c, Ended{Case: c, Consequence: consequence}, nil
}

func (o Outcome) unfitToRecover() error {
	switch {
	case o == "":
		return refusal.New(refusal.Missing, "CH-7", "outcome", noOutcome)
	case !slices.Contains(Recoveries, o):
		return refusal.New(refusal.Invalid, "CH-7", "outcome", unknownOutcome, "value", string(o))
	}
	return nil
}

// Returned is told when a partner takes the termination back (CH-12).
type Returned struct {
	Case Case
}

// Told tells it to history.
func (e Returned) Told() history.Told {
	return history.Told{
		Verb:    "churn_case.taken_back",
		About:   e.Case.Ref(),
		Because: because.Of("CH-12", takenBack, "plan_expiration_date", e.Case.PlanExpiresOn),
		Facts:   because.Inputs("plan_expiration_date", e.Case.PlanExpiresOn, "today", e.Case.TakenBack.On),
	}
}

// TakeBack records that the partner stays after all. Refused where the case wasn't
// lost; whether it is too late, the account knows (CH-12).
func (c Case) TakeBack(why string, now moment.Moment) (Case, Returned, error) {
	next, illegal := Moves.Next(c.Stage, TakeBack, "CH-12")
	if illegal == nil && !c.Lost() {
		illegal = refusal.New(refusal.Illegal, "CH-12", "", nothingToTake)
	}
	if err := refusal.All(illegal, worded("CH-12", "reason", why, noTakeBackReason)); err != nil {
		return c, Returned{}, err
	}
	c.Stage, c.TakenBack = next, &TakenBack{now.Actor.ID, now.Today, strings.TrimSpace(why)}
	return c, Returned{c}, nil
}
