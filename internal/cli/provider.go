package cli

import (
	"fmt"
	"log/slog"
	"os"
	"strings"

	"rebond/internal/provider"
)

// Directory says which company's directory lets people in. Its secret is never typed
// where others see it: it comes from the environment or from a file.
type Directory struct {
	Issuer   string `name:"oidc-issuer" from:"REBOND_OIDC_ISSUER" placeholder:"https://…" help:"oidc_issuer"`
	Client   string `name:"oidc-client" from:"REBOND_OIDC_CLIENT" placeholder:"ID" help:"oidc_client"`
	SecretAt string `name:"oidc-secret-file" from:"REBOND_OIDC_SECRET_FILE" placeholder:"FILE" help:"oidc_secret_file"`
	Called   string `name:"oidc-name" from:"REBOND_OIDC_NAME" placeholder:"NAME" help:"oidc_name"`
}

// said reports whether a directory was named, or anything of one.
func (d Directory) said() bool { return d != (Directory{}) }

// provider is the directory that was said. It needn't answer yet: it is asked beside the
// desk's start, and again by whoever comes.
func (d Directory) provider(c *Console, origin string) (*provider.Provider, error) {
	secret, _ := variable(c.Env, "REBOND_OIDC_SECRET")
	if d.SecretAt != "" {
		text, err := os.ReadFile(d.SecretAt)
		if err != nil {
			return nil, fmt.Errorf("read the desk’s secret at the provider: %w", err)
		}
		secret = strings.TrimSpace(string(text))
	}
	p, err := provider.New(provider.Settings{
		Issuer: d.Issuer, Client: d.Client, Secret: secret, Name: d.Called, Origin: origin,
	}, slog.New(slog.NewTextHandler(c.Err, nil)))
	if err == nil {
		p.Answers()
	}
	return p, err
}
