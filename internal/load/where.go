package load

import (
	"go.yaml.in/yaml/v3"

	"kg/internal/diag"
)

// EntityPartAt is the place of a part of an entity, found by keys (strings) and by places in lists (numbers
// from 0): "figures", 2, "counts", "fr". What is not there gives the place of the nearest part around it.
func (l *Loaded) EntityPartAt(id string, path ...any) diag.Range {
	e := l.entities[id]
	if len(path) == 0 {
		return e.id.at()
	}
	return e.whole.part(path).at()
}

// ClaimPartAt is the place of a part of a claim, as EntityPartAt.
func (l *Loaded) ClaimPartAt(id string, path ...any) diag.Range {
	s := l.spots(id)
	if len(path) == 0 {
		return s.to.at()
	}
	return s.whole.part(path).at()
}

// SourceAt is the place of a source's id; the zero Range when there is no such source.
func (l *Loaded) SourceAt(id string) diag.Range { return l.sources[id].at() }

// SourcePartAt is the place of a part of a source, as EntityPartAt; the place of its id when the part is not there.
func (l *Loaded) SourcePartAt(id, key string) diag.Range {
	row := l.sourceRows[id]
	if n := valueOf(row.n, key); n != nil {
		return spot{row.f, n}.at()
	}
	return l.SourceAt(id)
}

// ViewPartAt is the place of a part of a view, as EntityPartAt; the zero Range when there is no such view.
func (l *Loaded) ViewPartAt(id string, path ...any) diag.Range { return l.views[id].part(path).at() }

// ExcuseAt is the place of the line of a source's i-th excuse, from 0.
func (l *Loaded) ExcuseAt(source string, i int) diag.Range { return nth(l.excuses[source], i).at() }

// LimitAt is the place of a gap's limit; the zero Range when it has none.
func (l *Loaded) LimitAt(gap string) diag.Range { return l.limits[gap].at() }

// part walks down a value. One item in the place of a list of one counts as its first.
func (s spot) part(path []any) spot {
	for _, step := range path {
		next := s.n
		switch step := step.(type) {
		case string:
			next = valueOf(s.n, step)
		case int:
			if s.n != nil && s.n.Kind == yaml.SequenceNode {
				next = nth(s.n.Content, step)
			}
		}
		if next == nil {
			return s
		}
		s.n = next
	}
	return s
}

func valueOf(n *yaml.Node, key string) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}
