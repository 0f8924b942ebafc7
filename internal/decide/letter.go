package decide

import (
	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/day"
	"rebond/internal/domain/letter"
)

type billingFacts struct {
	CommitmentEnd day.Stated            `facts:"commitment_end"`
	InvoiceDay    invoiceDay            `facts:"invoice_day"`
	Products      []billingstop.Product `facts:"products"`
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
	StopOn  date                `json:"stop_on"`
}

func billingStop(f billingFacts, u Under) (stopsAnswer, error) {
	stops, err := f.billing().Stops()
	return stopsAnswer{
		Stops:   each(stops.Each, func(s billingstop.Stop) stop { return stop{s.Product, date(s.On)} }),
		grounds: u.ground(stops.Because),
	}, err
}

type letterFacts struct {
	ReceivedOn      day.Day      `facts:"received_on"`
	LostRisk        bool         `facts:"lost_risk"`
	WonRisk         bool         `facts:"won_risk"`
	Salon           string       `facts:"salon"`
	Billing         billingFacts `facts:",inline"`
	WantsClientFile bool         `facts:"wants_client_file"`
	WantsDomainName bool         `facts:"wants_domain_name"`
	StatedEnd       day.Stated   `facts:"stated_end,optional"`
}

type letterAnswer struct {
	Opportunity           opportunity     `json:"opportunity"`
	CutAccessOn           date            `json:"cut_access_on"`
	PotentialCutAccessOn  date            `json:"potential_cut_access_on"`
	Stops                 []potentialStop `json:"stops"`
	LoseSaleOpportunities bool            `json:"lose_sale_opportunities"`
	Tasks                 []letterTask    `json:"tasks"`
	grounds
}

type opportunity struct {
	Name             string              `json:"name"`
	Pipeline         string              `json:"pipeline"`
	Stage            letter.Stage        `json:"stage"`
	BillingStopped   bool                `json:"billing_stopped"`
	ChurnType        string              `json:"churn_type"`
	PreviousRisk     letter.PreviousRisk `json:"previous_risk"`
	CancelledOptions string              `json:"cancelled_options"`
	BillingEndOn     date                `json:"billing_end_on"`
}

type potentialStop struct {
	Product     billingstop.Product `json:"product"`
	StopOn      date                `json:"stop_on"`
	PotentialOn date                `json:"potential_on"`
}

type letterTask struct {
	Kind     letter.TaskKind `json:"kind"`
	DueOn    date            `json:"due_on"`
	Assignee letter.Assignee `json:"assignee"`
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
		Opportunity:           opportunityOf(h.Opportunity),
		CutAccessOn:           date(h.CutAccessOn),
		PotentialCutAccessOn:  date(h.PotentialCutAccessOn),
		Stops:                 each(h.Stops, func(s letter.Stop) potentialStop { return potentialStop{s.Product, date(s.On), date(s.PotentialOn)} }),
		LoseSaleOpportunities: h.LoseSaleOpportunities,
		Tasks:                 each(h.Tasks, func(t letter.Task) letterTask { return letterTask{t.Kind, date(t.DueOn), t.Assignee} }),
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
		BillingEndOn:     date(o.BillingEndOn),
	}
}
