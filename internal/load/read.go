package load

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"

	"kg/internal/diag"
	"kg/internal/fold"
)

// isNull reports whether a value is left blank, or written null or ~.
func isNull(n *yaml.Node) bool {
	if n.Kind != yaml.ScalarNode || n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return false
	}
	switch n.Value {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// kind names what a value is, for people.
func kind(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a mapping of keys"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case isNull(n):
		return "nothing"
	default:
		return fmt.Sprintf("%q", short(n.Value))
	}
}

// short cuts a text for a message.
func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// wrong refuses a value of the wrong kind, and says nothing more of an alias, which is refused anyway.
func (f *file) wrong(n *yaml.Node, expected, hint string) {
	if n.Kind != yaml.AliasNode {
		f.diags.Add(diag.WrongType, f.at(n), "%s, expected %s", kind(n), expected).Hint = hint
	}
}

// mapping is a mapping being read: each key that is asked for counts as known.
type mapping struct {
	f    *file
	n    *yaml.Node
	head *yaml.Node // where to show what is missing
	what string     // "an entity", for messages
	// meant lists the keys that unknown ones were probably meant to be: they do not count as missing.
	meant []string
}

// mapping checks that a value is a mapping whose keys stand once and are among those known.
func (f *file) mapping(n *yaml.Node, what string, known []string) (mapping, bool) {
	m := mapping{f: f, n: n, head: n, what: what}
	if n.Kind != yaml.MappingNode {
		f.wrong(n, what+": a mapping of keys", "")
		return m, false
	}
	m.onceEach("key")
	if known == nil {
		return m, true
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if k := n.Content[i]; k.Kind == yaml.ScalarNode && !slices.Contains(known, k.Value) {
			m.unknown(k, n.Content[i+1], known)
			m.meant = append(m.meant, fold.Nearest(k.Value, known, 1)...)
		}
	}
	return m, true
}

// onceEach refuses keys that stand twice.
func (m mapping) onceEach(what string) {
	c := m.n.Content
	var seen map[string]*yaml.Node
	if len(c) > 32 {
		seen = make(map[string]*yaml.Node, len(c)/2)
	}
	for i := 0; i < len(c); i += 2 {
		if c[i].Kind != yaml.ScalarNode {
			continue
		}
		first := seen[c[i].Value]
		for j := 0; seen == nil && j < i; j += 2 {
			if c[j].Kind == yaml.ScalarNode && c[j].Value == c[i].Value {
				first = c[j]
				break
			}
		}
		if first != nil {
			d := m.f.diags.Add(diag.DuplicateKey, m.f.at(c[i]), "the %s %q stands twice in %s", what, short(c[i].Value), m.what)
			d.Related = spot{m.f, first}.related("first here")
		} else if seen != nil {
			seen[c[i].Value] = c[i]
		}
	}
}

// unknown refuses a key.
func (m mapping) unknown(k, v *yaml.Node, known []string) {
	d := m.f.diags.Add(diag.UnknownKey, m.f.at(k), "unknown key %q in %s, expected %s", short(k.Value), m.what, oneOf(known))
	d.Hint = didYouMean(k.Value, known)
	if d.Hint == "" && m.n.Style&yaml.FlowStyle != 0 && isNull(v) {
		d.Hint = "a text that holds a comma needs quotes"
	}
}

// get returns the value of a key, nil when the mapping has none or leaves it blank.
func (m mapping) get(key string) *yaml.Node {
	c := m.n.Content
	for i := 0; i+1 < len(c); i += 2 {
		if c[i].Kind == yaml.ScalarNode && c[i].Value == key {
			if isNull(c[i+1]) {
				m.f.diags.Add(diag.Empty, m.f.at(c[i]), "the key %q has no value", key).Hint = "give it one, or leave the key out"
			}
			return c[i+1]
		}
	}
	return nil
}

// need is get for a key that must be there.
func (m mapping) need(key string) *yaml.Node {
	n := m.get(key)
	if n == nil && !slices.Contains(m.meant, key) {
		m.f.diags.Add(diag.MissingKey, m.f.at(m.head), "%s needs the key %q", m.what, key)
	}
	return n
}

// each calls visit for every key of plain text with its value.
func (m mapping) each(visit func(k, v *yaml.Node)) {
	for i := 0; i+1 < len(m.n.Content); i += 2 {
		if m.n.Content[i].Kind == yaml.ScalarNode {
			visit(m.n.Content[i], m.n.Content[i+1])
		}
	}
}
