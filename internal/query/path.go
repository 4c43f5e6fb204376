package query

import "kg/internal/graph"

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
