package query

import (
	"maps"
	"slices"
	"strings"

	"kg/internal/expr"
	"kg/internal/model"
)

// pairs is a relation between entities, by id: what an expression means under DISTINCT.
type pairs map[[2]string]bool

// definition evaluates expressions by the letter of SPARQL 1.1 §9.3 and §18.4, as pairs over all entities, and
// filters by that of docs/expressions.md. It shares nothing with the engine but the syntax tree.
type definition struct {
	data  *model.Dataset
	start string // whose extent "cited" speaks of
}

func (d definition) eval(x expr.Expr, where string) pairs {
	out := pairs{}
	switch x := x.(type) {
	case *expr.Step, *expr.Any:
		out.claims(d, where, false, func(r string) bool { return x.String() == r || x.String() == "." })
	case *expr.Not:
		for i, names := range [][]*expr.Step{x.Forward, x.Backward} {
			if len(names) > 0 {
				out.claims(d, where, i == 1, func(r string) bool {
					return !slices.ContainsFunc(names, func(s *expr.Step) bool { return s.Name == r })
				})
			}
		}
	case *expr.Inverse:
		for p := range d.eval(x.Of, where) {
			out[[2]string{p[1], p[0]}] = true
		}
	case *expr.Alt:
		for _, part := range x.Parts {
			maps.Copy(out, d.eval(part, where))
		}
	case *expr.Seq:
		out = d.repeat(nil, 0, 0) // every entity with itself
		for _, part := range x.Parts {
			out = out.then(d.eval(part, where))
		}
	case *expr.Repeat:
		return d.repeat(d.eval(x.Of, where), x.Min, x.Max)
	case *expr.Filter:
		if x.Key == "cited" {
			return d.eval(x.Of, x.Value)
		}
		for p := range d.eval(x.Of, where) {
			if end, _ := d.data.Entity(p[1]); d.passes(x, end) {
				out[p] = true
			}
		}
	}
	return out
}

func (d definition) repeat(of pairs, minimum, maximum int) pairs {
	power := pairs{} // of to the power of n
	for _, e := range d.data.Entities {
		power[[2]string{e.ID, e.ID}] = true
	}
	for range minimum {
		power = power.then(of)
	}
	out, grown := pairs{}, true
	for n := minimum; grown && (maximum == expr.Unbounded || n <= maximum); n++ {
		before := len(out)
		maps.Copy(out, power)
		grown, power = len(out) > before, power.then(of)
	}
	return out
}

func (d definition) passes(x *expr.Filter, e model.Entity) bool {
	switch x.Key {
	case "type":
		return d.data.Ontology.Is(e.Type, x.Value)
	case "status":
		return slices.ContainsFunc(e.Status, func(s model.Status) bool { return s.State == x.Value })
	}
	text := map[string]string{"id": e.ID, "name": e.Name.FR}[x.Key]
	return text == x.Value || x.Like && strings.Contains(text, x.Value)
}

// claims adds the claims of some relations that are cited where they must be.
func (p pairs) claims(d definition, where string, backwards bool, wanted func(relation string) bool) {
	start, _ := d.data.Entity(d.start)
	for _, c := range d.data.Claims {
		in := c.Basis == model.Stated && slices.ContainsFunc(c.Citations, start.Extent.Covers)
		if wanted(c.Relation) && (where == "" || in == (where == "inside")) {
			p[map[bool][2]string{false: {c.From, c.To}, true: {c.To, c.From}}[backwards]] = true
		}
	}
}

func (p pairs) then(q pairs) pairs {
	out := pairs{}
	for a := range p {
		for b := range q {
			if a[1] == b[0] {
				out[[2]string{a[0], b[1]}] = true
			}
		}
	}
	return out
}
