package query

import (
	"context"
	"slices"

	"kg/internal/graph"
)

// witnessBudget bounds the search for the witnesses of one pair, in hops tried.
const witnessBudget = 2_000_000

// witnesses lists up to n paths from one node to another that an automaton accepts, in the order of length and then
// of ids; cut reports that the search was given up. A path that comes back to a node in the same states is left out: it is
// another one with a detour that could be repeated for ever. So the list is finite, and begins with the shortest path.
//
// It deepens hop by hop, and never leaves the ways that can still end in time: distances backwards from the end, over
// pairs of a state and a node, say which. The automaton is made deterministic on the way (sets of states), so that no path
// comes twice.
func (e *Engine) witnesses(ctx context.Context, a *automaton, from, to graph.Node, n int) (paths []graph.Path, cut bool, err error) {
	w := e.newWalk(a, false)
	w.reset(from)
	s := &witnessSearch{ctx: ctx, w: w, n: n, to: to}
	if s.left, err = w.distances(ctx, to); err != nil {
		return nil, false, err
	}
	start := newSet(len(a.states))
	w.close(a.start, from, start)
	for bound := s.least(from, start); bound >= 0; bound++ {
		s.beyond = false
		s.walk(from, start, bound)
		if s.err != nil {
			return nil, false, s.err
		}
		if len(s.found) >= n || s.steps > witnessBudget || !s.beyond {
			break
		}
	}
	return s.found, s.steps > witnessBudget, nil
}

// witnessSearch is one search, its path so far with the states at each of its nodes.
type witnessSearch struct {
	ctx    context.Context
	w      *walk
	n      int
	to     graph.Node
	left   map[visit]int // hops that it takes to the end
	path   graph.Path
	trail  []trailed
	found  []graph.Path
	steps  int
	beyond bool // a longer bound would go further
	err    error
}

type trailed struct {
	node   graph.Node
	states set
}

// least is the fewest hops that can lead to the end from a node in some states; -1 for none.
func (s *witnessSearch) least(n graph.Node, states set) int {
	best := -1
	states.each(func(i int) {
		if d, ok := s.left[visit{int32(i), n}]; ok && (best < 0 || d < best) {
			best = d
		}
	})
	return best
}

// walk takes every way on from a node that ends after exactly so many hops.
func (s *witnessSearch) walk(n graph.Node, states set, hops int) {
	if s.steps++; s.ctx.Err() != nil {
		s.err = s.ctx.Err()
	}
	if hops == 0 {
		if n == s.to && states.has(s.w.a.in) {
			s.found = append(s.found, slices.Clone(s.path))
		}
		s.beyond = true
		return
	}
	s.trail = append(s.trail, trailed{n, states})
	s.w.movesOf(n, states)
	for _, group := range s.group(slices.Clone(s.w.moves)) {
		if len(s.found) >= s.n || s.steps > witnessBudget || s.err != nil {
			break
		}
		least := s.least(group.hop.To, group.states)
		if least < 0 || s.repeats(group) {
			continue
		}
		if least > hops-1 {
			s.beyond = true
			continue
		}
		s.path = append(s.path, group.hop)
		s.walk(group.hop.To, group.states, hops-1)
		s.path = s.path[:len(s.path)-1]
	}
	s.trail = s.trail[:len(s.trail)-1]
}

// ways are a hop and the states that it leads to.
type ways struct {
	hop    graph.Hop
	states set
}

// group joins the moves along one hop, keeping their order.
func (s *witnessSearch) group(moves []move) []ways {
	var out []ways
	for _, m := range moves {
		if len(out) == 0 || out[len(out)-1].hop != m.Hop {
			out = append(out, ways{m.Hop, newSet(len(s.w.a.states))})
		}
		s.w.close(m.state, m.To, out[len(out)-1].states)
	}
	return out
}

// repeats reports whether the path was at a node in the same states before.
func (s *witnessSearch) repeats(x ways) bool {
	return slices.ContainsFunc(s.trail, func(t trailed) bool { return t.node == x.hop.To && slices.Equal(t.states, x.states) })
}

// distances are the hops from each state and node that can end at a node, by a search backwards.
func (w *walk) distances(ctx context.Context, to graph.Node) (map[visit]int, error) {
	free, steps := make([][]int, len(w.a.states)), make([][]int, len(w.a.states)) // by the state they lead to
	for i, s := range w.a.states {
		for _, next := range s.free {
			free[next] = append(free[next], i)
		}
		if s.step != nil {
			steps[s.step.next] = append(steps[s.step.next], i)
		}
	}
	dist := map[visit]int{}
	level := []visit{{int32(w.a.in), to}}
	for d := 0; len(level) > 0; d++ {
		var next []visit
		for len(level) > 0 {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			v := level[len(level)-1]
			level = level[:len(level)-1]
			if _, seen := dist[v]; seen {
				continue
			}
			dist[v] = d
			for _, i := range free[v.state] {
				if g := w.a.states[i].guard; g == nil || g(v.node) {
					level = append(level, visit{int32(i), v.node})
				}
			}
			for _, i := range steps[v.state] {
				next = w.before(next, i, v.node)
			}
		}
		level = next
	}
	return dist, nil
}

// before adds from where a state's step leads to a node.
func (w *walk) before(list []visit, i int, to graph.Node) []visit {
	s := *w.a.states[i].step
	s.inverse = !s.inverse
	for _, a := range s.arcs(w.e.graph, to) {
		if w.mayTake(&s, a) {
			list = append(list, visit{int32(i), a.Node})
		}
	}
	return list
}
