// Package cli is Rebond's commands: one field of Commands and one file each. A
// command parses, calls and prints; what it decides stands elsewhere.
//
// A command that succeeds ends with 0. One that is refused tells each problem on
// a line of standard error, after its field, and ends with 2, as wrong usage
// does; a fault ends with 1.
package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"rebond/internal/decide"
	"rebond/internal/domain/refusal"
	"rebond/internal/words"
)

// Commands is everything that can be typed after "rebond".
type Commands struct {
	Lang words.Lang `help:"${help_lang}" enum:"fr,en" default:"fr" from:"REBOND_LANG"`

	SignIn  SignIn  `cmd:"" name:"sign-in" help:"${help_sign_in}"`
	SignOut SignOut `cmd:"" name:"sign-out" help:"${help_sign_out}"`
	Whoami  Whoami  `cmd:"" help:"${help_whoami}"`
	Account Account `cmd:"" help:"${help_accounts}"`
	Churn   Churn   `cmd:"" help:"${help_churn}"`
	Cases   Cases   `cmd:"" help:"${help_cases}"`
	Tasks   Tasks   `cmd:"" help:"${help_tasks}"`
	Task    Task    `cmd:"" help:"${help_task}"`
	Views   Views   `cmd:"" help:"${help_views}"`
	View    View    `cmd:"" help:"${help_view}"`
	Lists   Lists   `cmd:"" help:"${help_lists}"`
	List    List    `cmd:"" help:"${help_list}"`
	History History `cmd:"" help:"${help_history}"`
	People  People  `cmd:"" help:"${help_people}"`
	Person  Person  `cmd:"" help:"${help_person}"`
	Absence Absence `cmd:"" help:"${help_absence}"`
	Token   Token   `cmd:"" help:"${help_tokens}"`

	Serve  Serve  `cmd:"" help:"${help_serve}"`
	Demo   Demo   `cmd:"" help:"${help_demo}"`
	Import Import `cmd:"" help:"${help_import}"`
	Night  Night  `cmd:"" help:"${help_night}"`
	LetIn  LetIn  `cmd:"" name:"let-in" help:"${help_let_in}"`
	Verify Verify `cmd:"" help:"${help_verify}"`
	Decide Decide `cmd:"" help:"${help_decide}"`
}

// Console is where a command is run from: what it reads and writes, the
// environment, and the language in which it speaks.
type Console struct {
	In       io.Reader
	Out, Err io.Writer
	Env      []string
	Lang     words.Lang
}

const (
	succeeded = 0
	failed    = 1
	refused   = 2
)

// Run runs the command that the arguments name and returns the exit code. It
// looks at nothing but what it is given.
func Run(ctx context.Context, args, env []string, in io.Reader, out, errout io.Writer) int {
	var commands Commands
	console := &Console{In: in, Out: out, Err: errout, Env: env, Lang: language(args, env)}
	helped := false
	parser, err := kong.New(
		&commands,
		kong.Name("rebond"),
		kong.Description(console.Lang.Say(words.HelpRebond)),
		helpTexts(console.Lang),
		kong.Writers(out, errout),
		kong.Exit(func(int) { helped = true }), // only --help asks for it
		kong.Resolvers(fromEnvironment(env)),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(console),
	)
	if err != nil {
		return console.exit(fmt.Errorf("read the commands: %w", err))
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parsed, err := parser.Parse(args)
	if helped {
		return succeeded
	}
	if err != nil {
		fmt.Fprintf(errout, "rebond: %v\n", err)
		return refused
	}
	console.Lang = commands.Lang
	return console.exit(parsed.Run())
}

// exit tells an error the way a person reads it, and how the command ends.
func (c *Console) exit(err error) int {
	if err == nil {
		return succeeded
	}
	if code, told := c.tellProblem(err); told {
		return code
	}
	refusal, ok := refusal.Of(err)
	if !ok {
		fmt.Fprintf(c.Err, "rebond: %s\n", c.fault(err))
		return failed
	}
	for _, problem := range decide.Problems(refusal, c.Lang) {
		c.tellUnmet(problem.Field, problem.Message)
	}
	return refused
}

// fromEnvironment gives a flag that wasn't typed the value of the variable that
// its tag names, from the environment it is given, not the process's own.
func fromEnvironment(env []string) kong.ResolverFunc {
	return func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		if value, set := variable(env, flag.Tag.Get("from")); set {
			return value, nil
		}
		return nil, nil // kong's way to say that it isn't known here
	}
}

func variable(env []string, name string) (value string, set bool) {
	for _, pair := range env {
		if known, held, _ := strings.Cut(pair, "="); known == name && name != "" && held != "" {
			value, set = held, true // as in a shell, the last one counts
		}
	}
	return value, set
}

// language finds the language before the arguments are parsed, so that help and
// usage speak it too.
func language(args, env []string) words.Lang {
	chosen, _ := variable(env, "REBOND_LANG")
	for i, arg := range args {
		if value, typed := strings.CutPrefix(arg, "--lang="); typed {
			chosen = value
		}
		if arg == "--lang" && i+1 < len(args) {
			chosen = args[i+1]
		}
	}
	if words.Lang(chosen) == words.English {
		return words.English
	}
	return words.French
}

// helpTexts are the texts of the tags above and in the commands' files.
func helpTexts(lang words.Lang) kong.Vars {
	texts := kong.Vars{}
	for _, help := range []map[string]words.Phrase{words.ListHelp, words.CommandHelp, words.RemoteHelp} {
		for name, phrase := range help {
			texts["help_"+name] = phrase.In(lang)
		}
	}
	return texts
}
