package query

import (
	"fmt"

	"kg/internal/graph"
)

// ExprError is an expression that is well written but says nothing that can be evaluated.
type ExprError struct {
	Offset int // in bytes from 0
	Msg    string
	Hint   string
}

func (e *ExprError) Error() string {
	s := fmt.Sprintf("column %d: %s", e.Offset+1, e.Msg)
	if e.Hint != "" {
		s += "; " + e.Hint
	}
	return s
}

// automaton is an expression as a nondeterministic automaton in Thompson's construction (1968): one way
// in, one way out, and states tied by free moves, which a type may guard, or by claims.
type automaton struct {
	states    []state
	start, in int // in is the accepting state
}

type state struct {
	free  []int
	guard string // a type that the node must be of for the free moves; "" for any
	step  *step
}

// step is a move along a claim.
type step struct {
	relation graph.Relation
	absent   bool // no claim of the graph is of the relation
	inverse  bool
	cited    cited
	next     int
}

// cited says where a claim must be cited, seen from the extent of the start.
type cited int

const (
	anywhere cited = iota
	inside
	outside
)

// maxStates bounds an automaton: derived relations can multiply an expression.
const maxStates = 50_000
