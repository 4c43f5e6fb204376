package query

import (
	"context"
	"slices"

	"kg/internal/expr"
	"kg/internal/graph"
	"kg/internal/model"
)

// Reach returns the ids of the entities that an expression leads to from any of some, sorted. It proves nothing: without
// paths it takes a bit for each node and state of the automaton, and time linear in the claims it passes.
func (e *Engine) Reach(ctx context.Context, starts []string, x expr.Expr) ([]string, error) {
	nodes, err := e.nodes(starts)
	if err != nil {
		return nil, err
	}
	a, err := e.compile(x, nil)
	if err != nil {
		return nil, err
	}
	f := e.newFlood(a)
	if err := f.fromAll(ctx, nodes); err != nil {
		return nil, err
	}
	var ids []string
	f.seen[a.in].each(func(n int) { ids = append(ids, e.graph.Name(graph.Node(n))) })
	return ids, nil
}

// flood finds the pairs of a state and a node that an automaton comes to, in any order.
type flood struct {
	e     *Engine
	a     *automaton
	seen  []set // of nodes, by state; nil where a state was not come to
	stack []visit
	model.Extent
}

type visit struct {
	state int32
	node  graph.Node
}

func (e *Engine) newFlood(a *automaton) *flood {
	return &flood{e: e, a: a, seen: make([]set, len(a.states))}
}

// fromAll starts from every node, one after the other where the extent of the start matters.
func (f *flood) fromAll(ctx context.Context, starts []graph.Node) error {
	if !f.a.extents {
		for _, n := range starts {
			f.visit(f.a.start, n)
		}
		return f.run(ctx)
	}
	all := make([]set, len(f.seen))
	for _, n := range starts {
		clear(f.seen)
		f.Extent = f.e.entity(n).Extent
		f.visit(f.a.start, n)
		if err := f.run(ctx); err != nil {
			return err
		}
		for i, s := range f.seen {
			all[i] = all[i].or(s)
		}
	}
	f.seen = all
	return nil
}

func (f *flood) visit(state int, n graph.Node) {
	s := f.seen[state]
	if s == nil {
		s = newSet(f.e.graph.Len())
		f.seen[state] = s
	}
	if !s.has(int(n)) {
		s.add(int(n))
		f.stack = append(f.stack, visit{int32(state), n})
	}
}

// pollEvery is after how many visits and arcs a search looks whether it is to stop.
const pollEvery = 1 << 14

func (f *flood) run(ctx context.Context) error {
	for work := 0; len(f.stack) > 0; work++ {
		if work >= pollEvery {
			if work = 0; ctx.Err() != nil {
				return ctx.Err()
			}
		}
		v := f.stack[len(f.stack)-1]
		f.stack = f.stack[:len(f.stack)-1]
		s := &f.a.states[v.state]
		if s.step != nil {
			work += f.follow(s.step, v.node)
		}
		if s.guard != nil && !s.guard(v.node) {
			continue
		}
		for _, next := range s.free {
			f.visit(next, v.node)
		}
	}
	return ctx.Err()
}

// follow takes a step from a node, and returns how many arcs it looked at.
func (f *flood) follow(s *step, n graph.Node) int {
	arcs := s.arcs(f.e.graph, n)
	for _, arc := range arcs {
		if s.takes(arc.Relation) && (s.cited == anywhere || f.e.insideExtent(f.Extent, arc.Claim) == (s.cited == inside)) {
			for _, next := range s.nexts {
				f.visit(next, arc.Node)
			}
		}
	}
	return len(arcs)
}

// insideExtent reports whether a claim is stated, and cited within the start's own text.
func (e *Engine) insideExtent(x model.Extent, c graph.Claim) bool {
	claim, ok := e.data.Claim(e.graph.ClaimName(c))
	return ok && claim.Basis == model.Stated && slices.ContainsFunc(claim.Citations, x.Covers)
}
