// Package view turns a view, which is a recipe, into a picture that is not placed yet: it selects
// entities and claims, gives them their looks, and words the title, the legend and what is left out.
//
// Every entity comes with the path that leads to it, so a picture never shows a body without the
// measure that touches it. A picture is filled in the order of the view's ways and never holds more
// than its size promises. Package layout places it, package export writes it.
//
//	v, _ := dataset.View("rec-19")
//	p, err := view.Draw(engine, v, view.Options{Lang: model.French, Size: model.Page})
//	p.Fit(picture.MetricsFor(…))
package view

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kg/internal/expr"
	"kg/internal/model"
	"kg/internal/query"
)

// Options say which picture of a view is wanted.
type Options struct {
	Lang model.Lang
	Size model.Size
	Max  int // the most nodes; at least 1
}

// selection is what a picture shows: entities in the order in which they came in, and claims.
type selection struct {
	engine *query.Engine
	max    int
	nodes  []string
	has    map[string]bool
	claims []model.Claim
	drawn  map[string]bool // claims, by id
	left   []model.Entity  // what was reached and found no room, each once
}

// choose walks a view's ways until the picture is full, then draws every claim of the paths found
// whose entities are all there.
func choose(ctx context.Context, e *query.Engine, v model.View, o Options) (*selection, error) {
	s := &selection{engine: e, max: o.Max, has: map[string]bool{}, drawn: map[string]bool{}}
	if _, ok := e.Dataset().Entity(v.Focus); !ok {
		return nil, fmt.Errorf("view %q: no entity has the id %q", v.ID, v.Focus)
	}
	s.take(v.Focus)
	var reached []query.Reached
	for _, w := range v.Ways {
		x, err := expr.Parse(w.Expr)
		if err != nil {
			return nil, fmt.Errorf("view %q: way %q: %w", v.ID, w.Expr, err)
		}
		found, err := e.Eval(ctx, v.Focus, x)
		if err != nil {
			return nil, fmt.Errorf("view %q: way %q: %w", v.ID, w.Expr, err)
		}
		if w.Size == model.Page && o.Size != model.Page {
			for _, r := range found {
				s.left = append(s.left, r.Entity)
			}
			continue
		}
		reached = append(reached, found...)
		s.fill(found)
	}
	for _, r := range reached {
		s.connect(r)
	}
	s.dropShown()
	return s, nil
}

func (s *selection) take(id string) {
	if !s.has[id] {
		s.has[id] = true
		s.nodes = append(s.nodes, id)
	}
}

// fill takes entities in while there is room, each with the path that needs least of it: those that need
// least first, of these the ones that most claims reach, then by id. The others are left out.
func (s *selection) fill(found []query.Reached) {
	rest := slices.Clone(found)
	for len(rest) > 0 {
		best := 0
		for i := range rest {
			if s.before(rest[i], rest[best]) {
				best = i
			}
		}
		if path, need := s.cheapest(rest[best]); len(s.nodes)+need <= s.max {
			for _, h := range path {
				s.take(h.To)
			}
		} else {
			s.left = append(s.left, rest[best].Entity)
		}
		rest = slices.Delete(rest, best, best+1)
	}
}

// before reports whether one entity is to be taken in before another, when both keep the order of ids.
func (s *selection) before(a, b query.Reached) bool {
	_, needA := s.cheapest(a)
	_, needB := s.cheapest(b)
	return cmp.Or(cmp.Compare(needA, needB), cmp.Compare(len(b.Paths), len(a.Paths)), cmp.Compare(a.Entity.ID, b.Entity.ID)) < 0
}

// cheapest is the path that brings fewest new entities into the picture, and how many.
func (s *selection) cheapest(r query.Reached) (path query.Path, need int) {
	for i, p := range r.Paths {
		n := 0
		for _, h := range p {
			if !s.has[h.To] {
				n++
			}
		}
		if i == 0 || n < need {
			path, need = p, n
		}
	}
	return path, need
}

// connect draws the claims of every path whose entities are all in the picture.
func (s *selection) connect(r query.Reached) {
	for _, p := range r.Paths {
		whole := true
		for _, h := range p {
			whole = whole && s.has[h.From] && s.has[h.To]
		}
		for _, h := range p {
			if whole && !s.drawn[h.Claim.ID] {
				s.drawn[h.Claim.ID] = true
				s.claims = append(s.claims, h.Claim)
			}
		}
	}
}

// dropShown takes from what was left out what a later way brought in, and repetitions.
func (s *selection) dropShown() {
	var left []model.Entity
	seen := map[string]bool{}
	for _, e := range s.left {
		if !s.has[e.ID] && !seen[e.ID] {
			seen[e.ID] = true
			left = append(left, e)
		}
	}
	s.left = left
}
