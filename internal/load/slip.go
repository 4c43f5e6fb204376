package load

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"kg/internal/diag"
)

// slip is a mistake of one sign that makes a file no YAML, often with the parser stumbling only at the line below.
type slip struct {
	at         diag.Range
	what, hint string
}

var (
	noSpaceHyphen = lazily(`^-(["']?[A-Za-z][\w-]*["']?:(\s.*)?)$`)
	noSpaceColon  = lazily(`^((?:- +)?[a-z][\w-]*):([^\s:/].*)$`)
	noColon       = lazily(`^((?:- +)?[a-z][\w-]*) +([^\s#:][^:]*)$`)
	loneWord      = lazily(`^(?:- +)?[a-z][\w-]*$`)
	hasKey        = lazily(`^["']?[A-Za-z][\w-]*["']?:(\s|$)`)
	hasValue      = lazily(`^(?:- +)*["']?[A-Za-z][\w-]*["']?: +[^\s#]`)
)

// slipAt looks for one of the usual slips where the parser stumbled, or on the line with text above it.
func (f *file) slipAt(line int, msg string) (slip, bool) {
	above := line - 1
	for above > 0 && empty(f.line(above)) {
		above--
	}
	for _, n := range []int{above, line} {
		if s, ok := f.badSign(n, line, msg); ok {
			return s, true
		}
	}
	if s, ok := f.badItem(line); ok {
		return s, true
	}
	if s, ok := f.badItem(above); ok {
		return s, true
	}
	return f.badKey(line, above)
}

// body is the text of a line without its indentation and the comment behind it.
func (f *file) body(n int) string {
	text, _, _ := strings.Cut(string(bytes.TrimSpace(f.line(n))), " #")
	return strings.TrimRight(text, " ")
}

// badSign finds a hyphen or colon without its space, and a colon that is not there; stumbled is the parser's line.
func (f *file) badSign(n, stumbled int, msg string) (slip, bool) {
	body, at := f.body(n), f.textOf(max(n, 1))
	if n < 1 {
		return slip{}, false
	}
	if m := noSpaceHyphen().FindStringSubmatch(body); m != nil {
		return slip{diag.Span(at.Pos, 1), "a hyphen without a space behind it", fmt.Sprintf("write %q", short("- "+m[1]))}, true
	}
	under := f.body(stumbled)
	if n < stumbled { // what stands above is at fault when this line would be a key beside its own
		keys := indentOf(f.line(n))
		if strings.HasPrefix(body, "- ") {
			keys += len(body) - len(strings.TrimLeft(body[1:], " "))
		}
		if indentOf(f.line(stumbled)) != keys || !hasKey().MatchString(under) {
			return slip{}, false
		}
	} else if !strings.Contains(msg, "could not find expected ':'") {
		return slip{}, false
	}
	at = diag.Span(at.Pos, utf8.RuneCountInString(body))
	if loneWord().MatchString(body) && n == stumbled {
		return slip{at, "a line without a colon", fmt.Sprintf("write %q", body+":")}, true
	}
	if m := noSpaceColon().FindStringSubmatch(body); m != nil {
		return slip{at, "a colon without a space behind it", fmt.Sprintf("write %q", short(m[1]+": "+m[2]))}, true
	}
	if m := noColon().FindStringSubmatch(body); m != nil {
		return slip{at, "a line without a colon", fmt.Sprintf("write %q", short(m[1]+": "+m[2]))}, true
	}
	return slip{}, false
}

// badItem finds an item of a list that stands at another depth than all before it.
func (f *file) badItem(n int) (slip, bool) {
	if n < 1 || !strings.HasPrefix(f.body(n), "- ") {
		return slip{}, false
	}
	in, like := indentOf(f.line(n)), 0
	for k := n - 1; k > 0 && k > n-maxSearch; k-- {
		if !strings.HasPrefix(f.body(k), "- ") {
			continue
		}
		other := indentOf(f.line(k))
		if other == in {
			return slip{}, false
		}
		if like == 0 || abs(other-in) < abs(indentOf(f.line(like))-in) {
			like = k
		}
		if other == 0 {
			break
		}
	}
	if like == 0 || abs(indentOf(f.line(like))-in) > 3 {
		return slip{}, false
	}
	hint := fmt.Sprintf("indent it %s, as line %d", spaces(indentOf(f.line(like))), like)
	if indentOf(f.line(like)) == 0 {
		hint = fmt.Sprintf("put its hyphen at the margin, as in line %d", like)
	}
	return slip{f.textOf(n), "an item at another depth than those above it", hint}, true
}

// badKey finds a key that stands deeper than the one above, which has a value already, or below a hyphen.
func (f *file) badKey(n, above int) (slip, bool) {
	if above < 1 || !hasKey().MatchString(f.body(n)) || !hasValue().MatchString(f.body(above)) {
		return slip{}, false
	}
	in, keys, body := indentOf(f.line(n)), indentOf(f.line(above)), f.body(above)
	if strings.HasPrefix(body, "- ") {
		keys += len(body) - len(strings.TrimLeft(body[1:], " "))
	}
	switch {
	case in > keys:
		return slip{f.textOf(n), "a key deeper than the one above it, which has a value", fmt.Sprintf("indent it %s, as the key of line %d", spaces(keys), above)}, true
	case in == indentOf(f.line(above)) && in < keys && in > 0:
		return slip{f.textOf(n), "a key below the hyphen of its item", fmt.Sprintf("indent it %s, as the key of line %d", spaces(keys), above)}, true
	}
	return slip{}, false
}

func spaces(n int) string {
	if n == 1 {
		return "by 1 space"
	}
	return fmt.Sprintf("by %d spaces", n)
}

func abs(n int) int { return max(n, -n) }
