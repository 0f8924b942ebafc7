package api

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"rebond/internal/app"
	"rebond/internal/decide"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/strict"
	"rebond/internal/words"
)

// Problem is how the API says no (RFC 9457).
type Problem struct {
	Type      string           `json:"type" doc:"What kind of problem this is, the same in every language."`
	Title     string           `json:"title" doc:"The kind of problem, in the caller's language."`
	Status    int              `json:"status" doc:"The HTTP status."`
	Detail    string           `json:"detail" doc:"What happened this time, and what to do."`
	Problems  []decide.Problem `json:"problems,omitempty" doc:"Everything that stands in the way, at once."`
	WhoMay    *WhoMay          `json:"who_may,omitempty" doc:"Where it is someone else's to do: who can."`
	Reference string           `json:"reference,omitempty" doc:"Names a fault in the desk's log."`
}

// WhoMay is who can do what was refused.
type WhoMay struct {
	Roles []string `json:"roles" doc:"With or without a condition."`
	Names []string `json:"names" doc:"Those of them who are there today, the account's manager or who stands in first."`
}

// whoMay reads from a refusal who can instead; nil where it isn't for want of a
// permission.
func whoMay(refused *refusal.Refusal) *WhoMay {
	for _, u := range refused.Unmet {
		if u.Kind != refusal.Forbidden {
			continue
		}
		who := WhoMay{Names: []string{}}
		for _, in := range u.Inputs {
			switch value := in.Value.(type) {
			case []staff.Role:
				who.Roles = strict.Each(value, func(r staff.Role) string { return string(r) })
			case []string:
				if in.Name == staff.NamesInput {
					who.Names = append([]string{}, value...)
				}
			}
		}
		if who.Roles != nil {
			return &who
		}
	}
	return nil
}

// kind is a kind of problem, under which clients know it.
type kind struct {
	status int
	name   string
	title  words.Phrase
	detail words.Phrase // where the problems say nothing themselves
}

var (
	notAccepted  = kind{http.StatusUnprocessableEntity, "not-accepted", words.RefusedTitle, words.Phrase{}}
	forbidden    = kind{http.StatusForbidden, "forbidden", words.ForbiddenTitle, words.Phrase{}}
	notFound     = kind{http.StatusNotFound, "not-found", words.APINotFound, words.Phrase{}}
	conflict     = kind{http.StatusConflict, "conflict", words.APIConflict, words.Phrase{}}
	notSignedIn  = kind{http.StatusUnauthorized, "not-signed-in", words.APINotSignedIn, words.APINotSignedInDo}
	noSuchRoute  = kind{http.StatusNotFound, "not-found", words.APINotFound, words.APINoRoute}
	wrongMethod  = kind{http.StatusMethodNotAllowed, "wrong-method", words.APIWrongMethod, words.APIWrongMethodDo}
	tooLarge     = kind{http.StatusRequestEntityTooLarge, "too-large", words.APITooLarge, words.APITooLargeDo}
	unavailable  = kind{http.StatusServiceUnavailable, "unavailable", words.UnavailableTitle, words.APIUnavailable}
	unknownSaved = kind{http.StatusServiceUnavailable, "unknown-whether-saved", words.APIUnknownSaved, words.APIUnknownSavedDo}
	fault        = kind{http.StatusInternalServerError, "fault", words.FaultTitle, words.APIFault}
)

var errNotSignedIn = errors.New("the request has no valid token")

// noRoute is what the mux says where no route answers.
type noRoute struct {
	status int
	allow  string
}

func (n noRoute) Error() string { return "no route answers: " + strconv.Itoa(n.status) }

// kindOf says which problem an error is.
func kindOf(err error) kind {
	if refused, ok := refusal.Of(err); ok {
		return kindOfRefusal(refused)
	}
	var none noRoute
	var large *http.MaxBytesError
	switch {
	case errors.Is(err, errNotSignedIn):
		return notSignedIn
	case errors.As(err, &none) && none.status == http.StatusMethodNotAllowed:
		return wrongMethod
	case errors.As(err, &none):
		return noSuchRoute
	case errors.As(err, &large):
		return tooLarge
	case errors.Is(err, app.ErrUnknown):
		return unknownSaved
	case errors.Is(err, app.ErrUnavailable), errors.Is(err, context.DeadlineExceeded):
		return unavailable
	default:
		return fault
	}
}

// kindOfRefusal picks the kind that says most: what isn't there, then what isn't
// open now, then who may, then what to fill in.
func kindOfRefusal(refused *refusal.Refusal) kind {
	switch {
	case refused.Has(refusal.Unknown):
		return notFound
	case refused.Has(refusal.Conflict), refused.Has(refusal.Illegal):
		return conflict
	case refused.Has(refusal.Forbidden):
		return forbidden
	default:
		return notAccepted
	}
}

// retryAfter is how many seconds a caller waits before trying again.
const retryAfter = "5"

// refuse answers an error as a problem. A fault is logged, under the reference that
// the caller gets.
func (d *desk) refuse(w http.ResponseWriter, r *http.Request, lang words.Lang, err error) {
	if r.Context().Err() != nil {
		return // they left
	}
	k := kindOf(err)
	problem := Problem{Type: "urn:rebond:problem:" + k.name, Title: lang.Say(k.title), Status: k.status}
	if refused, ok := refusal.Of(err); ok {
		problem.Problems = decide.Problems(refused, lang)
		problem.Detail = detailOf(problem.Problems)
		problem.WhoMay = whoMay(refused)
	} else {
		problem.Detail = lang.Say(k.detail)
	}
	switch k {
	case fault:
		problem.Reference = reference()
		d.log.Error("a request failed", "reference", problem.Reference, "method", r.Method, "route", r.Pattern, "error", err)
	case unavailable, unknownSaved:
		w.Header().Set("Retry-After", retryAfter)
		d.log.Warn("the desk is unavailable", "method", r.Method, "route", r.Pattern, "error", err)
	case notSignedIn:
		w.Header().Set("WWW-Authenticate", "Bearer")
	case wrongMethod:
		var none noRoute
		errors.As(err, &none)
		w.Header().Set("Allow", none.allow)
	}
	d.write(w, k.status, "application/problem+json", lang, problem)
}

// detailOf tells the problems as one text, each with its field: most say of which one
// they speak no better than a form does.
func detailOf(problems []decide.Problem) string {
	told := make([]string, len(problems))
	for i, p := range problems {
		told[i] = p.Message
		if p.Field != "" {
			told[i] = p.Field + ": " + p.Message
		}
	}
	return strings.Join(told, " ")
}

// reference names a fault, for people to tell and for operators to find.
func reference() string {
	random := make([]byte, 4)
	_, _ = rand.Read(random) // never fails: the program would end
	return hex.EncodeToString(random)
}
