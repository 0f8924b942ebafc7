package web

import (
	"net/http"

	"rebond/internal/domain/staff"
	"rebond/internal/provider"
	"rebond/internal/web/assets"
)

// route is one line of the sitemap.
type route struct {
	pattern string
	gate    staff.Gate
	handle  http.HandlerFunc
}

// sitemap lists every page and form of the desk.
func (s *Server) sitemap() []route {
	see, manage, bring, act := staff.AtGate(staff.SeeDesk), staff.AtGate(staff.ManageUsers), staff.AtGate(staff.ImportAccounts), staff.AtVerb
	return []route{
		{"GET /{$}", see, s.getHome},

		{"GET /find", see, s.getFind},
		{"GET /views/new", see, s.getNewView},
		{"POST /views", act(staff.KeepView), s.postViews},
		{"GET /views/{id}", see, s.getView},
		{"POST /views/{id}", act(staff.ChangeView), s.postView},
		{"POST /views/{id}/deletion", act(staff.DeleteView), s.postViewDeletion},

		{"GET /cases", see, s.getCases},
		{"GET /cases/{id}", see, s.getCase},
		{"POST /cases/{id}/request", act(staff.OpenChurnCase), s.postRequest},
		{"POST /cases/{id}/form-link", act(staff.SendForm), s.postFormLink},
		{"POST /cases/{id}/form", act(staff.ReceiveForm), s.postReceipt},
		{"POST /cases/{id}/loss", act(staff.CloseChurnCase), s.postLoss},
		{"POST /cases/{id}/recovery", act(staff.CloseChurnCase), s.postRecovery},
		{"POST /cases/{id}/briefing", act(staff.BriefChurnCase), s.postBriefing},
		{"POST /cases/{id}/attempt", act(staff.WorkChurnCase), s.postAttempt},
		{"POST /cases/{id}/appointment", act(staff.BookAppointment), s.postAppointment},
		{"POST /cases/{id}/call-off", act(staff.BookAppointment), s.postCallOff},
		{"POST /cases/{id}/negotiation", act(staff.WorkChurnCase), s.postNegotiation},
		{"GET /cases/{id}/summary", act(staff.Summarise), s.getSummary},
		{"POST /cases/{id}/summary", act(staff.Summarise), s.postSummary},
		{"POST /cases/{id}/summary/draft", act(staff.Summarise), s.postDraft},
		{"POST /cases/{id}/summary/draft/discard", act(staff.Summarise), s.postDiscard},
		{"POST /cases/{id}/take-back", act(staff.TakeBackChurn), s.postTakeBack},

		{"GET /accounts", see, s.getAccounts},
		{"GET /accounts/{id}", see, s.getAccount},
		{"POST /accounts/{id}/churn-request", act(staff.OpenChurnCase), s.postChurnRequest},
		{"GET /accounts/{id}/history/{entry}/undo", see, s.getUndo},
		{"POST /accounts/{id}/history/{entry}/undo", act(staff.UndoEntry), s.postUndo},
		{"POST /accounts/{id}/owner", act(staff.HandOverAccount), s.postOwner},

		{"GET /imports", bring, s.getImports},
		{"POST /imports", act(staff.ImportAccounts), s.postImports},
		{"GET /imports/{id}", bring, s.getImport},
		{"GET /imports/{id}/progress", bring, s.getImportProgress},
		{"POST /imports/{id}/columns", act(staff.ImportAccounts), s.postImportColumns},
		{"POST /imports/{id}/apply", act(staff.ImportAccounts), s.postImportApply},
		{"POST /imports/{id}/stop", act(staff.ImportAccounts), s.postImportStop},
		{"POST /imports/{id}/undo", act(staff.ImportAccounts), s.postImportUndo},
		{"POST /imports/{id}/drop", act(staff.ImportAccounts), s.postImportDrop},

		{"GET /rounds", see, s.getRounds},
		{"POST /rounds", act(staff.MakeRound), s.postRounds},
		{"GET /rounds/{id}", act(staff.SeeRound), s.getRound},
		{"GET /rounds/{id}/progress", act(staff.SeeRound), s.getRoundProgress},
		{"POST /rounds/{id}/apply", act(staff.RunRound), s.postRoundApply},
		{"POST /rounds/{id}/stop", act(staff.SeeRound), s.postRoundStop},
		{"POST /rounds/{id}/drop", act(staff.RunRound), s.postRoundDrop},

		{"GET /tasks", see, s.getTasks},
		{"POST /tasks/{id}/done", act(staff.FinishTask), s.postTaskDone},

		{"GET /people", act(staff.ManageUsers), s.getPeople},
		{"POST /people", act(staff.ManageUsers), s.postPeople},
		{"GET /people/{id}", act(staff.ManageUsers), s.getPerson},
		{"POST /people/{id}", act(staff.ManageUsers), s.postPerson},
		{"POST /people/{id}/link", act(staff.ManageUsers), s.postPersonLink},
		{"POST /people/{id}/hand-over", manage, s.postEstate},
		{"POST /people/{id}/ways/{way}/end", act(staff.EndSession), s.postWayEnd},
		{"POST /people/{id}/ways/end-others", act(staff.EndSession), s.postWaysEnd},
		{"GET /absences", see, s.getAbsences},
		{"POST /absences", act(staff.PlanAbsence), s.postAbsence},
		{"POST /absences/{id}/{absence}/end", act(staff.PlanAbsence), s.postAbsenceEnd},
		{"GET /permissions", see, s.getPermissions},
		{"GET /me/sessions", act(staff.EndSession), s.getWays},
		{"POST /me/tokens", act(staff.MakeToken), s.postToken},

		{"GET /settings/lists", see, s.getLists},
		{"GET /settings/lists/{list}", see, s.getList},
		{"POST /settings/lists/{list}", act(staff.ChangeLists), s.postList},
		{"POST /settings/lists/{list}/{key}/{verb}", act(staff.ChangeLists), s.postItem},

		{"GET /history", act(staff.SeeHistory), s.getHistories},
		{"GET /settings/health", see, s.getHealthPage},

		{"GET /exports/accounts", act(staff.ExportRecords), s.export(s.exportAccounts)},
		{"GET /exports/cases", act(staff.ExportLists), s.export(s.exportCases)},
		{"GET /exports/tasks", act(staff.ExportLists), s.export(s.exportTasks)},
		{"GET /exports/people", act(staff.ExportRecords), s.export(s.exportPeople)},
		{"GET /exports/history", act(staff.ExportRecords), s.export(s.exportHistory)},
		{"GET /exports/lists", act(staff.ExportLists), s.export(s.exportItems)},
		{"GET /exports/imports/{id}", act(staff.ExportRecords), s.export(s.exportImportRows)},
		{"GET /settings/export", staff.AtGate(staff.ExportEverything), s.getExport},
		{"POST /exports/everything", act(staff.ExportEverything), s.export(s.exportEverything)},

		{"GET /simulator", see, s.getSimulator},
		{"GET /simulator/{name}", see, s.getSimulation},

		{"GET /me", staff.SignedIn, s.getMe},
		{"POST /me/confirm", staff.SignedIn, s.postConfirm},
		{"POST /me/confirm/passkey/begin", staff.SignedIn, s.postPasskeySignInBegin},
		{"POST /me/confirm/passkey", staff.SignedIn, s.postConfirmPasskey},
		{"POST /me/password", staff.SignedIn, s.postPassword},
		{"POST /me/password/remove", staff.SignedIn, s.postPasswordRemove},
		{"POST /me/second-factor", staff.SignedIn, s.postSecond},
		{"POST /me/second-factor/confirm", staff.SignedIn, s.postSecondConfirm},
		{"POST /me/second-factor/remove", staff.SignedIn, s.postSecondRemove},
		{"POST /me/recovery-codes", staff.SignedIn, s.postRecoveryCodes},
		{"POST /me/passkeys/begin", staff.SignedIn, s.postPasskeyBegin},
		{"POST /me/passkeys", staff.SignedIn, s.postPasskey},
		{"POST /me/passkeys/{id}/remove", staff.SignedIn, s.postPasskeyRemove},
		{"POST /me/provider/remove", staff.SignedIn, s.postProviderRemove},
		{"POST /people/{id}/reset", act(staff.ManageUsers), s.postPersonReset},

		{"GET /form/{link}", staff.Anyone, s.getTermination},
		{"POST /form/{link}", staff.Anyone, s.postTermination},

		{"GET /sign-in", staff.Anyone, s.getSignInHelp},
		{"POST /sign-in", staff.Anyone, s.postSignInPassword},
		{"GET /sign-in/code", staff.Anyone, s.getStep},
		{"POST /sign-in/code", staff.Anyone, s.postStep},
		{"POST /sign-in/passkey/begin", staff.Anyone, s.postPasskeySignInBegin},
		{"POST /sign-in/passkey", staff.Anyone, s.postSignInPasskey},
		{"GET /sign-in/provider", staff.Anyone, s.getProvider},
		{"GET " + provider.Back, staff.Anyone, s.getProviderBack},
		{"GET /sign-in/{secret}", staff.Anyone, s.getSignIn},
		{"POST /sign-in/{secret}", staff.Anyone, s.postSignIn},
		{"GET /set-up/{secret}", staff.Anyone, s.getSetUp},
		{"POST /set-up/{secret}", staff.Anyone, s.postSetUp},
		{"GET /signed-out", staff.Anyone, s.getSignedOut},
		{"POST /sign-out", staff.Anyone, s.postSignOut},
		{"POST /preferences", staff.Anyone, s.postPreferences},
		{"POST /demo/clock", act(staff.MoveDemoClock), s.postDemoClock},

		{"GET /health", staff.Anyone, s.getHealth},
		{"/", staff.Anyone, s.getNothing},
	}
}

func (s *Server) routes(api http.Handler) http.Handler {
	mux := http.NewServeMux()
	for _, r := range s.sitemap() {
		mux.Handle(r.pattern, s.admit(r.gate, r.handle))
	}
	mux.Handle("GET "+assets.Root, assets.Server())
	mux.Handle("/api/", api)
	return mux
}
