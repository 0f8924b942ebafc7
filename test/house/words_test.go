package house

import (
	"fmt"
	"go/ast"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// unfinished are words that say that something isn't there yet; put together so that this file
// doesn't contain them.
var unfinished = regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X)\b|(?i:lorem ` + `ipsum|not ` + `implemented|coming ` + `soon)`)

func TestNothingSaysThatItIsUnfinished(t *testing.T) {
	for _, f := range texts(t) {
		for _, word := range unfinished.FindAllString(f.content, -1) {
			t.Errorf("%s contains %q", f.path, word)
		}
	}
}

func TestNoLetterPassesForAnother(t *testing.T) {
	for _, f := range texts(t) {
		if letter := deceiving(f.content); letter != "" && !f.isTest() && !strings.Contains(f.path, "testdata/") {
			t.Errorf("%s contains %s", f.path, letter)
		}
	}
}

func TestTheDomainReadsNoClockAndNoJSON(t *testing.T) {
	for _, f := range texts(t) {
		if strings.HasPrefix(f.path, "internal/domain/") && f.isGo() && !f.isTest() {
			for _, impurity := range impurities(f.syntax(t, 0)) {
				t.Errorf("%s: %s", f.path, impurity)
			}
		}
	}
}

func TestWhatTheWordsTestsLookForIsSeen(t *testing.T) {
	for _, words := range []string{"// TO" + "DO: later", "FIX" + "ME", "Lorem " + "Ipsum", "panic(\"not " + "implemented\")"} {
		if !unfinished.MatchString(words) {
			t.Errorf("%q passes for finished", words)
		}
	}
	for _, letters := range []string{"\u0430ccount", "\u039fpen", "a\u200bb", "a\u202eb"} {
		if deceiving(letters) == "" {
			t.Errorf("%+q passes", letters)
		}
	}
	for _, letters := range []string{"l’Île d’Yeu\u202f: « œuvre »", "µs", "✅ → ≤"} {
		if letter := deceiving(letters); letter != "" {
			t.Errorf("%q is refused for %s", letters, letter)
		}
	}
	clock := text{"churn.go", "package churn\nimport \"time\"\ntype Case struct { ID string `json:\"id\"` }\nvar now = time.Now()"}
	if found := impurities(clock.syntax(t, 0)); len(found) != 2 {
		t.Errorf("found %q, want the clock and the JSON tag", found)
	}
}

// deceiving returns a letter that looks like a Latin one, or that nobody sees.
func deceiving(content string) string {
	for _, r := range content {
		unseen := unicode.Is(unicode.Cf, r) && r != '\u00ad' && r != '\u200d'
		if unseen || unicode.In(r, unicode.Cyrillic, unicode.Greek, unicode.Cherokee) {
			return fmt.Sprintf("%U", r)
		}
	}
	return ""
}

// impurities lists what makes a file of the domain depend on when it runs, or on how it is sent.
func impurities(file *ast.File) (found []string) {
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.SelectorExpr:
			if from, ok := node.X.(*ast.Ident); ok && from.Name == "time" && readsClock[node.Sel.Name] {
				found = append(found, "time."+node.Sel.Name)
			}
		case *ast.Field:
			if node.Tag != nil && strings.Contains(node.Tag.Value, "json:") {
				found = append(found, "a JSON tag "+node.Tag.Value)
			}
		}
		return true
	})
	return found
}

var readsClock = map[string]bool{
	"Now": true, "Since": true, "Until": true, "Sleep": true, "After": true, "Tick": true, "Local": true, "NewTimer": true, "NewTicker": true, "AfterFunc": true,
}
