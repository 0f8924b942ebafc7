package alert_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"rebond/internal/domain/alert"
	"rebond/internal/domain/policy"
)

// appointments lists ways to say when, and what is read of each on Friday
// 5 June 2026 at 10:12 in Paris; nothing where it isn't sure.
var appointments = []struct{ name, text, want string }{
	{"as the machine writes it", "11/06/2026, 14:00:00", "2026-06-11T14:00:00+02:00"},
	{"in winter", "11/12/2026, 14:00:00", "2026-12-11T14:00:00+01:00"},
	{"without seconds", "le 11/06/2026 14:00", "2026-06-11T14:00:00+02:00"},
	{"with seconds kept", "le 11/06/2026 à 14:05:09", "2026-06-11T14:05:09+02:00"},
	{"two digits of year, a French hour", "le 11/06/26 14h", "2026-06-11T14:00:00+02:00"},
	{"dots", "11.06.2026 à 14h00", "2026-06-11T14:00:00+02:00"},
	{"dashes", "11-06-2026 14:00", "2026-06-11T14:00:00+02:00"},
	{"single digits", "le 5/7/2026, 9:05", "2026-07-05T09:05:00+02:00"},
	{"the month's name", "le 11 juin à 14h30", "2026-06-11T14:30:00+02:00"},
	{"spaces in the hour", "le jeudi 11 juin 2026 à 14 h 30", "2026-06-11T14:30:00+02:00"},
	{"the hour first", "à 14h30 le 11 juin", "2026-06-11T14:30:00+02:00"},
	{"the first of a month", "le 1er juillet, 9 heures", "2026-07-01T09:00:00+02:00"},
	{"half past", "le 1er juillet à 9 heures et demie", "2026-07-01T09:30:00+02:00"},
	{"an abbreviated weekday", "mer. 10 juin à 14h", "2026-06-10T14:00:00+02:00"},
	{"English", "on June 11th at 2pm", "2026-06-11T14:00:00+02:00"},
	{"English, the day first", "on the 11th of June 2026 at 2:30 p.m.", "2026-06-11T14:30:00+02:00"},
	{"English, the year after a comma", "Thursday, June 11, 2026 at 10am", "2026-06-11T10:00:00+02:00"},
	{"ISO", "2026-06-11T14:00", "2026-06-11T14:00:00+02:00"},
	{"ISO with a space", "2026-06-11 14:00:00", "2026-06-11T14:00:00+02:00"},
	{"ISO with Z", "2026-06-11T14:00:00Z", "2026-06-11T16:00:00+02:00"},
	{"ISO with an offset", "2026-06-11T14:00:00-05:00", "2026-06-11T21:00:00+02:00"},
	{"ISO with fractions", "2026-06-11T14:00:00.000Z", "2026-06-11T16:00:00+02:00"},
	{"UTC by name", "11/06/2026 14:00 UTC", "2026-06-11T16:00:00+02:00"},
	{"GMT and more", "11/06/2026 14:00 GMT+1", "2026-06-11T15:00:00+02:00"},
	{"an offset apart", "11/06/2026 à 14:00 +01:00", "2026-06-11T15:00:00+02:00"},
	{"Paris by name", "11/06/2026 à 14h (heure de Paris)", "2026-06-11T14:00:00+02:00"},
	{"Paris by its long name", "11/06/2026 à 14:00 Europe/Paris", "2026-06-11T14:00:00+02:00"},
	{"a zone that isn't known here", "11/06/2026 à 14h heure de Londres", ""},
	{"an English one", "on 11 June at 2 PM London time", ""},
	{"+1 is a guest", "11/06/2026 à 14h +1", "2026-06-11T14:00:00+02:00"},

	{"tomorrow", "demain 14h", "2026-06-06T14:00:00+02:00"},
	{"tomorrow in English", "tomorrow at 3pm", "2026-06-06T15:00:00+02:00"},
	{"the day after", "après-demain à 9h", "2026-06-07T09:00:00+02:00"},
	{"the day after in English", "the day after tomorrow at 9am", "2026-06-07T09:00:00+02:00"},
	{"today", "aujourd’hui à 16h", "2026-06-05T16:00:00+02:00"},
	{"tonight", "ce soir à 19h", "2026-06-05T19:00:00+02:00"},
	{"yesterday", "hier à 16h", "2026-06-04T16:00:00+02:00"},
	{"in the afternoon", "demain après-midi à 3h", "2026-06-06T15:00:00+02:00"},
	{"of the afternoon", "demain à 3h de l'après-midi", "2026-06-06T15:00:00+02:00"},
	{"in the morning", "demain matin à 9h30", "2026-06-06T09:30:00+02:00"},
	{"at noon", "le 11 juin à midi", "2026-06-11T12:00:00+02:00"},
	{"twelve pm and am", "June 11 at 12am", "2026-06-11T00:00:00+02:00"},
	{"next Thursday", "jeudi prochain à 10h", "2026-06-11T10:00:00+02:00"},
	{"a weekday", "mardi à 10h", "2026-06-09T10:00:00+02:00"},
	{"next Monday", "next Monday at 10am", "2026-06-08T10:00:00+02:00"},
	{"Monday week", "lundi en huit à 10h", "2026-06-15T10:00:00+02:00"},
	{"Wednesday of next week", "mercredi de la semaine prochaine à 10h", "2026-06-10T10:00:00+02:00"},
	{"last Tuesday", "mardi dernier à 10h", "2026-06-02T10:00:00+02:00"},
	{"in three days", "dans 3 jours à 14h", "2026-06-08T14:00:00+02:00"},
	{"in a week", "in a week at 2pm", "2026-06-12T14:00:00+02:00"},
	{"a weekday and its number", "vendredi 12 à 14h", "2026-06-12T14:00:00+02:00"},
	{"only the number", "le 12 à 14h", "2026-06-12T14:00:00+02:00"},
	{"a coming month without its year", "le 5 janvier à 10h", "2027-01-05T10:00:00+01:00"},
	{"today without its year", "le 5 juin à 9h", "2026-06-05T09:00:00+02:00"},
	{"a weekday tells that it is past", "jeudi 4 juin à 14h", "2026-06-04T14:00:00+02:00"},
	{"a range begins at its beginning", "le 11 juin de 14h à 16h", "2026-06-11T14:00:00+02:00"},
	{"a range before its day", "de 14h à 16h le 11 juin", "2026-06-11T14:00:00+02:00"},
	{"a phone number is no date", "demain à 9h, tél. 06.12.34.56.78", "2026-06-06T09:00:00+02:00"},
	{"the day and the hour apart", "le 11/06/2026 chez le client à 14h", "2026-06-11T14:00:00+02:00"},
	{"on lines of their own", "le 11/06/2026\nHeure : 14h", "2026-06-11T14:00:00+02:00"},
	{"instead of another", "le 13/06 à 15h au lieu du 12/06 à 14h", "2026-06-13T15:00:00+02:00"},
	{"moved from one to another", "du 12/06 à 14h au 13/06 à 15h", "2026-06-13T15:00:00+02:00"},
	{"moved to", "le 12/06/2026 14h00, déplacé au 13/06/2026 15h00", "2026-06-13T15:00:00+02:00"},
	{"booked in the past for a day to come", "pris hier à 14h pour le 12/06 à 15h", "2026-06-12T15:00:00+02:00"},
	{"said twice", "le 12/06 à 14h, oui vendredi 12 juin à 14h", "2026-06-12T14:00:00+02:00"},
	{"we call on another day", "le 12/06 à 14h, je le rappelle demain à 9h", "2026-06-12T14:00:00+02:00"},
	{"we saw it on another day", "le 12/06 à 14h, vu hier à 9h", "2026-06-12T14:00:00+02:00"},
	{"spotted, for a day to come", "spotted for June 12, 11am", "2026-06-12T11:00:00+02:00"},
	{"the clocks strike it twice: the first", "le 25/10/2026 à 02:30", "2026-10-25T02:30:00+02:00"},
	{"after the clocks' change", "le 25/10/2026 à 03:00", "2026-10-25T03:00:00+01:00"},
	{"29 February in a leap year", "le 29/02/2028 à 10h", "2028-02-29T10:00:00+01:00"},

	{"nothing", "bientôt", ""},
	{"a day without an hour", "le 3 juillet", ""},
	{"an hour without a day", "à 14h", ""},
	{"tomorrow without an hour", "demain", ""},
	{"a day that doesn't exist", "31/06/2026, 14:00:00", ""},
	{"29 February in no leap year", "le 29/02/2027 à 10h", ""},
	{"a month that doesn't exist", "11/13/2026, 14:00:00", ""},
	{"an hour that doesn't exist", "11/06/2026, 25:00:00", ""},
	{"minutes that don't exist", "11/06/2026 à 14h75", ""},
	{"the clocks skip it", "le 29/03/2026 à 02:30", ""},
	{"another weekday than the date's", "lundi 11 juin 2026 à 14h", ""},
	{"just passed, or next year", "le 4 juin à 14h", ""},
	{"today's own weekday", "vendredi à 10h", ""},
	{"an English next in the same week", "next Saturday at 10am", ""},
	{"two weeks or fifteen days", "dans 15 jours à 10h", ""},
	{"at midnight, of which day?", "le 11 juin à minuit", ""},
	{"between two hours", "le 11 juin entre 14h et 16h", ""},
	{"between two hours, before the day", "entre 14h et 16h le 11 juin", ""},
	{"one hour or another", "le 11/06 à 14h ou 15h", ""},
	{"two or three", "le 11/06 2-3pm", ""},
	{"a quarter to", "le 11/06 à 9h moins le quart", ""},
	{"two appointments", "le 12/06 à 14h et le 14/06 à 15h", ""},
	{"only our call has an hour", "le 11/06, je le rappelle demain à 14h", ""},
	{"the hour is another sentence's", "le 11/06/2026. On en parle à 14h", ""},
	{"a duration", "de 2h le 12/06", ""},
	{"in two hours", "dans 2h", ""},
	{"two o'clock pm, fourteen", "June 11 at 14pm", ""},
	{"a score is no date", "8/10", ""},
	{"a year of another age", "11/06/0026 à 14h", ""},
}

func TestWhenTheCompetitorIsMet(t *testing.T) {
	for _, c := range appointments {
		t.Run(c.name, func(t *testing.T) {
			reading := read("RDV avec Planity " + c.text)
			got := ""
			if !reading.AppointmentAt.IsZero() {
				got = reading.AppointmentAt.Format(time.RFC3339)
			}
			if reading.Kind != alert.RedAlert || got != c.want {
				t.Errorf("%q is read as %s %q, want %q", c.text, reading.Kind, got, c.want)
			}
		})
	}
}

func TestAnAppointmentIsReadInTheMachinesPlaceOnly(t *testing.T) {
	const booked = "Un RDV a été mis à jour chez un concurrent: sur le shop Le 9 à 10h pour le "
	for text, want := range map[string]string{
		"11/06/2026, 14:00:00. Raison: Planity le 12/06/2026 à 15h":               "2026-06-11T14:00:00+02:00",
		"11/06/2026, 14:00:00\nVu le 04/06/2026 à 10:12":                          "2026-06-11T14:00:00+02:00",
		"12/06/2026, 14:00:00 (au lieu du 11/06/2026, 14:00:00). Raison: Planity": "2026-06-12T14:00:00+02:00",
		"31/06/2026, 14:00:00. Raison: Planity le 12/06/2026 à 15h":               "",
	} {
		got := read(booked + text).AppointmentAt
		if want == "" && !got.IsZero() || want != "" && !got.Equal(at(want)) {
			t.Errorf("%q is read as %v, want %s", text, got, want)
		}
	}
}

func TestAnyTimeThatTheMachineWritesIsReadBack(t *testing.T) {
	zone := policy.Default().Zone
	rapid.Check(t, func(t *rapid.T) {
		met := time.Unix(rapid.Int64Range(1_600_000_000, 4_000_000_000).Draw(t, "met"), 0).In(zone)
		layout := rapid.SampledFrom([]string{
			"02/01/2006, 15:04:05", "02/01/2006 15:04:05", "2/1/2006 à 15h04m", "2006-01-02T15:04:05Z07:00", "2006-01-02 15:04:05",
			"2 January 2006 at 3:04 pm", "Monday 2 January 2006, 15:04", "January 2, 2006 at 15:04",
		}).Draw(t, "layout")
		written := met.Format(layout)
		got := read(redAlert + written + ". Raison: Planity").AppointmentAt.In(zone)
		if got.Format(layout) != written && got.Format("02/01/2006, 15:04:05") != met.Format("02/01/2006, 15:04:05") {
			t.Fatalf("%s is read as %s", written, got)
		}
	})
}
