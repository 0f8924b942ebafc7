package api

import (
	"rebond/internal/app"
	"rebond/internal/strict"
)

type advance struct {
	Advance span `field:"advance"`
}

var advanceForm = strict.Of[advance](shapes)

func (d *desk) advanceClock(a *asked, in advance) (app.NightReport, error) {
	return d.app.Nights.Advance(a.ctx(), a.actor, int(in.Advance))
}
