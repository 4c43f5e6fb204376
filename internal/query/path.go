package query

import (
	"context"
	"fmt"
	"slices"

	"kg/internal/graph"
)

// PathOptions bound a path: see graph.Options. Entities are given by id.
type PathOptions struct {
	Undirected bool
	MaxHops    int // 0 when there is no bound
	Via        []string
	Avoid      []string
}

// Shortest returns the shortest path from one entity to another; ok is false when there is none.
// The error is graph.ErrBudget when a search through given nodes was given up, and the context's when that ended it.
func (e *Engine) Shortest(ctx context.Context, from, to string, o PathOptions) (p Path, ok bool, err error) {
	ids := slices.Concat([]string{from, to}, o.Via, o.Avoid)
	nodes := make([]graph.Node, len(ids))
	for i, id := range ids {
		if nodes[i], err = e.node(id); err != nil {
			return nil, false, err
		}
	}
	avoid := map[graph.Node]bool{}
	for _, n := range nodes[2+len(o.Via):] {
		avoid[n] = true
	}
	for i, n := range nodes[:2+len(o.Via)] {
		if avoid[n] {
			return nil, false, fmt.Errorf("%q is to be avoided, and is also where the path starts, ends or must pass", ids[i])
		}
	}
	found, err := e.graph.Shortest(ctx, nodes[:1], nodes[1:2], graph.Options{
		Undirected: o.Undirected, MaxHops: o.MaxHops,
		Via:   nodes[2 : 2+len(o.Via)],
		Avoid: func(n graph.Node) bool { return avoid[n] },
	})
	if err != nil || found == nil {
		return nil, false, err
	}
	p, err = e.path(found)
	return p, err == nil, err
}

// Claims lists the claims that start at an entity and those that end there, each in the order of ids.
func (e *Engine) Claims(id string) (out, in []Hop, err error) {
	n, err := e.node(id)
	if err != nil {
		return nil, nil, err
	}
	hops := func(arcs []graph.Arc, inverse bool) ([]Hop, error) {
		var p graph.Path
		for _, a := range arcs {
			p = append(p, graph.Hop{Claim: a.Claim, Relation: a.Relation, From: n, To: a.Node, Inverse: inverse})
		}
		return e.path(p)
	}
	if out, err = hops(e.graph.Out(n), false); err != nil {
		return nil, nil, err
	}
	in, err = hops(e.graph.In(n), true)
	return out, in, err
}
