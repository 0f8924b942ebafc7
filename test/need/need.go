// Package need ends a test that lacks something of the machine it runs on.
//
// At a desk such a test is skipped and says what is missing. With CI=true a test left out is a
// failure: nothing may look checked that wasn't.
package need

import "os"

// Test is what can be left out or failed: a *testing.T, or a program that isn't a test.
type Test interface {
	Helper()
	Fatalf(format string, args ...any)
	Skipf(format string, args ...any)
}

// Missing ends the test for want of something that Debian's package would bring: skipped at a
// desk, failed with CI=true.
func Missing(t Test, what, debianPackage string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("missing: %s (apt-get install %s), and with CI=true nothing is left out", what, debianPackage)
	}
	t.Skipf("left out, missing: %s (apt-get install %s)", what, debianPackage)
}
