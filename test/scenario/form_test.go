package scenario

import (
	"net/http"
	"net/url"
	"regexp"

	"github.com/rogpeppe/go-internal/testscript"
)

// formLink is a link to the termination form, as a command prints it.
var formLink = regexp.MustCompile(`http://\S+/form/\S+`)

// submits sends the termination form as a partner's browser does, by the link that the
// command before it printed, or else by the last one.
func submits(ts *testscript.TestScript, neg bool, reason, file, signedBy string) {
	if found := formLink.FindString(ts.ReadFile("stdout")); found != "" {
		ts.Setenv("FORM", found)
	}
	answer, err := http.PostForm(ts.Getenv("FORM"), url.Values{
		"main_reason": {reason}, "client_file": {file}, "signed_by": {signedBy}, "confirmed": {"yes"},
	})
	ts.Check(err)
	defer answer.Body.Close()
	if taken := answer.StatusCode == http.StatusOK; taken == neg {
		ts.Fatalf("the form is answered with %s", answer.Status)
	}
}
