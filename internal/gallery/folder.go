package gallery

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"kg/internal/export"
)

// Result says what a build changed, or what a check found otherwise than it should be. Names are sorted.
type Result struct {
	Files   int      // that belong into the folder, with manifest and sheet
	Missing []string // were not there: made by a build
	Stale   []string // had other bytes: written again by a build
	Extra   []string // listed by the manifest and no longer wanted: removed by a build
	Foreign []string // as Extra, but changed by somebody since: left alone
	Empty   []string // ids of views that have nothing to show: not drawn
	Tables  []string // pictures that cannot be laid out, with the reason: drawn as tables
	Small   []string // pictures whose text is too small where their size is shown, with how large it is
	Asked   int      // how many times Graphviz was asked
}

// Fresh tells whether nothing was or is to be changed.
func (r *Result) Fresh() bool { return len(r.Missing)+len(r.Stale)+len(r.Extra) == 0 }

// folder is where the files go. It is safe for concurrent use.
type folder struct {
	dir   string
	check bool // writes and removes nothing

	mu     sync.Mutex
	result Result
	sums   map[string]string // of all files that belong here, by name
}

// put makes a file be what it should be, and keeps what has been done.
func (f *folder) put(name string, data []byte) (sum string, err error) {
	path := filepath.Join(f.dir, name)
	old, err := read(path)
	if errors.Is(err, errIrregular) {
		return "", err
	}
	missing, same := err != nil, err == nil && bytes.Equal(old, data)
	if !same && !f.check {
		err := export.WriteFile(path, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
		if err != nil {
			return "", err
		}
	}
	sum = sumOf(data)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.sums[name] = sum
	switch {
	case missing:
		f.result.Missing = append(f.result.Missing, name)
	case !same:
		f.result.Stale = append(f.result.Stale, name)
	}
	return sum, nil
}

// errIrregular is the error for a folder, a pipe, a device or a symbolic link in the place of a picture: writing through it would not
// make a file, or one somewhere else.
var errIrregular = errors.New("is no regular file")

// read reads a file. It does not wait for a pipe, and follows no link: a folder that came with somebody's repository may hold one that
// leads out of it.
func read(path string) ([]byte, error) {
	info, err := os.Lstat(path)
	switch {
	case err != nil:
		return nil, err
	case info.Mode()&os.ModeSymlink != 0:
		return nil, fmt.Errorf("%s %w: it is a link, through which kg build does not write; delete it", path, errIrregular)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s %w", path, errIrregular)
	}
	return os.ReadFile(path)
}

// drop removes the files of an earlier manifest that no longer belong here.
func (f *folder) drop(before Manifest) error {
	for _, e := range before.Files {
		if _, wanted := f.sums[e.File]; wanted || !owned(e.File) {
			continue
		}
		path := filepath.Join(f.dir, e.File)
		data, err := read(path)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil || sumOf(data) != e.SHA256 {
			f.result.Foreign = append(f.result.Foreign, e.File)
			continue
		}
		f.result.Extra = append(f.result.Extra, e.File)
		if f.check {
			continue
		}
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	return nil
}

// leaveOut keeps in mind that a view has nothing to show.
func (f *folder) leaveOut(view string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.result.Empty = append(f.result.Empty, view)
}

// finish sorts the result.
func (f *folder) finish() Result {
	r := f.result
	r.Files = len(f.sums)
	for _, list := range [][]string{r.Missing, r.Stale, r.Extra, r.Foreign, r.Empty, r.Tables, r.Small} {
		slices.Sort(list)
	}
	r.Empty = slices.Compact(r.Empty) // once for all sizes and languages
	return r
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
