package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// idle is how long after its start the desk's memory is read.
const idle = time.Minute

// start measures the real command on the imported accounts: from its start to its first answer,
// and its memory a while after.
func (b *bench) start() error {
	if b.engine == "sqlite" { // its file is held by one process at a time
		if err := b.closeDesk(); err != nil {
			return err
		}
		defer func() { _ = b.openDesk() }() // what follows fails where it failed
	}
	program := filepath.Join(b.folder, "rebond")
	build := exec.CommandContext(b.ctx, "go", "build", "-trimpath", "-o", program, "./cmd/rebond")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if said, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("build: %w\n%s", err, said)
	}
	best := time.Duration(0)
	for range 5 {
		took, _, err := b.started(program, 0)
		if err != nil {
			return err
		}
		if best == 0 || took < best {
			best = took
		}
	}
	_, memory, err := b.started(program, idle)
	if err != nil {
		return err
	}
	b.row(fmt.Sprintf("start on %d accounts, to the first answer", b.accounts), milliseconds(best)+", the best of 5")
	b.row(fmt.Sprintf("memory %v after the start", idle), memory)
	return nil
}

func (b *bench) started(program string, rest time.Duration) (took time.Duration, memory string, err error) {
	ctx, cancel := context.WithCancel(b.ctx)
	defer cancel()
	serve := exec.CommandContext(ctx, program, "serve", "--db", b.db, "--listen", "127.0.0.1:0")
	out, err := serve.StdoutPipe()
	if err != nil {
		return 0, "", err
	}
	began := time.Now()
	if err := serve.Start(); err != nil {
		return 0, "", err
	}
	said, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return 0, "", fmt.Errorf("the desk didn’t start: %w", err)
	}
	words := strings.Fields(said)
	if _, err := b.pageAt(words[len(words)-1] + "/cases"); err != nil {
		return 0, "", err
	}
	took = time.Since(began)
	time.Sleep(rest)
	memory = residentMemory(serve.Process.Pid)
	if err := serve.Process.Signal(syscall.SIGTERM); err != nil {
		return took, memory, err
	}
	return took, memory, serve.Wait()
}

// residentMemory is what a process has in memory, as the system says it.
func residentMemory(pid int) string {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return "unknown"
	}
	for line := range strings.Lines(string(status)) {
		if value, is := strings.CutPrefix(line, "VmRSS:"); is {
			return strings.Join(strings.Fields(value), " ")
		}
	}
	return "unknown"
}
