package export

import (
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// unnamed makes a file in the folder of a path that has no name yet, so that a process that is killed while it writes leaves nothing
// behind (open(2), O_TMPFILE). ok is false where the file system does not know of it.
func unnamed(path string, mode os.FileMode) (f *os.File, ok bool) {
	fd, err := unix.Open(filepath.Dir(path), unix.O_TMPFILE|unix.O_RDWR|unix.O_CLOEXEC, uint32(mode.Perm()))
	if err != nil {
		return nil, false
	}
	return os.NewFile(uintptr(fd), path), true
}

// name gives an unnamed file a temporary name beside its path, once it is whole.
func name(f *os.File, path string) (string, error) {
	from := fmt.Sprintf("/proc/self/fd/%d", f.Fd())
	for i := range 10000 {
		to := temporaryName(path, i)
		err := unix.Linkat(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.AT_SYMLINK_FOLLOW)
		if err != unix.EEXIST {
			return to, err
		}
	}
	return "", os.ErrExist
}

// writeUnnamed writes a file whole without a name and then gives it a temporary one. ok is false when that cannot be done here; then
// nothing has been written. The error is the writer's own or the system's.
func writeUnnamed(path string, mode os.FileMode, write func(io.Writer) error) (temp string, ok bool, err error) {
	f, ok := unnamed(path, mode)
	if !ok {
		return "", false, nil
	}
	defer f.Close()
	if err := fill(f, path, write); err != nil {
		return "", true, err
	}
	if temp, err = name(f, path); err == nil {
		return temp, true, nil
	}
	// There is no /proc here, or a file system that gives no names afterwards.
	temp, err = writeNamed(path, mode, func(w io.Writer) error {
		_, err := io.Copy(w, io.NewSectionReader(f, 0, math.MaxInt64))
		return err
	})
	return temp, true, err
}
