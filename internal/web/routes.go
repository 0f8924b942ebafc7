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

		{"GET /find", insider, s.getFind},
		{"GET /views/new", insider, s.getNewView},
		{"POST /views", insider, s.postViews},
		{"GET /views/{id}", insider, s.getView},
		{"POST /views/{id}", insider, s.postView},
		{"POST /views/{id}/deletion", insider, s.postViewDeletion},

		{"GET /cases", insider, s.getCases},
		{"GET /cases/{id}", insider, s.getCase},
		{"POST /cases/{id}/request", insider, s.postRequest},
		{"POST /cases/{id}/form-link", insider, s.postFormLink},
		{"POST /cases/{id}/form", insider, s.postReceipt},
		{"POST /cases/{id}/loss", insider, s.postLoss},
		{"POST /cases/{id}/recovery", insider, s.postRecovery},
		{"POST /cases/{id}/briefing", insider, s.postBriefing},
		{"POST /cases/{id}/attempt", insider, s.postAttempt},
		{"POST /cases/{id}/appointment", insider, s.postAppointment},
		{"POST /cases/{id}/call-off", insider, s.postCallOff},
		{"POST /cases/{id}/negotiation", insider, s.postNegotiation},
		{"GET /cases/{id}/summary", insider, s.getSummary},
		{"POST /cases/{id}/summary", insider, s.postSummary},
		{"POST /cases/{id}/summary/draft", insider, s.postDraft},
		{"POST /cases/{id}/summary/draft/discard", insider, s.postDiscard},
		{"POST /cases/{id}/take-back", insider, s.postTakeBack},

		{"GET /accounts", insider, s.getAccounts},
		{"GET /accounts/{id}", insider, s.getAccount},
		{"POST /accounts/{id}/churn-request", insider, s.postChurnRequest},
		{"POST /accounts/{id}/owner", insider, s.postOwner},

		{"GET /imports", insider, s.mayImport(s.getImports)},
		{"POST /imports", insider, s.mayImport(s.postImports)},
		{"GET /imports/{id}", insider, s.mayImport(s.getImport)},
		{"GET /imports/{id}/progress", insider, s.mayImport(s.getImportProgress)},
		{"POST /imports/{id}/columns", insider, s.postImportColumns},
		{"POST /imports/{id}/apply", insider, s.postImportApply},
		{"POST /imports/{id}/stop", insider, s.postImportStop},
		{"POST /imports/{id}/undo", insider, s.postImportUndo},
		{"POST /imports/{id}/drop", insider, s.postImportDrop},

		{"GET /tasks", insider, s.getTasks},
		{"POST /tasks/{id}/done", insider, s.postTaskDone},

		{"GET /people", insider, s.getPeople},
		{"POST /people", insider, s.postPeople},
		{"GET /people/{id}", insider, s.getPerson},
		{"POST /people/{id}", insider, s.postPerson},
		{"POST /people/{id}/link", insider, s.postPersonLink},
		{"POST /people/{id}/hand-over", insider, s.postEstate},
		{"POST /people/{id}/ways/{way}/end", insider, s.postWayEnd},
		{"POST /people/{id}/ways/end-others", insider, s.postWaysEnd},
		{"GET /absences", insider, s.getAbsences},
		{"POST /absences", insider, s.postAbsence},
		{"POST /absences/{id}/{absence}/end", insider, s.postAbsenceEnd},
		{"GET /permissions", insider, s.getPermissions},
		{"GET /me/sessions", insider, s.getWays},
		{"POST /me/tokens", insider, s.postToken},

		{"GET /settings/lists", insider, s.getLists},
		{"GET /settings/lists/{list}", insider, s.getList},
		{"POST /settings/lists/{list}", insider, s.postList},
		{"POST /settings/lists/{list}/{key}/{verb}", insider, s.postItem},

		{"GET /history", insider, s.getHistories},
		{"GET /settings/health", insider, s.getHealthPage},

		{"GET /simulator", insider, s.getSimulator},
		{"GET /simulator/{name}", insider, s.getSimulation},

		{"GET /me", insider, s.getMe},
		{"POST /me/confirm", insider, s.postConfirm},
		{"POST /me/confirm/passkey/begin", insider, s.postPasskeySignInBegin},
		{"POST /me/confirm/passkey", insider, s.postConfirmPasskey},
		{"POST /me/password", insider, s.postPassword},
		{"POST /me/password/remove", insider, s.postPasswordRemove},
		{"POST /me/second-factor", insider, s.postSecond},
		{"POST /me/second-factor/confirm", insider, s.postSecondConfirm},
		{"POST /me/second-factor/remove", insider, s.postSecondRemove},
		{"POST /me/recovery-codes", insider, s.postRecoveryCodes},
		{"POST /me/passkeys/begin", insider, s.postPasskeyBegin},
		{"POST /me/passkeys", insider, s.postPasskey},
		{"POST /me/passkeys/{id}/remove", insider, s.postPasskeyRemove},
		{"POST /people/{id}/reset", insider, s.postPersonReset},

		{"GET /form/{link}", anyone, s.getTermination},
		{"POST /form/{link}", anyone, s.postTermination},

		{"GET /sign-in", anyone, s.getSignInHelp},
		{"POST /sign-in", anyone, s.postSignInPassword},
		{"GET /sign-in/code", anyone, s.getStep},
		{"POST /sign-in/code", anyone, s.postStep},
		{"POST /sign-in/passkey/begin", anyone, s.postPasskeySignInBegin},
		{"POST /sign-in/passkey", anyone, s.postSignInPasskey},
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
