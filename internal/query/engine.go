// Package query answers questions about the structure of a dataset: it resolves the names people type,
// evaluates path expressions and finds paths, each answer with the claims that prove it.
//
// It walks the frozen graph and looks up what claims say in the dataset, which must be the one that the
// graph was made from. It words nothing and prints nothing; that is for ask and cli.
//
//	e := query.New(dataset, frozen)
//	rec, err := e.Resolve("recommandation n° 19")
//	reached, err := e.Eval(rec.ID, expr)
//	for _, r := range reached { fmt.Println(r.Entity.ID, r.Paths[0]) }
package query

import (
	"fmt"

	"kg/internal/graph"
	"kg/internal/model"
)

// Engine answers over one dataset and its graph. It is safe for concurrent use.
type Engine struct {
	data  *model.Dataset
	graph *graph.Graph
	names func() []named
}

// New joins a dataset with the graph made from it.
func New(d *model.Dataset, g *graph.Graph) *Engine {
	e := &Engine{data: d, graph: g}
	e.names = e.lazyNames()
	return e
}

// Dataset is the dataset that the engine answers over.
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
		c, ok := e.data.Claim(e.graph.ClaimName(h.Claim))
		if !ok {
			return nil, fmt.Errorf("claim %q is in the graph and not in the dataset", e.graph.ClaimName(h.Claim))
		}
		out = append(out, Hop{c, e.graph.Name(h.From), e.graph.Name(h.To), h.Inverse})
	}
	return out, nil
}

// node finds an entity in the graph.
func (e *Engine) node(id string) (graph.Node, error) {
	n, ok := e.graph.Lookup(id)
	if !ok {
		return 0, fmt.Errorf("no entity has the id %q", id)
	}
	return n, nil
}
