// Package places knows the French communes and their postcodes, which is what
// tells a postcode that lost its first zero in a spreadsheet from one that is
// wrong.
//
// The list is embedded and unpacked on first use. It knows today's communes:
// neither hamlets, nor former communes, nor the postcodes of businesses
// (CEDEX), so that a place it doesn't know may still exist.
package places

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"

	"rebond/internal/domain/fold"
)

//go:generate go run gen.go $COMMUNES_CSV

//go:embed communes.txt.gz
var packed []byte

// postcodeLength is the length of every French postcode.
const postcodeLength = 5

// lines returns the list, a line for each postcode in their order: the postcode
// followed by the communes' names.
var lines = sync.OnceValue(func() []string {
	zipped, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(err) // the file is part of the binary
	}
	text, err := io.ReadAll(zipped)
	if err != nil {
		panic(err)
	}
	return strings.Split(strings.TrimSpace(string(text)), "\n")
})

// Cities returns the communes that a postcode serves, by name; none where the
// postcode isn't known.
func Cities(postcode string) []string {
	at, found := slices.BinarySearchFunc(lines(), postcode, func(line, postcode string) int {
		return strings.Compare(line[:postcodeLength], postcode)
	})
	if !found {
		return nil
	}
	return strings.Split(lines()[at][postcodeLength:], "|")
}

// InCommune says whether a postcode serves a city, however the city is written:
// without accents, in capitals, with or without hyphens, apostrophes and its
// article, SAINT as ST, with its district or CEDEX, or cut short.
func InCommune(postcode, city string) bool {
	written := plain(city)
	if written == "" {
		return false
	}
	return slices.ContainsFunc(Cities(postcode), func(name string) bool {
		known := plain(name)
		return known == written || cutShort(known, written)
	})
}

// readableLength is how much of a name must be left when it is cut short.
const readableLength = 7

func cutShort(known, written string) bool {
	return len(written) >= readableLength && strings.HasPrefix(known, written)
}

// notName finds what is written around a commune's name: its article before it,
// its district and CEDEX after it.
var notName = regexp.MustCompile(`^(le|la|les|l) |( \d{1,2} ?(er|e|eme|nd)?)?( arr(ondissement)?)?( cedex( \d{1,2})?)?$`)

// short are the words that addresses shorten.
var short = map[string]string{"st": "saint", "ste": "sainte", "s": "sur", "ss": "sous"}

// plain brings the name of a commune to one spelling.
func plain(city string) string {
	words := strings.Fields(notName.ReplaceAllString(fold.Text(city), ""))
	for i, word := range words {
		if long, ok := short[word]; ok {
			words[i] = long
		}
	}
	return strings.Join(words, "")
}
