// Package graph is the frozen graph: what kg walks.
//
// Nodes and relations are numbered from 0 in the order of their ids, claims in the order of the node
// they start at, their relation, the node they end at, and their own id. Every node's claims lie side
// by side in both directions (compressed sparse rows), sorted by relation, other end and claim, so that
// comparing numbers is comparing ids and every walk is deterministic. Where a search has to choose
// between paths that are equally good it takes the first by ids: the path whose sequence of nodes,
// relations and claims comes first, hop by hop from the start. A Graph never changes once frozen; all its
// methods are safe for concurrent use.
//
// An arc is three numbers of 32 bits and stands in two lists, so a claim takes 24 bytes and its share of
// eight bytes a node. Ids are not kept per claim: nearly all are from.relation.to and made when somebody asks.
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

import (
	"slices"
	"sync"
	"unsafe"
)

// Node, Relation and Claim number the graph's nodes, relations and claims, each from 0; see the package's
// comment for the order.
type (
	Node     uint32
	Relation uint32
	Claim    uint32
)

// Kind numbers the types of a graph's nodes, in the order of their ids. 0 is no type.
type Kind uint32

// Arc is a claim seen from one of its ends: Node is the other one.
type Arc struct {
	Relation Relation
	Node     Node
	Claim    Claim
}

// Graph is a directed multigraph with named, typed nodes and named, labelled arcs.
type Graph struct {
	nodes, relations, kinds names
	kind                    []Kind // by node
	out, in                 adjacency
	ids                     claimIDs
	pool                    sync.Pool // of *marks
}

// adjacency holds the arcs of every node in one slice: those of node n from start[n] to start[n+1].
type adjacency struct {
	start []uint32
	arcs  []Arc
}

func (a *adjacency) of(n Node) []Arc { return a.arcs[a.start[n]:a.start[n+1]] }

func (a *adjacency) bytes() int {
	return cap(a.start)*int(unsafe.Sizeof(a.start[0])) + cap(a.arcs)*int(unsafe.Sizeof(Arc{}))
}

// Len is the number of nodes.
func (g *Graph) Len() int { return g.nodes.len() }

// Claims is the number of claims.
func (g *Graph) Claims() int { return len(g.out.arcs) }

// Kinds is the number of types, "no type" included.
func (g *Graph) Kinds() int { return g.kinds.len() }

// Bytes is the memory that a graph holds: for who is tied to whom, and for all ids and types.
func (g *Graph) Bytes() (adjacency, names int) {
	names = g.nodes.bytes() + g.relations.bytes() + g.kinds.bytes() + g.ids.bytes() + cap(g.kind)*int(unsafe.Sizeof(Kind(0)))
	return g.out.bytes() + g.in.bytes(), names
}

// Lookup finds a node by its id, in logarithmic time.
func (g *Graph) Lookup(id string) (Node, bool) {
	i, ok := g.nodes.find(id)
	return Node(i), ok
}

// LookupRelation finds a relation by its id. A relation of the ontology that no claim uses is not in the graph.
func (g *Graph) LookupRelation(id string) (Relation, bool) {
	i, ok := g.relations.find(id)
	return Relation(i), ok
}

// LookupKind finds a type by its id. A type of the ontology that no node has is not in the graph; "" is Kind 0.
func (g *Graph) LookupKind(id string) (Kind, bool) {
	i, ok := g.kinds.find(id)
	return Kind(i), ok
}

// Relations are the ids of the relations, sorted. The slice is the caller's.
func (g *Graph) Relations() []string { return g.relations.all() }

// Name is a node's id.
func (g *Graph) Name(n Node) string { return g.nodes.at(int(n)) }

// Kind is the number of a node's type, 0 when none was given.
func (g *Graph) Kind(n Node) Kind { return g.kind[n] }

// KindName is the id of a type, "" for 0.
func (g *Graph) KindName(k Kind) string { return g.kinds.at(int(k)) }

// Type is the id of a node's type, "" when none was given.
func (g *Graph) Type(n Node) string { return g.KindName(g.kind[n]) }

// RelationName is a relation's id.
func (g *Graph) RelationName(r Relation) string { return g.relations.at(int(r)) }

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

// Ends are the nodes that a claim ties and its relation, in logarithmic time.
func (g *Graph) Ends(c Claim) (from Node, relation Relation, to Node) {
	// Claims are numbered as they lie in out, so the start is the last node whose arcs begin at or before c.
	i, _ := slices.BinarySearch(g.out.start, uint32(c)+1)
	a := g.out.arcs[c]
	return Node(i - 1), a.Relation, a.Node
}
