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

// filterKeys are the filters there are.
func filterKeys() []string { return []string{"type", "status", "id", "name", "cited"} }

// checkFilter refuses a filter that is not known, or whose value is not.
func (e *Engine) checkFilter(x *expr.Filter) error {
	bad := func(hint, format string, args ...any) error {
		return badExpr(x.Offset, fmt.Sprintf(format, args...), hint)
	}
	if x.Like && x.Key != "name" && x.Key != "id" && slices.Contains(filterKeys(), x.Key) {
		return bad(fmt.Sprintf("write [%s=%s]", x.Key, x.Value), `"~" finds text in names and ids only`)
	}
	o := &e.data.Ontology
	switch x.Key {
	case "type":
		if _, ok := o.Type(x.Value); !ok && !e.bare {
			return bad(didYouMean(x.Value, typeNames(o)), "no type is called %q", x.Value)
		}
	case "status":
		if e.bare {
			return bad("only a dataset knows what happened to an entity", `"status" of a graph file`)
		}
		if !slices.Contains(stateNames(o), x.Value) {
			return bad(didYouMean(x.Value, stateNames(o)), "no state is called %q", x.Value)
		}
	case "id", "name":
		if fold.Text(x.Value) == "" {
			return bad("", "the filter %q looks for nothing", x.Key)
		}
	case "cited":
		if e.bare {
			return bad("only a dataset has citations", `"cited" of a graph file`)
		}
		if x.Value != "inside" && x.Value != "outside" {
			return bad(`expected "inside" or "outside"`, "cited=%s is not known", x.Value)
		}
	default:
		return bad("expected "+strings.Join(filterKeys(), ", "), "no filter is called %q", x.Key)
	}
	return nil
}

func typeNames(o *model.Ontology) (names []string) {
	for _, t := range o.Types {
		names = append(names, t.ID)
	}
	return names
}

func stateNames(o *model.Ontology) (names []string) {
	for _, s := range o.States {
		names = append(names, s.ID)
	}
	return names
}

// Passes makes the test of a filter on entities: whether the entity of an id passes. It must be a checked filter other
// than "cited". A type takes the types below it; a status is one that is among what happened; a name is any name, short name
// or alias, without regard to case, accents and punctuation.
func (e *Engine) Passes(x *expr.Filter) func(id string) bool {
	guard := e.guard(x)
	return func(id string) bool {
		n, ok := e.graph.Lookup(id)
		return ok && guard(n)
	}
}

// guard is Passes for nodes.
func (e *Engine) guard(x *expr.Filter) func(graph.Node) bool {
	switch {
	case x.Key == "type":
		return e.typeGuard(x.Value)
	case x.Key == "id" && !x.Like:
		return func(n graph.Node) bool { return e.graph.Name(n) == x.Value }
	case x.Key == "status":
		return func(n graph.Node) bool {
			return slices.ContainsFunc(e.entity(n).Status, func(s model.Status) bool { return s.State == x.Value })
		}
	}
	return e.nameGuard(x)
}

// typeGuard compares types, each type once.
func (e *Engine) typeGuard(typ string) func(graph.Node) bool {
	fits := make([]bool, e.graph.Kinds())
	for k := range fits {
		kind := e.graph.KindName(graph.Kind(k))
		fits[k] = kind == typ || !e.bare && e.data.Ontology.Is(kind, typ)
	}
	return func(n graph.Node) bool { return fits[e.graph.Kind(n)] }
}

// nameGuard compares names as people read them.
func (e *Engine) nameGuard(x *expr.Filter) func(graph.Node) bool {
	wanted := words(x.Value)
	fits := func(name string) bool { return words(name) == wanted }
	if x.Like {
		// a text is found within words as well: "douan" in "Cyberdouane"
		fits = func(name string) bool { return strings.Contains(words(name), wanted) }
	}
	return func(n graph.Node) bool {
		if x.Key == "id" || e.bare {
			return fits(e.graph.Name(n))
		}
		v := e.entity(n)
		return fits(v.Name.FR) || fits(v.Name.EN) || v.Short != "" && fits(v.Short) || slices.ContainsFunc(v.Aliases, fits)
	}
}
