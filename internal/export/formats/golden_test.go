package formats_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"kg/internal/export"
	"kg/internal/export/formats"
	"kg/internal/layout"
	"kg/internal/picture/picturetest"
)

// maxGolden is the size in bytes that a golden may have.
const maxGolden = 20000

// TestGoldens compares the small fixtures in every format that is text with testdata; -update rewrites it. A golden that is
// missing fails, and so does one that nothing writes any more.
func TestGoldens(t *testing.T) {
	pool := layout.NewPool(layout.Options{})
	defer pool.Close()
	known := map[string]bool{}
	for _, f := range formats.All() {
		if formats.Binary(f.Name()) { // images and fonts are read, not compared by bytes
			continue
		}
		for _, fixture := range append(picturetest.Small(), picturetest.Fixture{Name: "figures", New: figures}) {
			path := filepath.Join("testdata", fixture.Name+f.Extension())
			known[path] = true
			golden(t, path, write(t, f, place(t, pool, f, fixture), export.Options{}))
		}
	}
	files, err := filepath.Glob("testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if !known[path] {
			if *update {
				os.Remove(path)
				continue
			}
			t.Errorf("%s is an orphan", path)
		}
	}
}

func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if len(got) > maxGolden {
		t.Errorf("%s would have %d bytes", path, len(got))
	}
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Errorf("%v: run go test with -update", err)
		return
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs at byte %d: run go test with -update and look at the difference", path, differs(got, want))
	}
}

// differs is where two texts part.
func differs(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}
