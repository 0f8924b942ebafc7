package cli_test

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"rebond/internal/api"
	"rebond/internal/app"
	"rebond/internal/cli"
	"rebond/internal/domain/because"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"rebond": func() {
			os.Exit(cli.Run(context.Background(), os.Args[1:], os.Environ(), os.Stdin, os.Stdout, os.Stderr))
		},
	})
}

// TestStories runs commands as people type them, against a desk that runs, on 9 June
// 2026. $DESK is its address, $NINA and the like are sign-in links.
func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Setup: func(env *testscript.Env) error {
		now := time.Date(2026, time.June, 9, 10, 0, 0, 0, time.UTC)
		a, err := app.Open(context.Background(), filepath.Join(env.WorkDir, "desk.db"), app.FakeClock(func() time.Time { return now }))
		if err != nil {
			return err
		}
		server := httptest.NewServer(api.New(a, a.Reads, slog.New(slog.DiscardHandler)))
		env.Defer(func() {
			server.Close()
			if err := a.Close(); err != nil {
				t.Error(err)
			}
		})
		env.Setenv("DESK", server.URL)
		env.Setenv("HOME", env.WorkDir)
		return people(env, a, server.URL)
	}})
}

// people brings a team and three salons to the desk; two salons share a name.
func people(env *testscript.Env, a *app.App, at string) error {
	ctx := context.Background()
	nina := staff.ID("")
	for _, p := range []struct {
		variable, name string
		role           staff.Role
	}{
		{"NINA", "Nina Vasseur", staff.AM},
		{"LEO", "Léo Marchetti", staff.AM},
		{"OMAR", "Omar Belkacem", staff.CX},
		{"MONA", "Mona Dréau", staff.Manager},
		{"ADA", "Ada Ruiz", staff.Admin},
	} {
		person, err := a.People.Add(ctx, staff.Desk, staff.Person{
			Name: p.name, Email: p.variable + "@rebond.example", Role: p.role, Lang: "fr", Active: true,
		}, because.One("EV-2", "person.demo"))
		if err != nil {
			return err
		}
		_, link, err := a.People.Relink(ctx, staff.Desk, person.ID)
		if err != nil {
			return err
		}
		env.Setenv(p.variable, at+"/sign-in/"+link)
		if nina == "" {
			nina = person.ID
		}
	}
	for _, salon := range []partner.Account{
		{Key: "CRM-1", Name: "Aurora Coiffure", City: "Lyon"},
		{Key: "CRM-2", Name: "L’Œil d’Émeraude", City: "Lille"},
		{Key: "CRM-3", Name: "L’Œil d’Émeraude", City: "Nantes"},
	} {
		salon.Owner, salon.Platform, salon.Status = nina, partner.Connect, partner.Active
		if _, err := a.Accounts.Add(ctx, staff.Desk, salon, because.One("EV-3", "account.demo")); err != nil {
			return err
		}
	}
	return nil
}
