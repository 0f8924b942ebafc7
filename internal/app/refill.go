package app

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/export"
	"rebond/internal/domain/history"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// What an archive may hold at most, so that one that was made to do harm ends soon.
const (
	mostManifest = 1 << 20
	mostLine     = 16 << 20 // a piece of a file, or one entry of history, is far less
	mostShrunk   = 200      // a text of ours is packed to a twentieth; to a thousandth, it is a bomb
	smallFile    = 1 << 20  // and what is small may be anything
)

const (
	notArchive    because.Text = "export.not_archive"
	damaged       because.Text = "export.damaged"
	newerArchive  because.Text = "export.newer"
	olderArchive  because.Text = "export.older"
	notEmpty      because.Text = "export.not_empty"
	archiveTooBig because.Text = "export.bomb"
)

// Refill puts an archive of everything into an empty database, which is made where it
// doesn't exist yet: all of it, in one transaction, or nothing. Refused: a database that
// holds anything, an archive that is damaged, of another schema, or packed beyond reason.
func Refill(ctx context.Context, db string, from io.ReaderAt, size int64, now time.Time) (Manifest, error) {
	a, err := openArchive(from, size)
	if err != nil {
		return Manifest{}, err
	}
	made := isNew(db)
	s, err := store.Open(ctx, db)
	if err != nil {
		return a.manifest, err
	}
	err = s.Fill(ctx, func(tx *store.Tx) error { return a.refill(ctx, tx, now) })
	err = errors.Join(err, s.Close())
	if err != nil && made {
		err = errors.Join(err, unmake(db))
	}
	return a.manifest, err
}

// isNew reports whether opening a database will make its file.
func isNew(db string) bool {
	_, err := os.Stat(db)
	return !engine.IsPostgres(db) && errors.Is(err, os.ErrNotExist)
}

// unmake takes the files of a database away that was made for nothing.
func unmake(db string) error {
	var all []error
	for _, suffix := range []string{"", "-wal", "-shm", ".lock"} {
		if err := os.Remove(db + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			all = append(all, err)
		}
	}
	return errors.Join(all...)
}

// opened is an archive that is read: its files by their names.
type opened struct {
	manifest Manifest
	files    map[string]*zip.File
}

func openArchive(from io.ReaderAt, size int64) (opened, error) {
	z, err := zip.NewReader(from, size)
	if err != nil {
		return opened{}, unfit(notArchive, "why", err.Error())
	}
	a := opened{files: map[string]*zip.File{}}
	for _, f := range z.File {
		if a.files[f.Name] != nil {
			return a, unfit(damaged, "file", f.Name)
		}
		a.files[f.Name] = f
	}
	held, ok := a.files[manifestFile]
	if !ok {
		return a, unfit(notArchive, "why", manifestFile)
	}
	text, err := whole(held, mostManifest)
	if err != nil || json.Unmarshal(text, &a.manifest) != nil || a.manifest.Format != archiveFormat {
		return a, unfit(damaged, "file", manifestFile)
	}
	return a, a.fits()
}

// fits refuses an archive of another schema, and one that hasn't exactly the files that
// its manifest says.
func (a opened) fits() error {
	schema, err := store.Schema()
	switch {
	case err != nil:
		return err
	case a.manifest.Schema > schema:
		return unfit(newerArchive, "schema", a.manifest.Schema, "ours", schema)
	case a.manifest.Schema < schema:
		return unfit(olderArchive, "schema", a.manifest.Schema, "ours", schema)
	}
	tables := map[string]bool{}
	for _, said := range a.manifest.Files {
		f, ok := a.files[said.Name]
		tables[said.Table] = true
		switch {
		case !ok, said.Bytes < 0, f.UncompressedSize64 != uint64(said.Bytes), said.Table != "" && (said.Name != said.Table+".jsonl" || tableAt(said.Table) < 0):
			return unfit(damaged, "file", said.Name)
		case f.UncompressedSize64 > smallFile && f.UncompressedSize64/mostShrunk > f.CompressedSize64:
			return unfit(archiveTooBig, "file", said.Name)
		}
	}
	for _, t := range store.Tables {
		if tables[t.Name] != t.Goes(a.manifest.Secrets) {
			return unfit(damaged, "file", t.Name+".jsonl")
		}
	}
	if len(a.files) != len(a.manifest.Files)+1 {
		return unfit(damaged, "file", manifestFile)
	}
	return nil
}

func unfit(text because.Text, pairs ...any) error {
	return refusal.New(refusal.Invalid, "", "file", text, pairs...)
}

func whole(f *zip.File, most int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, most+1))
	if int64(len(text)) > most {
		return nil, errors.New("it is too large")
	}
	return text, err
}

func (a opened) refill(ctx context.Context, tx *store.Tx, now time.Time) error {
	filled, err := tx.Filled(ctx)
	if err != nil {
		return err
	}
	if filled != "" {
		return refusal.New(refusal.Illegal, "", "db", notEmpty, "table", filled)
	}
	files := slices.Clone(a.manifest.Files)
	slices.SortStableFunc(files, func(x, y ArchiveFile) int { return tableAt(x.Table) - tableAt(y.Table) }) // what others refer to comes first
	for _, said := range files {
		if err := a.file(ctx, tx, said); err != nil {
			return err
		}
	}
	if a.manifest.Secrets {
		return nil
	}
	return tx.LoseMeans(ctx, history.Entry{
		At: now, Actor: string(staff.Operator.ID), Told: export.MeansLeft{}.Told(), Policy: policy.Default().Version,
	})
}

// file reads one file, saves its rows where it is a table's, and refuses it where it isn't
// what the manifest says.
func (a opened) file(ctx context.Context, tx *store.Tx, said ArchiveFile) error {
	r, err := a.files[said.Name].Open()
	if err != nil {
		return unfit(damaged, "file", said.Name)
	}
	defer r.Close()
	sum := sha256.New()
	text := io.TeeReader(io.LimitReader(r, said.Bytes), sum)
	rows := 0
	if said.Table == "" {
		_, err = io.Copy(io.Discard, text)
		rows = said.Rows
	} else {
		rows, err = putRows(ctx, tx, store.Tables[tableAt(said.Table)], text)
	}
	if errors.Is(err, errBadRow) || errors.Is(err, zip.ErrChecksum) || errors.Is(err, io.ErrUnexpectedEOF) {
		return unfit(damaged, "file", said.Name)
	}
	if err != nil {
		return fmt.Errorf("import %s: %w", said.Name, err)
	}
	if rows != said.Rows || hex.EncodeToString(sum.Sum(nil)) != said.SHA256 {
		return unfit(damaged, "file", said.Name)
	}
	return nil
}

// tableAt is a table's place among all; -1 where there is none of that name.
func tableAt(name string) int {
	return slices.IndexFunc(store.Tables, func(t store.Table) bool { return t.Name == name })
}

// errBadRow says that a line isn't a row of its table.
var errBadRow = errors.New("a line isn’t a row of its table")

func putRows(ctx context.Context, tx *store.Tx, t store.Table, from io.Reader) (rows int, err error) {
	lines := bufio.NewScanner(from)
	lines.Buffer(make([]byte, 0, 64<<10), mostLine)
	for lines.Scan() {
		values, err := readRow(t, lines.Bytes())
		if err != nil {
			return rows, err
		}
		if err := tx.PutRow(ctx, t, values); err != nil {
			return rows, err
		}
		rows++
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return rows, errBadRow
	}
	return rows, lines.Err()
}

// readRow reads a line as the values of the table's columns, each of which it has once.
func readRow(t store.Table, line []byte) ([]any, error) {
	var said map[string]any
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.UseNumber()
	if err := decoder.Decode(&said); err != nil {
		return nil, errBadRow
	}
	columns := t.Columns()
	if len(said) != len(columns) {
		return nil, errBadRow
	}
	values := make([]any, len(columns))
	for i, column := range columns {
		value, ok := said[column]
		if !ok {
			return nil, errBadRow
		}
		if values[i], ok = readValue(value, t.Bytes(column)); !ok {
			return nil, errBadRow
		}
	}
	return values, nil
}

// readValue reads a value as the database takes it.
func readValue(value any, isBytes bool) (any, bool) {
	switch v := value.(type) {
	case nil:
		return nil, true
	case string:
		if !isBytes {
			return v, true
		}
		content, err := base64.StdEncoding.DecodeString(v)
		return content, err == nil
	case json.Number:
		n, err := v.Int64()
		return n, err == nil
	}
	return nil, false
}
