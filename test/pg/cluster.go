package pg

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// Cluster is a temporary PostgreSQL server in a folder of its own, reachable through a unix
// socket in that folder only. It is stopped and its folder removed once this process is gone.
type Cluster struct {
	folder string
	life   *os.File // the keeper ends the cluster when this closes, however that comes about
}

// keep runs the server until standard input ends, then stops it and removes its folder ($1).
// Reading from a pipe is the one watch that also notices a parent killed without warning.
const keep = `
trap '' INT TERM HUP
"$2" -D "$1/data" -k "$1" -c listen_addresses= -c max_connections=200 &
server=$!
read -r end
kill -QUIT $server
wait $server
rm -rf "$1"
`

// room is what a folder in memory must have free before clusters are kept there.
const room = 2 << 30

// Memory returns a folder in memory, where a new database takes a tenth of the time, or the
// temporary folder where the machine has none with room. The server does the same work in both;
// only its syncs cost nothing in memory, so what is measured is measured on disk.
func Memory() string {
	const shared = "/dev/shm"
	var is syscall.Statfs_t
	if err := syscall.Statfs(shared, &is); err != nil || is.Bavail*uint64(is.Bsize) < room {
		return Disk()
	}
	return shared
}

// Disk returns the temporary folder, as TMPDIR names it.
func Disk() string { return os.TempDir() }

// Start makes a cluster under Memory or Disk and waits until it answers. As root it runs as the
// user postgres, because PostgreSQL refuses root.
func Start(under string) (*Cluster, error) {
	folder, err := os.MkdirTemp(under, "rebond-pg-")
	if err != nil {
		return nil, err
	}
	cluster := &Cluster{folder: folder}
	if err := cluster.start(); err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	return cluster, nil
}

// Connection returns the connection string of the cluster's first database.
func (c *Cluster) Connection() string {
	return "postgres://rebond@/postgres?host=" + url.QueryEscape(c.folder)
}

// Folder is where the cluster keeps its data, its socket and its log.
func (c *Cluster) Folder() string { return c.folder }

// Stop ends the cluster now rather than with the process.
func (c *Cluster) Stop() error { return c.life.Close() }

func (c *Cluster) start() error {
	as, err := unprivileged()
	if err != nil {
		return err
	}
	if owner := as.Credential; owner != nil {
		if err := os.Chown(c.folder, int(owner.Uid), int(owner.Gid)); err != nil {
			return err
		}
	}
	if err := c.initialise(as); err != nil {
		return err
	}
	if err := c.run(as); err != nil {
		return err
	}
	return c.await()
}

// initialise sorts text as French where nothing else is asked for, as an installation may: a
// query that forgets COLLATE "C" then shows.
func (c *Cluster) initialise(as *syscall.SysProcAttr) error {
	program, err := find("initdb")
	if err != nil {
		return err
	}
	initdb := exec.Command(program, "--pgdata="+c.folder+"/data", "--username=rebond", "--auth=trust", "--no-sync",
		"--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=fr-FR")
	initdb.Dir, initdb.SysProcAttr = c.folder, as
	if said, err := initdb.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, said)
	}
	return nil
}

func (c *Cluster) run(as *syscall.SysProcAttr) error {
	program, err := find("postgres")
	if err != nil {
		return err
	}
	watched, life, err := os.Pipe()
	if err != nil {
		return err
	}
	defer watched.Close()
	log, err := os.Create(c.log())
	if err != nil {
		return errors.Join(err, life.Close())
	}
	defer log.Close()
	keeper := exec.Command("sh", "-c", keep, "keeper", c.folder, program)
	keeper.Dir, keeper.SysProcAttr = c.folder, as
	keeper.Stdin, keeper.Stdout, keeper.Stderr = watched, log, log
	if err := keeper.Start(); err != nil {
		return errors.Join(err, life.Close())
	}
	c.life = life
	return nil
}

func (c *Cluster) await() error {
	deadline := time.Now().Add(patience)
	for {
		err := execute(c.Connection(), "select 1")
		if err == nil {
			return nil
		}
		if time.Now().After(deadline) {
			log, _ := os.ReadFile(c.log())
			return errors.Join(fmt.Errorf("no answer: %w\n%s", err, bytes.TrimSpace(log)), c.Stop())
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func (c *Cluster) log() string { return filepath.Join(c.folder, "log") }

// unprivileged says how to run PostgreSQL: in a process group that Ctrl-C at the terminal doesn't
// reach, and not as root.
func unprivileged() (*syscall.SysProcAttr, error) {
	if os.Geteuid() != 0 {
		return &syscall.SysProcAttr{Setpgid: true}, nil
	}
	postgres, err := user.Lookup("postgres")
	if err != nil {
		return nil, fmt.Errorf("as root, PostgreSQL runs as the user postgres: %w", err)
	}
	uid, err := strconv.ParseUint(postgres.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(postgres.Gid, 10, 32)
	if err != nil {
		return nil, err
	}
	owner := &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return &syscall.SysProcAttr{Setpgid: true, Credential: owner}, nil
}

// Installed says whether this machine has PostgreSQL's server programs.
func Installed() bool {
	_, err := find("initdb")
	return err == nil
}

// find returns the path of one of PostgreSQL's server programs. Debian keeps them off the PATH, in
// a folder per version.
func find(program string) (string, error) {
	debian, err := filepath.Glob("/usr/lib/postgresql/*/bin/" + program)
	if err != nil {
		return "", err
	}
	if len(debian) > 0 {
		return debian[len(debian)-1], nil
	}
	return exec.LookPath(program)
}
