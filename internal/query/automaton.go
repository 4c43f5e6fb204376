package query

import (
	"slices"

	"kg/internal/graph"
)

// automaton is an expression as a nondeterministic automaton in Thompson's construction (1968): one way
// in, one way out, and states tied by free moves, which a guard may close to a node, or by claims.
type automaton struct {
	states    []state
	start, in int  // in is the accepting state
	extents   bool // whether a step asks where a claim is cited
}

type state struct {
	free  []int
	guard func(graph.Node) bool // what the node must pass for the free moves; nil for any
	step  *step
}

// step is a move along a claim: of one relation, or of any but some.
type step struct {
	relation graph.Relation
	absent   bool // no claim of the graph is of the relation
	any      bool
	except   []graph.Relation // with any; sorted
	inverse  bool
	cited    cited
	next     int
	nexts    []int // next, or once shortened what it leads to for free
}

// shorten lets free moves, and what steps lead to, pass over the states where nothing is decided: a third of the states
// are left to visit. Those passed over stay, and no move leads to them. An automaton that would grow by it, such as that of
// (a?){1000}, is left as it is.
func (a *automaton) shorten() {
	decides := func(i int) bool { return i == a.in || a.states[i].step != nil || a.states[i].guard != nil }
	short := make([][]int, len(a.states))
	mark := make([]int, len(a.states)) // the state that it was last come to from, from 1
	moves, most := 0, 8*len(a.states)
	for i := range a.states {
		stack := slices.Clone(a.states[i].free)
		for len(stack) > 0 {
			at := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if mark[at] == i+1 {
				continue
			}
			mark[at] = i + 1
			if decides(at) {
				short[i] = append(short[i], at)
				if moves++; moves > most {
					return
				}
			} else {
				stack = append(stack, a.states[at].free...)
			}
		}
	}
	for i := range a.states {
		a.states[i].free = short[i]
	}
	for i := range a.states {
		if s := a.states[i].step; s != nil && !decides(s.next) {
			s.nexts = a.states[s.next].free
		}
	}
}

// arcs are the claims that a step may take from a node, and more where except is set: see takes.
func (s *step) arcs(g *graph.Graph, n graph.Node) []graph.Arc {
	switch {
	case s.absent:
		return nil
	case s.any && s.inverse:
		return g.In(n)
	case s.any:
		return g.Out(n)
	case s.inverse:
		return g.InBy(n, s.relation)
	}
	return g.OutBy(n, s.relation)
}

// takes reports whether a step may take one of its arcs.
func (s *step) takes(r graph.Relation) bool {
	if len(s.except) == 0 {
		return true
	}
	_, excepted := slices.BinarySearch(s.except, r)
	return !excepted
}
