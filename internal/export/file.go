package export

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// WriteFile writes a file whole or not at all: into a temporary file in the same folder, which then takes the name. After an
// error nothing is left behind and what was there before is still there. A new file has mode 0644 less the umask; one
// that is replaced keeps its mode, a symbolic link stays one, and what is no regular file (/dev/stdout, a named pipe) is written
// to as it is.
func WriteFile(path string, write func(io.Writer) error) error {
	path = followed(path)
	mode := os.FileMode(0o644)
	if info, err := os.Stat(path); err == nil {
		if !info.Mode().IsRegular() {
			return writeThrough(path, write)
		}
		mode = info.Mode().Perm()
	}
	f, err := createTemp(path, mode)
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	whole := false
	defer func() { // after a panic of the writer too
		if !whole {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	b := bufio.NewWriter(f)
	if err := write(b); err != nil {
		return err
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	whole = true
	return nil
}

// followed is where a symbolic link leads, also one to a file that is not there yet; another path is itself.
func followed(path string) string {
	for range 40 { // as many as Linux follows
		target, err := os.Readlink(path)
		if err != nil {
			break
		}
		if !filepath.IsAbs(target) {
			target = filepath.Join(filepath.Dir(path), target)
		}
		path = target
	}
	return path
}

// createTemp makes the temporary file. os.CreateTemp would ignore the umask.
func createTemp(path string, mode os.FileMode) (*os.File, error) {
	for i := range 10000 {
		name := filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d-%d.tmp", filepath.Base(path), os.Getpid(), i))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !os.IsExist(err) {
			return f, err
		}
	}
	return nil, os.ErrExist
}

// writeThrough writes to what is no file, such as /dev/stdout or a named pipe: renaming would replace it.
func writeThrough(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	b := bufio.NewWriter(f)
	if err := write(b); err != nil {
		f.Close()
		return err
	}
	if err := b.Flush(); err != nil {
		f.Close()
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return f.Close()
}
