package query

import (
	"context"

	"kg/internal/graph"
	"kg/internal/model"
)

// Subgraph is a part of the graph: entities, and claims among them.
type Subgraph struct {
	Entities []Placed
	Claims   []Hop // sorted by start, relation, end and id, each in its own direction
	Cut      bool  // a search was given up, so that some may be missing
}

// Placed is an entity with a path that says how it belongs to a part of the graph.
type Placed struct {
	Entity model.Entity
	Path   Path // nil where none was found within the budget; without hops for a start that stays where it is
	Start  bool // it is one of those that the question names
}

// wayBudget bounds the search for the path that proves one entity of a part, in steps.
const wayBudget = 100_000

// Between returns every entity and every claim that lies on some simple path from one of some entities to one of some
// others, sorted by id; of the options, those on what is passed and on weights are left out. The path of each entity is the
// shortest from a start through it to an end, the first by ids. Errors are those of Paths.
func (e *Engine) Between(ctx context.Context, from, to []string, o PathOptions) (Subgraph, error) {
	o.Via, o.Weights = nil, nil
	s, err := e.newPathSearch(from, to, o)
	if err != nil {
		return Subgraph{}, err
	}
	sub, err := e.graph.Between(ctx, s.from, s.to, s.options)
	if err != nil {
		return Subgraph{}, err
	}
	part, err := e.part(sub, append(append([]graph.Node{}, s.from...), s.to...))
	if err != nil {
		return part, err
	}
	inside := newSet(e.graph.Claims())
	for _, c := range sub.Claims {
		inside.add(int(c))
	}
	s.options.Allow = func(c graph.Claim) bool { return inside.has(int(c)) }
	s.options.Budget = wayBudget
	for i, n := range sub.Nodes {
		if part.Entities[i].Path, err = s.through(ctx, n); err != nil {
			return part, err
		}
	}
	return part, nil
}

// through finds the shortest path that passes a node; nil where that takes too long.
func (s *pathSearch) through(ctx context.Context, n graph.Node) (Path, error) {
	o := s.options
	o.Via = []graph.Node{n}
	p, err := s.e.graph.Shortest(ctx, s.from, s.to, o)
	if p == nil || err != nil {
		return nil, otherThanBudget(err)
	}
	return s.e.path(p)
}

// part looks up the nodes and claims of a part of the graph.
func (e *Engine) part(sub graph.Subgraph, named []graph.Node) (Subgraph, error) {
	isNamed := newSet(e.graph.Len())
	for _, n := range named {
		isNamed.add(int(n))
	}
	part := Subgraph{Cut: sub.Cut}
	for _, n := range sub.Nodes {
		part.Entities = append(part.Entities, Placed{Entity: e.entity(n), Start: isNamed.has(int(n))})
	}
	var path graph.Path
	for _, c := range sub.Claims {
		from, r, to := e.graph.Ends(c)
		path = append(path, graph.Hop{Claim: c, Relation: r, From: from, To: to})
	}
	var err error
	part.Claims, err = e.path(path)
	return part, err
}
