package graph

// cheapest are the least costs from every node to one of some ends (Dijkstra 1959), backwards from there; the
// weight is nowhere where there is no way. What is to be avoided has a cost and leads nowhere.
func (g *Graph) cheapest(ends []Node, w *weigher, c *clock) []cost {
	best := make([]cost, g.Len())
	for i := range best {
		best[i].weight = nowhere
	}
	q := queue[costed]{before: func(x, y costed) bool { return x.cost.compare(y.cost) < 0 }}
	for _, n := range ends {
		best[n] = cost{}
		q.push(costed{n, cost{}})
	}
	for q.len() > 0 && w.err == nil {
		x := q.pop()
		if x.cost != best[x.node] || w.o.avoids(x.node) && x.cost.hops > 0 {
			continue
		}
		along, against := g.arcs(x.node, true, w.o.Undirected)
		if !c.tick(1 + len(along) + len(against)) {
			return best
		}
		for _, arcs := range [2][]Arc{along, against} {
			for _, a := range arcs {
				if !w.o.allows(a.Claim) {
					continue
				}
				if d := x.cost.plus(w.cost(a.Claim)); d.compare(best[a.Node]) < 0 {
					best[a.Node] = d
					q.push(costed{a.Node, d})
				}
			}
		}
	}
	return best
}

// costed is a node with what it costs from there.
type costed struct {
	node Node
	cost cost
}
