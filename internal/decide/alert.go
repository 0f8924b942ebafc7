package decide

import (
	"time"

	"rebond/internal/domain/alert"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
)

type alertFacts struct {
	Text       string       `facts:"text"`
	ReceivedAt time.Time    `facts:"received_at"`
	Account    alertAccount `facts:"account,optional"`
}

type alertAccount struct {
	Platform          partner.Platform `facts:"platform,optional"`
	OpenRisk          bool             `facts:"open_risk,optional"`
	Country           country          `facts:"country,optional"`
	LastStoreOrderOn  day.Day          `facts:"last_store_order_on,optional"`
	LastLowNPSOn      day.Day          `facts:"last_low_nps_on,optional"`
	LastRiskOn        day.Day          `facts:"last_risk_on,optional"`
	UnresolvedTickets count            `facts:"unresolved_tickets,optional"`
	KnownBugs         count            `facts:"known_bugs,optional"`
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
	Score         *int    `json:"score"`
	Competitor    *string `json:"competitor"`
	Shop          *string `json:"shop"`
	AppointmentAt *string `json:"appointment_at"`
	ContactURL    *string `json:"contact_url"`
	Email         *string `json:"email"`
}

type alertTask struct {
	Kind  alert.TaskKind `json:"kind"`
	DueOn date           `json:"due_on"`
}

func readAlert(f alertFacts, u Under) (alertAnswer, error) {
	d := alert.Decide(f.Text, f.ReceivedAt, f.Account.account(), u.Policy)
	return alertAnswer{
		Kind:     d.Kind,
		Fields:   fieldsRead(d.Fields),
		OpenRisk: orNull(d.OpenRisk),
		RiskAs:   orNull(d.RiskAs),
		Tasks:    each(d.Tasks, func(t alert.Task) alertTask { return alertTask{t.Kind, date(t.DueOn)} }),
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
		Competitor: orNull(r.Competitor),
		Shop:       orNull(r.Shop),
		ContactURL: orNull(r.ContactURL),
		Email:      orNull(r.Email),
	}
	if !r.AppointmentAt.IsZero() {
		fields.AppointmentAt = orNull(r.AppointmentAt.Format(time.RFC3339))
	}
	return fields
}
