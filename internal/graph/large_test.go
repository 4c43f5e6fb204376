package graph

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"
)

// chain is n00000 ─r─▶ n00001 ─r─▶ … ─r─▶ of so many hops, with a loop on each node.
func chain(t testing.TB, hops int) *Graph {
	var b Builder
	for i := range hops {
		b.Claim("", fmt.Sprintf("n%05d", i), "r", fmt.Sprintf("n%05d", i+1))
		b.Claim("", fmt.Sprintf("n%05d", i), "r", fmt.Sprintf("n%05d", i))
	}
	return frozen(t, &b)
}

func TestChains(t *testing.T) {
	for _, hops := range []int{1, 49, 50, 51, 10_000} {
		g := chain(t, hops)
		from, to := nodes(t, g, "n00000"), nodes(t, g, fmt.Sprintf("n%05d", hops))
		for _, o := range []Options{
			{}, {Undirected: true}, {MaxHops: hops}, {Via: nodes(t, g, fmt.Sprintf("n%05d", hops/2))},
			{Weight: func(Claim) float64 { return 1 }},
		} {
			p, err := g.Shortest(t.Context(), from, to, o)
			if len(p) != hops || err != nil {
				t.Errorf("chain of %d: %d hops and %v", hops, len(p), err)
			}
			paths, err := first(t.Context(), g, from, to, o, all)
			if len(paths) != 1 || err != nil {
				t.Errorf("chain of %d: %d paths and %v", hops, len(paths), err)
			}
			found, err := g.Between(t.Context(), from, to, o)
			if len(found.Nodes) != hops+1 || len(found.Claims) != hops || found.Cut || err != nil {
				t.Errorf("chain of %d: %d nodes and %d claims between, cut %v, %v", hops, len(found.Nodes), len(found.Claims), found.Cut, err)
			}
		}
		for _, o := range []Options{{MaxHops: hops - 1}, {Avoid: func(n Node) bool { return n == Node(hops/2) }}} {
			if hops == 1 {
				continue
			}
			if p, err := g.Shortest(t.Context(), from, to, o); p != nil || err != nil {
				t.Errorf("chain of %d: %d hops and %v, want none", hops, len(p), err)
			}
			if found, err := g.Between(t.Context(), from, to, o); len(found.Nodes) != 0 || err != nil {
				t.Errorf("chain of %d: %d nodes and %v, want none", hops, len(found.Nodes), err)
			}
		}
		if s := g.Around(t.Context(), from, hops-1, Out); len(s.Nodes) != hops {
			t.Errorf("%d nodes in %d hops", len(s.Nodes), hops-1)
		}
	}
}

// hubs are two nodes that so many others stand between, and tails at both:
//
//	s ─▶ x ─▶ n0…n ─▶ y ─▶ t
func hubs(t testing.TB, spokes int) *Graph {
	var b Builder
	add(&b, "s r x", "y r t")
	for i := range spokes {
		n := fmt.Sprintf("n%06d", i)
		b.Claim("", "x", "r", n)
		b.Claim("", n, "s", "y")
	}
	return frozen(t, &b)
}

func TestHubs(t *testing.T) {
	const spokes = 100_000
	g := hubs(t, spokes)
	from, to := nodes(t, g, "s"), nodes(t, g, "t")
	want := "s.r.x x.r.n000000 n000000.s.y y.r.t "
	for _, o := range []Options{{}, {Undirected: true}, {Weight: func(Claim) float64 { return 3 }}, {MaxHops: 4}} {
		p, err := g.Shortest(t.Context(), from, to, o)
		if got := g.format(p); got != want || err != nil {
			t.Errorf("%q and %v", got, err)
		}
		if paths, err := first(t.Context(), g, from, to, o, 5); len(paths) != 5 || g.format(paths[4]) != "s.r.x x.r.n000004 n000004.s.y y.r.t " || err != nil {
			t.Errorf("%d paths and %v", len(paths), err)
		}
		found, err := g.Between(t.Context(), from, to, o)
		if len(found.Claims) != 2*spokes+2 || found.Cut || err != nil {
			t.Errorf("%d claims between, cut %v, %v", len(found.Claims), found.Cut, err)
		}
	}
	paths, err := first(t.Context(), g, from, to, Options{}, all)
	if len(paths) != spokes || err != nil {
		t.Errorf("%d paths and %v", len(paths), err)
	}
	if s := g.Around(t.Context(), nodes(t, g, "x"), 1, Both); len(s.Nodes) != spokes+2 || len(s.Claims) != spokes+1 {
		t.Errorf("%d nodes and %d claims around a hub", len(s.Nodes), len(s.Claims))
	}
}

// late is a context that ends when it was asked so often.
type late struct {
	context.Context
	left int
}

func (l *late) Err() error {
	if l.left--; l.left < 0 {
		return context.DeadlineExceeded
	}
	return nil
}

// TestSearchesEndWithTheirContext lets every search begin and then ends the context.
func TestSearchesEndWithTheirContext(t *testing.T) {
	g, few := hubs(t, 50_000), clique(t)
	from, to := nodes(t, g, "s"), nodes(t, g, "t")
	weight := func(Claim) float64 { return 1 }
	for name, search := range map[string]func(context.Context) error{
		"shortest": func(ctx context.Context) error { _, err := g.Shortest(ctx, from, to, Options{}); return err },
		"lightest": func(ctx context.Context) error {
			_, err := g.Shortest(ctx, from, to, Options{Weight: weight})
			return err
		},
		"simple paths": func(ctx context.Context) error { _, err := first(ctx, g, from, to, Options{}, all); return err },
		"of many": func(ctx context.Context) error {
			_, err := first(ctx, few, []Node{0}, []Node{19}, Options{}, all)
			return err
		},
		"lightest of many": func(ctx context.Context) error {
			_, err := first(ctx, few, []Node{0}, []Node{19}, Options{Weight: weight}, all)
			return err
		},
		"between": func(ctx context.Context) error { _, err := g.Between(ctx, from, to, Options{}); return err },
		"between, via": func(ctx context.Context) error {
			_, err := few.Between(ctx, []Node{0}, []Node{19}, Options{Via: []Node{5}})
			return err
		},
	} {
		for _, asked := range []int{0, 1, 3} {
			begun := time.Now()
			if err := search(&late{t.Context(), asked}); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%s, ended after it was asked %d times: %v", name, asked, err)
			}
			t.Logf("%s stopped after %v", name, time.Since(begun))
		}
	}
}

// TestSearchesRunAtTheSameTime is for the race detector: searches borrow their marks from one pool.
func TestSearchesRunAtTheSameTime(t *testing.T) {
	g := chain(t, 50)
	done := make(chan string)
	for i := range 8 {
		go func() {
			s := ""
			for range 50 {
				p, err := g.Shortest(t.Context(), []Node{Node(i)}, []Node{50}, Options{})
				found, err2 := g.Between(t.Context(), []Node{Node(i)}, []Node{50}, Options{Undirected: true})
				if len(p) != 50-i || err != nil || len(found.Nodes) != 51-i || err2 != nil {
					s = fmt.Sprint(len(p), err, len(found.Nodes), err2)
				}
			}
			done <- s
		}()
	}
	for range 8 {
		if s := <-done; s != "" {
			t.Error(s)
		}
	}
}
