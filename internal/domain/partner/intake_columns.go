package partner

import (
	"slices"
	"strings"
	"sync"

	"rebond/internal/domain/fold"
	"rebond/internal/domain/refusal"
)

// field is what a column of an export states.
type field int

const (
	fieldKey field = iota
	fieldName
	fieldPhone
	fieldStreet
	fieldPostcode
	fieldCity
	fieldCountry
	fieldOwner
	fieldEmail
	fieldStatus
	fieldOffer
	fieldMonthlyRevenue
	fieldCreatedOn
	fieldModifiedOn
	fieldContractSignedOn
	fieldNPS
	fieldSIRET
	fieldParentKey
	fields // how many there are
	noField
)

// String returns the field's name, as the API spells it.
func (f field) String() string {
	if f >= fields {
		return ""
	}
	return headers[f].field
}

// headers are the names that exports give each field, in French and English, in
// the CRM's reports and in its data files. Where a table has several of them,
// the one that stands first here is read. Case, accents, spaces and signs don't
// count.
var headers = [fields]struct {
	field string
	names []string
}{
	// "Key" and "Owner Name" come before "ID" and "Owner", which are ours in an export of this desk.
	fieldKey: {"key", []string{
		"ID du compte", "Account ID", "Key", "ID du compte (18 caractères)", "Account ID (18)", "Case Safe ID", "Identifiant du compte", "ID compte",
		"Identifiant compte", "ID de compte", "ID CRM", "CRM ID", "ID Salesforce", "Salesforce ID", "Identifiant", "ID",
	}},
	fieldName: {"name", []string{
		"Nom du compte", "Account Name", "Nom du salon", "Salon Name", "Nom du partenaire", "Partner Name", "Nom", "Name", "Compte", "Account", "Salon",
	}},
	fieldPhone: {"phone", []string{
		"Téléphone", "Phone", "Téléphone du compte", "Account Phone", "Téléphone principal", "Main Phone", "Numéro de téléphone", "N° de téléphone",
		"Phone Number", "Telephone Number", "Tél", "Tel", "Mobile", "Portable",
	}},
	fieldStreet: {"street", []string{
		"Adresse de facturation (rue)", "Billing Street", "Rue de facturation", "Billing Address (Street)", "Adresse de facturation (ligne 1)",
		"Billing Address Line 1", "Rue", "Street", "Adresse", "Address", "Adresse de facturation", "Billing Address",
		"Adresse de livraison (rue)", "Adresse d’expédition (rue)", "Shipping Street",
	}},
	fieldPostcode: {"postcode", []string{
		"Adresse de facturation (code postal)", "Billing Zip/Postal Code", "Billing Postal Code", "Billing Postcode", "Billing Zip", "Billing Zip Code",
		"Code postal de facturation", "Billing Address (Postal Code)", "Code postal", "CP", "Postal Code", "Postcode", "Zip", "Zip Code", "Zip/Postal Code",
		"Adresse de livraison (code postal)", "Adresse d’expédition (code postal)", "Shipping Zip/Postal Code", "Shipping Postal Code",
	}},
	fieldCity: {"city", []string{
		"Adresse de facturation (ville)", "Billing City", "Ville de facturation", "Billing Address (City)", "Ville", "City", "Commune", "Town",
		"Adresse de livraison (ville)", "Adresse d’expédition (ville)", "Shipping City",
	}},
	fieldCountry: {"country", []string{
		"Adresse de facturation (pays)", "Adresse de facturation (code du pays)", "Billing Country", "Billing Country Code", "Pays de facturation",
		"Billing Address (Country)", "Billing Country/Territory", "Pays", "Country", "Code du pays", "Code pays", "Country Code", "Pays/Territoire",
		"Adresse de livraison (pays)", "Adresse d’expédition (pays)", "Shipping Country",
	}},
	fieldOwner: {"owner", []string{
		"Propriétaire du compte", "Account Owner", "Owner Name", "Propriétaire du compte: Nom complet", "Account Owner: Full Name", "Propriétaire", "Owner",
		"Nom du propriétaire", "Owner Full Name", "Account Manager", "Responsable du compte", "Gestionnaire du compte", "AM",
	}},
	fieldEmail: {"email", []string{
		"E-mail principal", "Primary Email", "Main Email", "E-mail du compte", "Account Email", "Adresse e-mail principale", "Adresse e-mail",
		"Email Address", "E-mail", "Email", "Courriel", "Adresse mail", "Mail",
	}},
	fieldStatus: {"status", []string{"Statut", "Status", "Statut du compte", "Account Status"}},
	fieldOffer:  {"offer", []string{"Offre", "Offer", "Offre souscrite", "Plan", "Formule", "Abonnement", "Subscription", "Plan Name"}},
	fieldMonthlyRevenue: {"monthly_revenue", []string{
		"Revenu mensuel", "Monthly Revenue", "Revenu mensuel récurrent", "Monthly Recurring Revenue", "MRR", "Revenu mensuel (EUR)", "Monthly Revenue (EUR)",
		"Revenu mensuel (converti)", "Monthly Revenue (converted)", "MRR (EUR)", "CA mensuel", "Montant mensuel", "Monthly Amount",
	}},
	fieldCreatedOn: {"created_on", []string{
		"Date de création", "Created Date", "Date de création du compte", "Account Created Date", "Créé le", "Created On", "Creation Date", "Date Created", "Created",
	}},
	fieldModifiedOn: {"modified_on", []string{
		"Dernière modification", "Last Modified Date", "Date de dernière modification", "Dernière date de modification", "Last Modified", "Modifié le",
		"Dernière modification le", "Date de modification", "Last Modification", "Modified Date", "Modified On", "Last Update", "Last Updated", "Dernière mise à jour",
	}},
	fieldContractSignedOn: {"contract_signed_on", []string{
		"Date de signature", "Contract Signed On", "Date de signature du contrat", "Contract Signed Date", "Contrat signé le", "Signé le", "Signature du contrat",
		"Contract Signature Date", "Signature Date", "Signed On", "Signed Date", "Date Signed", "Date signature", "Date signature contrat", "Customer Signed Date",
	}},
	fieldNPS:       {"nps", []string{"Note NPS", "NPS Score", "NPS", "Score NPS", "NPS Rating", "Dernière note NPS", "Last NPS Score"}},
	fieldSIRET:     {"siret", []string{"SIRET", "Numéro SIRET", "N° SIRET", "Numéro de SIRET", "SIRET Number", "SIRET No", "Code SIRET"}},
	fieldParentKey: {"parent_key", []string{"ID du compte parent", "Parent Account ID", "Parent ID", "Compte parent", "Parent Account", "Compte principal"}},
}

// synonym is where a header's name stands in headers.
type synonym struct {
	field field
	rank  int
}

// synonyms finds a header by its folded name.
var synonyms = sync.OnceValue(func() map[string]synonym {
	all := map[string]synonym{}
	for f, h := range headers {
		for rank, header := range h.names {
			all[fold.Key(header)] = synonym{field(f), rank}
		}
	}
	return all
})

// synonymOf finds what a header states. The CRM's data files mark its own
// fields' names with "__c".
func synonymOf(header string) (synonym, bool) {
	found, ok := synonyms()[fold.Key(strings.TrimSuffix(trimmed(header), "__c"))]
	return found, ok
}

// IsHeader says whether a record is the header of an export of accounts: it
// names two fields at least.
func IsHeader(record []string) bool {
	known := map[field]bool{}
	for _, cell := range record {
		if found, ok := synonymOf(cell); ok {
			known[found.field] = true
		}
	}
	return len(known) >= 2
}

// MayBeHeader says whether a record could be a header that nobody knows: it names two
// columns at least, and none twice.
func MayBeHeader(record []string) bool {
	names := map[string]bool{}
	for _, cell := range record {
		name := fold.Key(trimmed(cell))
		if names[name] && name != "" {
			return false
		}
		names[name] = true
	}
	delete(names, "")
	return len(names) >= 2
}

// Columns tells which column of a table states which field.
type Columns struct {
	width   int
	at      [fields]int // -1 where the table has no such column
	ignored []string
}

// ReadColumns reads a table's header, by its names and by what was said of them.
// Refused without a column for the account's ID or its name; every other may be
// missing, and further ones are passed over.
func ReadColumns(header []string, m Mapping) (Columns, error) {
	c := Columns{width: len(header)}
	for f := range c.at {
		c.at[f] = -1
	}
	unfit := c.said(header, m)
	c.named(header, m)
	for i, cell := range header {
		if c.fieldAt(i) == noField && trimmed(cell) != "" {
			c.ignored = append(c.ignored, trimmed(cell))
		}
	}
	return c, refusal.All(unfit, c.missing(fieldKey), c.missing(fieldName))
}

// named puts the columns in place that are known by their names, where nothing was
// said of them or of their field.
func (c *Columns) named(header []string, m Mapping) {
	mapped := c.at
	var rank [fields]int
	for i, column := range ColumnNames(header) {
		found, ok := synonymOf(header[i])
		if !ok || m[column] != "" || mapped[found.field] >= 0 {
			continue
		}
		if c.at[found.field] < 0 || found.rank < rank[found.field] {
			c.at[found.field], rank[found.field] = i, found.rank
		}
	}
}

func (c Columns) missing(f field) error {
	if c.at[f] >= 0 {
		return nil
	}
	return MissingColumn.refuse(f.String(), "french", headers[f].names[0], "english", headers[f].names[1])
}

// Fields returns the names of the fields that the table states, as the API
// spells them.
func (c Columns) Fields() []string {
	var stated []string
	for f := range fields {
		if c.at[f] >= 0 {
			stated = append(stated, f.String())
		}
	}
	return stated
}

// Ignored returns the headers of the columns that are passed over, as written.
func (c Columns) Ignored() []string { return slices.Clone(c.ignored) }

func (c Columns) fieldAt(column int) field {
	if f := slices.Index(c.at[:], column); f >= 0 {
		return field(f)
	}
	return noField
}
