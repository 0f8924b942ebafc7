package cli

import (
	"context"
	"fmt"
	"net/url"

	"rebond/internal/api"
	"rebond/internal/domain/because"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/refusal"
	"rebond/internal/words"
)

// Churn has the verbs of churn requests.
type Churn struct {
	Open ChurnOpen `cmd:"" help:"churn_open" calls:"openChurnCase"`
	Show ChurnShow `cmd:"" help:"churn_show" calls:"getChurnCase"`

	Summarise ChurnSummarise `cmd:"" help:"churn_summarise" calls:"summariseChurnCase"`
	SendForm  ChurnSendForm  `cmd:"" name:"send-form" help:"churn_send_form" calls:"sendForm"`
	Form      ChurnForm      `cmd:"" help:"churn_form" calls:"receiveForm"`
	Lose      ChurnLose      `cmd:"" help:"churn_lose" calls:"loseChurnCase"`
	Recover   ChurnRecover   `cmd:"" help:"churn_recover" calls:"recoverChurnCase"`

	Brief     ChurnBrief     `cmd:"" help:"churn_brief" calls:"briefChurnCase"`
	Call      ChurnCall      `cmd:"" help:"churn_call" calls:"callPartner"`
	Appoint   ChurnAppoint   `cmd:"" help:"churn_appoint" calls:"appoint"`
	CallOff   ChurnCallOff   `cmd:"" name:"call-off" help:"churn_call_off" calls:"callOffAppointment"`
	Negotiate ChurnNegotiate `cmd:"" help:"churn_negotiate" calls:"negotiate"`

	TakeBack ChurnTakeBack `cmd:"" name:"take-back" help:"churn_take_back" calls:"takeBackChurnCase"`
}

// ChurnOpen opens a churn request, or adds one to the open case.
type ChurnOpen struct {
	Account     string `required:"" help:"account"`
	Channel     string `help:"channel"`
	Reason      string `help:"reason"`
	SubReason   string `help:"sub_reason"`
	Description string `help:"description"`
	SignedOn    string `placeholder:"YYYY-MM-DD" help:"signed_on"`
	Remote
}

// Run opens it.
func (o ChurnOpen) Run(ctx context.Context, c *Console) error {
	desk, err := o.at(c)
	if err != nil {
		return err
	}
	account, err := desk.account(ctx, o.Account)
	if err != nil {
		return err
	}
	return desk.acted(desk.post(ctx, "/churn-cases", given{"account": string(account.ID)}.
		and("channel", o.Channel).and("reason", o.Reason).and("sub_reason", o.SubReason).and("description", o.Description).
		and("contract_signed_on", o.SignedOn)))
}

// given is a body that holds only what was typed: what is missing, the desk says.
type given map[string]string

func (g given) and(field, value string) given {
	if value != "" {
		g[field] = value
	}
	return g
}

// OfCase names a case: by its id, or by its account.
type OfCase struct {
	Case    string `arg:"" optional:"" help:"case"`
	Account string `help:"account_of_case"`
	Remote
}

const (
	noCaseNamed because.Text = "cli.no_case_named"
	noCase      because.Text = "cli.no_case"
)

// find finds the desk and the case: of an account, the open one, or else the last.
func (o OfCase) find(ctx context.Context, c *Console) (*remote, string, error) {
	desk, err := o.at(c)
	if err != nil || o.Case != "" {
		return desk, "/churn-cases/" + url.PathEscape(o.Case), err
	}
	if o.Account == "" {
		return nil, "", refusal.New(refusal.Missing, "", "case", noCaseNamed)
	}
	account, err := desk.account(ctx, o.Account)
	if err != nil {
		return nil, "", err
	}
	if len(account.ChurnCases) == 0 {
		return nil, "", refusal.New(refusal.Unknown, "", "case", noCase, "account", account.Name)
	}
	found := account.ChurnCases[len(account.ChurnCases)-1]
	for _, one := range account.ChurnCases {
		if one.Stage != churn.Closed {
			found = one
		}
	}
	return desk, "/churn-cases/" + url.PathEscape(string(found.ID)), nil
}

// act calls a verb on the case.
func (o OfCase) act(ctx context.Context, c *Console, verb string, body given) error {
	desk, path, err := o.find(ctx, c)
	if err != nil {
		return err
	}
	return desk.acted(desk.post(ctx, path+verb, body))
}

// ChurnForm records that the form or a letter was received.
type ChurnForm struct {
	ReceivedOn string `placeholder:"YYYY-MM-DD" help:"received_on"`
	Medium     string `default:"form" help:"medium"`
	Note       string `help:"note"`
	OfCase
}

// Run records it.
func (f ChurnForm) Run(ctx context.Context, c *Console) error {
	return f.act(ctx, c, "/form", given{}.and("medium", f.Medium).and("received_on", f.ReceivedOn).and("note", f.Note))
}

// ChurnLose closes a case as Not recovered.
type ChurnLose struct {
	PED       string `placeholder:"YYYY-MM-DD" help:"ped"`
	PEDReason string `help:"ped_reason"`
	OfCase
}

// Run closes it.
func (l ChurnLose) Run(ctx context.Context, c *Console) error {
	return l.act(ctx, c, "/loss", given{}.and("plan_expiration_date", l.PED).and("ped_reason", l.PEDReason))
}

// ChurnRecover closes a case as recovered.
type ChurnRecover struct {
	Outcome string `default:"recovered_no_action" placeholder:"recovered_no_action|recovered_training|recovered_plan_update" help:"outcome"`
	OfCase
}

// Run closes it.
func (r ChurnRecover) Run(ctx context.Context, c *Console) error {
	return r.act(ctx, c, "/recovery", given{}.and("outcome", r.Outcome))
}

// ChurnTakeBack takes a termination back.
type ChurnTakeBack struct {
	Reason string `help:"take_back_reason"`
	OfCase
}

// Run takes it back.
func (t ChurnTakeBack) Run(ctx context.Context, c *Console) error {
	return t.act(ctx, c, "/take-back", given{}.and("reason", t.Reason))
}

// ChurnShow shows a case.
type ChurnShow struct {
	OfCase
}

// Run shows where the case stands, and why.
func (s ChurnShow) Run(ctx context.Context, c *Console) error {
	desk, path, err := s.find(ctx, c)
	if err != nil {
		return err
	}
	text, err := desk.get(ctx, path, nil)
	told, toTell, err := answered[api.ChurnCase](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	c.tellCase(told)
	return nil
}

func (c *Console) tellCase(told api.ChurnCase) {
	l := c.Lang
	fmt.Fprintln(c.Out, l.Say(words.CaseTitle, "type", l.Say(words.ChurnType), "salon", told.AccountName))
	c.fact(l.Field("stage"), caseStage(l, told.Stage, told.Outcome))
	c.why(told.Why.Stage)
	c.fact(l.Field("status"), l.Value(told.AccountStatus))
	c.why(told.Why.Status)
	c.day("fiscal_churn_received_on", told.FiscalChurnReceivedOn)
	c.day("plan_expiration_date", told.PlanExpirationDate)
	c.why(told.Why.PlanExpirationDate)
	c.fact(l.Field("ped_reason"), told.PEDReason)
	c.fact(l.Field("owner"), told.OwnerName)
	c.day("opened_on", told.OpenedOn)
	for _, r := range told.Requests {
		c.fact(l.Day(r.On), l.Value(r.Channel)+", "+r.ReasonLabel+", "+r.SubReasonLabel+". "+r.Description)
	}
	for _, d := range told.Documents {
		c.fact(l.Day(d.ReceivedOn), l.Value(d.Medium)+". "+d.Note)
	}
	c.tellHandling(told)
	if told.Summary != nil {
		fmt.Fprintf(c.Out, "\n%s\n%s\n", l.Say(words.SummaryTitle), told.Summary.Text)
	}
	c.tellFormLinks(told)
	for _, piece := range told.Awaits {
		c.fact(l.Say(words.CLIMissing), l.Field(string(piece)))
	}
	c.day("closed_on", told.ClosedOn)
	c.day("taken_back_on", told.TakenBackOn)
	c.fact(l.Say(words.CLICase), string(told.ID))
}

func caseStage(l words.Lang, stage churn.Stage, outcome churn.Outcome) string {
	if outcome == "" {
		return l.Value(stage)
	}
	return l.Value(stage) + ", " + l.Value(outcome)
}
