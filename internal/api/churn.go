package api

import (
	"cmp"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/strict"
	"rebond/internal/words"
)

// Receipt is what a verb answers, and answers again to a repeated request.
type Receipt struct {
	app.Receipt
}

// location is where the case stands that the verb opened, if it opened one.
func (r Receipt) location() string {
	if r.Verb != "churn_case.opened" {
		return ""
	}
	return link("churn-cases", r.About)
}

// ChurnCase is a churn request.
type ChurnCase struct {
	ID            churn.CaseID      `json:"id"`
	Account       partner.AccountID `json:"account"`
	AccountName   string            `json:"account_name"`
	AccountStatus partner.Status    `json:"account_status"`
	Stage         churn.Stage       `json:"stage"`
	Outcome       churn.Outcome     `json:"outcome,omitempty" doc:"Given once the case is closed."`
	Owner         staff.ID          `json:"owner" doc:"Always the account's manager (CH-3)."`
	OwnerName     string            `json:"owner_name"`
	OpenedOn      day.Day           `json:"opened_on"`
	OpenedBy      staff.ID          `json:"opened_by"`

	FiscalChurnReceivedOn day.Day `json:"fiscal_churn_received_on,omitzero" doc:"The day of the document that made it formal (CH-8)."`
	PlanExpirationDate    day.Day `json:"plan_expiration_date,omitzero" doc:"The PED: the plan's last day (CH-9)."`
	PEDReason             string  `json:"ped_reason,omitempty" doc:"Why the PED isn't the computed one."`

	NextContactOn day.Day      `json:"next_contact_on,omitzero" doc:"The next call or appointment, of an open case."`
	AssignedOn    day.Day      `json:"assigned_on,omitzero" doc:"Since when nothing of AL-8 lacks."`
	Lacks         []churn.Need `json:"lacks" doc:"What the case still needs to be assigned (AL-8)."`
	Briefing      *Briefing    `json:"briefing,omitempty"`
	Attempts      []Attempt    `json:"attempts"`
	Appointment   *Appointment `json:"appointment,omitempty" doc:"The last one that was set."`
	Negotiation   *Negotiation `json:"negotiation,omitempty"`
	Opportunities []Deal       `json:"opportunities" doc:"What closing the case opened (DO-2)."`

	ClosedOn     day.Day  `json:"closed_on,omitzero"`
	ClosedBy     staff.ID `json:"closed_by,omitempty"`
	TakenBackOn  day.Day  `json:"taken_back_on,omitzero"`
	TakenBackBy  staff.ID `json:"taken_back_by,omitempty"`
	TakenBackWhy string   `json:"taken_back_why,omitempty"`

	Fiscal    churn.Fiscal  `json:"fiscal" doc:"none, waiting (Waiting for fiscal churn) or received (CH-5)."`
	FormLinks []FormLink    `json:"form_links" doc:"The sendings of the termination form, oldest first, with what came back (CH-6)."`
	Awaits    []churn.Piece `json:"awaits" doc:"What must be known before the case can be lost (CH-8)."`
	Requests  []Request     `json:"requests"`
	Documents []Document    `json:"documents"`
	Summary   *Summary      `json:"summary,omitempty" doc:"Of the call, once it was saved (CH-4)."`
	Why       Why           `json:"why"`
	Version   int           `json:"version" doc:"The last entry of the account's history, for the header Seen-Version."`
}

// Request is one time that the partner said that they want to leave.
type Request struct {
	Channel        churn.Channel `json:"channel"`
	Reason         string        `json:"reason" doc:"The key of an item of the list reason."`
	ReasonLabel    string        `json:"reason_label" doc:"What the list calls it, in the caller's language."`
	SubReason      string        `json:"sub_reason" doc:"The key of an item of the list sub_reason."`
	SubReasonLabel string        `json:"sub_reason_label"`
	Description    string        `json:"description"`
	On             day.Day       `json:"on"`
	By             staff.ID      `json:"by"`
}

// Document is a form or a letter that was received.
type Document struct {
	Medium     churn.Medium `json:"medium"`
	ReceivedOn day.Day      `json:"received_on"`
	RecordedOn day.Day      `json:"recorded_on"`
	RecordedBy staff.ID     `json:"recorded_by"`
	Note       string       `json:"note,omitempty"`
}

func requestOf(r churn.Request, lists picklist.Lists, lang words.Lang) Request {
	return Request{
		Channel: r.Channel, Reason: string(r.Reason), SubReason: string(r.SubReason), Description: r.Description, On: r.On, By: r.By,
		ReasonLabel:    lang.Label(lists.Label(picklist.Reasons, picklist.Key(r.Reason))),
		SubReasonLabel: lang.Label(lists.Label(picklist.SubReasons, picklist.Key(r.SubReason))),
	}
}

func churnCaseOf(c churn.Case, file read.File, lang words.Lang) ChurnCase {
	told := ChurnCase{
		ID: c.ID, Account: c.Account, AccountName: file.Account.Name, AccountStatus: file.Account.Status,
		Stage: c.Stage, Owner: c.Owner, OwnerName: file.People.Name(c.Owner), OpenedOn: c.OpenedOn, OpenedBy: c.OpenedBy,
		PlanExpirationDate: c.PlanExpiresOn, PEDReason: c.PEDReason,
		Fiscal: c.Fiscal(), FormLinks: strict.Each(c.Links, func(l churn.FormLink) FormLink { return formLinkOf(l, lang) }),
		Awaits:    strict.Each(c.Awaits(), func(p churn.Piece) churn.Piece { return p }),
		Requests:  strict.Each(c.Requests, func(r churn.Request) Request { return requestOf(r, file.Lists, lang) }),
		Documents: strict.Each(c.Documents, func(d churn.Document) Document { return Document(d) }),
		Why: Why{
			Status:             groundsOf(file, file.Account.Ref(), "status", lang),
			Stage:              groundsOf(file, c.Ref(), "stage", lang),
			PlanExpirationDate: groundsOf(file, c.Ref(), "plan_expiration_date", lang),
		},
		Version: file.Version,
	}
	if c.Summary != nil {
		told.Summary = summaryOf(*c.Summary, file, lang)
	}
	if formal := c.Formal(); formal != nil {
		told.FiscalChurnReceivedOn = formal.ReceivedOn
	}
	told.handled(c, file)
	if c.Closing != nil {
		told.Outcome, told.ClosedOn, told.ClosedBy = c.Closing.Outcome, c.Closing.On, c.Closing.By
	}
	if c.TakenBack != nil {
		told.TakenBackOn, told.TakenBackBy, told.TakenBackWhy = c.TakenBack.On, c.TakenBack.By, c.TakenBack.Why
	}
	return told
}

func (d *desk) getChurnCase(a *asked, _ nothing) (ChurnCase, error) {
	id := a.PathValue("id")
	file, err := d.reads.Case(a.ctx(), id)
	if err != nil {
		return ChurnCase{}, err
	}
	c, ok := file.ChurnCase(churn.CaseID(id))
	if !ok {
		return ChurnCase{}, refusal.New(refusal.Unknown, "", "", "door.not_found")
	}
	return churnCaseOf(c, file, a.lang), nil
}

type wish struct {
	Account     string        `field:"account"`
	Channel     churn.Channel `field:"channel,asked"`
	Reason      string        `field:"reason,asked"`
	SubReason   string        `field:"sub_reason,asked"`
	Description string        `field:"description,asked"`
	Owner       string        `field:"owner,optional"`
	SignedOn    day.Day       `field:"contract_signed_on,optional"`
}

var wishForm = strict.Of[wish](shapes)

func (d *desk) openChurnCase(a *asked, in wish) (Receipt, error) {
	call, err := a.call()
	if err != nil {
		return Receipt{}, err
	}
	account, err := d.app.Accounts.Find(a.ctx(), in.Account)
	if err != nil {
		return Receipt{}, err
	}
	return receipt(d.app.Churn.Open(a.ctx(), call, account, churn.Wish{
		Channel: in.Channel, Reason: churn.Reason(in.Reason), SubReason: churn.SubReason(in.SubReason), Description: in.Description, Owner: staff.ID(in.Owner),
		ContractSignedOn: in.SignedOn,
	}))
}

func receipt(r app.Receipt, err error) (Receipt, error) { return Receipt{r}, err }

// onCase calls a verb on the case that the path names.
func onCase(a *asked, verb func(app.Call, churn.CaseID) (app.Receipt, error)) (Receipt, error) {
	call, err := a.call()
	if err != nil {
		return Receipt{}, err
	}
	return receipt(verb(call, churn.CaseID(a.PathValue("id"))))
}

type formReceived struct {
	Medium     churn.Medium `field:"medium,asked"`
	ReceivedOn day.Day      `field:"received_on,asked"`
	Note       string       `field:"note,optional"`
}

var formReceivedForm = strict.Of[formReceived](shapes)

func (d *desk) receiveForm(a *asked, in formReceived) (Receipt, error) {
	return onCase(a, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		return d.app.Churn.Receive(a.ctx(), call, id, churn.Receipt(in))
	})
}

type loss struct {
	PlanExpirationDate day.Day `field:"plan_expiration_date,optional"`
	PEDReason          string  `field:"ped_reason,optional"`
	Summary            summary `field:"summary,optional"`
}

var lossForm = strict.Of[loss](shapes)

func (d *desk) loseCase(a *asked, in loss) (Receipt, error) {
	return onCase(a, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		return d.app.Churn.Lose(a.ctx(), in.Summary.with(call), id, churn.Loss{PlanExpirationDate: in.PlanExpirationDate, PEDReason: in.PEDReason})
	})
}

type recovery struct {
	Outcome churn.Outcome `field:"outcome,optional"`
	Summary summary       `field:"summary,optional"`
}

var recoveryForm = strict.Of[recovery](shapes)

// recoverCase closes a case as recovered: with no action, where nothing else is said.
func (d *desk) recoverCase(a *asked, in recovery) (Receipt, error) {
	return onCase(a, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		return d.app.Churn.Recover(a.ctx(), in.Summary.with(call), id, cmp.Or(in.Outcome, churn.RecoveredNoAction))
	})
}

type takeBack struct {
	Reason string `field:"reason,asked"`
}

var takeBackForm = strict.Of[takeBack](shapes)

func (d *desk) takeBack(a *asked, in takeBack) (Receipt, error) {
	return onCase(a, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		return d.app.Churn.TakeBack(a.ctx(), call, id, in.Reason)
	})
}
