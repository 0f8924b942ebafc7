// Package assets holds what pages load: one style sheet, small modules, icons.
//
// Everything is embedded, named by its content and served as immutable, so that
// a browser asks once and a new version is a new address. The style sheet is
// written in parts, in css/, and served as one file. A compressed copy of each
// is made once, at the first use.
package assets

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
)

// Root is where the assets are served.
const Root = "/assets/"

// Style is the name of the one style sheet.
const Style = "desk.css"

//go:embed css/*.css js/*.js icons.svg mark.svg
var files embed.FS

// asset is one file as it is served.
type asset struct {
	path    string // with the hash of its content
	kind    string
	content []byte
	gzipped []byte
}

var load = sync.OnceValue(func() map[string]asset {
	byName := map[string]asset{Style: made(Style, styleSheet())}
	for _, pattern := range []string{"js/*.js", "*.svg"} {
		names, err := fs.Glob(files, pattern)
		if err != nil {
			panic(err) // the pattern is ours
		}
		for _, name := range names {
			byName[path.Base(name)] = made(path.Base(name), mustRead(name))
		}
	}
	return byName
})

// byPath finds an asset by the address that it is served at.
var byPath = sync.OnceValue(func() map[string]asset {
	served := map[string]asset{}
	for _, a := range load() {
		served[a.path] = a
	}
	return served
})

// Path returns the address of an asset by its plain name, such as "desk.css". It
// panics on a name that doesn't exist, which only a mistake in code can bring.
func Path(name string) string {
	a, ok := load()[name]
	if !ok {
		panic(fmt.Sprintf("no asset is named %q", name))
	}
	return a.path
}

// Server serves the assets below Root, and nothing else.
func Server() http.Handler { return http.HandlerFunc(serve) }

func serve(w http.ResponseWriter, r *http.Request) {
	a, ok := byPath()[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
		return
	}
	h := w.Header()
	h.Set("Content-Type", a.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Vary", "Accept-Encoding")
	content := a.content
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		content = a.gzipped
	}
	h.Set("Content-Length", strconv.Itoa(len(content)))
	if r.Method == http.MethodGet {
		_, _ = w.Write(content) // the reader is gone: there is no one to tell
	}
}

// styleSheet joins the parts in the order of their names.
func styleSheet() []byte {
	parts, err := fs.Glob(files, "css/*.css")
	if err != nil {
		panic(err) // the pattern is ours
	}
	var all bytes.Buffer
	for _, part := range parts {
		all.Write(mustRead(part))
	}
	return all.Bytes()
}

func made(name string, content []byte) asset {
	sum := sha256.Sum256(content)
	ext := path.Ext(name)
	return asset{
		path:    Root + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:6]) + ext,
		kind:    kinds[ext],
		content: content,
		gzipped: compressed(content),
	}
}

var kinds = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
}

func compressed(content []byte) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	if _, err := w.Write(content); err != nil {
		panic(err) // memory doesn't refuse
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func mustRead(name string) []byte {
	content, err := files.ReadFile(name)
	if err != nil {
		panic(err) // embedded: it is there
	}
	return content
}
