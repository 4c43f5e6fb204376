package main

import (
	"bytes"
	"context"
	"math"
	"math/rand/v2"
	"runtime"
	"time"

	"kg/data"
	"kg/internal/expr"
	"kg/internal/generate"
	"kg/internal/graph"
	"kg/internal/load"
	"kg/internal/query"
	"kg/internal/store"
)

// row is what was measured at one size. Times are the best of several in milliseconds, memory is in bytes a claim.
type row struct {
	entities, claims int
	generate, read   float64
	adjacency, heap  float64
	path             float64 // of one pair
	closure          float64 // from one start
	visited          int     // claims that it passes
	between          float64 // of one pair
	lie              int     // claims that lie between, on average
}

const (
	repeats = 9
	pairs   = 200 // for shortest paths
	starts  = 20  // for closures
	hops    = 6   // for what lies between
)

func measure(ctx context.Context, claims int) (row, error) {
	r := row{claims: claims, entities: claims / 5}
	d, _, err := load.Decode(data.Compiled)
	if err != nil {
		return r, err
	}
	var text bytes.Buffer
	size := generate.Size{Entities: r.entities, Claims: claims, Seed: 1, NoTypes: true}
	r.generate, err = best(func() error {
		text.Reset()
		return generate.Quads(ctx, &text, d, size)
	})
	if err != nil {
		return r, err
	}
	before := heap()
	var g *graph.Graph
	r.read, err = best(func() error {
		g = nil
		g, err = store.ReadQuads(ctx, "graph.nq", bytes.NewReader(text.Bytes()))
		return err
	})
	if err != nil {
		return r, err
	}
	r.heap = float64(heap()-before) / float64(claims)
	runtime.KeepAlive(&text) // counted before and after
	adjacency, _ := g.Bytes()
	r.adjacency = float64(adjacency) / float64(claims)
	text = bytes.Buffer{}
	if err := r.paths(ctx, g); err != nil {
		return r, err
	}
	if err := r.closures(ctx, g); err != nil {
		return r, err
	}
	return r, r.betweens(ctx, g)
}

// best does something once to warm up and then several times, and takes the shortest: whatever else the machine does
// only adds, and would hide how the work grows.
func best(do func() error) (float64, error) {
	least := math.Inf(1)
	for i := range 1 + repeats {
		runtime.GC()
		start := time.Now()
		if err := do(); err != nil {
			return 0, err
		}
		if i > 0 {
			least = min(least, float64(time.Since(start))/float64(time.Millisecond))
		}
	}
	return least, nil
}

// heap is how much is in use.
func heap() int64 {
	runtime.GC()
	runtime.GC() // what the first one found to be finished, the second one frees
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func (r *row) paths(ctx context.Context, g *graph.Graph) error {
	rng := rand.New(rand.NewPCG(1, 1))
	ends := make([]graph.Node, 2*pairs)
	for i := range ends {
		ends[i] = graph.Node(rng.IntN(g.Len()))
	}
	ms, err := best(func() error {
		for i := 0; i < len(ends); i += 2 {
			if _, err := g.Shortest(ctx, ends[i:i+1], ends[i+1:i+2], graph.Options{}); err != nil {
				return err
			}
		}
		return nil
	})
	r.path = ms / pairs
	return err
}

func (r *row) closures(ctx context.Context, g *graph.Graph) error {
	x, err := expr.Parse(".*")
	if err != nil {
		return err
	}
	rng := rand.New(rand.NewPCG(2, 2))
	e := query.Over(g)
	from := make([]string, starts)
	for i := range from {
		from[i] = g.Name(graph.Node(rng.IntN(g.Len())))
	}
	reached := make([][]string, starts)
	ms, err := best(func() error {
		for i := range from {
			if reached[i], err = e.Reach(ctx, from[i:i+1], x); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	visited := 0
	for _, ids := range reached {
		for _, id := range ids {
			n, _ := g.Lookup(id)
			visited += len(g.Out(n))
		}
	}
	r.closure, r.visited = ms/starts, visited/starts
	return nil
}

// betweens asks what lies between two that a walk of up to so many hops joins.
func (r *row) betweens(ctx context.Context, g *graph.Graph) error {
	rng := rand.New(rand.NewPCG(3, 3))
	var ends [][2]graph.Node
	for len(ends) < starts {
		from := graph.Node(rng.IntN(g.Len()))
		to := from
		for range hops {
			if out := g.Out(to); len(out) > 0 {
				to = out[rng.IntN(len(out))].Node
			}
		}
		if from != to {
			ends = append(ends, [2]graph.Node{from, to})
		}
	}
	lie := 0
	ms, err := best(func() error {
		lie = 0
		for _, p := range ends {
			s, err := g.Between(ctx, p[:1], p[1:], graph.Options{MaxHops: hops})
			if err != nil {
				return err
			}
			lie += len(s.Claims)
		}
		return nil
	})
	r.between, r.lie = ms/starts, lie/starts
	return err
}
