package expr

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// tokenKind is a sign's own character, or one of the constants.
type tokenKind rune

const (
	end     tokenKind = -1
	name    tokenKind = -2
	iri     tokenKind = -3
	quoted  tokenKind = -4
	unknown tokenKind = -5
)

type token struct {
	kind   tokenKind
	text   string // of an IRI without its brackets, of a quoted text what it stands for
	offset int
}

func (t token) describe() string {
	switch t.kind {
	case end:
		return "the expression ends"
	case iri:
		return fmt.Sprintf("found <%s>", t.text)
	}
	return fmt.Sprintf("found %q", t.text)
}

type scanner struct {
	src string
	at  int
}

// scan returns the next token. A name is letters, digits, "_" and "-", with single dots inside:
// "part-of", "affects.direct".
func (s *scanner) scan() token {
	for s.at < len(s.src) && strings.IndexByte(" \t\r\n", s.src[s.at]) >= 0 {
		s.at++
	}
	start := s.at
	if start == len(s.src) {
		return token{end, "", start}
	}
	for s.at < len(s.src) && (isWord(s.src[s.at]) || s.isInnerDot(start)) {
		s.at++
	}
	if s.at > start {
		return token{name, s.src[start:s.at], start}
	}
	switch s.src[start] {
	case '<':
		return s.iri()
	case '"':
		return s.quoted()
	}
	_, width := utf8.DecodeRuneInString(s.src[start:])
	s.at += width
	text := s.src[start:s.at]
	if strings.Contains("/|^*+?()[]=~.!{},", text) {
		return token{tokenKind(text[0]), text, start}
	}
	return token{unknown, text, start}
}

// iri scans "<…>". What an IRI may not hold (RFC 3987) ends the attempt: "<" alone is then an unknown sign.
func (s *scanner) iri() token {
	start := s.at
	for i := start + 1; i < len(s.src); i++ {
		switch c := s.src[i]; {
		case c == '>' && i > start+1:
			s.at = i + 1
			return token{iri, s.src[start+1 : i], start}
		case c <= ' ' || strings.IndexByte("<>\"{}|^`\\", c) >= 0:
			i = len(s.src)
		}
	}
	s.at++
	return token{unknown, "<", start}
}

// quoted scans a text in double quotes; one that does not end is an unknown sign.
func (s *scanner) quoted() token {
	start := s.at
	var b strings.Builder
	for i := start + 1; i < len(s.src); i++ {
		switch c := s.src[i]; {
		case c == '"':
			s.at = i + 1
			return token{quoted, b.String(), start}
		case c == '\\' && i+1 < len(s.src) && (s.src[i+1] == '"' || s.src[i+1] == '\\'):
			i++
			b.WriteByte(s.src[i])
		default:
			b.WriteByte(c)
		}
	}
	s.at++
	return token{unknown, `"`, start}
}

func (s *scanner) isInnerDot(start int) bool {
	return s.src[s.at] == '.' && s.at > start && s.at+1 < len(s.src) && isWord(s.src[s.at+1])
}

func isWord(b byte) bool {
	return b == '-' || b == '_' || '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z'
}
