// Package browser drives a headless Chromium as a person at the desk would: it goes to pages,
// presses keys, reads what shows, looks at it, and asks axe what a page keeps from people.
//
// Every step waits until it can be done and fails the test when it can't be. A page that throws an
// error or breaks its content security policy fails the test that opened it. Without Chromium the
// test is skipped, or failed with CI=true.
package browser

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/chromedp"

	"rebond/test/need"
)

// Test is who a browser works for and complains to: a *testing.T, or a program that looks at pages.
type Test interface {
	need.Test
	Cleanup(func())
	Errorf(format string, args ...any)
}

// Browser is a running Chromium without any history, ended with the test that started it.
type Browser struct {
	chromium context.Context
}

// patience bounds a single step; it is only ever used up by one that fails.
const patience = 10 * time.Second

// Start starts Chromium.
func Start(t Test) *Browser {
	t.Helper()
	program, err := find()
	if err != nil {
		need.Missing(t, "Chromium", "chromium")
	}
	folder, err := os.MkdirTemp("", "rebond-chromium-")
	if err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	allocator, stop := chromedp.NewExecAllocator(context.Background(), flags(program, folder)...)
	t.Cleanup(stop)
	chromium, end := chromedp.NewContext(allocator)
	t.Cleanup(end)
	if err := chromedp.Do(chromium); err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	return &Browser{chromium}
}

// flags start a browser that asks nobody on the network but the page's own server, and keeps all
// that it writes in a folder.
func flags(program, folder string) []chromedp.ExecAllocatorOption {
	return append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program),
		chromedp.UserDataDir(filepath.Join(folder, "profile")),
		chromedp.Env("TMPDIR="+folder, "HOME="+folder),
		chromedp.NoSandbox, // Chromium's sandbox refuses root, and the pages are our own
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", true),
	)
}

func find() (program string, err error) {
	for name := range strings.FieldsSeq("chromium chromium-browser google-chrome") {
		if program, err = exec.LookPath(name); err == nil {
			return program, nil
		}
	}
	return "", err
}
