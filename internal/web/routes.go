package web

import (
	"net/http"

	"rebond/internal/web/assets"
)

// access says who a route lets in.
type access string

const (
	anyone  access = "anyone"
	insider access = "insider" // someone signed in; what they may do, the verb decides
)

// route is one line of the sitemap.
type route struct {
	pattern string
	access  access
	handle  http.HandlerFunc
}

// sitemap lists every page and form of the desk.
func (s *Server) sitemap() []route {
	return []route{
		{"GET /{$}", insider, s.getHome},

		{"GET /cases", insider, s.getCases},
		{"GET /cases/{id}", insider, s.getCase},
		{"POST /cases/{id}/request", insider, s.postRequest},
		{"POST /cases/{id}/form", insider, s.postReceipt},
		{"POST /cases/{id}/loss", insider, s.postLoss},
		{"POST /cases/{id}/recovery", insider, s.postRecovery},
		{"POST /cases/{id}/take-back", insider, s.postTakeBack},

		{"GET /accounts", insider, s.getAccounts},
		{"GET /accounts/{id}", insider, s.getAccount},
		{"POST /accounts/{id}/churn-request", insider, s.postChurnRequest},
		{"POST /accounts/{id}/owner", insider, s.postOwner},

		{"GET /tasks", insider, s.getTasks},
		{"POST /tasks/{id}/done", insider, s.postTaskDone},

		{"GET /people", insider, s.getPeople},
		{"POST /people", insider, s.postPeople},
		{"GET /people/{id}", insider, s.getPerson},
		{"POST /people/{id}", insider, s.postPerson},
		{"POST /people/{id}/link", insider, s.postPersonLink},

		{"GET /simulator", insider, s.getSimulator},
		{"GET /simulator/{name}", insider, s.getSimulation},

		{"GET /sign-in", anyone, s.getSignInHelp},
		{"GET /sign-in/{secret}", anyone, s.getSignIn},
		{"POST /sign-in/{secret}", anyone, s.postSignIn},
		{"GET /set-up/{secret}", anyone, s.getSetUp},
		{"POST /set-up/{secret}", anyone, s.postSetUp},
		{"GET /signed-out", anyone, s.getSignedOut},
		{"POST /sign-out", anyone, s.postSignOut},
		{"POST /preferences", anyone, s.postPreferences},
		{"POST /demo/clock", insider, s.postDemoClock},

		{"GET /health", anyone, s.getHealth},
		{"/", anyone, s.getNothing},
	}
}

func (s *Server) routes(api http.Handler) http.Handler {
	mux := http.NewServeMux()
	for _, r := range s.sitemap() {
		mux.Handle(r.pattern, s.admit(r.access, r.handle))
	}
	mux.Handle("GET "+assets.Root, assets.Server())
	mux.Handle("/api/", api)
	return mux
}
