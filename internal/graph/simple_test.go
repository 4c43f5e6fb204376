package graph

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSimplePathsInOrder(t *testing.T) {
	g := diamond(t)
	for _, c := range []struct {
		from, to string
		o        Options
		want     string
	}{
		{"a", "d", Options{}, "a.r.b b.r.d \na.r.b~2 b.r.d \na.s.c c.r.d \n"},
		{"a", "c", Options{Undirected: true}, "a.s.c \na.r.b b.r.d ^c.r.d \na.r.b~2 b.r.d ^c.r.d \n"},
		{"a", "c", Options{Undirected: true, MaxHops: 2}, "a.s.c \n"},
		{"d", "d", Options{}, "\n"},
		{"e", "a", Options{}, ""},
		{"a", "f", Options{Undirected: true}, ""},
	} {
		paths, err := first(t.Context(), g, nodes(t, g, c.from), nodes(t, g, c.to), c.o, all)
		if diff := cmp.Diff(c.want, g.formatAll(paths)); diff != "" || err != nil {
			t.Errorf("%s to %s with %+v: %v\n%s", c.from, c.to, c.o, err, diff)
		}
	}
}

// With several ends a path may go on through one to another, and with several starts it may come through another.
//
//	a ─▶ b ─▶ c
func TestSimplePathsMayPassOtherEnds(t *testing.T) {
	var b Builder
	add(&b, "a r b", "b r c")
	g := frozen(t, &b)
	paths, err := first(t.Context(), g, nodes(t, g, "a", "b"), nodes(t, g, "b", "c"), Options{}, all)
	if diff := cmp.Diff("\na.r.b \nb.r.c \na.r.b b.r.c \n", g.formatAll(paths)); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestSimplePathsStopWhenNobodyAsksOn(t *testing.T) {
	g := clique(t)
	for _, weight := range []func(Claim) float64{nil, func(Claim) float64 { return 0.5 }} {
		paths, err := first(t.Context(), g, nodes(t, g, "n00"), nodes(t, g, "n19"), Options{Weight: weight}, 3)
		if diff := cmp.Diff("n00.r.n19 \nn00.r.n01 n01.r.n19 \nn00.r.n02 n02.r.n19 \n", g.formatAll(paths)); diff != "" || err != nil {
			t.Error(diff, err)
		}
	}
}

// The only ways to t lead over a, and from a one also comes into a clique that leads back to a alone: any number of
// beginnings, none of which can be finished. And there is a long way round.
//
//	s ─▶ a ─▶ t        a ◀─▶ n00…n19        a ─▶ l00 ─▶ … ─▶ l29 ─▶ t
func TestSimplePathsLeaveDeadEnds(t *testing.T) {
	var b Builder
	add(&b, "s r a", "a r t", "a r l00", "l29 r t")
	for i := range 29 {
		b.Claim("", fmt.Sprintf("l%02d", i), "r", fmt.Sprintf("l%02d", i+1))
	}
	for i := range 20 {
		add(&b, fmt.Sprintf("a r n%02d", i), fmt.Sprintf("n%02d r a", i))
		for j := range 20 {
			b.Claim("", fmt.Sprintf("n%02d", i), "r", fmt.Sprintf("n%02d", j))
		}
	}
	g := frozen(t, &b)
	from, to := nodes(t, g, "s"), nodes(t, g, "t")
	for _, o := range []Options{{}, {Weight: func(Claim) float64 { return 1 }}, {Via: nodes(t, g, "a")}} {
		paths, err := first(t.Context(), g, from, to, o, all)
		if err != nil || len(paths) != 2 || len(paths[0]) != 2 || len(paths[1]) != 32 {
			t.Errorf("%d paths and %v, want one of 2 hops and one of 32", len(paths), err)
		}
	}
	found, err := g.Between(t.Context(), from, to, Options{})
	if err != nil || found.Cut || len(found.Nodes) != 33 || len(found.Claims) != 33 {
		t.Errorf("%d nodes, %d claims and %v between, cut %v", len(found.Nodes), len(found.Claims), err, found.Cut)
	}
}

func TestSimplePathsEndWithTheBudget(t *testing.T) {
	g := clique(t)
	paths, err := first(t.Context(), g, nodes(t, g, "n00"), nodes(t, g, "n19"), Options{Budget: 5000}, all)
	if err != ErrBudget || len(paths) < 19 {
		t.Errorf("%d paths and %v, want all of two hops and ErrBudget", len(paths), err)
	}
}

func TestSimplePathsAgreeWithTryingEverything(t *testing.T) {
	check(t, 4000, func(t *rapid.T) {
		s := randomSearch(t)
		want := s.brute()
		slices.SortFunc(want, before)
		got, err := first(t.Context(), s.g, s.from, s.to, s.o, all)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(s.g.formatAll(want), s.g.formatAll(got)); diff != "" {
			t.Fatal(diff)
		}
	})
}
