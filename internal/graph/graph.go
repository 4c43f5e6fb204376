// Package graph is the frozen graph: what kg walks.
//
// Nodes, relations and claims are numbered from 0 in the order of their ids, and every node's claims
// lie side by side in both directions (compressed sparse rows), sorted by relation, other end and
// claim, so that comparing numbers is comparing ids and every walk is deterministic. A Graph never
// changes once frozen; all its methods are safe for concurrent use.
//
// The package knows structure only: what a claim says, and in which words, is the dataset's to tell.
// Each algorithm has a file of its own.
//
//	var b graph.Builder
//	b.Node("rec-19", "recommendation")
//	b.Claim("rec-19.recommends.m1", "rec-19", "recommends", "m1")
//	g, err := b.Freeze()
//	for _, a := range g.Out(n) { fmt.Println(g.RelationName(a.Relation), g.Name(a.Node)) }
package graph

import "slices"

// Node, Relation and Claim number the graph's nodes, relations and claims, each from 0 in the order of ids.
type (
	Node     uint32
	Relation uint32
	Claim    uint32
)

// Arc is a claim seen from one of its ends: Node is the other one.
type Arc struct {
	Relation Relation
	Node     Node
	Claim    Claim
}

// Graph is a directed multigraph with named, typed nodes and named, labelled arcs.
type Graph struct {
	nodes, relations, claims []string // ids, sorted
	types                    []string // by node
	out, in                  adjacency
}

// adjacency holds the arcs of every node in one slice: those of node n from start[n] to start[n+1].
type adjacency struct {
	start []uint32
	arcs  []Arc
}

func (a *adjacency) of(n Node) []Arc { return a.arcs[a.start[n]:a.start[n+1]] }

// Len is the number of nodes.
func (g *Graph) Len() int { return len(g.nodes) }

// Claims is the number of claims.
func (g *Graph) Claims() int { return len(g.claims) }

// Lookup finds a node by its id, in logarithmic time.
func (g *Graph) Lookup(id string) (Node, bool) {
	i, ok := slices.BinarySearch(g.nodes, id)
	return Node(i), ok
}

// LookupRelation finds a relation by its id. A relation of the ontology that no claim uses is not in the graph.
func (g *Graph) LookupRelation(id string) (Relation, bool) {
	i, ok := slices.BinarySearch(g.relations, id)
	return Relation(i), ok
}

// Relations are the ids of the relations, sorted. Do not change the slice.
func (g *Graph) Relations() []string { return g.relations }

// Name is a node's id.
func (g *Graph) Name(n Node) string { return g.nodes[n] }

// Type is the id of a node's type, "" when none was given.
func (g *Graph) Type(n Node) string { return g.types[n] }

// RelationName is a relation's id.
func (g *Graph) RelationName(r Relation) string { return g.relations[r] }

// ClaimName is a claim's id.
func (g *Graph) ClaimName(c Claim) string { return g.claims[c] }

// Out are the claims that start at a node, sorted by relation, end and claim. Do not change the slice.
func (g *Graph) Out(n Node) []Arc { return g.out.of(n) }

// In are the claims that end at a node, sorted by relation, start and claim. Do not change the slice.
func (g *Graph) In(n Node) []Arc { return g.in.of(n) }

// OutBy are the claims of one relation that start at a node.
func (g *Graph) OutBy(n Node, r Relation) []Arc { return by(g.Out(n), r) }

// InBy are the claims of one relation that end at a node.
func (g *Graph) InBy(n Node, r Relation) []Arc { return by(g.In(n), r) }

func by(arcs []Arc, r Relation) []Arc {
	compare := func(a Arc, r Relation) int { return int(int64(a.Relation) - int64(r)) }
	from, _ := slices.BinarySearchFunc(arcs, r, compare)
	to, _ := slices.BinarySearchFunc(arcs[from:], r+1, compare)
	return arcs[from : from+to]
}
