package load

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"kg/internal/diag"
)

// spot is a value with the file it stands in: a position that costs nothing until it is asked for.
type spot struct {
	f *file
	n *yaml.Node
}

// at is the range of the value; the zero range for the zero spot.
func (s spot) at() diag.Range {
	if s.f == nil || s.n == nil {
		return diag.Range{}
	}
	return s.f.at(s.n)
}

// related is the place of a spot with a word on it.
func (s spot) related(message string) []diag.Related {
	return []diag.Related{{Range: s.at(), Message: message}}
}

// byteAt is the first byte of a value in the file, 0 when it has none.
func (f *file) byteAt(n *yaml.Node) byte {
	if rest := f.from(n); len(rest) > 0 {
		return rest[0]
	}
	return 0
}

// from is the rest of the line from where a value starts.
func (f *file) from(n *yaml.Node) []byte {
	line := f.line(n.Line)
	for col := 1; col < n.Column && len(line) > 0; col++ {
		_, size := utf8.DecodeRune(line)
		line = line[size:]
	}
	return line
}

// at is the range of a value: a scalar with its quotes, a bracketed list or mapping up to its closing
// bracket, each up to the end of the line at most; the first key of an indented mapping.
func (f *file) at(n *yaml.Node) diag.Range {
	if n.Kind == yaml.DocumentNode && len(n.Content) > 0 {
		n = n.Content[0]
	}
	start := diag.Pos{File: f.name, Line: max(n.Line, 1), Col: max(n.Column, 1)}
	rest := f.from(n)
	switch {
	case n.Kind == yaml.ScalarNode && n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 && len(rest) > 0:
		return diag.Span(start, utf8.RuneCount(rest[:closing(rest)]))
	case n.Kind == yaml.ScalarNode && bytes.HasPrefix(rest, []byte(n.Value)):
		return diag.Span(start, utf8.RuneCountInString(n.Value))
	case n.Style&yaml.FlowStyle != 0 && len(rest) > 0:
		return diag.Span(start, utf8.RuneCount(rest[:closing(rest)]))
	case n.Kind == yaml.MappingNode && len(n.Content) > 0:
		return f.at(n.Content[0])
	case n.Kind == yaml.SequenceNode:
		return diag.At(start)
	default:
		return diag.Span(start, utf8.RuneCount(bytes.TrimSpace(rest)))
	}
}

// closing is the offset after the bracket or quotation mark that closes the one text starts with, or
// the length of text without trailing space.
func closing(text []byte) int {
	depth, quote := 0, byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote == '"' && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && (i == 0 || strings.IndexByte(" [{,:", text[i-1]) >= 0):
			quote = c
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
		if depth <= 0 && quote == 0 {
			return i + 1
		}
	}
	return len(bytes.TrimRight(text, " "))
}

// inValue is the place of a byte of a scalar's value in the file, through quotes, escapes and folded
// lines.
func (f *file) inValue(n *yaml.Node, offset int) diag.Pos {
	pos := diag.Pos{File: f.name, Line: n.Line, Col: n.Column}
	rest := f.from(n)
	step := func(size int) {
		pos.Col += utf8.RuneCount(rest[:size])
		rest = rest[size:]
	}
	nextLine := func() {
		pos.Line++
		rest = f.line(pos.Line)
		indent := len(rest) - len(bytes.TrimLeft(rest, " "))
		rest, pos.Col = rest[indent:], indent+1
	}
	double := n.Style&yaml.DoubleQuotedStyle != 0
	switch {
	case double || n.Style&yaml.SingleQuotedStyle != 0:
		step(min(1, len(rest)))
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		nextLine()
	}
	for i, r := range n.Value {
		if i >= offset {
			break
		}
		for len(rest) == 0 && pos.Line < len(f.lines) && r != '\n' && r != ' ' {
			nextLine()
		}
		switch {
		case len(rest) == 0 && pos.Line < len(f.lines):
			nextLine()
		case double && rest0(rest) == '\\':
			step(min(escapeLen(rest), len(rest)))
		case !double && n.Style&yaml.SingleQuotedStyle != 0 && bytes.HasPrefix(rest, []byte("''")):
			step(2)
		case len(rest) > 0:
			_, size := utf8.DecodeRune(rest)
			step(size)
		}
	}
	return pos
}

func rest0(b []byte) byte {
	if len(b) == 0 {
		return 0
	}
	return b[0]
}

// escapeLen is the length of the escape sequence that text starts with.
func escapeLen(text []byte) int {
	if len(text) < 2 {
		return len(text)
	}
	switch text[1] {
	case 'x':
		return 4
	case 'u':
		return 6
	case 'U':
		return 10
	default:
		return 2
	}
}
