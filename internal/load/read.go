package load

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"kg/internal/diag"
	"kg/internal/fold"
	"kg/internal/model"
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

// didYouMean is a hint with the nearest names, "" when none is near.
func didYouMean(typed string, names []string) string {
	near := fold.Nearest(typed, names, 3)
	for i, n := range near {
		near[i] = strconv.Quote(n)
	}
	switch len(near) {
	case 0:
		return ""
	case 1:
		return "did you mean " + near[0] + "?"
	default:
		return "did you mean " + strings.Join(near[:len(near)-1], ", ") + " or " + near[len(near)-1] + "?"
	}
}

// oneOf lists what was expected; of long lists it gives the start.
func oneOf(names []string) string {
	const most = 12
	if len(names) > most {
		return "one of " + strings.Join(names[:most], ", ") + ", …"
	}
	if len(names) == 1 {
		return names[0]
	}
	return "one of " + strings.Join(names, ", ")
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

// str returns a scalar's text without outer white space; "" for nil and, with a diagnostic, for
// anything else. Numbers and words such as yes stay as they are written.
func (f *file) str(n *yaml.Node, what string) string {
	if n == nil || isNull(n) {
		return "" // get has said so
	}
	if n.Kind != yaml.ScalarNode {
		f.wrong(n, what, "")
		return ""
	}
	s := strings.TrimSpace(n.Value)
	if s == "" {
		f.diags.Add(diag.Empty, f.at(n), "an empty text, expected %s", what)
	}
	return s
}

// text returns a text in both languages; the zero Text for nil.
func (f *file) text(n *yaml.Node, what string) model.Text {
	if n == nil || isNull(n) {
		return model.Text{}
	}
	if n.Kind != yaml.MappingNode {
		f.wrong(n, what+" in both languages", "write {fr: …, en: …}")
		return model.Text{}
	}
	m, _ := f.mapping(n, what, langs())
	get := func(l model.Lang) string {
		v := m.get(string(l))
		if v == nil {
			f.diags.Add(diag.MissingLang, f.at(n), "%s lacks its %s text", what, languageName(l)).Hint = fmt.Sprintf("add %s: …", l)
		}
		return f.str(v, what)
	}
	return model.Text{FR: get(model.French), EN: get(model.English)}
}

func langs() []string {
	var out []string
	for _, l := range model.Langs() {
		out = append(out, string(l))
	}
	return out
}

func languageName(l model.Lang) string {
	if l == model.English {
		return "English"
	}
	return "French"
}

// list returns the items of a list; a single scalar or mapping counts as a list of one when single is set.
func (f *file) list(n *yaml.Node, what string, single bool) []*yaml.Node {
	switch {
	case n == nil || isNull(n):
		return nil
	case n.Kind == yaml.SequenceNode:
		if len(n.Content) == 0 {
			f.diags.Add(diag.Empty, f.at(n), "an empty list, expected %s", what).Hint = "leave the key out"
		}
		return n.Content
	case single && (n.Kind == yaml.ScalarNode || n.Kind == yaml.MappingNode):
		return []*yaml.Node{n}
	default:
		f.wrong(n, "a list of "+what, "write [ … ], or one item a line after a hyphen")
		return nil
	}
}

// strs returns the texts of a list, none of them twice.
func (f *file) strs(n *yaml.Node, what string, single bool) []string {
	var out []string
	for _, item := range f.list(n, what, single) {
		if isNull(item) {
			f.diags.Add(diag.Empty, f.at(item), "an empty item, expected %s", what)
			continue
		}
		s := f.str(item, what)
		if s == "" {
			continue
		}
		if slices.Contains(out, s) {
			f.diags.Add(diag.Repeated, f.at(item), "%q stands twice in the list", short(s))
			continue
		}
		out = append(out, s)
	}
	return out
}

// choice returns a scalar that is one of the allowed values; "" for nil.
func (f *file) choice(n *yaml.Node, what string, allowed []string) string {
	s := f.str(n, what)
	if s != "" && !slices.Contains(allowed, s) {
		f.diags.Add(diag.BadValue, f.at(n), "%q is no %s, expected %s", short(s), what, oneOf(allowed)).Hint = didYouMean(s, allowed)
	}
	return s
}

// flag returns true or false; false for nil.
func (f *file) flag(n *yaml.Node, what string) bool {
	return f.choice(n, what, []string{"true", "false"}) == "true"
}

// lineNumber returns a line counted from 1; 0 for nil and, with a diagnostic, for anything else.
func (f *file) lineNumber(n *yaml.Node) int {
	s := f.str(n, "a line number")
	if s == "" {
		return 0
	}
	i, err := strconv.Atoi(s)
	switch {
	case err != nil:
		f.diags.Add(diag.WrongType, f.at(n), "%q, expected a line number", short(s))
	case i < 1:
		f.diags.Add(diag.BadNumber, f.at(n), "line %d, expected 1 or more: lines are counted from 1", i)
	case i > 1_000_000:
		f.diags.Add(diag.BadNumber, f.at(n), "line %d, expected at most 1000000", i)
	default:
		return i
	}
	return 0
}

// date returns an ISO 8601 date; "" for nil.
func (f *file) date(n *yaml.Node) string {
	s := f.str(n, "a date")
	if s != "" && !model.ValidDate(s) {
		f.diags.Add(diag.BadDate, f.at(n), "%q is no date, expected a year, a month or a day: 2024, 2024-05 or 2024-05-14", short(s)).
			Hint = isoHint(s)
		return ""
	}
	return s
}

// isoHint rewrites a date as people write them, day first.
func isoHint(s string) string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '.' || r == '-' })
	for i, p := range parts {
		if len(p) == 1 {
			parts[i] = "0" + p
		}
	}
	if len(parts) == 3 && len(parts[2]) == 4 {
		slices.Reverse(parts)
	}
	if iso := strings.Join(parts, "-"); iso != s && model.ValidDate(iso) {
		return fmt.Sprintf("write %s", iso)
	}
	return ""
}

// id returns an id in kebab-case; "" for nil and, with a diagnostic, for anything else.
func (f *file) id(n *yaml.Node, what string) string {
	s := f.str(n, "the id of "+what)
	if s != "" && !kebab(s) {
		f.diags.Add(diag.BadID, f.at(n), "%q is no id, expected lower-case letters and digits joined by single hyphens", short(s)).
			Hint = kebabHint(s)
		return ""
	}
	return s
}

// kebab reports whether s is in kebab-case.
func kebab(s string) bool {
	hyphen := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			hyphen = false
		case c == '-' && !hyphen:
			hyphen = true
		default:
			return false
		}
	}
	return !hyphen
}

// kebabHint is the id that was probably meant.
func kebabHint(s string) string {
	words := fold.Words(s)
	if id := strings.Join(words, "-"); kebab(id) {
		return "write " + id
	}
	return ""
}
