package api

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"rebond/internal/domain/staff"
)

// published reads the document back, as a client does.
func readBack(t *testing.T) *openapi3.T {
	t.Helper()
	text, err := json.Marshal(document((&desk{}).routes()))
	if err != nil {
		t.Fatal(err)
	}
	whole, err := openapi3.NewLoader().LoadFromData(text)
	if err != nil {
		t.Fatal(err)
	}
	return whole
}

func TestTheDocumentIsValidOpenAPI(t *testing.T) {
	whole := readBack(t)
	if whole.OpenAPI != "3.1.0" {
		t.Errorf("the document says it is OpenAPI %s", whole.OpenAPI)
	}
	if err := whole.Validate(context.Background()); err != nil {
		t.Error(err)
	}
}

func TestEveryRouteIsDocumentedWithItsPermission(t *testing.T) {
	whole := readBack(t)
	for _, r := range (&desk{}).routes() {
		name := r.method + " " + r.path
		for _, gap := range gapsOf(r, whole) {
			t.Errorf("%s: %s", name, gap)
		}
	}
}

func TestAGapInTheDocumentIsSeen(t *testing.T) {
	whole := readBack(t)
	for _, c := range []struct {
		name string
		gap  func(*route)
		says string
	}{
		{"a route that the document doesn't have", func(r *route) { r.path = "/secret" }, "isn't in the document"},
		{"no summary", func(r *route) { r.summary = "" }, "no summary"},
		{"no gate", func(r *route) { r.gate = staff.Gate{} }, "no gate"},
		{"a permission that nobody grants", func(r *route) { r.gate = staff.AtVerb("desk.fly") }, "no gate"},
		{"a route that acts without saying what it is told", func(r *route) { r.body = nil }, "no body"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := (&desk{}).routes()[0]
			c.gap(&r)
			if gaps := gapsOf(r, whole); !strings.Contains(strings.Join(gaps, "\n"), c.says) {
				t.Errorf("found %q, want one that says %q", gaps, c.says)
			}
		})
	}
}

// gapsOf lists what the document doesn't say of a route.
func gapsOf(r route, whole *openapi3.T) (gaps []string) {
	item := whole.Paths.Value(r.path)
	if item == nil || item.GetOperation(r.method) == nil {
		return []string{"isn't in the document"}
	}
	op := item.GetOperation(r.method)
	acts := r.method == http.MethodPost || r.method == http.MethodPut
	free := r.gate == staff.Anyone
	for _, need := range []struct {
		met bool
		gap string
	}{
		{r.summary != "" && op.Summary == r.summary, "no summary"},
		{op.OperationID == r.id && r.id != "", "no id"},
		{r.gate.Stands(), "no gate"},
		{op.Extensions["x-permission"] == r.gate.Name(), "another permission than it asks for"},
		{strings.Contains(op.Description, toldOf(r.gate)), "doesn't say who may"},
		{free == (op.Security == nil || len(*op.Security) == 0), "doesn't say whether it needs a token"},
		{!acts || r.body != nil || r.bodies != nil || r.file != "", "no body"},
		{!acts || op.RequestBody != nil, "no body in the document"},
		{strings.Contains(op.Description, keyHeader) == (op.Parameters.GetByInAndName("header", keyHeader) != nil), "takes a key without saying so, or says so without"},
		{op.Responses.Default() != nil, "no problem"},
		{op.Responses.Len() > 1, "no answer"},
	} {
		if !need.met {
			gaps = append(gaps, need.gap)
		}
	}
	return gaps
}

func TestOnlySigningInNeedsNoToken(t *testing.T) {
	var free []string
	for _, r := range (&desk{}).routes() {
		if r.gate == staff.Anyone {
			free = append(free, r.id)
		}
	}
	if !slices.Equal(free, []string{"makeToken"}) {
		t.Errorf("%v need no token", free)
	}
}

func TestReadingTheDeskNeedsTheRightToSeeIt(t *testing.T) {
	rights := []staff.Action{staff.SeeDesk, staff.SeeHistory, staff.SeeRound, staff.EndSession, staff.ImportAccounts, staff.UndoEntry, staff.ExportLists, staff.ExportRecords, staff.ExportEverything}
	for _, r := range (&desk{}).routes() {
		if r.method == http.MethodGet && r.gate != staff.SignedIn && !slices.Contains(rights, r.gate.Action()) {
			t.Errorf("%s may be read by %s", r.path, r.gate.Name())
		}
	}
}

// A route that a token can't be narrowed to would be open to every token: a new
// action's noun has a reach, or its route says so.
func TestEveryRouteSaysWhatATokenMustHold(t *testing.T) {
	open := map[string]bool{
		"makeToken": true, "getMe": true, "dropToken": true, // whatever the token is for
		"makeRound": true, "applyRound": true, "stopRound": true, "dropRound": true, // what the round does says which
	}
	for _, r := range (&desk{}).routes() {
		if open[r.id] != (r.reach == "") {
			t.Errorf("%s %s, by %s, needs the reach %q", r.method, r.path, r.gate.Name(), r.reach)
		}
	}
}
