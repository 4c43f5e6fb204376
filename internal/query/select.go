package query

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kg/internal/expr"
	"kg/internal/fold"
	"kg/internal/graph"
	"kg/internal/model"
)

// Selection is a set of entities that people name.
type Selection struct {
	Free bool     // "?": any entity; IDs is then nil
	IDs  []string // sorted, unique; may be empty
	One  bool     // it is one entity by its name, and no set
}

// SelectError says where in the text of a selection something is wrong.
type SelectError struct {
	Offset int // in bytes from 0
	Msg    string
	Hint   string // may be ""
}

func (e *SelectError) Error() string {
	s := fmt.Sprintf("column %d: %s", e.Offset+1, e.Msg)
	if e.Hint != "" {
		s += "; " + e.Hint
	}
	return s
}

// Select reads a set of entities, as people write it wherever a command takes one:
//
//	Cnil                  an entity, as Resolve finds it
//	type:recommendation   every entity of a type and the types below it, by the type's id or its name
//	all                   every entity
//	?                     any entity: what an expression leaves open; stands alone
//	X -> EXPR             what a path expression leads to from a set
//	A + B, A & B, A - B   union, intersection, difference; from left to right, with & first
//	( )                   grouping; quotes around a name take its signs away
//
// The signs + & - -> have spaces on both sides. A text that is an entity's name as a whole is that entity. The
// error is a *SelectError, or of an entity's name what Resolve returns, or the context's.
func (e *Engine) Select(ctx context.Context, text string) (Selection, error) {
	if strings.TrimSpace(text) == "?" {
		return Selection{Free: true}, nil
	}
	if x, err := e.Resolve(text); err == nil {
		return Selection{IDs: []string{x.ID}, One: true}, nil
	}
	p := &selector{ctx: ctx, e: e, src: text}
	ids, err := p.sum(0)
	if err == nil && p.at < len(p.src) {
		err = p.bad(`expected " + ", " - ", " & ", " -> " or the end`, "found %q", p.src[p.at:p.at+1])
	}
	return Selection{IDs: ids, One: err == nil && p.terms == 1 && p.names == 1}, err
}

// TypeCalled finds a type by its id or one of its names, singular or plural; over a bare graph by its id, which
// may stand in angle brackets.
func (e *Engine) TypeCalled(text string) (model.Type, bool) {
	if e.bare {
		id := bareID(text)
		_, ok := e.graph.LookupKind(id)
		return model.Type{ID: id}, ok
	}
	if t, ok := e.data.Ontology.Type(text); ok {
		return t, true
	}
	for _, t := range e.data.Ontology.Types {
		for _, name := range TypeNames(t) {
			if name != "" && fold.Text(name) == fold.Text(text) {
				return t, true
			}
		}
	}
	return model.Type{}, false
}

// TypeNames are what a type goes by: its id and its names, singular and plural.
func TypeNames(t model.Type) []string {
	return []string{t.ID, t.Name.FR, t.Name.EN, t.Plural.FR, t.Plural.EN}
}

// OfType lists the ids of the entities of a type and the types below it, sorted.
func (e *Engine) OfType(t model.Type) []string {
	var ids []string
	if e.bare {
		for n := range e.graph.Len() {
			if e.graph.Type(graph.Node(n)) == t.ID {
				ids = append(ids, e.graph.Name(graph.Node(n)))
			}
		}
		return ids
	}
	for _, x := range e.data.Entities {
		if e.data.Ontology.Is(x.Type, t.ID) {
			ids = append(ids, x.ID)
		}
	}
	return ids
}

// selector reads a selection and works it out on the way.
type selector struct {
	ctx          context.Context
	e            *Engine
	src          string
	at           int
	terms, names int
}

// maxSelection bounds the nesting of parentheses.
const maxSelection = 100

func (p *selector) bad(hint, format string, args ...any) error {
	return &SelectError{p.at, fmt.Sprintf(format, args...), hint}
}

// sum reads terms tied by + and -.
func (p *selector) sum(depth int) ([]string, error) {
	left, err := p.product(depth)
	for err == nil {
		sign := p.sign("+", "-")
		if sign == "" {
			return left, nil
		}
		var right []string
		if right, err = p.product(depth); sign == "+" {
			left = append(slices.Clone(left), right...)
			slices.Sort(left)
			left = slices.Compact(left)
		} else {
			left = keep(left, right, false)
		}
	}
	return nil, err
}

// product reads terms tied by &.
func (p *selector) product(depth int) ([]string, error) {
	left, err := p.way(depth)
	for err == nil && p.sign("&") != "" {
		var right []string
		right, err = p.way(depth)
		left = keep(left, right, true)
	}
	return left, err
}

// keep returns those of some ids that are, or are not, among others; all sorted.
func keep(ids, others []string, among bool) []string {
	var out []string
	for _, id := range ids {
		if _, found := slices.BinarySearch(others, id); found == among {
			out = append(out, id)
		}
	}
	return out
}

// way reads a term and the expressions that are followed from it.
func (p *selector) way(depth int) ([]string, error) {
	ids, err := p.term(depth)
	for err == nil && p.sign("->") != "" {
		p.space()
		start := p.at
		src, _ := p.until("->", "+", "-", "&")
		x, parseErr := expr.Parse(src)
		if e, ok := parseErr.(*expr.Error); ok {
			return nil, &SelectError{start + e.Offset, e.Msg, "expected " + e.Want}
		} else if parseErr != nil {
			return nil, parseErr
		}
		ids, err = p.e.Reach(p.ctx, ids, x)
		if e, ok := err.(*ExprError); ok {
			return nil, &SelectError{start + e.Offset, e.Msg, e.Hint}
		}
	}
	return ids, err
}

func (p *selector) term(depth int) ([]string, error) {
	p.space()
	if strings.HasPrefix(p.src[p.at:], "(") {
		if depth >= maxSelection {
			return nil, p.bad(fmt.Sprintf("at most %d levels", maxSelection), "a selection nested too deeply")
		}
		p.at++
		ids, err := p.sum(depth + 1)
		if err != nil {
			return nil, err
		}
		if p.space(); !strings.HasPrefix(p.src[p.at:], ")") {
			return nil, p.bad(`expected ")"`, "a group that does not end")
		}
		p.at++
		return ids, nil
	}
	start := p.at
	text, quoted := p.until("->", "+", "-", "&")
	p.terms++
	p.names++
	fail := func(hint, format string, args ...any) ([]string, error) {
		p.at = start
		return nil, p.bad(hint, format, args...)
	}
	switch name, isType := strings.CutPrefix(text, "type:"); {
	case text == "":
		return fail(`expected a name, "type:…", "all" or "("`, "nothing to select")
	case text == "?" && !quoted:
		return fail(`"all" is every entity`, `"?" stands alone`)
	case text == "all" && !quoted:
		p.names--
		ids := make([]string, p.e.graph.Len())
		for n := range ids {
			ids[n] = p.e.graph.Name(graph.Node(n))
		}
		return ids, nil
	case isType && !quoted:
		p.names--
		t, ok := p.e.TypeCalled(strings.TrimSpace(name))
		if !ok {
			return fail(didYouMean(name, p.typeNames()), "no type is called %q", name)
		}
		return p.e.OfType(t), nil
	}
	x, err := p.e.Resolve(text)
	if err != nil {
		return nil, err
	}
	return []string{x.ID}, nil
}

func (p *selector) typeNames() (names []string) {
	if p.e.bare {
		for k := range p.e.graph.Kinds() {
			names = append(names, p.e.graph.KindName(graph.Kind(k)))
		}
		return names
	}
	for _, t := range p.e.data.Ontology.Types {
		names = append(names, TypeNames(t)...)
	}
	return names
}

func (p *selector) space() {
	for p.at < len(p.src) && strings.IndexByte(" \t\r\n", p.src[p.at]) >= 0 {
		p.at++
	}
}

// sign takes one of some signs, if it is next and stands between spaces.
func (p *selector) sign(signs ...string) string {
	start := p.at
	p.space()
	if sign := p.signAt(signs); sign != "" && p.at > start {
		p.at += len(sign)
		return sign
	}
	p.at = start
	return ""
}

func (p *selector) signAt(signs []string) string {
	for _, sign := range signs {
		if rest, ok := strings.CutPrefix(p.src[p.at:], sign); ok && (rest == "" || strings.IndexByte(" \t\r\n", rest[0]) >= 0) {
			return sign
		}
	}
	return ""
}

// until takes the text before the next of some signs, or a ")" that closes a group, or the end; or what
// stands between quotes. Parentheses and brackets within it are its own where they are in pairs.
func (p *selector) until(signs ...string) (text string, quoted bool) {
	p.space()
	if strings.HasPrefix(p.src[p.at:], `"`) {
		if end := strings.IndexByte(p.src[p.at+1:], '"'); end >= 0 {
			text = p.src[p.at+1 : p.at+1+end]
			p.at += end + 2
			return text, true
		}
	}
	start, open := p.at, 0
	for ; p.at < len(p.src); p.at++ {
		switch c := p.src[p.at]; {
		case c == '(' || c == '[':
			open++
		case c == ')' && open == 0:
			return strings.TrimSpace(p.src[start:p.at]), false
		case c == ')' || c == ']':
			open--
		case (c == ' ' || c == '\t') && open <= 0:
			mark := p.at
			if p.sign(signs...) != "" {
				p.at = mark
				return strings.TrimSpace(p.src[start:p.at]), false
			}
			p.at = mark
		}
	}
	return strings.TrimSpace(p.src[start:]), false
}
