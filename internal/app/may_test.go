package app_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
)

// someone is a role as the permissions of SPEC 11 see it: an AM owns the account,
// or not.
type someone struct {
	role staff.Role
	owns bool
}

func (s someone) String() string {
	if s.owns {
		return "the owning " + string(s.role)
	}
	return string(s.role)
}

// inside are all but partners.
var inside = []string{"am", "the owning am", "cx", "sales", "content", "finance", "manager", "admin"}

// permitted are the verbs of the door, each with who may use it. Each begins with
// an account that is ready for it.
var permitted = []struct {
	name    string
	prepare func(*desk) churn.CaseID
	do      func(*desk, staff.Actor, churn.CaseID) error
	may     []string
}{
	{
		"open a request", func(*desk) churn.CaseID { return "" },
		func(d *desk, who staff.Actor, _ churn.CaseID) error {
			_, err := d.Churn.Open(context.Background(), by(who), d.salon, d.wish())
			return err
		},
		inside,
	},
	{
		"add a second request", (*desk).open,
		func(d *desk, who staff.Actor, _ churn.CaseID) error {
			_, err := d.Churn.Open(context.Background(), by(who), d.salon, d.wish())
			return err
		},
		inside,
	},
	{
		"record a form", (*desk).open,
		func(d *desk, who staff.Actor, id churn.CaseID) error {
			_, err := d.Churn.Receive(context.Background(), by(who), id, churn.Receipt{Medium: churn.Form, ReceivedOn: day.MustParse("2026-06-09")})
			return err
		},
		[]string{"am", "the owning am", "cx", "manager", "admin"},
	},
	{
		"close as lost", (*desk).formal,
		func(d *desk, who staff.Actor, id churn.CaseID) error {
			_, err := d.Churn.Lose(context.Background(), by(who), id, churn.Loss{})
			return err
		},
		[]string{"the owning am", "manager", "admin"},
	},
	{
		"close as lost with another PED", (*desk).formal,
		func(d *desk, who staff.Actor, id churn.CaseID) error {
			_, err := d.Churn.Lose(context.Background(), by(who), id, churn.Loss{PlanExpirationDate: day.MustParse("2026-07-31"), PEDReason: "Elle finit juillet."})
			return err
		},
		[]string{"manager", "admin"},
	},
	{
		"close as recovered", (*desk).open,
		func(d *desk, who staff.Actor, id churn.CaseID) error {
			_, err := d.Churn.Recover(context.Background(), by(who), id, churn.RecoveredNoAction)
			return err
		},
		[]string{"the owning am", "manager", "admin"},
	},
	{
		"take a loss back", (*desk).lost,
		func(d *desk, who staff.Actor, id churn.CaseID) error {
			_, err := d.Churn.TakeBack(context.Background(), by(who), id, "Il reste.")
			return err
		},
		[]string{"am", "the owning am", "cx", "manager", "admin"},
	},
	{
		"hand the account over", func(*desk) churn.CaseID { return "" },
		func(d *desk, who staff.Actor, _ churn.CaseID) error {
			_, err := d.Accounts.HandOver(context.Background(), by(who), d.salon, d.lena.ID)
			return err
		},
		[]string{"the owning am", "manager", "admin"},
	},
	{
		"finish the owner's task", (*desk).open,
		func(d *desk, who staff.Actor, _ churn.CaseID) error {
			_, err := d.Tasks.Finish(context.Background(), by(who), d.task(task.UpdateCRMStatus).ID)
			return err
		},
		[]string{"the owning am", "manager", "admin"},
	},
	{
		"finish a task of the finance queue", (*desk).lost,
		func(d *desk, who staff.Actor, _ churn.CaseID) error {
			_, err := d.Tasks.Finish(context.Background(), by(who), d.task(task.StopBilling).ID)
			return err
		},
		[]string{"finance", "manager", "admin"},
	},
	{
		"move the demo's clock", func(*desk) churn.CaseID { return "" },
		func(d *desk, who staff.Actor, _ churn.CaseID) error {
			_, err := d.Nights.Advance(context.Background(), who, 1)
			return err
		},
		inside,
	},
}

// formal opens a case with its form.
func (d *desk) formal() churn.CaseID {
	d.t.Helper()
	id := d.open()
	d.received(id, "2026-06-09")
	return id
}

func TestEachRoleMayDoThroughTheDoorWhatTheSpecificationSays(t *testing.T) { // EV-2
	onBothEngines(t, func(d *desk) {
		actors := map[someone]staff.Actor{{staff.AM, true}: d.nina, {staff.AM, false}: d.lena}
		for _, role := range staff.Roles {
			if role != staff.AM {
				actors[someone{role, false}] = d.person("Quelqu’un de "+string(role), role)
			}
		}
		for _, verb := range permitted {
			for who, actor := range actors {
				d.now = day.MustParse("2026-06-09").Start(d.Policy.Zone) // no night of the demo counts here
				d.salon = d.account(fmt.Sprintf("%s, %s", verb.name, who), d.nina.ID, partner.Active)
				id := verb.prepare(d)
				err := verb.do(d, actor, id)
				refused, isRefused := refusal.Of(err)
				switch {
				case err != nil && (!isRefused || !refused.Has(refusal.Forbidden)):
					t.Errorf("%s, by %s: %v", verb.name, who, err)
				case slices.Contains(verb.may, who.String()) != (err == nil):
					t.Errorf("%s, by %s: %v", verb.name, who, err)
				}
			}
		}
		d.sound()
	})
}

func TestARefusalNamesWhoMay(t *testing.T) { // EV-2
	onBothEngines(t, func(d *desk) {
		_, err := d.Churn.Lose(context.Background(), app.Call{Actor: d.omar}, d.formal(), churn.Loss{})
		refused := d.refused(err, "CH-3 forbidden")
		for _, in := range refused.Unmet[0].Inputs {
			if who, ok := in.Value.([]staff.Role); ok && slices.Equal(who, []staff.Role{staff.AM, staff.Manager, staff.Admin}) {
				return
			}
		}
		t.Errorf("it shows %+v", refused.Unmet[0].Inputs)
	})
}
