package page

import (
	"net/http"

	"rebond/internal/words"
)

// SignIn is the page behind a personal link: one button, because mail scanners
// open links and a link that is opened must not be spent.
type SignIn struct {
	Desk
	Action string // /sign-in/{token}
	Name   string // whose link it is; empty where that isn't to be shown
}

// SignInHelp lets people in by what they chose, and says how else to come in.
type SignInHelp struct {
	Desk
	Form
	Email    string // as typed
	Stale    bool   // a link was followed that no longer opens anything
	Provider Provider
}

// Provider is the company's own directory, as people know it; the zero one is none.
type Provider struct {
	Name   string
	Silent bool // it didn't answer
}

func (SignInHelp) name() string { return "enter" }

// SecondStep asks for the second factor of someone who passed the first step.
type SecondStep struct {
	Desk
	Form
}

func (SecondStep) name() string { return "step" }

// beginOf is where a browser asks what a passkey is to sign.
func beginOf(action string) string { return action + "/begin" }

// SetUp asks the first admin who they are.
type SetUp struct {
	Desk
	Form
	Name, Email string // as typed
}

func (SetUp) name() string { return "set-up" }

// SignedOut says goodbye.
type SignedOut struct {
	Desk
	Provider Provider
}

// Error is a page that couldn't be shown, or a form that couldn't be accepted
// and has no page of its own to go back to.
type Error struct {
	Desk
	Status    int       // 400, 403, 404, 409, 413, 422, 500, 503
	Missing   []Missing // what stands in the way, where the house knows
	Reference string    // of a fault, as it stands in the log
	Again     string    // the page to open again; empty where there is none
}

// kind is what is said for a status.
func (e Error) kind() trouble {
	switch e.Status {
	case http.StatusForbidden:
		if len(e.Missing) == 0 {
			return forbiddenPlainly
		}
		return forbidden
	case http.StatusNotFound:
		return notFound
	case http.StatusConflict:
		return conflict
	case http.StatusUnprocessableEntity, http.StatusBadRequest:
		return refused
	case http.StatusRequestEntityTooLarge:
		return tooLarge
	case http.StatusServiceUnavailable:
		return unavailable
	default:
		return fault
	}
}

// trouble is a title, what to do, and the button for it.
type trouble struct {
	title, what, again words.Phrase
}

var (
	forbidden        = trouble{words.ForbiddenTitle, words.ForbiddenWhat, words.BackToPage}
	forbiddenPlainly = trouble{words.ForbiddenTitle, words.ForbiddenPlain, words.BackToPage}
	notFound         = trouble{words.NotFoundTitle, words.NotFoundWhat, words.BackToPage}
	conflict         = trouble{words.ConflictTitle, words.ConflictWhat, words.BackToPage}
	refused          = trouble{words.RefusedTitle, words.RefusedWhat, words.BackToPage}
	tooLarge         = trouble{words.TooLargeTitle, words.TooLargeWhat, words.BackToPage}
	unavailable      = trouble{words.UnavailableTitle, words.UnavailableWhat, words.TryAgain}
	fault            = trouble{words.FaultTitle, words.FaultWhat, words.TryAgain}
)
