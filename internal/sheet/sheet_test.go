package sheet_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"kg/data"
	"kg/internal/load"
	"kg/internal/load/loadtest"
	"kg/internal/model"
	"kg/internal/sheet"
)

// folders are datasets of every kind.
func folders() map[string]fs.FS {
	return map[string]fs.FS{
		"shipped":   data.Files,
		"small":     os.DirFS("../../cmd/kg/testdata/small"),
		"generated": loadtest.Folder(loadtest.Size{Entities: 300, Claims: 500, Seed: 7}),
	}
}

func open(t testing.TB, fsys fs.FS) *load.Loaded {
	t.Helper()
	l, diags := load.Open(fsys)
	if err := diags.Err(); err != nil {
		t.Fatal(err)
	}
	return l
}

// viaCSV writes a book as CSV and reads it back.
func viaCSV(t testing.TB, b *sheet.Book, delimiter rune, mark bool) *sheet.Book {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, table := range b.Tables {
		var out bytes.Buffer
		if err := sheet.WriteCSV(&out, table, delimiter, mark); err != nil {
			t.Fatal(err)
		}
		fsys[table.Name+".csv"] = &fstest.MapFile{Data: out.Bytes()}
	}
	for name, text := range b.Files {
		fsys[name] = &fstest.MapFile{Data: text}
	}
	back, diags := sheet.OpenFolder(fsys)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	return back
}

// viaXLSX writes a book as a workbook, twice for the same bytes, and reads it back.
func viaXLSX(t testing.TB, b *sheet.Book) *sheet.Book {
	t.Helper()
	var out, again bytes.Buffer
	for _, w := range []*bytes.Buffer{&out, &again} {
		if err := sheet.WriteXLSX(w, b); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Fatal("the same book gave other bytes")
	}
	back, diags := sheet.OpenXLSX(out.Bytes())
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	if diff := cmp.Diff(b.Files, back.Files); diff != "" {
		t.Fatal(diff)
	}
	return back
}

// loadFiles loads the YAML that a book became.
func loadFiles(t testing.TB, files map[string][]byte) *model.Dataset {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	d, diags := load.Load(os.DirFS(dir))
	if err := diags.Err(); err != nil {
		t.Fatal(err)
	}
	return d
}

func same(t testing.TB, want *model.Dataset, b *sheet.Book) {
	t.Helper()
	made, diags := b.Dataset()
	if err := diags.Err(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, made.Dataset); diff != "" {
		t.Fatalf("the tables say something else (-before +after):\n%s", diff)
	}
	if diff := cmp.Diff(want, loadFiles(t, made.Files)); diff != "" {
		t.Fatalf("the files say something else (-before +after):\n%s", diff)
	}
}

func TestRoundTrip(t *testing.T) {
	for name, fsys := range folders() {
		t.Run(name, func(t *testing.T) {
			l := open(t, fsys)
			b, err := sheet.Tabulate(l, fsys)
			if err != nil {
				t.Fatal(err)
			}
			same(t, l.Dataset, viaCSV(t, b, ',', false))
			same(t, l.Dataset, viaCSV(t, b, ';', true))
			same(t, l.Dataset, viaCSV(t, b, '\t', false))
			same(t, l.Dataset, viaXLSX(t, b))
		})
	}
}
