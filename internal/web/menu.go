package web

import (
	"rebond/internal/domain/staff"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// menuPage is a page that the menu leads to, for those who may see it.
type menuPage struct {
	name words.Phrase
	to   string
	may  staff.Action
}

var (
	ownPages = []menuPage{
		{words.MeTitle, "/me", staff.SeeDesk},
		{words.WaysTitle, "/me/sessions", staff.SeeDesk},
		{words.AbsencesTitle, "/absences", staff.SeeDesk},
		{words.RoundsTitle, "/rounds", staff.MakeRound},
		{words.PermissionsTitle, "/permissions", staff.SeeDesk},
		{words.NavSimulator, "/simulator", staff.SeeDesk},
	}
	settingsPages = []menuPage{
		{words.PeopleTitle, "/people", staff.ManageUsers},
		{words.ListsTitle, "/settings/lists", staff.ChangeLists},
		{words.ImportsTitle, "/imports", staff.ImportAccounts},
		{words.HistoriesTitle, "/history", staff.SeeHistory},
		{words.ExportsTitle, "/settings/export", staff.ExportEverything},
		{words.HealthTitle, "/settings/health", staff.SeeDesk},
	}
)

// menuOf lists the pages that a role may see.
func menuOf(lang words.Lang, pages []menuPage, role staff.Role) []page.Link {
	var links []page.Link
	for _, p := range pages {
		if staff.May(role, p.may, staff.Scope{}).Allowed {
			links = append(links, page.Link{Text: lang.Say(p.name), Href: p.to})
		}
	}
	return links
}
