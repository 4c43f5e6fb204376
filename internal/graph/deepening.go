package graph

import (
	"math"
	"slices"
)

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
	for length := 0; length <= o.limit(g); {
		next := none
		ok := together(searches, func(s *deepening, yield func(Path) bool) bool {
			ok := s.paths(length, yield)
			next = min(next, s.next)
			return ok
		}, func(p Path) bool { return yield(p, nil) })
		switch {
		case c.err != nil:
			yield(nil, c.err)
			return
		case budget < 0:
			yield(nil, ErrBudget)
			return
		case !ok:
			return
		}
		length = next
	}
}

// none is a length that no path has.
const none = math.MaxInt

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
	lost   bool      // some stop cannot be reached
	used   *marks    // the nodes of the path
	path   Path
	hops   []Hop // those that wait at the nodes of the path, the last node's last
	length int   // of the paths that are looked for
	next   int   // the least length that a path may have that is longer
	wasted int   // steps since the last path
	around Options
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
		s.lost = s.lost || d < 0
		s.rest[i] = s.rest[i+1] + d
	}
	return s
}

func (s *deepening) close() {
	for _, l := range s.toward {
		l.close()
	}
}

// paths finds the paths of one length, and the next length that there may be. It reports whether it may go on.
func (s *deepening) paths(length int, yield func(Path) bool) bool {
	s.length, s.next, s.yield = length, none, yield
	if s.lost {
		return true
	}
	if !s.toward[0].reach(length) {
		return false
	}
	for _, n := range s.starts {
		if s.near(n, 0, length) && !s.walk(n, 0, length) {
			return false
		}
	}
	return true
}

// near reports whether the path may be over in so many hops from a node, with the stops from the i-th on before it.
func (s *deepening) near(n Node, i, left int) bool {
	d := s.toward[i].marks.get(n)
	if d < 0 {
		if len(s.toward[i].frontier) > 0 { // it may be farther than was looked
			s.next = min(s.next, s.length+1)
		}
		return false
	}
	return s.fits(d+s.rest[i], left)
}

// fits reports whether so many hops are not too many, and notes the length that they would make.
func (s *deepening) fits(hops, left int) bool {
	if hops <= left {
		return true
	}
	s.next = min(s.next, s.length-left+hops)
	return false
}

// walk goes on from a node towards the i-th stop, or the end after the last, with so many hops left. It reports whether the search may go on.
func (s *deepening) walk(n Node, i, left int) bool {
	if left == 0 {
		s.wasted = 0
		if len(s.ends) > 1 { // it may go on to another
			s.next = min(s.next, s.length+1)
		}
		return s.yield(append(Path{}, s.path...))
	}
	if s.wasted > s.o.patienceOrDefault() && !s.leads(n, i, left) {
		return *s.budget >= 0 && s.clock.err == nil
	}
	s.used.set(n, 0)
	defer s.used.unset(n)
	first := len(s.hops)
	defer func() { s.hops = s.hops[:first] }()
	along, against := s.g.arcs(n, false, s.o.Undirected)
	if !s.spend(1 + len(along) + len(against)) {
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

func (s *deepening) spend(steps int) bool {
	s.wasted += steps
	*s.budget -= steps
	return s.clock.tick(steps) && *s.budget >= 0
}

// leads looks closer at whether the path may be over in so many hops from a node: around the nodes it has used. The
// distances that near knows may lead through those, and then more dead ends are tried than there are claims. With this, only
// beginnings of paths are walked, so the work is bounded by what there is to find (but for stops, which are taken one by one).
func (s *deepening) leads(n Node, i, left int) bool {
	ends := s.ends
	if i < len(s.via) {
		ends = s.via[i : i+1]
	} else if len(ends) > 1 {
		ends = slices.DeleteFunc(slices.Clone(ends), func(e Node) bool { return e == n || s.used.has(e) })
	}
	s.around = Options{Undirected: s.o.Undirected, Allow: s.o.Allow, Avoid: func(m Node) bool {
		return s.used.has(m) || s.o.avoids(m) || i < len(s.via) && slices.Contains(s.via[i+1:], m)
	}}
	before := s.clock.total
	d, ok := s.g.distance(n, ends, s.o.limit(s.g)-s.length+left-s.rest[i], &s.around, s.clock)
	cost := s.clock.total - before
	*s.budget -= cost
	if !ok || !s.fits(d+s.rest[i], left) {
		return false
	}
	s.wasted = s.o.patienceOrDefault() - cost // so that no more is spent on looking than on walking
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
		if left > 0 && len(s.ends) == 1 && a.Node == s.ends[0] {
			continue // from the only end no path goes on
		}
		if !s.near(a.Node, s.passed(a.Node, i), left) || !s.o.allows(a.Claim) || left > 0 && s.o.avoids(a.Node) {
			continue
		}
		s.hops = append(s.hops, Hop{a.Claim, a.Relation, n, a.Node, inverse})
	}
}
