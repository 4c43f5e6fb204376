package graph

import "context"

// Direction says which way claims are followed.
type Direction int

// The directions: from a claim's start to its end, the other way, and either way.
const (
	Out Direction = iota
	In
	Both
)

// Subgraph is a part of a graph: nodes and claims, both sorted, each once.
type Subgraph struct {
	Nodes  []Node
	Claims []Claim
	Cut    bool // whether the search was given up before everything was found
}

// Around returns the nodes that can be reached within so many hops, the starts among them, and the claims followed on the way: those of every
// node that is nearer than the bound. A bound below 0 is none. It is cut only where the context ended it.
func (g *Graph) Around(ctx context.Context, starts []Node, hops int, d Direction) Subgraph {
	clock := newClock(ctx)
	o := Options{Undirected: d == Both}
	l := g.newLayers(starts, d == In, &o, clock)
	defer l.close()
	found := newCollection(g)
	for (hops < 0 || l.depth <= hops) && len(l.frontier) > 0 && clock.err == nil {
		for _, n := range l.frontier {
			found.nodes.add(uint32(n))
			if hops >= 0 && l.depth == hops {
				continue
			}
			along, against := l.arcs(n)
			found.addArcs(along)
			found.addArcs(against)
		}
		if !l.grow() {
			break
		}
	}
	return found.subgraph(clock.err != nil)
}
