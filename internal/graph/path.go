package graph

import (
	"cmp"
	"slices"
)

// Hop is one step of a path: a claim, and whether it is followed from its end to its start.
type Hop struct {
	Claim    Claim
	Relation Relation
	From, To Node // in the direction of the walk
	Inverse  bool
}

// Path is a walk from one node to another, one hop after the other. A path without hops stays where it is.
type Path []Hop

// Options bound a search for paths.
type Options struct {
	Undirected bool             // claims may be followed against their direction
	MaxHops    int              // 0 when there is no bound
	Avoid      func(Node) bool  // nodes that no path may touch, its ends excepted; may be nil
	Allow      func(Claim) bool // claims that a path may follow; nil allows all
	Via        []Node           // nodes that a path must touch, in this order
	Budget     int              // how many steps a search with Via may try; 0 takes DefaultBudget
}

// DefaultBudget bounds a search through given nodes: some seconds of work.
const DefaultBudget = 20_000_000

// hops calls yield for every hop that may follow at a node, sorted by the node it leads to, then by
// claim; so the first shortest path found is the first by ids.
func (g *Graph) hops(n Node, o *Options, yield func(Hop)) {
	var next []Hop
	for _, a := range g.Out(n) {
		next = append(next, Hop{a.Claim, a.Relation, n, a.Node, false})
	}
	if o.Undirected {
		for _, a := range g.In(n) {
			next = append(next, Hop{a.Claim, a.Relation, n, a.Node, true})
		}
	}
	slices.SortFunc(next, func(x, y Hop) int {
		return cmp.Or(cmp.Compare(x.To, y.To), cmp.Compare(x.Claim, y.Claim))
	})
	for _, h := range next {
		if o.Allow == nil || o.Allow(h.Claim) {
			yield(h)
		}
	}
}

// distances are the hops that it takes from every node to target within the options, -1 where there
// is no way. An avoided node has no way, unless it is the target or free.
func (g *Graph) distances(target, free Node, o *Options) []int32 {
	dist := make([]int32, g.Len())
	for i := range dist {
		dist[i] = -1
	}
	dist[target] = 0
	queue := []Node{target}
	reach := func(arcs []Arc, d int32) {
		for _, a := range arcs {
			if dist[a.Node] >= 0 || o.Allow != nil && !o.Allow(a.Claim) || o.avoids(a.Node, target, free) {
				continue
			}
			dist[a.Node] = d
			queue = append(queue, a.Node)
		}
	}
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		reach(g.In(n), dist[n]+1)
		if o.Undirected {
			reach(g.Out(n), dist[n]+1)
		}
	}
	return dist
}

func (o *Options) avoids(n Node, ends ...Node) bool {
	return o.Avoid != nil && o.Avoid(n) && !slices.Contains(ends, n)
}
