// Command look takes pictures of pages as different people see them, for looking at: each page at
// a desk's and a phone's width, by day and by night, in French and in English.
//
//	go run ./test/look -url http://127.0.0.1:8080 -sign-in LINK -out tmp/look / /cases /cases/42
//
// The pictures are called PAGE-LANGUAGE-WIDTH-SCHEME.png. A page that scrolls sideways, breaks a
// rule of axe, complains on its console or answers with an error is pictured all the same, and
// named; look then ends with 1.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rebond/test/browser"
)

func main() {
	site := flag.String("url", "http://127.0.0.1:8080", "where the desk listens")
	signIn := flag.String("sign-in", "", "a one-time sign-in link")
	out := flag.String("out", "tmp/look", "the folder for the pictures")
	flag.Parse()
	paths := flag.Args()
	if len(paths) == 0 {
		paths = []string{"/"}
	}
	seen := &visit{}
	look(seen, strings.TrimSuffix(*site, "/"), *signIn, *out, paths)
	seen.end()
}

// look signs in once, because the link serves once, and then changes how its one tab is seen.
func look(seen *visit, site, signIn, out string, paths []string) {
	page := browser.Start(seen).Page(seen, browser.View{})
	if signIn != "" {
		enter(page, signIn)
	}
	for _, language := range []string{"fr", "en"} {
		for _, width := range []int{1280, 360} {
			for _, dark := range []bool{false, true} {
				view := browser.View{Width: width, Dark: dark, Language: language}
				page.SeenIn(view)
				for _, path := range paths {
					picture(seen, page, site+path, filepath.Join(out, name(path, view)))
				}
			}
		}
	}
}

// enter follows a sign-in link, and presses its button where opening it isn't enough.
func enter(page *browser.Page, link string) {
	page.Go(link)
	const button = "main form[method=post] button"
	if page.Has(button) {
		page.Trigger(button)
		page.Leaves(link)
	}
}

func picture(seen *visit, page *browser.Page, url, file string) {
	if status := page.Go(url); status >= 400 {
		seen.Errorf("%s answers %d", url, status)
	}
	speak(page)
	page.Screenshot(file)
	if page.ScrollsSideways() {
		seen.Errorf("%s scrolls sideways", file)
	}
	for _, violation := range page.Axe() {
		seen.Errorf("%s: %s", url, violation)
	}
	fmt.Println(file)
}

// speak switches the page to the view's language where the person who signed in chose another.
func speak(page *browser.Page) {
	language := page.View().Language
	spoken, button := "html[lang|="+language+"]", "button[name=lang][value="+language+"]"
	if !page.Has(spoken) && page.Has(button) {
		page.Trigger(button)
		page.Finds(spoken)
	}
}

// name makes a file's name of a page's path and a view: /cases/42?open=1 is cases-42-open-1.
func name(path string, view browser.View) string {
	page := strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune("/?&=", r) {
			return '-'
		}
		return r
	}, path), "-")
	scheme := "light"
	if view.Dark {
		scheme = "dark"
	}
	return fmt.Sprintf("%s-%s-%d-%s.png", cmp.Or(page, "home"), view.Language, view.Width, scheme)
}

// visit is a browser.Test for a program: it prints what a test would say, each thing once, and
// ends the process.
type visit struct {
	cleanups []func()
	said     []string
}

func (*visit) Helper() {}

func (v *visit) Cleanup(f func()) { v.cleanups = append(v.cleanups, f) }

func (v *visit) Errorf(format string, args ...any) {
	saying := fmt.Sprintf(format, args...)
	if !slices.Contains(v.said, saying) {
		v.said = append(v.said, saying)
		fmt.Fprintln(os.Stderr, saying)
	}
}

func (v *visit) Fatalf(format string, args ...any) {
	v.Errorf(format, args...)
	v.end()
}

// Skipf is a failure too: without a browser there is nothing to look at.
func (v *visit) Skipf(format string, args ...any) { v.Fatalf(format, args...) }

// end cleans up, last things first, and ends the process.
func (v *visit) end() {
	for len(v.cleanups) > 0 {
		last := len(v.cleanups) - 1
		clean := v.cleanups[last]
		v.cleanups = v.cleanups[:last]
		clean()
	}
	if len(v.said) > 0 {
		os.Exit(1)
	}
	os.Exit(0)
}
