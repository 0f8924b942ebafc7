package cli

import (
	"context"
	"fmt"

	"rebond/internal/app"
	"rebond/internal/demo"
	"rebond/internal/words"
)

// Demo is the desk with an invented marketplace and a clock that can be moved.
type Demo struct {
	Start   DemoStart   `cmd:"" default:"withargs" help:"demo_start" calls:"operator"`
	Advance DemoAdvance `cmd:"" help:"demo_advance" calls:"advanceClock"`
}

// DemoStart runs the demo, and fills it at its first start.
type DemoStart struct {
	DB     string `default:"tmp/demo.db" from:"REBOND_DB" placeholder:"FILE|postgres://…" help:"demo_db"`
	Listen string `default:"127.0.0.1:8080" from:"REBOND_LISTEN" help:"listen"`
	Outside
}

// Run serves the demo, and prints a sign-in link for each role.
func (d DemoStart) Run(ctx context.Context, c *Console) error {
	if err := makeFolder(d.DB); err != nil {
		return err
	}
	desk, err := openGuarded(ctx, c, d.DB, d.Outside, app.DemoClock())
	if err != nil {
		return err
	}
	defer desk.close()
	if err := demo.Fill(ctx, desk.app); err != nil {
		return err
	}
	return desk.serve(ctx, d.Listen, func(address string) error {
		guests, err := demo.Welcome(ctx, desk.app)
		if err != nil {
			return err
		}
		c.say(words.DeskReady, "address", address)
		c.say(words.DemoLinks)
		for _, g := range guests {
			fmt.Fprintf(c.Out, "  %-24s %-20s %s\n", c.Lang.Value(g.Person.Role), g.Person.Name, address+"/sign-in/"+g.Secret)
		}
		return nil
	})
}
