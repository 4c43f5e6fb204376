package load

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// scalarText is a scalar as YAML: without quotes where that is safe, for every reader of YAML 1.1 or 1.2 and not only for kg;
// else in double quotes, or in single ones when it holds a double quote or a backslash itself.
func scalarText(p *part, inBrackets bool) string {
	s := p.text
	if p.shape != nil {
		s = strings.TrimRight(s, "\n") // the end of a literal or folded text: kg takes none
	}
	switch {
	case p.tag != "!!str" && s == p.text:
		if s == "" && inBrackets {
			return "null"
		}
		return s // a number, a date, true, null: as it was written
	case strings.ContainsFunc(s, needsEscape):
		return escaped(s)
	case plainText(s, inBrackets):
		return s
	case strings.ContainsAny(s, `"\`):
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	default:
		return `"` + s + `"`
	}
}

// needsEscape reports whether a character cannot stand in a file of a dataset as it is.
func needsEscape(r rune) bool {
	return hiddenChar(r) != "" || r == '\n' || r == utf8.RuneError || r&0xfffe == 0xfffe
}

func escaped(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case needsEscape(r) && r > 0xffff:
			fmt.Fprintf(&b, `\U%08X`, r)
		case needsEscape(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// oldWords are the texts that are no texts in YAML 1.1, though they are in 1.2: truth values, and numbers to the base of 60.
var oldWords = lazily(`^(y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|=|<<)$`)

// plainText reports whether a text may stand without quotes.
func plainText(s string, inBrackets bool) bool {
	switch {
	case s == "" || strings.TrimSpace(s) != s:
		return false
	case strings.ContainsRune(",[]{}#&*!|>'\"%@`?:", rune(s[0])):
		return false
	case s[0] == '-' && (len(s) == 1 || s[1] == ' ' || s[1] == ','):
		return false
	case strings.HasPrefix(s, "---") || strings.HasPrefix(s, "..."):
		return false
	case strings.Contains(s, ": ") || strings.HasSuffix(s, ":") || strings.Contains(s, " #"):
		return false
	case inBrackets && strings.ContainsAny(s, ",[]{}?"): // the library takes "?}" for a key's sign
		return false
	}
	n := yaml.Node{Kind: yaml.ScalarNode, Value: s}
	return n.ShortTag() == "!!str" && !oldWords().MatchString(s)
}
