package graph

import (
	"errors"
	"slices"
)

// ErrBudget is returned by a search that gave up before it had tried everything.
var ErrBudget = errors.New("the search was given up before everything was tried")

// Shortest returns the shortest path between two nodes that fits the options; among equally short ones
// the first by the ids of its nodes, then of its claims. It returns nil and no error when there is none,
// and a path without hops from a node to itself.
//
// Without Via it takes time linear in the graph: one search backwards from the end gives every
// node its distance, and the path goes down from there. Through given nodes the shortest simple path
// is a hard problem (NP-complete in directed graphs); the search deepens hop by hop, cut by those
// distances, and returns ErrBudget when it takes too long.
func (g *Graph) Shortest(from, to Node, o Options) (Path, error) {
	if o.Budget == 0 {
		o.Budget = DefaultBudget
	}
	via := stops(o.Via, from, to)
	if len(via) > 0 {
		return g.through(from, to, via, &o)
	}
	dist := g.distances(to, from, &o)
	if dist[from] < 0 || o.MaxHops > 0 && int(dist[from]) > o.MaxHops {
		return nil, nil
	}
	path := Path{}
	for n := from; n != to; n = path[len(path)-1].To {
		path = append(path, g.down(n, dist, &o))
	}
	return path, nil
}

// stops are the nodes to pass, each once, without the ends.
func stops(via []Node, ends ...Node) []Node {
	var list []Node
	for _, n := range via {
		if !slices.Contains(ends, n) && !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return list
}

// down is the first hop from a node that comes nearer to where distance is 0.
func (g *Graph) down(n Node, dist []int32, o *Options) Hop {
	var first Hop
	found := false
	g.hops(n, o, func(h Hop) {
		if !found && dist[h.To] == dist[n]-1 {
			first, found = h, true
		}
	})
	return first
}

// through finds the shortest simple path over stops by iterative deepening.
func (g *Graph) through(from, to Node, via []Node, o *Options) (Path, error) {
	s := &deepening{g: g, o: o, targets: append(via, to), from: from, used: make([]bool, g.Len())}
	if !s.prepare() {
		return nil, nil
	}
	limit := g.Len() - 1
	if o.MaxHops > 0 {
		limit = min(limit, o.MaxHops)
	}
	for bound := s.least(from, 0); bound <= limit; bound++ {
		s.cut = false
		if s.walk(from, 0, bound) {
			return s.path, nil
		}
		if s.steps > o.Budget {
			return nil, ErrBudget
		}
		if !s.cut {
			return nil, nil
		}
	}
	return nil, nil
}

// deepening is the state of one search: targets are the stops and the end, in order.
type deepening struct {
	g       *Graph
	o       *Options
	from    Node
	targets []Node
	dist    [][]int32 // distances to each target
	rest    []int     // from each target, over the following ones, to the end
	used    []bool
	path    Path
	steps   int
	cut     bool // whether the bound cut anything off
}

// prepare measures distances; it reports false when a stop cannot be reached at all.
func (s *deepening) prepare() bool {
	s.rest = make([]int, len(s.targets))
	for _, t := range s.targets {
		s.dist = append(s.dist, s.g.distances(t, s.from, s.o))
	}
	for i := len(s.targets) - 2; i >= 0; i-- {
		d := s.dist[i+1][s.targets[i]]
		if d < 0 {
			return false
		}
		s.rest[i] = s.rest[i+1] + int(d)
	}
	return s.dist[0][s.from] >= 0
}

// least is the fewest hops that can lead from a node over the targets from the i-th on; -1 for none.
func (s *deepening) least(n Node, i int) int {
	if d := s.dist[i][n]; d >= 0 {
		return int(d) + s.rest[i]
	}
	return -1
}

// walk extends the path from a node towards the i-th target with so many hops left.
func (s *deepening) walk(n Node, i, left int) bool {
	if n == s.targets[i] {
		if i++; i == len(s.targets) {
			return true
		}
	}
	s.used[n] = true
	defer func() { s.used[n] = false }()
	found := false
	s.g.hops(n, s.o, func(h Hop) {
		if found || s.used[h.To] || s.steps > s.o.Budget || s.tooEarly(h.To, i) {
			return
		}
		s.steps++
		if least := s.least(h.To, i); least < 0 || least >= left {
			s.cut = s.cut || least >= left
			return
		}
		s.path = append(s.path, h)
		if found = s.walk(h.To, i, left-1); !found {
			s.path = s.path[:len(s.path)-1]
		}
	})
	return found
}

// tooEarly reports whether a node is a later stop than the one that is due, or is to be avoided.
func (s *deepening) tooEarly(n Node, i int) bool {
	return slices.Contains(s.targets[i+1:], n) || s.o.avoids(n, s.targets...)
}
