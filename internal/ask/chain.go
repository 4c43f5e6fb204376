package ask

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kg/internal/model"
	"kg/internal/query"
)

// way answers with the shortest path between two things, along claims in either direction.
func (p *posed) way() error {
	for _, from := range p.entities("x") {
		for _, to := range p.entities("y") {
			a, _, err := p.Path(p.ctx, from, to, query.PathOptions{Undirected: true})
			if err != nil {
				return err
			}
			p.between(to, a.Answers)
			p.lines = append(p.lines, a.Question)
		}
	}
	return nil
}

// between adds what lies inside a path, each with the whole path; where nothing does, the end.
func (p *posed) between(to model.Entity, items []Item) {
	if len(items) == 0 || len(items[0].Paths[0]) < 2 {
		p.a.Answers = append(p.a.Answers, items...)
		return
	}
	path := items[0].Paths[0]
	for _, h := range path[:len(path)-1] {
		e, _ := p.Engine.Dataset().Entity(h.end())
		it := newItem(e, p.Lang)
		it.Paths, it.Hops, it.End = [][]Hop{path}, len(path), to.ID
		p.a.Answers = append(p.a.Answers, it)
	}
}

// chain answers with one path through types in their order: the first by length, which is given, and then by ids.
func (p *posed) chain() error {
	types := p.Slots["c"].Types
	for _, start := range p.entities("x") {
		if p.isOne(start.Type, types[:1]) {
			types = types[1:]
		}
		p.a.Interpretation.Expression = strings.Join(p.steps(types), "/")
		p.lines = append(p.lines, "kg query "+start.ID+" '"+strings.Join(p.steps(types), "/")+"'")
		path, err := p.through(start.ID, types, nil)
		if err != nil || path == nil {
			return err
		}
		p.a.Answers = append(p.a.Answers, newItem(start, p.Lang))
		for i, h := range path {
			e, _ := p.Engine.Dataset().Entity(h.To)
			p.a.Answers = append(p.a.Answers, newItem(e, p.Lang, path[:i+1]))
		}
	}
	return nil
}

func (p *posed) steps(types []string) []string {
	var out []string
	for _, t := range types {
		out = append(out, "(.|^.)[type="+t+"]")
	}
	return out
}

// through finds a path that passes one entity of each type. Types are few, so it looks for each in turn.
func (p *posed) through(from string, types []string, sofar query.Path) (query.Path, error) {
	if len(types) == 0 {
		return sofar, nil
	}
	out, in, err := p.Engine.Claims(from)
	if err != nil {
		return nil, err
	}
	hops := slices.Concat(out, in)
	slices.SortStableFunc(hops, func(a, b query.Hop) int { return naturally(a.To, b.To) })
	for _, h := range hops {
		e, _ := p.Engine.Dataset().Entity(h.To)
		if !p.isOne(e.Type, types[:1]) || slices.ContainsFunc(sofar, func(x query.Hop) bool { return x.From == h.To }) {
			continue
		}
		if path, err := p.through(h.To, types[1:], append(sofar[:len(sofar):len(sofar)], h)); err != nil || path != nil {
			return path, err
		}
	}
	return nil, nil
}

// naturally compares ids as people count: rec-6 before rec-19.
func naturally(a, b string) int {
	x, y := strings.Split(a, "-"), strings.Split(b, "-")
	return slices.CompareFunc(x, y, func(a, b string) int {
		m, errA := strconv.Atoi(a)
		n, errB := strconv.Atoi(b)
		if errA == nil && errB == nil {
			return cmp.Compare(m, n)
		}
		return cmp.Compare(a, b)
	})
}
