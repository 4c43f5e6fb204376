package graph

import "context"

// Between returns every node and every claim that lies on some simple path from one of some nodes to one of some others
// that fits the options (see SimplePaths for what such a path is).
func (g *Graph) Between(ctx context.Context, from, to []Node, o Options) (Subgraph, error) {
	found := newCollection(g)
	o.Weight = nil
	starts := sorted(from)
	for p, err := range g.SimplePaths(ctx, from, to, o) {
		if err == ErrBudget {
			return found.subgraph(true), nil
		}
		if err != nil {
			return Subgraph{}, err
		}
		found.addPath(p)
	}
	for _, n := range to {
		if has(starts, n) {
			found.nodes.add(uint32(n))
		}
	}
	return found.subgraph(false), nil
}
