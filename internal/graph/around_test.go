package graph

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// See diamond for the picture.
func TestAround(t *testing.T) {
	g := diamond(t)
	for _, c := range []struct {
		start string
		hops  int
		d     Direction
		want  string
	}{
		{"b", 0, Both, "b"},
		{"b", 1, Out, "b d b.r.d"},
		{"b", 1, In, "a b a.r.b a.r.b~2"},
		{"b", 1, Both, "a b d a.r.b a.r.b~2 b.r.d"},
		{"b", 2, Out, "b d e b.r.d d.r.d d.s.e"},
		{"e", -1, In, "a b c d e a.r.b a.r.b~2 a.s.c b.r.d c.r.d d.r.d d.s.e"},
		{"f", -1, Both, "f"},
	} {
		found := g.Around(t.Context(), nodes(t, g, c.start), c.hops, c.d)
		if diff := cmp.Diff(c.want, g.formatSubgraph(found)); diff != "" {
			t.Errorf("around %s, %d hops: %s", c.start, c.hops, diff)
		}
	}
}

// walked gathers what every walk of so many hops touches, by taking all of them.
func walked(g *Graph, n Node, hops int, d Direction, found *collection) {
	found.nodes.add(uint32(n))
	if hops == 0 {
		return
	}
	for i, arcs := range [][]Arc{g.Out(n), g.In(n)} {
		if i == 0 && d == In || i == 1 && d == Out {
			continue
		}
		for _, a := range arcs {
			found.claims.add(uint32(a.Claim))
			walked(g, a.Node, hops-1, d, found)
		}
	}
}

func TestAroundAgreesWithTakingEveryWalk(t *testing.T) {
	check(t, 1000, func(t *rapid.T) {
		d := newDice(t)
		g := random(t, d, 8, 12)
		starts := []Node{Node(d(g.Len(), "start")), Node(d(g.Len(), "start"))}
		hops, direction := d(4, "hops"), Direction(d(3, "direction"))
		want := newCollection(g)
		for _, n := range starts {
			walked(g, n, hops, direction, want)
		}
		got := g.Around(t.Context(), starts, hops, direction)
		if diff := cmp.Diff(g.formatSubgraph(want.subgraph(false)), g.formatSubgraph(got)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestAroundIsCutByItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	g := diamond(t)
	if s := g.Around(ctx, nodes(t, g, "a"), -1, Both); !s.Cut || slices.Contains(s.Nodes, node(t, g, "e")) {
		t.Errorf("%s, want little, and that it was cut", g.formatSubgraph(s))
	}
}
