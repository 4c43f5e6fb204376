package load

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"go.yaml.in/yaml/v3"

	"kg/internal/diag"
	"kg/internal/model"
)

// Tree is one file of a dataset that comes from elsewhere than YAML, a spreadsheet say: its value, with the places that
// diagnostics are to give.
type Tree struct {
	Name string // the file that it would be: "sources.yaml", "actors.yaml"
	Root Value
}

// Value is a part of a Tree: a list when Items is set, a mapping when Entries is set, else a text.
type Value struct {
	Line, Col int // its place
	Text      string
	Items     []Value
	Entries   []Entry
}

// Entry is a key of a mapping, a text, with its value.
type Entry struct{ Key, Value Value }

// Parts is what OpenTrees makes a dataset from.
type Parts struct {
	Files  map[string][]byte // files in YAML, by name
	Trees  []Tree            // files in place of YAML
	Strays []Value           // claims whose entity is not known: they are checked, and not kept
	// Partial says that entities are missing that could not be read, so that nothing is said of names that they may have.
	Partial bool
}

// OpenTrees is Open for a dataset that is not, or not wholly, in YAML. Whatever may be wrong with a file may be wrong with a
// tree: the readers and the checks are the same, and the places in what they say are the trees'.
func OpenTrees(s Parts) (*Loaded, diag.List) {
	var files []*file
	for _, name := range slices.Sorted(maps.Keys(s.Files)) {
		files = append(files, &file{name: name, src: s.Files[name]})
	}
	parseAll(files)
	for _, t := range s.Trees {
		f := &file{name: t.Name, root: t.Root.node(yaml.DoubleQuotedStyle)}
		f.plain(f.root, maxDepth)
		files = append(files, f)
	}
	slices.SortStableFunc(files, func(a, b *file) int { return bytes.Compare([]byte(a.name), []byte(b.name)) })
	l := newLoader(files)
	l.strays, l.noEntities = s.Strays, l.noEntities || s.Partial
	diags := l.run()
	diags.Sort()
	if diags.HasErrors() {
		return nil, diags
	}
	return l.finish(), diags
}

// readStrays checks claims that belong to no entity.
func (l *loader) readStrays() {
	if len(l.strays) == 0 {
		return
	}
	f := &file{}
	for _, c := range l.strays {
		n := c.node(yaml.DoubleQuotedStyle)
		f.plain(n, maxDepth)
		l.readClaim(f, model.Entity{}, n)
	}
	l.files = append(l.files, f)
}

// node is the value as a node of YAML; style is that of its texts. A quoted text is never nothing, even when it says null.
func (v Value) node(style yaml.Style) *yaml.Node {
	n := &yaml.Node{Line: v.Line, Column: v.Col}
	switch {
	case v.Items != nil:
		n.Kind, n.Tag = yaml.SequenceNode, "!!seq"
		for _, item := range v.Items {
			n.Content = append(n.Content, item.node(style))
		}
	case v.Entries != nil:
		n.Kind, n.Tag = yaml.MappingNode, "!!map"
		for _, e := range v.Entries {
			n.Content = append(n.Content, e.Key.node(style), e.Value.node(style))
		}
	default:
		n.Kind, n.Tag, n.Value, n.Style = yaml.ScalarNode, "!!str", v.Text, style
		if style == 0 && digits().MatchString(v.Text) {
			n.Tag = "" // written without quotes: the readers take every value as it is written
		}
	}
	return n
}

// digits are numbers and dates.
var digits = lazily(`^-?[0-9]+([-.][0-9]+)*$`)

// YAML is the tree as a file of YAML, in the form that kg fmt gives it.
func (t Tree) YAML() ([]byte, error) {
	plain, err := yaml.Marshal(t.Root.node(0))
	if err != nil {
		return nil, fmt.Errorf("writing %s: %w", t.Name, err)
	}
	text, diags, err := Format(t.Name, plain)
	if err == nil {
		err = diags.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("writing %s: %w", t.Name, err)
	}
	return text, nil
}

// IsReserved reports whether a file of this name is no list of entities.
func IsReserved(name string) bool { return slices.Contains(reserved(), name) }

// Reserved lists the names of the files that are not lists of entities.
func Reserved() []string { return reserved() }

// DidYouMean is a hint with the nearest names, "" when none is near.
func DidYouMean(typed string, names []string) string { return didYouMean(typed, names) }
