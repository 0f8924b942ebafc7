package api_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"rebond/internal/api"
	"rebond/internal/domain/partner"
)

const salons = "ID du compte;Nom du compte;Propriétaire du compte;Statut;Note NPS\nAPI-1;Salon Un;Nina Vasseur;Active;8\nAPI-2;Salon Deux;Nina Vasseur;Active;12\n"

// brings brings a file, and has the desk read it.
func (c *caller) brings(text string) string {
	c.d.t.Helper()
	brought := as[api.BroughtImport](c.post("/imports?file=salons.csv", text).is(http.StatusCreated))
	c.d.works()
	return "/imports/" + string(brought.ID)
}

func (d *desk) works() {
	d.t.Helper()
	if err := d.Imports.WorkOff(context.Background()); err != nil {
		d.t.Fatal(err)
	}
}

func TestAFileIsImportedAndUndoneThroughTheAPI(t *testing.T) { // EV-3
	onBothEngines(t, func(t *testing.T, d *desk) {
		path := d.mona.brings(salons)
		read := as[api.ImportDetail](d.mona.get(path).is(http.StatusOK))
		if read.State != partner.Previewed || read.Total != 2 || len(read.Counts) != 2 || read.Columns[4].Field != "nps" || read.ByName != "Mona Dréau" && read.ByName == "" {
			t.Errorf("read as %+v", read)
		}
		refused := as[api.ImportRowList](d.mona.get(path + "/rows?verdict=refused").is(http.StatusOK)).Rows
		if len(refused) != 1 || refused[0].Line != 3 || refused[0].Reason != partner.NPSOutOfRange || refused[0].Problems[0].Field != "nps" {
			t.Errorf("refused %+v", refused)
		}
		d.mona.post(path+"/apply", "").is(http.StatusOK)
		d.works()
		d.omar.get("/accounts/API-1").is(http.StatusOK)
		d.mona.post(path+"/undo", "").is(http.StatusOK)
		d.works()
		if undone := as[api.ImportDetail](d.mona.get(path).is(http.StatusOK)); undone.State != partner.Undone || undone.Counts[0].Undone != partner.RowWithdrawn {
			t.Errorf("undone as %+v", undone)
		}
		if list := as[api.ImportList](d.mona.get("/imports").is(http.StatusOK)); len(list.Imports) != 1 || list.Imports[0].File != "salons.csv" {
			t.Errorf("listed %+v", list)
		}
	})
}

func TestUnknownColumnsAreNamedThroughTheAPI(t *testing.T) {
	d := newDesk(t)
	path := d.mona.brings("Réf interne;Enseigne;État\nZ1;Aube;Active\n")
	if asked := as[api.ImportDetail](d.mona.get(path).is(http.StatusOK)); asked.State != partner.Unmapped || len(asked.Problems) != 2 {
		t.Errorf("asks for %+v", asked)
	}
	d.mona.ask(http.MethodPut, path+"/columns", `{"columns":["key"]}`).problem(http.StatusUnprocessableEntity)
	d.mona.ask(http.MethodPut, path+"/columns", `{"columns":["key","name","status"]}`).is(http.StatusOK)
	d.works()
	if read := as[api.ImportDetail](d.mona.get(path).is(http.StatusOK)); read.State != partner.Previewed {
		t.Errorf("read as %+v", read)
	}
	d.mona.post(path+"/stop", "").problem(http.StatusConflict)
	d.mona.post(path+"/drop", "").is(http.StatusOK)
}

func TestABadFileIsRefusedByTheAPI(t *testing.T) {
	d := newDesk(t)
	for name, text := range map[string]string{"nothing": "", "a PDF": "%PDF-1.7\n1 0 obj\n", "too much": salons + strings.Repeat("API-3;Salon Trois;;Active;8\n", 2_600_000)} {
		if p := d.mona.post("/imports?file=x.csv", text).problem(http.StatusUnprocessableEntity); p.Problems[0].Field != "file" {
			t.Errorf("%s: %+v", name, p)
		}
	}
	d.mona.get("/imports?after=somewhere").problem(http.StatusUnprocessableEntity)
	d.mona.get("/imports/nowhere").problem(http.StatusNotFound)
}
