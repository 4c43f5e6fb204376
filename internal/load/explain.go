package load

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"kg/internal/diag"
)

// explain turns a message of the YAML library into a place, words and a hint. The line is exact when
// culprit found it; else it is the library's, often that where the surrounding value began, and the
// cause is looked for from there on.
func (f *file) explain(line int, msg string, exact bool) (at diag.Range, what, hint string) {
	const quotes = `put a text that holds ": ", " #", a leading quotation mark or a bracket into quotes`
	switch {
	case strings.Contains(msg, "mapping values are not allowed"):
		return f.atMatch(line, regexp.MustCompile(`^[^#]*?:\s.*?(:)(\s|$)`)), `a second ": " in one line`, quotes
	case strings.Contains(msg, "did not find expected ',' or '}'"), strings.Contains(msg, "did not find expected ',' or ']'"):
		at, what := f.unclosed(line)
		return at, what, `close it, or ` + quotes
	case strings.Contains(msg, "found unexpected end of stream"):
		at, what := f.unclosed(line)
		return at, what, "close it"
	case strings.Contains(msg, "found character that cannot start any token"):
		return f.atMatch(line, regexp.MustCompile("(?:^|[\\s\\[{,:])([@`%|>\t][^\\s]*)")), "a character that no value may begin with", quotes
	case strings.Contains(msg, "found unknown escape character"):
		return f.atMatch(line, regexp.MustCompile(`(\\[^0abt\tnvfre "/\\N_LPxuU])`)), `an unknown escape after "\"`, `use single quotes, or write "\\"`
	case strings.Contains(msg, "did not find expected key"), strings.Contains(msg, "did not find expected '-' indicator"),
		strings.Contains(msg, "could not find expected ':'"):
		at := f.textOf(line)
		if !exact {
			at = f.misplaced(line)
		}
		return at, "a line that does not fit its surroundings: " + msg, "compare its indentation with the lines before it; " + quotes
	default:
		return f.textOf(line), "cannot be read as YAML: " + msg, quotes
	}
}

// textOf is the range of a line without its indentation; the last line with text when it has none.
func (f *file) textOf(line int) diag.Range {
	f.line(1)
	line = max(1, min(line, len(f.lines)))
	for line > 1 && len(bytes.TrimSpace(f.line(line))) == 0 {
		line--
	}
	text := f.line(line)
	body := bytes.TrimSpace(text)
	indent := utf8.RuneCount(text[:len(text)-len(bytes.TrimLeft(text, " \t"))])
	return diag.Span(diag.Pos{File: f.name, Line: line, Col: indent + 1}, utf8.RuneCount(body))
}

// atMatch is the range of a pattern's first group in the line or one of the next two.
func (f *file) atMatch(line int, re *regexp.Regexp) diag.Range {
	for n := line; n <= line+2; n++ {
		text := f.line(n)
		if m := re.FindSubmatchIndex(text); m != nil {
			at := diag.Pos{File: f.name, Line: n, Col: utf8.RuneCount(text[:m[2]]) + 1}
			return diag.Span(at, utf8.RuneCount(text[m[2]:m[3]]))
		}
	}
	return f.textOf(line)
}

// unclosed looks, from a line on, for the last bracket or quotation mark that was opened and not closed.
func (f *file) unclosed(line int) (diag.Range, string) {
	type open struct {
		at   diag.Pos
		sign rune
	}
	var stack []open
	f.line(1)
	for n := max(1, line); n <= len(f.lines) && n < line+200; n++ {
		before, col := ' ', 0
		for _, r := range string(f.line(n)) {
			col++
			top := rune(0)
			if len(stack) > 0 {
				top = stack[len(stack)-1].sign
			}
			quoted := top == '"' || top == '\''
			switch {
			case quoted && r == top, !quoted && (r == '}' && top == '{' || r == ']' && top == '['):
				stack = stack[:len(stack)-1]
			case !quoted && (r == '{' || r == '[' || (r == '"' || r == '\'') && strings.ContainsRune(" [{,:", before)):
				stack = append(stack, open{diag.Pos{File: f.name, Line: n, Col: col}, r})
			}
			if !quoted && r == '#' && before == ' ' {
				break
			}
			before = r
		}
		if len(stack) == 0 && n > line+1 {
			break
		}
	}
	if len(stack) == 0 {
		return f.textOf(line), "a text in brackets that needs quotes"
	}
	last := stack[len(stack)-1]
	return diag.At(last.at), string(last.sign) + " is not closed"
}

// misplaced finds the line the parser stumbled at: the library names that where the list or mapping
// began, so the first later line that is indented less evenly is looked for.
func (f *file) misplaced(line int) diag.Range {
	f.line(1)
	levels := []int{indentOf(f.line(line))}
	for n := line + 1; n <= len(f.lines); n++ {
		text := f.line(n)
		if body := bytes.TrimSpace(text); len(body) == 0 || body[0] == '#' {
			continue
		}
		in := indentOf(text)
		for len(levels) > 0 && in < levels[len(levels)-1] {
			levels = levels[:len(levels)-1]
		}
		if len(levels) == 0 || in != levels[len(levels)-1] && !opens(f.line(n-1)) {
			return f.textOf(n)
		}
		if in > levels[len(levels)-1] {
			levels = append(levels, in)
		}
		if bytes.HasPrefix(bytes.TrimSpace(text), []byte("- ")) {
			levels = append(levels, in+2)
		}
	}
	return f.textOf(line)
}

func indentOf(line []byte) int { return len(line) - len(bytes.TrimLeft(line, " ")) }

// opens reports whether a line may be followed by a deeper one.
func opens(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) == 0 || bytes.HasSuffix(line, []byte(":")) || line[0] == '#' || line[0] == '-'
}
