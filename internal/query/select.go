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
type SelectError = expr.SetError

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
	set, err := expr.ParseSet(text)
	if _, name := set.(*expr.Named); !name || err != nil {
		if x, ok := e.spelt(text); ok { // its signs are a name's own
			return Selection{IDs: []string{x.ID}, One: true}, nil
		}
	}
	if err != nil {
		return Selection{}, err
	}
	ids, err := e.evaluate(ctx, set)
	return Selection{IDs: ids, One: err == nil && one(set)}, err
}

// spelt finds the only entity with a name that is a text to the letter, but for case and accents.
func (e *Engine) spelt(text string) (found model.Entity, ok bool) {
	typed := fold.Text(text)
	for _, x := range e.data.Entities {
		same := func(name string) bool { return name != "" && fold.Text(name) == typed }
		if same(x.Name.FR) || same(x.Name.EN) || same(x.Short) || slices.ContainsFunc(x.Aliases, same) {
			if ok {
				return model.Entity{}, false
			}
			found, ok = x, true
		}
	}
	return found, ok
}

// one reports whether a set has one term, which is a name.
func one(set expr.Set) bool {
	terms, names := 0, 0
	expr.WalkSet(set, func(s expr.Set) {
		switch s.(type) {
		case *expr.Named:
			terms, names = terms+1, names+1
		case *expr.OfType, *expr.All:
			terms++
		}
	})
	return terms == 1 && names == 1
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

// evaluate works out the entities of a set, sorted.
func (e *Engine) evaluate(ctx context.Context, set expr.Set) (ids []string, err error) {
	switch s := set.(type) {
	case *expr.All:
		for n := range e.graph.Len() {
			ids = append(ids, e.graph.Name(graph.Node(n)))
		}
		return ids, nil
	case *expr.OfType:
		t, ok := e.TypeCalled(s.Name)
		if !ok {
			return nil, &SelectError{Offset: s.Offset, Msg: fmt.Sprintf("no type is called %q", s.Name), Hint: didYouMean(s.Name, e.typeNames())}
		}
		return e.OfType(t), nil
	case *expr.Named:
		x, err := e.Resolve(s.Text)
		return []string{x.ID}, err
	case *expr.Follow:
		if ids, err = e.evaluate(ctx, s.Of); err != nil {
			return nil, err
		}
		ids, err = e.Reach(ctx, ids, s.Way)
		if bad, ok := err.(*ExprError); ok {
			return nil, &SelectError{Offset: s.Offset + bad.Offset, Msg: bad.Msg, Hint: bad.Hint}
		}
		return ids, err
	case *expr.Combined:
		return e.combine(ctx, s)
	}
	return nil, fmt.Errorf("a set of the kind %T", set)
}

func (e *Engine) combine(ctx context.Context, s *expr.Combined) ([]string, error) {
	left, err := e.evaluate(ctx, s.A)
	if err != nil {
		return nil, err
	}
	right, err := e.evaluate(ctx, s.B)
	if err != nil {
		return nil, err
	}
	if s.Op != '+' {
		return keep(left, right, s.Op == '&'), nil
	}
	left = append(slices.Clone(left), right...)
	slices.Sort(left)
	return slices.Compact(left), nil
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

func (e *Engine) typeNames() (names []string) {
	if e.bare {
		for k := range e.graph.Kinds() {
			names = append(names, e.graph.KindName(graph.Kind(k)))
		}
		return names
	}
	for _, t := range e.data.Ontology.Types {
		names = append(names, TypeNames(t)...)
	}
	return names
}
