package graph

// legs are what a quest's way takes from anywhere to each stop and to the end: the least cost, and, where
// hops are bounded, the fewest hops.
type legs struct {
	quest
	costs  [][]cost // to each stop and to the ends
	rest   []cost   // from each stop over those after it to the end
	layers []*layers
	far    []int // as rest, in hops
	none   bool  // some stop cannot be reached
}

func (s *bestFirst) newLegs(q quest) *legs {
	l := &legs{quest: q, rest: make([]cost, len(q.via)+1), far: make([]int, len(q.via)+1)}
	for i := range len(q.via) + 1 {
		ends := q.ends
		if i < len(q.via) {
			ends = []Node{q.via[i]}
		}
		l.costs = append(l.costs, s.g.cheapest(ends, &s.weigher, s.clock))
		if s.o.MaxHops > 0 {
			t := s.g.newLayers(ends, true, s.o, s.clock)
			t.reach(s.o.MaxHops)
			l.layers = append(l.layers, t)
		}
	}
	for i := len(q.via) - 1; i >= 0; i-- {
		next := l.costs[i+1][q.via[i]]
		if next.weight == nowhere {
			l.none = true
			return l
		}
		l.rest[i] = l.rest[i+1].plus(next)
		if l.layers != nil {
			l.far[i] = l.far[i+1] + max(l.layers[i+1].marks.get(q.via[i]), 0)
		}
	}
	return l
}

func (l *legs) close() {
	for _, t := range l.layers {
		t.close()
	}
}

// least is the least cost from a node over the stops from one on to the end, if there is a way in so many hops.
func (l *legs) least(n Node, due, hops int) (cost, bool) {
	if l.none || l.costs[due][n].weight == nowhere {
		return cost{}, false
	}
	if l.layers != nil {
		if d := l.layers[due].marks.get(n); d < 0 || d+l.far[due] > hops {
			return cost{}, false
		}
	}
	return l.costs[due][n].plus(l.rest[due]), true
}
