package export_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/internal/export"
)

func hello(w io.Writer) error {
	_, err := io.WriteString(w, "hello")
	return err
}

// only fails when a folder holds anything but the names.
func only(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(names, " ") {
		t.Errorf("the folder holds %q, want %q", got, names)
	}
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.svg")
	for range 2 {
		if err := export.WriteFile(path, hello); err != nil {
			t.Fatal(err)
		}
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "hello" {
		t.Errorf("%q %v", data, err)
	}
	only(t, dir, "a.svg")
}

func TestWriteFileKeepsModeAndOldContent(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.svg")
	if err := os.WriteFile(path, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	err := export.WriteFile(path, func(w io.Writer) error {
		w.Write(bytes.Repeat([]byte("x"), 1e5))
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	if data, _ := os.ReadFile(path); string(data) != "old" {
		t.Errorf("the old file became %.10q", data)
	}
	only(t, dir, "a.svg")
	if err := export.WriteFile(path, hello); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("%v %v", info.Mode(), err)
	}
}

func TestWriteFileErrors(t *testing.T) {
	dir := t.TempDir()
	for _, path := range []string{filepath.Join(dir, "missing", "a.svg"), dir} {
		err := export.WriteFile(path, hello)
		if err == nil || !strings.HasPrefix(err.Error(), "writing "+path) {
			t.Errorf("error %v", err)
		}
	}
	only(t, dir)
}

// A panic in the writing leaves no half file either.
func TestWriteFilePanic(t *testing.T) {
	dir := t.TempDir()
	func() {
		defer func() { recover() }()
		export.WriteFile(filepath.Join(dir, "a.svg"), func(io.Writer) error { panic("writer") })
	}()
	only(t, dir)
}

// What is no regular file is written to and stays what it is.
func TestWriteFileToDevice(t *testing.T) {
	if err := export.WriteFile(os.DevNull, hello); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("%s became %v (%v)", os.DevNull, info.Mode(), err)
	}
}

// A symbolic link stays one, and what it points to is written.
func TestWriteFileThroughLink(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target.svg"), filepath.Join(dir, "link.svg")
	if err := os.WriteFile(target, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("target.svg", link); err != nil {
		t.Skipf("no symbolic links here (%v): writing through one was not tested", err)
	}
	if err := export.WriteFile(link, hello); err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Lstat(link); info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link became a file")
	}
	if data, _ := os.ReadFile(target); string(data) != "hello" {
		t.Errorf("the target holds %q", data)
	}
}

func TestWriteFileThroughLinkToNothing(t *testing.T) {
	dir := t.TempDir()
	link := filepath.Join(dir, "link.svg")
	if err := os.Symlink("later.svg", link); err != nil {
		t.Skipf("no symbolic links here (%v): writing through one was not tested", err)
	}
	if err := export.WriteFile(link, hello); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v %v", info, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "later.svg")); err != nil {
		t.Error(err)
	}
}

// A pipe may have a name that leads to no path: /dev/stdout does, and what a shell passes for >(command).
func TestWriteFileToDescriptor(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	name := fmt.Sprintf("/dev/fd/%d", w.Fd())
	if _, err := os.Stat(name); err != nil {
		t.Skipf("files have no descriptors by name here (%v): writing to one was not tested", err)
	}
	err = export.WriteFile(name, hello)
	w.Close()
	if data, readErr := io.ReadAll(r); err != nil || readErr != nil || string(data) != "hello" {
		t.Errorf("%q %v %v", data, err, readErr)
	}
}
