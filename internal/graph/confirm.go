package graph

import (
	"cmp"
	"slices"
)

// glance looks only at the shortest ways that the two searches found from a candidate, and confirms it when they do not meet.
func (s *between) glance(p pair) bool {
	s.path = s.path[:0]
	for n := p.from; ; n = s.fore.parent[n] {
		s.path = append(s.path, n)
		if s.fore.marks.is(n, 0) {
			break
		}
	}
	slices.Reverse(s.path)
	for n := p.to; ; n = s.back.parent[n] {
		s.path = append(s.path, n)
		if s.back.marks.is(n, 0) {
			break
		}
	}
	s.used.forget()
	for _, n := range s.path {
		if s.used.has(n) {
			return false
		}
		s.used.set(n, 0)
	}
	s.addWay(s.path)
	return true
}

func (s *between) addWay(nodes []Node) {
	for i, n := range nodes[1:] {
		s.add(nodes[i], n)
	}
}

// search looks for a simple path over a candidate with so much patience. It reports whether it confirmed the candidate,
// and whether it tried everything.
func (s *between) search(p pair, patience int) (yes, all bool) {
	s.used.forget()
	s.used.set(p.to, 0)
	s.path, s.room, s.near, s.patience = s.path[:0], s.room[:0], s.near[:0], patience
	yes = s.over(p.from, p.to)
	return yes, s.patience >= 0
}

// over goes on backwards from a node where the path begun starts, which leads over the candidate to its end. It looks for a
// way from a start to the node and a way from the candidate's end to an end, both around the path begun. When both are there and
// do not meet, that is a path. When one is not there it gives up. When they meet it tries all nodes that may come before.
func (s *between) over(n, to Node) bool {
	s.used.set(n, 0)
	s.path = append(s.path, n)
	room, near := len(s.room), len(s.near)
	defer func() {
		s.used.unset(n)
		s.path, s.room, s.near = s.path[:len(s.path)-1], s.room[:room], s.near[:near]
	}()
	before, ok := s.detour(n, s.fore, s.limit-len(s.path)-s.back.marks.get(to))
	if !ok {
		return false
	}
	after, ok := s.detour(to, s.back, s.limit-len(s.path)-len(before))
	if !ok {
		return false
	}
	if s.apart(before, after) {
		way := slices.Clone(before)
		slices.Reverse(way)
		for i := range s.path {
			way = append(way, s.path[len(s.path)-1-i])
		}
		s.addWay(append(append(way, to), after...))
		return true
	}
	s.collect(n, s.limit-len(s.path)-1-len(after))
	for i := near; i < len(s.near); i++ {
		if s.patience < 0 {
			return false
		}
		if s.over(s.near[i], to) {
			return true
		}
	}
	return false
}

// apart reports whether two ways have no node in common.
func (s *between) apart(x, y []Node) bool {
	for _, n := range x {
		s.used.set(n, 0)
	}
	meet := slices.ContainsFunc(y, s.used.has)
	for _, n := range x {
		s.used.unset(n)
	}
	return !meet
}

// collect adds the nodes that may come before one, of which the start is at most so many hops away: each once, the nearest first.
func (s *between) collect(n Node, most int) {
	first := len(s.near)
	s.seen.forget()
	s.neighbours(n, true, func(m Node) {
		if !s.seen.has(m) && s.fore.marks.get(m) <= most && s.passable(m, s.fore) {
			s.seen.set(m, 0)
			s.near = append(s.near, m)
		}
	})
	slices.SortFunc(s.near[first:], func(x, y Node) int {
		return cmp.Or(cmp.Compare(s.fore.marks.get(x), s.fore.marks.get(y)), cmp.Compare(x, y))
	})
}

// neighbours calls do for every node that is not used and from which a path may walk to a node, or to which it may walk from there.
func (s *between) neighbours(n Node, before bool, do func(Node)) {
	along, against := s.g.arcs(n, before, s.o.Undirected)
	s.patience -= 1 + len(along) + len(against)
	s.budget -= 1 + len(along) + len(against)
	if !s.clock.tick(1+len(along)+len(against)) || s.budget < 0 {
		s.patience = -1
	}
	for _, arcs := range [2][]Arc{along, against} {
		for _, a := range arcs {
			if s.used.has(a.Node) || !s.o.allows(a.Claim) {
				continue
			}
			if before && s.may(a.Node, n) || !before && s.may(n, a.Node) {
				do(a.Node)
			}
		}
	}
}

// passable reports whether a way towards the starts, or the ends, may come to a node.
func (s *between) passable(n Node, side *layers) bool {
	return side.marks.is(n, 0) || !s.o.avoids(n)
}

// detour is the shortest way from a node to the starts, or to the ends, around what is used and in at most so many hops: its nodes, without the one
// that it starts from. It reports false when there is none, or patience is at an end. The distances that are known guide it
// (A*: Hart, Nilsson and Raphael 1968).
func (s *between) detour(n Node, side *layers, most int) ([]Node, bool) {
	if side.marks.is(n, 0) {
		return nil, most >= 0
	}
	s.seen.forget()
	s.seen.set(n, 0)
	s.queue.list = s.queue.list[:0]
	s.queue.push(ahead{n, side.marks.get(n), 0})
	for s.queue.len() > 0 && s.patience >= 0 {
		x := s.queue.pop()
		if !s.seen.is(x.node, x.hops) {
			continue // a shorter way there was found since
		}
		if side.marks.is(x.node, 0) {
			return s.wayBack(x.node, x.hops), true
		}
		hops := x.hops + 1
		s.neighbours(x.node, side == s.fore, func(m Node) {
			least := hops + side.marks.get(m)
			if least > most || s.seen.has(m) && s.seen.get(m) <= hops || !s.passable(m, side) {
				return
			}
			s.seen.set(m, hops)
			s.parent[m] = x.node
			s.queue.push(ahead{m, least, hops})
		})
	}
	return nil, false
}

// ahead is a node, so many hops away, on a way that has at least so many in all.
type ahead struct {
	node        Node
	least, hops int
}

// before prefers the shorter way, and of equals the one that is nearer to its end.
func (x ahead) before(y ahead) bool {
	if x.least != y.least {
		return x.least < y.least
	}
	return x.hops > y.hops
}

// wayBack is the way that a search came to a node, in so many hops.
func (s *between) wayBack(n Node, hops int) []Node {
	first := len(s.room)
	for range hops {
		s.room = append(s.room, n)
		n = s.parent[n]
	}
	way := s.room[first:]
	slices.Reverse(way)
	return way
}
