package query

import (
	"slices"

	"kg/internal/graph"
)

// pathSearch is a search for paths between sets.
type pathSearch struct {
	e        *Engine
	o        PathOptions
	from, to []graph.Node
	options  graph.Options
	hops     int // found so far
}

func (e *Engine) newPathSearch(from, to []string, o PathOptions) (*pathSearch, error) {
	s := &pathSearch{e: e, o: o, options: graph.Options{Undirected: o.Undirected, MaxHops: o.MaxHops}}
	avoid := newSet(e.graph.Len())
	avoided, err := e.nodes(o.Avoid)
	if err != nil {
		return nil, err
	}
	for _, n := range avoided {
		avoid.add(int(n))
	}
	touchable := func(ids []string, all bool) ([]graph.Node, error) {
		nodes, err := e.nodes(ids)
		if err != nil {
			return nil, err
		}
		rest := slices.DeleteFunc(slices.Clone(nodes), func(n graph.Node) bool { return avoid.has(int(n)) })
		if len(nodes) > 0 && (len(rest) == 0 || all && len(rest) < len(nodes)) {
			i := slices.IndexFunc(nodes, func(n graph.Node) bool { return avoid.has(int(n)) })
			return nil, &AvoidedError{ids[i]}
		}
		return rest, nil
	}
	if s.from, err = touchable(from, false); err != nil {
		return nil, err
	}
	if s.to, err = touchable(to, false); err != nil {
		return nil, err
	}
	if s.options.Via, err = touchable(o.Via, true); err != nil {
		return nil, err
	}
	e.addTypes(avoid, o.Types, s.options.Via)
	s.options.Avoid = func(n graph.Node) bool { return avoid.has(int(n)) }
	if o.Weights != nil {
		s.options.Weight = e.weigher(o.Weights)
	}
	return s, nil
}

// addTypes adds to a set the nodes that are of none of some types and not to be passed anyway.
func (e *Engine) addTypes(avoid set, types []string, via []graph.Node) {
	if types == nil {
		return
	}
	allowed := map[string]bool{}
	for n := range graph.Node(e.graph.Len()) {
		t := e.graph.Type(n)
		ok, known := allowed[t]
		if !known {
			ok = slices.ContainsFunc(types, func(want string) bool { return e.data.Ontology.Is(t, want) })
			allowed[t] = ok
		}
		if !ok && !slices.Contains(via, n) {
			avoid.add(int(n))
		}
	}
}

// weigher weighs claims by their relations.
func (e *Engine) weigher(weights map[string]float64) func(graph.Claim) float64 {
	relations := e.graph.Relations()
	byRelation := make([]float64, len(relations))
	for r, id := range relations {
		byRelation[r] = 1
		if w, ok := weights[id]; ok {
			byRelation[r] = w
		}
	}
	return func(c graph.Claim) float64 {
		_, r, _ := e.graph.Ends(c)
		return byRelation[r]
	}
}
