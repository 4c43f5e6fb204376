package graph

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"gonum.org/v1/gonum/graph/path"
	"gonum.org/v1/gonum/graph/simple"
	"pgregory.net/rapid"
)

// The direct way weighs 3, the one over b 1 + 1.5, the one over b and c 1 + 0.5 + 0.5:
//
//	a ───────3──────▶ d
//	└─1─▶ b ──1.5───▶─┤
//	      └─.5─▶ c ─.5┘
func TestLightestPathsInOrder(t *testing.T) {
	var b Builder
	add(&b, "a far d", "a one b", "b mid d", "b half c", "c half d")
	g := frozen(t, &b)
	weights := map[string]float64{"far": 3, "one": 1, "mid": 1.5, "half": 0.5}
	weight := func(c Claim) float64 {
		_, r, _ := g.Ends(c)
		return weights[g.RelationName(r)]
	}
	from, to := nodes(t, g, "a"), nodes(t, g, "d")
	for _, c := range []struct {
		o    Options
		want string
	}{
		{Options{}, "a.one.b b.half.c c.half.d \na.one.b b.mid.d \na.far.d \n"},
		{Options{MaxHops: 2}, "a.one.b b.mid.d \na.far.d \n"},
		{Options{MaxHops: 1}, "a.far.d \n"},
		{Options{Via: nodes(t, g, "c")}, "a.one.b b.half.c c.half.d \n"},
		{Options{Via: nodes(t, g, "b"), MaxHops: 2}, "a.one.b b.mid.d \n"},
	} {
		c.o.Weight = weight
		paths, err := first(t.Context(), g, from, to, c.o, all)
		if diff := gocmp.Diff(c.want, g.formatAll(paths)); diff != "" || err != nil {
			t.Errorf("%+v: %v\n%s", c.o, err, diff)
		}
	}
}

// Tenths have no exact form in binary: added as such, 0.1+0.2 would weigh more than 0.3.
//
//	a ─.1─▶ b ─.2─▶ d      a ──.3──▶ d
func TestWeightsAddUpExactly(t *testing.T) {
	var b Builder
	add(&b, "a 0.1 b", "b 0.2 d", "a 0.3 d")
	g := frozen(t, &b)
	o := Options{Weight: func(c Claim) (w float64) {
		_, r, _ := g.Ends(c)
		fmt.Sscan(g.RelationName(r), &w)
		return w
	}}
	paths, err := first(t.Context(), g, nodes(t, g, "a"), nodes(t, g, "d"), o, all)
	if diff := gocmp.Diff("a.0.3.d \na.0.1.b b.0.2.d \n", g.formatAll(paths)); diff != "" || err != nil {
		t.Error(diff, err) // equal weights: fewer hops first
	}
}

func TestWeightsAreRefused(t *testing.T) {
	g := diamond(t)
	for _, w := range []float64{0, -1, 1e-7, 2e9, math.NaN(), math.Inf(1), math.Inf(-1)} {
		p, err := g.Shortest(t.Context(), nodes(t, g, "a"), nodes(t, g, "e"), Options{Weight: func(Claim) float64 { return w }})
		if p != nil || err == nil || err == ErrBudget {
			t.Errorf("weight %v: %q and %v, want an error that says so", w, g.format(p), err)
		}
	}
}

func TestLightestPathsAgreeWithTryingEverything(t *testing.T) {
	check(t, 4000, func(t *rapid.T) {
		s := randomSearch(t)
		weights := make([]int, s.g.Claims())
		for i := range weights {
			weights[i] = rapid.IntRange(1, 4).Draw(t, "weight")
		}
		weigh := func(p Path) (sum int) {
			for _, h := range p {
				sum += weights[h.Claim]
			}
			return sum
		}
		want := s.brute()
		slices.SortFunc(want, func(p, q Path) int { return cmp.Or(cmp.Compare(weigh(p), weigh(q)), before(p, q)) })
		s.o.Weight = func(c Claim) float64 { return float64(weights[c]) / 10 }
		got, err := first(t.Context(), s.g, s.from, s.to, s.o, all)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(s.g.formatAll(want), s.g.formatAll(got)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestLightestWeightsAgreeWithGonum(t *testing.T) {
	check(t, 2000, func(t *rapid.T) {
		d := newDice(t)
		g := random(t, d, 40, 90)
		theirs := simple.NewWeightedDirectedGraph(0, math.Inf(1))
		for n := range g.Len() {
			theirs.AddNode(simple.Node(n))
		}
		weight := func(c Claim) float64 {
			from, _, to := g.Ends(c)
			return float64(1 + (int(from)*7+int(to)*5)%9)
		}
		for c := range Claim(g.Claims()) {
			if from, _, to := g.Ends(c); from != to {
				theirs.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(from), T: simple.Node(to), W: weight(c)})
			}
		}
		from := Node(d(g.Len(), "from"))
		shortest := path.DijkstraFrom(simple.Node(from), theirs)
		for to := range Node(g.Len()) {
			p, err := g.Shortest(t.Context(), []Node{from}, []Node{to}, Options{Weight: weight})
			if err != nil {
				t.Fatal(err)
			}
			ours := 0.0
			for _, h := range p {
				ours += weight(h.Claim)
			}
			if p == nil {
				ours = math.Inf(1)
			}
			if w := shortest.WeightTo(int64(to)); w != ours {
				t.Fatalf("%s to %s: %s weighs %v, gonum says %v", g.Name(from), g.Name(to), g.format(p), ours, w)
			}
			walks(t, g, p, from, to)
		}
	})
}
