package graph

import (
	"context"
	"slices"
)

// Shortest returns the shortest path from one of some nodes to one of some others that fits the options;
// among equally short ones the first by ids (see ComparePaths). With weights it is the lightest path, and
// of equally light ones the one with the fewest hops, then the first by ids. It returns nil and no error when there is none, and a path
// without hops when a node is both a start and an end.
//
// Without Via and Weight it searches from both sides, layer by layer, always where fewer arcs wait, so that in a graph of
// a million claims it sees some thousands of them. Through given nodes the shortest simple path is a hard problem
// (NP-complete in directed graphs): it is the first of SimplePaths, and the error is ErrBudget when that takes too long.
func (g *Graph) Shortest(ctx context.Context, from, to []Node, o Options) (Path, error) {
	from, to = sorted(from), sorted(to)
	if o.Weight != nil || len(stops(from, to, o.Via)) > 0 {
		for p, err := range g.SimplePaths(ctx, from, to, o) {
			return p, err
		}
		return nil, ctx.Err()
	}
	clock := newClock(ctx)
	if clock.err != nil {
		return nil, clock.err
	}
	if slices.ContainsFunc(from, func(n Node) bool { return has(to, n) }) {
		return Path{}, nil
	}
	s := &meeting{g: g, o: &o, fore: g.newLayers(from, false, &o, clock), back: g.newLayers(to, true, &o, clock)}
	defer s.fore.close()
	defer s.back.close()
	if !s.search(o.limit(g)) {
		return nil, clock.err
	}
	s.project()
	return s.descend(from), nil
}

// distance is how many hops it takes from a node to one of some others, at most limit; it reports false when there is no
// such way, or the clock stopped it.
func (g *Graph) distance(n Node, to []Node, limit int, o *Options, c *clock) (int, bool) {
	s := &meeting{g: g, o: o, fore: g.newLayers([]Node{n}, false, o, c), back: g.newLayers(to, true, o, c)}
	defer s.fore.close()
	defer s.back.close()
	met := s.search(limit)
	return s.fore.depth + s.back.depth, met
}

// stops are the nodes to pass, each once, without the ends of all paths.
func stops(from, to, via []Node) []Node {
	var list []Node
	for _, n := range via {
		isEnd := len(from) == 1 && from[0] == n || len(to) == 1 && to[0] == n
		if !isEnd && !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return list
}

// meeting is a search from both sides. Before they meet no node is marked by both.
type meeting struct {
	g          *Graph
	o          *Options
	fore, back *layers
	met        []Node // the nodes where they met, all those of the same layer
	length     int    // of the shortest paths
}

// search grows the cheaper side until both meet; it reports false when they never do within so many hops.
func (s *meeting) search(limit int) bool {
	for s.fore.depth+s.back.depth < limit && len(s.fore.frontier) > 0 && len(s.back.frontier) > 0 {
		l, other := s.fore, s.back
		if s.back.cost < s.fore.cost {
			l, other = s.back, s.fore
		}
		if !s.grow(l, other) {
			return false
		}
		if len(s.met) > 0 {
			return true
		}
	}
	return false
}

// grow marks the next layer of one side. From the first node that the other side has marked, the distance is
// known and only such nodes still matter.
func (s *meeting) grow(l, other *layers) bool {
	l.next, l.cost = l.next[:0], 0
	for _, n := range l.frontier {
		along, against := l.arcs(n)
		if !l.clock.tick(1 + len(along) + len(against)) {
			return false
		}
		s.enter(l, other, along)
		s.enter(l, other, against)
	}
	l.advance()
	return true
}

func (s *meeting) enter(l, other *layers, arcs []Arc) {
	for _, a := range arcs {
		switch {
		case l.marks.has(a.Node):
		case other.marks.has(a.Node):
			if s.o.allows(a.Claim) {
				l.marks.set(a.Node, l.depth+1)
				s.met = append(s.met, a.Node)
			}
		case len(s.met) == 0 && s.o.allows(a.Claim) && !s.o.avoids(a.Node):
			l.push(a.Node)
		}
	}
}

// project gives every node on a shortest path its distance to the end. Those past the meeting have it; from
// the meeting it goes towards the start, through nodes that are as far from there as a shortest path allows.
func (s *meeting) project() {
	depth := s.fore.marks.get(s.met[0])
	s.length = depth + s.back.marks.get(s.met[0])
	layer, next := s.met, s.fore.next
	for depth--; depth >= 0; depth-- {
		next = next[:0]
		for _, n := range layer {
			along, against := s.back.arcs(n)
			for _, arcs := range [2][]Arc{along, against} {
				for _, a := range arcs {
					if s.fore.marks.is(a.Node, depth) && !s.back.marks.has(a.Node) && s.o.allows(a.Claim) {
						s.back.marks.set(a.Node, s.length-depth)
						next = append(next, a.Node)
					}
				}
			}
		}
		layer, next = next, layer
	}
}

// descend walks from the first start that is on a shortest path, always to the first node that is nearer to the end.
func (s *meeting) descend(from []Node) Path {
	n := from[slices.IndexFunc(from, func(n Node) bool { return s.back.marks.is(n, s.length) })]
	path := make(Path, 0, s.length)
	for left := s.length - 1; left >= 0; left-- {
		h := s.first(n, left)
		path = append(path, h)
		n = h.To
	}
	return path
}

// first is the first hop by ids from a node to one that has so many hops left.
func (s *meeting) first(n Node, left int) Hop {
	var best Hop
	found := false
	along, against := s.fore.arcs(n)
	for i, arcs := range [2][]Arc{along, against} {
		for _, a := range arcs {
			if !s.back.marks.is(a.Node, left) {
				continue
			}
			h := Hop{a.Claim, a.Relation, n, a.Node, i == 1}
			if (!found || compareHops(h, best) < 0) && s.o.allows(a.Claim) {
				best, found = h, true
			}
		}
	}
	return best
}
