package store

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"

	"kg/internal/expr"
)

// maxDepth is how many claims a Cayley path follows in a row. Beyond that its planner may start from the far end and check
// every node back to the start, again and again; and kg's sets of nodes keep what was come to twice from being followed twice.
const maxDepth = 2

// maxSize is how many parts an expression has that becomes one Cayley path: a choice is a tree of iterators as deep as it has parts.
const maxSize = 32

// isPath tells whether an expression becomes one Cayley path: what follows one claim of whatever relations, and what is small.
func (e *evaluation) isPath(x expr.Expr) bool {
	if _, ok := e.ways(x, false); ok {
		return true
	}
	size := 0
	expr.Walk(x, func(expr.Expr) { size++ })
	claims, ok := depth(x)
	return ok && claims <= maxDepth && size <= maxSize
}

// depth is how many claims an expression follows at most in a row; false for one that is no Cayley path: with a
// count, or with text to be found in ids.
func depth(x expr.Expr) (claims int, ok bool) {
	switch x := x.(type) {
	case *expr.Step, *expr.Any, *expr.Not:
		return 1, true
	case *expr.Repeat:
		return 0, false
	case *expr.Filter:
		if x.Key == "id" && x.Like {
			return 0, false
		}
	}
	_, sequence := x.(*expr.Seq)
	for _, part := range expr.Parts(x) {
		n, ok := depth(part)
		if !ok {
			return 0, false
		}
		if sequence {
			claims += n
		} else {
			claims = max(claims, n)
		}
	}
	return claims, true
}

// unknown is an expression of a kind that this package does not know, or that was not written out.
func unknown(x expr.Expr) error {
	return fmt.Errorf("expression %s of type %T: not known to package store", x, x)
}

// compile continues a path by an expression that has a depth; nil when it leads nowhere in this store.
func (e *evaluation) compile(p *path.Path, x expr.Expr, d direction) *path.Path {
	if p == nil {
		return nil
	}
	if w, ok := e.ways(x, d.inverse); ok {
		return e.step(p, w, d.where)
	}
	switch x := x.(type) {
	case *expr.Inverse:
		d.inverse = !d.inverse
		return e.compile(p, x.Of, d)
	case *expr.Seq:
		for _, part := range ordered(x.Parts, d) {
			p = e.compile(p, part, d)
		}
		return p
	case *expr.Alt:
		var all *path.Path
		for _, part := range x.Parts {
			all = or(all, e.compile(p.Clone(), part, d))
		}
		return all
	case *expr.Filter:
		switch {
		case x.Key == cited:
			d.where = x.Value
			return e.compile(p, x.Of, d)
		case d.inverse:
			return e.compile(e.has(p, x), x.Of, d)
		}
		return e.has(e.compile(p, x.Of, d), x)
	}
	return nil
}

func or(p, q *path.Path) *path.Path {
	if p == nil || q == nil {
		if p == nil {
			return q
		}
		return p
	}
	return p.Or(q).Unique()
}

// ways are the relations of which a claim may be followed, forwards and backwards.
type ways struct{ out, in []quad.Value }

// ways reads an expression that follows one claim; false for any other.
func (e *evaluation) ways(x expr.Expr, inverse bool) (w ways, ok bool) {
	switch x := x.(type) {
	case *expr.Step:
		w.out = e.only(func(r quad.Value) bool { return r == quad.IRI(x.Name) })
	case *expr.Any:
		w.out = e.relations
	case *expr.Not:
		w.out, w.in = e.but(x.Forward), e.but(x.Backward)
	case *expr.Inverse:
		return e.ways(x.Of, !inverse)
	case *expr.Alt:
		for _, part := range x.Parts {
			v, ok := e.ways(part, inverse)
			if !ok {
				return ways{}, false
			}
			w.out, w.in = union(w.out, v.out), union(w.in, v.in)
		}
		return w, true
	default:
		return ways{}, false
	}
	if inverse {
		w.out, w.in = w.in, w.out
	}
	return w, true
}

// union adds what is not there yet.
func union(a, b []quad.Value) []quad.Value {
	a = slices.Clip(a)
	for _, v := range b {
		if !slices.Contains(a, v) {
			a = append(a, v)
		}
	}
	return a
}

// only are the relations of the store that are wanted.
func (e *evaluation) only(wanted func(quad.Value) bool) []quad.Value {
	return slices.DeleteFunc(slices.Clone(e.relations), func(r quad.Value) bool { return !wanted(r) })
}

// but are the relations of the store that are not named; none at all when there is no list.
func (e *evaluation) but(named []*expr.Step) []quad.Value {
	if named == nil {
		return nil
	}
	return e.only(func(r quad.Value) bool {
		return !slices.ContainsFunc(named, func(s *expr.Step) bool { return r == quad.IRI(s.Name) })
	})
}

// step continues a path by a claim. An empty list must not reach Cayley, which takes it for "any".
func (e *evaluation) step(p *path.Path, w ways, where string) *path.Path {
	if len(w.out)+len(w.in) == 0 || where == "inside" && len(e.inside) == 0 {
		return nil
	}
	switch {
	case where == "inside":
		p = p.LabelContext(e.inside)
	case where == "outside" && len(e.inside) > 0:
		p = p.LabelContext(path.StartMorphism().Except(path.StartMorphism(e.inside...)))
	}
	var found *path.Path
	if len(w.out) > 0 {
		found = p.Clone().Out(w.out)
	}
	if len(w.in) > 0 {
		found = or(found, p.Clone().In(w.in))
	}
	return found.LabelContext().Unique() // without the reset, filters would look at labels as well
}

// has keeps the nodes that pass a filter; nil when none can.
func (e *evaluation) has(p *path.Path, x *expr.Filter) *path.Path {
	if p == nil {
		return nil
	}
	switch {
	case x.Key == "id":
		return p.Is(quad.IRI(x.Value))
	case x.Key == "type":
		types := []string{x.Value}
		for _, t := range e.ontology.Types {
			if t.ID != x.Value && e.ontology.Is(t.ID, x.Value) {
				types = append(types, t.ID)
			}
		}
		return e.hasOne(p, typeOf, types...)
	case x.Key == "status":
		return e.hasOne(p, statusOf, x.Value)
	case x.Like:
		return p.HasFilter(foldedOf, false, shape.Regexp{Re: regexp.MustCompile(regexp.QuoteMeta(words(x.Value)))})
	}
	return e.hasOne(p, foldedOf, words(x.Value))
}

// hasOne keeps the nodes of which one of some strings is said; what the store does not hold must not reach Cayley
// as an empty list.
func (e *evaluation) hasOne(p *path.Path, what quad.IRI, strings ...string) *path.Path {
	var known []quad.Value
	for _, s := range strings {
		if v := quad.String(s); e.quads.ValueOf(v) != nil {
			known = append(known, v)
		}
	}
	if len(known) == 0 || e.quads.ValueOf(what) == nil {
		return nil
	}
	return p.Has(what, known...)
}
