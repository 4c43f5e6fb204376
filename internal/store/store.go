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
	"errors"
	"fmt"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	_ "github.com/cayleygraph/cayley/graph/memstore" // registers "memstore"
	"github.com/cayleygraph/quad"

	"kg/internal/model"
)

// Memory is the URL of a store in memory, which starts empty and ends with the program. Bolt, before the path of a folder, is
// one that stays.
const (
	Memory = "mem:"
	Bolt   = "bolt:"
)

// Store is an open quad store. It is not safe for concurrent use; the graphs it freezes are.
type Store struct {
	quads    cayley.QuadStore
	chunk    int                 // how many nodes Eval starts a query from
	progress func(done, all int) // told of quads written; may be nil
}

// Open opens the store at a URL: an empty one in memory, or one that Load filled.
func Open(_ context.Context, url string) (*Store, error) {
	s, err := open(url)
	if err != nil {
		return nil, fmt.Errorf("open store %q: %w", url, err)
	}
	return s, nil
}

func open(url string) (*Store, error) {
	if url == Memory {
		quads, err := cayley.NewQuadStore("memstore", "", nil)
		return &Store{quads: quads, chunk: chunkMemory}, err
	}
	folder, err := boltFolder(url)
	if err != nil {
		return nil, err
	}
	quads, err := openBolt(folder)
	return &Store{quads: quads, chunk: chunkFile}, err
}

// boltFolder is the folder of a URL.
func boltFolder(url string) (string, error) {
	folder, isBolt := strings.CutPrefix(url, Bolt)
	switch {
	case isBolt && folder != "":
		return folder, nil
	case isBolt:
		return "", &URLError{"expected a folder: bolt:FOLDER"}
	case strings.HasPrefix(url, "postgres:"), strings.HasPrefix(url, "postgresql:"):
		return "", &URLError{"PostgreSQL is not supported: no server was at hand to test it with; expected mem: or bolt:FOLDER"}
	}
	return "", &URLError{"unknown kind of store, expected mem: or bolt:FOLDER"}
}

// URLError is a URL that names no store.
type URLError struct{ Msg string }

func (e *URLError) Error() string { return e.Msg }

// Load fills the store at a URL with a dataset, to the depth "full", whole or not at all; a store that is there is replaced. progress,
// unless it is nil, is told how many of all quads are written.
func Load(ctx context.Context, url string, d *model.Dataset, progress func(done, all int)) error {
	folder, err := boltFolder(url)
	if url == Memory {
		err = &URLError{"it ends with the program, expected bolt:FOLDER"}
	}
	if err == nil {
		err = loadBolt(ctx, folder, d, progress)
	}
	if err != nil {
		return fmt.Errorf("fill store %q: %w", url, err)
	}
	return nil
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
	if err := s.write(ctx, all); err != nil {
		return fmt.Errorf("write quads: %w", err)
	}
	after, err := s.count(ctx)
	if err == nil && after-before != int64(len(all)) {
		err = fmt.Errorf("write quads: %d of %d arrived; is the dataset in the store already?", after-before, len(all))
	}
	return err
}

// batch is how many quads are written at a time.
const batch = 10_000

func (s *Store) write(ctx context.Context, all []quad.Quad) error {
	w, err := s.quads.NewQuadWriter()
	if err != nil {
		return err
	}
	for done := 0; done < len(all) && err == nil; done += batch {
		if s.progress != nil {
			s.progress(done, len(all))
		}
		if _, err = w.WriteQuads(all[done:min(done+batch, len(all))]); err == nil {
			err = ctx.Err()
		}
	}
	return errors.Join(err, w.Close())
}

// count is how many quads there are; a file that was just made has no count yet.
func (s *Store) count(ctx context.Context) (int64, error) {
	stats, err := s.quads.Stats(ctx, false)
	if errors.Is(err, kv.ErrNoBucket) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("count quads: %w", err)
	}
	return stats.Quads.Size, nil
}
