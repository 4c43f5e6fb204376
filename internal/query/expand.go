package query

import (
	"fmt"
	"slices"
	"strings"

	"kg/internal/expr"
	"kg/internal/fold"
	"kg/internal/model"
)

// ExprError is an expression that is well written but says nothing that can be evaluated.
type ExprError struct {
	Offset int // in bytes from 0
	Msg    string
	Hint   string
	Err    error // what it is a case of; may be nil
}

// Unwrap is the error that it is a case of.
func (e *ExprError) Unwrap() error { return e.Err }

func (e *ExprError) Error() string {
	s := fmt.Sprintf("column %d: %s", e.Offset+1, e.Msg)
	if e.Hint != "" {
		s += "; " + e.Hint
	}
	return s
}

func badExpr(offset int, msg, hint string) *ExprError {
	return &ExprError{Offset: offset, Msg: msg, Hint: hint}
}

// Expand checks an expression and writes its derived relations out: what it returns names stored relations only,
// and its filters are known ones. It is what every evaluator evaluates. The error, if any, is an *ExprError.
func (e *Engine) Expand(x expr.Expr) (expr.Expr, error) { return e.expand(x, nil) }

// expand is Expand; inside a derived relation, its tiers go by their own names.
func (e *Engine) expand(x expr.Expr, scope *model.Derived) (expr.Expr, error) {
	return (&expander{e: e, scope: scope}).expand(x, anywhere)
}

type expander struct {
	e     *Engine
	scope *model.Derived // whose tiers may be named without its own name
	open  []string       // tiers being written out, to refuse cycles
	size  int
}

// cited says where a claim must be cited, seen from the extent of the start.
type cited int

const (
	anywhere cited = iota
	inside
	outside
)

// maxSize bounds an expression once derived relations are written out, and the automaton made from it.
const maxSize = 50_000

func tooLarge() error {
	return badExpr(0, "the expression is too large once derived relations and counts are written out", "use fewer of them")
}

func (c *expander) expand(x expr.Expr, where cited) (expr.Expr, error) {
	if c.size++; c.size > maxSize {
		return nil, tooLarge()
	}
	switch x := x.(type) {
	case *expr.Step:
		return c.name(x, where)
	case *expr.Any:
		return x, nil
	case *expr.Not:
		return x, c.stored(slices.Concat(x.Forward, x.Backward))
	case *expr.Inverse:
		of, err := c.expand(x.Of, where)
		return &expr.Inverse{Of: of}, err
	case *expr.Seq:
		parts, err := c.all(x.Parts, where)
		return &expr.Seq{Parts: parts}, err
	case *expr.Alt:
		parts, err := c.all(x.Parts, where)
		return &expr.Alt{Parts: parts}, err
	case *expr.Repeat:
		of, err := c.expand(x.Of, where)
		return &expr.Repeat{Of: of, Min: x.Min, Max: x.Max}, err
	case *expr.Filter:
		return c.filter(x, where)
	}
	return nil, fmt.Errorf("expression of type %T: not known to package query", x)
}

func (c *expander) all(parts []expr.Expr, where cited) ([]expr.Expr, error) {
	out := make([]expr.Expr, len(parts))
	for i, p := range parts {
		var err error
		if out[i], err = c.expand(p, where); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (c *expander) filter(x *expr.Filter, where cited) (expr.Expr, error) {
	if err := c.e.checkFilter(x); err != nil {
		return nil, err
	}
	if x.Key == "cited" {
		var err error
		if where, err = narrow(x, where); err != nil {
			return nil, err
		}
	}
	of, err := c.expand(x.Of, where)
	return &expr.Filter{Of: of, Key: x.Key, Like: x.Like, Value: x.Value, Offset: x.Offset}, err
}

// narrow reads a filter on citations, which only single claims have.
func narrow(x *expr.Filter, outer cited) (cited, error) {
	if !singleClaims(x.Of) {
		return 0, badExpr(x.Offset, `"cited" stands after more than one claim at a time`, "put it after a relation or a choice of relations: (a|b)[cited=inside]")
	}
	want := inside
	if x.Value == "outside" {
		want = outside
	}
	if outer != anywhere && outer != want {
		return 0, badExpr(x.Offset, "a claim cannot be cited inside and outside at once", "drop one of the filters")
	}
	return want, nil
}

// singleClaims reports whether an expression always follows exactly one claim.
func singleClaims(x expr.Expr) bool {
	switch x := x.(type) {
	case *expr.Step, *expr.Any, *expr.Not:
		return true
	case *expr.Inverse:
		return singleClaims(x.Of)
	case *expr.Filter:
		return singleClaims(x.Of)
	case *expr.Alt:
		return !slices.ContainsFunc(x.Parts, func(p expr.Expr) bool { return !singleClaims(p) })
	}
	return false
}

// UsesCited reports whether an expression has a filter that needs to know where it starts.
func UsesCited(x expr.Expr) bool {
	found := false
	expr.Walk(x, func(x expr.Expr) {
		f, ok := x.(*expr.Filter)
		found = found || ok && f.Key == "cited"
	})
	return found
}

// stored refuses names that are no stored relations.
func (c *expander) stored(names []*expr.Step) error {
	for _, s := range names {
		if c.e.isRelation(s.Name) || c.e.bare && s.IRI {
			continue
		}
		if _, tiers := c.tiers(s.Name); len(tiers) > 0 && !s.IRI {
			return badExpr(s.Offset, fmt.Sprintf(`"!" stands before the derived relation %q, which is more than one claim`, s.Name), "name relations only")
		}
		return c.unknown(s)
	}
	return nil
}

// name is a relation as it is, or a derived relation or tier written out.
func (c *expander) name(x *expr.Step, where cited) (expr.Expr, error) {
	if c.e.isRelation(x.Name) || c.e.bare && x.IRI { // as in SPARQL, an IRI that no claim has leads nowhere
		return x, nil
	}
	d, tiers := c.tiers(x.Name)
	if len(tiers) == 0 || x.IRI {
		return nil, c.unknown(x)
	}
	if where != anywhere {
		return nil, badExpr(x.Offset, fmt.Sprintf(`"cited" stands after the derived relation %q, which is more than one claim`, x.Name), "put it after a relation")
	}
	var parts []expr.Expr
	for _, t := range tiers {
		part, err := c.tier(d, t)
		if err != nil {
			return nil, badExpr(x.Offset, fmt.Sprintf("%s: %v", x.Name, err), "")
		}
		parts = append(parts, part)
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	return &expr.Alt{Parts: parts}, nil
}

func (c *expander) unknown(x *expr.Step) error {
	return badExpr(x.Offset, fmt.Sprintf("no relation is called %q", x.Name), didYouMean(x.Name, c.e.relationNames()))
}

// tiers finds what a name that is not a relation stands for.
func (c *expander) tiers(name string) (*model.Derived, []model.Tier) {
	pick := func(d model.Derived, tier string) (*model.Derived, []model.Tier) {
		for i, t := range d.Tiers {
			if t.ID == tier {
				return &d, d.Tiers[i : i+1]
			}
		}
		return &d, nil
	}
	if d, ok := c.e.data.Ontology.DerivedRelation(name); ok {
		return &d, d.Tiers
	}
	if id, tier, ok := strings.Cut(name, "."); ok {
		if d, ok := c.e.data.Ontology.DerivedRelation(id); ok {
			return pick(d, tier)
		}
	}
	if c.scope != nil {
		return pick(*c.scope, name)
	}
	return nil, nil
}

func (c *expander) tier(d *model.Derived, t model.Tier) (expr.Expr, error) {
	key := d.ID + "." + t.ID
	if slices.Contains(c.open, key) {
		return nil, fmt.Errorf("the tier depends on itself")
	}
	x, err := expr.Parse(t.Expr)
	if err != nil {
		return nil, err
	}
	outer := c.scope
	c.scope, c.open = d, append(c.open, key)
	x, err = c.expand(x, anywhere)
	c.scope, c.open = outer, c.open[:len(c.open)-1]
	return x, err
}

// isRelation reports whether claims can be of a relation: the ontology's, or over a bare graph the graph's own.
func (e *Engine) isRelation(name string) bool {
	if e.bare {
		_, ok := e.graph.LookupRelation(name)
		return ok
	}
	_, ok := e.data.Ontology.Relation(name)
	return ok
}

// relationNames lists all that an expression may name.
func (e *Engine) relationNames() (names []string) {
	if e.bare {
		return e.graph.Relations()
	}
	for _, r := range e.data.Ontology.Relations {
		names = append(names, r.ID)
	}
	for _, d := range e.data.Ontology.Derived {
		names = append(names, d.ID)
		for _, t := range d.Tiers {
			names = append(names, d.ID+"."+t.ID)
		}
	}
	return names
}

// didYouMean is a hint with the nearest of some names, "" when none is near.
func didYouMean(name string, known []string) string {
	if near := fold.Nearest(name, known, 1); len(near) > 0 {
		return fmt.Sprintf("did you mean %q?", near[0])
	}
	return ""
}
