// Command rebond is the whole of Rebond: desk, API, commands and night.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	"rebond/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Environ(), os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

func run(ctx context.Context, args, env []string, in io.Reader, out, errout io.Writer) int {
	return cli.Run(ctx, args, env, in, out, errout)
}
