package store

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"pgregory.net/rapid"

	"kg/internal/graph"
	"kg/internal/graph/graphtest"
	"kg/internal/model"
)

// generated is a dataset of n entities and 8n/5 claims, parallel ones among them.
func generated(n int) *model.Dataset {
	d, seen := &model.Dataset{}, map[string]bool{}
	for i := range n {
		d.Entities = append(d.Entities, model.Entity{ID: fmt.Sprintf("e%07d", i), Type: []string{"measure", "actor"}[i%2]})
	}
	for i := range n * 8 / 5 {
		from, to := i/2%n, (i*7+i/2)%n
		c := model.Claim{From: d.Entities[from].ID, Relation: fmt.Sprint("r", i%20), To: d.Entities[to].ID}
		c.ID = claimID(c.From, c.Relation, c.To)
		if seen[c.ID] {
			c.ID += fmt.Sprint("~", i)
		}
		seen[c.ID] = true
		d.Claims = append(d.Claims, c)
	}
	return d
}

func openMemory(t testing.TB) *Store {
	s, err := Open(t.Context(), Memory)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func dump(g *graph.Graph) string {
	var b strings.Builder
	for n := range graph.Node(g.Len()) {
		fmt.Fprintf(&b, "%s: %s\n", g.Name(n), g.Type(n))
		for _, a := range g.Out(n) {
			fmt.Fprintf(&b, "  %s %s %s\n", g.RelationName(a.Relation), g.Name(a.Node), g.ClaimName(a.Claim))
		}
	}
	return b.String()
}

func TestWhatGoesInComesBack(t *testing.T) {
	d := generated(500)
	d.Claims = append(d.Claims,
		model.Claim{ID: "loop", From: "e0000001", Relation: "r", To: "e0000001"},
		model.Claim{ID: "twin", From: "e0000001", Relation: "r", To: "e0000002"},
		model.Claim{ID: "twin~2", From: "e0000001", Relation: "r", To: "e0000002"})
	d.Entities = append(d.Entities, model.Entity{ID: "alone", Type: "place"})
	s := openMemory(t)
	if err := s.Fill(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	g, err := s.Freeze(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := dump(g), dump(graphtest.Freeze(t, d)); got != want {
		t.Errorf("the graph from the store differs from the dataset's:\n%.2000s\nwant\n%.2000s", got, want)
	}
}

func TestAnEmptyDatasetIsAnEmptyGraph(t *testing.T) {
	s := openMemory(t)
	d := &model.Dataset{}
	if err := s.Fill(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if g, err := s.Freeze(t.Context(), d); err != nil || g.Len() != 0 {
		t.Errorf("%d nodes and %v", g.Len(), err)
	}
}

func TestFillingTwiceIsSaid(t *testing.T) {
	s, d := openMemory(t), generated(3)
	if err := s.Fill(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if err := s.Fill(t.Context(), d); err == nil {
		t.Error("the second filling changed nothing, and nobody said so")
	}
}

func TestForeignQuadsAreRefused(t *testing.T) {
	for _, q := range []quad.Quad{
		quad.Make("a", "b", "c", "d"),
		{Subject: quad.IRI("a"), Predicate: quad.IRI("b"), Object: quad.IRI("c"), Label: quad.String("d")},
	} {
		s := openMemory(t)
		w, err := s.quads.NewQuadWriter()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.WriteQuads([]quad.Quad{q}); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Freeze(t.Context(), &model.Dataset{}); err == nil {
			t.Errorf("%v became part of the graph", q)
		}
	}
}

func BenchmarkFillAndFreeze(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		d := generated(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				s := openMemory(b)
				if err := s.Fill(b.Context(), d); err != nil {
					b.Fatal(err)
				}
				if _, err := s.Freeze(b.Context(), d); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// claimID is the id of a claim that has none of its own.
func claimID(from, relation, to string) string { return from + "." + relation + "." + to }

func TestNamed(t *testing.T) {
	word := rapid.StringMatching(`[ab.]{0,4}`)
	rapid.Check(t, func(t *rapid.T) {
		c := model.Claim{From: word.Draw(t, "from"), Relation: word.Draw(t, "relation"), To: word.Draw(t, "to")}
		usual := claimID(c.From, c.Relation, c.To)
		c.ID = rapid.OneOf(rapid.Just(usual), rapid.StringMatching(`[ab.]{0,14}`)).Draw(t, "id")
		if got, want := named(&c), c.ID != usual; got != want {
			t.Fatalf("%+v has a name of its own: %v, want %v", c, got, want)
		}
	})
}
