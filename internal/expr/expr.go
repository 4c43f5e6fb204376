package expr

import (
	"strconv"
	"strings"
)

// Expr is a path expression: a *Step, *Any, *Not, *Inverse, *Seq, *Alt, *Repeat or *Filter. Its String is the
// shortest text that parses to an equal expression.
type Expr interface {
	String() string
	level() int // how tightly the outermost operator binds; see the constants
}

// Step is a name: a relation, a derived relation or a tier of one.
type Step struct {
	Name   string
	IRI    bool // written in angle brackets, which Name is without
	Offset int  // where the name stands in the parsed text, in bytes from 0
}

// Any is one claim of any relation, forwards.
type Any struct{}

// Not is one claim of any relation but some: forwards of any that is not in Forward, and backwards of any
// that is not in Backward. A nil list takes its direction out altogether (SPARQL 1.1 §9.1, negated property sets);
// one of them holds a step.
type Not struct{ Forward, Backward []*Step }

// Inverse is an expression followed backwards.
type Inverse struct{ Of Expr }

// Seq is one expression after another, at least two.
type Seq struct{ Parts []Expr }

// Alt is a choice between expressions, at least two.
type Alt struct{ Parts []Expr }

// Repeat is an expression followed again and again: * is (0, Unbounded), + is (1, Unbounded), ? is (0, 1).
type Repeat struct {
	Of  Expr
	Min int
	Max int // at least Min, or Unbounded
}

// Unbounded is the Max of a Repeat that has none.
const Unbounded = -1

// Filter keeps the ways of an expression that pass a test.
type Filter struct {
	Of     Expr
	Key    string
	Like   bool // ~ and not =: the value is to be found, not to be met
	Value  string
	Offset int // where the key stands, in bytes from 0
}

const (
	altLevel = iota
	seqLevel
	filterLevel
	inverseLevel
	repeatLevel
	stepLevel
)

func (*Step) level() int    { return stepLevel }
func (*Any) level() int     { return stepLevel }
func (*Not) level() int     { return stepLevel }
func (*Inverse) level() int { return inverseLevel }
func (*Seq) level() int     { return seqLevel }
func (*Alt) level() int     { return altLevel }
func (*Repeat) level() int  { return repeatLevel }
func (*Filter) level() int  { return filterLevel }

func (*Any) String() string       { return "." }
func (i *Inverse) String() string { return "^" + atLeast(i.Of, inverseLevel) }
func (s *Seq) String() string     { return join(s.Parts, "/", filterLevel) }
func (a *Alt) String() string     { return join(a.Parts, "|", seqLevel) }
func (r *Repeat) String() string  { return atLeast(r.Of, repeatLevel) + r.suffix() }

func (s *Step) String() string {
	if s.IRI {
		return "<" + s.Name + ">"
	}
	return s.Name
}

func (n *Not) String() string {
	var names []string
	for _, s := range n.Forward {
		names = append(names, s.String())
	}
	for _, s := range n.Backward {
		names = append(names, "^"+s.String())
	}
	if len(names) == 1 {
		return "!" + names[0]
	}
	return "!(" + strings.Join(names, "|") + ")"
}

func (f *Filter) String() string {
	sign := "="
	if f.Like {
		sign = "~"
	}
	return atLeast(f.Of, filterLevel) + "[" + f.Key + sign + quoteValue(f.Value) + "]"
}

// quoteValue is a filter's value as it is written: bare where it is a word.
func quoteValue(v string) string {
	s := scanner{src: v}
	if t := s.scan(); t.kind == name && t.text == v {
		return v
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(v) + `"`
}

func (r *Repeat) suffix() string {
	minimum, maximum := strconv.Itoa(r.Min), strconv.Itoa(r.Max)
	switch {
	case r.Min == 0 && r.Max == 1:
		return "?"
	case r.Min == 0 && r.Max == Unbounded:
		return "*"
	case r.Min == 1 && r.Max == Unbounded:
		return "+"
	case r.Max == Unbounded:
		return "{" + minimum + ",}"
	case r.Min == r.Max:
		return "{" + minimum + "}"
	case r.Min == 0:
		return "{," + maximum + "}"
	}
	return "{" + minimum + "," + maximum + "}"
}

// atLeast prints an expression, in parentheses where its operator binds less tightly than level.
func atLeast(x Expr, level int) string {
	if x.level() < level {
		return "(" + x.String() + ")"
	}
	return x.String()
}

func join(parts []Expr, sep string, level int) string {
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = atLeast(p, level)
	}
	return strings.Join(texts, sep)
}

// Names returns every step of an expression, in the order of the text; those of a Not, forward ones first.
func Names(x Expr) []*Step {
	var steps []*Step
	Walk(x, func(x Expr) {
		switch x := x.(type) {
		case *Step:
			steps = append(steps, x)
		case *Not:
			steps = append(append(steps, x.Forward...), x.Backward...)
		}
	})
	return steps
}

// Walk calls visit for an expression and everything in it, parents before children, left to right. The names
// within a Not are not visited by themselves.
func Walk(x Expr, visit func(Expr)) {
	visit(x)
	for _, p := range Parts(x) {
		Walk(p, visit)
	}
}

// Parts are the expressions that an expression is made of, in the order of the text; none for a step. Do not
// change the slice.
func Parts(x Expr) []Expr {
	switch x := x.(type) {
	case *Inverse:
		return []Expr{x.Of}
	case *Seq:
		return x.Parts
	case *Alt:
		return x.Parts
	case *Repeat:
		return []Expr{x.Of}
	case *Filter:
		return []Expr{x.Of}
	}
	return nil
}
