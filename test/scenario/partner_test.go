package scenario

import (
	"html"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

var address = regexp.MustCompile(`http://\S+`)

// keeps keeps the address that the last command told, under a name.
func keeps(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: link NAME")
	}
	told := address.FindString(ts.ReadFile("stdout"))
	if told == "" {
		ts.Fatalf("no address was told")
	}
	ts.Setenv(args[0], told)
}

// outside is the browser of someone without an account.
var outside = http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

// visits opens a partner's link, or sends the form behind it.
func visits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 || args[0] != "opens" && args[0] != "sends" {
		ts.Fatalf("usage: partner opens ADDRESS STATUS TEXT…, or partner sends ADDRESS STATUS FIELD=VALUE…")
	}
	at, status, said := args[1], args[2], args[3:]
	var response *http.Response
	var err error
	if args[0] == "sends" {
		response, err = outside.PostForm(at, written(said))
		said = nil
	} else {
		response, err = outside.Get(at)
	}
	ts.Check(err)
	defer response.Body.Close()
	page, err := io.ReadAll(response.Body)
	ts.Check(err)
	if strconv.Itoa(response.StatusCode) != status {
		ts.Fatalf("%s is answered with %s, expected %s\n%s", at, response.Status, status, page)
	}
	for _, text := range said {
		if !strings.Contains(html.UnescapeString(string(page)), text) {
			ts.Fatalf("%s doesn’t say %q:\n%s", at, text, page)
		}
	}
}

// written is what someone writes into the fields of a form.
func written(fields []string) url.Values {
	form := url.Values{}
	for _, field := range fields {
		name, value, _ := strings.Cut(field, "=")
		form.Set(name, value)
	}
	return form
}
