package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"

	"kg/internal/expr"
	"kg/internal/model"
)

// Eval follows an expression from some entities and returns the ids of those it leads to, sorted and unique. The store
// must be filled to the depth "full"; the expression must be written out (query.Engine.Expand), so that it names stored
// relations only. Types take those below them in the ontology, which may be nil. "cited" filters speak of the extent of each
// start in turn.
//
// What follows no more than a few claims becomes one Cayley path for many nodes at once. Everything else is sets of nodes
// in kg: a Repeat is a loop of frontier, step, and minus what was seen, or layer by layer as far as it counts. Compiled the
// obvious way, with Cayley's own recursion, closures over |, filters, {m,n} and zero-length paths come out wrong.
func (s *Store) Eval(ctx context.Context, starts []string, x expr.Expr, o *model.Ontology) (ids []string, err error) {
	defer func() {
		// Cayley panics on misuse. No expression is known that makes it, but a damaged store might.
		if r := recover(); r != nil {
			ids, err = nil, fmt.Errorf("evaluate %s on the store: %v", x, r)
		}
	}()
	e, err := s.newEvaluation(ctx, o)
	if err != nil {
		return nil, err
	}
	from := nodes{}
	for _, id := range starts {
		n, err := e.entity(id)
		if err != nil {
			return nil, err
		}
		from.add(n)
	}
	found, err := e.evaluate(from, x)
	if err != nil {
		return nil, err
	}
	return e.ids(found)
}

// nodes is a set of nodes by their keys in the store.
type nodes map[any]graph.Ref

func (n nodes) add(r graph.Ref) { n[graph.ToKey(r)] = r }

// addNew adds those of others that are not there, and returns them.
func (n nodes) addNew(others nodes) nodes {
	fresh := nodes{}
	for k, r := range others {
		if _, seen := n[k]; !seen {
			n[k], fresh[k] = r, r
		}
	}
	return fresh
}

// evaluation is one expression being evaluated.
type evaluation struct {
	ctx       context.Context
	quads     graph.QuadStore
	chunk     int
	ontology  *model.Ontology
	relations []quad.Value // that claims of the store are of
	inside    []quad.Value // the claims stated in the start's extent, while "cited" is asked for
}

func (s *Store) newEvaluation(ctx context.Context, o *model.Ontology) (*evaluation, error) {
	e := &evaluation{ctx: ctx, quads: s.quads, chunk: s.chunk, ontology: o}
	if o == nil {
		e.ontology = &model.Ontology{}
	}
	var err error
	e.relations, err = e.values(path.StartPath(s.quads, dataset).Out(relationOf))
	return e, err
}

// entity finds the node of an id.
func (e *evaluation) entity(id string) (graph.Ref, error) {
	is, err := e.values(path.StartPath(e.quads, quad.IRI(id)).Out(typeOf))
	if err == nil && len(is) == 0 {
		err = fmt.Errorf("no entity has the id %q", id)
	}
	return e.quads.ValueOf(quad.IRI(id)), err
}

// evaluate follows an expression from all starts at once, or one by one where it asks for their extents.
func (e *evaluation) evaluate(from nodes, x expr.Expr) (nodes, error) {
	if !asksExtent(x) {
		return e.follow(from, x, direction{})
	}
	all := nodes{}
	for k, start := range from {
		var err error
		if e.inside, err = e.statedInside(start); err != nil {
			return nil, err
		}
		found, err := e.follow(nodes{k: start}, x, direction{})
		if err != nil {
			return nil, err
		}
		all.addNew(found)
	}
	return all, nil
}

func asksExtent(x expr.Expr) bool {
	found := false
	expr.Walk(x, func(x expr.Expr) {
		f, ok := x.(*expr.Filter)
		found = found || ok && f.Key == cited
	})
	return found
}

// statedInside lists the claims that are stated, and cited within the extent of an entity.
func (e *evaluation) statedInside(start graph.Ref) ([]quad.Value, error) {
	about := path.StartPathNodes(e.quads, start)
	var bounds [3]quad.Value
	for i, what := range []quad.IRI{extentOf, extentFrom, extentTo} {
		is, err := e.values(about.Out(what))
		if err != nil || len(is) != 1 {
			return nil, err
		}
		bounds[i] = is[0]
	}
	return e.values(path.StartPath(e.quads, bounds[0]).In(sourceOf).
		HasFilter(lineOf, false, shape.Comparison{Op: iterator.CompareGTE, Val: bounds[1]}, shape.Comparison{Op: iterator.CompareLTE, Val: bounds[2]}).
		In(citationOf).Has(basisOf, quad.String(model.Stated)))
}

// values runs a path and returns what it leads to, each once.
func (e *evaluation) values(p *path.Path) ([]quad.Value, error) {
	found := nodes{}
	if err := e.run(p, found); err != nil {
		return nil, err
	}
	var out []quad.Value
	for _, r := range found {
		out = append(out, e.quads.NameOf(r))
	}
	return out, nil
}

// run adds what a path leads to.
func (e *evaluation) run(p *path.Path, found nodes) error {
	if err := p.Iterate(e.ctx).Paths(false).Each(found.add); err != nil {
		return fmt.Errorf("read the store: %w", err)
	}
	return e.ctx.Err()
}

// ids are the ids of entities, sorted.
func (e *evaluation) ids(found nodes) ([]string, error) {
	refs := make([]graph.Ref, 0, len(found))
	for _, r := range found {
		refs = append(refs, r)
	}
	values, err := graph.ValuesOf(e.ctx, e.quads, refs)
	if err != nil {
		return nil, fmt.Errorf("read names from the store: %w", err)
	}
	var ids []string
	for _, v := range values {
		id, ok := id(v)
		if !ok {
			return nil, fmt.Errorf("read names from the store: %v is no entity", v)
		}
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids, nil
}
