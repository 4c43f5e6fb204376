package graph

import "slices"

// deepen finds the simple paths of some quests by iterative deepening: all of one length, then all of the next.
func (g *Graph) deepen(quests []quest, o *Options, c *clock, yield func(Path, error) bool) {
	budget := o.budget()
	searches := make([]*deepening, len(quests))
	used := g.takeMarks()
	defer g.giveMarks(used)
	for i, q := range quests {
		searches[i] = g.newDeepening(q, o, c, used, &budget)
		defer searches[i].close()
	}
	for length := 0; length <= o.limit(g); length++ {
		again := false
		ok := together(searches, func(s *deepening, yield func(Path) bool) bool {
			more, ok := s.paths(length, yield)
			again = again || more
			return ok
		}, func(p Path) bool { return yield(p, nil) })
		switch {
		case c.err != nil:
			yield(nil, c.err)
			return
		case budget < 0:
			yield(nil, ErrBudget)
			return
		case !ok || !again:
			return
		}
	}
}

// together passes the paths of equal length of several searches on in order. One search has them in order already.
func together(searches []*deepening, paths func(*deepening, func(Path) bool) bool, yield func(Path) bool) bool {
	if len(searches) == 1 {
		return paths(searches[0], yield)
	}
	var all []Path
	for _, s := range searches {
		if !paths(s, func(p Path) bool { all = append(all, p); return true }) {
			return false
		}
	}
	slices.SortFunc(all, ComparePaths)
	for _, p := range all {
		if !yield(p) {
			return false
		}
	}
	return true
}

// deepening is one quest's search.
type deepening struct {
	quest
	g      *Graph
	o      *Options
	clock  *clock
	budget *int
	toward []*layers // backwards from each stop, and from the ends
	rest   []int     // from each stop over the following ones to the end; 0 for the ends themselves
	none   bool      // some stop cannot be reached
	used   *marks    // the nodes of the path
	path   Path
	hops   []Hop // those that wait at the nodes of the path, the last node's last
	cut    bool  // whether a longer path may exist
	yield  func(Path) bool
}

func (g *Graph) newDeepening(q quest, o *Options, c *clock, used *marks, budget *int) *deepening {
	s := &deepening{quest: q, g: g, o: o, clock: c, budget: budget, used: used, rest: make([]int, len(q.via)+1)}
	for _, v := range q.via {
		s.toward = append(s.toward, g.newLayers([]Node{v}, true, o, c))
	}
	s.toward = append(s.toward, g.newLayers(q.ends, true, o, c))
	if len(q.via) == 0 {
		return s
	}
	for _, l := range s.toward {
		l.reach(o.limit(g))
	}
	for i := len(q.via) - 1; i >= 0; i-- {
		d := s.toward[i+1].marks.get(q.via[i])
		s.none = s.none || d < 0
		s.rest[i] = s.rest[i+1] + d
	}
	return s
}

func (s *deepening) close() {
	for _, l := range s.toward {
		l.close()
	}
}

// paths finds the paths of one length. It reports whether there may be longer ones, and whether it may go on.
func (s *deepening) paths(length int, yield func(Path) bool) (more, ok bool) {
	if s.none || !s.toward[0].reach(length) {
		return false, s.none
	}
	s.cut, s.yield = false, yield
	for _, n := range s.starts {
		if s.near(n, 0, length) && !s.walk(n, 0, length) {
			return false, false
		}
	}
	return s.cut, true
}

// near reports whether the path may be over in so many hops from a node, with the stops from the i-th on before it.
func (s *deepening) near(n Node, i, left int) bool {
	d := s.toward[i].marks.get(n)
	if d < 0 {
		s.cut = s.cut || len(s.toward[i].frontier) > 0 // it may be farther than was looked
		return false
	}
	s.cut = s.cut || d+s.rest[i] > left
	return d+s.rest[i] <= left
}

// walk goes on from a node towards the i-th stop, or the end after the last, with so many hops left. It reports whether the search may go on.
func (s *deepening) walk(n Node, i, left int) bool {
	if left == 0 {
		s.cut = true
		return s.yield(append(Path{}, s.path...))
	}
	s.used.set(n, 0)
	defer s.used.unset(n)
	first := len(s.hops)
	defer func() { s.hops = s.hops[:first] }()
	along, against := s.g.arcs(n, false, s.o.Undirected)
	if *s.budget -= 1 + len(along) + len(against); *s.budget < 0 || !s.clock.tick(1+len(along)+len(against)) {
		return false
	}
	s.collect(n, i, left-1, along, false)
	s.collect(n, i, left-1, against, true)
	slices.SortFunc(s.hops[first:], compareHops)
	for k := first; k < len(s.hops); k++ {
		h := s.hops[k]
		s.path = append(s.path, h)
		ok := s.walk(h.To, s.passed(h.To, i), left-1)
		s.path = s.path[:len(s.path)-1]
		if !ok {
			return false
		}
	}
	return true
}

// passed is the stop that is due after a node.
func (s *deepening) passed(n Node, i int) int {
	if i < len(s.via) && s.via[i] == n {
		i++
	}
	return i
}

// collect adds the hops that may come next.
func (s *deepening) collect(n Node, i, left int, arcs []Arc, inverse bool) {
	for _, a := range arcs {
		if s.used.has(a.Node) || i < len(s.via) && slices.Contains(s.via[i+1:], a.Node) {
			continue
		}
		if !s.near(a.Node, s.passed(a.Node, i), left) || !s.o.allows(a.Claim) || left > 0 && s.o.avoids(a.Node) {
			continue
		}
		s.hops = append(s.hops, Hop{a.Claim, a.Relation, n, a.Node, inverse})
	}
}
