package store

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"

	"rebond/internal/domain/history"
)

// change is a history.Change as it is stored. In the chain a personal one holds
// commitments; the values stand in the personal row under the same place.
type change struct {
	Kind     string `json:"kind,omitempty"`
	ID       string `json:"id,omitempty"`
	Field    string `json:"field,omitempty"`
	Before   string `json:"before,omitempty"`
	After    string `json:"after,omitempty"`
	Personal bool   `json:"personal,omitempty"`
}

// recordChange is what changed in one record, as it is stored: its name stands once,
// and its fields have none. A change that stands by itself is how the first entries
// were stored, and is read as it is.
type recordChange struct {
	change
	Fields []change `json:"fields,omitempty"`
}

// byRecord gathers the changes that follow each other in one record.
func byRecord(changes []change) []recordChange {
	var records []recordChange
	for _, c := range changes {
		last := len(records) - 1
		if last < 0 || records[last].Kind != c.Kind || records[last].ID != c.ID {
			records = append(records, recordChange{change: change{Kind: c.Kind, ID: c.ID}})
			last++
		}
		c.Kind, c.ID = "", ""
		records[last].Fields = append(records[last].Fields, c)
	}
	return records
}

// readStored reads changes as they are stored; none from an empty text.
func readStored(text string) ([]change, error) {
	if text == "" {
		return nil, nil
	}
	var records []recordChange
	err := json.Unmarshal([]byte(text), &records)
	var changes []change
	for _, r := range records {
		if r.Field != "" {
			changes = append(changes, r.change)
		}
		for _, c := range r.Fields {
			c.Kind, c.ID = r.Kind, r.ID
			changes = append(changes, c)
		}
	}
	return changes, err
}

// kept splits changes into what the chain holds and what can be erased.
func kept(changes []history.Change) ([]change, personalRow) {
	public := make([]change, len(changes))
	var erasable []change
	salt := ""
	for i, c := range changes {
		public[i] = change{c.Ref.Kind, c.Ref.ID, c.Field, c.Before, c.After, c.Personal}
		if !c.Personal {
			continue
		}
		if salt == "" {
			salt = newSalt()
		}
		erasable = append(erasable, public[i])
		place := salt + "/" + c.Ref.ID + "/" + c.Field
		public[i].Before, public[i].After = history.Commitment(place, c.Before), history.Commitment(place, c.After)
	}
	if erasable == nil {
		return public, personalRow{}
	}
	text, err := encoded(byRecord(erasable))
	if err != nil {
		panic(err) // strings always encode
	}
	return public, personalRow{salt, text}
}

func newSalt() string {
	salt := make([]byte, 16)
	_, _ = rand.Read(salt) // never fails: the program would end
	return hex.EncodeToString(salt)
}

func readChanges(public, personal string) ([]history.Change, error) {
	stored, err := readStored(public)
	if err != nil {
		return nil, err
	}
	erasable, err := readStored(personal)
	if err != nil {
		return nil, err
	}
	values := map[history.Change]change{}
	for _, c := range erasable {
		values[c.place()] = c
	}
	changes := make([]history.Change, len(stored))
	for i, c := range stored {
		if c.Personal {
			c.Before, c.After = values[c.place()].Before, values[c.place()].After
		}
		changes[i] = history.Change{Ref: history.Ref{Kind: c.Kind, ID: c.ID}, Field: c.Field, Before: c.Before, After: c.After, Personal: c.Personal}
	}
	return changes, nil
}

func (c change) place() history.Change {
	return history.Change{Ref: history.Ref{Kind: c.Kind, ID: c.ID}, Field: c.Field}
}
