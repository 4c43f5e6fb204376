package query

import (
	"cmp"
	"context"
	"slices"

	"kg/internal/graph"
	"kg/internal/model"
)

// Measure is a way of saying how much an entity matters in its graph.
type Measure string

// The measures. A claim from an entity to itself counts twice in its degree, and parallel claims count each; the other
// measures know only who is tied to whom. Betweenness is the share of the shortest paths between two others that pass an entity
// (Brandes 2001), closeness how near it is to what it can reach, times the share of the others that it can reach (Wasserman and
// Faust 1994); both follow claims either way. PageRank follows claims forwards, with a damping of 0.85; it sums up to 1.
const (
	Degree      Measure = "degree"
	Betweenness Measure = "betweenness"
	PageRank    Measure = "pagerank"
	Closeness   Measure = "closeness"
)

// Measures lists the measures.
func Measures() []Measure { return []Measure{Degree, Betweenness, PageRank, Closeness} }

// MaxStatsWork is up to how much work betweenness and closeness are measured: entities × (entities + 2 × claims). It takes some six
// seconds, and is reached by about 3,000 entities with 6,000 claims.
const MaxStatsWork = 50_000_000

// Stats are numbers of a set of entities in a graph.
type Stats struct {
	Entities   int // in the set
	Claims     int // that touch the set; within it where only it was looked at
	Types      []Tally
	Relations  []Tally
	Components []int // how many of the set hang together, the largest first
	Measured   []Measured
	LeftOut    []Measure // what would take too long
}

// Tally counts the entities of a type, or the claims of a relation, in the order of the ontology; none is left out but zeros.
type Tally struct {
	ID    string
	Count int
}

// Measured is an entity with its measures; those left out are 0.
type Measured struct {
	Entity                           model.Entity
	In, Out                          int // claims that end at it and that start there
	Betweenness, PageRank, Closeness float64
}

// Degree is the number of its claims.
func (m Measured) Degree() int { return m.In + m.Out }

// Value is one of the measures.
func (m Measured) Value(by Measure) float64 {
	switch by {
	case Betweenness:
		return m.Betweenness
	case PageRank:
		return m.PageRank
	case Closeness:
		return m.Closeness
	}
	return float64(m.Degree())
}

// Stats counts and measures some entities, given sorted: in the whole graph, or within the set alone, when claims that lead out of
// it count for nothing. Measured is sorted by id. The error is the context's.
func (e *Engine) Stats(ctx context.Context, ids []string, within bool) (Stats, error) {
	nodes, err := e.nodes(ids)
	if err != nil {
		return Stats{}, err
	}
	slices.Sort(nodes)
	members := newSet(e.graph.Len())
	for _, n := range nodes {
		members.add(int(n))
	}
	measured := nodes
	if !within {
		measured = make([]graph.Node, e.graph.Len())
		for n := range measured {
			measured[n] = graph.Node(n)
		}
	}
	s := Stats{Entities: len(nodes)}
	e.tally(&s, nodes, members, within)
	network := newNetwork(e.graph, measured)
	central, leftOut, err := network.measure(ctx)
	if err != nil {
		return s, err
	}
	s.LeftOut = leftOut
	for i := range s.Measured {
		m := &s.Measured[i]
		at := network.index[nodes[i]]
		m.Betweenness, m.PageRank, m.Closeness = central.betweenness[at], central.pageRank[at], central.closeness[at]
	}
	for _, part := range central.components {
		count := 0
		for _, at := range part {
			if members.has(int(measured[at])) {
				count++
			}
		}
		if count > 0 {
			s.Components = append(s.Components, count)
		}
	}
	slices.SortFunc(s.Components, func(x, y int) int { return cmp.Compare(y, x) })
	return s, ctx.Err()
}

// tally counts entities by type, claims by relation, and degrees.
func (e *Engine) tally(s *Stats, nodes []graph.Node, members set, within bool) {
	names := e.graph.Relations()
	types, relations := map[string]int{}, make([]int, len(names))
	for _, n := range nodes {
		types[e.graph.Type(n)]++
		m := Measured{Entity: e.entity(n)}
		for _, a := range e.graph.Out(n) {
			if !within || members.has(int(a.Node)) {
				m.Out++
				relations[a.Relation]++
			}
		}
		for _, a := range e.graph.In(n) {
			inside := members.has(int(a.Node))
			if !within || inside {
				m.In++
			}
			if !within && !inside { // those that start inside were counted there
				relations[a.Relation]++
			}
		}
		s.Measured = append(s.Measured, m)
	}
	byRelation := map[string]int{}
	for r, count := range relations {
		byRelation[names[r]] = count
		s.Claims += count
	}
	o := &e.data.Ontology
	s.Types = tallies(types, len(o.Types), func(i int) string { return o.Types[i].ID })
	s.Relations = tallies(byRelation, len(o.Relations), func(i int) string { return o.Relations[i].ID })
}

// tallies lists counts: what the ontology knows in its order, then the others by id.
func tallies(counts map[string]int, known int, id func(int) string) []Tally {
	var list []Tally
	for i := range known {
		if n := counts[id(i)]; n > 0 {
			list = append(list, Tally{id(i), n})
		}
		delete(counts, id(i))
	}
	var others []Tally
	for id, n := range counts {
		if n > 0 {
			others = append(others, Tally{id, n})
		}
	}
	slices.SortFunc(others, func(x, y Tally) int { return cmp.Compare(x.ID, y.ID) })
	return append(list, others...)
}
