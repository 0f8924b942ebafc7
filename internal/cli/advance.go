package cli

import (
	"context"
	"net/http"

	"rebond/internal/app"
	"rebond/internal/words"
)

// DemoAdvance moves a running demo's clock ahead.
type DemoAdvance struct {
	Span string `arg:"" placeholder:"30d" help:"demo_advance_span"`
	Remote
}

// Run moves it, and the nights between pass.
func (a DemoAdvance) Run(ctx context.Context, c *Console) error {
	desk, err := a.at(c)
	if err != nil {
		return err
	}
	text, err := desk.once(ctx, http.MethodPost, "/demo/clock", given{"advance": a.Span})
	night, toTell, err := answered[app.NightReport](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	c.say(words.NightDone, "day", night.Day, "left", len(night.Left))
	return nil
}
