package words

import "rebond/internal/domain/because"

// roundTexts are the sentences and words of rounds.
var roundTexts = map[because.Text]Phrase{
	"round.moved":          {"Lot de {rows|ligne|lignes} : {action}.", "Round of {rows|row|rows}: {action}."},
	"round.of_row":         {"Fait par lot, ligne {row} sur {rows}.", "Done by a round, row {row} of {rows}."},
	"round.no_action":      {"Choisissez ce qu’il faut faire de ces lignes.", "Choose what to do with these rows."},
	"round.unknown_action": {"« {value} » n’est pas une action que l’on puisse faire par lot.", "“{value}” is no action that a round can do."},
	"round.wrong_subject":  {"« {action} » ne se fait pas sur ces lignes.", "“{action}” isn’t done on such rows."},
	"round.nothing_chosen": {"Aucune ligne n’est sélectionnée. Cochez au moins une ligne, ou prenez tout le filtre.", "No row is selected. Tick at least one, or take all that the filter finds."},
	"round.unsaid":         {"À remplir, une fois pour toutes les lignes.", "To be filled in, once for all rows."},
	"round.unasked":        {"Ne sert à rien ici : {action}.", "Of no use here: {action}."},
	"round.no_such_day":    {"« {value} » n’est pas une date qui existe.", "“{value}” isn’t a date that exists."},

	"door.not_a_churn_case": {"Ce case n’est pas une demande de churn : cela ne s’y fait pas.", "This case is no churn request: that isn’t done there."},
	"cli.no_round":          {"Il n’y a encore aucun lot.", "There is no round yet."},

	"round_action.account.hand_over":  {"Confier les comptes à un AM", "Hand the accounts to an AM"},
	"round_action.account.open_churn": {"Ouvrir une demande de churn", "Open a churn request"},
	"round_action.case.brief":         {"Noter le briefing", "Record the briefing"},
	"round_action.case.call_off":      {"Annuler le rendez-vous", "Call the appointment off"},
	"round_action.case.receive_form":  {"Enregistrer le formulaire ou la lettre", "Record the form or letter"},
	"round_action.case.lose":          {"Clore : non récupéré", "Close: not recovered"},
	"round_action.case.recover":       {"Clore : récupéré", "Close: recovered"},
	"round_action.case.take_back":     {"Annuler la résiliation", "Take the termination back"},
	"round_action.case.hand_over":     {"Confier les comptes à un AM", "Hand the accounts to an AM"},
	"round_action.task.finish":        {"Terminer les tâches", "Finish the tasks"},
	"round_action.task.hand_over":     {"Confier les tâches à quelqu’un", "Give the tasks to someone"},

	"round_state.checking":  {"Aperçu en cours", "Being checked"},
	"round_state.previewed": {"Aperçu prêt", "Preview ready"},
	"round_state.applying":  {"En cours", "Under way"},
	"round_state.stopped":   {"Arrêté", "Stopped"},
	"round_state.applied":   {"Terminé", "Done"},
	"round_state.dropped":   {"Effacé", "Dropped"},

	"round_verb.apply":  {"appliquer", "apply"},
	"round_verb.stop":   {"arrêter", "stop"},
	"round_verb.drop":   {"effacer", "drop"},
	"round_verb.finish": {"terminer", "finish"},
	"round_verb.halt":   {"suspendre", "halt"},

	"round_verdict.goes":          {"À faire", "To do"},
	"round_verdict.refused":       {"Refusé", "Refused"},
	"round_verdict.done":          {"Fait", "Done"},
	"round_verdict.refused_since": {"Refusé depuis", "Refused since"},

	"said.round.made":    {"Le bureau vérifie chaque ligne. Rien n’est encore fait.", "The desk looks at each row. Nothing is done yet."},
	"said.round.started": {"Le lot commence. Vous pouvez quitter cette page.", "The round begins. You may leave this page."},
	"said.round.stopped": {"Le lot est arrêté. Ce qui est fait le reste.", "The round is stopped. What was done stays."},
	"said.round.dropped": {"Le lot est effacé. Ce qu’il a fait reste.", "The round is dropped. What it did stays."},

	"verb.round.made":      {"a préparé le lot", "made the round"},
	"verb.round.previewed": {"a vérifié chaque ligne", "looked at each row"},
	"verb.round.started":   {"a lancé le lot", "started the round"},
	"verb.round.stopped":   {"a arrêté le lot", "stopped the round"},
	"verb.round.halted":    {"a suspendu le lot : son auteur n’est plus en poste", "halted the round: whoever made it isn’t active any more"},
	"verb.round.applied":   {"a terminé le lot", "ended the round"},
	"verb.round.dropped":   {"a effacé le lot", "dropped the round"},

	"action.round.make": {"préparer un lot", "make a round"},
	"action.round.run":  {"appliquer ou effacer un lot", "apply or drop a round"},
	"action.round.see":  {"voir ou arrêter un lot", "see or stop a round"},

	"field.round_action": {"Action du lot", "Action of the round"},
	"field.hours":        {"Durée en heures", "Hours"},
	"field.filter":       {"Filtre", "Filter"},
	"field.rows":         {"Lignes", "Rows"},
}
