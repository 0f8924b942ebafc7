package browser

import (
	"strings"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

var keys = map[string]string{
	"Enter": kb.Enter, "Tab": kb.Tab, "Escape": kb.Escape, "Space": " ", "Backspace": kb.Backspace,
	"ArrowUp": kb.ArrowUp, "ArrowDown": kb.ArrowDown, "ArrowLeft": kb.ArrowLeft, "ArrowRight": kb.ArrowRight,
	"Home": kb.Home, "End": kb.End,
}

var modifiers = map[string]chromedp.Modifier{
	"Control": chromedp.ModifierCtrl, "Shift": chromedp.ModifierShift, "Alt": chromedp.ModifierAlt, "Meta": chromedp.ModifierMeta,
}

// Press presses keys one after the other where the keyboard is: "Tab", "Enter", "j", "Control+k".
func (p *Page) Press(combinations ...string) {
	p.t.Helper()
	for _, combination := range combinations {
		parts := strings.Split(combination, "+")
		key, held := parts[len(parts)-1], parts[:len(parts)-1]
		p.do("press "+combination, chromedp.KeyEvent(p.key(key), chromedp.KeyModifiers(p.modifiers(held)...)))
	}
}

// Type types a text where the keyboard is.
func (p *Page) Type(text string) {
	p.t.Helper()
	p.do("type "+text, chromedp.KeyEvent(text))
}

func (p *Page) key(name string) string {
	p.t.Helper()
	if code, named := keys[name]; named {
		return code
	}
	if len([]rune(name)) != 1 {
		p.t.Fatalf("no key is called %q", name)
	}
	return name
}

func (p *Page) modifiers(names []string) (held []chromedp.Modifier) {
	p.t.Helper()
	for _, name := range names {
		modifier, known := modifiers[name]
		if !known {
			p.t.Fatalf("no key that is held down is called %q", name)
		}
		held = append(held, modifier)
	}
	return held
}
