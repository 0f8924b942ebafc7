package api

import (
	"net/http"

	"rebond/internal/domain/staff"
)

// routes lists the whole API.
func (d *desk) routes() []route {
	const repeats = "Sent again with the same Idempotency-Key, it answers what it answered first and does nothing. "
	const exported = "From its beginning to its end, however long; history tells who took it, by which filter, and how many rows. "
	see, act := staff.AtGate(staff.SeeDesk), staff.AtVerb
	return []route{
		post("/churn-cases", "openChurnCase", act(staff.OpenChurnCase), wishForm, d.openChurnCase).
			makes("a case was opened").
			says("Open a churn request", "account is our id or the CRM's key. One open request per account: a second one joins the first, which answers 200 (CH-2). "+
				"The owner is the account's manager, and nobody else may be named (CH-3). "+repeats),
		get("/churn-cases/{id}", "getChurnCase", see, noForm, d.getChurnCase).
			says("Read a churn request", ""),
		post("/churn-cases/{id}/form-link", "sendForm", act(staff.SendForm), sendingForm, d.sendForm).
			says("Send the termination form by a link", "Makes a one-time link for the partner, and a task to send it; the case waits for the fiscal churn. link is its path at this desk. "+
				"An earlier link is withdrawn. email is where it goes, the account's where it isn't said; lang is that of the account's country (CH-5). "+repeats),
		post("/churn-cases/{id}/form", "receiveForm", act(staff.ReceiveForm), formReceivedForm, d.receiveForm).
			says("Record that the form or a letter was received", "The first document makes the termination formal, and fixes the PED (CH-6, CH-8, CH-9). "+repeats),
		post("/churn-cases/{id}/loss", "loseChurnCase", act(staff.CloseChurnCase), lossForm, d.loseCase).
			says("Close as Not recovered", "Refused while the PED or the date of the document is missing (CH-8). Another PED than the computed one is a manager's, with a reason (CH-9). "+repeats),
		post("/churn-cases/{id}/briefing", "briefChurnCase", act(staff.BriefChurnCase), briefingForm, d.briefCase).
			says("Record the retention lead's briefing", "By whoever has the task of it, or a manager; once (AL-8). "+repeats),
		post("/churn-cases/{id}/attempt", "callPartner", act(staff.WorkChurnCase), contactForm, d.callPartner).
			says("Record a call attempt", "Without call_back_on the policy says when to call again. On the day of an appointment or after it, it also says whether that was kept (AL-8). "+repeats),
		post("/churn-cases/{id}/appointment", "appoint", act(staff.BookAppointment), bookingForm, d.appoint).
			says("Set an appointment", "Or move the one that stands; its task follows (AL-8). appointment_at is an hour, as 14:30. "+repeats),
		post("/churn-cases/{id}/appointment/call-off", "callOffAppointment", act(staff.BookAppointment), callingOffForm, d.callOff).
			says("Call the appointment off", "A call takes its place (AL-8). "+repeats),
		post("/churn-cases/{id}/negotiation", "negotiate", act(staff.WorkChurnCase), bargainForm, d.negotiate).
			says("Record what is discussed with the partner", "The case is in progress (AL-8). "+repeats),
		post("/churn-cases/{id}/recovery", "recoverChurnCase", act(staff.CloseChurnCase), recoveryForm, d.recoverCase).
			says("Close as recovered", "outcome is recovered_no_action where it isn't said: the account is active again. With recovered_training the account is in training until its task is done; "+
				"with recovered_plan_update a downgrade billed 0 and a winback task are made (CH-7, DO-2). summary is saved with it, as with a loss: both, or neither (CH-4). "+repeats),
		post("/churn-cases/{id}/take-back", "takeBackChurnCase", act(staff.TakeBackChurn), takeBackForm, d.takeBack).
			says("Take the termination back", "Only while the plan expires: until the night after the PED has passed. Everything that was planned is cancelled (CH-12). "+repeats),
		put("/churn-cases/{id}/summary", "summariseChurnCase", act(staff.Summarise), summaryForm, d.summarise).
			says("Save the structured summary of the call", "All of it, in place of what was there: reasons for leaving, one of them the main one, and what else was heard (CH-4). "+
				"Tags and sub-reasons are keys of the lists; what was retired may stay where it was. Open or closed, the case takes it. "+repeats),
		get("/lists", "readLists", see, noForm, d.getLists).
			says("Read the lists that a manager edits", "Reasons, sub-reasons, tags and the questions of the termination form, the retired ones too, in the order in which they are offered; labels are in the caller's language."),
		get("/lists/{list}", "readList", see, noForm, d.getList).
			says("Read one list, with how many cases have each item", "Counted no further than 1,000."),
		post("/lists/{list}", "addListItem", act(staff.ChangeLists), itemForm, d.addItem).
			says("Add an item to a list", "parent is the reason of a sub-reason; answer and required are of a question of the termination form, which is said in both languages. Its key is about in the answer (CH-2). "+repeats),
		put("/lists/{list}/{key}", "renameListItem", act(staff.ChangeLists), labelForm, d.renameItem).
			says("Give an item other labels", "Everything that has it reads the new ones; an answer to a question keeps what was asked. "+repeats),
		post("/lists/{list}/{key}/move", "moveListItem", act(staff.ChangeLists), wayForm, d.moveItem).
			says("Move an item past its neighbour", repeats),
		post("/lists/{list}/{key}/retire", "retireListItem", act(staff.ChangeLists), noForm, d.retireItem).
			says("Take an item out of use", "Cases that have it keep it. Refused for the last sub-reason of a reason, for the last reason, and for a question that the procedures need an answer to (CH-2). "+repeats),
		post("/lists/{list}/{key}/restore", "restoreListItem", act(staff.ChangeLists), noForm, d.restoreItem).
			says("Put an item back in use", repeats),
		get("/cases", "listCases", see, caseQueryForm, d.getCases).
			says("List cases", "The open ones by the day on which each is next looked at, or the closed ones, the latest first. stage is one of churn requests (AL-8). from and to bound that day. at is where an open case stands, as on the board. owner is a person's id, or me. "+
				"next is the address of the page behind this one."),

		get("/accounts", "findAccounts", see, accountQueryForm, d.getAccounts).
			says("Find accounts", "With q by words of the name and city, a letter or two wrong; without it all of them by name."),
		get("/accounts/{account}", "getAccount", see, noForm, d.getAccount).
			says("Read an account", "With its cases, tasks and effects, and why its status and PED are what they are (EV-1)."),
		get("/accounts/{account}/history", "getHistory", see, noForm, d.getHistory).
			says("Read an account's history", "Who did what, when, why, and each value before and after (EV-3)."),
		get("/accounts/{account}/history/{entry}/undo", "getUndoing", act(staff.UndoEntry), noForm, d.getUndoing).
			says("Look at what undoing an entry would do", "entry is its version in the account's history. Refused as undoing it would be, with everything that stands in the way (EV-3)."),
		post("/accounts/{account}/history/{entry}/undo", "undoEntry", act(staff.UndoEntry), noForm, d.undoEntry).
			says("Undo an entry of an account's history", "What it did is taken back, with what was built on it since; what has happened outside stays, and tasks make up for it. "+
				"One's own entries are everyone's to undo, others' a manager's (EV-3). With "+seenHeader+", nothing is undone that wasn't seen. "+repeats),
		post("/accounts/{account}/owner", "handOverAccount", act(staff.HandOverAccount), handOverForm, d.handOver).
			says("Hand an account over", "owner is the id of an account manager; open cases and tasks follow (CH-3). "+repeats),

		get("/history", "listHistory", act(staff.SeeHistory), historyQueryForm, d.getHistories).
			says("Read the history of all", "What was done on every account, person and list, the latest first (EV-3). by is a person's id; from and to are days. "+
				"next is the address of the page behind this one."),

		d.bringing().
			says("Bring a file of accounts", "The body is the CRM's CSV file as it is, in whatever encoding; file is its name. The desk reads it: ask for the import until at_work is false, "+
				"then apply it. Nothing is saved before. Over 64 MB it is refused."),
		get("/imports", "listImports", staff.AtGate(staff.ImportAccounts), importsQueryForm, d.getImports).
			says("List the imports", "The latest first. next is the address of the page behind this one."),
		get("/imports/{id}", "getImport", staff.AtGate(staff.ImportAccounts), noForm, d.getImport).
			says("Read an import", "How far the desk is, its columns, and how many rows there are of each kind."),
		get("/imports/{id}/rows", "listImportRows", staff.AtGate(staff.ImportAccounts), importRowsForm, d.getImportRows).
			says("List the rows of an import", "What it would do with each, or did. Of several filters the narrowest counts: undone, reason, field, verdict."),
		put("/imports/{id}/columns", "mapImport", act(staff.ImportAccounts), importColumnsForm, d.putImportColumns).
			says("Say which field each column states", "In the order of the file: a field's name, - for none, or nothing for what its header says. The file is read again, "+
				"and the next one with the same columns is read so too."),
		post("/imports/{id}/apply", "applyImport", act(staff.ImportAccounts), noForm, d.applyImport).
			says("Apply an import, or go on with it", "The desk saves the accounts beside its other work, and goes on after a restart where it was."),
		post("/imports/{id}/stop", "stopImport", act(staff.ImportAccounts), noForm, d.stopImport).
			says("Stop what the desk does for an import", "What was saved stays."),
		post("/imports/{id}/undo", "undoImport", act(staff.ImportAccounts), noForm, d.undoImport).
			says("Undo an import, or go on undoing", "An account that it brought is taken away, a field that it changed is what it was, unless someone changed it since: the rows say what stays and why."),
		post("/imports/{id}/drop", "dropImport", act(staff.ImportAccounts), noForm, d.dropImport).
			says("Drop an import before it is applied", "Its file is erased."),

		exports("/exports/accounts", "exportAccounts", act(staff.ExportRecords), accountsWantedForm, d.exportAccounts).
			says("Export accounts", "Whole, as format says: csv or jsonl. "+exported+"An import of accounts reads the table back: what wasn't altered is unchanged, what was is an update. monthly_revenue is in euros."),
		exports("/exports/cases", "exportCases", act(staff.ExportLists), casesWantedForm, d.exportCases).
			says("Export cases", "All that the filter finds. "+exported),
		exports("/exports/tasks", "exportTasks", act(staff.ExportLists), tasksWantedForm, d.exportTasks).
			says("Export my tasks", "The open ones of whoever asks, and of their role's queue. "+exported),
		exports("/exports/people", "exportPeople", act(staff.ExportRecords), peopleWantedForm, d.exportPeople).
			says("Export who works at the desk", exported),
		exports("/exports/history", "exportHistory", act(staff.ExportRecords), historyWantedForm, d.exportHistory).
			says("Export the history of all", "The latest first; changes are JSON in a table too. "+exported),
		exports("/exports/lists", "exportLists", act(staff.ExportLists), itemsWantedForm, d.exportItems).
			says("Export the lists that a manager edits", exported),
		exports("/exports/imports/{id}", "exportImportRows", act(staff.ExportRecords), importRowsWantedForm, d.exportImportRows).
			says("Export the rows of an import", exported),
		exports("/exports/everything", "exportEverything", act(staff.ExportEverything), noForm, d.exportEverything).zipped().
			says("Export everything", "A ZIP archive of the whole desk, without what people sign in with: a file of JSON lines for each table, a manifest with the digest of each, "+
				"and the heads of all chains. The command import everything puts it into an empty database. History tells who took it."),

		get("/tasks", "listTasks", see, taskQueryForm, d.getTasks).
			says("List my tasks", "The open ones of whoever asks, and of their role's queue, in the order in which they are due. to bounds that day. "+
				"next is the address of the page behind this one."),
		post("/tasks/{id}/done", "finishTask", act(staff.FinishTask), noForm, d.finishTask).
			says("Record that a task was done", "By its assignee, someone of its queue, or a manager; never before its day where it has one. "+repeats),

		post("/rounds", "makeRound", act(staff.MakeRound), newRoundForm, d.makeRound).within("").
			makes("always").
			says("Ask one action of many rows", "Either ids names the rows, or one of cases, tasks and accounts is a filter: then all that it finds now are taken, however many. said is what the action asks once, for all rows. "+
				"The desk looks at each row first: ask for the round until at_work is false, look at its rows, then apply it. Nothing is done before. The token needs the reach of the action too."),
		get("/rounds", "listRounds", see, roundsQueryForm, d.getRounds).
			says("List my rounds", "The latest first; all=true lists everybody's, for a manager. next is the address of the page behind this one."),
		get("/rounds/{id}", "getRound", act(staff.SeeRound), noForm, d.getRound).
			says("Read a round", "How far the desk is, and how many of its rows would go, went, and are refused."),
		get("/rounds/{id}/rows", "listRoundRows", act(staff.SeeRound), roundRowsForm, d.getRoundRows).
			says("List the rows of a round", "What the action would do with each, or did; of a refused one everything that stands in the way."),
		post("/rounds/{id}/apply", "applyRound", act(staff.RunRound), noForm, d.applyRound).within("").
			says("Apply a round, or go on with it", "The desk does the rows that go in the name of whoever made the round, each with the permissions of that moment, and goes on after a restart where it was."),
		post("/rounds/{id}/stop", "stopRound", act(staff.SeeRound), noForm, d.stopRound).within("").
			says("Stop a round", "What was done stays."),
		post("/rounds/{id}/drop", "dropRound", act(staff.RunRound), noForm, d.dropRound).within("").
			says("Drop a round", "Its rows are forgotten. What it did stays."),

		get("/views", "listViews", see, viewQueryForm, d.getViews).
			says("List saved views", "Those of whoever asks, and those of all; of one list or of every."),
		post("/views", "makeView", act(staff.KeepView), newViewForm, d.makeView).
			makes("always").
			says("Save a filter as a view", "A personal view is its maker's alone, a shared one everybody's to change, a locked one a manager's to make and to change. "+repeats),
		put("/views/{id}", "changeView", act(staff.ChangeView), changedViewForm, d.changeView).
			says("Change a view", "Its name, its filter and its sharing, all three. With "+seenHeader+", the version that was seen, nothing is overwritten unseen. "+repeats),
		acting(http.MethodDelete, "/views/{id}", "deleteView", act(staff.DeleteView), noForm, d.deleteView).
			says("Delete a view", "By its owner or a manager; a locked one by a manager. Its history stays. "+repeats),

		get("/people", "listPeople", see, noForm, d.getPeople).
			says("List who works at the desk", ""),
		post("/people", "invitePerson", act(staff.ManageUsers), inviteForm, d.invite).
			makes("always").
			says("Invite someone", "team is an account manager's, and nobody else's. link is the path of their one-time sign-in link at this desk, for the admin to hand over."),
		put("/people/{id}", "alterPerson", act(staff.ManageUsers), particularsForm, d.alterPerson).
			says("Change someone's particulars", "Who isn't active any more is out at once, and what they did stays. "+
				"Refused for whoever still manages accounts or has tasks and would no longer (CH-3), and for the last admin (EV-2). "+
				"The retention lead is one person: the mark moves. With Seen-Version, what was left as it was shown stays as it is now."),
		get("/people/{id}/estate", "getEstate", see, noForm, d.getEstate).
			says("Count what is someone's", "Accounts, and open tasks that are theirs alone."),
		post("/people/{id}/hand-over", "handOverAll", act(staff.HandOverAccount), estateHandOverForm, d.handOverAll).
			says("Hand over all that is someone's", "A step of at most a hundred accounts, each handed over on its own (CH-3); tasks go at the end. Ask again with after, until there is none. "+
				"What is refused stays, and is listed. Broken off, it can be begun anew."),
		post("/people/{id}/absences", "planAbsence", act(staff.PlanAbsence), leaveForm, d.planAbsence).
			says("Record an absence", "id may be me. deputy looks after the absent person's accounts and tasks meanwhile, and an AM names one; the accounts stay the AM's (CH-3)."),
		remove("/people/{id}/absences/{absence}", "endAbsence", act(staff.PlanAbsence), d.endAbsence).
			says("End an absence", "One under way ends yesterday; one to come never was."),
		get("/people/{id}/ways", "listWays", act(staff.EndSession), noForm, d.getWays).
			says("List someone's sessions and tokens", "id may be me; another's are an admin's to see."),
		remove("/people/{id}/ways/{way}", "endWay", act(staff.EndSession), d.endWay).
			says("End a session or a token", "At its next request it lets nobody in."),
		remove("/people/{id}/ways", "endOtherSessions", act(staff.EndSession), d.endWays).
			says("End all of someone's sessions", "But the one that asks. Tokens are ended one by one."),
		post("/people/{id}/sign-in-reset", "resetSignIn", act(staff.ManageUsers), noForm, d.resetSignIn).
			says("Reset how someone signs in", "Their password, second factor, passkeys, sessions and tokens are worthless; link is a new one-time link, for the admin to hand over."),
		post("/people/{id}/link", "linkPerson", act(staff.ManageUsers), noForm, d.relink).
			says("Make someone a new one-time sign-in link", "Refused for whoever isn't active."),
		get("/me", "getMe", staff.SignedIn, noForm, d.getMe).
			says("Read who I am", ""),
		post("/tokens", "makeToken", staff.Anyone, oneTimeLinkForm, d.makeToken).
			makes("always").
			says("Sign in", "link is the secret at the end of a one-time sign-in link, which is worthless afterwards. It needs no token, and may be used for everything that its person may do."),
		post("/me/tokens", "nameToken", act(staff.MakeToken), tokenWishForm, d.nameToken).
			makes("always").
			says("Make a token for some purpose", "name says what for, reach what it may be used for, days for how long: 7, 30, 90 or 365. It is shown once."),
		remove("/tokens/current", "dropToken", staff.SignedIn, d.dropToken).
			says("Sign out", "The token that is shown is worthless afterwards."),

		get("/decisions", "listDecisions", staff.SignedIn, noForm, d.getDecisions).within(staff.ReachDecisions).
			says("List the decisions", ""),
		get("/decisions/{name}/schema", "getDecisionSchema", staff.SignedIn, noForm, d.getSchema).within(staff.ReachDecisions).
			says("Read which facts a decision takes", "As JSON Schema, draft 2020-12."),
		d.decision().
			says("Take a decision", "A pure function of the facts: no account is touched. Every answer has because, the rules applied in order, and policy, the version used."),

		post("/demo/clock", "advanceClock", act(staff.MoveDemoClock), advanceForm, d.advanceClock).
			says("Move the demo's clock ahead", "advance is a number of days, such as 30d; the nights between pass (EV-6). Refused outside the demo."),
	}
}
