package query

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kg/internal/model"
)

func TestMatrixCountsClaims(t *testing.T) {
	forCases(t, 500, func(t *rapid.T) {
		d := drawDataset(t)
		e := engine(t, d)
		var all []string
		for _, x := range d.Entities {
			all = append(all, x.ID)
		}
		want := map[[2]string]int{}
		for _, c := range d.Claims {
			want[[2]string{c.From, c.To}]++
			if c.From != c.To {
				want[[2]string{c.To, c.From}]++
			}
		}
		cells, err := e.Matrix(t.Context(), all, all, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := map[[2]string]int{}
		for _, c := range cells {
			got[[2]string{c.Row, c.Column}] = c.Count
			if len(c.Paths) != c.Count {
				t.Fatalf("%d paths for %d claims", len(c.Paths), c.Count)
			}
			for _, p := range c.Paths {
				checkPath(t, p, c.Row, c.Column)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-definition +engine):\n%s", diff)
		}
	})
}

// With an expression a cell is there where the expression leads, and counts the claims that the paths end with.
func TestMatrixFollowsExpressions(t *testing.T) {
	forCases(t, 500, func(t *rapid.T) {
		d := drawDataset(t)
		e := engine(t, d)
		x := drawExpr(2).Draw(t, "x")
		var all []string
		for _, x := range d.Entities {
			all = append(all, x.ID)
		}
		cells, err := e.Matrix(t.Context(), all, all[:1], x)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]int{}
		for _, c := range cells {
			got[c.Row] = c.Count
			checkPath(t, c.Paths[0], c.Row, all[0])
		}
		want := map[string]int{}
		for _, start := range all {
			reached, err := e.Eval(t.Context(), start, x)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range reached {
				if r.Entity.ID != all[0] {
					continue
				}
				ends := map[string]bool{}
				for _, p := range r.Paths {
					if len(p) == 0 {
						ends[""] = true
					} else {
						ends[p[len(p)-1].Claim.ID] = true
					}
				}
				want[start] = len(ends)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s (-Eval +Matrix):\n%s", x, diff)
		}
	})
}

// distances are the hops between each two entities, claims followed either way, by relaxing until nothing changes.
func distances(d *model.Dataset, index map[string]int) [][]float64 {
	dist := make([][]float64, len(index))
	for i := range dist {
		dist[i] = make([]float64, len(index))
		for j := range dist[i] {
			if i != j {
				dist[i][j] = math.Inf(1)
			}
		}
	}
	for _, c := range d.Claims {
		if i, j := index[c.From], index[c.To]; i != j {
			dist[i][j], dist[j][i] = 1, 1
		}
	}
	for k := range dist {
		for i := range dist {
			for j := range dist {
				dist[i][j] = min(dist[i][j], dist[i][k]+dist[k][j])
			}
		}
	}
	return dist
}

// shortestWays are how many shortest ways there are between two entities.
func shortestWays(dist [][]float64, i, j int) float64 {
	if i == j {
		return 1
	}
	sum := 0.0
	for k := range dist {
		if dist[k][j] == 1 && dist[i][k]+1 == dist[i][j] {
			sum += shortestWays(dist, i, k)
		}
	}
	return sum
}

func TestStatsAreWhatTheirDefinitionsSay(t *testing.T) {
	forCases(t, 500, func(t *rapid.T) {
		d := drawDataset(t)
		e := engine(t, d)
		index := map[string]int{}
		var ids []string
		for i, x := range d.Entities {
			index[x.ID] = i
			ids = append(ids, x.ID)
		}
		s, err := e.Stats(t.Context(), ids, rapid.Bool().Draw(t, "within"))
		if err != nil || s.Entities != len(ids) || s.Claims != len(d.Claims) {
			t.Fatalf("%+v, %v", s, err)
		}
		dist := distances(d, index)
		n := float64(len(ids))
		rank := 0.0
		for i, m := range s.Measured {
			between, far, reached := 0.0, 0.0, 0.0
			for a := range dist {
				if !math.IsInf(dist[i][a], 1) && a != i {
					far += dist[i][a]
					reached++
				}
				for b := range dist {
					if a != i && b != i && a != b && dist[a][i]+dist[i][b] == dist[a][b] && !math.IsInf(dist[a][b], 1) {
						between += shortestWays(dist, a, i) * shortestWays(dist, i, b) / shortestWays(dist, a, b)
					}
				}
			}
			if want := between / max((n-1)*(n-2), 1); math.Abs(m.Betweenness-want) > 1e-4 {
				t.Fatalf("betweenness of %s: %v, expected %v", m.Entity.ID, m.Betweenness, want)
			}
			want := 0.0
			if far > 0 {
				want = reached / far * reached / (n - 1)
			}
			if math.Abs(m.Closeness-want) > 1e-4 {
				t.Fatalf("closeness of %s: %v, expected %v", m.Entity.ID, m.Closeness, want)
			}
			in, out := 0, 0
			for _, c := range d.Claims {
				if c.To == m.Entity.ID {
					in++
				}
				if c.From == m.Entity.ID {
					out++
				}
			}
			if m.In != in || m.Out != out || m.Degree() != in+out {
				t.Fatalf("degree of %s: %d in, %d out", m.Entity.ID, m.In, m.Out)
			}
			rank += m.PageRank
		}
		if math.Abs(rank-1) > 1e-4 {
			t.Fatalf("the ranks sum up to %v", rank)
		}
		checkComponents(t, dist, s.Components)
	})
}

func checkComponents(t *rapid.T, dist [][]float64, got []int) {
	var want []int
	seen := map[int]bool{}
	for i := range dist {
		if seen[i] {
			continue
		}
		size := 0
		for j := range dist {
			if !math.IsInf(dist[i][j], 1) {
				seen[j] = true
				size++
			}
		}
		want = append(want, size)
	}
	slices.SortFunc(want, func(a, b int) int { return b - a })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("connected parts (-definition +gonum):\n%s", diff)
	}
}

// Of a set, the claims that touch it count, or those within it alone.
func TestStatsOfASet(t *testing.T) {
	e := small(t)
	bodies := []string{"court", "customs", "police", "unit"}
	s, err := e.Stats(t.Context(), bodies, false)
	if err != nil || s.Entities != 4 || s.Claims != 5 || !slices.Equal(s.Components, []int{4}) {
		t.Errorf("%+v %v", s, err)
	}
	if diff := cmp.Diff([]Tally{{"part-of", 1}, {"helps", 4}}, s.Relations); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	s, err = e.Stats(t.Context(), bodies, true)
	if err != nil || s.Claims != 1 || !slices.Equal(s.Components, []int{2, 1, 1}) {
		t.Errorf("within: %+v %v", s, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := e.Stats(ctx, bodies, false); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if s, err := e.Stats(t.Context(), nil, true); err != nil || len(s.Measured) != 0 {
		t.Errorf("of nothing: %+v %v", s, err)
	}
}

// In a large graph, what would take too long is left out and named; the rest is measured.
func TestStatsLeaveOutWhatTakesTooLong(t *testing.T) {
	d := &model.Dataset{Ontology: ontology()}
	for i := range 10_000 { // 10,000 × 10,000 is more than MaxStatsWork
		d.Entities = append(d.Entities, model.Entity{ID: fmt.Sprintf("n%04d", i), Type: "actor"})
	}
	d.Claims = []model.Claim{{ID: "n0001.r.n0002", From: "n0001", Relation: "r", To: "n0002"}}
	e := engine(t, d)
	s, err := e.Stats(t.Context(), []string{"n0001", "n0002"}, false)
	if err != nil || !slices.Equal(s.LeftOut, []Measure{Betweenness, Closeness}) {
		t.Fatalf("left out %v, %v", s.LeftOut, err)
	}
	if a, b := s.Measured[0], s.Measured[1]; a.Out != 1 || b.In != 1 || a.PageRank >= b.PageRank || a.Closeness != 0 || !slices.Equal(s.Components, []int{2}) {
		t.Errorf("%+v", s)
	}
}
