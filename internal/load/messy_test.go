package load

import (
	"fmt"
	"strconv"
	"strings"

	"pgregory.net/rapid"
)

// The values of a generated file: a text, a number or date as it is written, a mapping, a list.
type (
	mText  string
	mPlain string
	mPair  struct {
		key   string
		value any
	}
	mMap  []mPair // in any order
	mRows []mPair // in this order
	mList []any
)

// messy writes values as YAML in any way that YAML and kg take: in brackets or not, quoted or not, keys in any order, lines
// broken, comments and empty lines between.
type messy struct {
	t        *rapid.T
	b        strings.Builder
	remarks  bool
	comments []string
}

func (m *messy) yes(what string) bool { return rapid.Bool().Draw(m.t, what) }

func (m *messy) upTo(n int) int { return rapid.IntRange(0, n).Draw(m.t, "n") }

// file writes a whole file.
func (m *messy) file(v any) string {
	if m.yes("marker") {
		m.between(0)
		m.b.WriteString("---\n")
	}
	m.between(0)
	if m.upTo(9) == 0 {
		m.flow(v, 1)
		m.endLine()
	} else {
		m.block(v, 0)
	}
	m.between(0)
	return m.b.String()
}

// between writes comments, at any column up to a few beyond the one given, and empty lines.
func (m *messy) between(indent int) {
	if !m.remarks {
		return
	}
	for range m.upTo(2) {
		switch m.upTo(3) {
		case 0:
			m.b.WriteString("\n")
		case 1:
			m.b.WriteString(strings.Repeat(" ", m.upTo(indent+3)) + m.comment() + "\n")
		}
	}
}

func (m *messy) comment() string {
	c := fmt.Sprintf("#%s c%d 'x\": [{", strings.Repeat(" ", m.upTo(1)), len(m.comments))
	m.comments = append(m.comments, c)
	return c
}

// endLine ends a line, with a comment at times.
func (m *messy) endLine() {
	if m.remarks && m.upTo(5) == 0 {
		m.b.WriteString(strings.Repeat(" ", 1+m.upTo(2)) + m.comment())
	}
	m.b.WriteString("\n")
}

// pairs are those of a mapping, in an order in which they may be written.
func (m *messy) pairs(v any) ([]mPair, bool) {
	switch v := v.(type) {
	case mMap:
		return rapid.Permutation(v).Draw(m.t, "order"), true
	case mRows:
		return v, true
	}
	return nil, false
}

// block writes a value on lines of its own.
func (m *messy) block(v any, indent int) {
	if isEmpty(v) {
		m.b.WriteString(strings.Repeat(" ", indent))
		m.flow(v, indent+1)
		m.endLine()
		return
	}
	if pairs, ok := m.pairs(v); ok {
		for i, p := range pairs {
			if i > 0 {
				m.between(indent)
			}
			m.pair(p, indent)
		}
		return
	}
	switch v := v.(type) {
	case mList:
		for i, item := range v {
			if i > 0 {
				m.between(indent)
			}
			m.b.WriteString(strings.Repeat(" ", indent) + "-")
			m.item(item, indent)
		}
	default:
		m.b.WriteString(strings.Repeat(" ", indent) + m.scalar(v, false, indent))
		m.endLine()
	}
}

// isEmpty reports whether a value can stand in brackets only.
func isEmpty(v any) bool {
	switch v := v.(type) {
	case mMap:
		return len(v) == 0
	case mRows:
		return len(v) == 0
	case mList:
		return len(v) == 0
	}
	return false
}

func (m *messy) pair(p mPair, indent int) {
	pad := strings.Repeat(" ", indent)
	m.b.WriteString(pad)
	if m.upTo(8) == 0 {
		m.b.WriteString("? " + m.key(p.key) + "\n" + pad + ":")
	} else {
		m.b.WriteString(m.key(p.key) + strings.Repeat(" ", m.upTo(1)) + ":")
	}
	list, isList := p.value.(mList)
	switch {
	case m.inFlow(p.value):
		m.b.WriteString(strings.Repeat(" ", 1+m.upTo(3)))
		if m.upTo(5) == 0 {
			m.endLine()
			m.between(indent)
			m.b.WriteString(pad + "  ")
		}
		m.flow(p.value, indent+1)
		m.endLine()
	case isList && m.yes("indentless"):
		m.endLine()
		m.between(indent)
		m.block(list, indent)
	default:
		m.endLine()
		m.between(indent + 1)
		m.block(p.value, indent+1+m.upTo(3))
	}
}

// item writes an item behind its hyphen.
func (m *messy) item(v any, indent int) {
	if m.inFlow(v) {
		m.b.WriteString(" ")
		m.flow(v, indent+1)
		m.endLine()
		return
	}
	if _, ok := v.(mMap); ok && m.yes("beside") { // its first key on the line of the hyphen
		var inner messy
		inner.t, inner.remarks, inner.comments = m.t, m.remarks, m.comments
		inner.block(v, indent+2)
		m.comments = inner.comments
		m.b.WriteString(" " + strings.TrimLeft(inner.b.String(), " "))
		return
	}
	m.endLine()
	m.between(indent + 1)
	m.block(v, indent+1+m.upTo(2))
}

func (m *messy) inFlow(v any) bool {
	switch v := v.(type) {
	case mMap:
		return len(v) < 5 && m.yes("brackets")
	case mRows:
		return len(v) < 3 && m.yes("brackets")
	case mList:
		return len(v) < 4 && m.yes("brackets")
	}
	return true
}

// flow writes a value in brackets, or a scalar.
func (m *messy) flow(v any, indent int) {
	if pairs, ok := m.pairs(v); ok {
		m.b.WriteString("{")
		for i, p := range pairs {
			m.comma(i, indent)
			m.b.WriteString(m.key(p.key) + ": ")
			m.inner(p.value, indent)
		}
		m.breakLine(indent)
		m.b.WriteString("}")
		return
	}
	switch v := v.(type) {
	case mList:
		m.b.WriteString("[")
		for i, item := range v {
			m.comma(i, indent)
			m.inner(item, indent)
		}
		m.breakLine(indent)
		m.b.WriteString("]")
	default:
		m.b.WriteString(m.scalar(v, false, indent))
	}
}

func (m *messy) inner(v any, indent int) {
	switch v.(type) {
	case mMap, mRows, mList:
		m.flow(v, indent)
	default:
		m.b.WriteString(m.scalar(v, true, indent))
	}
}

func (m *messy) comma(i, indent int) {
	if i > 0 {
		m.b.WriteString("," + strings.Repeat(" ", 1+m.upTo(1)))
	}
	m.breakLine(indent)
}

// breakLine goes on in a new line inside brackets, at times.
func (m *messy) breakLine(indent int) {
	if m.upTo(7) > 0 {
		return
	}
	m.b.WriteString(" ")
	m.endLine()
	m.between(indent)
	m.b.WriteString(strings.Repeat(" ", indent+m.upTo(3)))
}

func (m *messy) key(s string) string {
	switch m.upTo(9) {
	case 0:
		return `"` + s + `"`
	case 1:
		return `'` + s + `'`
	}
	return s
}

// scalar writes a text in one of the ways it may be written in.
func (m *messy) scalar(v any, inBrackets bool, indent int) string {
	if p, ok := v.(mPlain); ok {
		return string(p)
	}
	s := string(v.(mText))
	brk := func(s string) string { // a line may be broken at a space
		if i := strings.Index(s, " "); i > 0 && i < len(s)-1 && s[i+1] != ' ' && m.upTo(6) == 0 {
			return s[:i] + "\n" + strings.Repeat(" ", indent+1) + s[i+1:]
		}
		return s
	}
	switch way := m.upTo(3); {
	case way == 0 && plainText(s, true), way == 1 && !inBrackets && plainText(s, false):
		if i := strings.Index(s, " "); i < 0 || plainText(s[i+1:], true) && s[i+1] != '-' {
			return brk(s)
		}
		return s
	case way <= 1:
		return "'" + brk(strings.ReplaceAll(s, "'", "''")) + "'"
	case way == 2:
		q := strconv.Quote(s)
		if strings.Contains(q, `\`) {
			return q
		}
		return brk(q)
	default:
		var b strings.Builder
		for _, r := range s {
			if r < 0x10000 && m.upTo(9) == 0 {
				fmt.Fprintf(&b, `\u%04x`, r)
			} else if r == '"' || r == '\\' {
				b.WriteString(`\` + string(r))
			} else {
				b.WriteRune(r)
			}
		}
		return `"` + b.String() + `"`
	}
}
