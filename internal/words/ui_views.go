package words

import "rebond/internal/domain/because"

// Saved views: named filters of a list.
var (
	ViewsTitle    = Phrase{"Vues", "Views"}
	ViewsNone     = Phrase{"Aucune vue enregistrée.", "No saved view."}
	ViewSaveAs    = Phrase{"Enregistrer sous…", "Save as…"}
	ViewUpdate    = Phrase{"Mettre à jour « {name} »", "Update “{name}”"}
	ViewLast      = Phrase{"Changée en dernier par {who}, {day}.", "Last changed by {who}, {day}."}
	ViewManage    = Phrase{"Renommer, partager, supprimer", "Rename, share, delete"}
	ViewNew       = Phrase{"Enregistrer une vue", "Save a view"}
	ViewEdit      = Phrase{"La vue « {name} »", "The view “{name}”"}
	ViewButton    = Phrase{"Enregistrer la vue", "Save the view"}
	ViewDelete    = Phrase{"Supprimer cette vue", "Delete this view"}
	ViewDeleteFor = Phrase{"Supprimer « {name} » pour de bon", "Delete “{name}” for good"}
	ViewDeleteAll = Phrase{"Elle disparaît pour tout le monde ; ce qu’elle montrait ne change pas.", "It vanishes for everyone; what it showed doesn’t change."}
	ViewDeleteOwn = Phrase{"Ce qu’elle montrait ne change pas.", "What it showed doesn’t change."}
	ViewBack      = Phrase{"Revenir à la liste", "Back to the list"}
	ViewFilter    = Phrase{"Ce qu’elle filtre", "What it filters"}
	ViewNoFilter  = Phrase{"Rien : toute la liste", "Nothing: the whole list"}
	ViewTold      = Phrase{"{verb} ({id})", "{verb} ({id})"}

	// The views that the desk comes with.
	ViewMyCases   = Phrase{"Mes cases", "My cases"}
	ViewLate      = Phrase{"En retard", "Late"}
	ViewAwaiting  = Phrase{"Attente du formulaire", "Waiting for the form"}
	ViewDecide    = Phrase{"À décider", "To be decided"}
	ViewEnding    = Phrase{"Préavis qui finissent cette semaine", "Notices that end this week"}
	ViewMyTasks   = Phrase{"Mes tâches", "My tasks"}
	ViewTeamTasks = Phrase{"File de l’équipe", "The team’s queue"}
)

// viewTexts are the sentences and words of saved views.
var viewTexts = map[because.Text]Phrase{
	"view.saved":         {"Vue enregistrée, « {sharing} ».", "View saved, “{sharing}”."},
	"view.deleted":       {"Vue supprimée ; elle était « {sharing} ».", "View deleted; it was “{sharing}”."},
	"view.no_name":       {"Donnez un nom à la vue.", "Give the view a name."},
	"view.name_too_long": {"Le nom a {most} caractères au plus.", "The name has {most} characters at most."},
	"view.no_list":       {"Une vue filtre les cases, les comptes ou les tâches.", "A view filters cases, accounts or tasks."},
	"view.no_sharing":    {"Dites à qui la vue sert : à vous, à tous, ou à tous mais changée par les managers seuls.", "Say whom the view is for: you, everyone, or everyone but changed by managers only."},
	"view.bad_query":     {"Ce filtre ne se lit pas.", "This filter can’t be read."},

	"view_list.cases":       {"Cases", "Cases"},
	"view_list.accounts":    {"Comptes", "Accounts"},
	"view_list.tasks":       {"Tâches", "Tasks"},
	"view_sharing.personal": {"Pour moi seul", "For me alone"},
	"view_sharing.shared":   {"Partagée : chacun peut la changer", "Shared: everyone may change it"},
	"view_sharing.locked":   {"Verrouillée : les managers la changent", "Locked: managers change it"},

	"action.view.keep":   {"enregistrer une vue", "save a view"},
	"action.view.change": {"changer une vue", "change a view"},
	"action.view.delete": {"supprimer une vue", "delete a view"},
	"action.view.lock":   {"changer une vue verrouillée", "change a locked view"},

	"verb.view.made":    {"a enregistré une vue", "saved a view"},
	"verb.view.changed": {"a changé une vue", "changed a view"},
	"verb.view.deleted": {"a supprimé une vue", "deleted a view"},
	"said.view.made":    {"La vue est enregistrée.", "The view is saved."},
	"said.view.changed": {"La vue est à jour.", "The view is up to date."},
	"said.view.deleted": {"La vue est supprimée.", "The view is deleted."},

	"field.query":      {"Filtre", "Filter"},
	"field.sharing":    {"Pour qui", "For whom"},
	"field.changed_by": {"Changé par", "Changed by"},
	"field.changed_on": {"Changé le", "Changed on"},
}
