package load

import "go.yaml.in/yaml/v3"

// part is a value on its way to the canonical form: what the tree of the YAML library says, with the
// comments that stand in it and the blank lines.
type part struct {
	kind    yaml.Kind
	text    string   // of a scalar
	tag     string   // of a scalar, as YAML 1.2 reads it: "!!str", "!!int" …
	flow    bool     // it stood in brackets
	col     int      // the column at which a block's entries stood
	entries []*entry // of a mapping or list
	foot    []comment
	shape   *shape // nil when kg knows nothing of it
}

// entry is a pair of a mapping or an item of a list.
type entry struct {
	key   *part // nil in a list
	value *part
	blank bool      // an empty line stood before it, behind the comments of head
	head  []comment // on the lines before it
	line  string    // at the end of its line, or of its key's
	after []comment // on the lines behind it, touching it and not what follows
}

// comment is a comment from its # to the end of its line.
type comment struct {
	text  string
	col   int
	own   bool // nothing stands before it on its line
	blank bool // an empty line stands before it
}

func (p *part) last() *entry {
	if len(p.entries) == 0 {
		return nil
	}
	return p.entries[len(p.entries)-1]
}

// isBlock reports whether a value stood on lines of its own, an entry each.
func (p *part) isBlock() bool { return p != nil && p.kind != yaml.ScalarNode && !p.flow }

// hasComments reports whether a comment stands inside a value.
func (p *part) hasComments() bool {
	if p == nil {
		return false
	}
	for _, e := range p.entries {
		if len(e.head) > 0 || e.line != "" || len(e.after) > 0 || e.value.hasComments() {
			return true
		}
	}
	return len(p.foot) > 0
}

// document is a whole file: the comments that belong to no entry, and its value.
type document struct {
	header []comment
	root   *part     // nil when there is none
	foot   []comment // behind a value without entries
}
