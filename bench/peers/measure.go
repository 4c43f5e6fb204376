package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"runtime"
	"time"

	"kg/internal/expr"
	"kg/internal/graph"
	"kg/internal/query"
)

// measure is one round of kg.
func measure(ctx context.Context, path, folder, round string) error {
	var w work
	if err := readJSON(filepath.Join(folder, "work.json"), &w); err != nil {
		return err
	}
	r := result{Versions: runtime.Version()}
	var g *graph.Graph
	var err error
	r.Load, err = times(w.Repeats.Load, func() error {
		g, err = freeze(ctx, path)
		return err
	})
	if err != nil {
		return err
	}
	r.Claims = g.Claims()
	paths, err := shortest(ctx, g, &w)
	if err != nil {
		return err
	}
	r.Paths = []search{paths}
	e := query.Over(g)
	for _, c := range w.Closures {
		found, err := closureOf(ctx, e, &w, c)
		if err != nil {
			return err
		}
		r.Closures = append(r.Closures, found)
	}
	return writeJSON(folder, "kg."+round+".json", r)
}

// times does something once, then so often, and returns the milliseconds of each but the first.
func times(repeats int, do func() error) ([]float64, error) {
	var list []float64
	for i := range 1 + repeats {
		runtime.GC() // what the last one left is not this one's
		start := time.Now()
		if err := do(); err != nil {
			return nil, err
		}
		if i > 0 {
			list = append(list, float64(time.Since(start))/float64(time.Millisecond))
		}
	}
	return list, nil
}

func shortest(ctx context.Context, g *graph.Graph, w *work) (search, error) {
	pairs := make([][2]graph.Node, len(w.Pairs))
	for i, p := range w.Pairs {
		for j, id := range p {
			n, ok := g.Lookup(id)
			if !ok {
				return search{}, fmt.Errorf("no node %q", id)
			}
			pairs[i][j] = n
		}
	}
	s := search{Library: "kg", Distances: make([]int, len(pairs))}
	var err error
	s.Millis, err = times(w.Repeats.Paths, func() error {
		for i, p := range pairs {
			path, err := g.Shortest(ctx, p[:1], p[1:], graph.Options{})
			if err != nil {
				return err
			}
			if s.Distances[i] = len(path); path == nil {
				s.Distances[i] = -1
			}
		}
		return nil
	})
	return s, err
}

func closureOf(ctx context.Context, e *query.Engine, w *work, c closure) (reached, error) {
	x, err := expr.Parse(c.KG)
	if err != nil {
		return reached{}, err
	}
	found := make([][]string, len(w.Starts))
	r := reached{Counts: make([]int, len(w.Starts))}
	r.Millis, err = times(w.Repeats.Closures, func() error {
		for i, s := range w.Starts {
			if found[i], err = e.Reach(ctx, []string{s}, x); err != nil {
				return err
			}
		}
		return nil
	})
	sum := sha256.New()
	for i, ids := range found {
		r.Counts[i] = len(ids)
		for _, id := range ids {
			fmt.Fprintln(sum, id)
		}
	}
	r.Digest = hex.EncodeToString(sum.Sum(nil))
	return r, err
}
