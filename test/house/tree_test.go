package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// root is the module's folder, seen from this package.
const root = "../.."

// beside are folders that come from elsewhere or go away again.
var beside = []string{".git", "bin", "tmp", "node_modules"}

// text is a file of the tree.
type text struct {
	path    string // from the module's folder, with slashes
	content string
}

func (f text) isTest() bool { return strings.HasSuffix(f.path, "_test.go") }

func (f text) isGo() bool { return strings.HasSuffix(f.path, ".go") }

// texts returns every text file of the tree.
func texts(t *testing.T) (all []text) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains(beside, entry.Name()):
			return fs.SkipDir
		case !entry.Type().IsRegular():
			return nil
		}
		content, err := os.ReadFile(path)
		if err != nil || !utf8.Valid(content) {
			return err
		}
		name, err := filepath.Rel(root, path)
		all = append(all, text{filepath.ToSlash(name), string(content)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		t.Fatal("the tree is empty")
	}
	return all
}

// syntax parses a Go file.
func (f text) syntax(t *testing.T, mode parser.Mode) *ast.File {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), f.path, f.content, mode)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// imports returns what each package imports, its tests and its own generators left out.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for _, f := range texts(t) {
		if !f.isGo() || f.isTest() || strings.HasPrefix(f.content, "//go:build ignore") {
			continue
		}
		who := strings.TrimSuffix(f.path, "/"+filepath.Base(f.path))
		for _, imported := range f.syntax(t, parser.ImportsOnly).Imports {
			what, err := strconv.Unquote(imported.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Contains(all[who], what) {
				all[who] = append(all[who], what)
			}
		}
	}
	return all
}
