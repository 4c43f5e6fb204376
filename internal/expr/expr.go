package expr

import "strings"

// Expr is a path expression: a *Step, *Inverse, *Seq, *Alt, *Repeat or *Filter. Its String is the
// shortest text that parses to an equal expression.
type Expr interface {
	String() string
	level() int // how tightly the outermost operator binds; see the constants
}

// Step is a name: a relation, a derived relation or a tier of one.
type Step struct {
	Name   string
	Offset int // where the name stands in the parsed text, in bytes from 0
}

// Inverse is an expression followed backwards.
type Inverse struct{ Of Expr }

// Seq is one expression after another, at least two.
type Seq struct{ Parts []Expr }

// Alt is a choice between expressions, at least two.
type Alt struct{ Parts []Expr }

// Repeat is an expression followed again and again: * is (0, 0), + is (1, 0), ? is (0, 1).
type Repeat struct {
	Of  Expr
	Min int
	Max int // 0 when there is no upper bound
}

// Filter keeps the ways of an expression that pass a test.
type Filter struct {
	Of     Expr
	Key    string
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
func (*Inverse) level() int { return inverseLevel }
func (*Seq) level() int     { return seqLevel }
func (*Alt) level() int     { return altLevel }
func (*Repeat) level() int  { return repeatLevel }
func (*Filter) level() int  { return filterLevel }

func (s *Step) String() string    { return s.Name }
func (i *Inverse) String() string { return "^" + atLeast(i.Of, inverseLevel) }
func (s *Seq) String() string     { return join(s.Parts, "/", filterLevel) }
func (a *Alt) String() string     { return join(a.Parts, "|", seqLevel) }
func (r *Repeat) String() string  { return atLeast(r.Of, repeatLevel) + r.suffix() }
func (f *Filter) String() string {
	return atLeast(f.Of, filterLevel) + "[" + f.Key + "=" + f.Value + "]"
}

func (r *Repeat) suffix() string {
	switch {
	case r.Max == 1:
		return "?"
	case r.Min == 0:
		return "*"
	}
	return "+"
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

// Names returns every step of an expression, in the order of the text.
func Names(x Expr) []*Step {
	var steps []*Step
	Walk(x, func(x Expr) {
		if s, ok := x.(*Step); ok {
			steps = append(steps, s)
		}
	})
	return steps
}

// Walk calls visit for an expression and everything in it, parents before children, left to right.
func Walk(x Expr, visit func(Expr)) {
	visit(x)
	switch x := x.(type) {
	case *Inverse:
		Walk(x.Of, visit)
	case *Seq:
		for _, p := range x.Parts {
			Walk(p, visit)
		}
	case *Alt:
		for _, p := range x.Parts {
			Walk(p, visit)
		}
	case *Repeat:
		Walk(x.Of, visit)
	case *Filter:
		Walk(x.Of, visit)
	}
}
