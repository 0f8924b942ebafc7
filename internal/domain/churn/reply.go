package churn

import (
	"slices"
	"strings"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

// Reply is the termination form as the partner sent it back (CH-6).
type Reply struct {
	On       day.Day // the day it was sent, which is the day it is received
	SignedBy string
	Answers  []Answer // those that were given, in the order in which they were asked
	ReadOn   day.Day  // the day someone here read it, kept apart; empty until then
	ReadBy   staff.ID
}

// Answer is what the partner says to one question. It keeps the question as it was
// asked, whatever a manager makes of it later.
type Answer struct {
	Key   picklist.Key
	Text  string
	Kind  picklist.Answering
	Asked picklist.Label
}

// Question returns what was asked. Answers that came while the questions were the
// same for everyone don't say it themselves.
func (a Answer) Question() picklist.Item {
	if a.Kind == "" {
		if starter, known := picklist.Starters().Find(picklist.Questions, a.Key); known {
			return starter
		}
	}
	return picklist.Item{List: picklist.Questions, Key: a.Key, Answer: a.Kind, Label: a.Asked}
}

// Submission is what the partner sends: answers by their questions, the name of who
// signs, and that they mean it. Asked are the questions as the form showed them; none
// where that isn't known: then it is judged by those that are asked now.
type Submission struct {
	Asked     []picklist.Item
	Answers   map[picklist.Key]string
	SignedBy  string
	Confirmed bool
}

// Answered is told when the partner sends the form back. Notice says which PED it
// gives: none where a document fixed the date before, or the case was closed.
type Answered struct {
	Case   Case
	Link   int
	Notice *Notice
	Late   bool // the case was closed meanwhile: nothing is decided by it
}

// Told tells it to history.
func (e Answered) Told() history.Told {
	reply := e.Case.Links[e.Link-1].Reply
	reasons := because.Of("CH-6", formAnswered, "received_on", reply.On)
	switch {
	case e.Late:
		reasons = reasons.And("CH-6", formTooLate, "closed_on", e.Case.Closing.On)
	case e.Notice == nil:
		reasons = reasons.And("CH-8", onlyAttached, "medium", Form)
	default:
		reasons = append(reasons, e.Notice.Because...)
	}
	return history.Told{
		Verb: "churn_case.form_answered", About: e.Case.Ref(), Because: reasons,
		Facts: because.Inputs("channel", Form, "received_on", reply.On, "today", reply.On, "link", e.Link),
	}
}

const (
	formAnswered because.Text = "churn.form_answered"
	formTooLate  because.Text = "churn.form_too_late"
	linkShut     because.Text = "churn.form_link_shut"
	noAnswer     because.Text = "churn.no_answer"
	noReasonGone because.Text = "churn.no_main_reason"
	noYesOrNo    because.Text = "churn.no_yes_or_no"
	noSignature  because.Text = "churn.no_signature"
	unconfirmed  because.Text = "churn.unconfirmed"
	answerLong   because.Text = "churn.answer_too_long"
)

// Submit records the form that the partner sent by the nth link (CH-6). The day they
// send it fixes the formal date and the PED, unless a document did before (CH-8). A
// form for a case that was closed meanwhile is kept, and decides nothing. Refused
// where the link doesn't open the form any more, and with everything that is
// missing at once.
func (c Case) Submit(link int, in Submission, now moment.Moment) (Case, Answered, error) {
	next, illegal := Moves.Next(c.Stage, Submit, "CH-6")
	if err := refusal.All(illegal, c.shut(link, now.Today)); err != nil {
		return c, Answered{}, err
	}
	if in.Asked == nil {
		in.Asked = now.Lists.Choices(picklist.Questions)
	}
	if err := in.incomplete(now.Lists); err != nil {
		return c, Answered{}, err
	}
	late := c.Stage == Closed
	c.Stage, c.Links = next, slices.Clone(c.Links)
	c.Links[link-1].Reply = &Reply{On: now.Today, SignedBy: strings.TrimSpace(in.SignedBy), Answers: in.given()}
	if late {
		return c, Answered{c, link, nil, true}, nil
	}
	c, notice, err := c.attach(Document{Form, now.Today, now.Today, now.Actor.ID, ""}, now)
	return c, Answered{c, link, notice, false}, err
}

// shut refuses a link by which no form can come back.
func (c Case) shut(link int, today day.Day) error {
	if at := c.Standing(link, today); at != LinkOpens && at != LinkEnded {
		return refusal.New(refusal.Illegal, "CH-5", "", linkShut)
	}
	return nil
}

func (in Submission) incomplete(lists picklist.Lists) error {
	var all []error
	for _, q := range in.Asked {
		all = append(all, unanswered(q, strings.TrimSpace(in.Answers[q.Key]), lists))
	}
	if strings.TrimSpace(in.SignedBy) == "" {
		all = append(all, refusal.New(refusal.Missing, "CH-6", "signed_by", noSignature))
	}
	if len([]rune(in.SignedBy)) > maxLine {
		all = append(all, refusal.New(refusal.Invalid, "", "signed_by", answerLong, "most", maxLine))
	}
	if !in.Confirmed {
		all = append(all, refusal.New(refusal.Missing, "CH-6", "confirmed", unconfirmed))
	}
	return refusal.All(all...)
}

// unanswered refuses what doesn't answer a question.
func unanswered(q picklist.Item, answer string, lists picklist.Lists) error {
	switch {
	case answer == "" && !q.Required:
		return nil
	case answer == "" || !takes(q, answer, lists):
		text := noAnswer
		switch q.Answer {
		case picklist.PickReason:
			text = noReasonGone
		case picklist.YesOrNo:
			text = noYesOrNo
		}
		return refusal.New(refusal.Missing, "CH-6", string(q.Key), text)
	case len([]rune(answer)) > longest(q):
		return refusal.New(refusal.Invalid, "", string(q.Key), answerLong, "most", longest(q))
	}
	return nil
}

// takes reports whether a text can answer a question.
func takes(q picklist.Item, answer string, lists picklist.Lists) bool {
	switch q.Answer {
	case picklist.PickReason:
		_, known := lists.Find(picklist.Reasons, picklist.Key(answer)) // one may be retired while the form is filled in
		return known
	case picklist.YesOrNo:
		return answer == "yes" || answer == "no"
	default:
		return true
	}
}

// longest is how many characters the answer to a question may have.
func longest(q picklist.Item) int {
	if q.Answer == picklist.Line {
		return maxLine
	}
	return maxText
}

// maxLine is how many characters a name or another single line may have.
const maxLine = 200

// given lists the answers in the order of their questions, without those left empty.
func (in Submission) given() []Answer {
	var given []Answer
	for _, q := range in.Asked {
		if text := strings.TrimSpace(in.Answers[q.Key]); text != "" {
			given = append(given, Answer{q.Key, text, q.Answer, q.Label})
		}
	}
	return given
}

// Same reports whether a form says what the reply says: it is the same one, sent again.
func (r Reply) Same(in Submission) bool {
	if in.Asked == nil {
		for _, a := range r.Answers {
			in.Asked = append(in.Asked, a.Question())
		}
	}
	said := func(a, b Answer) bool { return a.Key == b.Key && a.Text == b.Text }
	return slices.EqualFunc(r.Answers, in.given(), said) && r.SignedBy == strings.TrimSpace(in.SignedBy)
}

// Read returns the case with the replies that nobody had read yet as read (CH-6).
func (c Case) Read(now moment.Moment) Case {
	c.Links = slices.Clone(c.Links)
	for i, l := range c.Links {
		if l.Reply != nil && l.Reply.ReadOn.IsZero() {
			read := *l.Reply
			read.ReadOn, read.ReadBy = now.Today, now.Actor.ID
			c.Links[i].Reply = &read
		}
	}
	return c
}

// Replies lists what came back by the links, oldest first.
func (c Case) Replies() []Reply {
	var replies []Reply
	for _, l := range c.Links {
		if l.Reply != nil {
			replies = append(replies, *l.Reply)
		}
	}
	return replies
}

// fields tells the reply to history, with what was asked. What the partner writes is
// personal.
func (r Reply) fields(at string) []history.Field {
	fields := []history.Field{
		{Name: at + "received_on", Value: r.On.String()},
		{Name: at + "signed_by", Value: r.SignedBy, Personal: true},
		{Name: at + "read_on", Value: r.ReadOn.String()},
		{Name: at + "read_by", Value: string(r.ReadBy)},
	}
	for _, a := range r.Answers {
		fields = append(fields,
			history.Field{Name: at + string(a.Key), Value: a.Text, Personal: a.Question().Answer.Personal()},
			history.Field{Name: at + "asked_" + string(a.Key), Value: a.Asked.FR},
			history.Field{Name: at + "asked_en_" + string(a.Key), Value: a.Asked.EN})
	}
	return fields
}
