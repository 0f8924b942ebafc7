package demo

import (
	"context"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/task"
)

// formSent: the AM sends the termination form by a link. A salon without a mail gets
// it another way.
func (s *story) formSent(ctx context.Context, c *atRisk) error {
	file, err := s.desk.Reads.Account(ctx, c.salon.id)
	if err != nil || file.Account.Email == "" {
		return err
	}
	c.sent = true
	if _, err := s.desk.Churn.SendForm(ctx, app.Call{Actor: c.owner}, c.id, churn.Sending{}); err != nil {
		return err
	}
	return s.tick(ctx, c.salon, task.SendForm)
}

// formAnswered: the partner sends the form back by its link, while it is good.
func (s *story) formAnswered(ctx context.Context, c atRisk) error {
	file, err := s.desk.Reads.Case(ctx, string(c.id))
	if err != nil {
		return err
	}
	held, _ := file.ChurnCase(c.id)
	link, err := s.desk.Forms.Link(ctx, held)
	if err != nil {
		return err
	}
	visit, err := s.desk.Forms.Look(ctx, link)
	if err != nil {
		return err
	}
	if visit.Standing != churn.LinkOpens {
		_, err := s.desk.Churn.Receive(ctx, app.Call{Actor: c.owner}, c.id, churn.Receipt{Medium: churn.Letter, ReceivedOn: s.today()})
		return err
	}
	in := pick(s, answers)
	in.SignedBy, in.Confirmed = pick(s, signatures), true
	if err := s.desk.Forms.Submit(ctx, link, in); err != nil {
		return err
	}
	if s.chance.IntN(3) > 0 {
		return s.tick(ctx, c.salon, task.ReadForm)
	}
	return nil
}

var signatures = []string{"Aurélie Fontaine", "Sofiane Mérad", "Claire Delmas", "Yann Le Goff", "Inès Carpentier", "Bruno Vial"}

// answers are what partners write when they leave.
var answers = []churn.Submission{
	{Answers: map[picklist.Key]string{
		"main_reason": "price", "client_file": "yes",
		"what_happened":     "On est passées de trois à deux dans le salon, et l’abonnement est resté le même. Avec les charges qui montent, je n’y arrive plus.",
		"would_have_stayed": "Une formule pour les petits salons, à deux fauteuils.",
	}},
	{Answers: map[picklist.Key]string{
		"main_reason": "competitor", "client_file": "yes", "new_tool": "Agenda Plus",
		"what_happened": "Ma collègue d’à côté travaille avec eux et m’a montré. La caisse est dans l’outil, je ne ressaisis plus rien le soir.",
	}},
	{Answers: map[picklist.Key]string{
		"main_reason": "service", "client_file": "no",
		"what_happened":     "J’ai appelé quatre fois pour les SMS de rappel qui ne partaient pas. On m’a toujours dit qu’on me rappellerait.",
		"would_have_stayed": "Qu’on me rappelle.",
	}},
	{Answers: map[picklist.Key]string{
		"main_reason": "activity", "client_file": "no",
		"what_happened": "Je pars à la retraite fin d’année et personne ne reprend le salon. Merci pour ces six années.",
	}},
	{Answers: map[picklist.Key]string{
		"main_reason": "results", "client_file": "yes",
		"what_happened":     "Très peu de nouveaux clients par la plateforme depuis le printemps, presque tous mes rendez-vous viennent d’Instagram.",
		"would_have_stayed": "Ne payer que pour les clients que vous m’apportez.",
	}},
}
