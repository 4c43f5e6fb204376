package expr

import (
	"fmt"
	"strings"
)

// Set is a set of entities as people write it wherever kg takes one: Named, OfType, All, Open, Follow or Combined.
type Set interface{ set() }

// Named is an entity by one of its names.
type Named struct {
	Offset int // in bytes from 0
	Text   string
}

// OfType is every entity of a type and the types below it: "type:law".
type OfType struct {
	Offset int
	Name   string // of the type: its id or one of its names
}

// All is every entity: "all".
type All struct{}

// Follow is what a path expression leads to: "X -> EXPR".
type Follow struct {
	Of     Set
	Way    Expr
	Offset int    // of the expression
	Source string // its text
}

// Combined is "A + B" (in one or the other), "A - B" (in the first only) or "A & B" (in both).
type Combined struct {
	Op   byte // '+', '-' or '&'
	A, B Set
}

func (*Named) set()    {}
func (*OfType) set()   {}
func (*All) set()      {}
func (*Follow) set()   {}
func (*Combined) set() {}

// SetError says where in the text of a set something is wrong.
type SetError struct {
	Offset int // in bytes from 0
	Msg    string
	Hint   string // may be ""
}

func (e *SetError) Error() string {
	s := fmt.Sprintf("column %d: %s", e.Offset+1, e.Msg)
	if e.Hint != "" {
		s += "; " + e.Hint
	}
	return s
}

// WalkSet calls visit for every part of a set, outer ones first.
func WalkSet(s Set, visit func(Set)) {
	visit(s)
	switch s := s.(type) {
	case *Follow:
		WalkSet(s.Of, visit)
	case *Combined:
		WalkSet(s.A, visit)
		WalkSet(s.B, visit)
	}
}

// ParseSet reads a set; package query says what it means. Names and types are not looked up. The error is a *SetError.
func ParseSet(src string) (Set, error) {
	p := &setParser{src: src}
	s, err := p.sum(0)
	if err == nil && p.at < len(p.src) {
		err = p.bad(`expected " + ", " - ", " & ", " -> " or the end`, "found %q", p.src[p.at:p.at+1])
	}
	if err != nil {
		return nil, err
	}
	return s, nil
}

type setParser struct {
	src string
	at  int
}

// maxSetDepth bounds the nesting of parentheses.
const maxSetDepth = 100

func (p *setParser) bad(hint, format string, args ...any) error {
	return &SetError{p.at, fmt.Sprintf(format, args...), hint}
}

// sum reads terms tied by + and -.
func (p *setParser) sum(depth int) (Set, error) {
	left, err := p.product(depth)
	for err == nil {
		sign := p.sign("+", "-")
		if sign == "" {
			return left, nil
		}
		var right Set
		right, err = p.product(depth)
		left = &Combined{sign[0], left, right}
	}
	return nil, err
}

// product reads terms tied by &.
func (p *setParser) product(depth int) (Set, error) {
	left, err := p.way(depth)
	for err == nil && p.sign("&") != "" {
		var right Set
		right, err = p.way(depth)
		left = &Combined{'&', left, right}
	}
	return left, err
}

// way reads a term and the expressions that are followed from it.
func (p *setParser) way(depth int) (Set, error) {
	s, err := p.term(depth)
	for err == nil && p.sign("->") != "" {
		p.space()
		start := p.at
		src, _ := p.until("->", "+", "-", "&")
		x, parseErr := Parse(src)
		if e, ok := parseErr.(*Error); ok {
			return nil, &SetError{start + e.Offset, e.Msg, "expected " + e.Want}
		} else if parseErr != nil {
			return nil, &SetError{start, parseErr.Error(), ""}
		}
		s = &Follow{s, x, start, src}
	}
	return s, err
}

func (p *setParser) term(depth int) (Set, error) {
	p.space()
	if strings.HasPrefix(p.src[p.at:], "(") {
		if depth >= maxSetDepth {
			return nil, p.bad(fmt.Sprintf("at most %d levels", maxSetDepth), "a selection nested too deeply")
		}
		p.at++
		s, err := p.sum(depth + 1)
		if err != nil {
			return nil, err
		}
		if p.space(); !strings.HasPrefix(p.src[p.at:], ")") {
			return nil, p.bad(`expected ")"`, "a group that does not end")
		}
		p.at++
		return s, nil
	}
	start := p.at
	text, quoted := p.until("->", "+", "-", "&")
	name, isType := strings.CutPrefix(text, "type:")
	switch {
	case text == "":
		return nil, &SetError{start, "nothing to select", `expected a name, "type:…", "all" or "("`}
	case text == "?" && !quoted:
		return nil, &SetError{start, `"?" stands alone`, `"all" is every entity`}
	case text == "all" && !quoted:
		return &All{}, nil
	case isType && !quoted:
		return &OfType{start, strings.TrimSpace(name)}, nil
	}
	return &Named{start, text}, nil
}
