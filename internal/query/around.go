package query

import (
	"cmp"
	"context"
	"slices"

	"kg/internal/graph"
)

// Around returns the entities within so many hops of some, the starts among them, sorted by their distance and then by id,
// and every claim of those that are nearer than the bound. The path of each entity is the shortest from a
// start, the first by ids. The error is the context's.
func (e *Engine) Around(ctx context.Context, starts []string, hops int, d graph.Direction) (Subgraph, error) {
	nodes, err := e.nodes(starts)
	if err != nil {
		return Subgraph{}, err
	}
	slices.Sort(nodes)
	sub := e.graph.Around(ctx, nodes, hops, d)
	if err := ctx.Err(); err != nil {
		return Subgraph{}, err
	}
	part, err := e.part(sub, nodes)
	if err != nil {
		return part, err
	}
	came := e.spread(nodes, len(sub.Nodes), d)
	for i, n := range sub.Nodes {
		if part.Entities[i].Path, err = e.path(came.path(n)); err != nil {
			return part, err
		}
	}
	slices.SortStableFunc(part.Entities, func(x, y Placed) int { return cmp.Compare(len(x.Path), len(y.Path)) })
	return part, ctx.Err()
}

// arrivedBy tells by which hop a search first came to each node; the starts came by none.
type arrivedBy map[graph.Node]graph.Hop

// spread searches from all starts at once until it has been at so many nodes. It takes nodes in the order of their paths, and the
// hops of each in the order of ids, so the first way to a node is the first by ids among the shortest.
func (e *Engine) spread(starts []graph.Node, wanted int, d graph.Direction) arrivedBy {
	came := arrivedBy{}
	for _, n := range starts {
		came[n] = graph.Hop{From: n, To: n}
	}
	queue := slices.Clone(starts)
	for i := 0; i < len(queue) && len(came) < wanted; i++ {
		for _, h := range e.hopsAt(queue[i], d) {
			if _, seen := came[h.To]; !seen {
				came[h.To] = h
				queue = append(queue, h.To)
			}
		}
	}
	return came
}

func (e *Engine) hopsAt(n graph.Node, d graph.Direction) []graph.Hop {
	var hops []graph.Hop
	add := func(arcs []graph.Arc, inverse bool) {
		for _, a := range arcs {
			hops = append(hops, graph.Hop{Claim: a.Claim, Relation: a.Relation, From: n, To: a.Node, Inverse: inverse})
		}
	}
	if d != graph.In {
		add(e.graph.Out(n), false)
	}
	if d != graph.Out {
		add(e.graph.In(n), true)
	}
	slices.SortFunc(hops, func(x, y graph.Hop) int {
		return cmp.Or(cmp.Compare(x.To, y.To), cmp.Compare(x.Relation, y.Relation), cmp.Compare(x.Claim, y.Claim), compareBool(x.Inverse, y.Inverse))
	})
	return hops
}

// path is the way back to a start, turned round.
func (came arrivedBy) path(n graph.Node) graph.Path {
	p := graph.Path{}
	for h := came[n]; h.From != h.To; h = came[h.From] {
		p = append(p, h)
	}
	slices.Reverse(p)
	return p
}
