// Package generate makes graphs of any size that look like a dataset: the same shares of types and
// relations, the same relations between the same types, the same degrees.
//
// Nothing about them is written down here. A dataset is measured, and its entities are copied as often
// as the new graph is larger. A copy keeps how many claims of each relation its model starts and ends,
// in proportion to the claims that are wanted; who is at the other end is drawn anew (a configuration
// model over the patterns "relation from type to type"). So hubs stay hubs and a heavy tail stays one,
// while what depends on who knows whom, such as clusters, is lost. No claim repeats another or leads back to its
// start. The result says nothing true about anybody.
//
// The package writes N-Quads and reads none; package store does.
//
//	size := generate.Size{Entities: 200_000, Claims: 1_000_000, Seed: 1}
//	err := generate.Quads(ctx, w, dataset, size)
package generate

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"

	"kg/internal/model"
)

// Max is the most entities, and the most claims, that a graph may have.
const Max = 100_000_000

// Size says what graph to make.
type Size struct {
	Entities int // from 1 to Max
	Claims   int // from 0 to Max; an error where so many do not fit
	Seed     uint64
	NoTypes  bool // write claims only
}

// The beginnings of every IRI that is written, before a number or an id of the dataset.
const (
	EntityBase   = "https://kg.example/e/" // then the type's id and a number: measure-12
	RelationBase = "https://kg.example/r/"
	TypeBase     = "https://kg.example/t/"
	RDFType      = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
)

// SizeError says that a graph of some size cannot be made.
type SizeError struct{ What string }

// Error is what cannot be, what was expected, and what to do.
func (e *SizeError) Error() string { return e.What }

// Quads writes a graph like a dataset's as N-Quads without graph names, which is N-Triples too: exactly
// s.Claims different claims, and before the first claim of each entity its rdf:type, unless NoTypes
// is set. With types every entity is written; without them one that is in no claim is not, which happens
// where there are fewer claims an entity than in the dataset. The same dataset and size give the same bytes. It
// takes time and memory linear in the size, some fifty bytes a claim. The error is a *SizeError
// when the size is out of bounds, else that of the writer or the context.
func Quads(ctx context.Context, w io.Writer, d *model.Dataset, s Size) error {
	switch {
	case s.Entities < 1 || s.Entities > Max:
		return &SizeError{fmt.Sprintf("%d entities, expected 1 to %d", s.Entities, Max)}
	case s.Claims < 0 || s.Claims > Max:
		return &SizeError{fmt.Sprintf("%d claims, expected 0 to %d", s.Claims, Max)}
	}
	m := measure(d)
	if len(m.entities) == 0 {
		return &SizeError{"the dataset has no claims to measure"}
	}
	rng := rand.New(rand.NewPCG(s.Seed, 19))
	p, err := m.plan(s, rng)
	if err != nil {
		return err
	}
	return p.write(ctx, w, !s.NoTypes)
}
