package query

import (
	"cmp"
	"context"
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
// expression is at fault, or the context's.
//
// It is a breadth-first search over pairs of a node and a state of the expression's automaton, so it
// takes time linear in their number, and no cycle can hold it.
func (e *Engine) Eval(ctx context.Context, start string, x expr.Expr) ([]Reached, error) {
	return e.eval(ctx, start, x, nil)
}

// EvalTier follows one tier of a derived relation.
func (e *Engine) EvalTier(ctx context.Context, start string, d model.Derived, t model.Tier) ([]Reached, error) {
	x, err := expr.Parse(t.Expr)
	if err != nil {
		return nil, err
	}
	return e.eval(ctx, start, x, &d)
}

func (e *Engine) eval(ctx context.Context, start string, x expr.Expr, scope *model.Derived) ([]Reached, error) {
	n, err := e.node(start)
	if err != nil {
		return nil, err
	}
	a, err := e.compile(x, scope)
	if err != nil {
		return nil, err
	}
	w := e.newWalk(a, true)
	if err := w.run(ctx, n, nil); err != nil {
		return nil, err
	}
	return w.results()
}

// item is a path found: the node it comes to, the states that it is the first to bring there, and how. Items stand in
// the order of their paths, by length and then by ids.
type item struct {
	node   graph.Node
	states int   // where its set of states begins in the walk's words
	parent int32 // index of the item before, -1 at the start
	hop    graph.Hop
}

// arrival is a path that ends in an accepting state: that of an item, and one more hop.
type arrival struct {
	node   graph.Node
	parent int32 // -1 for the path without hops
	hop    graph.Hop
}

// walk is a search that can be run again and again; what it found is of the last run. Its memory grows with what it
// visits, in few large pieces.
type walk struct {
	e        *Engine
	a        *automaton
	extent   model.Extent
	words    int      // of a set of states
	bits     []uint64 // the sets of states of all items, and of all nodes
	items    []item
	seen     []int // by node, where the set of states it was in begins in bits, from 1; 0 for none
	visited  []graph.Node
	arrivals []arrival // in the order of their paths
	arrived  set       // of nodes
	ways     set       // of claims by which an arrival came, each forwards and backwards; nil when the first to a node is enough
	moves    []move
	buffer   set
}

// newWalk makes a walk that notes the first path to each node, or with every the first for each claim that it may end with.
func (e *Engine) newWalk(a *automaton, every bool) *walk {
	w := &walk{e: e, a: a, words: (len(a.states) + 63) / 64, seen: make([]int, e.graph.Len()), arrived: newSet(e.graph.Len())}
	w.buffer = make(set, w.words)
	if every {
		w.ways = newSet(2 * e.graph.Claims())
	}
	return w
}

// run searches from a node; it ends early once done says so after an arrival, which may be nil.
func (w *walk) run(ctx context.Context, start graph.Node, done func(graph.Node) bool) error {
	w.reset(start)
	w.close(w.a.start, start, w.buffer)
	if w.buffer.has(w.a.in) {
		w.arrived.add(int(start))
		w.arrivals = append(w.arrivals, arrival{node: start, parent: -1})
		if done != nil && done(start) {
			return nil
		}
	}
	w.push(item{node: start, parent: -1}, w.buffer)
	for i := 0; i < len(w.items); i++ {
		if ctx.Err() != nil { // an item may bring thousands of states: cheap beside it
			return ctx.Err()
		}
		if w.expand(int32(i), done) {
			break
		}
	}
	return ctx.Err()
}

func (w *walk) reset(start graph.Node) {
	for _, n := range w.visited {
		w.seen[n] = 0
	}
	for _, a := range w.arrivals {
		w.arrived.remove(int(a.node))
		if w.ways != nil && a.parent >= 0 {
			w.ways.remove(way(a.hop))
		}
	}
	w.bits, w.items, w.visited, w.arrivals = append(w.bits[:0], 0), w.items[:0], w.visited[:0], w.arrivals[:0]
	clear(w.buffer)
	if w.a.extents {
		w.extent = w.e.entity(start).Extent
	}
}

// at is the set that begins at an index of bits; it is good until the next one is made.
func (w *walk) at(i int) set { return w.bits[i : i+w.words] }

// push adds an item with those states that its node was not in before, if there are any.
func (w *walk) push(it item, states set) {
	if w.seen[it.node] == 0 {
		w.seen[it.node] = len(w.bits)
		w.visited = append(w.visited, it.node)
		w.bits = append(w.bits, make([]uint64, w.words)...)
	}
	seen, any := w.at(w.seen[it.node]), uint64(0)
	for i := range states {
		states[i] &^= seen[i]
		seen[i] |= states[i]
		any |= states[i]
	}
	if any != 0 {
		it.states = len(w.bits)
		w.bits = append(w.bits, states...)
		w.items = append(w.items, it)
	}
}

// close adds a state and all that its free moves lead to at a node.
func (w *walk) close(i int, n graph.Node, states set) {
	if states.has(i) {
		return
	}
	states.add(i)
	s := &w.a.states[i]
	if s.guard != nil && !s.guard(n) {
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
func (w *walk) expand(i int32, done func(graph.Node) bool) bool {
	w.movesOf(w.items[i].node, w.at(w.items[i].states))
	for moves := w.moves; len(moves) > 0; {
		hop := moves[0].Hop
		clear(w.buffer)
		for len(moves) > 0 && moves[0].Hop == hop {
			w.close(moves[0].state, hop.To, w.buffer)
			moves = moves[1:]
		}
		if w.buffer.has(w.a.in) && w.arrive(i, hop) && done != nil && done(hop.To) {
			return true
		}
		w.push(item{node: hop.To, parent: i, hop: hop}, w.buffer)
	}
	return false
}

// arrive notes the first path to a node, or the first that ends with a hop: an earlier one is no longer. It reports
// whether it is the first to its node.
func (w *walk) arrive(parent int32, hop graph.Hop) bool {
	first := !w.arrived.has(int(hop.To))
	if !first && (w.ways == nil || w.ways.has(way(hop))) {
		return false
	}
	if w.arrived.add(int(hop.To)); w.ways != nil {
		w.ways.add(way(hop))
	}
	w.arrivals = append(w.arrivals, arrival{hop.To, parent, hop})
	return first
}

// way numbers a claim in a direction.
func way(h graph.Hop) int {
	if h.Inverse {
		return 2*int(h.Claim) + 1
	}
	return 2 * int(h.Claim)
}

// movesOf finds the claims that may follow at a node in some states, sorted by ids.
func (w *walk) movesOf(n graph.Node, states set) {
	w.moves = w.moves[:0]
	states.each(func(i int) {
		s := w.a.states[i].step
		if s == nil {
			return
		}
		for _, a := range s.arcs(w.e.graph, n) {
			if w.mayTake(s, a) {
				hop := graph.Hop{Claim: a.Claim, Relation: a.Relation, From: n, To: a.Node, Inverse: s.inverse}
				w.moves = append(w.moves, move{hop, s.next})
			}
		}
	})
	slices.SortFunc(w.moves, func(x, y move) int {
		return cmp.Or(cmp.Compare(x.To, y.To), cmp.Compare(x.Relation, y.Relation), cmp.Compare(x.Claim, y.Claim), compareBool(x.Inverse, y.Inverse))
	})
}

// mayTake reports whether a step may take one of its arcs.
func (w *walk) mayTake(s *step, a graph.Arc) bool {
	return s.takes(a.Relation) && (s.cited == anywhere || w.e.insideExtent(w.extent, a.Claim) == (s.cited == inside))
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

// results turns arrivals into answers, sorted by id.
func (w *walk) results() ([]Reached, error) {
	var out []Reached
	for i, a := range w.byNode() {
		if i == 0 || w.arrivals[i-1].node != a.node {
			out = append(out, Reached{Entity: w.e.entity(a.node)})
		}
		p, err := w.e.path(w.trace(a))
		if err != nil {
			return nil, err
		}
		r := &out[len(out)-1]
		r.Paths = append(r.Paths, p)
	}
	return out, nil
}

// byNode sorts the arrivals by node, those of a node in the order of their paths. It ends the run.
func (w *walk) byNode() []arrival {
	slices.SortStableFunc(w.arrivals, func(x, y arrival) int { return cmp.Compare(x.node, y.node) })
	return w.arrivals
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
