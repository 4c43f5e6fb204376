package query

import (
	"fmt"
	"slices"

	"kg/internal/expr"
	"kg/internal/model"
)

type compiler struct {
	e     *Engine
	a     automaton
	scope *model.Derived // whose tiers may be named without its own name
	open  []string       // tiers being compiled, to refuse cycles
}

// compile makes the automaton of an expression. Inside a derived relation, its tiers go by their own names.
func (e *Engine) compile(x expr.Expr, scope *model.Derived) (*automaton, error) {
	c := &compiler{e: e, scope: scope}
	c.a.start, c.a.in = c.state(), c.state()
	if err := c.add(x, c.a.start, c.a.in, false, anywhere); err != nil {
		return nil, err
	}
	return &c.a, nil
}

func (c *compiler) state() int {
	c.a.states = append(c.a.states, state{})
	return len(c.a.states) - 1
}

func (c *compiler) free(from, to int) { c.a.states[from].free = append(c.a.states[from].free, to) }

// add ties two states by an expression, or by its inverse.
func (c *compiler) add(x expr.Expr, from, to int, inverse bool, where cited) error {
	if len(c.a.states) > maxStates {
		return &ExprError{0, "the expression is too large once derived relations are written out", "use fewer of them"}
	}
	switch x := x.(type) {
	case *expr.Step:
		return c.name(x, from, to, inverse, where)
	case *expr.Inverse:
		return c.add(x.Of, from, to, !inverse, where)
	case *expr.Seq:
		return c.seq(x.Parts, from, to, inverse, where)
	case *expr.Alt:
		for _, part := range x.Parts {
			if err := c.add(part, from, to, inverse, where); err != nil {
				return err
			}
		}
		return nil
	case *expr.Repeat:
		return c.repeat(x, from, to, inverse, where)
	case *expr.Filter:
		return c.filter(x, from, to, inverse, where)
	}
	return fmt.Errorf("expression of type %T: not known to package query", x)
}

func (c *compiler) seq(parts []expr.Expr, from, to int, inverse bool, where cited) error {
	parts = slices.Clone(parts)
	if inverse {
		slices.Reverse(parts)
	}
	for i, part := range parts {
		end := to
		if i < len(parts)-1 {
			end = c.state()
		}
		if err := c.add(part, from, end, inverse, where); err != nil {
			return err
		}
		from = end
	}
	return nil
}

func (c *compiler) repeat(x *expr.Repeat, from, to int, inverse bool, where cited) error {
	first, last := c.state(), c.state()
	c.free(from, first)
	c.free(last, to)
	if x.Min == 0 {
		c.free(first, last)
	}
	if x.Max == 0 {
		c.free(last, first)
	}
	return c.add(x.Of, first, last, inverse, where)
}

func (c *compiler) filter(x *expr.Filter, from, to int, inverse bool, where cited) error {
	switch x.Key {
	case "type":
		if _, ok := c.e.data.Ontology.Type(x.Value); !ok {
			return &ExprError{x.Offset, fmt.Sprintf("no type is called %q", x.Value), c.didYouMean(x.Value, typeNames(&c.e.data.Ontology))}
		}
		gate := c.state()
		c.a.states[gate].guard = x.Value
		if inverse { // the end of x is where its inverse starts
			first := c.state()
			c.free(from, gate)
			c.free(gate, first)
			return c.add(x.Of, first, to, inverse, where)
		}
		c.free(gate, to)
		return c.add(x.Of, from, gate, inverse, where)
	case "cited":
		var err error
		if where, err = c.where(x, where); err != nil {
			return err
		}
		return c.add(x.Of, from, to, inverse, where)
	}
	return &ExprError{x.Offset, fmt.Sprintf("no filter is called %q", x.Key), `expected "type" or "cited"`}
}

// where reads a filter on citations, which only single claims have.
func (c *compiler) where(x *expr.Filter, outer cited) (cited, error) {
	if !singleClaims(x.Of) {
		return 0, &ExprError{x.Offset, `"cited" stands after more than one claim at a time`, "put it after a relation or a choice of relations: (a|b)[cited=inside]"}
	}
	want, ok := map[string]cited{"inside": inside, "outside": outside}[x.Value]
	if !ok {
		return 0, &ExprError{x.Offset, fmt.Sprintf("cited=%s is not known", x.Value), `expected "inside" or "outside"`}
	}
	if outer != anywhere && outer != want {
		return 0, &ExprError{x.Offset, "a claim cannot be cited inside and outside at once", "drop one of the filters"}
	}
	return want, nil
}

// singleClaims reports whether an expression always follows exactly one claim, of a relation named in it.
func singleClaims(x expr.Expr) bool {
	switch x := x.(type) {
	case *expr.Step:
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
