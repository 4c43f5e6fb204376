package graph

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// diamond is
//
//	a ──r──▶ b ──r──▶ d ──s──▶ e      f (alone)
//	└──s──▶ c ──r──▶──┘ ▲
//	                 └──┘ (d─r─▶d)
func diamond(t testing.TB) *Graph {
	var b Builder
	b.Node("f", "lonely")
	b.Node("d", "hub")
	for _, c := range [][3]string{{"a", "r", "b"}, {"a", "s", "c"}, {"b", "r", "d"}, {"c", "r", "d"}, {"d", "s", "e"}, {"d", "r", "d"}} {
		b.Claim(c[0]+"."+c[1]+"."+c[2], c[0], c[1], c[2])
	}
	b.Claim("a.r.b~2", "a", "r", "b")
	g, err := b.Freeze()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func node(t testing.TB, g *Graph, id string) Node {
	n, ok := g.Lookup(id)
	if !ok {
		t.Fatalf("no node %q", id)
	}
	return n
}

func TestFreezeNumbersByIDAndSortsArcs(t *testing.T) {
	g := diamond(t)
	if g.Len() != 6 || g.Claims() != 7 {
		t.Fatalf("%d nodes and %d claims, want 6 and 7", g.Len(), g.Claims())
	}
	show := func(arcs []Arc) (out []string) {
		for _, a := range arcs {
			out = append(out, fmt.Sprint(g.RelationName(a.Relation), " ", g.Name(a.Node), " ", g.ClaimName(a.Claim)))
		}
		return out
	}
	if diff := gocmp.Diff([]string{"r b a.r.b", "r b a.r.b~2", "s c a.s.c"}, show(g.Out(node(t, g, "a")))); diff != "" {
		t.Error(diff)
	}
	if diff := gocmp.Diff([]string{"r b b.r.d", "r c c.r.d", "r d d.r.d"}, show(g.In(node(t, g, "d")))); diff != "" {
		t.Error(diff)
	}
	r, _ := g.LookupRelation("s")
	if diff := gocmp.Diff([]string{"s c a.s.c"}, show(g.OutBy(node(t, g, "a"), r))); diff != "" {
		t.Error(diff)
	}
	if got := g.InBy(node(t, g, "b"), r); len(got) != 0 {
		t.Errorf("b has no claim of s into it, got %v", show(got))
	}
	if g.Type(node(t, g, "d")) != "hub" || g.Type(node(t, g, "a")) != "" {
		t.Error("types are not kept")
	}
	if _, ok := g.Lookup("z"); ok {
		t.Error("found a node that was not added")
	}
}

func TestFreezeRefusesTwoClaimsOfOneID(t *testing.T) {
	var b Builder
	b.Claim("x", "a", "r", "b")
	b.Claim("x", "a", "r", "c")
	if _, err := b.Freeze(); err == nil {
		t.Error("no error")
	}
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

func TestShortest(t *testing.T) {
	g := diamond(t)
	at := func(id string) Node { return node(t, g, id) }
	for _, c := range []struct {
		from, to string
		o        Options
		want     string
	}{
		{"a", "e", Options{}, "a.r.b b.r.d d.s.e "},
		{"a", "e", Options{MaxHops: 2}, "none"},
		{"a", "e", Options{MaxHops: 3}, "a.r.b b.r.d d.s.e "},
		{"a", "e", Options{Avoid: func(n Node) bool { return n == at("b") }}, "a.s.c c.r.d d.s.e "},
		{"a", "e", Options{Avoid: func(n Node) bool { return n == at("a") || n == at("e") }}, "a.r.b b.r.d d.s.e "},
		{"a", "e", Options{Via: []Node{at("c")}}, "a.s.c c.r.d d.s.e "},
		{"a", "e", Options{Via: []Node{at("c")}, MaxHops: 2}, "none"},
		{"a", "e", Options{Via: []Node{at("c"), at("b")}}, "none"},
		{"a", "e", Options{Via: []Node{at("f")}}, "none"},
		{"a", "e", Options{Via: []Node{at("a"), at("e")}}, "a.r.b b.r.d d.s.e "},
		{"b", "c", Options{}, "none"},
		{"b", "c", Options{Undirected: true}, "^a.r.b a.s.c "},
		{"b", "c", Options{Undirected: true, Via: []Node{at("d")}}, "b.r.d ^c.r.d "},
		{"e", "a", Options{}, "none"},
		{"e", "a", Options{Undirected: true}, "^d.s.e ^b.r.d ^a.r.b "},
		{"a", "f", Options{Undirected: true}, "none"},
		{"a", "a", Options{}, ""},
		{"a", "d", Options{Allow: func(c Claim) bool { return g.ClaimName(c) != "a.r.b" }}, "a.r.b~2 b.r.d "},
	} {
		p, err := g.Shortest(t.Context(), []Node{at(c.from)}, []Node{at(c.to)}, c.o)
		if err != nil {
			t.Errorf("%s to %s: %v", c.from, c.to, err)
		}
		if got := g.format(p); got != c.want {
			t.Errorf("%s to %s with %+v: %q, want %q", c.from, c.to, c.o, got, c.want)
		}
	}
}

func TestShortestGivesUpAtItsBudget(t *testing.T) {
	var b Builder
	for i := range 20 { // a clique, and a stop that every path must pass twice
		for j := range 20 {
			b.Claim(fmt.Sprint(i, "-", j), fmt.Sprintf("n%02d", i), "r", fmt.Sprintf("n%02d", j))
		}
	}
	b.Claim("in", "n05", "r", "stop")
	b.Claim("out", "stop", "r", "n05")
	g, _ := b.Freeze()
	p, err := g.Shortest(t.Context(), []Node{node(t, g, "n00")}, []Node{node(t, g, "n19")}, Options{Via: []Node{node(t, g, "stop")}, Budget: 1000})
	if p != nil || err != ErrBudget {
		t.Errorf("got %q and %v, want ErrBudget", g.format(p), err)
	}
}

// random draws a graph of up to 7 nodes with parallel claims and loops.
func random(t *rapid.T) *Graph {
	var b Builder
	n := rapid.IntRange(1, 7).Draw(t, "nodes")
	for i := range n {
		b.Node(fmt.Sprint("n", i), "")
	}
	for i := range rapid.IntRange(0, 14).Draw(t, "claims") {
		from, to := rapid.IntRange(0, n-1).Draw(t, "from"), rapid.IntRange(0, n-1).Draw(t, "to")
		b.Claim(fmt.Sprintf("c%02d", i), fmt.Sprint("n", from), rapid.SampledFrom([]string{"r", "s"}).Draw(t, "relation"), fmt.Sprint("n", to))
	}
	g, err := b.Freeze()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// simplePaths lists all simple paths by trying everything.
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

func TestShortestAgreesWithTryingEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := random(t)
		pick := func(name string) Node { return Node(rapid.IntRange(0, g.Len()-1).Draw(t, name)) }
		from, to, avoid := pick("from"), pick("to"), pick("avoid")
		o := Options{
			Undirected: rapid.Bool().Draw(t, "undirected"),
			MaxHops:    rapid.IntRange(0, 4).Draw(t, "max"),
		}
		if rapid.Bool().Draw(t, "avoiding") {
			o.Avoid = func(n Node) bool { return n == avoid }
		}
		for range rapid.IntRange(0, 2).Draw(t, "stops") {
			if v := pick("via"); o.Avoid == nil || v != avoid {
				o.Via = append(o.Via, v)
			}
		}
		all := slices.DeleteFunc(simplePaths(g, from, to, o.Undirected), func(p Path) bool { return !fits(p, from, to, o) })
		want := Path(nil)
		if len(all) > 0 {
			want = slices.MinFunc(all, before)
		}
		got, err := g.Shortest(t.Context(), []Node{from}, []Node{to}, o)
		if err != nil {
			t.Fatal(err)
		}
		if g.format(got) != g.format(want) {
			t.Fatalf("%s, want %s", g.format(got), g.format(want))
		}
	})
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
		if o.Avoid != nil && o.Avoid(h.To) && h.To != from && h.To != to {
			return false
		}
		if len(stops) > 0 && h.To == stops[0] {
			stops = stops[1:]
		}
	}
	return len(stops) == 0
}
