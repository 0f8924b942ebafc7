package web

import (
	"net/http"

	"rebond/internal/read"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// getHealth tells a watcher that the desk answers and its database does too.
func (s *Server) getHealth(w http.ResponseWriter, r *http.Request) {
	if _, _, _, err := s.app.Nights.Late(r.Context()); err != nil {
		http.Error(w, "unavailable", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ok\n")) // the watcher is gone: there is no one to tell
}

// getHealthPage tells people how the desk itself is.
func (s *Server) getHealthPage(w http.ResponseWriter, r *http.Request) {
	d := s.desk(r)
	d.Here = "/settings/health"
	found, err := s.reads.Health(r.Context(), d.Today)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	model := page.Health{
		Desk: d, Engine: s.app.Engine(), Now: s.app.Clock.Now().In(s.app.Policy.Zone),
		InHand: countOf(found.InHand), Late: countOf(found.Late),
	}
	for _, n := range found.Nights {
		model.Nights = append(model.Nights, page.NightRow{Day: n.Day, Ended: n.Ended.In(s.app.Policy.Zone), Took: n.Ended.Sub(n.Started), Left: n.Left})
	}
	for _, e := range found.Oldest {
		model.Oldest = append(model.Oldest, page.LateEffect{
			What: d.Lang.Value(e.What), DueOn: e.DueOn, Who: carrierOf(d.Lang, e, found.People),
			Salon: page.Link{Text: d.Lang.Say(words.HistoriesOn, "salon", e.Salon, "city", e.City), Href: accountPath(e.Account)},
		})
	}
	s.show(w, r, http.StatusOK, page.HealthPage(model))
}

// carrierOf says who carries an effect: one person, or a team's queue.
func carrierOf(lang words.Lang, e read.EffectRow, people read.People) string {
	if e.Queue != "" {
		return lang.Value(e.Queue)
	}
	return people.Name(e.Assignee)
}
