package graph

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func (g *Graph) formatSubgraph(s Subgraph) string {
	var names []string
	for _, n := range s.Nodes {
		names = append(names, g.Name(n))
	}
	for _, c := range s.Claims {
		names = append(names, g.ClaimName(c))
	}
	if s.Cut {
		names = append(names, "cut")
	}
	return strings.Join(names, " ")
}

// From s to t; what hangs on a node or only leads back is on no simple path:
//
//	s ─▶ a ─▶ t      a ─▶ p ─▶ q ─▶ a (a cycle that hangs on a)
//	└──▶ b ─▶─┘      b ─▶ s
func TestBetween(t *testing.T) {
	var b Builder
	add(&b, "s r a", "a r t", "s r b", "b r t", "a r p", "p r q", "q r a", "b r s", "a r a")
	g := frozen(t, &b)
	for _, c := range []struct {
		o    Options
		want string
	}{
		{Options{}, "a b s t a.r.t b.r.t s.r.a s.r.b"},
		{Options{MaxHops: 1}, ""},
		{Options{MaxHops: 2}, "a b s t a.r.t b.r.t s.r.a s.r.b"},
		{Options{Undirected: true}, "a b s t a.r.t b.r.s b.r.t s.r.a s.r.b"},
		{Options{Undirected: true, MaxHops: 7}, "a b s t a.r.t b.r.s b.r.t s.r.a s.r.b"},
		{Options{Via: nodes(t, g, "b")}, "b s t b.r.t s.r.b"},
		{Options{Avoid: func(n Node) bool { return g.Name(n) == "a" }}, "b s t b.r.t s.r.b"},
		{Options{Allow: func(c Claim) bool { return g.ClaimName(c) != "b.r.t" }}, "a s t a.r.t s.r.a"},
	} {
		found, err := g.Between(t.Context(), nodes(t, g, "s"), nodes(t, g, "t"), c.o)
		if diff := cmp.Diff(c.want, g.formatSubgraph(found)); diff != "" || err != nil {
			t.Errorf("%+v: %v\n%s", c.o, err, diff)
		}
	}
}

// The shortest way from s to b goes through m, and so does the shortest way on from there, but b is on a path all the same:
//
//	s ─▶ m ─▶ b ─▶ x ─▶ m ─▶ t      s ─▶ y ─▶ z ─▶ b
func TestBetweenFindsTheWayAround(t *testing.T) {
	var b Builder
	add(&b, "s r m", "m r b", "b r x", "x r m", "m r t", "s r y", "y r z", "z r b")
	g := frozen(t, &b)
	for hops, want := range map[int]string{
		0: "b m s t x y z b.r.x m.r.t s.r.m s.r.y x.r.m y.r.z z.r.b",
		7: "b m s t x y z b.r.x m.r.t s.r.m s.r.y x.r.m y.r.z z.r.b",
		6: "b m s t x y z b.r.x m.r.t s.r.m s.r.y x.r.m y.r.z z.r.b",
		5: "m s t m.r.t s.r.m",
	} {
		found, err := g.Between(t.Context(), nodes(t, g, "s"), nodes(t, g, "t"), Options{MaxHops: hops})
		if diff := cmp.Diff(want, g.formatSubgraph(found)); diff != "" || err != nil {
			t.Errorf("%d hops: %v\n%s", hops, err, diff)
		}
	}
}

func TestBetweenAgreesWithTryingEverything(t *testing.T) {
	check(t, 4000, func(t *rapid.T) {
		s := randomSearch(t)
		want := newCollection(s.g)
		for _, p := range s.brute() {
			want.addPath(p)
		}
		for _, n := range s.from {
			if slices.Contains(s.to, n) && fits(nil, n, n, s.o) {
				want.nodes.add(uint32(n))
			}
		}
		got, err := s.g.Between(t.Context(), s.from, s.to, s.o)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(s.g.formatSubgraph(want.subgraph(false)), s.g.formatSubgraph(got)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// Out of patience, what is found is still right: a subset of what there is.
func TestBetweenSaysThatItWasCut(t *testing.T) {
	g := clique(t)
	from, to := nodes(t, g, "n00"), nodes(t, g, "n19")
	found, err := g.Between(t.Context(), from, to, Options{Via: nodes(t, g, "stop"), Budget: 5000})
	if err != nil || !found.Cut || len(found.Nodes) > 0 {
		t.Errorf("%s and %v, want nothing, and that it was cut", g.formatSubgraph(found), err)
	}
	found, err = g.Between(t.Context(), from, to, Options{})
	if err != nil || found.Cut || len(found.Nodes) != 20 || len(found.Claims) != 20*19-2*19+1 {
		t.Errorf("%d nodes, %d claims and %v, want all of the clique but loops and what leads to n00 or from n19", len(found.Nodes), len(found.Claims), err)
	}
}
