package query

import (
	"fmt"
	"slices"

	"kg/internal/expr"
	"kg/internal/model"
)

// compiler makes the automaton of an expanded expression.
type compiler struct {
	e     *Engine
	a     automaton
	exits map[expr.Expr][]int // the states that each part leads to, one for each time it is written out; nil when nobody asks
}

// compile expands an expression and makes its automaton. Inside a derived relation, its tiers go by their own names.
func (e *Engine) compile(x expr.Expr, scope *model.Derived) (*automaton, error) {
	x, err := e.expand(x, scope)
	if err != nil {
		return nil, err
	}
	return e.assemble(x, nil)
}

// assemble makes the automaton of an expanded expression, shortened; or, where exits is not nil, as it is
// written, noting there the states that its parts lead to.
func (e *Engine) assemble(x expr.Expr, exits map[expr.Expr][]int) (*automaton, error) {
	c := &compiler{e: e, exits: exits}
	c.a.start, c.a.in = c.state(), c.state()
	if err := c.add(x, c.a.start, c.a.in, false, anywhere); err != nil {
		return nil, err
	}
	if exits == nil {
		c.a.shorten()
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
	if len(c.a.states) > maxSize {
		return tooLarge()
	}
	if c.exits != nil {
		c.exits[x] = append(c.exits[x], to)
	}
	switch x := x.(type) {
	case *expr.Step:
		r, present := c.e.graph.LookupRelation(x.Name)
		c.step(step{relation: r, absent: !present, inverse: inverse, cited: where}, from, to)
	case *expr.Any:
		c.step(step{any: true, inverse: inverse, cited: where}, from, to)
	case *expr.Not:
		c.not(x, from, to, inverse, where)
	case *expr.Inverse:
		return c.add(x.Of, from, to, !inverse, where)
	case *expr.Seq:
		return c.seq(x.Parts, from, to, inverse, where)
	case *expr.Alt:
		for _, part := range x.Parts {
			first, last := c.state(), c.state()
			c.free(from, first)
			c.free(last, to)
			if err := c.add(part, first, last, inverse, where); err != nil {
				return err
			}
		}
	case *expr.Repeat:
		return c.repeat(x, from, to, inverse, where)
	case *expr.Filter:
		return c.filter(x, from, to, inverse, where)
	default:
		return fmt.Errorf("expression of type %T: not known to package query", x)
	}
	return nil
}

func (c *compiler) step(s step, from, to int) {
	at := c.state()
	c.free(from, at)
	s.next, s.nexts = to, []int{to}
	c.a.states[at].step = &s
	c.a.extents = c.a.extents || s.cited != anywhere
}

func (c *compiler) not(x *expr.Not, from, to int, inverse bool, where cited) {
	for i, names := range [][]*expr.Step{x.Forward, x.Backward} {
		if names == nil {
			continue
		}
		s := step{any: true, inverse: inverse != (i == 1), cited: where}
		for _, n := range names {
			if r, present := c.e.graph.LookupRelation(n.Name); present {
				s.except = append(s.except, r)
			}
		}
		slices.Sort(s.except)
		c.step(s, from, to)
	}
}

func (c *compiler) seq(parts []expr.Expr, from, to int, inverse bool, where cited) error {
	if inverse {
		parts = slices.Clone(parts)
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

// repeat writes the least number of times out, then a loop or as many that may be left out.
func (c *compiler) repeat(x *expr.Repeat, from, to int, inverse bool, where cited) error {
	once := func(skip bool) error {
		first, last := c.state(), c.state()
		c.free(from, first)
		if skip {
			c.free(from, to)
		}
		from = last
		return c.add(x.Of, first, last, inverse, where)
	}
	for range x.Min {
		if err := once(false); err != nil {
			return err
		}
	}
	for n := x.Min; n < x.Max; n++ {
		if err := once(true); err != nil {
			return err
		}
	}
	if x.Max == expr.Unbounded {
		loop := c.state()
		c.free(from, loop)
		from = loop
		if err := once(false); err != nil {
			return err
		}
		c.free(from, loop)
		from = loop
	}
	c.free(from, to)
	return nil
}

func (c *compiler) filter(x *expr.Filter, from, to int, inverse bool, where cited) error {
	if x.Key == "cited" {
		where = inside
		if x.Value == "outside" {
			where = outside
		}
		return c.add(x.Of, from, to, inverse, where)
	}
	gate := c.state()
	c.a.states[gate].guard = c.e.guard(x)
	if inverse { // the end of x is where its inverse starts
		first := c.state()
		c.free(from, gate)
		c.free(gate, first)
		return c.add(x.Of, first, to, inverse, where)
	}
	c.free(gate, to)
	return c.add(x.Of, from, gate, inverse, where)
}
