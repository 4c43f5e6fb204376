package view

import (
	"context"
	"fmt"
	"slices"

	"kg/internal/expr"
	"kg/internal/graph"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/query"
)

// batch is one part of what a view shows.
type batch struct {
	found   []query.Reached
	claims  []model.Claim  // those to draw between what is shown; nil for those of the paths
	weight  map[string]int // how many claims touch an entity, where no path says how it matters
	skipped bool           // the way is not for this size: what it leads to is left out
	undated []model.Entity // what a timeline has no place for
}

// witnesses is how many paths prove a pair of a view's query.
const witnesses = 3

// defaultBetween is how long the paths between two sets are where a view does not say.
const defaultBetween = 4

// gather finds everything that a view may show, part by part.
func gather(ctx context.Context, e *query.Engine, v model.View, o Options) ([]batch, error) {
	if _, ok := e.Dataset().Entity(v.Focus); !ok && v.Focus != "" {
		return nil, fmt.Errorf("no entity has the id %q", v.Focus)
	}
	g := &gatherer{ctx, e, v}
	batches, err := g.ways(o)
	if err != nil {
		return nil, err
	}
	for _, part := range []struct {
		name   string
		wanted bool
		find   func() (batch, error)
	}{
		{"select", v.Select != "", g.selected},
		{"around", v.Around.Of != "", g.around},
		{"between", v.Between.From != "", g.between},
		{"query", v.Query.From != "", g.asked},
	} {
		if !part.wanted {
			continue
		}
		b, err := part.find()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", part.name, err)
		}
		batches = append(batches, b)
	}
	if v.Layout == string(picture.Timeline) {
		for i := range batches {
			b := &batches[i]
			b.found = slices.DeleteFunc(b.found, func(r query.Reached) bool {
				if dateOf(r.Entity) != "" {
					return false
				}
				b.undated = append(b.undated, r.Entity)
				return true
			})
		}
	}
	return batches, nil
}

type gatherer struct {
	ctx  context.Context
	e    *query.Engine
	view model.View
}

func (g *gatherer) ways(o Options) (batches []batch, err error) {
	for _, w := range g.view.Ways {
		x, err := expr.Parse(w.Expr)
		if err != nil {
			return nil, fmt.Errorf("way %q: %w", w.Expr, err)
		}
		found, err := g.e.Eval(g.ctx, g.view.Focus, x)
		if err != nil {
			return nil, fmt.Errorf("way %q: %w", w.Expr, err)
		}
		batches = append(batches, batch{found: found, skipped: !w.In(o.Size)})
	}
	return batches, nil
}

// selected is a set of entities with all claims among them.
func (g *gatherer) selected() (batch, error) {
	ids, err := g.set(g.view.Select)
	if err != nil {
		return batch{}, err
	}
	among := map[string]bool{}
	b := batch{weight: map[string]int{}, claims: []model.Claim{}}
	for _, id := range ids {
		among[id] = true
		x, _ := g.e.Dataset().Entity(id)
		b.found = append(b.found, query.Reached{Entity: x})
	}
	if g.view.Focus != "" {
		among[g.view.Focus] = true
	}
	const inside = 1000 // a claim within the set says more than any number of others
	for _, c := range g.e.Dataset().Claims {
		weight := 1
		if among[c.From] && among[c.To] {
			b.claims = append(b.claims, c)
			weight = inside
		}
		b.weight[c.From] += weight
		b.weight[c.To] += weight
	}
	return b, nil
}

// around is what surrounds a set, each with the shortest path that leads to it.
func (g *gatherer) around() (batch, error) {
	a := g.view.Around
	ids, err := g.set(a.Of)
	if err != nil {
		return batch{}, err
	}
	direction := map[string]graph.Direction{"out": graph.Out, "in": graph.In}
	d, ok := direction[a.Direction]
	if !ok {
		d = graph.Both
	}
	sub, err := g.e.Around(g.ctx, ids, max(a.Hops, 1), d)
	if err != nil {
		return batch{}, err
	}
	return partOf(sub), nil
}

// partOf is a part of the graph, each entity with the path by which it belongs to it.
func partOf(sub query.Subgraph) batch {
	b := batch{weight: map[string]int{}, claims: []model.Claim{}}
	for _, h := range sub.Claims {
		b.claims = append(b.claims, h.Claim)
		b.weight[h.From]++
		b.weight[h.To]++
	}
	for _, x := range sub.Entities {
		r := query.Reached{Entity: x.Entity}
		if x.Path != nil {
			r.Paths = []query.Path{x.Path}
		}
		b.found = append(b.found, r)
	}
	return b
}

// between is what lies on paths from one set to another.
func (g *gatherer) between() (batch, error) {
	from, err := g.set(g.view.Between.From)
	if err != nil {
		return batch{}, err
	}
	to, err := g.set(g.view.Between.To)
	if err != nil {
		return batch{}, err
	}
	hops := g.view.Between.Hops
	if hops == 0 {
		hops = defaultBetween
	}
	sub, err := g.e.Between(g.ctx, from, to, query.PathOptions{Undirected: true, MaxHops: hops})
	if err != nil {
		return batch{}, err
	}
	if len(sub.Entities) == 0 {
		return batch{}, empty("no path of at most %d hops from %s to %s", hops, g.view.Between.From, g.view.Between.To)
	}
	return partOf(sub), nil
}

// asked is what a path expression leads to from a set, and from where, with the paths.
func (g *gatherer) asked() (batch, error) {
	q := g.view.Query
	x, err := expr.Parse(q.Expr)
	if err != nil {
		return batch{}, err
	}
	from, err := g.e.Select(g.ctx, q.From)
	if err != nil {
		return batch{}, err
	}
	to := query.Selection{Free: true}
	if q.To != "" {
		if to, err = g.e.Select(g.ctx, q.To); err != nil {
			return batch{}, err
		}
	}
	pairs, _, err := g.e.Pairs(g.ctx, from, x, to, query.PairOptions{Witnesses: witnesses})
	if err != nil {
		return batch{}, err
	}
	// Starts are as much of the answer as ends: one that comes in with no end is named among what is left out.
	var b batch
	at := map[string]int{}
	for _, p := range pairs {
		for _, x := range []model.Entity{p.Start, p.End} {
			i, ok := at[x.ID]
			if !ok {
				i, at[x.ID] = len(b.found), len(b.found)
				b.found = append(b.found, query.Reached{Entity: x})
			}
			b.found[i].Paths = append(b.found[i].Paths, p.Paths...)
		}
	}
	return b, nil
}

// without lists what has no date in the parts of a timeline, each once.
func without(batches []batch) (undated []model.Entity) {
	for _, b := range batches {
		for _, e := range b.undated {
			if !slices.ContainsFunc(undated, func(x model.Entity) bool { return x.ID == e.ID }) {
				undated = append(undated, e)
			}
		}
	}
	return undated
}

// set reads a set of entities that has to hold some.
func (g *gatherer) set(text string) ([]string, error) {
	set, err := g.e.Select(g.ctx, text)
	switch {
	case err != nil:
		return nil, err
	case set.Free:
		return nil, fmt.Errorf(`"?" is any entity, expected a set; "all" is every entity`)
	case len(set.IDs) == 0:
		return nil, empty("the set %q is empty", short(text))
	}
	return set.IDs, nil
}

// dateOf is when something is or first happened; "" when nothing says it.
func dateOf(e model.Entity) string {
	first := e.Date
	for _, s := range e.Status {
		if e.Date == "" && s.Date != "" && (first == "" || s.Date < first) {
			first = s.Date
		}
	}
	return first
}
