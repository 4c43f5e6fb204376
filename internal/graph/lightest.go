package graph

import (
	"cmp"
	"slices"
)

// lightest finds the simple paths of some quests in order of weight by a best-first search: of all
// paths begun it goes on with the one that can be finished at the least cost. That cost is exact but for
// paths whose best end would meet themselves, so few are begun in vain. Costs are whole numbers and hence exact;
// among equal ones the first by ids goes on, which finds the first path without looking at its equals.
func (g *Graph) lightest(quests []quest, o *Options, c *clock, yield func(Path, error) bool) {
	s := &bestFirst{g: g, o: o, clock: c, weigher: weigher{g: g, o: o}, budget: o.budget(), used: g.takeMarks()}
	defer g.giveMarks(s.used)
	s.queue.before = s.before
	for i := range quests {
		l := s.newLegs(quests[i])
		defer l.close()
		s.legs = append(s.legs, l)
		for _, n := range quests[i].starts {
			s.push(begun{hop: Hop{To: n}, parent: -1, quest: i})
		}
	}
	for s.queue.len() > 0 && s.err() == nil {
		x := s.queue.pop()
		if s.done(x.index) {
			s.wasted = 0
			if !yield(s.path(x.index), nil) {
				return
			}
			if len(s.legs[s.begun[x.index].quest].ends) == 1 {
				continue // from the only end no path goes on
			}
		} else if s.wasted > o.patienceOrDefault() && !s.begun[x.index].sure && !s.leads(x) {
			continue
		}
		s.extend(x.index)
	}
	if err := s.err(); err != nil {
		yield(nil, err)
	}
}

type bestFirst struct {
	g       *Graph
	o       *Options
	clock   *clock
	weigher weigher
	budget  int
	legs    []*legs
	begun   []begun
	queue   queue[waiting]
	used    *marks // the nodes of the path that goes on
	wasted  int    // steps since the last path
	around  around
}

// begun is a path: one begun before and one more hop. For a path that is only a start, the hop has nothing but To.
type begun struct {
	hop    Hop
	parent int // index, -1 for a start
	quest  int
	due    int // the stop to come
	cost   cost
	sure   bool // that it can be finished at the least cost for which it waits
}

// waiting is a path begun, and the least that it can cost in the end.
type waiting struct {
	least cost
	index int
}

func (s *bestFirst) err() error {
	switch {
	case s.clock.err != nil:
		return s.clock.err
	case s.weigher.err != nil:
		return s.weigher.err
	case s.budget < 0:
		return ErrBudget
	}
	return nil
}

func (s *bestFirst) before(x, y waiting) bool {
	return cmp.Or(x.least.compare(y.least), s.compare(x.index, y.index), cmp.Compare(x.index, y.index)) < 0
}

// compare orders two paths begun by ids; one that the other goes on from comes first.
func (s *bestFirst) compare(i, j int) int {
	order := cmp.Compare(s.begun[i].cost.hops, s.begun[j].cost.hops)
	for s.begun[i].cost.hops > s.begun[j].cost.hops {
		i = s.begun[i].parent
	}
	for s.begun[j].cost.hops > s.begun[i].cost.hops {
		j = s.begun[j].parent
	}
	for i != j && i >= 0 && j >= 0 {
		if c := compareHops(s.begun[i].hop, s.begun[j].hop); c != 0 {
			order = c // what is nearer to the start counts more, and comes later here
		}
		i, j = s.begun[i].parent, s.begun[j].parent
	}
	return order
}

func (s *bestFirst) path(i int) Path {
	path := make(Path, 0, s.begun[i].cost.hops)
	for ; s.begun[i].parent >= 0; i = s.begun[i].parent {
		path = append(path, s.begun[i].hop)
	}
	slices.Reverse(path)
	return path
}

// roomCost is how many steps the room for a path begun is worth, about a hundred bytes: so the default budget ends a search
// at some two million of them.
const roomCost = 10

// push puts a path begun into the queue, if it can be finished.
func (s *bestFirst) push(b begun) {
	l := s.legs[b.quest]
	least, ok := l.least(b.hop.To, b.due, s.o.limit(s.g)-b.cost.hops)
	if !ok || b.cost.hops > 0 && s.o.avoids(b.hop.To) && !(b.due == len(l.via) && has(l.ends, b.hop.To)) {
		return
	}
	s.budget -= roomCost
	s.begun = append(s.begun, b)
	s.queue.push(waiting{b.cost.plus(least), len(s.begun) - 1})
}

// done reports whether a path begun is a path.
func (s *bestFirst) done(i int) bool {
	b := &s.begun[i]
	l := s.legs[b.quest]
	return b.due == len(l.via) && has(l.ends, b.hop.To)
}

// extend begins all paths that go on from one by a hop.
func (s *bestFirst) extend(i int) {
	b := s.begun[i]
	n, l := b.hop.To, s.legs[b.quest]
	if b.cost.hops > 0 && s.o.avoids(n) || b.cost.hops == s.o.limit(s.g) {
		return
	}
	s.use(i)
	along, against := s.g.arcs(n, false, s.o.Undirected)
	s.spend(1 + len(along) + len(against))
	for k, arcs := range [2][]Arc{along, against} {
		for _, a := range arcs {
			if s.used.has(a.Node) || !s.o.allows(a.Claim) || b.due < len(l.via) && slices.Contains(l.via[b.due+1:], a.Node) {
				continue
			}
			next := begun{Hop{a.Claim, a.Relation, n, a.Node, k == 1}, i, b.quest, b.due, b.cost.plus(s.weigher.cost(a.Claim)), false}
			if b.due < len(l.via) && l.via[b.due] == a.Node {
				next.due++
			}
			s.push(next)
		}
	}
}

// use notes the nodes of a path begun.
func (s *bestFirst) use(i int) {
	s.used.forget()
	for ; i >= 0; i = s.begun[i].parent {
		s.used.set(s.begun[i].hop.To, 0)
	}
}

func (s *bestFirst) spend(steps int) {
	s.budget -= steps
	s.wasted += steps
	s.clock.tick(steps)
}
