// Package store keeps a dataset as quads in a Cayley graph store, reads the frozen graph back from it, and evaluates
// path expressions and Cayley's own query languages on it.
//
// A store is filled to one of two depths, with every id as an IRI. "Graph" is what every walk needs:
//
//	<from> <relation> <to> .               a claim whose id is from.relation.to
//	<from> <relation> <to> <claim id> .    a claim with another id: parallel claims have one each
//
// A label that says nothing new is left out because it is dear: Cayley's memory store keeps an index of
// a kilobyte for each label, which is half the time of filling it. So are types, a third of what would be left:
// whoever fills a store in memory has the dataset at hand, and Freeze takes them from there.
//
// "Full" is all that a claim and an entity say, for stores that are asked themselves. There every claim is labelled with its id, and
// nothing else has a label:
//
//	<from> <relation> <to> <claim id> .
//	<from> <kg:type> "recommendation" .    and so on, in the vocabulary of docs/cayley.md
//	<claim id> <kg:basis> "stated" .
//
// The package asks nothing that needs paths: Cayley returns endpoints.
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

// Fill writes a dataset's claims, to the depth "graph", and checks by counting that they all arrived.
func (s *Store) Fill(ctx context.Context, d *model.Dataset) error { return s.fill(ctx, graphQuads(d)) }

// FillFull writes a dataset to the depth "full", and checks by counting that all of it arrived. Eval and Ask want a
// store that was filled so. The dataset must be a checked one: no id twice.
func (s *Store) FillFull(ctx context.Context, d *model.Dataset) error {
	return s.fill(ctx, fullQuads(d))
}

func (s *Store) fill(ctx context.Context, all []quad.Quad) error {
	before, err := s.count(ctx)
	if err != nil {
		return err
	}
	if err := s.write(all); err != nil {
		return fmt.Errorf("write quads: %w", err)
	}
	after, err := s.count(ctx)
	if err == nil && after-before != int64(len(all)) {
		err = fmt.Errorf("write quads: %d of %d arrived; is the dataset in the store already?", after-before, len(all))
	}
	return err
}

func (s *Store) write(all []quad.Quad) error {
	w, err := s.quads.NewQuadWriter()
	if err != nil {
		return err
	}
	if _, err := w.WriteQuads(all); err != nil {
		w.Close()
		return err
	}
	return w.Close()
}

func (s *Store) count(ctx context.Context) (int64, error) {
	stats, err := s.quads.Stats(ctx, false)
	if err != nil {
		return 0, fmt.Errorf("count quads: %w", err)
	}
	return stats.Quads.Size, nil
}
