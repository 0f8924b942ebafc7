package app

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"rebond/internal/domain/because"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/followup"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// door is what every verb goes through.
type door struct {
	store  *store.Store
	clock  *Clock
	policy policy.Policy
	people roster
	reads  *read.Reads
	guard  *guard
}

// Call says who calls a verb and how. The zero Seen and Key are allowed: then
// nothing is compared, and a repeated call acts again.
type Call struct {
	Actor staff.Actor
	Seen  int    // the last entry of the account's history that the caller was shown
	Key   string // the idempotency key
	// byLink says that the actor holds a link that was made for the verb.
	byLink  bool
	summary *churn.Summary // saved with the verb; nil for none
	draft   *int64         // the revision of the draft that the summary was typed over; nil where drafts stay
	// beside saves with the verb what stands outside history; nil for nothing.
	beside func(*store.Tx) error
	// dry only asks: the verb is decided on what is there, and nothing is saved.
	dry bool
	// within is why history says that the verb was called, beside its own reasons.
	within because.Reasons
}

// Receipt is what a verb answers, and answers again to a repeated call.
type Receipt struct {
	Account            partner.AccountID `json:"account,omitempty"` // none where it was the desk's own lists
	About              string            `json:"about"`             // the id of the case, task, account or list item acted on
	Verb               string            `json:"verb"`              // what happened, such as "churn_case.opened"
	Entry              int               `json:"entry"`             // its place in the history of the account, or of the lists
	Status             partner.Status    `json:"account_status,omitempty"`
	PlanExpirationDate day.Day           `json:"plan_expiration_date,omitzero"`
}

// where finds the account that a verb acts on.
type where func(*store.View) (partner.AccountID, bool, error)

// verb decides: from the dossier as it is to the one that follows, and what happened.
type verb func(dossier.Dossier, moment.Moment) (dossier.Dossier, history.Event, error)

// scope says what a verb touches, which its permission depends on, and whose that is.
type scope func(dossier.Dossier, staff.Actor) (on staff.Scope, owner staff.ID, err error)

// theAccount is the scope of most verbs: the account and its manager.
func theAccount(d dossier.Dossier, actor staff.Actor) (staff.Scope, staff.ID, error) {
	return actor.With(d.Account.Owner), d.Account.Owner, nil
}

// errand is what a verb of an account needs to run.
type errand struct {
	action  staff.Action
	asked   any // what was said, for the idempotency key
	in      where
	touches scope
	decide  verb
}

const maxTries = 20

// do runs a verb that touches an account.
func (d *door) do(ctx context.Context, call Call, action staff.Action, asked any, in where, decide verb) (Receipt, error) {
	return d.run(ctx, call, errand{action, asked, in, theAccount, decide})
}

// run runs a verb: permit, load, decide, save, all in one transaction. Where someone
// else saved under the account meanwhile, it decides again on what is there now.
func (d *door) run(ctx context.Context, call Call, e errand) (Receipt, error) {
	now, err := d.moment(ctx, call.Actor)
	if err != nil {
		return Receipt{}, err
	}
	if call.dry {
		return Receipt{}, d.store.View(ctx, func(v *store.View) error {
			_, err := d.decide(ctx, v, call, e, now)
			return err
		})
	}
	return d.once(ctx, call, e.action, e.asked, func(tx *store.Tx) (Receipt, error) { return d.attempt(ctx, tx, call, e, now) })
}

// once saves what an attempt makes, and answers a repeated call as it did first: such
// a call is refused for what it did itself, or finds its key taken. Only then is its
// answer looked for. Where someone else saved meanwhile, it attempts again.
func (d *door) once(ctx context.Context, call Call, action staff.Action, asked any, attempt func(*store.Tx) (Receipt, error)) (Receipt, error) {
	key := store.Key{Actor: call.Actor.ID, Value: call.Key, Request: digest(action, asked)}
	for try := range maxTries {
		var receipt Receipt
		err := d.store.Save(ctx, func(tx *store.Tx) (err error) {
			found := false
			if try > 0 {
				if receipt, found, err = answered(ctx, tx, key); found || err != nil {
					return err
				}
			}
			receipt, err = attempt(tx)
			if _, refused := refusal.Of(err); refused {
				if before, found, failed := answered(ctx, tx, key); found || failed != nil {
					receipt = before
					return failed
				}
			}
			if err != nil || call.Key == "" {
				return err
			}
			body, err := json.Marshal(receipt)
			if err != nil {
				return err
			}
			return tx.PutAnswer(ctx, key, string(body), d.clock.real())
		})
		if !errors.Is(err, engine.ErrTaken) {
			return receipt, err
		}
	}
	return Receipt{}, fmt.Errorf("%w: too many people save here at once", engine.ErrUnavailable)
}

// decided is what a verb makes of a dossier.
type decided struct {
	held  store.Held
	after dossier.Dossier
	event history.Event
}

// decide permits, loads and decides, and saves nothing.
func (d *door) decide(ctx context.Context, v *store.View, call Call, e errand, now moment.Moment) (decided, error) {
	held, err := load(ctx, e.in, v, v.Dossier)
	if err != nil {
		return decided{}, err
	}
	return d.decideOn(ctx, v, call, e, now, held)
}

// decideOn is decide, on a dossier that was loaded.
func (d *door) decideOn(ctx context.Context, v *store.View, call Call, e errand, now moment.Moment, held store.Held) (decided, error) {
	on, owner, gone := e.touches(held.Dossier, now.Actor)
	if gone != nil {
		var err error
		if call.Seen > 0 && call.Seen < held.Head.Seq {
			gone, err = d.conflict(ctx, v, call.Seen, string(held.Account.ID), nil, gone)
		}
		return decided{}, cmp.Or(err, gone)
	}
	on.ByLink = call.byLink
	if err := d.permit(ctx, now.Actor, staff.Asked{Action: e.action, On: on, Owner: owner}); err != nil {
		return decided{}, d.changedHands(ctx, v, call, held, err)
	}
	after, event, refused := e.decide(held.Dossier, now)
	if refused == nil {
		after, refused = followup.After(after, event, now)
	}
	var err error
	if call.Seen > 0 && call.Seen < held.Head.Seq {
		var changes []history.Change
		if refused == nil {
			changes = followup.Said(event, history.Diff(held.Records(), after.Records()))
		}
		refused, err = d.conflict(ctx, v, call.Seen, string(held.Account.ID), changes, refused)
	}
	return decided{held, after, event}, cmp.Or(err, refused)
}

func (d *door) attempt(ctx context.Context, tx *store.Tx, call Call, e errand, now moment.Moment) (Receipt, error) {
	is, err := d.decide(ctx, &tx.View, call, e, now)
	if err != nil {
		return Receipt{}, err
	}
	return d.keep(ctx, tx, call, is, now)
}

// keep saves what was decided, and what history tells of it.
func (d *door) keep(ctx context.Context, tx *store.Tx, call Call, is decided, now moment.Moment) (Receipt, error) {
	told := is.event.Told()
	told.Because = append(told.Because[:len(told.Because):len(told.Because)], call.within...)
	entry, err := tx.SaveDossier(ctx, is.held, is.after, history.Entry{
		Subject: string(is.held.Account.ID), At: now.At, Actor: string(call.Actor.ID), Told: told, Policy: now.Policy.Version,
	})
	if err == nil && call.beside != nil {
		err = call.beside(tx)
	}
	return Receipt{
		Account: is.held.Account.ID, About: told.About.ID, Verb: told.Verb, Entry: entry.Seq,
		Status: is.after.Account.Status, PlanExpirationDate: is.after.Account.PlanExpiresOn,
	}, err
}

// load reads the dossier of the account that is found: what is open under it, or all.
func load(ctx context.Context, in where, v *store.View, dossier func(context.Context, partner.AccountID) (store.Held, error)) (store.Held, error) {
	account, found, err := in(v)
	if err != nil {
		return store.Held{}, err
	}
	if !found {
		return store.Held{}, refusal.New(refusal.Unknown, "", "", notFound)
	}
	held, err := dossier(ctx, account)
	if err == nil && held.Account.ID == "" {
		err = refusal.New(refusal.Unknown, "", "", notFound)
	}
	if err == nil {
		err = held.Account.Unknown()
	}
	return held, err
}

const (
	notFound   because.Text = "door.not_found"
	keyReused  because.Text = "door.key_reused"
	changedNow because.Text = "door.changed_meanwhile"
	movedNow   because.Text = "door.moved_meanwhile"
)

// answered finds the receipt of the same call made before.
func answered(ctx context.Context, tx *store.Tx, key store.Key) (Receipt, bool, error) {
	if key.Value == "" {
		return Receipt{}, false, nil
	}
	request, body, found, err := tx.Answer(ctx, key)
	if err != nil || !found {
		return Receipt{}, false, err
	}
	if request != key.Request {
		return Receipt{}, false, refusal.New(refusal.Invalid, "", "idempotency_key", keyReused)
	}
	var receipt Receipt
	err = json.Unmarshal([]byte(body), &receipt)
	return receipt, true, err
}

// digest names what was asked, so that a key used for something else shows.
func digest(action staff.Action, asked any) string {
	text, err := json.Marshal(asked)
	if err != nil {
		panic(err) // what verbs take are plain values
	}
	sum := sha256.Sum256(append([]byte(action+"\n"), text...))
	return hex.EncodeToString(sum[:])
}

// conflict compares what the verb changes with what others changed since the caller
// looked: a field that both changed is refused with both values, and a move that is
// no longer open says who made it so. Anything else goes through.
func (d *door) conflict(ctx context.Context, v *store.View, seen int, subject string, changes []history.Change, refused error) (error, error) {
	since, err := v.Entries(ctx, subject, seen)
	if err != nil || len(since) == 0 {
		return refused, err
	}
	if refusal, ok := refusal.Of(refused); ok {
		return d.movedMeanwhile(refusal, since[len(since)-1]), nil
	}
	mine := map[history.Change]string{}
	for _, c := range changes {
		mine[history.Change{Ref: c.Ref, Field: c.Field}] = c.After
	}
	var conflicts []error
	for _, entry := range since {
		for _, theirs := range entry.Changes {
			yours, both := mine[history.Change{Ref: theirs.Ref, Field: theirs.Field}]
			if both && yours != theirs.After {
				conflicts = append(conflicts, refusal.New(refusal.Conflict, "", theirs.Field, changedNow,
					"who", d.people.name(staff.ID(entry.Actor)), "at", entry.At.In(d.policy.Zone), "theirs", theirs.After, "yours", yours))
			}
		}
	}
	return cmp.Or(refused, refusal.All(conflicts...)), nil
}

// movedMeanwhile adds to a refusal who changed the account since the caller looked.
func (d *door) movedMeanwhile(refused *refusal.Refusal, last history.Entry) error {
	if !refused.Has(refusal.Illegal) {
		return refused
	}
	return refusal.All(refusal.New(refusal.Conflict, "", "", movedNow,
		"who", d.people.name(staff.ID(last.Actor)), "at", last.At.In(d.policy.Zone), "verb", because.Word{List: "verb", Word: last.Verb}), refused)
}

// moment is now, as an actor's verb sees it.
func (d *door) moment(ctx context.Context, actor staff.Actor) (moment.Moment, error) {
	everyone, err := d.people.everyone(ctx, d)
	if err != nil {
		return moment.Moment{}, fmt.Errorf("read who is at the desk: %w", err)
	}
	lists, err := d.reads.Lists(ctx)
	if err != nil {
		return moment.Moment{}, err
	}
	at := d.clock.Now()
	today := d.policy.Today(at)
	return moment.Moment{
		At: at, Today: today, Actor: everyone.Acting(actor, today), Policy: d.policy, Lists: lists, NewID: newID,
		Staffed: everyone.Staffed(today), RetentionLead: everyone.RetentionLead(today), Everyone: everyone,
	}, nil
}

// permit refuses what an actor may not do, and says by name who can.
func (d *door) permit(ctx context.Context, actor staff.Actor, asked staff.Asked) error {
	if staff.May(actor.Role, asked.Action, asked.On).Allowed {
		return nil
	}
	everyone, err := d.people.everyone(ctx, d)
	if err != nil {
		return fmt.Errorf("read who is at the desk: %w", err)
	}
	return everyone.Permit(actor, asked, d.today())
}

func (d *door) today() day.Day { return d.policy.Today(d.clock.Now()) }

func newID() string { return uuid.Must(uuid.NewV7()).String() }
