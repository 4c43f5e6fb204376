package graph

import (
	"fmt"
	"slices"
	"testing"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/path"
	"gonum.org/v1/gonum/graph/simple"
	"pgregory.net/rapid"
)

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
		{"d", "d", Options{}, ""},
		{"a", "d", Options{Allow: func(c Claim) bool { return g.ClaimName(c) != "a.r.b" }}, "a.r.b~2 b.r.d "},
		{"a", "e", Options{Weight: func(c Claim) float64 {
			if g.ClaimName(c) == "b.r.d" {
				return 1.5
			}
			return 1
		}}, "a.s.c c.r.d d.s.e "},
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

func TestShortestBetweenSets(t *testing.T) {
	g := diamond(t)
	for _, c := range []struct{ from, to, want string }{
		{"ab", "e", "b.r.d d.s.e "},
		{"bc", "e", "b.r.d d.s.e "},
		{"cb", "ed", "b.r.d "},
		{"a", "cb", "a.r.b "},
		{"ad", "da", ""},
		{"fe", "abcd", "none"},
		{"", "a", "none"},
		{"a", "", "none"},
	} {
		split := func(ids string) (list []Node) {
			for _, id := range ids {
				list = append(list, node(t, g, string(id)))
			}
			return list
		}
		p, err := g.Shortest(t.Context(), split(c.from), split(c.to), Options{})
		if got := g.format(p); err != nil || got != c.want {
			t.Errorf("%q to %q: %q and %v, want %q", c.from, c.to, got, err, c.want)
		}
	}
}

// A lattice of three columns: all paths from s to t have 4 hops, and the first by ids goes a1, b1, c1 although what the search
// from t meets first depends on where fewer arcs wait.
//
//	  ┌▶ a1 ─▶ b1 ─▶ c1 ┐
//	s ┤    ╳      ╳     ├▶ t     every node of a column is tied to every one of the next
//	  └▶ a2 ─▶ b2 ─▶ c2 ┘
func TestShortestTakesTheFirstOfEquals(t *testing.T) {
	for _, wide := range []int{2, 5, 40} {
		var b Builder
		for i := range wide {
			b.Claim("", "s", "r", fmt.Sprintf("a%02d", i))
			b.Claim("", fmt.Sprintf("c%02d", i), "r", "t")
			for j := range wide {
				b.Claim("", fmt.Sprintf("a%02d", i), "r", fmt.Sprintf("b%02d", j))
				b.Claim("", fmt.Sprintf("b%02d", i), "s", fmt.Sprintf("c%02d", j))
				b.Claim("", fmt.Sprintf("b%02d", i), "r", fmt.Sprintf("c%02d", j))
			}
		}
		g := frozen(t, &b)
		p, err := g.Shortest(t.Context(), nodes(t, g, "s"), nodes(t, g, "t"), Options{})
		if got, want := g.format(p), "s.r.a00 a00.r.b00 b00.r.c00 c00.r.t "; got != want || err != nil {
			t.Errorf("%q and %v, want %q", got, err, want)
		}
	}
}

func TestShortestAgreesWithTryingEverything(t *testing.T) {
	check(t, 4000, func(t *rapid.T) {
		s := randomSearch(t)
		want := Path(nil)
		if all := s.brute(); len(all) > 0 {
			want = slices.MinFunc(all, before)
		}
		got, err := s.g.Shortest(t.Context(), s.from, s.to, s.o)
		if err != nil {
			t.Fatal(err)
		}
		if s.g.format(got) != s.g.format(want) {
			t.Fatalf("%s, want %s", s.g.format(got), s.g.format(want))
		}
	})
}

// toGonum is a graph as gonum has it, which knows neither loops nor parallel claims here; they change no distance.
func toGonum(g *Graph, undirected bool) gonum.Graph {
	type builder interface {
		gonum.Graph
		AddNode(gonum.Node)
		SetEdge(gonum.Edge)
	}
	var out builder = simple.NewDirectedGraph()
	if undirected {
		out = simple.NewUndirectedGraph()
	}
	for n := range g.Len() {
		out.AddNode(simple.Node(n))
	}
	for c := range Claim(g.Claims()) {
		if from, _, to := g.Ends(c); from != to {
			out.SetEdge(simple.Edge{F: simple.Node(from), T: simple.Node(to)})
		}
	}
	return out
}

func TestShortestDistancesAgreeWithGonum(t *testing.T) {
	for _, undirected := range []bool{false, true} {
		t.Run(fmt.Sprint("undirected=", undirected), func(t *testing.T) {
			check(t, 2000, func(t *rapid.T) {
				d := newDice(t)
				g := random(t, d, 40, 90)
				from := Node(d(g.Len(), "from"))
				theirs := path.DijkstraFrom(simple.Node(from), toGonum(g, undirected))
				for to := range Node(g.Len()) {
					p, err := g.Shortest(t.Context(), []Node{from}, []Node{to}, Options{Undirected: undirected})
					if err != nil {
						t.Fatal(err)
					}
					_, distance := theirs.To(int64(to))
					if ours := float64(len(p)); p == nil && distance <= float64(g.Len()) || p != nil && ours != distance {
						t.Fatalf("%s to %s: %v, gonum says %v", g.Name(from), g.Name(to), g.format(p), distance)
					}
					walks(t, g, p, from, to)
				}
			})
		})
	}
}

// walks checks that a path is one: each hop a claim of the graph, from where the last one ended.
func walks(t *rapid.T, g *Graph, p Path, from, to Node) {
	if p == nil {
		return
	}
	at := from
	for _, h := range p {
		start, relation, end := g.Ends(h.Claim)
		if h.Inverse {
			start, end = end, start
		}
		if h.From != at || h.From != start || h.To != end || h.Relation != relation {
			t.Fatalf("hop %+v of %s does not fit", h, g.format(p))
		}
		at = h.To
	}
	if at != to {
		t.Fatalf("%s ends at %s", g.format(p), g.Name(at))
	}
}

// clique is a graph of 20 nodes all tied to each other, and a stop that every path must pass twice:
//
//	n00…n19 ◀─▶ n00…n19,  n05 ─▶ stop ─▶ n05
func clique(t testing.TB) *Graph {
	var b Builder
	for i := range 20 {
		for j := range 20 {
			b.Claim("", fmt.Sprintf("n%02d", i), "r", fmt.Sprintf("n%02d", j))
		}
	}
	add(&b, "n05 r stop", "stop r n05")
	return frozen(t, &b)
}

func TestShortestGivesUpAtItsBudget(t *testing.T) {
	g := clique(t)
	for _, weight := range []func(Claim) float64{nil, func(Claim) float64 { return 2 }} {
		o := Options{Via: nodes(t, g, "stop"), Budget: 1000, Weight: weight}
		p, err := g.Shortest(t.Context(), nodes(t, g, "n00"), nodes(t, g, "n19"), o)
		if p != nil || err != ErrBudget {
			t.Errorf("got %q and %v, want ErrBudget", g.format(p), err)
		}
	}
}
