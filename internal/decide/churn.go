package decide

import (
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
)

type noticeFacts struct {
	Channel    churn.Medium `facts:"channel"`
	ReceivedOn day.Day      `facts:"received_on"`
	Today      day.Day      `facts:"today,optional"`
}

type noticeAnswer struct {
	PlanExpirationDate    date `json:"plan_expiration_date"`
	FiscalChurnReceivedOn date `json:"fiscal_churn_received_on"`
	AccessCutOn           date `json:"access_cut_on"`
	grounds
}

func notice(f noticeFacts, u Under) (noticeAnswer, error) {
	n, err := churn.NoticeFor(f.Channel, f.ReceivedOn, f.Today, u.Policy)
	return noticeAnswer{
		PlanExpirationDate:    date(n.PlanExpirationDate),
		FiscalChurnReceivedOn: date(n.FiscalChurnReceivedOn),
		AccessCutOn:           date(n.AccessCutOn),
		grounds:               u.ground(n.Because),
	}, err
}

type outcomeFacts struct {
	Outcome            churn.Outcome `facts:"outcome"`
	PlanExpirationDate day.Day       `facts:"plan_expiration_date,optional"`
	ReceivedOn         day.Day       `facts:"received_on,optional"`
	Today              day.Day       `facts:"today"`
}

type outcomeAnswer struct {
	AccountStatus partner.Status `json:"account_status"`
	Opens         []opening      `json:"opens"`
	Missing       []string       `json:"missing"`
	grounds
}

type opening struct {
	Type  churn.OpeningType `json:"type"`
	Kind  churn.OpeningKind `json:"kind"`
	DueOn date              `json:"due_on"`
}

func churnOutcome(f outcomeFacts, u Under) (outcomeAnswer, error) {
	c, err := churn.ConsequenceOf(churn.Ending(f), u.Policy)
	return outcomeAnswer{
		AccountStatus: c.Account,
		Opens:         each(c.Opens, func(o churn.Opening) opening { return opening{o.Type, o.Kind, date(o.DueOn)} }),
		Missing:       each(c.Missing, itself),
		grounds:       u.ground(c.Because),
	}, err
}
