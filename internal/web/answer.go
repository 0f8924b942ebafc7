package web

import (
	"encoding/json"
	"net/http"
	"strings"

	"rebond/internal/domain/refusal"
	"rebond/internal/words"
)

// wantsJSON reports whether a page's script asks, which goes on where it is.
func wantsJSON(r *http.Request) bool {
	return strings.HasPrefix(r.Header.Get("Accept"), "application/json")
}

// answer tells a page's script what came of a form: what it asked for, or in "said"
// everything that stood in the way.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, err error, asked func() any) {
	status, body := http.StatusOK, any(nil)
	if err == nil {
		body = asked()
	} else {
		status, body = statusOf(err), map[string]string{"said": s.saidOf(w, r, err)}
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(body); err != nil && r.Context().Err() == nil {
		s.log.Warn("an answer broke off", "route", r.Pattern, "error", err)
	}
}

// saidOf is what a person reads of an error: all that stands in the way, or of a fault
// what to do and its reference.
func (s *Server) saidOf(w http.ResponseWriter, r *http.Request, err error) string {
	refused, ok := refusal.Of(err)
	if !ok {
		return s.faultOf(w, r, err)
	}
	var said []string
	for _, u := range refused.Unmet {
		said = append(said, langOf(r).Text(u.Text, u.Inputs))
	}
	return strings.Join(said, " ")
}

func (s *Server) faultOf(w http.ResponseWriter, r *http.Request, err error) string {
	lang := langOf(r)
	if name := s.noted(w, r, err); name != "" {
		return lang.Say(words.FaultWhat) + " " + lang.Say(words.Reference) + " " + name
	}
	return lang.Say(words.UnavailableWhat)
}
