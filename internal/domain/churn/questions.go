package churn

import (
	"slices"

	"rebond/internal/domain/picklist"
)

// Question is one thing that the termination form asks the partner (CH-5).
type Question struct {
	Key      QuestionKey
	Kind     AnswerKind
	Required bool
	FR, EN   string
}

// QuestionKey names a question, and its field in the form.
type QuestionKey string

// AnswerKind is how a question is answered.
type AnswerKind string

const (
	PickReason AnswerKind = "reason" // one of the reasons
	YesOrNo    AnswerKind = "yes_no" // "yes" or "no"
	Line       AnswerKind = "line"   // a few words
	Free       AnswerKind = "text"   // as long as they like
)

// Questions lists what the form asks, in its order.
var Questions = []Question{
	{"main_reason", PickReason, true, "Quelle est la raison principale de votre départ ?", "What is the main reason why you are leaving?"},
	{"what_happened", Free, false, "Que s’est-il passé, en quelques mots ?", "What happened, in a few words?"},
	{"would_have_stayed", Free, false, "Qu’est-ce qui vous aurait fait rester ?", "What would have made you stay?"},
	{"new_tool", Line, false, "Passez-vous à un autre outil ? Lequel ?", "Are you moving to other software? Which one?"},
	{"client_file", YesOrNo, true, "Voulez-vous recevoir votre fichier clients ?", "Would you like to receive your client file?"},
}

// takes reports whether a text can answer the question.
func (q Question) takes(answer string, lists picklist.Lists) bool {
	switch q.Kind {
	case PickReason:
		_, known := lists.Find(picklist.Reasons, picklist.Key(answer)) // one may be retired while the form is filled in
		return known
	case YesOrNo:
		return answer == "yes" || answer == "no"
	default:
		return true
	}
}

// longest is how many characters an answer may have.
func (q Question) longest() int {
	if q.Kind == Line {
		return maxLine
	}
	return maxText
}

// maxLine is how many characters a name or another single line may have.
const maxLine = 200

// QuestionOf finds a question by its key. One that is no longer asked is unknown.
func QuestionOf(key QuestionKey) (Question, bool) {
	i := slices.IndexFunc(Questions, func(q Question) bool { return q.Key == key })
	if i < 0 {
		return Question{Key: key}, false
	}
	return Questions[i], true
}
