package query

import (
	"context"
	"fmt"

	"kg/internal/expr"
	"kg/internal/model"
)

// Gap is what a dataset lacks of one kind.
type Gap struct {
	model.Gap
	Of       int            // how many entities, or claims, might lack it
	Entities []model.Entity // those that do, sorted by id; empty for the share of inferred claims
	Claims   int            // for the share of inferred claims, how many are
}

// Share reports whether the gap is the share of inferred claims, whose limit is in per cent.
func (g Gap) Share() bool { return g.ID == model.InferredGap }

// Count is how many entities, or claims, lack it.
func (g Gap) Count() int { return len(g.Entities) + g.Claims }

// Exceeded reports whether there are more than the limit allows.
func (g Gap) Exceeded() bool {
	if g.Share() {
		return g.Max.Set && 100*g.Claims > g.Max.N*g.Of
	}
	return g.Max.Exceeded(g.Count())
}

// Gaps lists what the dataset lacks, kind by kind in the order of the ontology, then the share of inferred claims.
func (e *Engine) Gaps(ctx context.Context) ([]Gap, error) {
	var out []Gap
	for _, g := range e.data.Ontology.Gaps {
		found, err := e.gap(ctx, g)
		if err != nil {
			return nil, fmt.Errorf("the gap %q: %w", g.ID, err)
		}
		out = append(out, found)
	}
	inferred := Gap{Gap: model.Gap{ID: model.InferredGap, Max: e.data.Ontology.MaxInferred}, Of: len(e.data.Claims)}
	for _, c := range e.data.Claims {
		if c.Basis == model.Inferred {
			inferred.Claims++
		}
	}
	return append(out, inferred), nil
}

func (e *Engine) gap(ctx context.Context, g model.Gap) (Gap, error) {
	out := Gap{Gap: g}
	var way expr.Expr
	if g.Without != "" {
		var err error
		if way, err = expr.Parse(g.Without); err != nil {
			return out, err
		}
	}
	for _, x := range e.data.Entities {
		if !e.data.Ontology.Is(x.Type, g.Type) {
			continue
		}
		out.Of++
		has := x.Has(g.Lacks)
		if way != nil {
			reached, err := e.Reach(ctx, []string{x.ID}, way)
			if err != nil {
				return out, err
			}
			has = len(reached) > 0
		}
		if !has {
			out.Entities = append(out.Entities, x)
		}
	}
	return out, nil
}
