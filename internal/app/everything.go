package app

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"time"

	"rebond/internal/domain/export"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
)

// The archive of everything: a ZIP with a JSON object a line for each row of each table,
// in the order of its key; the heads of all chains, as verify takes them; what is in it
// and what isn't, with the digest of each file; and a word to whoever opens it. It is the
// same on both engines, byte for byte, and needs no Rebond to be read.
const (
	manifestFile   = "manifest.json"
	checkpointFile = "checkpoint.txt"
	readMeFile     = "LISEZMOI-README.txt"
	archiveFormat  = "rebond-everything/1"
)

// Manifest says what an archive of everything holds.
type Manifest struct {
	Format  string        `json:"format"`
	Schema  int           `json:"schema"` // of the database that it is of
	Day     string        `json:"day"`    // on the desk's clock
	Secrets bool          `json:"secrets"`
	LeftOut []LeftOut     `json:"left_out"`
	Files   []ArchiveFile `json:"files"`
}

// LeftOut is a table that isn't in the archive, or some rows of one, and why.
type LeftOut struct {
	Table string         `json:"table"`
	Rows  string         `json:"rows,omitempty"` // the condition of those that aren't; empty for all
	Why   store.Carriage `json:"why"`
}

// ArchiveFile is one file of the archive.
type ArchiveFile struct {
	Name   string `json:"name"`
	Table  string `json:"table,omitempty"`
	Rows   int    `json:"rows"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Rows are those of all tables.
func (m Manifest) Rows() (n int) {
	for _, f := range m.Files {
		if f.Table != "" {
			n += f.Rows
		}
	}
	return n
}

// WriteEverything writes the archive of one state of the database, on behalf of the
// operator. It holds no more than a row in memory. What people sign in with is in it only
// where secrets are asked for; readMe is what its reader is told.
func (e Exports) WriteEverything(ctx context.Context, to io.Writer, readMe string, secrets bool) (Manifest, error) {
	schema, err := store.Schema()
	if err != nil {
		return Manifest{}, err
	}
	a := archive{zip: zip.NewWriter(to), manifest: Manifest{
		Format: archiveFormat, Schema: schema, Day: e.door.today().String(), Secrets: secrets, LeftOut: leftOut(secrets),
	}}
	if err := a.file(readMeFile, "", func(w io.Writer) (int, error) { return 0, writeText(w, readMe) }); err != nil {
		return a.manifest, err
	}
	err = e.door.store.View(ctx, func(v *store.View) error {
		for _, t := range store.Tables {
			if !t.Goes(secrets) {
				continue
			}
			if err := a.table(ctx, v, t); err != nil {
				return err
			}
		}
		return a.file(checkpointFile, "", func(w io.Writer) (int, error) { return writeHeads(ctx, v, w) })
	})
	if err != nil {
		return a.manifest, fmt.Errorf("export everything: %w", err)
	}
	return a.manifest, a.close()
}

// Everything writes the archive on behalf of an admin, to be sent; history has it before
// anything is.
func (e Exports) Everything(ctx context.Context, actor staff.Actor, readMe string) (*Export, error) {
	if err := export.Everything.Permit(actor); err != nil {
		return nil, err
	}
	select {
	case e.one <- struct{}{}:
		defer func() { <-e.one }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return e.spooled(ctx, actor, export.Made{List: export.Everything, Format: export.ZIP}, func(to io.Writer) (int, error) {
		manifest, err := e.WriteEverything(ctx, to, readMe, false)
		return manifest.Rows(), err
	})
}

func leftOut(secrets bool) []LeftOut {
	out := []LeftOut{}
	for _, t := range store.Tables {
		switch {
		case !t.Goes(secrets):
			out = append(out, LeftOut{Table: t.Name, Why: t.Carriage})
		case t.SecretRows() != "" && !secrets:
			out = append(out, LeftOut{t.Name, t.SecretRows(), store.Secret})
		}
	}
	return out
}

// noTime is the time of every file of an archive, so that the same database makes the same.
var noTime = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)

// archive is one being written.
type archive struct {
	zip      *zip.Writer
	manifest Manifest
}

// measured counts and digests what is written.
type measured struct {
	to    io.Writer
	sum   hash.Hash
	bytes int64
}

func (m *measured) Write(text []byte) (int, error) {
	n, err := m.to.Write(text)
	m.bytes += int64(n)
	m.sum.Write(text[:n])
	return n, err
}

func (a *archive) file(name, table string, write func(io.Writer) (rows int, err error)) error {
	into, err := a.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: noTime})
	if err != nil {
		return err
	}
	m := &measured{to: into, sum: sha256.New()}
	out := bufio.NewWriter(m)
	rows, err := write(out)
	if err == nil {
		err = out.Flush()
	}
	a.manifest.Files = append(a.manifest.Files, ArchiveFile{name, table, rows, m.bytes, hex.EncodeToString(m.sum.Sum(nil))})
	return err
}

func (a *archive) table(ctx context.Context, v *store.View, t store.Table) error {
	return a.file(t.Name+".jsonl", t.Name, func(w io.Writer) (rows int, err error) {
		columns := t.Columns()
		var line bytes.Buffer
		err = v.EachRow(ctx, t, a.manifest.Secrets, func(values []any) error {
			rows++
			line.Reset()
			if err := writeObject(&line, columns, values); err != nil {
				return err
			}
			_, err := w.Write(line.Bytes())
			return err
		})
		return rows, err
	})
}

// close ends the archive with its manifest, which comes last because it says what the
// others are.
func (a *archive) close() error {
	into, err := a.zip.CreateHeader(&zip.FileHeader{Name: manifestFile, Method: zip.Deflate, Modified: noTime})
	if err != nil {
		return err
	}
	text, err := json.MarshalIndent(a.manifest, "", "  ")
	if err != nil {
		return err
	}
	if _, err := into.Write(append(text, '\n')); err != nil {
		return err
	}
	return a.zip.Close()
}

// writeObject writes a JSON object on a line, its names in their order.
func writeObject(to *bytes.Buffer, names []string, values []any) error {
	sign := byte('{')
	encoder := json.NewEncoder(to)
	encoder.SetEscapeHTML(false)
	for i, name := range names {
		to.WriteByte(sign)
		sign = ','
		to.WriteString(`"` + name + `":`)
		if err := encoder.Encode(values[i]); err != nil {
			return err
		}
		to.Truncate(to.Len() - 1) // the encoder's end of line
	}
	to.WriteString("}\n")
	return nil
}

func writeText(w io.Writer, text string) error {
	_, err := io.WriteString(w, text)
	return err
}

// writeHeads writes the head of every chain, a line each.
func writeHeads(ctx context.Context, v *store.View, w io.Writer) (int, error) {
	n, after := 0, ""
	for {
		chains, err := v.Chains(ctx, after, verifyChunk)
		if err != nil || len(chains) == 0 {
			return n, err
		}
		for _, c := range chains {
			if _, err := fmt.Fprintln(w, c.Subject, c.Seq, c.Hash); err != nil {
				return n, err
			}
			after = c.Subject
		}
		n += len(chains)
	}
}
