package load

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"kg/internal/diag"
)

// MaxFileSize is the largest file of a dataset, in bytes.
const MaxFileSize = 8 << 20

// file is one file of a dataset on its way from bytes to a tree.
type file struct {
	name  string
	src   []byte
	root  *yaml.Node // the document's value; nil when the file is empty or could not be parsed
	bad   bool       // its content is unknown: do not complain about what may stand in it
	diags diag.List
	bangs bool  // there may be a tag without a name, which the parser does not tell
	lines []int // offset of each line's first byte; filled by line
}

// readFolder reads every .yaml file at the top of fsys, in the order of their names. Names that start
// with a dot are left to editors.
func readFolder(fsys fs.FS) ([]*file, diag.List) {
	var diags diag.List
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		diags.Add(diag.Unreadable, diag.Range{}, "cannot read the dataset's folder: %v", reason(err))
		return nil, diags
	}
	var files []*file
	for _, e := range entries {
		name := e.Name()
		switch ext := path.Ext(name); {
		case name[0] == '.':
			continue
		case ext == ".yaml":
		case strings.EqualFold(ext, ".yml") || strings.EqualFold(ext, ".yaml"):
			diags.Add(diag.NotRead, diag.Range{Pos: diag.Pos{File: name}}, "a file that is not read").
				Hint = "rename it to " + strings.TrimSuffix(name, ext) + ".yaml"
			continue
		default:
			continue
		}
		f := &file{name: name}
		f.read(fsys)
		files = append(files, f)
	}
	slices.SortFunc(files, func(a, b *file) int { return strings.Compare(a.name, b.name) })
	return files, diags
}

func (f *file) read(fsys fs.FS) {
	whole := diag.Range{Pos: diag.Pos{File: f.name}}
	refuse := func(c diag.Code, format string, args ...any) {
		f.bad = true
		f.diags.Add(c, whole, format, args...)
	}
	info, err := fs.Stat(fsys, f.name)
	switch {
	case err != nil:
		refuse(diag.Unreadable, "cannot open the file: %v", reason(err))
		return
	case !info.Mode().IsRegular():
		refuse(diag.Unreadable, "not a regular file but %s", kindOf(info.Mode()))
		return
	case info.Size() > MaxFileSize:
		refuse(diag.TooLarge, "%d bytes, expected at most %d: split it into several files of entities", info.Size(), MaxFileSize)
		return
	}
	r, err := fsys.Open(f.name)
	if err == nil {
		defer r.Close()
		f.src, err = io.ReadAll(io.LimitReader(r, MaxFileSize+1))
	}
	switch {
	case err != nil:
		refuse(diag.Unreadable, "cannot read the file: %v", reason(err))
	case len(f.src) > MaxFileSize:
		refuse(diag.TooLarge, "more than %d bytes: split it into several files of entities", MaxFileSize)
	}
}

// reason is a system error without its path, which the diagnostic's position gives.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func kindOf(m fs.FileMode) string {
	switch {
	case m.IsDir():
		return "a folder"
	case m&fs.ModeNamedPipe != 0:
		return "a pipe"
	case m&fs.ModeDevice != 0:
		return "a device"
	case m&fs.ModeSocket != 0:
		return "a socket"
	default:
		return "something else"
	}
}

// line returns the text of a line, counted from 1, without its end; "" beyond the last.
func (f *file) line(n int) []byte {
	if f.lines == nil {
		f.lines = append(f.lines, 0)
		for i, c := range f.src {
			if c == '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
	}
	if n < 1 || n > len(f.lines) {
		return nil
	}
	end := len(f.src)
	if n < len(f.lines) {
		end = f.lines[n] - 1
	}
	return bytes.TrimSuffix(f.src[f.lines[n-1]:end], []byte{'\r'})
}

// checkBytes refuses what is not UTF-8 and what cannot be seen, once for each line and kind.
func (f *file) checkBytes() {
	if plainBytes(f.src) {
		return
	}
	for n := 1; n == 1 || n <= len(f.lines); n++ {
		line, col, hidden := f.line(n), 0, false
		for i := 0; i < len(line); {
			r, size := utf8.DecodeRune(line[i:])
			col++
			at := diag.At(diag.Pos{File: f.name, Line: n, Col: col})
			switch what := hiddenChar(r); {
			case r == utf8.RuneError && size <= 1:
				f.diags.Add(diag.NotUTF8, at, "byte 0x%02X is not UTF-8", line[i]).Hint = "save the file as UTF-8"
				f.bad = true
				i = len(line)
				continue
			case what != "" && (!hidden || endsLine(r)):
				d := f.diags.Add(diag.HiddenChar, at, "%s", what)
				if d.Hint = hiddenHint(r); r == '\ufeff' && n == 1 && i == 0 {
					d.Hint = "kg fmt removes it"
				}
				hidden = true
				f.bad = f.bad || endsLine(r)
			}
			i += size
		}
	}
}

// plainBytes reports, fast, that there is nothing for checkBytes to find.
func plainBytes(src []byte) bool {
	for i := 0; i < len(src); {
		c := src[i]
		if c < utf8.RuneSelf {
			if c < ' ' && c != '\n' || c == 0x7f {
				return false
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size <= 1 || hiddenChar(r) != "" {
			return false
		}
		i += size
	}
	return true
}

// hiddenChar names a character that no file of a dataset may hold; "" for all others.
func hiddenChar(r rune) string {
	switch {
	case r == '\n' || r >= ' ' && r < 0x7f || r == '\u200c' || r == '\u200d':
		return ""
	case r == '\t':
		return "a tab, expected spaces"
	case r == '\ufeff':
		return "a byte order mark (U+FEFF)"
	case unicode.Is(unicode.Bidi_Control, r):
		return fmt.Sprintf("a character that changes the direction of writing (U+%04X)", r)
	case unicode.IsControl(r):
		return fmt.Sprintf("a control character (U+%04X)", r)
	case unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp):
		return fmt.Sprintf("a character that cannot be seen (U+%04X)", r)
	default:
		return ""
	}
}

// endsLine reports whether the parser takes a character for the end of a line, as kg and editors do
// not: places after it would be wrong.
func endsLine(r rune) bool {
	return r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

func hiddenHint(r rune) string {
	if r == '\t' {
		return "indent with spaces; tell your editor to expand tabs"
	}
	return "delete it"
}
