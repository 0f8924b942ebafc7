// Command share runs a command while one temporary PostgreSQL cluster is there for all the tests
// that it starts: go run ./test/pg/share go test ./...
//
// With -disk first the cluster is on disk rather than in memory, for measurements. Where PostgreSQL is missing, or a server is named already, the command runs just the same.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"

	"rebond/test/pg"
)

func main() {
	code, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "share:", err)
	}
	os.Exit(code)
}

func run(command []string) (code int, err error) {
	under := pg.Memory()
	if len(command) > 0 && command[0] == "-disk" {
		under, command = pg.Disk(), command[1:]
	}
	if len(command) == 0 {
		return 2, errors.New("give the command to run")
	}
	if pg.Installed() && os.Getenv(pg.Variable) == "" {
		cluster, err := pg.Start(under)
		if err != nil {
			return 1, err
		}
		defer cluster.Stop()
		if err := os.Setenv(pg.Variable, cluster.Connection()); err != nil {
			return 1, err
		}
	}
	child := exec.Command(command[0], command[1:]...)
	child.Stdin, child.Stdout, child.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := child.Run(); err != nil {
		if ended := (*exec.ExitError)(nil); errors.As(err, &ended) {
			return ended.ExitCode(), nil
		}
		return 1, err
	}
	return 0, nil
}
