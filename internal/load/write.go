package load

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// How many characters a line in brackets may have, without the comment behind it: the rows of a vocabulary, which are read
// as a table, more than the rest. A text is never broken: a longer one stands alone on its line.
const (
	lineWidth  = 160
	tableWidth = 200
)

// writer writes the canonical form.
type writer struct{ b bytes.Buffer }

func (w *writer) document(d document) {
	for i, c := range d.header {
		w.comment(c, 0, i > 0)
	}
	if d.root == nil {
		return
	}
	if len(d.header) > 0 {
		w.b.WriteByte('\n')
	}
	if len(d.root.entries) > 0 {
		w.entries(d.root, 0, "")
		return
	}
	w.b.WriteString(oneLine(d.root, false))
	if len(d.foot) > 0 && !d.foot[0].own {
		w.b.WriteString(" " + d.foot[0].text)
		d.foot = d.foot[1:]
	}
	w.b.WriteByte('\n')
	for _, c := range d.foot {
		w.comment(c, 0, true)
	}
}

// comment writes a comment on a line of its own, after an empty line when one stood there and may stand here.
func (w *writer) comment(c comment, indent int, mayBlank bool) {
	if c.blank && mayBlank {
		w.b.WriteByte('\n')
	}
	w.indent(indent)
	w.b.WriteString(c.text + "\n")
}

func (w *writer) indent(n int) { w.b.WriteString(strings.Repeat(" ", n)) }

// entries writes a mapping or list, an entry a line or more. first stands on the line of the first entry already: the
// hyphen of the item that the mapping is.
func (w *writer) entries(p *part, indent int, first string) {
	rows := make([]row, len(p.entries))
	widest := 0
	for i, e := range p.entries {
		rows[i] = layRow(p, e, indent)
		if rows[i].way == onLine {
			widest = max(widest, utf8.RuneCountInString(rows[i].lead))
		}
	}
	for i, e := range p.entries {
		w.before(p, i, rows[i].head, indent)
		if e.blank && len(rows[i].head) > 0 {
			w.b.WriteByte('\n')
		}
		if i == 0 && first != "" {
			w.b.WriteString(first)
		} else {
			w.indent(indent)
		}
		pad := 0
		if p.shape != nil && p.shape.layout == aligned && rows[i].way == onLine {
			pad = widest - utf8.RuneCountInString(rows[i].lead)
		}
		w.row(rows[i], e, indent, pad)
		for _, c := range e.after {
			w.comment(c, indent, true)
		}
	}
	for _, c := range p.foot {
		w.comment(c, indent, true)
	}
}

// before writes what stands before an entry: an empty line where one stood, between the entries of a file, and where the
// entry before has comments behind it; and the comments.
func (w *writer) before(p *part, i int, head []comment, indent int) {
	e := p.entries[i]
	blank := len(head) == 0 && e.blank || len(head) > 0 && head[0].blank
	if i > 0 && (blank || len(p.entries[i-1].after) > 0 || p.shape != nil && p.shape.layout == block && indent == 0) {
		w.b.WriteByte('\n')
	}
	for j, c := range head {
		w.comment(c, indent, j > 0)
	}
}

// row is an entry with the way in which it is written.
type row struct {
	lead string // "key:" or "-"
	text string // of the value, when it is on one line
	way  way
	head []comment
}

// way is on which line a value stands.
type way int

const (
	noValue way = iota
	onLine      // behind its key or hyphen
	belowIt     // in brackets on the next line
	asBlock     // on several lines
)

// layRow decides how an entry of a mapping or list is written.
func layRow(p *part, e *entry, indent int) row {
	r := row{lead: "-", head: e.head, way: asBlock}
	if e.key != nil {
		r.lead = scalarText(e.key, true) + ":"
	}
	layout, most := fitting, lineWidth
	if p.shape != nil && (p.shape.layout == aligned || p.shape.layout == below) {
		layout, most = p.shape.layout, tableWidth
	}
	if r.text = oneLine(e.value, false); r.text != "" {
		n := indent + utf8.RuneCountInString(r.text)
		switch {
		case e.value.kind == yaml.ScalarNode:
			r.way = onLine
		case n+1+utf8.RuneCountInString(r.lead) <= most && layout != below:
			r.way = onLine
		case n+2 <= most && layout != fitting:
			r.way = belowIt
		}
	} else if e.value.kind == yaml.ScalarNode {
		r.way = noValue
	}
	if e.key == nil && r.way == asBlock && e.line != "" { // no line of the item is its own
		blank := e.blank
		if len(e.head) == 0 {
			e.blank = false
		}
		r.head = append(r.head[:len(r.head):len(r.head)], comment{text: e.line, blank: blank})
		e.line, e.blank = "", false
	}
	return r
}

// row writes an entry behind its indentation.
func (w *writer) row(r row, e *entry, indent, pad int) {
	w.b.WriteString(r.lead)
	remark := ""
	if e.line != "" {
		remark = " " + e.line
	}
	switch r.way {
	case noValue:
		w.b.WriteString(remark + "\n")
	case onLine:
		w.b.WriteString(strings.Repeat(" ", 1+pad) + r.text + remark + "\n")
	case belowIt:
		w.b.WriteString(remark + "\n")
		w.indent(indent + 2)
		w.b.WriteString(r.text + "\n")
	case asBlock:
		if e.key == nil && e.value.kind == yaml.MappingNode {
			w.entries(e.value, indent+2, " ")
			return
		}
		w.b.WriteString(remark + "\n")
		w.entries(e.value, indent+2, "")
	}
}

// oneLine is a value on one line; "" when it must not be.
func oneLine(p *part, inBrackets bool) string {
	if p.kind == yaml.ScalarNode {
		return scalarText(p, inBrackets)
	}
	if !mayBeOneLine(p) {
		return ""
	}
	var b strings.Builder
	signs := "[]"
	if p.kind == yaml.MappingNode {
		signs = "{}"
	}
	b.WriteByte(signs[0])
	for i, e := range p.entries {
		if i > 0 {
			b.WriteString(", ")
		}
		if e.key != nil {
			b.WriteString(scalarText(e.key, true) + ": ")
		}
		v := oneLine(e.value, true)
		if v == "" {
			return ""
		}
		b.WriteString(v)
	}
	b.WriteByte(signs[1])
	return b.String()
}

// mayBeOneLine reports whether a mapping or list may stand in brackets: it holds no comment, no list of lists or mappings, and
// is no entity or the like.
func mayBeOneLine(p *part) bool {
	if p.hasComments() {
		return false
	}
	if len(p.entries) == 0 {
		return true // on several lines it would be nothing
	}
	if p.shape == nil && !p.flow {
		return false // kg does not know what this is: it stays as it is
	}
	if s := p.shape; s != nil && (s.layout == block || s.form == rowsForm && s.item.form != scalarForm) {
		return false
	}
	for _, e := range p.entries {
		if p.kind == yaml.SequenceNode && p.shape != nil && e.value.kind != yaml.ScalarNode {
			return false
		}
	}
	return true
}
