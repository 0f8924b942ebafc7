package decide

import (
	"time"

	"rebond/internal/domain/alert"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/strict"
)

type alertFacts struct {
	Text       string       `field:"text"`
	ReceivedAt time.Time    `field:"received_at"`
	Account    alertAccount `field:"account,optional"`
}

type alertAccount struct {
	Platform          partner.Platform `field:"platform,optional"`
	OpenRisk          bool             `field:"open_risk,optional"`
	Country           country          `field:"country,optional"`
	LastStoreOrderOn  day.Day          `field:"last_store_order_on,optional"`
	LastLowNPSOn      day.Day          `field:"last_low_nps_on,optional"`
	LastRiskOn        day.Day          `field:"last_risk_on,optional"`
	UnresolvedTickets count            `field:"unresolved_tickets,optional"`
	KnownBugs         count            `field:"known_bugs,optional"`
}

type alertAnswer struct {
	Kind     alert.Kind    `json:"kind"`
	Fields   alertFields   `json:"fields"`
	OpenRisk *alert.Risk   `json:"open_risk"`
	RiskAs   *alert.Record `json:"risk_as"`
	Tasks    []alertTask   `json:"tasks"`
	Note     bool          `json:"note"`
	grounds
}

type alertFields struct {
	Score         *int           `json:"score"`
	Competitor    *string        `json:"competitor"`
	Shop          *string        `json:"shop"`
	AppointmentAt *strict.Moment `json:"appointment_at"`
	ContactURL    *string        `json:"contact_url"`
	Email         *string        `json:"email"`
}

type alertTask struct {
	Kind  alert.TaskKind `json:"kind"`
	DueOn strict.Date    `json:"due_on"`
}

func readAlert(f alertFacts, u Under) (alertAnswer, error) {
	d := alert.Decide(f.Text, f.ReceivedAt, f.Account.account(), u.Policy)
	return alertAnswer{
		Kind:     d.Kind,
		Fields:   fieldsRead(d.Fields),
		OpenRisk: strict.OrNull(d.OpenRisk),
		RiskAs:   strict.OrNull(d.RiskAs),
		Tasks:    strict.Each(d.Tasks, func(t alert.Task) alertTask { return alertTask{t.Kind, strict.Date(t.DueOn)} }),
		Note:     d.Note,
		grounds:  u.ground(d.Because),
	}, nil
}

func (a alertAccount) account() alert.Account {
	return alert.Account{
		Platform:          a.Platform,
		OpenRisk:          a.OpenRisk,
		Country:           string(a.Country),
		LastStoreOrderOn:  a.LastStoreOrderOn,
		LastLowNPSOn:      a.LastLowNPSOn,
		LastRiskOn:        a.LastRiskOn,
		UnresolvedTickets: int(a.UnresolvedTickets),
		KnownBugs:         int(a.KnownBugs),
	}
}

func fieldsRead(r alert.Reading) alertFields {
	fields := alertFields{
		Score:      r.Score,
		Competitor: strict.OrNull(r.Competitor),
		Shop:       strict.OrNull(r.Shop),
		ContactURL: strict.OrNull(r.ContactURL),
		Email:      strict.OrNull(r.Email),
	}
	if !r.AppointmentAt.IsZero() {
		at := strict.Moment(r.AppointmentAt)
		fields.AppointmentAt = &at
	}
	return fields
}
