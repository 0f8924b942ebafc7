package browser_test

import (
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rebond/test/browser"
)

// desk is a small page that shows how it is seen.
const desk = `<!doctype html>
<html lang="fr"><meta name="viewport" content="width=device-width"><title>Comptes</title>
<style>
	:root { color-scheme: light dark }
	.dark { display: none }
	@media (prefers-color-scheme: dark) { .light { display: none } .dark { display: block } }
	.tall { height: 2000px }
</style>
<main>
	<h1>Comptes</h1>
	<p>%s</p>
	<p class="light">le jour</p><p class="dark">la nuit</p>
	<p id="script">sans script</p>
	<form action="/trouve"><label>Salon <input name="q"></label>
		<label>Ville <select name="ville"><option value="lyon">Lyon<option value="brest">Brest</select></label>
		<button>Chercher</button></form>
	<div class="tall"></div>
</main>
<script>
	script.innerText = innerWidth + ' px'
	document.addEventListener('keydown', e => { if (e.ctrlKey && e.key === 'k') { e.preventDefault(); document.querySelector('input').focus() } })
</script>`

func serve(t *testing.T) string {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, desk, r.Header.Get("Accept-Language"))
	})
	mux.HandleFunc("GET /trouve", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "<!doctype html><title>Trouvé</title><p>%s à %s", r.FormValue("q"), r.FormValue("ville"))
	})
	mux.HandleFunc("GET /strict", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'none'")
		fmt.Fprint(w, `<!doctype html><title>Strict</title><p style="color:red">Bonjour<script>alert()</script>`)
	})
	mux.HandleFunc("GET /throws", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `<!doctype html><title>Lance</title><script>absent.call()</script>`)
	})
	mux.HandleFunc("GET /wide", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `<!doctype html><html><title>Large</title><div style="width:900px">large</div><img src="data:,">`)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

func TestAPageIsSeenAsThePersonDoes(t *testing.T) {
	url, chromium := serve(t), browser.Start(t)
	cases := []struct {
		name       string
		view       browser.View
		sees, hers string
	}{
		{"at a desk, in French, by day", browser.View{}, "le jour", "1280 px"},
		{"on a phone", browser.View{Width: 360}, "fr", "360 px"},
		{"by night", browser.View{Dark: true}, "la nuit", "1280 px"},
		{"in English", browser.View{Language: "en"}, "en", "1280 px"},
		{"without JavaScript", browser.View{NoJavaScript: true}, "le jour", "sans script"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			page := chromium.Page(t, c.view)
			if status := page.Go(url); status != http.StatusOK {
				t.Errorf("status %d", status)
			}
			page.Sees(c.sees)
			if script := page.Text("#script"); script != c.hers {
				t.Errorf("the script shows %q, want %q", script, c.hers)
			}
			if page.ScrollsSideways() {
				t.Error("the page scrolls sideways")
			}
		})
	}
}

func TestAFormIsSentWithAndWithoutJavaScript(t *testing.T) {
	url, chromium := serve(t), browser.Start(t)
	for _, view := range []browser.View{{}, {NoJavaScript: true}} {
		page := chromium.Page(t, view)
		page.Go(url)
		page.Fill("input", "Chez Zoé")
		page.Choose("select", "brest")
		page.Click("button")
		page.Arrives("/trouve")
		page.Sees("Chez Zoé à brest")
		page.SeesNot("Chercher")
	}
}

func TestKeysAloneDoTheSame(t *testing.T) {
	page := browser.Start(t).Page(t, browser.View{})
	page.Go(serve(t))
	page.Press("Control+k")
	page.Type("Aurora")
	page.Press("Backspace", "Tab")
	if focused := page.Focused(); !strings.HasPrefix(focused, "Ville") {
		t.Errorf("the keyboard is at %q", focused)
	}
	page.Press("ArrowDown", "Tab", "Enter")
	page.Sees("Auror à brest")
}

func TestAxeSaysWhatItFinds(t *testing.T) {
	url, chromium := serve(t), browser.Start(t)
	t.Run("nothing on a page for all", func(t *testing.T) {
		page := chromium.Page(t, browser.View{})
		page.Go(url)
		page.Accessible()
	})
	for _, view := range []browser.View{{}, {NoJavaScript: true}} {
		page := chromium.Page(t, view)
		page.Go(url + "/wide")
		found := fmt.Sprint(page.Axe())
		for _, rule := range []string{"html-has-lang (serious)", "image-alt (critical)"} {
			if !strings.Contains(found, rule) {
				t.Errorf("%s isn't in %s", rule, found)
			}
		}
		page.Screenshot(filepath.Join(t.TempDir(), "wide.png"))
	}
}

func TestAPictureShowsTheWholePage(t *testing.T) {
	page := browser.Start(t).Page(t, browser.View{Width: 360})
	page.Go(serve(t))
	name := filepath.Join(t.TempDir(), "new folder", "desk.png")
	page.Screenshot(name)
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	picture, err := png.DecodeConfig(file)
	if err != nil {
		t.Fatal(err)
	}
	if picture.Width != 360 || picture.Height < 2000 {
		t.Errorf("%d × %d pixels", picture.Width, picture.Height)
	}
}

func TestAWidePageScrollsSideways(t *testing.T) {
	page := browser.Start(t).Page(t, browser.View{Width: 360})
	page.Go(serve(t) + "/wide")
	if !page.ScrollsSideways() {
		t.Error("900 px fit into 360")
	}
}

func TestAPageThatComplainsFailsItsTest(t *testing.T) {
	url, chromium := serve(t), browser.Start(t)
	for path, complaint := range map[string]string{
		"/strict": "Content Security Policy", "/throws": "absent is not defined",
	} {
		t.Run(path, func(t *testing.T) {
			inner := &recorder{T: t}
			page := chromium.Page(inner, browser.View{})
			page.Go(url + path)
			inner.finish()
			if !strings.Contains(inner.errors, complaint) {
				t.Errorf("said %q, want %q in it", inner.errors, complaint)
			}
		})
	}
}

// recorder is a test inside a test: what it complains of is kept rather than failing.
type recorder struct {
	*testing.T
	cleanups []func()
	errors   string
}

func (r *recorder) Cleanup(f func()) { r.cleanups = append(r.cleanups, f) }

func (r *recorder) Errorf(format string, args ...any) { r.errors += fmt.Sprintf(format, args...) }

func (r *recorder) finish() {
	for _, f := range r.cleanups {
		f()
	}
}
