package load

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// reader reads a file's bytes beside its tree. Between the scalars stand only signs, white space and comments, so
// a comment is whatever starts with # in such a gap. The library's own comments are of no use: it moves one that
// touches the entry above into the entry below and behind its first key, and forgets empty lines.
type reader struct {
	f       *file
	pos     int // all before it has been read
	mark    struct{ line, col, pos int }
	early   []comment // beside the sign of a folded or literal text
	pending []comment // for the first entry of the block that is read next
}

// offset is the place of a line and column, both from 1, in bytes. Places are asked for in the order of the file.
func (r *reader) offset(line, col int) int {
	r.f.line(1)
	if line > len(r.f.lines) {
		return len(r.f.src)
	}
	if r.mark.line != line || r.mark.col > col {
		r.mark.line, r.mark.col, r.mark.pos = line, 1, r.f.lines[line-1]
	}
	for r.mark.col < col && r.mark.pos < len(r.f.src) {
		_, size := utf8.DecodeRune(r.f.src[r.mark.pos:])
		r.mark.pos += size
		r.mark.col++
	}
	return r.mark.pos
}

// start is where a value begins; where nothing stands, all that was read.
func (r *reader) start(n *yaml.Node) int {
	if blankNode(n) {
		return r.pos
	}
	return max(r.pos, r.offset(n.Line, n.Column))
}

// blankNode reports whether a value is left out altogether.
func blankNode(n *yaml.Node) bool { return n.Value == "" && isNull(n) }

// gap reads up to a place and returns the comments on the way.
func (r *reader) gap(to int) []comment {
	cs := r.early
	r.early = nil
	for r.pos < to {
		i := bytes.IndexByte(r.f.src[r.pos:to], '#')
		if i < 0 {
			break
		}
		r.pos += i
		cs = append(cs, r.comment())
	}
	r.pos = max(r.pos, to)
	return cs
}

// gapTo reads up to and over the first of a sign, and returns the comments before it.
func (r *reader) gapTo(sign byte) []comment {
	cs := r.early
	r.early = nil
	for r.pos < len(r.f.src) {
		switch r.f.src[r.pos] {
		case sign:
			r.pos++
			return cs
		case '#':
			cs = append(cs, r.comment())
		default:
			r.pos++
		}
	}
	return cs
}

// comment reads the comment that starts here, up to the end of its line.
func (r *reader) comment() comment {
	n := r.lineAt(r.pos)
	before := r.f.src[r.f.lines[n-1]:r.pos]
	text := r.f.src[r.pos:]
	if end := bytes.IndexByte(text, '\n'); end >= 0 {
		text = text[:end]
	}
	r.pos += len(text)
	return comment{
		text: strings.TrimRight(string(text), " \r"), col: utf8.RuneCount(before) + 1,
		own: len(bytes.TrimSpace(before)) == 0, blank: r.blankAbove(n),
	}
}

func (r *reader) lineAt(pos int) int {
	r.f.line(1)
	i, found := slices.BinarySearch(r.f.lines, pos)
	if found {
		return i + 1
	}
	return i
}

func (r *reader) blankAbove(line int) bool {
	return line > 1 && len(bytes.TrimSpace(r.f.line(line-1))) == 0
}

// scalar reads over a scalar.
func (r *reader) scalar(n *yaml.Node) *part {
	p := &part{kind: yaml.ScalarNode, text: n.Value, tag: n.ShortTag()}
	if blankNode(n) {
		return p
	}
	r.pos = r.start(n)
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		r.overQuotes('"')
	case n.Style&yaml.SingleQuotedStyle != 0:
		r.overQuotes('\'')
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		r.overBlock(strings.TrimSpace(n.Value) == "")
	default:
		r.overPlain(n.Value)
	}
	return p
}

func (r *reader) overQuotes(quote byte) {
	src := r.f.src
	for r.pos++; r.pos < len(src); r.pos++ {
		switch {
		case quote == '"' && src[r.pos] == '\\':
			r.pos++
		case src[r.pos] != quote:
		case quote == '\'' && r.pos+1 < len(src) && src[r.pos+1] == quote:
			r.pos++
		default:
			r.pos++
			return
		}
	}
}

// overPlain reads over a text without quotes, which may go on over several lines: white space there is one space here.
func (r *reader) overPlain(text string) {
	src := r.f.src
	for i := 0; i < len(text) && r.pos < len(src); i++ {
		if text[i] != ' ' && text[i] != '\n' || src[r.pos] == ' ' && i+1 < len(text) && text[i+1] == ' ' {
			r.pos++
			continue
		}
		for r.pos < len(src) && strings.IndexByte(" \r\n", src[r.pos]) >= 0 {
			r.pos++
		}
	}
}

// overBlock reads over a folded or literal text: the lines below its sign that are indented at least as the first.
func (r *reader) overBlock(empty bool) {
	n := r.lineAt(r.pos)
	end := len(r.f.src)
	if n < len(r.f.lines) {
		end = r.f.lines[n] - 1
	}
	r.early = append(r.early, r.gap(end)...)
	indent := -1
	for n++; n <= len(r.f.lines) && !empty; n++ {
		text := r.f.line(n)
		switch in := indentOf(text); {
		case len(bytes.TrimSpace(text)) == 0:
			continue
		case indent < 0:
			indent = in
		case in < indent:
			return
		}
		r.pos = r.f.lines[n-1] + len(text)
	}
}
