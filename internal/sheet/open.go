package sheet

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"kg/internal/diag"
	"kg/internal/load"
)

// maxFile is the largest file that is read, in bytes.
const maxFile = 64 << 20

// OpenFolder reads the tables of a folder: each sheet is NAME.csv, in UTF-8, with commas, semicolons or tabs between cells.
// Beside them stand the files that stay YAML. The book holds what could be read.
func OpenFolder(fsys fs.FS) (*Book, diag.List) {
	b := &Book{Files: map[string][]byte{}}
	var diags diag.List
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		diags.Add(diag.Unreadable, diag.Range{}, "cannot read the folder: %v", err)
		return b, diags
	}
	for _, e := range entries {
		name := e.Name()
		whole := diag.Range{Pos: diag.Pos{File: name}}
		ext := strings.ToLower(path.Ext(name))
		sheet := level(strings.TrimSuffix(name, path.Ext(name)))
		_, known := specOf(sheet)
		switch {
		case strings.HasPrefix(name, ".") || e.IsDir():
			continue
		case ext == ".csv" && known:
			text, err := readFile(fsys, name)
			if err != nil {
				diags.Add(diag.Unreadable, whole, "%v", err)
				continue
			}
			t := Table{Name: sheet, File: name}
			t.parse(text, &diags)
			b.Tables = append(b.Tables, t)
		case load.IsReserved(name):
			text, err := readFile(fsys, name)
			if err != nil {
				diags.Add(diag.Unreadable, whole, "%v", err)
				continue
			}
			b.Files[name] = text
		case ext == ".csv" || ext == ".tsv" || ext == ".yaml" || ext == ".yml" || ext == ".xlsx":
			d := diags.Add(diag.NotRead, whole, "a file that is not read: it is none of the sheets")
			if d.Hint = load.DidYouMean(sheet, sheetNames()); ext != ".csv" {
				d.Hint = "the sheets are .csv files; of YAML only " + strings.Join(load.Reserved(), ", ") + " are taken from here"
			}
		}
	}
	return b, diags
}

func sheetNames() []string {
	var names []string
	for _, s := range specs() {
		names = append(names, s.name)
	}
	return names
}

func readFile(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("not a regular file")
	case info.Size() > maxFile:
		return nil, fmt.Errorf("%d bytes, expected at most %d", info.Size(), maxFile)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFile))
}

// parse reads a table from CSV.
func (t *Table) parse(text []byte, diags *diag.List) {
	whole := diag.Range{Pos: diag.Pos{File: t.File}}
	text = bytes.TrimPrefix(text, []byte(byteOrderMark))
	if !utf8.Valid(text) {
		d := diags.Add(diag.NotUTF8, whole, "not UTF-8")
		d.Hint = `in Excel, save it as "CSV UTF-8"`
		for n, line := range bytes.Split(text, []byte{'\n'}) {
			if !utf8.Valid(line) {
				d.Message = fmt.Sprintf("not UTF-8, first at line %d of the file", n+1)
				break
			}
		}
		text = bytes.ToValidUTF8(text, []byte("\ufffd")) // its other problems are to be said as well
	}
	s, _ := specOf(t.Name)
	delimiter, rest := delimiterOf(string(text), s.names())
	rows, errs := parseCSV(rest, delimiter)
	for _, e := range errs {
		at := diag.At(diag.Pos{File: t.File, Line: e.row, Col: e.col})
		diags.Add(diag.BadTable, at, "%s", e.what).Hint = e.hint
	}
	for _, r := range rows {
		for i := range r.Cells {
			r.Cells[i] = unguard(r.Cells[i])
		}
	}
	t.fill(rows, diags)
}

// fill takes the first row that is not blank for the header, and the others for rows.
func (t *Table) fill(rows []Row, diags *diag.List) {
	i := slices.IndexFunc(rows, func(r Row) bool { return !r.blank() })
	if i < 0 {
		diags.Add(diag.BadTable, diag.Range{Pos: diag.Pos{File: t.File}}, "an empty sheet, expected a header").
			Hint = "its columns are " + strings.Join(columnsOf(t.Name), ", ")
		return
	}
	t.headerRow, t.Header, t.Rows = rows[i].Number, rows[i].Cells, rows[i+1:]
	for len(t.Header) > 0 && strings.TrimSpace(t.Header[len(t.Header)-1]) == "" {
		t.Header = t.Header[:len(t.Header)-1]
	}
}

func columnsOf(sheet string) []string {
	s, _ := specOf(sheet)
	return s.names()
}
