package dot

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"kg/internal/picture"
)

// maxString is the length in bytes at which a string is cut: Graphviz's scanner refuses one of 16,384.
const maxString = 15000

// quote makes a quoted string. A backslash would start an escape (\N, \G, \l) and an ampersand an
// entity (&eacute;): both are escaped.
func quote(s string) string {
	return `"` + escape(s, maxString) + `"`
}

func escape(s string, limit int) string {
	var b strings.Builder
	for _, r := range picture.Clean(s) {
		if b.Len() > limit {
			b.WriteRune('…')
			break
		}
		switch r {
		case '\\':
			b.WriteString(`\\`)
		case '"':
			b.WriteString(`\"`)
		case '&':
			b.WriteString("&amp;")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// label joins the lines of a label; a picture that was not fitted has the label alone.
func label(lines []string, whole string) string {
	if len(lines) == 0 {
		return quote(whole)
	}
	escaped := make([]string, len(lines))
	for i, l := range lines {
		escaped[i] = escape(l, maxString/len(lines))
	}
	return `"` + strings.Join(escaped, `\n`) + `"`
}

// html escapes for Graphviz's HTML-like labels, which are XML.
func html(s string) string {
	var b strings.Builder
	for _, r := range picture.Clean(s) {
		switch r {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '"':
			b.WriteString("&quot;")
		case ']':
			b.WriteString("&#93;") // "]]" confuses Graphviz's reader, which takes it for the end of a CDATA section
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// cutText shortens a text to n runes.
func cutText(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n]) + "…"
}

func num(x float64) string {
	return strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64)
}
