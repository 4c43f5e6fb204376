// Package store keeps a dataset as quads in a Cayley graph store, and reads the frozen graph back from it.
//
// The quads of a dataset, with every id as an IRI:
//
//	<from> <relation> <to> .               a claim whose id is from.relation.to
//	<from> <relation> <to> <claim id> .    a claim with another id: parallel claims have one each
//
// A label that says nothing new is left out because it is dear: Cayley's memory store keeps an index of
// a kilobyte for each label, which is half the time of filling it. So are types, a third of what would be left:
// whoever fills a store in memory has the dataset at hand, and Freeze takes them from there.
// That is the depth "graph", which every walk needs; what claims say in words stays with the dataset.
// Only the memory store is opened so far. The package asks no questions: it fills and freezes.
//
//	s, err := store.Open(ctx, store.Memory)
//	defer s.Close()
//	err = s.Fill(ctx, dataset)
//	g, err := s.Freeze(ctx, dataset)
package store

import (
	"context"
	"fmt"

	cayley "github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/memstore" // registers "memstore"
	"github.com/cayleygraph/quad"

	"kg/internal/graph"
	"kg/internal/model"
)

// Memory is the URL of a store in memory, which starts empty and ends with the program.
const Memory = "mem:"

// Store is an open quad store. It is not safe for concurrent use; the graphs it freezes are.
type Store struct{ quads cayley.QuadStore }

// Open opens the store at a URL.
func Open(_ context.Context, url string) (*Store, error) {
	if url != Memory {
		return nil, fmt.Errorf("open store %q: unknown kind of store, expected %q", url, Memory)
	}
	quads, err := cayley.NewQuadStore("memstore", "", nil)
	if err != nil {
		return nil, fmt.Errorf("open store %q: %w", url, err)
	}
	return &Store{quads}, nil
}

// Close releases the store.
func (s *Store) Close() error { return s.quads.Close() }

// Fill writes a dataset's claims, and checks by counting that they all arrived.
func (s *Store) Fill(ctx context.Context, d *model.Dataset) error {
	all := quads(d)
	before, err := s.count(ctx)
	if err != nil {
		return err
	}
	w, err := s.quads.NewQuadWriter()
	if err != nil {
		return fmt.Errorf("write quads: %w", err)
	}
	if _, err := w.WriteQuads(all); err != nil {
		return fmt.Errorf("write quads: %w", err)
	}
	if err := w.Close(); err != nil {
		return fmt.Errorf("write quads: %w", err)
	}
	after, err := s.count(ctx)
	if err == nil && after-before != int64(len(all)) {
		err = fmt.Errorf("write quads: %d of %d arrived; is the dataset in the store already?", after-before, len(all))
	}
	return err
}

func (s *Store) count(ctx context.Context) (int64, error) {
	stats, err := s.quads.Stats(ctx, true)
	if err != nil {
		return 0, fmt.Errorf("count quads: %w", err)
	}
	return stats.Quads.Size, nil
}

// quads lists a dataset's quads.
func quads(d *model.Dataset) []quad.Quad {
	all := make([]quad.Quad, 0, len(d.Claims))
	names := map[string]quad.Value{}
	for _, c := range d.Claims {
		q := quad.Quad{Subject: iri(names, c.From), Predicate: iri(names, c.Relation), Object: iri(names, c.To)}
		if c.ID != claimID(c.From, c.Relation, c.To) {
			q.Label = iri(names, c.ID)
		}
		all = append(all, q)
	}
	return all
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

// Freeze reads every quad back into a frozen graph, with the entities and types of the dataset that filled the store.
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

// addQuad takes a claim into the graph, and refuses what this package does not write.
func addQuad(b *graph.Builder, q quad.Quad) error {
	from, ok1 := id(q.Subject)
	relation, ok2 := id(q.Predicate)
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
