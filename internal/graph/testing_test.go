package graph

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// diamond is
//
//	a ──r──▶ b ──r──▶ d ──s──▶ e      f (alone)
//	└──s──▶ c ──r──▶──┘ ▲
//	                 └──┘ (d─r─▶d)
//
// with a second claim a─r─▶b.
func diamond(t testing.TB) *Graph {
	var b Builder
	b.Node("f", "lonely")
	b.Node("d", "hub")
	add(&b, "a r b", "a s c", "b r d", "c r d", "d s e", "d r d")
	b.Claim("a.r.b~2", "a", "r", "b")
	return frozen(t, &b)
}

// add adds claims written as "from relation to".
func add(b *Builder, claims ...string) {
	for _, c := range claims {
		var from, relation, to string
		fmt.Sscan(c, &from, &relation, &to)
		b.Claim("", from, relation, to)
	}
}

func node(t testing.TB, g *Graph, id string) Node {
	t.Helper()
	n, ok := g.Lookup(id)
	if !ok {
		t.Fatalf("no node %q", id)
	}
	return n
}

func nodes(t testing.TB, g *Graph, ids ...string) (list []Node) {
	t.Helper()
	for _, id := range ids {
		list = append(list, node(t, g, id))
	}
	return list
}

func (g *Graph) format(p Path) string {
	if p == nil {
		return "none"
	}
	s := ""
	for _, h := range p {
		sign := ""
		if h.Inverse {
			sign = "^"
		}
		s += sign + g.ClaimName(h.Claim) + " "
	}
	return s
}

// formatAll writes paths each on a line.
func (g *Graph) formatAll(paths []Path) string {
	s := ""
	for _, p := range paths {
		s += g.format(p) + "\n"
	}
	return s
}

// first are the first n paths, and the error that ended them.
func first(ctx context.Context, g *Graph, from, to []Node, o Options, n int) (paths []Path, err error) {
	for p, err := range g.SimplePaths(ctx, from, to, o) {
		if err != nil {
			return paths, err
		}
		if paths = append(paths, p); len(paths) == n {
			break
		}
	}
	return paths, nil
}

const all = -1

// check runs a property on so many random cases and makes sure that it did: rapid takes 100 unless told, fewer
// under -short, and stops early where the test's time is short.
func check(t *testing.T, cases int, property func(*rapid.T)) {
	t.Helper()
	checks := flag.Lookup("rapid.checks").Value
	before := checks.String()
	defer func() { _ = checks.Set(before) }()
	if err := checks.Set(fmt.Sprint(cases)); err != nil {
		t.Fatal(err)
	}
	ran := 0
	for ran < cases && !t.Failed() {
		rapid.Check(t, func(t *rapid.T) {
			property(t)
			ran++
		})
	}
	t.Logf("%d random cases", ran)
}

// dice draws a number from 0 to n-1. Every other case's numbers come evenly from one seed: rapid's own are mostly small,
// which shrinks well and makes graphs of which most have hardly a claim.
type dice func(n int, name string) int

func newDice(t *rapid.T) dice {
	if rapid.Bool().Draw(t, "small") {
		return func(n int, name string) int { return rapid.IntRange(0, n-1).Draw(t, name) }
	}
	seed := rapid.SliceOfN(rapid.Uint64(), 3, 3).Draw(t, "seed")
	r := rand.New(rand.NewPCG(seed[0]^seed[1]<<32, seed[2]))
	return func(n int, _ string) int { return r.IntN(n) }
}

// random draws a graph with parallel claims and loops.
func random(t *rapid.T, d dice, nodes, claims int) *Graph {
	var b Builder
	n := 1 + max(d(nodes, "nodes"), d(nodes, "nodes"), d(nodes, "nodes")) // large ones have more paths
	for i := range n {
		b.Node(fmt.Sprintf("n%02d", i), "")
	}
	for i := range max(d(claims+1, "claims"), d(claims+1, "claims"), d(claims+1, "claims")) {
		b.Claim(fmt.Sprintf("c%02d", i), fmt.Sprintf("n%02d", d(n, "from")), []string{"r", "s"}[d(2, "relation")], fmt.Sprintf("n%02d", d(n, "to")))
	}
	g, err := b.Freeze()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// search is a random graph and what is looked for in it.
type search struct {
	g        *Graph
	from, to []Node
	o        Options
}

func randomSearch(t *rapid.T) search {
	d := newDice(t)
	s := search{g: random(t, d, 8, 16)}
	pick := func(name string, least, most int) (list []Node) {
		for range least + d(most-least+1, name+"s") {
			list = append(list, Node(d(s.g.Len(), name)))
		}
		return list
	}
	s.from, s.to = pick("from", 1, 2), pick("to", 1, 2)
	s.o = Options{Undirected: d(2, "undirected") == 1, MaxHops: d(8, "max")}
	s.o.patience = []int{0, 1, 30}[d(3, "patience")]
	if d(3, "passing") == 2 {
		s.o.Via = pick("via", 1, 2)
	}
	if d(3, "avoiding") == 2 {
		avoid := pick("avoid", 1, 2)
		s.o.Avoid = func(n Node) bool { return slices.Contains(avoid, n) }
	}
	if s.g.Claims() > 0 && d(3, "forbidding") == 2 {
		forbidden := Claim(d(s.g.Claims(), "forbidden"))
		s.o.Allow = func(c Claim) bool { return c != forbidden }
	}
	return s
}

// brute lists all paths of a search by trying everything, in no order.
func (s search) brute() (found []Path) {
	for _, from := range sorted(s.from) {
		for _, to := range sorted(s.to) {
			for _, p := range simplePaths(s.g, from, to, s.o.Undirected) {
				if fits(p, from, to, s.o) {
					found = append(found, p)
				}
			}
		}
	}
	return found
}

// simplePaths lists all simple paths between two nodes.
func simplePaths(g *Graph, from, to Node, undirected bool) []Path {
	var all []Path
	var walk func(Node, Path, []Node)
	walk = func(n Node, p Path, seen []Node) {
		if n == to {
			all = append(all, append(Path{}, p...))
			return
		}
		step := func(arcs []Arc, inverse bool) {
			for _, a := range arcs {
				if !slices.Contains(seen, a.Node) {
					walk(a.Node, append(slices.Clip(p), Hop{a.Claim, a.Relation, n, a.Node, inverse}), append(slices.Clip(seen), a.Node))
				}
			}
		}
		step(g.Out(n), false)
		if undirected {
			step(g.In(n), true)
		}
	}
	walk(from, nil, []Node{from})
	return all
}

// fits reports whether a path keeps the options, by their words.
func fits(p Path, from, to Node, o Options) bool {
	if o.MaxHops > 0 && len(p) > o.MaxHops {
		return false
	}
	var stops []Node
	for _, v := range o.Via {
		if v != from && v != to && !slices.Contains(stops, v) {
			stops = append(stops, v)
		}
	}
	for _, h := range p {
		if o.Avoid != nil && o.Avoid(h.To) && h.To != to || o.Allow != nil && !o.Allow(h.Claim) {
			return false
		}
		switch i := slices.Index(stops, h.To); {
		case i > 0:
			return false // too early
		case i == 0:
			stops = stops[1:]
		}
	}
	return len(stops) == 0
}

// before orders paths as they are promised: by length, then hop by hop by node, relation and claim.
func before(p, q Path) int {
	if c := len(p) - len(q); c != 0 {
		return c
	}
	for i := range p {
		x, y := p[i], q[i]
		if c := cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To), cmp.Compare(x.Relation, y.Relation), cmp.Compare(x.Claim, y.Claim)); c != 0 {
			return c
		}
	}
	return 0
}
