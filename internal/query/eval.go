package query

import (
	"cmp"
	"math/bits"
	"slices"

	"kg/internal/expr"
	"kg/internal/graph"
	"kg/internal/model"
)

// Reached is an entity that an expression leads to.
type Reached struct {
	Entity model.Entity
	// Paths prove it: for each claim by which the entity is reached the shortest path that ends with it,
	// and among equally short ones the first by ids. The first of Paths is the shortest of all. A path
	// without hops says that the start itself is reached.
	Paths []Path
}

// Eval follows an expression from an entity and returns what it leads to, sorted by id.
// "cited" filters speak of the extent of that entity. The error, if any, is an *ExprError where the
// expression is at fault.
//
// It is a breadth-first search over pairs of a node and a state of the expression's automaton, so it
// takes time linear in their number, and no cycle can hold it.
func (e *Engine) Eval(start string, x expr.Expr) ([]Reached, error) { return e.eval(start, x, nil) }

// EvalTier follows one tier of a derived relation.
func (e *Engine) EvalTier(start string, d model.Derived, t model.Tier) ([]Reached, error) {
	x, err := expr.Parse(t.Expr)
	if err != nil {
		return nil, err
	}
	return e.eval(start, x, &d)
}

func (e *Engine) eval(start string, x expr.Expr, scope *model.Derived) ([]Reached, error) {
	n, err := e.node(start)
	if err != nil {
		return nil, err
	}
	a, err := e.compile(x, scope)
	if err != nil {
		return nil, err
	}
	entity, _ := e.data.Entity(start)
	w := &walk{e: e, a: a, extent: entity.Extent, seen: map[graph.Node]set{}, arrivals: map[graph.Node][]arrival{}, arrived: map[graph.Hop]bool{}}
	w.run(n)
	return w.results()
}

// set is a set of states.
type set []uint64

func (s set) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }
func (s set) add(i int)      { s[i/64] |= 1 << (i % 64) }

func (s set) each(do func(int)) {
	for w, word := range s {
		for ; word != 0; word &= word - 1 {
			do(w*64 + bits.TrailingZeros64(word))
		}
	}
}

// item is a path found: the node and states it comes to first, and how. Items stand in the order of
// their paths, by length and then by ids.
type item struct {
	node   graph.Node
	states set
	parent int // index of the item before, -1 at the start
	hop    graph.Hop
}

// arrival is a path that ends in an accepting state: that of an item, and one more hop.
type arrival struct {
	parent int // -1 for the path without hops
	hop    graph.Hop
}

type walk struct {
	e        *Engine
	a        *automaton
	extent   model.Extent
	items    []item
	seen     map[graph.Node]set
	arrivals map[graph.Node][]arrival
	arrived  map[graph.Hop]bool
}

func (w *walk) run(start graph.Node) {
	states := w.newSet()
	w.close(w.a.start, start, states)
	if states.has(w.a.in) {
		w.arrivals[start] = append(w.arrivals[start], arrival{parent: -1})
	}
	w.items = append(w.items, item{start, states, -1, graph.Hop{}})
	w.seen[start] = slices.Clone(states)
	for i := 0; i < len(w.items); i++ {
		w.expand(i)
	}
}

func (w *walk) newSet() set { return make(set, (len(w.a.states)+63)/64) }

// close adds a state and all that its free moves lead to at a node.
func (w *walk) close(i int, n graph.Node, states set) {
	if states.has(i) {
		return
	}
	states.add(i)
	s := &w.a.states[i]
	if s.guard != "" && !w.e.data.Ontology.Is(w.e.graph.Type(n), s.guard) {
		return
	}
	for _, next := range s.free {
		w.close(next, n, states)
	}
}

// move is a hop with the state that it leads to.
type move struct {
	graph.Hop
	state int
}

// expand follows every claim that may come next on an item's path, in the order of ids.
func (w *walk) expand(i int) {
	moves := w.moves(w.items[i])
	for len(moves) > 0 {
		hop := moves[0].Hop
		states := w.newSet()
		for len(moves) > 0 && moves[0].Hop == hop {
			w.close(moves[0].state, hop.To, states)
			moves = moves[1:]
		}
		if states.has(w.a.in) && !w.arrived[hop] { // an earlier path that ends with this hop is no longer
			w.arrived[hop] = true
			w.arrivals[hop.To] = append(w.arrivals[hop.To], arrival{i, hop})
		}
		if w.fresh(hop.To, states) {
			w.items = append(w.items, item{hop.To, states, i, hop})
		}
	}
}

func (w *walk) moves(it item) []move {
	var moves []move
	it.states.each(func(i int) {
		s := w.a.states[i].step
		if s == nil || s.absent {
			return
		}
		arcs := w.e.graph.OutBy(it.node, s.relation)
		if s.inverse {
			arcs = w.e.graph.InBy(it.node, s.relation)
		}
		for _, a := range arcs {
			if s.cited == anywhere || w.insideExtent(a.Claim) == (s.cited == inside) {
				hop := graph.Hop{Claim: a.Claim, Relation: a.Relation, From: it.node, To: a.Node, Inverse: s.inverse}
				moves = append(moves, move{hop, s.next})
			}
		}
	})
	slices.SortFunc(moves, func(x, y move) int {
		return cmp.Or(cmp.Compare(x.To, y.To), cmp.Compare(x.Claim, y.Claim), compareBool(x.Inverse, y.Inverse))
	})
	return moves
}

func compareBool(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}

// insideExtent reports whether a claim is stated, and cited within the start's own text.
func (w *walk) insideExtent(c graph.Claim) bool {
	claim, ok := w.e.data.Claim(w.e.graph.ClaimName(c))
	return ok && claim.Basis == model.Stated && slices.ContainsFunc(claim.Citations, w.extent.Covers)
}

// fresh takes from states those that the node was in before, and reports whether any is left.
func (w *walk) fresh(n graph.Node, states set) bool {
	seen := w.seen[n]
	if seen == nil {
		seen = w.newSet()
		w.seen[n] = seen
	}
	any := uint64(0)
	for i := range states {
		states[i] &^= seen[i]
		seen[i] |= states[i]
		any |= states[i]
	}
	return any != 0
}

// results turns arrivals into answers, sorted by id.
func (w *walk) results() ([]Reached, error) {
	var out []Reached
	for n, arrivals := range w.arrivals {
		entity, _ := w.e.data.Entity(w.e.graph.Name(n))
		r := Reached{Entity: entity}
		for _, a := range arrivals {
			p, err := w.e.path(w.trace(a))
			if err != nil {
				return nil, err
			}
			r.Paths = append(r.Paths, p)
		}
		out = append(out, r)
	}
	slices.SortFunc(out, func(x, y Reached) int { return cmp.Compare(x.Entity.ID, y.Entity.ID) })
	return out, nil
}

// trace is the path of an arrival.
func (w *walk) trace(a arrival) graph.Path {
	if a.parent < 0 {
		return nil
	}
	path := graph.Path{a.hop}
	for i := a.parent; w.items[i].parent >= 0; i = w.items[i].parent {
		path = append(path, w.items[i].hop)
	}
	slices.Reverse(path)
	return path
}
