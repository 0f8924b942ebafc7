package house

import (
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var (
	ruleID = regexp.MustCompile(`\b[A-Z]{2}-\d+\b`)
	ruled  = regexp.MustCompile(`(?m)^- ([A-Z]{2}-\d+) `) // where the specification states a rule
)

func TestEveryRuleThatTheDomainReturnsIsTested(t *testing.T) {
	tree := texts(t)
	for _, id := range untested(returned(t, tree), tree) {
		t.Errorf("%s is returned by internal/domain, and no test cites it", id)
	}
}

func TestEveryRuleThatIsCitedExists(t *testing.T) {
	specification, err := os.ReadFile(filepath.Join(root, "../shared/SPEC.md"))
	if err != nil {
		t.Skip("left out, missing: the specification beside the project (../shared/SPEC.md)")
	}
	stated := rulesIn(string(specification))
	if len(stated) < 50 {
		t.Fatalf("the specification states only %d rules", len(stated))
	}
	tree := texts(t)
	for _, f := range tree {
		if !strings.HasPrefix(f.path, "internal/") || !f.isGo() {
			continue
		}
		for _, id := range unknown(ruleID.FindAllString(f.content, -1), stated) {
			t.Errorf("%s cites %s, which the specification doesn't state", f.path, id)
		}
	}
	for _, id := range returned(t, tree) {
		if !slices.Contains(stated, id) {
			t.Errorf("internal/domain returns %s, which the specification doesn't state", id)
		}
	}
}

func TestAnUntestedRuleIsSeen(t *testing.T) {
	tree := []text{
		{"internal/domain/churn/notice.go", `package churn; const rule, text, number = "CH-9", "see CH-8 and CH-90", 'x' // CH-7`},
		{"internal/domain/churn/notice_test.go", "package churn // CH-9 and CH-80"},
		{"internal/app/churn.go", `package app; const rule = "CH-1"`},
	}
	if ids := untested(returned(t, tree), tree); !slices.Equal(ids, []string{"CH-8", "CH-90"}) {
		t.Errorf("untested are %v", ids)
	}
}

func TestAnUnknownRuleIsSeen(t *testing.T) {
	stated := rulesIn("# Churn\n- CH-1 One.\n- CH-2 Two, see CH-3.\n")
	if ids := unknown([]string{"CH-1", "CH-3", "ZZ-9"}, stated); !slices.Equal(ids, []string{"CH-3"}) {
		t.Errorf("unknown are %v: CH-3 is only mentioned, and ZZ- is no chapter of rules", ids)
	}
}

// returned lists the rules in the strings of the domain: what a decision or a refusal can return.
func returned(t *testing.T, tree []text) (ids []string) {
	t.Helper()
	for _, f := range tree {
		if !strings.HasPrefix(f.path, "internal/domain/") || !f.isGo() || f.isTest() {
			continue
		}
		ast.Inspect(f.syntax(t, 0), func(node ast.Node) bool {
			if literal, ok := node.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				if value, err := strconv.Unquote(literal.Value); err == nil {
					ids = append(ids, ruleID.FindAllString(value, -1)...)
				}
			}
			return true
		})
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func untested(ids []string, tree []text) []string {
	cited := map[string]bool{}
	for _, f := range tree {
		if f.isTest() && !strings.HasPrefix(f.path, "test/house/") {
			for _, id := range ruleID.FindAllString(f.content, -1) {
				cited[id] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return cited[id] })
}

// unknown lists the ids of a chapter of rules that isn't in it; what has another beginning is no
// rule's id.
func unknown(ids, stated []string) []string {
	chapter := func(id string) string { return id[:2] }
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		return slices.Contains(stated, id) ||
			!slices.ContainsFunc(stated, func(rule string) bool { return chapter(rule) == chapter(id) })
	})
}

func rulesIn(specification string) (ids []string) {
	for _, match := range ruled.FindAllStringSubmatch(specification, -1) {
		ids = append(ids, match[1])
	}
	return ids
}
