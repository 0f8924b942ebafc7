package partner_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/words"
)

var exportHeader = []string{
	"ID du compte", "Nom du compte", "Téléphone", "Adresse de facturation (rue)", "Adresse de facturation (code postal)", "Adresse de facturation (ville)",
	"Pays", "Propriétaire du compte", "E-mail principal", "Statut", "Offre", "Revenu mensuel", "Date de création", "Dernière modification", "Note NPS", "SIRET",
	"Compte parent",
}

// row is a sound row in which some cells, by their header, are other ones.
func row(changed map[string]string) []string {
	cells := []string{
		"001A", "Aurora", "06 39 98 00 00", "1 rue des Lilas", "44000", "Nantes", "France", "Nina Lorient", "nina@aurora.example",
		"Active", "Pro", "129,50", "10/10/2019", "02/01/2022", "8", "73282932000074", "",
	}
	for header, cell := range changed {
		cells[slices.Index(exportHeader, header)] = cell
	}
	return cells
}

// said fails unless everything that is refused is said in both languages, with
// its values in their places.
func said(t testing.TB, err error) {
	t.Helper()
	refused, ok := refusal.Of(err)
	if !ok {
		t.Fatalf("not refused: %v", err)
	}
	for _, u := range refused.Unmet {
		for _, lang := range []words.Lang{words.French, words.English} {
			if text := lang.Text(u.Text, u.Inputs); text == string(u.Text) || strings.Contains(text, "{") {
				t.Errorf("%s is said as %q in %s", u.Text, text, lang)
			}
		}
		reason := partner.ReasonOf(&refusal.Refusal{Unmet: []refusal.Unmet{u}})
		if words.French.Value(reason) == string(reason) {
			t.Errorf("the reason %s has no word", reason)
		}
	}
}

// brought is the day on which rows are brought here.
var brought = day.MustParse("2026-06-09")

func columns(t testing.TB, header []string) partner.Columns {
	t.Helper()
	c, err := partner.ReadColumns(header, nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCheckRefuses(t *testing.T) {
	c := columns(t, exportHeader)
	for _, tc := range []struct {
		name, header, cell string
		want               partner.Reason
	}{
		{"no id", "ID du compte", " ", partner.MissingID},
		{"no name", "Nom du compte", "\u00a0", partner.MissingName},
		{"a name too long", "Nom du compte", strings.Repeat("é", 256), partner.TooLong},
		{"letters lost", "Offre", "Cr\ufffdatif", partner.ReplacementCharacters},
		{"no such country", "Pays", "Atlantide", partner.UnknownCountry},
		{"a postcode of letters", "Adresse de facturation (code postal)", "NANTES", partner.BadPostcode},
		{"a postcode of six digits", "Adresse de facturation (code postal)", "440000", partner.BadPostcode},
		{"a postcode of zeros", "Adresse de facturation (code postal)", "00000", partner.BadPostcode},
		{"four digits that are no postcode of the city", "Adresse de facturation (code postal)", "4400", partner.BadPostcode},
		{"a mail address without its sign", "E-mail principal", "nina(at)aurora.example", partner.BadEmail},
		{"two mail addresses", "E-mail principal", "a@b.example, c@d.example", partner.BadEmail},
		{"a mail address without a domain", "E-mail principal", "nina@aurora", partner.BadEmail},
		{"two points in a mail address", "E-mail principal", "nina@aurora..example", partner.BadEmail},
		{"no such status", "Statut", "Zombie", partner.UnknownStatus},
		{"an amount in words", "Revenu mensuel", "douze euros", partner.BadNumber},
		{"an amount of two meanings", "Revenu mensuel", "1.250", partner.BadNumber},
		{"an amount below nothing", "Revenu mensuel", "-5,00", partner.BadNumber},
		{"groups of two digits", "Revenu mensuel", "12 50,00", partner.BadNumber},
		{"two commas", "Revenu mensuel", "1,2,3", partner.BadNumber},
		{"only a currency", "Revenu mensuel", "€", partner.BadNumber},
		{"more digits than money has", "Revenu mensuel", "1234567890123456", partner.BadNumber},
		{"31 February", "Date de création", "31/02/2019", partner.ImpossibleDate},
		{"29 February of a common year", "Date de création", "29/02/2019", partner.ImpossibleDate},
		{"month 13", "Date de création", "01/13/2019", partner.BadDateFormat},
		{"month 13 in ISO", "Date de création", "2019-13-01", partner.BadDateFormat},
		{"day 0", "Date de création", "00/10/2019", partner.ImpossibleDate},
		{"a year of two digits", "Date de création", "10/10/19", partner.BadDateFormat},
		{"a date in words", "Date de création", "hier", partner.BadDateFormat},
		{"a date that stands for none", "Date de création", "0001-01-01", partner.ImpossibleDate},
		{"changed before it was created", "Dernière modification", "09/10/2019", partner.ModifiedBeforeCreated},
		{"a score of 11", "Note NPS", "11", partner.NPSOutOfRange},
		{"a score below 0", "Note NPS", "-1", partner.NPSOutOfRange},
		{"a score with decimals", "Note NPS", "7,5", partner.BadNumber},
		{"a score in words", "Note NPS", "bien", partner.BadNumber},
		{"a SIRET that fails its check", "SIRET", "12345678901234", partner.BadSIRET},
		{"a SIRET of 13 digits", "SIRET", "7328293200007", partner.BadSIRET},
		{"a SIRET that a spreadsheet rounded", "SIRET", "7,32829E+13", partner.BadSIRET},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := c.Check(row(map[string]string{tc.header: tc.cell}), brought)
			if got := partner.ReasonOf(err); got != tc.want {
				t.Errorf("%q is refused as %q (%v), want %q", tc.cell, got, err, tc.want)
			}
			said(t, err)
		})
	}
}

func TestCheckReads(t *testing.T) {
	c := columns(t, exportHeader)
	cents := func(in partner.Intake) string { return fmt.Sprint(*in.MonthlyRevenue) }
	postcode := func(in partner.Intake) string { return in.Postcode }
	country := func(in partner.Intake) string { return in.Country }
	phone := func(in partner.Intake) string { return in.Phone }
	created := func(in partner.Intake) string { return in.CreatedOn.String() }
	siret := func(in partner.Intake) string { return in.SIRET }
	status := func(in partner.Intake) string { return string(in.Status) }
	for _, tc := range []struct {
		name, header, cell string
		read               func(partner.Intake) string
		want               string
	}{
		{"a decimal comma", "Revenu mensuel", "129,50", cents, "12950"},
		{"a narrow no-break space", "Revenu mensuel", "1\u202f250,00", cents, "125000"},
		{"a no-break space and the currency", "Revenu mensuel", "1\u00a0250,00\u00a0€", cents, "125000"},
		{"points between thousands", "Revenu mensuel", "1.250,00 €", cents, "125000"},
		{"commas between thousands", "Revenu mensuel", "1,250.00", cents, "125000"},
		{"the currency first", "Revenu mensuel", "EUR 1,250,000.5", cents, "125000050"},
		{"Swiss apostrophes", "Revenu mensuel", "1’250.00", cents, "125000"},
		{"no decimals", "Revenu mensuel", "29", cents, "2900"},
		{"more decimals than cents", "Revenu mensuel", "49.166700000", cents, "4917"},
		{"a fraction in three decimals", "Revenu mensuel", "0,125", cents, "13"},
		{"nothing to pay", "Revenu mensuel", "0,00", cents, "0"},

		{"no postcode is invented", "Adresse de facturation (code postal)", "", postcode, ""},
		{"a postcode in two parts", "Adresse de facturation (code postal)", "44 000", postcode, "44000"},
		{"a postcode with its country", "Adresse de facturation (code postal)", "F-44000", postcode, "44000"},
		{"a CEDEX that is in no list", "Adresse de facturation (code postal)", "44919", postcode, "44919"},
		{"an undisclosed postcode", "Adresse de facturation (code postal)", "[ND]", postcode, ""},

		{"a country by its code", "Pays", "be", country, "BE"},
		{"a country in English", "Pays", "GERMANY", country, "DE"},
		{"a country without its hyphen", "Pays", "Royaume Uni", country, "GB"},
		{"a country by three letters", "Pays", "FRA", country, "FR"},
		{"an overseas department", "Pays", "La Réunion", country, "RE"},
		{"no country is invented", "Pays", "", country, ""},

		{"a phone with points", "Téléphone", "06.39.98.00.00", phone, "+33639980000"},
		{"a phone with its country", "Téléphone", "+33 (0)6 39 98 00 00", phone, "+33639980000"},
		{"a phone dialled from abroad", "Téléphone", "0033639980000", phone, "+33639980000"},
		{"a phone that lost its zero", "Téléphone", "639980000", phone, "+33639980000"},
		{"two phones stay as written", "Téléphone", "06 39 98 00 00 / 01 99 00 00 00", phone, "06 39 98 00 00 / 01 99 00 00 00"},
		{"a note in place of a phone stays as written", "Téléphone", "voir Nina", phone, "voir Nina"},

		{"a date without zeros", "Date de création", "5/1/2019", created, "2019-01-05"},
		{"an ISO date", "Date de création", "2019-01-05", created, "2019-01-05"},
		{"a date with its time", "Date de création", "05/01/2019 23:59", created, "2019-01-05"},
		{"an instant", "Date de création", "2019-01-05T09:00:00.000+02:00", created, "2019-01-05"},
		{"points in a date", "Date de création", "05.01.2019", created, "2019-01-05"},
		{"29 February of a leap year", "Date de création", "29/02/2016", created, "2016-02-29"},

		{"a SIRET in groups", "SIRET", "732 829 320 00074", siret, "73282932000074"},
		{"La Poste's own check", "SIRET", "35600000000001", siret, "35600000000001"},

		{"Lost is churned", "Statut", "Lost", status, "churned"},
		{"a status in French capitals", "Statut", "RÉTENTION", status, "retention"},
		{"a status of two words", "Statut", "expiring_plan", status, "expiring_plan"},
		{"no status is invented", "Statut", "", status, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			in, err := c.Check(row(map[string]string{tc.header: tc.cell}), brought)
			if err != nil {
				t.Fatal(err)
			}
			if got := tc.read(in); got != tc.want {
				t.Errorf("%q is read as %q, want %q", tc.cell, got, tc.want)
			}
		})
	}
}

func TestAnotherCountryHasAnotherPostcodeAndPhone(t *testing.T) {
	in, err := columns(t, exportHeader).Check(row(map[string]string{
		"Pays": "Belgique", "Adresse de facturation (code postal)": "1000", "Adresse de facturation (ville)": "Bruxelles", "Téléphone": "0470 12 34 56",
	}), brought)
	if err != nil || in.Postcode != "1000" || in.Phone != "+32470123456" {
		t.Errorf("read as %q and %q, %v", in.Postcode, in.Phone, err)
	}
}

func TestALostZeroIsRestoredAndRemarkedOn(t *testing.T) {
	in, err := columns(t, exportHeader).Check(row(map[string]string{
		"Adresse de facturation (code postal)": "1220", "Adresse de facturation (ville)": "GRILLY",
	}), brought)
	if err != nil || in.Postcode != "01220" || len(in.Remarks) != 1 {
		t.Errorf("read as %q with %v, %v", in.Postcode, in.Remarks, err)
	}
}

func TestADateTypedAgainIsRemarkedOnRatherThanCompared(t *testing.T) {
	in, err := columns(t, exportHeader).Check(row(map[string]string{"Date de création": "5/1/2024", "Dernière modification": "02/09/2023"}), brought)
	if err != nil || len(in.Remarks) != 1 {
		t.Errorf("remarks %v, %v", in.Remarks, err)
	}
}

func TestEverythingWrongIsSaidAtOnce(t *testing.T) {
	_, err := columns(t, exportHeader).Check(row(map[string]string{"Nom du compte": "", "Note NPS": "12", "E-mail principal": "nina", "SIRET": "1"}), brought)
	refused, ok := refusal.Of(err)
	if !ok {
		t.Fatalf("not refused: %v", err)
	}
	var got []string
	for _, u := range refused.Unmet {
		got = append(got, u.Field+" "+string(u.Text))
	}
	want := []string{"name intake.missing_name", "email intake.bad_email", "nps intake.nps_out_of_range", "siret intake.bad_siret"}
	if !slices.Equal(got, want) {
		t.Errorf("said %q, want %q", got, want)
	}
}

func TestARowOfAnotherWidthIsRefusedForThatAlone(t *testing.T) {
	c := columns(t, exportHeader)
	sound := row(map[string]string{"Nom du compte": "", "Statut": "Zombie"})
	for _, tc := range []struct {
		cells []string
		want  partner.Reason
	}{
		{sound[:len(sound)-1], partner.TooFewColumns},
		{append(slices.Clone(sound), ""), partner.TooManyColumns},
		{nil, partner.TooFewColumns},
	} {
		_, err := c.Check(tc.cells, brought)
		refused, ok := refusal.Of(err)
		if !ok || partner.ReasonOf(err) != tc.want || len(refused.Unmet) != 1 {
			t.Errorf("%d cells: %v, want %s alone", len(tc.cells), err, tc.want)
		}
		said(t, err)
	}
}

func TestReadColumns(t *testing.T) {
	for _, tc := range []struct {
		name    string
		header  []string
		fields  []string
		ignored []string
	}{
		{
			"the CRM's report in English",
			[]string{"Account ID", "Account Name", "Billing Street", "Billing Zip/Postal Code", "Billing City", "Account Owner", "Last Modified Date"},
			[]string{"key", "name", "street", "postcode", "city", "owner", "modified_on"},
			nil,
		},
		{
			"the CRM's data file",
			[]string{"Id", "Name", "Phone", "BillingStreet", "BillingPostalCode", "BillingCity", "BillingCountry", "Owner.Name", "SIRET__c", "CreatedDate", "LastModifiedDate", "ParentId"},
			[]string{"key", "name", "phone", "street", "postcode", "city", "country", "owner", "created_on", "modified_on", "siret", "parent_key"},
			nil,
		},
		{
			"case, accents and spaces don’t count",
			[]string{"  ID DU COMPTE", "nom du compte ", "TELEPHONE", "date  de creation"},
			[]string{"key", "name", "phone", "created_on"},
			nil,
		},
		{
			"what nobody asked for is passed over",
			[]string{"Région", "ID du compte", "Nom du compte", "", "Type"},
			[]string{"key", "name"},
			[]string{"Région", "Type"},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := columns(t, tc.header)
			if !slices.Equal(c.Fields(), tc.fields) || !slices.Equal(c.Ignored(), tc.ignored) {
				t.Errorf("fields %q, ignored %q", c.Fields(), c.Ignored())
			}
			if !partner.IsHeader(tc.header) {
				t.Error("isn't taken for a header")
			}
		})
	}
}

func TestTheMoreTellingOfTwoColumnsIsRead(t *testing.T) {
	c := columns(t, []string{"Compte parent", "Nom du compte", "ID du compte", "Nom", "ID du compte parent"})
	in, err := c.Check([]string{"Maison mère", "Aurora", "001A", "Lorient", "001B"}, brought)
	if err != nil || in.ParentKey != "001B" || in.Name != "Aurora" {
		t.Errorf("read %+v, %v", in, err)
	}
	if got := c.Ignored(); !slices.Equal(got, []string{"Compte parent", "Nom"}) {
		t.Errorf("ignored %q", got)
	}
}

func TestADayOfSigningIsRead(t *testing.T) { // CH-2
	for _, header := range []string{"Date de signature", "Contract signed on", "Contrat signé le", "Contract_Signed_On__c"} {
		in, err := columns(t, []string{"ID", "Nom", header}).Check([]string{"001A", "Aurora", "28/02/2025"}, brought)
		if err != nil || in.ContractSignedOn.String() != "2025-02-28" {
			t.Errorf("%s is read as %s, %v", header, in.ContractSignedOn, err)
		}
		known := partner.Account{ContractSignedOn: in.ContractSignedOn}
		if merged := (partner.Intake{}).Merge(known, ""); merged.ContractSignedOn != known.ContractSignedOn {
			t.Errorf("a file that doesn't say it takes it away")
		}
	}
}

func TestAContractIsSignedByTheDayItIsBrought(t *testing.T) { // CH-2
	c := columns(t, []string{"ID", "Nom", "Date de signature"})
	for signed, want := range map[string]partner.Reason{"09/06/2026": "", "10/06/2026": partner.SignedToCome, "09/06/2062": partner.SignedToCome} {
		_, err := c.Check([]string{"001A", "Aurora", signed}, brought)
		if got := partner.ReasonOf(err); got != want {
			t.Errorf("a contract signed on %s: %q, want %q", signed, got, want)
		}
		if refused, ok := refusal.Of(err); ok && refused.Unmet[0].Field != "contract_signed_on" {
			t.Errorf("refused for %s", refused.Unmet[0].Field)
		}
		if err != nil {
			said(t, err)
		}
	}
}

func TestReadColumnsNeedsIDAndName(t *testing.T) {
	_, err := partner.ReadColumns([]string{"Téléphone", "Ville"}, nil)
	refused, ok := refusal.Of(err)
	if !ok || partner.ReasonOf(err) != partner.MissingColumn || len(refused.Unmet) != 2 || refused.Unmet[0].Field != "key" || refused.Unmet[1].Field != "name" {
		t.Errorf("refused as %v", err)
	}
	said(t, err)
	if partner.IsHeader([]string{"001A", "Aurora", "Nantes"}) || partner.IsHeader([]string{"Nom"}) {
		t.Error("a row of data is taken for a header")
	}
}

func TestIntakesRefuseARepeatedKey(t *testing.T) {
	in := partner.NewIntakes(columns(t, append([]string{"Rang"}, exportHeader...)), brought)
	check := func(line int, rank string, changed map[string]string) partner.Reason {
		_, err := in.Check(line, append([]string{rank}, row(changed)...))
		if err != nil {
			said(t, err)
		}
		return partner.ReasonOf(err)
	}
	for _, tc := range []struct {
		name string
		got  partner.Reason
		want partner.Reason
	}{
		{"the first of a key", check(2, "1", nil), ""},
		{"the same row again, in whatever else it stands", check(3, "2", nil), partner.ExactDuplicateRow},
		{"the same row, padded", check(4, "3", map[string]string{"Nom du compte": " Aurora\u00a0"}), partner.ExactDuplicateRow},
		{"the same key for another salon", check(5, "4", map[string]string{"Nom du compte": "Boréale"}), partner.DuplicateID},
		{"a key in other letters is another", check(6, "5", map[string]string{"ID du compte": "001a"}), ""},
		{"a row that is refused", check(7, "6", map[string]string{"ID du compte": "001B", "Note NPS": "12"}), partner.NPSOutOfRange},
		{"its key again", check(8, "7", map[string]string{"ID du compte": "001B"}), partner.DuplicateID},
		{"no key twice", check(9, "8", map[string]string{"ID du compte": ""}), partner.MissingID},
		{"no key again", check(10, "9", map[string]string{"ID du compte": ""}), partner.MissingID},
	} {
		if tc.got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, tc.got, tc.want)
		}
	}
}

func TestCheckNeverPanicsAndAlwaysGivesAReason(t *testing.T) {
	c := columns(t, exportHeader)
	cell := rapid.OneOf(rapid.String(), rapid.StringMatching(`[0-9 .,/€@:+-]{0,16}`), rapid.SampledFrom(row(nil)))
	rapid.Check(t, func(t *rapid.T) {
		cells := rapid.SliceOfN(cell, len(exportHeader), len(exportHeader)).Draw(t, "cells")
		in, err := c.Check(cells, brought)
		if err != nil && partner.ReasonOf(err) == "" {
			t.Fatalf("refused without a reason: %v", err)
		}
		if err == nil && (in.Key == "" || in.Name == "") {
			t.Fatalf("accepted without key or name: %+v", in)
		}
	})
}

func TestAnyAmountOfCentsIsReadBack(t *testing.T) {
	c := columns(t, exportHeader)
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.Int64Range(0, 99_999_999_99).Draw(t, "cents")
		whole, decimals := fmt.Sprint(cents/100), fmt.Sprintf("%02d", cents%100)
		ways := [][2]string{{"\u202f", ","}, {"\u00a0", ","}, {".", ","}, {",", "."}, {"", "."}, {"", ","}}
		way := rapid.SampledFrom(ways).Draw(t, "way")
		for at := len(whole) - 3; at > 0; at -= 3 {
			whole = whole[:at] + way[0] + whole[at:]
		}
		written := whole + way[1] + decimals
		in, err := c.Check(row(map[string]string{"Revenu mensuel": written}), brought)
		if err != nil || *in.MonthlyRevenue != cents {
			t.Fatalf("%q is read as %v, %v", written, in.MonthlyRevenue, err)
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	c := columns(b, exportHeader)
	cells := row(nil)
	for b.Loop() {
		if _, err := c.Check(cells, brought); err != nil {
			b.Fatal(err)
		}
	}
}
