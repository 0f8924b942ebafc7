package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// town is made up of salons: invented names in French communes, larger ones with more of them.
type town struct {
	salons []salon
	chance *rand.Rand
}

type salon struct {
	key, name, city string
}

// owner is the account manager of every salon.
const owner = "Nina Vasseur"

var kinds = []string{"Salon", "Atelier", "Maison", "Institut", "Studio", "Coiffure", "Barbier", "Espace", "Chez", "L’Instant", "Le Comptoir", "Beauté"}

func newTown(size int) *town {
	t := &town{chance: rand.New(rand.NewPCG(1, 2))} //nolint:gosec // the same town each time
	cities, people := communes()
	for n := range size {
		name := kinds[t.chance.IntN(len(kinds))] + " " + t.invented()
		if t.chance.IntN(2) == 0 {
			name += " " + t.invented()
		}
		at, _ := slices.BinarySearch(people, t.chance.IntN(people[len(people)-1])+1)
		t.salons = append(t.salons, salon{fmt.Sprintf("0013X%013d", n), name, cities[at]})
	}
	return t
}

// communes are those of France where their list stands beside the project, else some large ones;
// with how many people live there and in all before.
func communes() (cities []string, people []int) {
	file, err := os.Open(filepath.Join("..", "shared", "data", "places", "communes.csv"))
	if err != nil {
		for i, city := range []string{"Paris", "Marseille", "Lyon", "Toulouse", "Nice", "Nantes", "Montpellier", "Strasbourg", "Bordeaux", "Lille"} {
			cities, people = append(cities, city), append(people, i+1)
		}
		return cities, people
	}
	defer file.Close()
	total := 0
	records, _ := csv.NewReader(file).ReadAll() // what could be read is enough
	for _, record := range records[1:] {
		population, _ := strconv.Atoi(record[6]) // empty where nobody lives
		if total += population; record[2] == "commune-actuelle" && population > 0 {
			cities, people = append(cities, record[1]), append(people, total)
		}
	}
	return cities, people
}

// invented is a name of a person or place that is in no list.
func (t *town) invented() string {
	const consonants, vowels = "bcdfghjlmnprstv", "aeiou"
	var name strings.Builder
	for range 2 + t.chance.IntN(3) {
		name.WriteByte(consonants[t.chance.IntN(len(consonants))])
		name.WriteByte(vowels[t.chance.IntN(len(vowels))])
		if t.chance.IntN(4) == 0 {
			name.WriteByte("nrsl"[t.chance.IntN(4)])
		}
	}
	text := name.String()
	return strings.ToUpper(text[:1]) + text[1:]
}

// export writes the salons as the CRM exports them.
func (t *town) export(to io.Writer) error {
	out := bufio.NewWriter(to)
	fmt.Fprintln(out, "ID du compte;Nom du compte;Téléphone;Adresse de facturation (rue);Adresse de facturation (code postal);"+
		"Adresse de facturation (ville);Pays;Propriétaire du compte;E-mail principal;Statut;Offre;Revenu mensuel;Date de création;Dernière modification;Note NPS")
	for n, s := range t.salons {
		fmt.Fprintf(out, "%s;%s;01 99 %02d %02d %02d;%d rue des Lilas;;%s;France;%s;salon%d@salons.example;Active;Connect;49,90;10/10/2019;02/01/2022;%d\n",
			s.key, s.name, n/10_000%100, n/100%100, n%100, n%90+1, s.city, owner, n, n%11)
	}
	return out.Flush()
}

// mistyped is what someone types for a salon, with two letters wrong.
func (t *town) mistyped(s salon) string {
	letters := []rune(strings.ToLower(s.name + " " + s.city))
	for range 2 {
		for {
			at := t.chance.IntN(len(letters) - 1)
			if letters[at] < 'a' || letters[at] > 'z' || letters[at+1] == ' ' {
				continue
			}
			switch t.chance.IntN(4) {
			case 0:
				letters[at], letters[at+1] = letters[at+1], letters[at]
			case 1:
				letters = slices.Insert(letters, at, letters[at])
			case 2:
				letters = slices.Delete(letters, at, at+1)
			default:
				letters[at] = 'a' + (letters[at]-'a'+1)%26
			}
			break
		}
	}
	return string(letters)
}
