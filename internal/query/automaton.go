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
