// Package need ends a test that lacks something of the machine it runs on.
//
// At a desk such a test is skipped and says what is missing. With CI=true a test left out is a
// failure: nothing may look checked that wasn't.
package need

import (
	"os"
	"testing"
)

// Missing ends the test for want of something that Debian's package would bring: skipped at a
// desk, failed with CI=true.
func Missing(t testing.TB, what, debianPackage string) {
	t.Helper()
	if InCI() {
		t.Fatalf("missing: %s (apt-get install %s), and with CI=true nothing is left out", what, debianPackage)
	}
	t.Skipf("left out, missing: %s (apt-get install %s)", what, debianPackage)
}

// InCI says whether anything left out is a failure.
func InCI() bool { return os.Getenv("CI") == "true" }
