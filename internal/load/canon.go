package load

import (
	"slices"

	"go.yaml.in/yaml/v3"
)

// canon puts a value into the canonical form: keys in the order of keys.go, a claim's relation first, lists of one
// where the shape wants them and nowhere else. Entries keep their order: that of rows shows in legends and
// answers, and that of entities and claims is the curator's.
func (p *part) canon(s *shape) *part {
	if s == nil {
		for _, e := range p.entries {
			e.value = e.value.canon(nil)
			e.hoist()
		}
		return p
	}
	if s.form == listForm {
		p = p.asList(s)
		if p.kind != yaml.SequenceNode {
			s = s.item
		}
	}
	p.shape = s
	for _, e := range p.entries {
		e.value = e.value.canon(s.at(e.key))
	}
	if s.form == recordForm {
		slices.SortStableFunc(p.entries, func(a, b *entry) int { return s.rank(a.key) - s.rank(b.key) })
	}
	for _, e := range p.entries {
		e.hoist()
	}
	return p
}

// asList makes a list of an item that stands alone, or an item of a list of one.
func (p *part) asList(s *shape) *part {
	switch {
	case p.kind != yaml.SequenceNode && s.single == mayBeBare:
		return &part{kind: yaml.SequenceNode, flow: true, entries: []*entry{{value: p}}}
	case p.kind == yaml.SequenceNode && s.single == bare && len(p.entries) == 1:
		e := p.entries[0]
		if e.hoist(); len(e.head) == 0 && e.line == "" && len(e.after) == 0 && len(p.foot) == 0 {
			return e.value
		}
	}
	return p
}

// at is the shape of what stands at a key of a value of this shape, or of its items.
func (s *shape) at(key *part) *shape {
	if s.form != recordForm || key == nil {
		return s.item
	}
	if m, ok := s.of[key.text]; ok {
		return m.shape
	}
	return s.other
}

// rank is the place of a key among those of a record.
func (s *shape) rank(key *part) int {
	i := slices.Index(s.keys, key.text)
	if i < 0 && s.other == nil {
		return len(s.keys)
	}
	return i // -1 for a claim's relation: it comes first
}

// hoist moves the comments before the first key of an item to before its hyphen, where alone there is a line for them.
func (e *entry) hoist() {
	if e.key != nil || e.value.kind != yaml.MappingNode || len(e.value.entries) == 0 {
		return
	}
	first := e.value.entries[0]
	if len(first.head) > 0 {
		first.head[0].blank = first.head[0].blank || e.blank && len(e.head) > 0
		if len(e.head) == 0 {
			first.head[0].blank = e.blank
		}
		e.blank = first.blank
		e.head = append(e.head, first.head...)
		first.head = nil
	}
	first.blank = false
}
