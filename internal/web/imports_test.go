package web

import (
	"bytes"
	"context"
	"fmt"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"rebond/internal/domain/partner"
)

const salonHeader = "ID du compte;Nom du compte;Adresse de facturation (code postal);Adresse de facturation (ville);Pays;Propriétaire du compte;E-mail principal;Note NPS;Statut\n"

func oneSalon(n int) string {
	return fmt.Sprintf("%sIMP-%d;Salon importé %d;69001;Lyon;France;Nina Vasseur;un@salon.example;9;Active\n", salonHeader, n, n)
}

// previewed has the desk read a file that Mona brings.
func (d *desk) previewed(text string) partner.ImportID {
	d.t.Helper()
	id, err := d.Imports.Bring(context.Background(), d.people[d.mona].Actor(), "export.csv", strings.NewReader(text))
	d.did(err)
	d.did(d.Imports.WorkOff(context.Background()))
	return id
}

func (d *desk) applying(text string) partner.ImportID {
	d.t.Helper()
	id := d.previewed(text)
	d.did(d.Imports.Apply(context.Background(), d.people[d.mona].Actor(), id))
	return id
}

func (d *desk) applied(text string) partner.ImportID {
	d.t.Helper()
	id := d.applying(text)
	d.did(d.Imports.WorkOff(context.Background()))
	return id
}

// brings sends a file by the form of the page of imports.
func (v *visitor) brings(name, text string) answer {
	v.d.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	file, err := form.CreateFormFile("file", name)
	v.d.did(err)
	_, err = file.Write([]byte(text))
	v.d.did(err)
	v.d.did(form.Close())
	sender := *v
	sender.header = v.header.Clone()
	sender.header.Set("Content-Type", form.FormDataContentType())
	return sender.ask(http.MethodPost, "/imports", &body)
}

func TestAFileIsBroughtPreviewedImportedAndUndone(t *testing.T) { // EV-3
	d := newDesk(t)
	path := d.mona.brings(`C:\exports\salons.csv`, salonHeader+
		"IMP-1;Salon Un;69001;Lyon;France;Nina Vasseur;un@salon.example;9;Active\nIMP-2;Salon Deux;69001;Lyon;France;Inconnue;deux(at)salon;12;Active\nIMP-3;Salon Trois;69001;Lyon;France;Inconnue;;8;Active\n").leads("/imports/")
	d.mona.get(path).is(page200).says("h1", "salons.csv").has(map[string]int{"progress": 1, "[data-progress]": 1})
	d.did(d.Imports.WorkOff(context.Background()))

	d.mona.get(path).is(page200).says(".import-card", "Importer 2").has(map[string]int{"progress": 0, ".imported tbody tr": 3, "form[action$='/undo']": 0})
	d.mona.get(path+"?verdict=refused").has(map[string]int{".imported tbody tr": 1}).says(".imported .says", "« deux(at)salon » n’est pas une adresse e-mail")
	d.mona.get(path + "?reason=bad_email").has(map[string]int{".imported tbody tr": 1, ".facets a[aria-current]": 1})
	d.mona.get(path + "?field=email").has(map[string]int{".imported tbody tr": 1})
	d.mona.get(path+"?verdict=create").says(".imported", "« Inconnue » n’est pas au bureau")

	d.mona.get(path).send(path + "/apply").leads(path)
	d.did(d.Imports.WorkOff(context.Background()))
	done := d.mona.get(path).is(page200).has(map[string]int{".imported tbody th a": 2, ".import-gaps a": 3, "form[action$='/undo']": 1})
	d.mona.get(attribute(done.one(".import-gaps li:first-child a"), "href")).is(page200).says(".accounts", "Salon Trois")

	d.mona.get(path).send(path + "/undo").leads(path)
	d.did(d.Imports.WorkOff(context.Background()))
	d.mona.get(path+"?undone=withdrawn").is(page200).has(map[string]int{".imported tbody tr": 2}).says(".title .chip", "Annulé")
	d.mona.get("/imports").says(".imports", "salons.csv")
}

func TestAFileThatIsNoTableComesBackWithWhatItIs(t *testing.T) {
	d := newDesk(t)
	d.mona.brings("salons.csv", "%PDF-1.7\n1 0 obj\n").is(unmet422).says(".summary", "un PDF").has(map[string]int{"#import-file-problem": 1})
	d.mona.brings("salons.csv", "").is(unmet422).says(".summary", "vide")
	d.mona.post("/imports", "file", "salons.csv").is(unmet422).says(".summary", "Choisissez le fichier")
	large := salonHeader + strings.Repeat(strings.TrimPrefix(oneSalon(1), salonHeader), 1_200_000)
	d.mona.brings("salons.csv", large).is(unmet422).says(".summary", "dépasse 64")
}

func TestUnknownColumnsAreAskedFor(t *testing.T) {
	d := newDesk(t)
	path := importPath(d.previewed("Réf interne;Enseigne;Humeur\nZ1;Aube;bonne\n"))
	form := d.mona.get(path).is(page200).has(map[string]int{"details.file-columns[open]": 1, ".mapping select": 3, ".import-card li": 2, ".imported": 0})
	form.send(path+"/columns", "column", "key").is(unmet422).has(map[string]int{".summary li": 1})
	d.mona.ask(http.MethodPost, path+"/columns", strings.NewReader("column=key&column=name&column=-")).leads(path)
	d.did(d.Imports.WorkOff(context.Background()))
	d.mona.get(path).says(".imported", "son statut n’est pas dit").has(map[string]int{"details.file-columns[open]": 0})
}

func TestAScriptIsToldHowFarTheDeskIs(t *testing.T) {
	d := newDesk(t)
	path := importPath(d.applying(oneSalon(1)))
	if got := d.mona.get(path + "/progress").is(page200).text; !strings.Contains(got, `"at_work":true`) || !strings.Contains(got, `"total":1`) {
		t.Errorf("told %s", got)
	}
	d.did(d.Imports.WorkOff(context.Background()))
	if got := d.mona.get(path + "/progress").is(http.StatusOK).text; !strings.Contains(got, `"at_work":false`) {
		t.Errorf("told %s", got)
	}
}

func TestWhatIsNoFileBringsNoMoreThanAForm(t *testing.T) {
	d := newDesk(t)
	d.mona.post("/imports", "file", strings.Repeat("a", 2<<20)).is(http.StatusRequestEntityTooLarge)
}

func TestAnAddressThatCantBeReadIsRefused(t *testing.T) {
	d := newDesk(t)
	d.nobody().post("/sign-in", "email", "a\x00b@salon.example", "password", "x").is(http.StatusUnprocessableEntity)
	d.mona.get("/accounts/%ff").is(http.StatusUnprocessableEntity)
}
