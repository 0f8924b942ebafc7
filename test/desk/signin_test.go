package desk

import (
	"strings"
	"testing"

	"rebond/internal/app"
	"rebond/internal/domain/signin"
	"rebond/internal/domain/staff"
	"rebond/test/browser"
)

// named is the desk under a name: a passkey is bound to one, never to an address of numbers.
func (d *desk) named() string { return strings.Replace(d.url, "127.0.0.1", "localhost", 1) }

func TestSomeoneComesBackByTheirPasskey(t *testing.T) {
	d := newDesk(t)
	d.url = d.named()
	nina := d.enter(d.nina, browser.View{})
	nina.HoldsPasskeys()
	nina.Go(d.url + "/me")
	nina.Fill("#passkey-name", "Mac de Nina")
	nina.Click("form[data-passkey=create] button")
	nina.Sees("La clé d’accès est ajoutée")
	nina.Sees("Mac de Nina")
	nina.Go(d.url + "/sign-in")
	nina.Accessible()
	nina.Click("form[data-passkey=get] button")
	nina.Leaves(d.url + "/sign-in")
	own, err := d.People.Means(t.Context(), d.nina.ID)
	d.did(err)
	if len(own.Passkeys) != 1 || own.Passkeys[0].UsedAt.IsZero() || own.Entrances[0].Way != signin.ByPasskey {
		t.Errorf("she has %d passkeys, and came in %+v", len(own.Passkeys), own.Entrances[0])
	}
}

func TestAPasswordIsChosenAndUsedByKeyboard(t *testing.T) {
	d := newDesk(t)
	d.Guarded(app.Guard{Key: [app.KeySize]byte{1}, Cost: app.Cost{Passes: 1, Memory: 8, Threads: 1}})
	_, err := d.People.Alter(t.Context(), app.Call{Actor: d.agathe.Actor()}, d.omar.ID, particulars(d.omar, "omar@rebond.example"))
	d.did(err)
	omar := d.enter(d.omar, browser.View{})
	omar.Go(d.url + "/me")
	omar.Accessible()
	omar.Fill("#password-new_password", "motdepasse2026!")
	omar.Press("Enter")
	omar.Sees("Ce mot de passe est de ceux")
	omar.Fill("#password-new_password", "le héron boude au troisième étage")
	omar.Press("Enter")
	omar.Sees("Le mot de passe est enregistré")
	omar.Go(d.url + "/sign-in")
	omar.Fill("#enter-email", "omar@rebond.example")
	omar.Fill("#enter-password", "le héron boude au troisième étage")
	omar.Press("Enter")
	omar.Leaves(d.url + "/sign-in")
}

// particulars are a person's, with a mail address.
func particulars(of staff.Person, email string) staff.Particulars {
	return staff.Particulars{Name: of.Name, Email: email, Role: of.Role, Team: of.Team, Active: true}
}
