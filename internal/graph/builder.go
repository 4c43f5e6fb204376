package graph

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

// Builder collects nodes and claims in any order. The zero Builder is ready to use.
type Builder struct {
	types  map[string]string // by node id
	claims []claim
}

type claim struct{ id, from, relation, to string }

// Node adds a node, or gives its type to one that a claim has already named.
func (b *Builder) Node(id, typ string) {
	if b.types == nil {
		b.types = map[string]string{}
	}
	if b.types[id] == "" {
		b.types[id] = typ
	}
}

// Claim adds a claim, and its ends where they are new.
func (b *Builder) Claim(id, from, relation, to string) {
	b.Node(from, "")
	b.Node(to, "")
	b.claims = append(b.claims, claim{id, from, relation, to})
}

// Freeze makes the graph, in time n log n. It fails on two claims with one id, and on more nodes or
// claims than 32 bits count. The builder may be used on and frozen again.
func (b *Builder) Freeze() (*Graph, error) {
	if max(len(b.types), len(b.claims)) >= math.MaxUint32 {
		return nil, fmt.Errorf("%d nodes and %d claims: a graph holds fewer than %d of each", len(b.types), len(b.claims), uint32(math.MaxUint32))
	}
	slices.SortFunc(b.claims, func(x, y claim) int { return strings.Compare(x.id, y.id) })
	g := &Graph{claims: make([]string, len(b.claims))}
	relation := map[string]Relation{}
	for i, c := range b.claims {
		if i > 0 && b.claims[i-1].id == c.id {
			return nil, fmt.Errorf("two claims have the id %q", c.id)
		}
		g.claims[i] = c.id
		relation[c.relation] = 0
	}
	g.relations = slices.Sorted(maps.Keys(relation))
	relation = number[Relation](g.relations)
	node := b.freezeNodes(g)
	ends := make([][2]Node, len(b.claims))
	kinds := make([]Relation, len(b.claims))
	for i, c := range b.claims {
		ends[i] = [2]Node{node[c.from], node[c.to]}
		kinds[i] = relation[c.relation]
	}
	g.out = newAdjacency(g.Len(), ends, kinds, 0)
	g.in = newAdjacency(g.Len(), ends, kinds, 1)
	return g, nil
}

// freezeNodes sorts the nodes and returns their numbers.
func (b *Builder) freezeNodes(g *Graph) map[string]Node {
	g.nodes = make([]string, 0, len(b.types))
	for id := range b.types {
		g.nodes = append(g.nodes, id)
	}
	slices.Sort(g.nodes)
	g.types = make([]string, len(g.nodes))
	for i, id := range g.nodes {
		g.types[i] = b.types[id]
	}
	return number[Node](g.nodes)
}

func number[N ~uint32](sorted []string) map[string]N {
	numbers := make(map[string]N, len(sorted))
	for i, s := range sorted {
		numbers[s] = N(i)
	}
	return numbers
}

// newAdjacency lays out the claims by one of their ends, with a counting sort.
func newAdjacency(nodes int, ends [][2]Node, relations []Relation, end int) adjacency {
	a := adjacency{start: make([]uint32, nodes+1), arcs: make([]Arc, len(ends))}
	for _, e := range ends {
		a.start[e[end]+1]++
	}
	for n := range nodes {
		a.start[n+1] += a.start[n]
	}
	next := slices.Clone(a.start)
	for i, e := range ends {
		a.arcs[next[e[end]]] = Arc{relations[i], e[1-end], Claim(i)}
		next[e[end]]++
	}
	for n := range nodes {
		slices.SortFunc(a.of(Node(n)), compareArcs)
	}
	return a
}

func compareArcs(a, b Arc) int {
	return cmp.Or(cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.Node, b.Node), cmp.Compare(a.Claim, b.Claim))
}
