//go:build ignore

// This command makes communes.txt.gz of the list of French communes; README.md
// says where the list comes from. Its argument is the list, a CSV file:
//
//	COMMUNES_CSV=communes.csv go generate ./internal/domain/places
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return errors.New("usage: go run gen.go communes.csv")
	}
	list, err := os.Open(args[0])
	if err != nil {
		return err
	}
	defer list.Close()
	communes, err := byPostcode(list)
	if err != nil {
		return fmt.Errorf("read %s: %w", args[0], err)
	}
	packed, err := packed(communes)
	if err != nil {
		return err
	}
	return os.WriteFile("communes.txt.gz", packed, 0o644)
}

// byPostcode reads the names of the communes at each postcode. Municipal
// districts are left out: their city has all of their postcodes.
func byPostcode(list io.Reader) (map[string][]string, error) {
	records, err := csv.NewReader(list).ReadAll()
	if err != nil {
		return nil, err
	}
	name, kind, postcodes := slices.Index(records[0], "nom"), slices.Index(records[0], "type"), slices.Index(records[0], "codes_postaux")
	if name < 0 || kind < 0 || postcodes < 0 {
		return nil, errors.New("a column is missing: nom, type or codes_postaux")
	}
	communes := map[string][]string{}
	for _, record := range records[1:] {
		if record[kind] != "commune-actuelle" || record[postcodes] == "" {
			continue
		}
		for postcode := range strings.SplitSeq(record[postcodes], "|") {
			communes[postcode] = append(communes[postcode], record[name])
		}
	}
	return communes, nil
}

// packed writes a line for each postcode: the postcode, then its communes.
func packed(communes map[string][]string) ([]byte, error) {
	var out bytes.Buffer
	zipped, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	for _, postcode := range slices.Sorted(maps.Keys(communes)) {
		names := slices.Sorted(slices.Values(communes[postcode]))
		if _, err := fmt.Fprintf(zipped, "%s%s\n", postcode, strings.Join(names, "|")); err != nil {
			return nil, err
		}
	}
	if err := zipped.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
