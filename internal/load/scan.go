package load

import (
	"bytes"
	"slices"
	"strings"
)

// scanner finds the comments of a good file by its signs alone, without the tree: what the reader of the formatter
// drops, it cannot drop too.
type scanner struct {
	src    []byte
	pos    int
	depth  int  // of brackets
	parent int  // the column of the last key or hyphen outside brackets, from 0; -1 before the first
	plain  bool // a text without quotes may go on in the next line
	found  []string
}

// scanComments lists the texts of all comments of a good file, sorted: keys that change places take theirs along.
func scanComments(src []byte) []string {
	s := scanner{src: src, parent: -1}
	for s.pos < len(src) {
		s.token()
	}
	slices.Sort(s.found)
	return s.found
}

// token reads over what starts here.
func (s *scanner) token() {
	c, col := s.src[s.pos], s.col()
	switch {
	case isBlank(c):
		s.pos++
	case c == '#':
		s.comment()
	case col == 0 && s.depth == 0 && s.marker():
		s.pos, s.plain, s.parent = s.pos+3, false, -1
	case s.plain && (s.depth > 0 && strings.IndexByte(",:[]{}", c) < 0 || s.depth == 0 && col > s.parent):
		s.text(col)
	case c == '"' || c == '\'':
		s.quoted(c, col)
	case s.depth == 0 && (c == '|' || c == '>'):
		s.block()
	case c == '[' || c == '{':
		s.sign(1)
	case c == ']' || c == '}':
		s.sign(-1)
	case s.depth > 0 && (c == ',' || c == ':'):
		s.sign(0)
	case (c == '-' || c == '?' || c == ':') && s.blankAt(s.pos+1):
		if c != ':' || len(bytes.TrimSpace(s.src[s.pos-col:s.pos])) == 0 {
			s.lead(col)
		}
		s.sign(0)
	default:
		s.text(col)
	}
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

func (s *scanner) blankAt(i int) bool { return i >= len(s.src) || isBlank(s.src[i]) }

func (s *scanner) col() int { return s.pos - 1 - bytes.LastIndexByte(s.src[:s.pos], '\n') }

// marker reports whether a document starts or ends here.
func (s *scanner) marker() bool {
	rest := s.src[s.pos:]
	return (bytes.HasPrefix(rest, []byte("---")) || bytes.HasPrefix(rest, []byte("..."))) && s.blankAt(s.pos+3)
}

// sign reads over a sign that opens (1) or closes (-1) brackets or does neither.
func (s *scanner) sign(deeper int) {
	s.depth = max(0, s.depth+deeper)
	s.pos, s.plain = s.pos+1, false
}

// lead notes a key or hyphen, which what belongs to it is indented deeper than.
func (s *scanner) lead(col int) {
	if s.depth == 0 {
		s.parent = col
	}
}

func (s *scanner) comment() {
	text := s.src[s.pos:]
	if end := bytes.IndexByte(text, '\n'); end >= 0 {
		text = text[:end]
	}
	s.found = append(s.found, strings.TrimRight(string(text), " \r"))
	s.pos, s.plain = s.pos+len(text), false
}

// text reads over one line of a text without quotes, and over the colon behind it.
func (s *scanner) text(col int) {
	for s.plain = true; s.pos < len(s.src); s.pos++ {
		c := s.src[s.pos]
		switch {
		case c == '\n', c == '#' && isBlank(s.src[s.pos-1]), s.depth > 0 && strings.IndexByte(",[]{}", c) >= 0:
			return
		case c == ':' && (s.blankAt(s.pos+1) || s.depth > 0 && strings.IndexByte(",[]{}", s.src[s.pos+1]) >= 0):
			s.lead(col)
			s.sign(0)
			return
		}
	}
}

// quoted reads over a text in quotes, and over the colon behind it.
func (s *scanner) quoted(quote byte, col int) {
	for s.pos++; s.pos < len(s.src) && s.src[s.pos] != quote; s.pos++ {
		if quote == '"' && s.src[s.pos] == '\\' {
			s.pos++
		}
	}
	s.pos, s.plain = s.pos+1, false // two single quotes are one text after the other
	i := s.pos
	for i < len(s.src) && s.src[i] == ' ' {
		i++
	}
	if i < len(s.src) && s.src[i] == ':' && s.blankAt(i+1) {
		s.lead(col)
		s.pos = i + 1
	}
}

// block reads over a literal or folded text: the lines below its sign that are indented at least as the first.
func (s *scanner) block() {
	indent := 0
	for s.plain = false; s.pos < len(s.src) && s.src[s.pos] != '\n'; s.pos++ {
		switch c := s.src[s.pos]; {
		case c >= '1' && c <= '9':
			indent = max(s.parent, 0) + int(c-'0')
		case c == '#':
			s.comment()
			s.pos--
		}
	}
	for s.pos++; s.pos < len(s.src); {
		line, _, _ := bytes.Cut(s.src[s.pos:], []byte("\n"))
		if in := indentOf(line); len(bytes.TrimSpace(line)) > 0 {
			if in < max(indent, s.parent+1, 1) {
				return
			}
			if indent == 0 {
				indent = in
			}
		}
		s.pos += len(line) + 1
	}
}
