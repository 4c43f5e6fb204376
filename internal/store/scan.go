package store

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// statement is a line of N-Quads, and the scanner that takes it apart. Its terms are the ids that the graph
// knows them by, valid until the next line:
//
//	<http://a.org/é>   http://a.org/é         an IRI without its brackets and with its escapes resolved
//	_:b0               _:b0
//	"x"@fr             "x"@fr                 a literal in the canonical form of N-Triples: only what must be is
//	"x"^^<xsd:string>  "x"                    escaped, and strings have no datatype (RDF 1.1 §3.3)
//
// The grammar is that of RDF 1.1 N-Quads, of which N-Triples is the part without graphs. Relative IRIs pass, since Cayley
// writes them and its reader takes them. That reader is the reference of this package's tests. It is not used because a
// line takes it 1.2 µs, seven times as long, and because it changes literals ("01"^^xsd:integer becomes 1).
type statement struct {
	subject, predicate, object, graph []byte // graph is nil in the default graph
	literal                           bool   // whether the object is one

	line    []byte
	at      int
	scratch [4][]byte // for terms that are not in the line as they are
}

// unexpected is something in a line that should not be there.
type unexpected struct {
	at       int // in the line, in bytes from 0
	found    string
	expected string
}

const (
	wantSubject   = "a subject: an IRI such as <https://a.org/b> or a blank node such as _:b0"
	wantPredicate = "a predicate: an IRI such as <https://a.org/b>"
	wantObject    = `an object: an IRI such as <https://a.org/b>, a blank node such as _:b0 or a literal such as "text"@en`
	wantGraph     = "a graph's IRI, a blank node, or the full stop that ends a statement"
	wantStop      = "the full stop that ends a statement"
	wantEnd       = "the end of the line, or a comment after #"
)

// scan takes a line apart, which must be valid UTF-8 without its line end. It reports false for a line without a statement.
func (s *statement) scan(line []byte) (bool, *unexpected) {
	s.line, s.at, s.graph, s.literal = line, 0, nil, false
	s.space()
	if s.at == len(line) || line[s.at] == '#' {
		return false, nil
	}
	var err *unexpected
	if s.subject, err = s.term(0, wantSubject); err != nil {
		return false, err
	}
	s.space()
	if s.peek() != '<' {
		return false, s.unexpected(wantPredicate)
	}
	if s.predicate, err = s.iri(1); err != nil {
		return false, err
	}
	s.space()
	if s.literal = s.peek() == '"'; s.literal {
		s.object, err = s.text(2)
	} else {
		s.object, err = s.term(2, wantObject)
	}
	if err != nil {
		return false, err
	}
	s.space()
	if s.peek() != '.' {
		if s.graph, err = s.term(3, wantGraph); err != nil {
			return false, err
		}
		s.space()
	}
	err = s.stop()
	return err == nil, err
}

// stop takes the full stop and what may follow it.
func (s *statement) stop() *unexpected {
	if s.peek() != '.' {
		return s.unexpected(wantStop)
	}
	s.at++
	s.space()
	if s.at < len(s.line) && s.line[s.at] != '#' {
		return s.unexpected(wantEnd)
	}
	return nil
}

// term takes an IRI or a blank node.
func (s *statement) term(slot int, want string) ([]byte, *unexpected) {
	switch s.peek() {
	case '<':
		return s.iri(slot)
	case '_':
		return s.blank(want)
	}
	return nil, s.unexpected(want)
}

func (s *statement) space() {
	for s.at < len(s.line) && (s.line[s.at] == ' ' || s.line[s.at] == '\t') {
		s.at++
	}
}

// peek is the next byte, 0 at the end.
func (s *statement) peek() byte {
	if s.at < len(s.line) {
		return s.line[s.at]
	}
	return 0
}

// unexpected says what stands where something else should.
func (s *statement) unexpected(want string) *unexpected {
	return &unexpected{s.at, s.here(), want}
}

// here quotes what comes next: up to twenty characters of a word.
func (s *statement) here() string {
	rest := s.line[s.at:]
	if len(rest) == 0 {
		return "the end of the line"
	}
	n := 0
	for i, r := range string(rest[:min(len(rest), 100)]) {
		if n == 20 || i > 0 && (r == ' ' || r == '\t') {
			return fmt.Sprintf("%q", rest[:i])
		}
		n++
	}
	return fmt.Sprintf("%q", rest[:min(len(rest), 100)])
}

// plainInIRI reports whether a byte stands for itself inside angle brackets. Those of other alphabets do.
func plainInIRI(c byte) bool {
	switch c {
	case '<', '>', '"', '{', '}', '|', '^', '`', '\\':
		return false
	}
	return c > ' '
}

// iri takes an IRI and returns it without its brackets.
func (s *statement) iri(slot int) ([]byte, *unexpected) {
	from := s.at + 1
	for s.at = from; s.at < len(s.line) && plainInIRI(s.line[s.at]); {
		s.at++
	}
	iri := s.line[from:s.at]
	if s.peek() == '\\' {
		var err *unexpected
		if iri, err = s.escapedIRI(slot, iri); err != nil {
			return nil, err
		}
	}
	if s.peek() != '>' {
		return nil, s.unexpected("> to end the IRI, without spaces and quotes in it")
	}
	s.at++
	if len(iri) == 0 || bytes.HasPrefix(iri, []byte("_:")) {
		return nil, &unexpected{from - 1, fmt.Sprintf("%q", s.line[from-1:s.at]), "an IRI such as <https://a.org/b>"}
	}
	return iri, nil
}

// escapedIRI goes on with an IRI where its first escape stands.
func (s *statement) escapedIRI(slot int, start []byte) ([]byte, *unexpected) {
	iri := append(s.scratch[slot][:0], start...)
	for s.at < len(s.line) {
		c := s.line[s.at]
		switch {
		case c == '\\':
			at := s.at
			r, err := s.numeric(`\u and four hexadecimal digits, or \U and eight, as nothing else is escaped in an IRI`)
			if err != nil {
				return nil, err
			}
			if r < utf8.RuneSelf && !plainInIRI(byte(r)) {
				return nil, &unexpected{at, fmt.Sprintf("%q", s.line[at:s.at]), "a character that may stand in an IRI"}
			}
			iri = utf8.AppendRune(iri, r)
		case !plainInIRI(c):
			s.scratch[slot] = iri
			return iri, nil
		default:
			iri = append(iri, c)
			s.at++
		}
	}
	s.scratch[slot] = iri
	return iri, nil
}

// numeric takes \uXXXX or \UXXXXXXXX.
func (s *statement) numeric(want string) (rune, *unexpected) {
	rest := s.line[s.at:]
	digits := 0
	if len(rest) > 1 && rest[1] == 'u' {
		digits = 4
	} else if len(rest) > 1 && rest[1] == 'U' {
		digits = 8
	}
	if digits == 0 || len(rest) < 2+digits {
		return 0, s.unexpected(want)
	}
	var n uint32
	for _, c := range rest[2 : 2+digits] {
		d := hexadecimal(c)
		if d < 0 {
			return 0, s.unexpected(want)
		}
		n = n<<4 | uint32(d)
	}
	if n > unicode.MaxRune || !utf8.ValidRune(rune(n)) {
		return 0, &unexpected{s.at, fmt.Sprintf("%q", rest[:2+digits]), "the number of a character of Unicode"}
	}
	s.at += 2 + digits
	return rune(n), nil
}

func hexadecimal(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
