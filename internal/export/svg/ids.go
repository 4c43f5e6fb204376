package svg

import (
	"strconv"
	"strings"

	"kg/internal/picture"
)

// base begins every id of a picture: two pictures of one view, in another size or language, may stand on one page. Its parts
// hold no double hyphen, so that what follows one is the part inside the picture, and no two pictures share an id.
func base(p *picture.Placed, prefix string) string {
	name := p.ID
	for _, part := range []string{p.Metrics.Name, p.Lang} {
		if part != "" {
			name += "-" + part
		}
	}
	name = identifier(name)
	if prefix != "" {
		name = prefix + "--" + name
	}
	return name
}

// The kinds of parts that have an id of their own.
const (
	nodePart  = "n-"
	edgePart  = "e-"
	groupPart = "g-"
)

// id is the id of a part: a node's comes from its entity's id, an edge's from its claim's, so that both stay when the data grow.
func (d *document) id(kind, id string) string { return d.base + "--" + kind + identifier(id) }

// identifier turns any text into what an XML id, a CSS class and a URL fragment take as it is: a letter, then letters,
// digits, dots and single hyphens, the last no hyphen. Everything else becomes its code point in hexadecimal between low lines. Different
// texts give different identifiers; original turns them back.
func identifier(s string) string {
	if s == "" {
		return "_"
	}
	s = picture.Clean(s)
	var b []byte
	last := rune(-1)
	for i, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			b = append(b, byte(r))
		case i > 0 && (r >= '0' && r <= '9' || r == '.' || r == '-' && last != '-' && i < len(s)-1):
			b = append(b, byte(r))
		default:
			b = append(b, '_')
			b = strconv.AppendInt(b, int64(r), 16)
			b = append(b, '_')
		}
		last = r
	}
	return string(b)
}

// original is the text that identifier made an identifier of; what it did not make is returned as it is.
func original(id string) string {
	if id == "_" {
		return ""
	}
	var b strings.Builder
	for rest := id; ; {
		before, after, found := strings.Cut(rest, "_")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		code, left, closed := strings.Cut(after, "_")
		r, err := strconv.ParseInt(code, 16, 32)
		if !closed || err != nil {
			return id
		}
		b.WriteRune(rune(r))
		rest = left
	}
}

// named is a class made of a prefix and a name; "" without a name.
func named(prefix, name string) string {
	if name == "" {
		return ""
	}
	return prefix + identifier(name)
}

// classes joins classes, without empty ones.
func (d *document) classes(names ...string) string {
	var b []byte
	for _, n := range names {
		if n == "" {
			continue
		}
		if len(b) > 0 {
			b = append(b, ' ')
		}
		b = append(b, n...)
	}
	return string(b)
}
