package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"rebond/internal/api"
	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
	"rebond/internal/words"
)

// session is what is kept of a sign-in, for the commands that follow.
type session struct {
	URL   string `json:"url"`
	Token string `json:"token"`
}

// sessionFile is where it is kept: in a folder of the person's own.
func (c *Console) sessionFile() (string, error) {
	if folder, set := variable(c.Env, "XDG_CONFIG_HOME"); set {
		return filepath.Join(folder, "rebond", "session.json"), nil
	}
	if home, set := variable(c.Env, "HOME"); set {
		return filepath.Join(home, ".config", "rebond", "session.json"), nil
	}
	return "", errors.New("neither XDG_CONFIG_HOME nor HOME says where to keep a sign-in")
}

// session reads the last sign-in, empty where there is none.
func (c *Console) session() (session, error) {
	var saved session
	path, err := c.sessionFile()
	if err != nil {
		return saved, nil // nowhere to keep one, so there is none
	}
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return saved, nil
	}
	if err != nil {
		return saved, fmt.Errorf("read the last sign-in: %w", err)
	}
	if err := json.Unmarshal(text, &saved); err != nil {
		return saved, fmt.Errorf("read the last sign-in in %s: %w", path, err)
	}
	return saved, nil
}

// keep keeps a sign-in where nobody else can read it. The file is replaced as a
// whole, so that a token is never half written.
func (c *Console) keep(s session) error {
	path, err := c.sessionFile()
	if err != nil {
		return err
	}
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("keep the sign-in: %w", err)
	}
	draft := path + ".new"
	if err := errors.Join(os.RemoveAll(draft), os.WriteFile(draft, text, 0o600)); err != nil {
		return fmt.Errorf("keep the sign-in: %w", err)
	}
	return os.Rename(draft, path)
}

func (c *Console) forget() error {
	path, err := c.sessionFile()
	if err != nil {
		return err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("forget the sign-in: %w", err)
	}
	return nil
}

// SignIn exchanges a one-time link for a token, and keeps it.
type SignIn struct {
	Link string `arg:"" help:"sign_in_link"`
}

// Run signs in.
func (s SignIn) Run(ctx context.Context, c *Console) error {
	at, secret, err := readLink(s.Link)
	if err != nil {
		return err
	}
	desk := &remote{console: c, url: at}
	text, err := desk.post(ctx, "/tokens", map[string]string{"link": secret})
	made, _, err := answered[api.Token](desk, text, err)
	if err != nil {
		return err
	}
	if err := c.keep(session{at, made.Token}); err != nil {
		return err
	}
	desk.token = made.Token
	return desk.whoami(ctx)
}

const notALink because.Text = "cli.not_a_link"

// readLink takes a sign-in link apart: the desk's address, and the secret.
func readLink(link string) (at, secret string, err error) {
	parsed, err := url.Parse(strings.TrimSpace(link))
	if err == nil {
		var before string
		var found bool
		before, secret, found = strings.Cut(parsed.Path, "/sign-in/")
		if found && secret != "" && (parsed.Scheme == "http" || parsed.Scheme == "https") {
			return parsed.Scheme + "://" + parsed.Host + before, secret, nil
		}
	}
	return "", "", refusal.New(refusal.Invalid, "", "link", notALink)
}

// SignOut makes the kept token worthless, and forgets it.
type SignOut struct {
	Remote
}

// Run signs out. A token that is worthless already is forgotten all the same.
func (s SignOut) Run(ctx context.Context, c *Console) error {
	desk, err := s.at(c)
	if err != nil {
		return err
	}
	_, err = desk.ask(ctx, http.MethodDelete, "/tokens/current", nil, "")
	var refused refusedBy
	if err != nil && !(errors.As(err, &refused) && refused.Status == http.StatusUnauthorized) {
		return err
	}
	if err := c.forget(); err != nil {
		return err
	}
	c.say(words.CLISignedOut)
	return nil
}

// Whoami says who the commands act as, and where.
type Whoami struct {
	Remote
}

// Run asks the desk.
func (w Whoami) Run(ctx context.Context, c *Console) error {
	desk, err := w.at(c)
	if err != nil {
		return err
	}
	return desk.whoami(ctx)
}

func (d *remote) whoami(ctx context.Context) error {
	text, err := d.get(ctx, "/me", nil)
	me, toTell, err := answered[api.Me](d, text, err)
	if err != nil || !toTell {
		return err
	}
	c := d.console
	c.say(words.CLIWhoami, "name", me.Name, "role", me.Role, "url", d.url, "today", me.Today)
	return nil
}
