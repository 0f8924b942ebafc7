package words_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rebond/internal/domain/because"
	"rebond/internal/words"
)

func TestTheCatalogueSaysEveryTextThatTheCodeNames(t *testing.T) {
	named := textsNamed(t, "..")
	if len(named) < 50 {
		t.Fatalf("only %d texts found: the search is blind", len(named))
	}
	for _, text := range slices.Sorted(maps.Keys(named)) {
		if _, said := words.Texts[because.Text(text)]; !said {
			t.Errorf("%s: %q has no entry in the catalogue", named[text], text)
		}
	}
}

func TestEachPhraseShowsTheSameInputsInBothLanguages(t *testing.T) {
	for text, phrase := range words.Texts {
		if phrase.FR == "" || phrase.EN == "" {
			t.Errorf("%s isn't said in both languages", text)
		}
		if fr, en := places(phrase.FR), places(phrase.EN); !slices.Equal(fr, en) {
			t.Errorf("%s shows %v in French, %v in English", text, fr, en)
		}
	}
}

var place = regexp.MustCompile(`\{([a-z_]+)(\|[^}]*)?\}`)

// places lists the inputs that a sentence shows, each once, in order of name.
func places(sentence string) []string {
	var names []string
	for _, found := range place.FindAllStringSubmatch(sentence, -1) {
		names = append(names, found[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// textsNamed finds every because.Text written in the code below a folder, and
// where: constants of that type, conversions to it, and literals in its place in
// the calls and structures that take one.
func textsNamed(t *testing.T, root string) map[string]string {
	t.Helper()
	found := search{files: token.NewFileSet(), at: map[string]string{}}
	folders := map[string][]*ast.File{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(found.files, path, nil, parser.SkipObjectResolution)
		folders[filepath.Dir(path)] = append(folders[filepath.Dir(path)], file)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, files := range folders {
		found.structs = structsWithTexts(files)
		for _, file := range files {
			ast.Inspect(file, found.visit)
		}
	}
	return found.at
}

type search struct {
	files   *token.FileSet
	at      map[string]string
	structs map[string]int // of the package, by name: which field is a text
}

func (s search) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.ValueSpec:
		if isText(n.Type) {
			s.keep(n.Values...)
		}
	case *ast.CallExpr:
		s.call(n)
	case *ast.CompositeLit:
		s.composite(n)
	}
	return true
}

// textArgument tells which argument of a call names a text.
var textArgument = map[string]int{
	"because.Text": 0, "because.Of": 1, "because.One": 1, "because.And": 1, "And": 1, "refusal.New": 3,
}

func (s search) call(n *ast.CallExpr) {
	at, known := textArgument[callee(n.Fun)]
	if known && at < len(n.Args) {
		s.keep(n.Args[at])
	}
}

func callee(fun ast.Expr) string {
	selector, ok := fun.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	if from, ok := selector.X.(*ast.Ident); ok && (from.Name == "because" || from.Name == "refusal") {
		return from.Name + "." + selector.Sel.Name
	}
	return selector.Sel.Name
}

func (s search) composite(n *ast.CompositeLit) {
	switch of := n.Type.(type) {
	case *ast.Ident:
		if at, holds := s.structs[of.Name]; holds && at < len(n.Elts) {
			s.keep(n.Elts[at])
		}
	case *ast.ArrayType:
		if isText(of.Elt) {
			s.keep(n.Elts...)
		}
	case *ast.MapType:
		for _, element := range n.Elts {
			if pair, ok := element.(*ast.KeyValueExpr); ok && isText(of.Value) {
				s.keep(pair.Value)
			}
		}
	}
	for _, element := range n.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok && isName(pair.Key, "Text") {
			s.keep(pair.Value)
		}
	}
}

// keep notes the string literals among expressions.
func (s search) keep(among ...ast.Expr) {
	for _, expression := range among {
		literal, ok := expression.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING {
			continue
		}
		if text, err := strconv.Unquote(literal.Value); err == nil && text != "" {
			s.at[text] = s.files.Position(literal.Pos()).String()
		}
	}
}

// structsWithTexts finds the package's structures that hold a text, and at which
// place among their fields.
func structsWithTexts(files []*ast.File) map[string]int {
	found := map[string]int{}
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			if structure, ok := spec.Type.(*ast.StructType); ok {
				if at := textField(structure); at >= 0 {
					found[spec.Name.Name] = at
				}
			}
			return true
		})
	}
	return found
}

func textField(structure *ast.StructType) int {
	at := 0
	for _, field := range structure.Fields.List {
		if isText(field.Type) {
			return at
		}
		at += max(1, len(field.Names))
	}
	return -1
}

func isText(e ast.Expr) bool {
	selector, ok := e.(*ast.SelectorExpr)
	return ok && isName(selector.X, "because") && selector.Sel.Name == "Text"
}

func isName(e ast.Expr, name string) bool {
	ident, ok := e.(*ast.Ident)
	return ok && ident.Name == name
}
