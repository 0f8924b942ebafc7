package web

import (
	"net/http"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
)

// postBriefing records the retention lead's briefing (AL-8).
func (s *Server) postBriefing(w http.ResponseWriter, r *http.Request) {
	s.act(w, r, churn.Brief, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		return s.app.Churn.Brief(r.Context(), call, id, r.PostFormValue("note"))
	})
}

// postAttempt records a call attempt (AL-8).
func (s *Server) postAttempt(w http.ResponseWriter, r *http.Request) {
	s.actWithCallBack(w, r, churn.Call, func(call app.Call, id churn.CaseID, on day.Day) (app.Receipt, error) {
		return s.app.Churn.Call(r.Context(), call, id, churn.Contact{
			Result: churn.Result(r.PostFormValue("result")), CallBackOn: on, Note: r.PostFormValue("note"),
		})
	})
}

// postAppointment sets an appointment, or moves it (AL-8).
func (s *Server) postAppointment(w http.ResponseWriter, r *http.Request) {
	s.act(w, r, churn.Appoint, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		on, err := parsedDay(r, "appointment_on")
		if err != nil {
			return app.Receipt{}, err
		}
		return s.app.Churn.Appoint(r.Context(), call, id, churn.Booking{
			On: on, At: r.PostFormValue("appointment_at"), Note: r.PostFormValue("note"),
		})
	})
}

// postCallOff calls the appointment off (AL-8).
func (s *Server) postCallOff(w http.ResponseWriter, r *http.Request) {
	s.actWithCallBack(w, r, churn.CallOff, func(call app.Call, id churn.CaseID, on day.Day) (app.Receipt, error) {
		return s.app.Churn.CallOff(r.Context(), call, id, churn.CallingOff{CallBackOn: on, Note: r.PostFormValue("note")})
	})
}

// postNegotiation records what is discussed with the partner (AL-8).
func (s *Server) postNegotiation(w http.ResponseWriter, r *http.Request) {
	s.actWithCallBack(w, r, churn.Negotiate, func(call app.Call, id churn.CaseID, on day.Day) (app.Receipt, error) {
		return s.app.Churn.Negotiate(r.Context(), call, id, churn.Bargain{Note: r.PostFormValue("note"), CallBackOn: on})
	})
}

// actWithCallBack runs a verb that may say when to call again.
func (s *Server) actWithCallBack(w http.ResponseWriter, r *http.Request, verb churn.Verb, run func(app.Call, churn.CaseID, day.Day) (app.Receipt, error)) {
	s.act(w, r, verb, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		on, err := parsedDay(r, "call_back_on")
		if err != nil {
			return app.Receipt{}, err
		}
		return run(call, id, on)
	})
}
