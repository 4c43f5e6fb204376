package query

import (
	"fmt"
	"slices"
	"strings"

	"kg/internal/expr"
	"kg/internal/fold"
	"kg/internal/graph"
	"kg/internal/model"
)

// ExprError is an expression that is well written but says nothing that can be evaluated.
type ExprError struct {
	Offset int // in bytes from 0
	Msg    string
	Hint   string
}

func (e *ExprError) Error() string {
	s := fmt.Sprintf("column %d: %s", e.Offset+1, e.Msg)
	if e.Hint != "" {
		s += "; " + e.Hint
	}
	return s
}

// automaton is an expression as a nondeterministic automaton in Thompson's construction (1968): one way
// in, one way out, and states tied by free moves, which a type may guard, or by claims.
type automaton struct {
	states    []state
	start, in int // in is the accepting state
}

type state struct {
	free  []int
	guard string // a type that the node must be of for the free moves; "" for any
	step  *step
}

// step is a move along a claim.
type step struct {
	relation graph.Relation
	absent   bool // no claim of the graph is of the relation
	inverse  bool
	cited    cited
	next     int
}

// cited says where a claim must be cited, seen from the extent of the start.
type cited int

const (
	anywhere cited = iota
	inside
	outside
)

// maxStates bounds an automaton: derived relations can multiply an expression.
const maxStates = 50_000

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

// name ties two states by a relation, a derived relation or one of its tiers.
func (c *compiler) name(x *expr.Step, from, to int, inverse bool, where cited) error {
	if _, ok := c.e.data.Ontology.Relation(x.Name); ok {
		r, present := c.e.graph.LookupRelation(x.Name)
		at := c.state()
		c.free(from, at)
		c.a.states[at].step = &step{r, !present, inverse, where, to}
		return nil
	}
	d, tiers := c.tiers(x.Name)
	if len(tiers) == 0 {
		return &ExprError{x.Offset, fmt.Sprintf("no relation is called %q", x.Name), c.didYouMean(x.Name, relationNames(&c.e.data.Ontology))}
	}
	if where != anywhere {
		return &ExprError{x.Offset, fmt.Sprintf(`"cited" stands after the derived relation %q, which is more than one claim`, x.Name), "put it after a relation"}
	}
	for _, t := range tiers {
		if err := c.tier(d, t, from, to, inverse); err != nil {
			return &ExprError{x.Offset, fmt.Sprintf("%s: %v", x.Name, err), ""}
		}
	}
	return nil
}

// tiers finds what a name that is not a relation stands for.
func (c *compiler) tiers(name string) (*model.Derived, []model.Tier) {
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

func (c *compiler) tier(d *model.Derived, t model.Tier, from, to int, inverse bool) error {
	key := d.ID + "." + t.ID
	if slices.Contains(c.open, key) {
		return fmt.Errorf("the tier depends on itself")
	}
	x, err := expr.Parse(t.Expr)
	if err != nil {
		return err
	}
	outer := c.scope
	c.scope, c.open = d, append(c.open, key)
	err = c.add(x, from, to, inverse, anywhere)
	c.scope, c.open = outer, c.open[:len(c.open)-1]
	return err
}

func (c *compiler) didYouMean(name string, known []string) string {
	if near := fold.Nearest(name, known, 1); len(near) > 0 {
		return fmt.Sprintf("did you mean %q?", near[0])
	}
	return ""
}

func typeNames(o *model.Ontology) (names []string) {
	for _, t := range o.Types {
		names = append(names, t.ID)
	}
	return names
}

func relationNames(o *model.Ontology) (names []string) {
	for _, r := range o.Relations {
		names = append(names, r.ID)
	}
	for _, d := range o.Derived {
		names = append(names, d.ID)
		for _, t := range d.Tiers {
			names = append(names, d.ID+"."+t.ID)
		}
	}
	return names
}
