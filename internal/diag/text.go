package diag

import (
	"bytes"
	"io"
	"path"
	"strings"
)

// Printer writes diagnostics for people.
type Printer struct {
	// Source returns the text of a file by the name that positions carry. Nil, or an error from it,
	// leaves the excerpts out.
	Source func(file string) ([]byte, error)
	Dir    string // put before the names of files, so that they can be opened from where kg runs
	Color  bool   // with ANSI colours
	// Place writes a position in another way than file:line:col; nil, and "" from it, leave that way.
	Place func(Pos) string
}

// Write writes the list in its order, with an empty line between two diagnostics: position, severity,
// code and message; the line with a mark under the range; the hint; related places. It writes nothing
// for an empty list and returns the writer's first error.
func (p Printer) Write(w io.Writer, l List) error {
	texts := map[string][][]byte{}
	var b strings.Builder
	for i, d := range l {
		if i > 0 {
			b.WriteByte('\n')
		}
		p.one(&b, d, texts)
		if b.Len() > 1<<16 || i == len(l)-1 {
			if _, err := io.WriteString(w, b.String()); err != nil {
				return err
			}
			b.Reset()
		}
	}
	return nil
}

func (p Printer) one(b *strings.Builder, d Diagnostic, texts map[string][][]byte) {
	color := red
	if d.Severity == Warning {
		color = yellow
	}
	if at := p.place(d.Range.Pos); at != "" {
		b.WriteString(p.paint(bold, at+": "))
	}
	b.WriteString(p.paint(color, d.Severity.String()+" "+string(d.Code)+": "))
	b.WriteString(p.paint(bold, visible(d.Message)))
	b.WriteByte('\n')
	p.excerpt(b, d.Range, color, texts)
	if d.Hint != "" {
		b.WriteString("  " + p.paint(cyan, "hint: ") + visible(d.Hint) + "\n")
	}
	for _, r := range d.Related {
		b.WriteString("  " + p.paint(cyan, visible(r.Message)+": ") + p.place(r.Range.Pos) + "\n")
		p.excerpt(b, r.Range, cyan, texts)
	}
}

// place is a position with the folder before the file's name.
func (p Printer) place(pos Pos) string {
	if p.Place != nil {
		if at := p.Place(pos); at != "" {
			return visible(at)
		}
	}
	if pos.File != "" {
		pos.File = visible(path.Join(p.Dir, pos.File))
	}
	return pos.String()
}

// excerpt writes the range's first line with a mark under it.
func (p Printer) excerpt(b *strings.Builder, r Range, color string, texts map[string][][]byte) {
	if r.Line == 0 || p.Source == nil {
		return
	}
	lines, ok := texts[r.File]
	if !ok {
		if text, err := p.Source(r.File); err == nil {
			lines = bytes.Split(text, []byte{'\n'})
		}
		texts[r.File] = lines
	}
	if r.Line > len(lines) {
		return
	}
	line := bytes.TrimSuffix(lines[r.Line-1], []byte{'\r'})
	text, indent, width := window(line, r)
	number, gap := lineNumber(r.Line)
	b.WriteString(p.paint(blue, number+" | ") + text + "\n")
	b.WriteString(p.paint(blue, gap+" | ") + strings.Repeat(" ", indent) + p.paint(color, strings.Repeat("^", width)) + "\n")
}

const (
	bold   = "\x1b[1m"
	red    = "\x1b[1;31m"
	yellow = "\x1b[1;33m"
	cyan   = "\x1b[36m"
	blue   = "\x1b[34m"
	reset  = "\x1b[0m"
)

func (p Printer) paint(color, s string) string {
	if !p.Color || s == "" {
		return s
	}
	return color + s + reset
}
