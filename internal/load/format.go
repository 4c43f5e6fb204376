package load

import (
	"bytes"
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"

	"kg/internal/diag"
	"kg/internal/model"
)

// Format returns a file of a dataset in its canonical form: every key in its place, quotes where they are needed, what is
// short on one line and what is long on several, an empty line between entities. Comments, the order of entities
// and what the file says stay. Formatting again changes nothing.
//
// name decides what the file is: one of the reserved names, or else a list of entities. A file with an error in it,
// apart from names that other files would have to know, is not formatted: the list says why, and the text is nil. The
// error is one of kg itself: the form it made would have said something else.
//
// The writer is kg's own. The encoder of yaml/v3 drops the columns of the ontology and some empty lines (a diff of 703
// lines on a dataset of 4,099), keeps the order of keys and lines of any length, and moves a comment from behind one entity into the next.
func Format(name string, src []byte) ([]byte, diag.List, error) {
	if len(src) > MaxFileSize {
		var diags diag.List
		diags.Add(diag.TooLarge, diag.Range{Pos: diag.Pos{File: name}}, "%d bytes, expected at most %d", len(src), MaxFileSize)
		return nil, diags, nil
	}
	return format(&file{name: name, src: src})
}

func format(f *file) ([]byte, diag.List, error) {
	f = &file{name: f.name, src: bytes.TrimPrefix(f.src, []byte("\ufeff")), bad: f.bad, diags: f.diags}
	said := readAlone(f)
	f.diags.Sort()
	if f.diags.HasErrors() {
		return nil, f.diags, nil
	}
	d := readDocument(f)
	if d.root != nil {
		d.root = d.root.canon(shapeOf(kindOfFile(f.name)))
	}
	var w writer
	w.document(d)
	out := append([]byte{}, w.b.Bytes()...) // not nil, even for an empty file
	again := &file{name: f.name, src: out}
	saysAgain := readAlone(again)
	same := reflect.DeepEqual(said, saysAgain)
	if again.diags.HasErrors() || !same {
		return nil, f.diags, fmt.Errorf("formatting %s would change what it says: %w", f.name, errOwn)
	}
	if !slices.Equal(scanComments(f.src), scanComments(out)) {
		return nil, f.diags, fmt.Errorf("formatting %s would lose a comment: %w", f.name, errOwn)
	}
	if i := bytes.IndexByte(f.src, '\n'); i > 0 && f.src[i-1] == '\r' {
		out = bytes.ReplaceAll(out, []byte("\n"), []byte("\r\n"))
	}
	return out, f.diags, nil
}

// errOwn ends a message about a mistake of the formatter: nothing is written then.
var errOwn = fmt.Errorf("a mistake in kg; nothing was written, please report it with the file")

// kindOfFile is what a file's name says it is.
func kindOfFile(name string) string {
	if slices.Contains(reserved(), name) {
		return strings.TrimSuffix(name, ".yaml")
	}
	return "entities"
}

// says is what a file says by itself.
type says struct {
	Data      model.Dataset
	Questions *model.Questions
	Entities  []model.Entity
	Claims    []model.Claim
}

// readAlone parses and reads a file without those beside it, and collects its diagnostics.
func readAlone(f *file) says {
	f.parse()
	l := newLoader([]*file{f})
	l.noOntology, l.noSources, l.noEntities = true, true, true
	if f.bad || f.root == nil {
		return says{}
	}
	switch kindOfFile(f.name) {
	case "ontology":
		l.readOntology(f)
	case "entities":
		l.readEntities(f)
	case "sources":
		l.readSources(f)
	case "views":
		l.readViews(f)
	case "styles":
		l.readStyles(f)
	case "questions":
		l.readQuestions(f)
	}
	s := says{Data: l.data, Questions: l.questions}
	for _, e := range l.entities {
		s.Entities = append(s.Entities, e.Entity)
	}
	for _, c := range l.claims {
		s.Claims = append(s.Claims, c.Claim)
	}
	return s
}

// Formatted is what became of one file.
type Formatted struct {
	Name          string
	Before, After []byte // After is nil when it was not formatted
	Diags         diag.List
	Err           error
}

// Changed reports whether the canonical form differs from what is there.
func (f Formatted) Changed() bool { return f.After != nil && !bytes.Equal(f.Before, f.After) }

// FormatFolder formats every file that Load reads in a folder, in the order of their names; the list says what is not read.
func FormatFolder(fsys fs.FS) ([]Formatted, diag.List) {
	files, diags := readFolder(fsys)
	var all []Formatted
	for _, f := range files {
		all = append(all, formatted(f))
	}
	return all, diags
}

// FormatFile formats one file of a folder.
func FormatFile(fsys fs.FS, name string) Formatted {
	f := &file{name: name}
	f.read(fsys)
	return formatted(f)
}

func formatted(f *file) Formatted {
	after, diags, err := format(f)
	return Formatted{f.name, f.src, after, diags, err}
}
