package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"kg/internal/fold"
	"kg/internal/graph"
	"kg/internal/model"
)

// Freeze reads every claim back into a frozen graph. Types are those in the store where it is full; where it holds claims
// only, entities and types are those of the dataset that filled it.
func (s *Store) Freeze(ctx context.Context, d *model.Dataset) (*graph.Graph, error) {
	var b graph.Builder
	read := s.readClaims
	if s.isFull() {
		read = s.readFull
	} else {
		b.Grow(len(d.Entities), len(d.Claims))
		for _, e := range d.Entities {
			b.Node(e.ID, e.Type)
		}
	}
	if err := read(ctx, &b); err != nil {
		return nil, fmt.Errorf("read quads: %w", err)
	}
	g, err := b.Freeze()
	if err != nil {
		return nil, fmt.Errorf("freeze graph: %w", err)
	}
	return g, nil
}

// isFull tells whether the store was filled to the depth "full".
func (s *Store) isFull() bool { return s.quads.ValueOf(dataset) != nil }

// Dataset is the Hash of the dataset that a full store holds; "" for another store.
func (s *Store) Dataset() string {
	it := s.quads.QuadIterator(quad.Subject, s.quads.ValueOf(dataset))
	defer it.Close()
	for it.Next(context.Background()) {
		if q := s.quads.Quad(it.Result()); q.Predicate == hashOf {
			return quad.ToString(q.Object)
		}
	}
	return ""
}

// readClaims takes every quad for a claim.
func (s *Store) readClaims(ctx context.Context, b *graph.Builder) error {
	it := s.quads.QuadsAllIterator()
	defer it.Close()
	for it.Next(ctx) {
		if err := addQuad(b, s.quads.Quad(it.Result())); err != nil {
			return err
		}
	}
	return it.Err()
}

// readFull takes what has a label for a claim and leaves out what is neither a claim nor a type. Values are read
// many at a time: one by one, a file takes a transaction for each.
func (s *Store) readFull(ctx context.Context, b *graph.Builder) error {
	var types, claims []cayley.Ref // two for each type, four for each claim
	isType := cayley.ToKey(s.quads.ValueOf(typeOf))
	it := s.quads.QuadsAllIterator()
	defer it.Close()
	for it.Next(ctx) {
		q := it.Result()
		at := func(d quad.Direction) cayley.Ref { return s.quads.QuadDirection(q, d) }
		if label := at(quad.Label); label != nil {
			claims = append(claims, at(quad.Subject), at(quad.Predicate), at(quad.Object), label)
		} else if cayley.ToKey(at(quad.Predicate)) == isType {
			types = append(types, at(quad.Subject), at(quad.Object))
		}
	}
	if err := errors.Join(it.Err(), ctx.Err()); err != nil {
		return err
	}
	values, err := cayley.ValuesOf(ctx, s.quads, types)
	if err != nil {
		return err
	}
	for v := range slices.Chunk(values, 2) {
		entity, ok := id(v[0])
		if !ok {
			return fmt.Errorf("%v has a type, expected an IRI", v[0])
		}
		b.Node(entity, quad.ToString(v[1]))
	}
	if values, err = cayley.ValuesOf(ctx, s.quads, claims); err != nil {
		return err
	}
	for v := range slices.Chunk(values, 4) {
		if err := addQuad(b, quad.Quad{Subject: v[0], Predicate: v[1], Object: v[2], Label: v[3]}); err != nil {
			return err
		}
	}
	return nil
}

// addQuad takes a claim into the graph, and refuses what this package does not write.
func addQuad(b *graph.Builder, q quad.Quad) error {
	from, ok1 := id(q.Subject)
	relation, ok2 := id(q.Predicate)
	to, ok3 := id(q.Object)
	label, labelled := id(q.Label)
	if !ok1 || !ok2 || !ok3 || !labelled && q.Label != nil {
		return fmt.Errorf("quad %v: expected IRIs", q)
	}
	b.Claim(label, from, relation, to) // without a label its id is from.relation.to
	return nil
}

// named tells whether a claim has an id of its own: another than from.relation.to. Making that of every claim would be slower.
func named(c *model.Claim) bool {
	f, r := len(c.From), len(c.Relation)
	return len(c.ID) != f+r+len(c.To)+2 || c.ID[f] != '.' || c.ID[f+1+r] != '.' ||
		c.ID[:f] != c.From || c.ID[f+1:f+1+r] != c.Relation || c.ID[f+r+2:] != c.To
}

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
