// Command bench measures the desk, through the same doors that people and programs use, on a disk:
// what docs/benchmarks.md keeps. Run it as make bench, which gives it a PostgreSQL on disk; without
// one it measures SQLite alone.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// options say what is measured, and for how long.
type options struct {
	engines  string
	parts    string
	accounts int
	seconds  time.Duration
	profile  string
}

// parts are what can be measured, in the order in which one database goes through them.
var parts = []struct {
	name    string
	measure func(*bench) error
}{
	{"import", (*bench).imports},
	{"start", (*bench).start},
	{"search", (*bench).search},
	{"list", (*bench).list},
	{"churn", (*bench).churn},
	{"night", (*bench).night},
}

func run(ctx context.Context) error {
	var o options
	flag.StringVar(&o.engines, "engines", "sqlite,postgres", "which engines")
	flag.StringVar(&o.parts, "parts", "import,start,search,list,churn,night", "which parts")
	flag.IntVar(&o.accounts, "accounts", 100_000, "how many accounts the desk has")
	flag.DurationVar(&o.seconds, "for", 10*time.Second, "how long each load lasts")
	flag.StringVar(&o.profile, "profile", "", "write a CPU profile of each part into this folder")
	flag.Parse()
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Printf("%s, load %s\n", time.Now().Format(time.DateTime), load())
	for _, engine := range strings.Split(o.engines, ",") {
		if err := measure(ctx, o, engine, out); err != nil {
			return fmt.Errorf("%s: %w", engine, err)
		}
	}
	fmt.Printf("load %s\n", load())
	return nil
}

func measure(ctx context.Context, o options, engine string, out *tabwriter.Writer) error {
	b, err := open(ctx, o, engine, out)
	if err != nil || b == nil {
		return err
	}
	defer b.close()
	chosen := strings.Split(o.parts, ",")
	for _, part := range parts {
		if !slices.Contains(chosen, part.name) && part.name != "import" { // the others need its accounts
			continue
		}
		if err := b.profiled(part.name, func() error { return part.measure(b) }); err != nil {
			return fmt.Errorf("%s: %w", part.name, err)
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	return nil
}

// load is how busy the machine is, which every figure depends on.
func load() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Join(strings.Fields(string(text))[:3], " ")
}
