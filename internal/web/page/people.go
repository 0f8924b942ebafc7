package page

// People is everyone at the desk, for those who manage them.
type People struct {
	Desk

	Rows    []PersonRow
	Invite  Particulars
	Link    *PersonalLink // just made: shown once
	Exports Exports       // what it shows, as a file
}

// PersonRow is one person of the list.
type PersonRow struct {
	Href    string
	Name    string
	Role    string // with the team, as said
	Manager string // empty for any
	Email   string
	State   Chip
	Lead    bool // gives the briefings of AL-8
	// LinkAction makes a one-time link; empty where none can be made.
	LinkAction string
}

// PersonalLink is a one-time link, to be handed to its person.
type PersonalLink struct {
	Name, URL string
	Hours     int // it is good for
}

// Colleague is the page of one person: particulars, absences, what is theirs, the
// ways in that are open in their name, and their history.
type Colleague struct {
	Desk

	Name     string
	Role     string // with the team, as said
	State    Chip
	Form     Particulars
	Absences []Absence
	Estate   Estate
	Ways     Ways
	History  []Entry // the latest first
}

// Particulars is the form of a person.
type Particulars struct {
	Form
	Name, Email, Role, Team, Lang, Manager string // as typed
	Active, Lead                           bool
	Roles, Teams, Langs, Managers          []Choice
	New                                    bool
}

func (Particulars) name() string { return "person" }

// anchors says where the fields stand.
func (p Particulars) anchors() map[string]string {
	at := map[string]string{}
	for _, field := range []string{"name", "email", "role", "team", "lang", "manager", "retention_lead", "active"} {
		at[field] = fieldID(p.name(), field)
	}
	return at
}

// Estate is what is someone's, and the form that hands all of it over.
type Estate struct {
	Form
	Accounts, Tasks int
	Gone            bool // they have left
	To              string
	Takers          []Choice
	Passing         *Passing // how far a hand-over has come; nil where none was begun
}

func (Estate) name() string { return "estate" }

func (e Estate) holds() bool { return e.Accounts > 0 || e.Tasks > 0 }

// Passing is how far a hand-over of all that is someone's has come.
type Passing struct {
	Done, Tasks int
	Kept        []KeptAccount
	After, To   string // for the next step; After is empty once all were tried
}

// KeptAccount is an account that couldn't be handed over, and why.
type KeptAccount struct {
	Link
	Missing []Missing
}
