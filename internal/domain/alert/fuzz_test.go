package alert_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"rebond/internal/domain/alert"
)

// seeds are messages of every kind and shape, and some that mean harm.
var seeds = []string{
	churnRisk, downsell, redAlert + "11/06/2026, 14:00:00. Raison: Planity", nps + "9/10 ! https://crm.example/contacts/1",
	"<https://crm.example/contacts/1|x> ~*struck <https://x.example/contacts/2>*~ &gt; `code` :wave: <@U1> <!here>",
	"> quoted\nRe: x\n>>> rest", "RDV Planity demain entre 14h et 16h-17h ou 2.30pm UTC+1 (heure de Paris)", "NPS -7,5/10 sur 10 out of ten",
	"le salon « Atelier d'À Côté » 'x' \"y", "a@b.example d'c@d.example", "\xff\xfe<\xff|\xff>&\xff;", "11/06/06/11.06.12.34:56:78:90h",
}

func FuzzRead(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		reading := read(text)
		if !slices.Contains(alert.Kinds, reading.Kind) {
			t.Errorf("kind %q", reading.Kind)
		}
		if score := reading.Score; score != nil && (*score < 0 || *score > 10 || reading.Kind != alert.NPS) {
			t.Errorf("score %d of %s", *score, reading.Kind)
		}
		if link := reading.ContactURL; link != "" {
			scheme, rest, _ := strings.Cut(strings.ToLower(link), "://")
			if scheme != "http" && scheme != "https" || rest == "" || strings.ContainsAny(link, " \n<>\"") {
				t.Errorf("link %q", link)
			}
		}
		if mail := reading.Email; mail != "" && strings.Count(mail, "@") != 1 {
			t.Errorf("mail %q", mail)
		}
		if year := reading.AppointmentAt.Year(); !reading.AppointmentAt.IsZero() && (year < 1899 || year > 2200 || reading.Kind != alert.RedAlert) {
			t.Errorf("appointment %v of %s", reading.AppointmentAt, reading.Kind)
		}
		for _, name := range []string{reading.Shop, reading.Competitor} {
			if !utf8.ValidString(name) || name != strings.TrimSpace(name) || strings.ContainsAny(name, "\n\uFFFC") {
				t.Errorf("name %q", name)
			}
		}
	})
}

// BenchmarkRead reads ordinary messages, and a megabyte of each sign that costs
// careless readers the most.
func BenchmarkRead(b *testing.B) {
	messages := map[string]string{"churn risk": churnRisk, "red alert": redAlert + "11/06/2026, 14:00:00. Raison: Planity", "score": nps + "9/10 !"}
	for name, unit := range map[string]string{
		"open brackets": "(", "angle brackets": "<", "mixed brackets": "<(", "digits": "7", "dates": "11/06/2026 14h ", "stars": "* *a", "strikes": "~a ~",
		"wants": "veut ", "labels": "churn risk ", "denials": "pas de ", "mails": "a@a.", "dots": "a.", "links": "https://a/contacts/1 ",
		"colons": ":a", "lines": "\n", "quotes": "\n>\n\n", "single quotes": " 'a", "names": "Salon A ", "scores": "recommande 1/10 ",
		"meetings": "rdv avec ", "accents": "e\u0301", "entities": "&gt;", "not text": "\xff<\xfe", "joined": "le 11 juin de ", "ranges": "14h-",
		"rivals": "Planity ", "reasons": "raison: ", "topics": "de de procédure ", "ors": "14h ou ", "marks": "\u0301",
	} {
		messages[name] = strings.Repeat(unit, 1<<20/len(unit))
	}
	for name, text := range messages {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				read(text)
			}
		})
	}
}
