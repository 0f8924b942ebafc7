package decide

import (
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/strict"
)

type noticeFacts struct {
	Channel    churn.Medium `field:"channel"`
	ReceivedOn day.Day      `field:"received_on"`
	Today      day.Day      `field:"today,optional"`
}

type noticeAnswer struct {
	PlanExpirationDate    strict.Date `json:"plan_expiration_date"`
	FiscalChurnReceivedOn strict.Date `json:"fiscal_churn_received_on"`
	AccessCutOn           strict.Date `json:"access_cut_on"`
	grounds
}

func notice(f noticeFacts, u Under) (noticeAnswer, error) {
	n, err := churn.NoticeFor(f.Channel, f.ReceivedOn, f.Today, u.Policy)
	return noticeAnswer{
		PlanExpirationDate:    strict.Date(n.PlanExpirationDate),
		FiscalChurnReceivedOn: strict.Date(n.FiscalChurnReceivedOn),
		AccessCutOn:           strict.Date(n.AccessCutOn),
		grounds:               u.ground(n.Because),
	}, err
}

type outcomeFacts struct {
	Outcome            churn.Outcome `field:"outcome"`
	PlanExpirationDate day.Day       `field:"plan_expiration_date,optional"`
	ReceivedOn         day.Day       `field:"received_on,optional"`
	Today              day.Day       `field:"today"`
}

type outcomeAnswer struct {
	AccountStatus partner.Status `json:"account_status"`
	Opens         []opening      `json:"opens"`
	Missing       []churn.Piece  `json:"missing"`
	grounds
}

type opening struct {
	Type  churn.OpeningType `json:"type" words:"opening_type"`
	Kind  churn.OpeningKind `json:"kind" words:"opening"`
	DueOn strict.Date       `json:"due_on"`
}

func churnOutcome(f outcomeFacts, u Under) (outcomeAnswer, error) {
	c, err := churn.ConsequenceOf(churn.Ending(f), u.Policy)
	return outcomeAnswer{
		AccountStatus: c.Account,
		Opens:         strict.Each(c.Opens, func(o churn.Opening) opening { return opening{o.Type, o.Kind, strict.Date(o.DueOn)} }),
		Missing:       strict.Each(c.Missing, itself),
		grounds:       u.ground(c.Because),
	}, err
}
