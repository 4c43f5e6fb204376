package load

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"kg/internal/diag"
)

// maxDepth is how deep a value may be nested; the formats of a dataset need eight levels.
const maxDepth = 32

// parse turns the bytes into a tree of plain mappings, lists and scalars.
//
// The parser is go.yaml.in/yaml/v3 3.0.6: 400 kB of entities become a tree in 30 ms and 9 MB. With
// goccy/go-yaml 1.19.2 it was 76 ms and 42 MB, and invalid UTF-8 and aliases without limit passed; what
// goccy has more, a column with each syntax error, culprit makes good.
func (f *file) parse() {
	if f.bad {
		return
	}
	f.checkBytes()
	if f.bad {
		return
	}
	dec := yaml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(f.src, []byte("\ufeff"))))
	var doc, second yaml.Node
	if err := decode(dec, &doc); errors.Is(err, io.EOF) {
		return
	} else if err != nil {
		f.syntaxError(err)
		return
	}
	if len(doc.Content) == 1 {
		f.root = doc.Content[0]
		f.bangs = bytes.Contains(f.src, []byte("! "))
		f.plain(f.root, maxDepth)
	}
	switch err := decode(dec, &second); {
	case errors.Is(err, io.EOF):
	case err != nil:
		f.syntaxError(err)
	default:
		f.diags.Add(diag.NotPlainYAML, f.at(&second), "a second document").Hint = "put it into a file of its own"
	}
	if f.root != nil && f.root.Kind == yaml.ScalarNode && isNull(f.root) {
		f.root = nil
	}
}

// decode reads one document; a panic of the library becomes an error.
func decode(dec *yaml.Decoder, n *yaml.Node) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("yaml: %v", r)
		}
	}()
	return dec.Decode(n)
}

func (f *file) deep(line, col int) {
	f.bad = true
	f.diags.Add(diag.TooDeep, diag.At(diag.Pos{File: f.name, Line: line, Col: col}), "nested more than %d levels deep", maxDepth).
		Hint = "check the indentation and the brackets"
}

// plain refuses what kg does not take of YAML, and characters hidden behind escapes.
func (f *file) plain(n *yaml.Node, depth int) {
	if f.bad {
		return
	}
	if depth == 0 {
		f.deep(n.Line, n.Column)
		return
	}
	refuse := func(what, hint string) {
		f.diags.Add(diag.NotPlainYAML, f.at(n), "%s", what).Hint = hint
	}
	switch {
	case n.Kind == yaml.AliasNode:
		refuse(fmt.Sprintf("an alias (*%s)", n.Value), "write the value out")
		return
	case n.Anchor != "":
		line, col := f.find([]byte("&" + n.Anchor)) // the value's own place is behind it
		at := diag.Span(diag.Pos{File: f.name, Line: line, Col: col}, utf8.RuneCountInString(n.Anchor)+1)
		f.diags.Add(diag.NotPlainYAML, at, "an anchor (&%s)", n.Anchor).Hint = "write the value out where it is used"
	case n.Style&yaml.TaggedStyle != 0 || f.bangs && f.byteAt(n) == '!':
		refuse(fmt.Sprintf("a tag (%s)", n.Tag), "leave it out: kg knows what each value is")
	case n.Kind == yaml.ScalarNode:
		f.checkValue(n)
	}
	if n.Kind == yaml.MappingNode {
		for i := 0; i < len(n.Content); i += 2 {
			switch k := n.Content[i]; {
			case k.Kind == yaml.ScalarNode && k.Tag == "!!merge":
				f.diags.Add(diag.NotPlainYAML, f.at(k), "a merge key (<<)").Hint = "write the keys out"
			case k.Kind == yaml.MappingNode || k.Kind == yaml.SequenceNode:
				f.diags.Add(diag.NotPlainYAML, f.at(k), "a key that is not a plain word").Hint = `a text that starts with "{" or "[" needs quotes`
			}
		}
	}
	for _, c := range n.Content {
		f.plain(c, depth-1)
	}
}

// checkValue refuses hidden characters that an escape brought into a value, and line breaks.
func (f *file) checkValue(n *yaml.Node) {
	quoted := n.Style&(yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle|yaml.SingleQuotedStyle) != 0
	if !quoted && !strings.Contains(n.Value, "\n") {
		return // plain text on one line: checkBytes has seen it
	}
	for i, r := range strings.TrimRight(n.Value, "\n") {
		what := hiddenChar(r)
		if r == '\n' {
			what = "a line break in a text"
		}
		if what == "" {
			continue
		}
		at := diag.At(f.inValue(n, i))
		if !slices.ContainsFunc(f.diags, func(d diag.Diagnostic) bool { return d.Code == diag.HiddenChar && d.Range.Pos == at.Pos }) {
			d := f.diags.Add(diag.HiddenChar, at, "%s", what)
			switch d.Hint = hiddenHint(r); {
			case r != '\n':
			case n.Style&yaml.LiteralStyle != 0:
				d.Hint = "write > in place of |, or put the text into quotes"
			case n.Style&yaml.FoldedStyle != 0:
				d.Hint = "a text is one paragraph: take out the empty line and what is indented deeper"
			}
		}
		return
	}
}

// syntaxError says what the parser said, in words and with a column.
func (f *file) syntaxError(err error) {
	f.bad = true
	msg := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1
	if m := regexp.MustCompile(`^line (\d+): `).FindStringSubmatch(msg); m != nil {
		line, _ = strconv.Atoi(m[1])
		msg = msg[len(m[0]):]
	}
	if name, ok := strings.CutPrefix(msg, "unknown anchor "); ok {
		name = strings.Trim(strings.TrimSuffix(name, " referenced"), "'")
		line, col := f.find([]byte("*" + name))
		f.diags.Add(diag.NotPlainYAML, diag.Span(diag.Pos{File: f.name, Line: line, Col: col}, len(name)+1), "an alias (*%s)", name).
			Hint = "write the value out, in quotes if it starts with *"
		return
	}
	if strings.Contains(msg, "exceeded max depth") {
		f.deep(line, 1)
		return
	}
	if strings.Contains(msg, "control characters are not allowed") && len(f.diags) > 0 {
		return // checkBytes has said where
	}
	exact := f.culprit()
	switch {
	case exact > 0:
		line = exact
	case strings.HasPrefix(msg, "did not find expected"):
		line++ // the library counts these from 0
	}
	at, what, hint := f.explain(line, msg, exact > 0)
	if exact == 0 {
		line = at.Line
	}
	if stumbled().MatchString(msg) {
		if s, ok := f.slipAt(line, msg); ok {
			at, what, hint = s.at, s.what, s.hint
		}
	}
	if slices.ContainsFunc(f.diags, func(d diag.Diagnostic) bool { return d.Range.Line == at.Line }) {
		return // a tab or a hidden character on the same line is the cause
	}
	f.diags.Add(diag.Syntax, at, "%s", what).Hint = hint
}

// stumbled are the messages of a parser that met something else than it waited for, which the line above may have caused.
var stumbled = lazily(`mapping values are not allowed|did not find expected (key|'-' indicator)|could not find expected ':'`)

// find returns the first place of a text, in lines and columns from 1.
func (f *file) find(text []byte) (line, col int) {
	i := max(0, bytes.Index(f.src, text))
	before := f.src[:i]
	return bytes.Count(before, []byte{'\n'}) + 1, utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
}
