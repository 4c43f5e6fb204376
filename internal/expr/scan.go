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
	unknown tokenKind = -3
)

type token struct {
	kind   tokenKind
	text   string
	offset int
}

func (t token) describe() string {
	if t.kind == end {
		return "the expression ends"
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
	_, width := utf8.DecodeRuneInString(s.src[start:])
	s.at += width
	text := s.src[start:s.at]
	if strings.Contains("/|^*+?()[]=", text) {
		return token{tokenKind(text[0]), text, start}
	}
	return token{unknown, text, start}
}

func (s *scanner) isInnerDot(start int) bool {
	return s.src[s.at] == '.' && s.at > start && s.at+1 < len(s.src) && isWord(s.src[s.at+1])
}

func isWord(b byte) bool {
	return b == '-' || b == '_' || '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z'
}
