package page

import (
	"net/url"

	"rebond/internal/words"
)

// fullList is a list with a group, a retired item, and a form of every kind.
func fullList(lang words.Lang) List {
	row := func(key, label string) ItemRow {
		return ItemRow{
			Key: key, Path: "/settings/lists/sub_reason/" + key, Label: label, English: "In English", Up: true, Down: true,
			Open: Count{N: 3}, OpenHref: "/cases?tag=sub_reason." + key, Closed: Count{N: 1000, More: true}, ClosedHref: "/cases?stage=closed",
			Rename: ItemForm{Form: formTo("/settings/lists/sub_reason/" + key + "/rename"), Of: "rename-" + key, Label: label},
		}
	}
	gone := row("minitel", "Minitel")
	gone.Retired, gone.Of = "retiré le 1er janvier 2020", "Prix"
	return List{
		Desk: deskIn(lang), Name: "Sous-raisons", What: "Chacune précise une raison.", Path: "/settings/lists/sub_reason", Edits: true, Key: "k",
		Others: []ListTab{{Link: Link{Text: "Raisons", Href: "/settings/lists/reason"}, N: 8}, {Link: Link{Text: "Sous-raisons", Href: "/settings/lists/sub_reason"}, N: 2, Here: true}},
		Groups: []ItemGroup{{Name: "Prix", Rows: []ItemRow{row("too_expensive", "Trop cher"), row("commission", "Commission")}}, {Name: "Vide"}},
		Gone:   []ItemRow{gone},
		Add:    &ItemForm{Form: formTo("/settings/lists/sub_reason"), Of: "add", Parents: []Choice{{Value: "price", Label: "Prix"}}},
	}
}

func refusedList(lang words.Lang) List {
	l := fullList(lang)
	l.Groups[0].Rows[0].Rename.Refused = refusing("label", "label_en")
	return l
}

// fullSummary is the form of a call over a draft, for someone who may make tags.
func fullSummary(lang words.Lang) Summary {
	tags := []Choice{{Value: "till", Label: "#Caisse"}, {Value: "support", Label: "#Support"}}
	return Summary{
		Desk: deskIn(lang), Form: formTo("/cases/c-1/summary"), Path: "/cases/c-1/summary", Back: "/cases/c-1",
		Salon:  Salon{Name: "Aurora Coiffure", City: "Lyon", Contact: []Fact{{Label: "Téléphone", Text: "+33 1 99 00 01 02", Href: "tel:+33199000102"}}},
		Said:   []Request{{Reason: "Prix – Trop cher", Description: "Trop cher."}},
		Typed:  url.Values{"leaving[0].sub_reason": {"bugs"}, "services.tags": {"till"}, "competitor": {"planity"}, "comeback": {"yes"}},
		Causes: 3, Revision: "7", Draft: "Brouillon de Nina Vasseur, 14:32.", Edits: true,
		Lists: SummaryLists{
			SubReasons: []ChoiceGroup{{Label: "Outil", Choices: []Choice{{Value: "bugs", Label: "Bugs"}}}},
			Leaving:    tags, Services: tags, Liked: tags, Competitors: []Choice{{Value: "planity", Label: "#Planity"}},
			WhyCompetitor: tags, Signings: tags, Offers: tags,
		},
	}
}

func refusedSummary(lang words.Lang) Summary {
	s := fullSummary(lang)
	s.Refused = refusing("leaving[0].sub_reason", "services.tags", "competitor", "why_competitor.sentence")
	return s
}
