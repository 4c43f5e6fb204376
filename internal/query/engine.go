// Package query answers questions about the structure of a dataset: it resolves the names people type,
// evaluates path expressions and finds paths, each answer with the claims that prove it.
//
// It walks the frozen graph and looks up what claims say in the dataset, which must be the one that the
// graph was made from. It words nothing and prints nothing; that is for ask and cli.
//
//	e := query.New(dataset, frozen)
//	rec, err := e.Resolve("recommandation n° 19")
//	reached, err := e.Eval(ctx, rec.ID, expr)
//	for _, r := range reached { fmt.Println(r.Entity.ID, r.Paths[0]) }
package query

import (
	"fmt"

	"kg/internal/graph"
	"kg/internal/model"
)

// Engine answers over one dataset and its graph. It is safe for concurrent use.
type Engine struct {
	data  *model.Dataset // empty over a bare graph
	graph *graph.Graph
	bare  bool // there is no dataset
	names func() []named
}

// New joins a dataset with the graph made from it.
func New(d *model.Dataset, g *graph.Graph) *Engine {
	e := &Engine{data: d, graph: g}
	e.names = e.lazyNames()
	return e
}

// Over makes an engine over a graph that no dataset stands behind, such as a file of N-Quads: entities have an
// id and a type, claims their ends, and expressions name the graph's own relations.
func Over(g *graph.Graph) *Engine {
	e := &Engine{data: &model.Dataset{}, graph: g, bare: true}
	e.names = e.lazyNames()
	return e
}

// Graph is the frozen graph that the engine walks.
func (e *Engine) Graph() *graph.Graph { return e.graph }

// Dataset is the dataset that the engine answers over; empty over a bare graph.
func (e *Engine) Dataset() *model.Dataset { return e.data }

// Hop is one claim of a path. From and To are in the direction of the walk, so they are
// the claim's own ends swapped when Inverse is set.
type Hop struct {
	Claim    model.Claim
	From, To string
	Inverse  bool
}

// Path is a walk along claims. It has no hop when it stays where it starts.
type Path []Hop

// path looks up the claims of a path in the graph.
func (e *Engine) path(p graph.Path) (Path, error) {
	out := make(Path, 0, len(p))
	for _, h := range p {
		c, err := e.claim(h)
		if err != nil {
			return nil, err
		}
		out = append(out, Hop{c, e.graph.Name(h.From), e.graph.Name(h.To), h.Inverse})
	}
	return out, nil
}

// claim looks up what a hop follows.
func (e *Engine) claim(h graph.Hop) (model.Claim, error) {
	id := e.graph.ClaimName(h.Claim)
	if e.bare {
		from, to := h.From, h.To
		if h.Inverse {
			from, to = to, from
		}
		return model.Claim{ID: id, From: e.graph.Name(from), Relation: e.graph.RelationName(h.Relation), To: e.graph.Name(to), Basis: model.Stated}, nil
	}
	c, ok := e.data.Claim(id)
	if !ok {
		return c, fmt.Errorf("claim %q is in the graph and not in the dataset", id)
	}
	return c, nil
}

// entity looks up a node.
func (e *Engine) entity(n graph.Node) model.Entity {
	if v, ok := e.data.Entity(e.graph.Name(n)); ok {
		return v
	}
	id := e.graph.Name(n)
	return model.Entity{ID: id, Type: e.graph.Type(n), Name: model.Text{FR: id, EN: id}}
}

// node finds an entity in the graph.
func (e *Engine) node(id string) (graph.Node, error) {
	n, ok := e.graph.Lookup(id)
	if !ok {
		return 0, fmt.Errorf("no entity has the id %q", id)
	}
	return n, nil
}

// nodes finds entities in the graph, in the order given.
func (e *Engine) nodes(ids []string) ([]graph.Node, error) {
	out := make([]graph.Node, len(ids))
	for i, id := range ids {
		var err error
		if out[i], err = e.node(id); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Entity is the entity with an id; one that the engine does not know has nothing but the id.
func (e *Engine) Entity(id string) model.Entity {
	if n, ok := e.graph.Lookup(id); ok {
		return e.entity(n)
	}
	x, ok := e.data.Entity(id)
	if !ok {
		x.ID = id
	}
	return x
}
