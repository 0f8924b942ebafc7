package api_test

import (
	"net/http"
	"testing"

	"rebond/internal/api"
)

func TestAViewIsChangedByWhomItsSharingLets(t *testing.T) { // EV-2
	for _, c := range []struct {
		sharing         string
		omar, mona      int // what another colleague and a manager get for changing it
		deletes, manage int // and for deleting it
	}{
		{"personal", http.StatusNotFound, http.StatusNotFound, http.StatusNotFound, http.StatusNotFound},
		{"shared", http.StatusOK, http.StatusOK, http.StatusForbidden, http.StatusOK},
	} {
		t.Run(c.sharing, func(t *testing.T) {
			d := newDesk(t)
			made := func() string {
				return "/views/" + string(as[api.ViewReceipt](d.nina.post("/views",
					`{"list":"cases","name":"Les miens","query":"owner=mine","sharing":"`+c.sharing+`"}`).is(http.StatusCreated)).View)
			}
			body := `{"name":"Les miens, en retard","query":"due=late","sharing":"` + c.sharing + `"}`
			path := made()
			d.omar.ask(http.MethodPut, path, body).is(c.omar)
			d.mona.ask(http.MethodPut, path, body).is(c.mona)
			d.nina.ask(http.MethodPut, path, body).is(http.StatusOK)
			d.omar.ask(http.MethodDelete, path, "").is(c.deletes)
			d.mona.ask(http.MethodDelete, path, "").is(c.manage)
		})
	}
	d := newDesk(t)
	d.omar.post("/views", `{"list":"cases","name":"À tous","query":"","sharing":"locked"}`).problem(http.StatusForbidden)
	d.outside.post("/views", `{"list":"cases","name":"À moi","query":"","sharing":"personal"}`).problem(http.StatusForbidden)
}
