package alert

import "time"

// Read reads a message that arrived at an instant. Times in it that name no zone
// are the given one's; "demain" is the day after the message arrived there.
func Read(text string, receivedAt time.Time, zone *time.Location) Reading {
	m := parse(text)
	f, found := m.find()
	read := Reading{Kind: Other, ContactURL: m.contactURL(f), Email: m.email(f)}
	if !found {
		return read
	}
	read.Kind, read.Shop = f.kind, m.shop(f)
	switch f.kind {
	case NPS:
		if read.Score = m.score.score; read.Score == nil {
			read.Kind = Unparsed
		}
	case RedAlert:
		read.Competitor = m.competitor(f)
		read.AppointmentAt = m.appointment(f, receivedAt, zone)
	case ChurnRisk, DownsellRisk:
		read.Competitor = m.competitor(f)
	}
	return read
}
