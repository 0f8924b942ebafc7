package page

import (
	"rsc.io/qr"

	"rebond/internal/domain/day"
)

// Me is what someone signs in with, and when they came in last.
type Me struct {
	Desk
	Form            // that came back
	Came     string // which form it was: "confirm", "password", "passkey"
	Email    string // under which a password manager keeps it
	Welcome  bool   // they are here for the first time
	Fresh    bool   // they may change it now
	Password Means
	Second   Means
	Keyed    bool // second factors can be kept
	Left     int  // recovery codes
	Least    int  // characters of a password
	Passkeys []Passkey
	Provider Provider
	Linked   Means  // at the provider
	LinkedAs string // as the provider says it
	// Entrances are the last sign-ins, the latest first.
	Entrances []Entrance
}

// Means is one way to sign in.
type Means struct {
	Has   bool
	Since day.Day
}

// Passkey is a key of a device.
type Passkey struct {
	Name    string
	AddedOn day.Day
	UsedOn  day.Day // zero: never
	Remove  string  // where its form is posted
}

// Entrance is one time that someone came in, or was turned away.
type Entrance struct {
	At      string // as said by words.Clock
	Way     string
	Outcome Chip
	Address string
	Agent   string
}

func (Me) name() string { return "me" }

// noWay reports whether nothing lets them come back but a new link.
func (m Me) noWay() bool { return !m.provesHere() && !(m.Linked.Has && m.Provider.Name != "") }

// provesHere reports whether they can prove at this desk who they are.
func (m Me) provesHere() bool { return m.Password.Has || len(m.Passkeys) > 0 }

// came is the form that came back, where it is this one.
func (m Me) came(which string) Form {
	if m.Came == which {
		return m.Form
	}
	return Form{}
}

// anchors are where the problems' fields stand.
func (m Me) anchors() map[string]string {
	return map[string]string{"password": fieldID(m.Came, "password"), "new_password": fieldID(m.Came, "new_password"), "code": fieldID(m.Came, "code"), "name": fieldID(m.Came, "name")}
}

// SettingUp is a second factor that waits for its first code.
type SettingUp struct {
	Desk
	Form
	Ticket string
	Secret string // in groups of four
	URL    string // what the picture says
}

func (SettingUp) name() string { return "second" }

// Codes are recovery codes, shown once.
type Codes struct {
	Desk
	Codes []string
}

// quietZone is the white margin that a reader needs around a code.
const quietZone = 4

// square is a QR code: how wide it is, and its black squares as a path.
type square struct {
	Size int
	Path string
}

// squareOf draws a text as a QR code.
func squareOf(text string) (square, error) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return square{}, err // the text is too long for any code
	}
	path := ""
	for y := range code.Size {
		for x := range code.Size {
			if code.Black(x, y) {
				path += "M" + itoa(x+quietZone) + " " + itoa(y+quietZone) + "h1v1h-1z"
			}
		}
	}
	return square{code.Size + 2*quietZone, path}, nil
}
