package query

import (
	"context"
	"fmt"

	"kg/internal/expr"
)

// Explanation is how an expression is evaluated, and what that came to.
type Explanation struct {
	Expression string `json:"expression"` // as it was understood
	Expanded   string `json:"expanded"`   // with its derived relations written out
	Starts     int    `json:"starts"`     // how many entities it is followed from
	Backwards  int    `json:"backwards"`  // from how many ends it was followed backwards first, to find them; 0 when it was not
	States     int    `json:"states"`     // of the automaton
	Tree       Part   `json:"tree"`
}

// Part is a part of an expression in the order of evaluation, with how many entities it was entered from and led to. What is
// written out several times, as in a{2,3}, counts the entities of all times together.
type Part struct {
	Operator string `json:"operator"` // step, any, not, inverse, sequence, choice, repeat, filter
	Text     string `json:"text"`
	Reached  int    `json:"reached"`
	Parts    []Part `json:"parts,omitempty"`
}

// Explain evaluates an expression between two selections as Pairs does, and tells what each part of it led to
// instead of the answers. Parts within an inverse are told in the order in which they are followed.
func (e *Engine) Explain(ctx context.Context, from Selection, x expr.Expr, to Selection) (*Explanation, error) {
	p, err := e.plan(ctx, from, x, to)
	if err != nil {
		return nil, err
	}
	expanded, err := e.Expand(x)
	if err != nil {
		return nil, err
	}
	exits := map[expr.Expr][]int{}
	a, err := e.assemble(expanded, exits)
	if err != nil {
		return nil, err
	}
	f := e.newFlood(a)
	if err := f.fromAll(ctx, p.starts); err != nil {
		return nil, err
	}
	out := &Explanation{Expression: x.String(), Expanded: expanded.String(), Starts: len(p.starts), States: len(a.states)}
	if from.Free && !to.Free {
		out.Backwards = p.wanted
	}
	out.Tree = f.explain(expanded, exits, false)
	return out, nil
}

// explain counts what a part led to: the nodes that were seen in the states it leads to.
func (f *flood) explain(x expr.Expr, exits map[expr.Expr][]int, inverse bool) Part {
	var reached set
	for _, state := range exits[x] {
		if s := f.seen[state]; s != nil {
			reached = append(set(nil), s...).or(reached)
		}
	}
	out := Part{Operator: operator(x), Text: x.String(), Reached: reached.count()}
	if _, ok := x.(*expr.Inverse); ok {
		inverse = !inverse
	}
	parts := expr.Parts(x)
	for i := range parts {
		part := parts[i]
		if _, ok := x.(*expr.Seq); ok && inverse {
			part = parts[len(parts)-1-i]
		}
		out.Parts = append(out.Parts, f.explain(part, exits, inverse))
	}
	return out
}

func operator(x expr.Expr) string {
	switch x.(type) {
	case *expr.Step:
		return "step"
	case *expr.Any:
		return "any"
	case *expr.Not:
		return "not"
	case *expr.Inverse:
		return "inverse"
	case *expr.Seq:
		return "sequence"
	case *expr.Alt:
		return "choice"
	case *expr.Repeat:
		return "repeat"
	case *expr.Filter:
		return "filter"
	}
	return fmt.Sprintf("%T", x)
}
