package picture

import (
	"strings"
	"unicode/utf8"
)

// Clean makes any text fit for a picture: bytes that are not UTF-8, control characters and
// noncharacters become U+FFFD; tabs and line ends become spaces. Everything else stays, bidi marks too.
func Clean(text string) string {
	if isClean(text) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == 0x85 || r == 0x2028 || r == 0x2029:
			b.WriteByte(' ')
		case unfit(r):
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isClean(text string) bool {
	for i, r := range text {
		if unfit(r) || r == 0x2028 || r == 0x2029 {
			return false
		}
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				return false
			}
		}
	}
	return true
}

// unfit tells what XML 1.0 §2.2 forbids or discourages.
func unfit(r rune) bool {
	return r < 0x20 || r >= 0x7f && r <= 0x9f || r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef
}
