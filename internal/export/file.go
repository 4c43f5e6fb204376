package export

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteFile writes a file whole or not at all: into a temporary file in the same folder, which then takes the name. On Linux the temporary file
// has no name until it is whole, so that not even a process that is killed leaves half of one; Sweep removes what others leave. After an
// error nothing is left behind and what was there before is still there. A new file has mode 0644 less the umask; one
// that is replaced keeps its mode, a symbolic link stays one, and what is no regular file (/dev/stdout, a named pipe) is written
// to as it is.
func WriteFile(path string, write func(io.Writer) error) error {
	mode := os.FileMode(0o644)
	if info, err := os.Stat(path); err == nil {
		if !info.Mode().IsRegular() { // looked at before links are followed: that of /dev/stdout leads to "pipe:[123]", which is no path
			return writeThrough(path, write)
		}
		mode = info.Mode().Perm()
	}
	path = followed(path)
	temp, ok, err := writeUnnamed(path, mode, write)
	if !ok {
		temp, err = writeNamed(path, mode, write)
	}
	if err != nil {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		os.Remove(temp)
		return writing(path, err)
	}
	return nil
}

// writing is the system's error for a file, without the temporary name that it may say.
func writing(path string, err error) error {
	var one *fs.PathError
	var two *os.LinkError
	switch {
	case errors.As(err, &one):
		err = one.Err
	case errors.As(err, &two):
		err = two.Err
	}
	return fmt.Errorf("writing %s: %w", path, err)
}

// writeNamed writes a temporary file beside a path and gives its name.
func writeNamed(path string, mode os.FileMode, write func(io.Writer) error) (temp string, err error) {
	f, err := createTemp(path, mode)
	if err != nil {
		return "", writing(path, err)
	}
	whole := false
	defer func() { // after a panic of the writer too
		if !whole {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if err := fill(f, path, write); err != nil {
		return "", err
	}
	if err := f.Close(); err != nil {
		return "", writing(path, err)
	}
	whole = true
	return f.Name(), nil
}

// fill writes all that there is to write.
func fill(f *os.File, path string, write func(io.Writer) error) error {
	b := bufio.NewWriter(f)
	if err := write(b); err != nil {
		return err
	}
	if err := b.Flush(); err != nil {
		return writing(path, err)
	}
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
		f, err := os.OpenFile(temporaryName(path, i), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !os.IsExist(err) {
			return f, err
		}
	}
	return nil, os.ErrExist
}

// temporaryName is the i-th name that a file may have before it is whole.
func temporaryName(path string, i int) string {
	return filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d-%d.tmp", filepath.Base(path), os.Getpid(), i))
}

// writeThrough writes to what is no file, such as /dev/stdout or a named pipe: renaming would replace it.
func writeThrough(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return writing(path, err)
	}
	b := bufio.NewWriter(f)
	if err := write(b); err != nil {
		f.Close()
		return err
	}
	if err := b.Flush(); err != nil {
		f.Close()
		return writing(path, err)
	}
	return f.Close()
}
