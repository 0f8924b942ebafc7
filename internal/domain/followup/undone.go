package followup

import (
	"slices"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/effect"
)

// undone: EV-5 what had been carried out can't be taken back, and is made up for: the
// CRM hears the present status, what was stopped or cut goes on, and what had gone on
// is stopped again. Of the rest, such as a mail, nothing more can be done.
func (f *following) undone(e dossier.Undone) {
	f.tellCRM(sent(e, effect.WriteCRMStatus) > 0)
	at := slices.IndexFunc(f.d.BillingStops, func(c billingstop.Case) bool { return c.Stage == billingstop.New })
	switch n := sent(e, effect.StopBilling) - sent(e, effect.ResumeBilling); {
	case n > 0:
		f.resumeBilling("")
	case n < 0 && at >= 0:
		f.scheduleStop(f.d.BillingStops[at])
	}
	switch n := sent(e, effect.CutAccess) - sent(e, effect.RestoreAccess); {
	case n > 0:
		f.restoreAccess("", f.d.Account.Owner)
	case n < 0 && at >= 0:
		f.scheduleCut(f.d.BillingStops[at])
	}
}

func sent(e dossier.Undone, what effect.What) int {
	n := 0
	for _, s := range e.Sent {
		if s.What == what {
			n++
		}
	}
	return n
}

// tellCRM has the CRM told the present status, where it was told another one, or is
// about to be.
func (f *following) tellCRM(toldOther bool) {
	status := string(f.d.Account.Status)
	inHand := func(e effect.Effect) bool { return e.What == effect.WriteCRMStatus && e.State == effect.InHand }
	stale := func(e effect.Effect) bool { return inHand(e) && e.Detail != status }
	present := func(e effect.Effect) bool { return inHand(e) && e.Detail == status }
	switch {
	case slices.ContainsFunc(f.d.Effects, present):
		f.withdraw(stale)
	case toldOther || slices.ContainsFunc(f.d.Effects, stale):
		f.enter(f.d.Account)
	}
}
