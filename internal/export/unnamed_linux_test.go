package export_test

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"kg/internal/export"
)

// While a file is being written nothing of it is in the folder, so that a process that is killed then leaves nothing.
func TestHalfFilesHaveNoName(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.svg")
	for range 2 {
		err := export.WriteFile(path, func(w io.Writer) error {
			if _, err := w.Write(make([]byte, 1<<20)); err != nil {
				return err
			}
			entries, err := os.ReadDir(dir)
			if err != nil {
				return err
			}
			for _, e := range entries {
				if e.Name() != "a.svg" {
					t.Errorf("%s is there before it is whole", e.Name())
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		only(t, dir, "a.svg")
	}
}

// The mode of a new file is 0644 less the umask, as it is for other files.
func TestModeOfNewFile(t *testing.T) {
	dir := t.TempDir()
	path, plain := filepath.Join(dir, "a.svg"), filepath.Join(dir, "plain")
	if err := export.WriteFile(path, hello); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(plain, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	a, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.Stat(plain)
	if err != nil {
		t.Fatal(err)
	}
	if a.Mode() != b.Mode() {
		t.Errorf("%v, want %v", a.Mode(), b.Mode())
	}
}
