package query

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"

	"kg/internal/graph"
)

// PathOptions bound paths: see graph.Options. Entities, types and relations are given by id.
type PathOptions struct {
	Undirected bool
	MaxHops    int // 0 when there is no bound
	Via        []string
	Avoid      []string
	Types      []string           // what a path passes between its ends is of one of these types, or of one below; nil allows all
	Weights    map[string]float64 // what following a relation costs, 1 where it says nothing; nil takes the fewest hops
	Shortest   int                // how many paths to find between two entities; 0 finds all
	Limit      int                // how many paths to find altogether; 0 finds all
}

// Cut says why there may be more than what was found.
type Cut int

// The reasons: none, that there were as many as wanted, that a search was given up, and that there were more than are held.
const (
	Whole Cut = iota
	AtLimit
	AtBudget
	AtMaxPathHops
)

// MaxPathHops is how many hops the paths of an answer have together, at most: a gigabyte of them, as JSON.
const MaxPathHops = 300_000

// AvoidedError says that nothing is left of where a path may start, end or must pass.
type AvoidedError struct{ ID string }

func (e *AvoidedError) Error() string {
	return fmt.Sprintf("%q is to be avoided, and is also where the path starts, ends or must pass", e.ID)
}

// Paths finds simple paths from every one of some entities to every one of some others: as many for each two as the
// options want, the shortest first, then by ids; with weights the lightest first. Pairs stand in the order of
// their first paths, then by the ids of start and end; those without a path are left out. An entity that is both a start and
// an end has a path without hops where it is the only one of both, and otherwise no path to itself.
//
// The error is an *AvoidedError, the context's, or what is wrong with a weight.
func (e *Engine) Paths(ctx context.Context, from, to []string, o PathOptions) (pairs []Pair, cut Cut, err error) {
	s, err := e.newPathSearch(from, to, o)
	if err != nil {
		return nil, Whole, err
	}
	left := o.Limit
	for start, end := range s.ends() {
		found, why, err := s.between(ctx, start, end, left)
		if err != nil {
			return nil, Whole, err
		}
		cut = max(cut, why)
		if len(found.Paths) > 0 {
			pairs = append(pairs, found)
		}
		if why == AtLimit || why == AtMaxPathHops {
			break
		}
		if o.Limit > 0 {
			if left -= len(found.Paths); left == 0 {
				left = -1 // whatever comes next is too much
			}
		}
	}
	slices.SortStableFunc(pairs, func(p, q Pair) int { return cmp.Compare(s.length(p.Paths[0]), s.length(q.Paths[0])) })
	return pairs, cut, nil
}

// ends yields the two ends of the paths to look for.
func (s *pathSearch) ends() iter.Seq2[graph.Node, graph.Node] {
	return func(yield func(graph.Node, graph.Node) bool) {
		for _, start := range s.from {
			for _, end := range s.to {
				if (start != end || len(s.from)+len(s.to) == 2) && !yield(start, end) {
					return
				}
			}
		}
	}
}

// Connected reports whether there is any path from one of some entities to one of some others, without counting one
// that stays where it is unless it is the only one of both. Errors are those of Paths and graph.ErrBudget.
func (e *Engine) Connected(ctx context.Context, from, to []string, o PathOptions) (bool, error) {
	s, err := e.newPathSearch(from, to, o)
	if err != nil {
		return false, err
	}
	s.options.Weight = nil
	for _, start := range s.from {
		ends := s.to
		if len(s.from)+len(s.to) > 2 {
			ends = slices.DeleteFunc(slices.Clone(s.to), func(n graph.Node) bool { return n == start })
		}
		if p, err := s.e.graph.Shortest(ctx, []graph.Node{start}, ends, s.options); p != nil || err != nil {
			return p != nil, err
		}
	}
	return false, nil
}

// between finds the paths between two nodes, at most limit where that is more than 0, and none where it is less.
func (s *pathSearch) between(ctx context.Context, start, end graph.Node, limit int) (Pair, Cut, error) {
	pair := Pair{Start: s.e.entity(start), End: s.e.entity(end)}
	if s.o.Shortest == 1 {
		p, err := s.e.graph.Shortest(ctx, []graph.Node{start}, []graph.Node{end}, s.options)
		if p == nil || err != nil || limit < 0 {
			return pair, budgetCut(err, p != nil && limit < 0), otherThanBudget(err)
		}
		if s.hops += len(p); s.hops > MaxPathHops {
			return pair, AtMaxPathHops, nil
		}
		path, err := s.e.path(p)
		pair.Paths = []Path{path}
		return pair, Whole, err
	}
	for p, err := range s.e.graph.SimplePaths(ctx, []graph.Node{start}, []graph.Node{end}, s.options) {
		if err != nil {
			return pair, budgetCut(err, false), otherThanBudget(err)
		}
		if limit < 0 || limit > 0 && len(pair.Paths) == limit {
			return pair, AtLimit, nil
		}
		if s.hops += len(p); s.hops > MaxPathHops {
			return pair, AtMaxPathHops, nil
		}
		path, err := s.e.path(p)
		if err != nil {
			return pair, Whole, err
		}
		if pair.Paths = append(pair.Paths, path); len(pair.Paths) == s.o.Shortest {
			break
		}
	}
	return pair, Whole, nil
}

func budgetCut(err error, limited bool) Cut {
	switch {
	case errors.Is(err, graph.ErrBudget):
		return AtBudget
	case limited:
		return AtLimit
	}
	return Whole
}

func otherThanBudget(err error) error {
	if errors.Is(err, graph.ErrBudget) {
		return nil
	}
	return err
}

// length is what paths are ordered by.
func (s *pathSearch) length(p Path) float64 { return p.Weight(s.o.Weights) }

// Weight is the sum of what the relations of a path cost, 1 where the weights say nothing of one, in millionths as the search counts.
func (p Path) Weight(weights map[string]float64) float64 {
	sum := 0.0
	for _, h := range p {
		if w, ok := weights[h.Claim.Relation]; ok {
			sum += w
		} else {
			sum++
		}
	}
	return math.Round(sum*1e6) / 1e6
}
