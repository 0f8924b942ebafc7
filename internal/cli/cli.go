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

// Commands is everything that can be typed after "rebond". Each command says in its tag
// calls which routes of the API it goes through, and so who may; "operator" opens the
// database itself, "nobody" touches no desk.
type Commands struct {
	Lang words.Lang `help:"lang" enum:"fr,en" default:"fr" from:"REBOND_LANG"`

	SignIn  SignIn  `cmd:"" name:"sign-in" help:"sign_in" calls:"makeToken"`
	SignOut SignOut `cmd:"" name:"sign-out" help:"sign_out" calls:"dropToken"`
	Whoami  Whoami  `cmd:"" help:"whoami" calls:"getMe"`
	Account Account `cmd:"" help:"accounts"`
	Churn   Churn   `cmd:"" help:"churn"`
	Cases   Cases   `cmd:"" help:"cases" calls:"listCases"`
	Tasks   Tasks   `cmd:"" help:"tasks" calls:"listTasks"`
	Task    Task    `cmd:"" help:"task"`
	Round   Round   `cmd:"" help:"round"`
	Views   Views   `cmd:"" help:"views" calls:"listViews"`
	View    View    `cmd:"" help:"view"`
	Lists   Lists   `cmd:"" help:"lists" calls:"readLists,readList"`
	List    List    `cmd:"" help:"list"`
	History History `cmd:"" help:"history" calls:"listHistory"`
	People  People  `cmd:"" help:"people" calls:"listPeople"`
	Person  Person  `cmd:"" help:"person"`
	Absence Absence `cmd:"" help:"absence"`
	Token   Token   `cmd:"" help:"tokens"`

	Serve  Serve  `cmd:"" help:"serve" calls:"operator"`
	Demo   Demo   `cmd:"" help:"demo"`
	Import Import `cmd:"" help:"import"`
	Export Export `cmd:"" help:"export"`
	Night  Night  `cmd:"" help:"night" calls:"operator"`
	LetIn  LetIn  `cmd:"" name:"let-in" help:"let_in" calls:"operator"`
	Verify Verify `cmd:"" help:"verify" calls:"operator"`
	Decide Decide `cmd:"" help:"decide" calls:"nobody"`
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
		kong.Help(console.help),
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

// help prints what the person asked about. The tags above and in the commands'
// files name their texts; those are put in their places only here, because most
// runs print no help.
func (c *Console) help(options kong.HelpOptions, parsed *kong.Context) error {
	parsed.Model.HelpFlag.Help = "help" // kong's own flag, whose text is English
	err := kong.Visit(parsed.Model, func(node kong.Visitable, next kong.Next) (err error) {
		switch node := node.(type) {
		case *kong.Node:
			node.Help, err = helpText(node.Help, c.Lang)
		case *kong.Value:
			node.Help, err = helpText(node.Help, c.Lang)
		}
		return next(err)
	})
	if err != nil {
		return fmt.Errorf("tell what the commands are for: %w", err)
	}
	return kong.DefaultHelpPrinter(options, parsed)
}

// helpText is the text that a tag names, or an error where there is none.
func helpText(name string, lang words.Lang) (string, error) {
	for _, help := range []map[string]words.Phrase{words.ListHelp, words.ExportHelp, words.CommandHelp, words.RemoteHelp} {
		if phrase, known := help[name]; known {
			return phrase.In(lang), nil
		}
	}
	return "", fmt.Errorf("no help text is named %q", name)
}
