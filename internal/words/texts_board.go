package words

import "rebond/internal/domain/because"

// boardTexts name the places where a case stands.
var boardTexts = map[because.Text]Phrase{
	"board_column.new":         {"Nouveau", "New"},
	"board_column.assigned":    {"Assigné", "Assigned"},
	"board_column.in_progress": {"En cours", "In progress"},
	"board_column.formal":      {"À décider", "To be decided"},
	"board_column.notice":      {"En préavis", "In notice"},
	"board_column.awaiting":    {"Attente du formulaire", "Waiting for the form"},
}
