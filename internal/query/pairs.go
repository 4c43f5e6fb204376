package query

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"kg/internal/expr"
	"kg/internal/graph"
	"kg/internal/model"
)

// Pair is an answer to an expression between two sets: a start, an end that it leads to, and what proves it.
type Pair struct {
	Start, End model.Entity
	Paths      []Path // the shortest first, then by ids; as many as were asked for and are there
	Cut        bool   // the search for more paths was given up, so that some may be missing
}

// PairOptions bound what Pairs finds.
type PairOptions struct {
	Witnesses int // paths for each pair; 1 or more
	Limit     int // pairs; 0 takes all
}

// ErrFreeCited is a filter on where claims are cited of an expression whose start is open: it would speak of the
// extent of nothing.
var ErrFreeCited = errors.New(`"cited" speaks of the extent of the start, and the start is open`)

// Pairs follows an expression from one selection to another and returns the pairs that it ties, sorted by the ids
// of start and end; cut says why there are more: AtLimit or AtMaxPathHops. Either selection may be free; a start
// that is free together with a "cited" filter is ErrFreeCited. Other errors are as Eval's.
//
// It runs a search for each start. Where the start is free and the end is not, the expression is first followed backwards,
// so that only starts are tried that lead somewhere.
func (e *Engine) Pairs(ctx context.Context, from Selection, x expr.Expr, to Selection, o PairOptions) (pairs []Pair, cut Cut, err error) {
	plan, err := e.plan(ctx, from, x, to)
	if err != nil {
		return nil, Whole, err
	}
	w, hops := e.newWalk(plan.automaton, false), 0
	for _, start := range plan.starts {
		ends, err := plan.ends(ctx, w, start)
		if err != nil {
			return nil, Whole, err
		}
		for _, end := range ends {
			if o.Limit > 0 && len(pairs) == o.Limit {
				return pairs, AtLimit, nil
			}
			if hops > MaxPathHops {
				return pairs, AtMaxPathHops, nil
			}
			if err := ctx.Err(); err != nil {
				return nil, Whole, err
			}
			pair, err := w.pair(ctx, start, end, o.Witnesses)
			if err != nil {
				return nil, Whole, err
			}
			pairs = append(pairs, pair)
			for _, p := range pair.Paths {
				hops += 1 + len(p)
			}
		}
	}
	return pairs, Whole, nil
}

// FreeCited is the ErrFreeCited of an expression: it points at the filter, or at the derived relation that has one.
func (e *Engine) FreeCited(x expr.Expr) error {
	bad := &ExprError{Msg: ErrFreeCited.Error(), Hint: "name a start, or a set such as type:recommendation", Err: ErrFreeCited}
	found := false
	expr.Walk(x, func(x expr.Expr) {
		switch x := x.(type) {
		case *expr.Filter:
			if !found && x.Key == "cited" {
				bad.Offset, found = x.Offset, true
			}
		case *expr.Step:
			if inner, err := e.Expand(x); !found && err == nil && UsesCited(inner) {
				bad.Offset, found = x.Offset, true
				bad.Msg = fmt.Sprintf("%q asks where a claim is cited, seen from the extent of the start, and the start is open", x.Name)
			}
		}
	})
	return bad
}

// plan is an expression made ready between two selections.
type plan struct {
	automaton *automaton
	starts    []graph.Node // sorted
	targets   set          // of nodes; nil when the end is free
	wanted    int          // how many targets there are
}

func (e *Engine) plan(ctx context.Context, from Selection, x expr.Expr, to Selection) (*plan, error) {
	written := x
	x, err := e.Expand(x)
	if err != nil {
		return nil, err
	}
	if from.Free && UsesCited(x) {
		return nil, e.FreeCited(written)
	}
	p := &plan{}
	if p.automaton, err = e.assemble(x, nil); err != nil {
		return nil, err
	}
	if !to.Free {
		ends, err := e.nodes(to.IDs)
		if err != nil {
			return nil, err
		}
		p.targets, p.wanted = newSet(e.graph.Len()), len(ends)
		for _, n := range ends {
			p.targets.add(int(n))
		}
	}
	switch {
	case !from.Free:
		p.starts, err = e.nodes(from.IDs)
	case !to.Free:
		var ids []string
		if ids, err = e.Reach(ctx, to.IDs, &expr.Inverse{Of: x}); err == nil {
			p.starts, err = e.nodes(ids)
		}
	default:
		for n := range e.graph.Len() {
			p.starts = append(p.starts, graph.Node(n))
		}
	}
	slices.Sort(p.starts)
	return p, err
}

// ends runs a search from a start and returns the ends that are wanted, sorted. It ends once all targets are found.
func (p *plan) ends(ctx context.Context, w *walk, start graph.Node) ([]arrival, error) {
	missing := p.wanted
	var done func(graph.Node) bool
	if p.targets != nil {
		done = func(n graph.Node) bool {
			if p.targets.has(int(n)) {
				missing--
			}
			return missing == 0
		}
	}
	if err := w.run(ctx, start, done); err != nil {
		return nil, err
	}
	var ends []arrival
	for _, a := range w.byNode() {
		if p.targets == nil || p.targets.has(int(a.node)) {
			ends = append(ends, a)
		}
	}
	return ends, nil
}

// pair proves an end of the last run.
func (w *walk) pair(ctx context.Context, start graph.Node, end arrival, witnesses int) (Pair, error) {
	pair := Pair{Start: w.e.entity(start), End: w.e.entity(end.node)}
	paths := []graph.Path{w.trace(end)}
	if witnesses > 1 {
		var err error
		if paths, pair.Cut, err = w.e.witnesses(ctx, w.a, start, end.node, witnesses); err != nil {
			return pair, err
		}
	}
	for _, p := range paths {
		path, err := w.e.path(p)
		if err != nil {
			return pair, err
		}
		pair.Paths = append(pair.Paths, path)
	}
	return pair, nil
}
