package graph

import "slices"

// leads looks closer at what a path begun can be finished for: around the nodes that it has used, through which the least costs
// from anywhere may lead. It reports whether the path goes on now; it may also have to wait again, for its real cost, or cannot be
// finished at all. With this, only beginnings of paths go on, at what those paths cost, so the work is bounded by what there is to
// find (but for stops, which are taken one by one, and a bound on hops, which is not looked at).
func (s *bestFirst) leads(x waiting) bool {
	b := &s.begun[x.index]
	l := s.legs[b.quest]
	s.use(x.index)
	ends := l.ends
	if b.due < len(l.via) {
		ends = l.via[b.due : b.due+1]
	} else if len(ends) > 1 {
		ends = slices.DeleteFunc(slices.Clone(ends), s.used.has)
	}
	o := Options{Undirected: s.o.Undirected, Allow: s.o.Allow, Avoid: func(n Node) bool {
		return s.used.has(n) || s.o.avoids(n) || b.due < len(l.via) && slices.Contains(l.via[b.due+1:], n)
	}}
	before := s.clock.total
	rest, ok := cost{}, false
	if _, ok = s.g.distance(b.hop.To, ends, s.o.limit(s.g), &o, s.clock); ok {
		rest, ok = s.finish(b.hop.To, ends, l.costs[b.due], &o)
	}
	spent := s.clock.total - before
	s.budget -= spent
	if !ok {
		return false
	}
	s.wasted = s.o.patienceOrDefault() - spent // so that no more is spent on looking than on going on
	b.sure = true
	least := b.cost.plus(rest).plus(l.rest[b.due])
	if least.compare(x.least) > 0 {
		s.queue.push(waiting{least, x.index})
		return false
	}
	return true
}

// around is the room for searches around what is used.
type around struct {
	best  []cost
	queue queue[guided]
}

// guided is a node, the cost of a way to it, and the least that the way on from there may cost in all.
type guided struct {
	costed
	least cost
}

// finish is the least cost from a node to one of some ends, guided by costs that are never too high (A*: Hart, Nilsson and
// Raphael 1968).
func (s *bestFirst) finish(n Node, ends []Node, guide []cost, o *Options) (cost, bool) {
	a := &s.around
	if a.best == nil {
		a.best = make([]cost, s.g.Len())
		a.queue.before = func(x, y guided) bool { return x.least.compare(y.least) < 0 }
	}
	seen := s.g.takeMarks()
	defer s.g.giveMarks(seen)
	a.queue.list = a.queue.list[:0]
	reach := func(m Node, c cost) {
		if guide[m].weight == nowhere || seen.has(m) && a.best[m].compare(c) <= 0 {
			return
		}
		seen.set(m, 0)
		a.best[m] = c
		a.queue.push(guided{costed{m, c}, c.plus(guide[m])})
	}
	reach(n, cost{})
	for a.queue.len() > 0 {
		x := a.queue.pop()
		if has(ends, x.node) && x.node != n {
			return x.cost, true
		}
		if x.cost != a.best[x.node] {
			continue
		}
		along, against := s.g.arcs(x.node, false, o.Undirected)
		if !s.clock.tick(1 + len(along) + len(against)) {
			return cost{}, false
		}
		for _, arcs := range [2][]Arc{along, against} {
			for _, arc := range arcs {
				if o.allows(arc.Claim) && (!o.avoids(arc.Node) || has(ends, arc.Node)) {
					reach(arc.Node, x.cost.plus(s.weigher.cost(arc.Claim)))
				}
			}
		}
	}
	return cost{}, false
}
