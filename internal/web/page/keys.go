package page

import (
	"strings"

	"github.com/a-h/templ"

	"rebond/internal/words"
)

// key is one line of a screen's keys: what the sheet shows is what keys.js binds.
type key struct {
	keys    []string // as they are shown
	between words.Phrase
	does    words.Phrase
	binds   []string // as the browser names them; "g c" is two in turn. None: the browser does it by itself
	to      string   // the address that it goes to, or
	act     string   // the move of keys.js
}

func goTo(letter, to string, does words.Phrase) key {
	return key{[]string{"g", letter}, words.KeyThen, does, []string{"g " + letter}, to, ""}
}

func single(letter, act string, does words.Phrase) key {
	return key{[]string{letter}, words.KeyOr, does, []string{letter}, "", act}
}

// The keys that only some screens have.
var (
	keyDone  = single("d", "done", words.KeyDone)
	keyTick  = single("x", "tick", words.KeyTick)
	keyCall  = key{[]string{"1", "4"}, words.KeyTo, words.KeyCall, []string{"1", "2", "3", "4"}, "", "result"}
	keySides = key{[]string{"h", "l"}, words.KeyAnd, words.KeySides, nil, "", ""}
	keyLeft  = key{binds: []string{"h", "ArrowLeft"}, act: "left"}
	keyRight = key{binds: []string{"l", "ArrowRight"}, act: "right"}
	keyDown  = key{binds: []string{"ArrowDown"}, act: "next"}
	keyUp    = key{binds: []string{"ArrowUp"}, act: "previous"}
)

// boardKeys move between the columns of a board, by letters and by arrows.
func boardKeys() []key { return []key{keySides, keyLeft, keyRight, keyDown, keyUp} }

// with is the desk of a screen that has keys of its own.
func (d Desk) with(keys ...key) Desk {
	d.keys = keys
	return d
}

// keysOf lists the keys of a page; what nobody signed in can use isn't listed.
func keysOf(d Desk) []key {
	help := single("?", "sheet", words.KeyHelp)
	send := key{[]string{"Ctrl ↵", "⌘ ↵"}, words.KeyOr, words.KeySend, nil, "", ""}
	if d.Person == nil {
		return []key{help, send}
	}
	keys := []key{
		{[]string{"Ctrl K", "⌘ K"}, words.KeyOr, words.KeyPalette, []string{"Mod k"}, "", "palette"},
		single("/", "search", words.KeySearch),
		goTo("j", "/", words.KeyToday),
		goTo("c", "/cases", words.KeyCases),
		goTo("b", "/cases?as=board", words.KeyBoard),
		goTo("t", "/tasks", words.KeyTasks),
		goTo("a", "/accounts", words.KeyCompte),
		goTo("s", "/simulator", words.KeySimulator),
		single("j", "next", words.KeyDown),
		single("k", "previous", words.KeyUp),
		{[]string{"↵", "o"}, words.KeyOr, words.KeyOpen, []string{"o"}, "", "open"},
	}
	keys = append(keys, d.keys...)
	return append(keys,
		single("z", "undo", words.KeyUndo),
		single("a", "act", words.KeyAct), send,
		key{[]string{"Esc"}, words.KeyOr, words.KeyEscape, nil, "", ""}, help)
}

// bound tells keys.js what a line of the sheet does.
func (k key) bound() templ.Attributes {
	if len(k.binds) == 0 {
		return nil
	}
	return templ.Attributes{"data-bind": strings.Join(k.binds, ","), "data-to": k.to, "data-act": k.act}
}
