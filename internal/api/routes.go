package api

import (
	"net/http"

	"rebond/internal/domain/staff"
)

// routes lists the whole API.
func (d *desk) routes() []route {
	const (
		see     = permission(staff.SeeDesk)
		repeats = "Sent again with the same Idempotency-Key, it answers what it answered first and does nothing. "
	)
	act := func(action staff.Action) permission { return permission(action) }
	return []route{
		post("/churn-cases", "openChurnCase", act(staff.OpenChurnCase), wishForm, d.openChurnCase).
			makes("a case was opened").
			says("Open a churn request", "account is our id or the CRM's key. One open request per account: a second one joins the first, which answers 200 (CH-2). "+
				"The owner is the account's manager, and nobody else may be named (CH-3). "+repeats),
		get("/churn-cases/{id}", "getChurnCase", see, noForm, d.getChurnCase).
			says("Read a churn request", ""),
		post("/churn-cases/{id}/form", "receiveForm", act(staff.ReceiveForm), formReceivedForm, d.receiveForm).
			says("Record that the form or a letter was received", "The first document makes the termination formal, and fixes the PED (CH-6, CH-8, CH-9). "+repeats),
		post("/churn-cases/{id}/loss", "loseChurnCase", act(staff.CloseChurnCase), lossForm, d.loseCase).
			says("Close as Not recovered", "Refused while the PED or the date of the document is missing (CH-8). Another PED than the computed one is a manager's, with a reason (CH-9). "+repeats),
		post("/churn-cases/{id}/recovery", "recoverChurnCase", act(staff.CloseChurnCase), noForm, d.recoverCase).
			says("Close as Recovered, no action", "The account is active again (CH-7). "+repeats),
		post("/churn-cases/{id}/take-back", "takeBackChurnCase", act(staff.TakeBackChurn), takeBackForm, d.takeBack).
			says("Take the termination back", "Only until the end of the PED; everything that was planned is cancelled (CH-12). "+repeats),
		get("/cases", "listCases", see, caseQueryForm, d.getCases).
			says("List cases", "The open ones by the day on which each is next looked at, or the closed ones, the latest first. from and to bound that day. owner is a person's id, or me. "+
				"next is the address of the page behind this one."),

		get("/accounts", "findAccounts", see, accountQueryForm, d.getAccounts).
			says("Find accounts", "With q by words of the name and city, a letter or two wrong; without it all of them by name."),
		get("/accounts/{account}", "getAccount", see, noForm, d.getAccount).
			says("Read an account", "With its cases, tasks and effects, and why its status and PED are what they are (EV-1)."),
		get("/accounts/{account}/history", "getHistory", see, noForm, d.getHistory).
			says("Read an account's history", "Who did what, when, why, and each value before and after (EV-3)."),
		post("/accounts/{account}/owner", "handOverAccount", act(staff.HandOverAccount), handOverForm, d.handOver).
			says("Hand an account over", "owner is the id of an account manager; open cases and tasks follow (CH-3). "+repeats),

		get("/tasks", "listTasks", see, taskQueryForm, d.getTasks).
			says("List my tasks", "The open ones of whoever asks, and of their role's queue, in the order in which they are due. to bounds that day. "+
				"next is the address of the page behind this one."),
		post("/tasks/{id}/done", "finishTask", act(staff.FinishTask), noForm, d.finishTask).
			says("Record that a task was done", "By its assignee, someone of its queue, or a manager; never before its day where it has one. "+repeats),

		get("/people", "listPeople", see, noForm, d.getPeople).
			says("List who works at the desk", ""),
		post("/people", "invitePerson", act(staff.ManageUsers), inviteForm, d.invite).
			makes("always").
			says("Invite someone", "team is an account manager's, and nobody else's. link is the path of their one-time sign-in link at this desk, for the admin to hand over."),
		put("/people/{id}", "alterPerson", act(staff.ManageUsers), particularsForm, d.alterPerson).
			says("Change someone's particulars", "Who isn't active any more is out at once, and what they did stays. "+
				"Refused for whoever still manages accounts and would no longer (CH-3), and for the last admin (EV-2)."),
		post("/people/{id}/link", "linkPerson", act(staff.ManageUsers), noForm, d.relink).
			says("Make someone a new one-time sign-in link", "Refused for whoever isn't active."),
		get("/me", "getMe", signedIn, noForm, d.getMe).
			says("Read who I am", ""),
		post("/tokens", "makeToken", anyone, oneTimeLinkForm, d.makeToken).
			makes("always").
			says("Sign in", "link is the secret at the end of a one-time sign-in link, which is worthless afterwards. It needs no token, and is the only route that does."),
		{
			method: http.MethodDelete, path: "/tokens/current", id: "dropToken", may: signedIn, answer: d.dropToken,
			summary: "Sign out", text: "The token that is shown is worthless afterwards.",
		},

		get("/decisions", "listDecisions", signedIn, noForm, d.getDecisions).
			says("List the decisions", ""),
		get("/decisions/{name}/schema", "getDecisionSchema", signedIn, noForm, d.getSchema).
			says("Read which facts a decision takes", "As JSON Schema, draft 2020-12."),
		d.decision().
			says("Take a decision", "A pure function of the facts: no account is touched. Every answer has because, the rules applied in order, and policy, the version used."),

		post("/demo/clock", "advanceClock", act(staff.MoveDemoClock), advanceForm, d.advanceClock).
			says("Move the demo's clock ahead", "advance is a number of days, such as 30d; the nights between pass (EV-6). Refused outside the demo."),
	}
}
