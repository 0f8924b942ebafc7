package assets

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"
)

// What a first page may cost over the wire, as UX asks for it.
const (
	maxStyle   = 20_000
	maxScripts = 60_000
	maxAll     = 125_000 // leaves 25 KB of the 150 for the page itself
)

func TestAssetsKeepWithinTheirBudget(t *testing.T) {
	all, scripts := 0, 0
	for name, a := range load() {
		all += len(a.gzipped)
		if path.Ext(name) == ".js" {
			scripts += len(a.gzipped)
		}
	}
	if n := len(load()[Style].gzipped); n > maxStyle {
		t.Errorf("the style sheet is %d bytes, at most %d", n, maxStyle)
	}
	if scripts > maxScripts {
		t.Errorf("the scripts are %d bytes, at most %d", scripts, maxScripts)
	}
	if all > maxAll {
		t.Errorf("all assets are %d bytes, at most %d", all, maxAll)
	}
}

func TestAnAssetIsServedForGoodUnderItsContentsName(t *testing.T) {
	for name, kind := range map[string]string{Style: "text/css", "keys.js": "text/javascript", "forms.js": "text/javascript", "link.js": "text/javascript", "icons.svg": "image/svg+xml", "mark.svg": "image/svg+xml"} {
		t.Run(name, func(t *testing.T) {
			plain := get(t, http.MethodGet, Path(name), "")
			if plain.Code != http.StatusOK || !strings.HasPrefix(plain.Header().Get("Content-Type"), kind) {
				t.Fatalf("answers %d with %s", plain.Code, plain.Header().Get("Content-Type"))
			}
			if got := plain.Header().Get("Cache-Control"); !strings.Contains(got, "immutable") {
				t.Errorf("is cached as %q", got)
			}
			packed := get(t, http.MethodGet, Path(name), "gzip, br")
			unpacked, err := gzip.NewReader(packed.Body)
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(unpacked)
			if err != nil || string(content) != plain.Body.String() {
				t.Errorf("unpacks to something else (%v)", err)
			}
			if head := get(t, http.MethodHead, Path(name), ""); head.Code != http.StatusOK || head.Body.Len() > 0 {
				t.Errorf("HEAD answers %d with %d bytes", head.Code, head.Body.Len())
			}
		})
	}
}

func TestNothingElseIsServed(t *testing.T) {
	for _, at := range []string{"/assets/", "/assets/desk.css", "/assets/../assets.go", "/assets/css/1-base.css", "/other"} {
		if got := get(t, http.MethodGet, at, "").Code; got != http.StatusNotFound {
			t.Errorf("%s answers %d", at, got)
		}
	}
	if got := get(t, http.MethodPost, Path(Style), "").Code; got != http.StatusMethodNotAllowed {
		t.Errorf("a POST answers %d", got)
	}
}

func TestANameThatDoesNotExistIsAMistakeInCode(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("Path answered")
		}
	}()
	Path("nothing.css")
}

func get(t *testing.T, method, at, encodings string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, at, nil)
	r.Header.Set("Accept-Encoding", encodings)
	w := httptest.NewRecorder()
	Server().ServeHTTP(w, r)
	return w
}
