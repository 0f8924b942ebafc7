package words

import "rebond/internal/domain/because"

// fieldTexts name the inputs of forms, rules and history, as labels.
var fieldTexts = map[because.Text]Phrase{
	"field.received_on":          {"Reçu le", "Received on"},
	"field.medium":               {"Document", "Document"},
	"field.note":                 {"Note", "Note"},
	"field.plan_expiration_date": {"Fin du plan (PED)", "End of the plan (PED)"},
	"field.ped_reason":           {"Raison de cette date", "Reason for this date"},
	"field.contract_signed_on":   {"Contrat signé le", "Contract signed on"},
	"field.channel":              {"Canal", "Channel"},
	"field.description":          {"Ce que dit le partenaire", "What the partner says"},
	"field.name":                 {"Nom", "Name"},
	"field.email":                {"Adresse e-mail", "E-mail address"},
	"field.phone":                {"Téléphone", "Phone"},
	"field.city":                 {"Ville", "City"},
	"field.owner":                {"AM", "AM"},
	"field.platform":             {"Outil", "Platform"},
	"field.offer":                {"Offre", "Plan"},
	"field.months":               {"Mois de préavis", "Months of notice"},
	"field.today":                {"Aujourd’hui", "Today"},
	"field.night":                {"Nuit du", "Night of"},
	"field.reason":               {"Raison", "Reason"},
	"field.sub_reason":           {"Sous-raison", "Sub-reason"},
	"field.stage":                {"Étape", "Stage"},
	"field.status":               {"Statut", "Status"},
	"field.status_since":         {"Statut depuis le", "Status since"},
	"field.outcome":              {"Issue", "Outcome"},
	"field.role":                 {"Rôle", "Role"},
	"field.due_on":               {"Échéance", "Due"},
}

// Field says the label of an input, as the API spells it.
func (l Lang) Field(name string) string { return l.Word("field", name) }
