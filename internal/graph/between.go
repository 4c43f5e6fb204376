package graph

import "context"

// Between returns every node and every claim that lies on some simple path from one of some nodes to one of some others
// that fits the options (see SimplePaths for what such a path is), whatever weights there are. Subgraph.Cut says that the budget
// ended it: then all that it returns lies on such a path, and more may. The error is the context's.
//
// Whether a claim lies on a simple path is a hard problem in general (NP-complete in directed graphs), and nearly
// always an easy case. Candidates are the claims from whose ends the starts and the ends are near enough, and that lie
// in one block with both (see block.go), which decides undirected graphs without a bound at once. A candidate is confirmed when
// the shortest ways from it to both sides do not meet, and else by a search for ways that do not.
// Every path found confirms all its claims. With Via it goes through all paths instead.
func (g *Graph) Between(ctx context.Context, from, to []Node, o Options) (Subgraph, error) {
	from, to = sorted(from), sorted(to)
	if len(stops(from, to, o.Via)) > 0 {
		return g.throughAll(ctx, from, to, o)
	}
	s := g.newBetween(ctx, from, to, &o)
	defer s.close()
	ok := s.fore.reach(s.limit) && s.back.reach(s.limit)
	if ok {
		s.findBlock()
		s.confirmAll()
	}
	if s.clock.err != nil {
		return Subgraph{}, s.clock.err
	}
	return s.found.subgraph(s.cut), nil
}

// throughAll gathers what lies on some path by going through all of them.
func (g *Graph) throughAll(ctx context.Context, from, to []Node, o Options) (Subgraph, error) {
	found := newCollection(g)
	o.Weight = nil
	for p, err := range g.SimplePaths(ctx, from, to, o) {
		if err == ErrBudget {
			return found.subgraph(true), nil
		}
		if err != nil {
			return Subgraph{}, err
		}
		found.addPath(p)
	}
	for _, n := range from {
		if has(to, n) && len(without(o.Via, n)) == 0 {
			found.nodes.add(uint32(n)) // the path without hops
		}
	}
	return found.subgraph(false), nil
}

// between is the state of a search.
type between struct {
	g            *Graph
	o            *Options
	clock        *clock
	starts, ends []Node
	limit        int
	fore, back   *layers // how far everything is from the starts and from the ends
	block        bitset  // the nodes of the block; nil before it is known
	found        *collection
	open         []pair // the candidates that are not confirmed

	budget   int // of all
	patience int // with one candidate
	cut      bool

	used   *marks // the nodes of the path begun, and the candidate's end
	path   []Node // that path backwards, from the candidate's start
	seen   *marks // by one search for a detour, and from where
	parent []Node
	queue  queue[ahead]
	near   []Node // what may come before each node of the path begun
	room   []Node // for detours
}

// pair is a candidate: two nodes that a path may walk from and to by a claim, and by any other that allows it; these
// stand or fall together.
type pair struct {
	from, to Node
	claim    Claim
}

func (g *Graph) newBetween(ctx context.Context, from, to []Node, o *Options) *between {
	c := newClock(ctx)
	s := &between{g: g, o: o, clock: c, starts: from, ends: to, limit: o.limit(g), budget: o.budget(), found: newCollection(g)}
	s.fore, s.back = g.newLayers(s.starts, false, o, c), g.newLayers(s.ends, true, o, c)
	s.fore.parent, s.back.parent = make([]Node, g.Len()), make([]Node, g.Len())
	s.queue.before = ahead.before
	s.used, s.seen = g.takeMarks(), g.takeMarks()
	return s
}

func (s *between) close() {
	s.fore.close()
	s.back.close()
	s.g.giveMarks(s.used)
	s.g.giveMarks(s.seen)
}

// may reports whether a path may, as far as distances and the block tell, walk from one node to another.
func (s *between) may(from, to Node) bool {
	f, b := s.fore.marks.get(from), s.back.marks.get(to)
	if f < 0 || b < 0 || f+1+b > s.limit || from == to {
		return false
	}
	if s.block != nil && !(s.block.has(uint32(from)) && s.block.has(uint32(to))) {
		return false
	}
	return !(f > 0 && s.o.avoids(from)) && !(b > 0 && s.o.avoids(to))
}

// confirmAll confirms every candidate that can be: the easy ones first, then the others with growing patience.
func (s *between) confirmAll() {
	for _, n := range s.starts {
		if has(s.ends, n) {
			s.found.nodes.add(uint32(n))
		}
	}
	s.parent = make([]Node, s.g.Len())
	certain := s.o.Undirected && s.o.Avoid == nil && s.limit == max(s.g.Len()-1, 0)
	for n := range Node(s.g.Len()) {
		s.candidates(n, certain)
	}
	s.settle(func(p pair) (bool, bool) { return s.glance(p), false })
	for patience := 1 << 12; len(s.open) > 0 && s.budget >= 0 && s.clock.err == nil; patience *= 16 {
		s.settle(func(p pair) (bool, bool) { return s.search(p, patience) })
	}
	s.cut = len(s.open) > 0
}

// settle asks about every candidate whether it is confirmed and whether there is more to try, and keeps those about which nothing is known.
func (s *between) settle(ask func(pair) (yes, all bool)) {
	left := s.open[:0]
	for _, p := range s.open {
		if s.found.claims.has(uint32(p.claim)) {
			continue
		}
		if !s.clock.tick(1) || s.budget < 0 {
			left = append(left, p)
			continue
		}
		if yes, all := ask(p); !yes && !all {
			left = append(left, p)
		}
	}
	s.open = left
}

// candidates notes where a path may walk to from a node.
func (s *between) candidates(n Node, certain bool) {
	if !s.fore.marks.has(n) {
		return
	}
	along, against := s.fore.arcs(n)
	if !s.clock.tick(1 + len(along) + len(against)) {
		return
	}
	for _, arcs := range [2][]Arc{along, against} {
		for _, a := range arcs {
			if !s.o.allows(a.Claim) || !s.may(n, a.Node) {
				continue
			}
			if certain {
				s.add(n, a.Node)
			} else {
				s.open = append(s.open, pair{n, a.Node, a.Claim})
			}
		}
	}
}

// add confirms all claims by which a path may walk from one node to another.
func (s *between) add(from, to Node) {
	s.found.nodes.add(uint32(from))
	s.found.nodes.add(uint32(to))
	s.addAll(s.g.Out(from), to, s.g.In(to), from)
	if s.o.Undirected {
		s.addAll(s.g.In(from), to, s.g.Out(to), from)
	}
}

// addAll adds what two lists share: arcs of one node to another, and the same seen from there. The shorter is gone through.
func (s *between) addAll(arcs []Arc, to Node, same []Arc, from Node) {
	if len(same) < len(arcs) {
		arcs, to = same, from
	}
	for _, a := range arcs {
		if a.Node == to && s.o.allows(a.Claim) {
			s.found.claims.add(uint32(a.Claim))
		}
	}
}
