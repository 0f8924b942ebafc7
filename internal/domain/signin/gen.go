//go:build ignore

// This command makes common.txt.gz of a list of common passwords, one a line;
// README.md says where the list comes from:
//
//	COMMON_TXT=passwords.txt go generate ./internal/domain/signin
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode/utf8"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// shortest is what stands as a word of its own in a longer password.
const shortest = 4

func run(args []string) error {
	if len(args) != 1 {
		return errors.New("usage: go run gen.go passwords.txt")
	}
	list, err := os.Open(args[0])
	if err != nil {
		return err
	}
	defer list.Close()
	var common []string
	for lines := bufio.NewScanner(list); lines.Scan(); {
		if word := strings.ToLower(strings.TrimSpace(lines.Text())); utf8.RuneCountInString(word) >= shortest {
			common = append(common, word)
		}
	}
	slices.Sort(common)
	var packed bytes.Buffer
	writer, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := writer.Write([]byte(strings.Join(slices.Compact(common), "\n"))); err != nil {
		return err
	}
	if err := writer.Close(); err != nil {
		return err
	}
	return os.WriteFile("common.txt.gz", packed.Bytes(), 0o644)
}
