package cli

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"

	"rebond/internal/app"
	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
	"rebond/internal/web"
)

// Outside is how a desk meets the world: its address, and the key that its database
// doesn't hold.
type Outside struct {
	Origin     string `from:"REBOND_ORIGIN" placeholder:"https://…" help:"origin"`
	Proxy      bool   `from:"REBOND_PROXY" help:"proxy"`
	SecretFile string `from:"REBOND_SECRET_FILE" placeholder:"FILE" help:"secret_file"`
	Directory
}

const badOrigin because.Text = "cli.bad_origin"

func (o Outside) site(c *Console) (web.Site, error) {
	at, err := url.Parse(o.Origin)
	if o.Origin != "" && (err != nil || at.Host == "" || at.Scheme != "https" && at.Scheme != "http" || strings.Trim(at.Path, "/") != "") {
		return web.Site{}, refusal.New(refusal.Invalid, "", "origin", badOrigin, "value", o.Origin)
	}
	site := web.Site{Origin: strings.TrimSuffix(o.Origin, "/"), Proxied: o.Proxy}
	if !o.said() {
		return site, nil
	}
	site.Provider, err = o.provider(c, site.Origin)
	return site, err
}

// openGuarded opens a database to serve it, with the key that seals its secrets.
func openGuarded(ctx context.Context, c *Console, db string, outside Outside, clock *app.Clock) (*desk, error) {
	site, err := outside.site(c)
	if err != nil {
		return nil, err
	}
	desk, err := openDesk(ctx, c, db, clock)
	if err != nil {
		return nil, err
	}
	key, err := outside.key(db)
	if err != nil {
		desk.close()
		return nil, err
	}
	desk.site = site
	desk.app.Guarded(app.Guard{Key: key, Cost: app.UsualCost})
	return desk, nil
}

// key reads the desk's key, and makes one where there is none. A desk on a server
// shares its database with others, so that its key's file is said, never guessed.
func (o Outside) key(db string) (key [app.KeySize]byte, err error) {
	path := o.SecretFile
	switch {
	case path == "" && strings.Contains(db, "://"):
		return key, nil
	case path == "":
		path = db + ".key"
	}
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		err := makeKey(path, &key)
		return key, err
	}
	if err != nil {
		return key, fmt.Errorf("read the desk’s key: %w", err)
	}
	bytes, err := base64.StdEncoding.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(bytes) != len(key) {
		return key, fmt.Errorf("read the desk’s key: %s doesn’t hold %d bytes in base64", path, len(key))
	}
	return [app.KeySize]byte(bytes), nil
}

func makeKey(path string, key *[app.KeySize]byte) error {
	_, _ = rand.Read(key[:]) // never fails: the program would end
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("make the desk’s key: %w", err)
	}
	_, err = file.WriteString(base64.StdEncoding.EncodeToString(key[:]) + "\n")
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return fmt.Errorf("make the desk’s key: %w", err)
	}
	return nil
}
