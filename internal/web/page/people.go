package page

// People is everyone at the desk, for those who manage them.
type People struct {
	Desk

	Rows   []PersonRow
	Invite Particulars
	Link   *PersonalLink // just made: shown once
}

// PersonRow is one person of the list.
type PersonRow struct {
	Href  string
	Name  string
	Role  string // with the team, as said
	Email string
	State Chip
	// LinkAction makes a one-time link; empty where none can be made.
	LinkAction string
}

// PersonalLink is a one-time link, to be handed to its person.
type PersonalLink struct {
	Name, URL string
	Hours     int // it is good for
}

// Colleague is the page of one person's particulars.
type Colleague struct {
	Desk

	Name string
	Form Particulars
}

// Particulars is the form of a person.
type Particulars struct {
	Form
	Name, Email, Role, Team string // as typed
	Active                  bool
	Roles, Teams            []Choice
	New                     bool
}

func (Particulars) name() string { return "person" }

// anchors says where the fields stand.
func (p Particulars) anchors() map[string]string {
	at := map[string]string{}
	for _, field := range []string{"name", "email", "role", "team"} {
		at[field] = fieldID(p.name(), field)
	}
	return at
}
