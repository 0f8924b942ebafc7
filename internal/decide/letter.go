package decide

import (
	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/day"
	"rebond/internal/domain/letter"
	"rebond/internal/strict"
)

type billingFacts struct {
	CommitmentEnd day.Stated            `field:"commitment_end"`
	InvoiceDay    invoiceDay            `field:"invoice_day"`
	Products      []billingstop.Product `field:"products"`
}

func (f billingFacts) billing() billingstop.Billing {
	return billingstop.Billing{CommitmentEnd: f.CommitmentEnd, InvoiceDay: int(f.InvoiceDay), Products: f.Products}
}

type stopsAnswer struct {
	Stops []stop `json:"stops"`
	grounds
}

type stop struct {
	Product billingstop.Product `json:"product"`
	StopOn  strict.Date         `json:"stop_on"`
}

func billingStop(f billingFacts, u Under) (stopsAnswer, error) {
	stops, err := f.billing().Stops()
	return stopsAnswer{
		Stops:   strict.Each(stops.Each, func(s billingstop.Stop) stop { return stop{s.Product, strict.Date(s.On)} }),
		grounds: u.ground(stops.Because),
	}, err
}

type letterFacts struct {
	ReceivedOn      day.Day      `field:"received_on"`
	LostRisk        bool         `field:"lost_risk"`
	WonRisk         bool         `field:"won_risk"`
	Salon           string       `field:"salon"`
	Billing         billingFacts `field:",inline"`
	WantsClientFile bool         `field:"wants_client_file"`
	WantsDomainName bool         `field:"wants_domain_name"`
	StatedEnd       day.Stated   `field:"stated_end,optional"`
}

type letterAnswer struct {
	Opportunity           opportunity     `json:"opportunity"`
	CutAccessOn           strict.Date     `json:"cut_access_on"`
	PotentialCutAccessOn  strict.Date     `json:"potential_cut_access_on"`
	Stops                 []potentialStop `json:"stops"`
	LoseSaleOpportunities bool            `json:"lose_sale_opportunities"`
	Tasks                 []letterTask    `json:"tasks"`
	grounds
}

type opportunity struct {
	Name             string              `json:"name"`
	Pipeline         string              `json:"pipeline" words:"pipeline"`
	Stage            letter.Stage        `json:"stage" words:"letter_stage"`
	BillingStopped   bool                `json:"billing_stopped"`
	ChurnType        string              `json:"churn_type" words:"churn_type"`
	PreviousRisk     letter.PreviousRisk `json:"previous_risk" words:"previous_risk"`
	CancelledOptions string              `json:"cancelled_options" words:"cancelled_options"`
	BillingEndOn     strict.Date         `json:"billing_end_on"`
}

type potentialStop struct {
	Product     billingstop.Product `json:"product"`
	StopOn      strict.Date         `json:"stop_on"`
	PotentialOn strict.Date         `json:"potential_on"`
}

type letterTask struct {
	Kind     letter.TaskKind `json:"kind" words:"letter_task"`
	DueOn    strict.Date     `json:"due_on"`
	Assignee letter.Assignee `json:"assignee" words:"assignee"`
}

func wavyLetter(f letterFacts, u Under) (letterAnswer, error) {
	h, err := letter.Wavy{
		ReceivedOn:      f.ReceivedOn,
		LostRisk:        f.LostRisk,
		WonRisk:         f.WonRisk,
		Salon:           f.Salon,
		Billing:         f.Billing.billing(),
		WantsClientFile: f.WantsClientFile,
		WantsDomainName: f.WantsDomainName,
		StatedEnd:       f.StatedEnd,
	}.Handle()
	return letterAnswer{
		Opportunity:          opportunityOf(h.Opportunity),
		CutAccessOn:          strict.Date(h.CutAccessOn),
		PotentialCutAccessOn: strict.Date(h.PotentialCutAccessOn),
		Stops: strict.Each(h.Stops, func(s letter.Stop) potentialStop {
			return potentialStop{s.Product, strict.Date(s.On), strict.Date(s.PotentialOn)}
		}),
		LoseSaleOpportunities: h.LoseSaleOpportunities,
		Tasks:                 strict.Each(h.Tasks, func(t letter.Task) letterTask { return letterTask{t.Kind, strict.Date(t.DueOn), t.Assignee} }),
		grounds:               u.ground(h.Because),
	}, err
}

func opportunityOf(o letter.Opportunity) opportunity {
	return opportunity{
		Name:             o.Name,
		Pipeline:         letter.Pipeline,
		Stage:            o.Stage,
		BillingStopped:   o.BillingStopped,
		ChurnType:        letter.ChurnType,
		PreviousRisk:     o.PreviousRisk,
		CancelledOptions: letter.CancelledOptions,
		BillingEndOn:     strict.Date(o.BillingEndOn),
	}
}
