package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/refusal"
)

// sent is a form that came back, with what was typed: the page is shown with it.
type sent struct {
	verb    churn.Verb
	refused *refusal.Refusal
	typed   func(name string) string
}

// value is what was typed into a field of the form that came back.
func (f *sent) value(verb churn.Verb, name string) string {
	if f == nil || f.verb != verb {
		return ""
	}
	return f.typed(name)
}

// postReceipt records a form or a letter (CH-6).
func (s *Server) postReceipt(w http.ResponseWriter, r *http.Request) {
	s.act(w, r, churn.Receive, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		received, err := parsedDay(r, "received_on")
		if err != nil {
			return app.Receipt{}, err
		}
		return s.app.Churn.Receive(r.Context(), call, id, churn.Receipt{
			Medium: churn.Medium(r.PostFormValue("medium")), ReceivedOn: received, Note: r.PostFormValue("note"),
		})
	})
}

// postLoss closes the case as Not recovered (CH-8).
func (s *Server) postLoss(w http.ResponseWriter, r *http.Request) {
	s.act(w, r, churn.Lose, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		ped, err := parsedDay(r, "plan_expiration_date")
		if err == nil {
			call, err = s.closing(r, call, id)
		}
		if err != nil {
			return app.Receipt{}, err
		}
		return s.app.Churn.Lose(r.Context(), call, id, churn.Loss{PlanExpirationDate: ped, PEDReason: r.PostFormValue("ped_reason")})
	})
}

// postRecovery closes the case with an outcome in which the partner stays (CH-7).
func (s *Server) postRecovery(w http.ResponseWriter, r *http.Request) {
	s.act(w, r, churn.Recover, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		call, err := s.closing(r, call, id)
		if err != nil {
			return app.Receipt{}, err
		}
		return s.app.Churn.Recover(r.Context(), call, id, churn.Outcome(r.PostFormValue("outcome")))
	})
}

// closing returns the call that closes a case: with the draft of its summary, where that
// was to be saved with the closing and is still a draft.
func (s *Server) closing(r *http.Request, call app.Call, id churn.CaseID) (app.Call, error) {
	if r.PostFormValue("with_draft") == "" {
		return call, nil
	}
	draft, err := s.reads.Draft(r.Context(), id)
	if err != nil || draft.Revision() == 0 {
		return call, err
	}
	typed, err := url.ParseQuery(draft.Body)
	if err != nil {
		return call, fmt.Errorf("read the draft of case %s: %w", id, err)
	}
	return call.WithSummary(summaryOf(typed)).OverDraft(draftSeen(r)), nil
}

// postTakeBack records that the partner stays after all (CH-12).
func (s *Server) postTakeBack(w http.ResponseWriter, r *http.Request) {
	s.act(w, r, churn.TakeBack, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		return s.app.Churn.TakeBack(r.Context(), call, id, r.PostFormValue("reason"))
	})
}

// postRequest adds another request to the case (CH-2).
func (s *Server) postRequest(w http.ResponseWriter, r *http.Request) {
	s.act(w, r, churn.Join, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		file, err := s.reads.Case(r.Context(), string(id))
		if err != nil {
			return app.Receipt{}, err
		}
		wish, err := wishOf(r)
		if err != nil {
			return app.Receipt{}, err
		}
		return s.app.Churn.Open(r.Context(), call, file.Account.ID, wish)
	})
}

// act runs a verb of a case, and shows the case again: with what was done, or with
// what stands in the way.
func (s *Server) act(w http.ResponseWriter, r *http.Request, verb churn.Verb, run func(app.Call, churn.CaseID) (app.Receipt, error)) {
	id := churn.CaseID(r.PathValue("id"))
	receipt, err := run(callOf(r), id)
	refused, ok := refusal.Of(err)
	switch {
	case err == nil:
		did(w, r, receipt, casePath(string(id)))
	case ok && !refused.Has(refusal.Unknown):
		s.showCase(w, r, statusOf(err), &sent{verb, refused, r.PostFormValue})
	default:
		s.fail(w, r, err)
	}
}

// parsedDay reads a day that was typed; empty is no day.
func parsedDay(r *http.Request, field string) (day.Day, error) {
	return readDay(field, r.PostFormValue(field))
}

func readDay(field, typed string) (day.Day, error) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return 0, nil
	}
	d, err := day.Parse(typed)
	if err != nil {
		return 0, refusal.New(refusal.Invalid, "", field, "facts.no_such_day", "value", typed)
	}
	return d, nil
}
