package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"

	"kg/internal/fold"
	"kg/internal/graph"
	"kg/internal/model"
)

// Freeze reads every claim back into a frozen graph, with the entities and types of the dataset that filled the store.
func (s *Store) Freeze(ctx context.Context, d *model.Dataset) (*graph.Graph, error) {
	var b graph.Builder
	for _, e := range d.Entities {
		b.Node(e.ID, e.Type)
	}
	it := s.quads.QuadsAllIterator()
	defer it.Close()
	for it.Next(ctx) {
		if err := addQuad(&b, s.quads.Quad(it.Result())); err != nil {
			return nil, fmt.Errorf("read quads: %w", err)
		}
	}
	if err := it.Err(); err != nil {
		return nil, fmt.Errorf("read quads: %w", err)
	}
	g, err := b.Freeze()
	if err != nil {
		return nil, fmt.Errorf("freeze graph: %w", err)
	}
	return g, nil
}

// addQuad takes a claim into the graph, leaves out what a full store says of entities and claims, and refuses what this package does not write.
func addQuad(b *graph.Builder, q quad.Quad) error {
	from, ok1 := id(q.Subject)
	relation, ok2 := id(q.Predicate)
	if ok1 && ok2 && q.Label == nil && strings.HasPrefix(relation, Prefix) {
		return nil
	}
	to, ok3 := id(q.Object)
	label, labelled := id(q.Label)
	if !ok1 || !ok2 || !ok3 || !labelled && q.Label != nil {
		return fmt.Errorf("quad %v: expected IRIs", q)
	}
	if !labelled {
		label = claimID(from, relation, to)
	}
	b.Claim(label, from, relation, to)
	return nil
}

// claimID is the id of a claim that has none of its own.
func claimID(from, relation, to string) string { return from + "." + relation + "." + to }

// name is an IRI in the text form of N-Quads, "<rec-19>", which the memory store asks for again and again;
// a quad.IRI makes it anew each time.
type name string

// String is the name in N-Quads.
func (n name) String() string { return string(n) }

// Native is the name as a quad.IRI.
func (n name) Native() interface{} { return n.iri() }

func (n name) iri() quad.IRI { return quad.IRI(n[1 : len(n)-1]) }

// iri makes the name of an id, one for all its places.
func iri(names map[string]quad.Value, id string) quad.Value {
	v, ok := names[id]
	if !ok {
		v = name("<" + id + ">")
		names[id] = v
	}
	return v
}

// id is what an IRI names; false for another kind of value.
func id(v quad.Value) (string, bool) {
	switch v := v.(type) {
	case name:
		return string(v.iri()), true
	case quad.IRI:
		return string(v), true
	}
	return "", false
}

// words is a text as filters compare it.
func words(s string) string { return strings.Join(fold.Words(s), " ") }
