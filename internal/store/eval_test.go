package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kg/internal/expr"
	"kg/internal/model"
)

// drawn makes a dataset of claims of relation r, each "from to"; an entity "a" is called "Name of a".
func drawn(claims ...string) *model.Dataset {
	d := &model.Dataset{}
	relate(d, "r", claims...)
	return d
}

func relate(d *model.Dataset, relation string, claims ...string) {
	seen, twins := map[string]bool{}, map[string]int{}
	for _, e := range d.Entities {
		seen[e.ID] = true
	}
	for _, c := range claims {
		from, to, _ := strings.Cut(c, " ")
		for _, id := range []string{from, to} {
			if !seen[id] {
				seen[id] = true
				d.Entities = append(d.Entities, model.Entity{ID: id, Type: "thing", Name: model.Text{FR: "Nom de " + id, EN: "Name of " + id}})
			}
		}
		id := claimID(from, relation, to)
		if twins[id]++; twins[id] > 1 {
			id += fmt.Sprint("~", twins[id])
		}
		d.Claims = append(d.Claims, model.Claim{ID: id, From: from, Relation: relation, To: to, Basis: model.Stated,
			Citations: []model.Citation{{Source: "s", Line: 1, Anchor: "x"}}})
	}
	slices.SortFunc(d.Entities, func(a, b model.Entity) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(d.Claims, func(a, b model.Claim) int { return strings.Compare(a.ID, b.ID) })
}

// chain is n00000 ─r─▶ n00001 ─r─▶ … with so many claims.
func chain(claims int) *model.Dataset {
	var list []string
	for i := range claims {
		list = append(list, fmt.Sprintf("n%05d n%05d", i, i+1))
	}
	return drawn(list...)
}

// hub has so many leaves around "hub", every claim leading to it, and one from it to "far".
func hub(leaves int) *model.Dataset {
	list := []string{"hub far"}
	for i := range leaves {
		list = append(list, fmt.Sprintf("leaf%06d hub", i))
	}
	return drawn(list...)
}

func parse(t testing.TB, x string) expr.Expr {
	p, err := expr.Parse(x)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func eval(t testing.TB, s *Store, start, x string) []string {
	ids, err := s.Eval(t.Context(), strings.Fields(start), parse(t, x), nil)
	if err != nil {
		t.Fatalf("%s from %s: %v", x, start, err)
	}
	return ids
}

func testEval(t *testing.T, full backend) {
	cycle := drawn("a b", "b c", "c a", "c d")
	loop := drawn("a a", "a b")
	parallel := drawn("a b", "a b", "a b", "b c", "b c")
	named := drawn("a b", "a c", "a d")
	named.Entities[1].Name.FR = "Le Cœur, l'État"
	named.Entities[2].Short = "DÉF-Nat"
	named.Entities[3].Aliases = []string{"x.y (z)"}
	for _, c := range []struct {
		d              *model.Dataset
		start, x, want string
	}{
		{cycle, "a", "r*", "a b c d"},
		{cycle, "a", "r+", "a b c d"},
		{cycle, "a", "r{3}", "a d"},
		{cycle, "a", "r{6}", "a d"},
		{cycle, "a", "r{4,5}", "b c"},
		{cycle, "a", "r{1000}", "b"},
		{cycle, "d", "r*", "d"},
		{cycle, "d", "r+", ""},
		{cycle, "d", "^r+", "a b c"},
		{cycle, "a b", "r", "b c"},
		{cycle, "a", "(r/r)*", "a b c d"},
		{loop, "a", "r", "a b"},
		{loop, "a", "r+", "a b"},
		{loop, "a", "r{7}", "a b"},
		{loop, "b", "^r/^r", "a"},
		{loop, "b", "(r?)*", "b"},
		{parallel, "a", "r/r", "c"},
		{parallel, "a", "r{0,9}", "a b c"},
		{parallel, "a", "!r", ""},
		{parallel, "a", "!(s|^r)", "b"},
		{parallel, "a", "absent|r", "b"},
		{parallel, "a", "absent/r", ""},
		{parallel, "a", "absent?", "a"},
		{parallel, "a", ".", "b"},
		{named, "a", `r[name="le coeur l etat"]`, "b"},
		{named, "a", `r[name~"coeur"]`, "b"},
		{named, "a", `r[name~"def nat"]`, "c"},
		{named, "a", `r[name="x y z"]`, "d"},
		{named, "a", `r[name~"x.y"]`, "d"},
		{named, "a", `r[name~"name of"]`, "b c d"},
		{named, "a", `r[name~"(["]`, "b c d"}, // as the engine: what holds no word is found in every name
		{named, "a", `r[id=c]`, "c"},
		{named, "a", `r[id=e]`, ""},
		{named, "a", `r[id~D]`, "d"},
		{named, "a", `(r[id~D]|r[id=c])/^r`, "a"},
		{named, "a", `r[type=thing]`, "b c d"},
		{named, "a", `r[type=other]`, ""},
		{named, "a", `r[status=adopted]`, ""},
		{named, "a", `r[cited=inside]`, ""},
		{named, "a", `r[cited=outside]`, "b c d"},
	} {
		got := eval(t, full(t, c.d), c.start, c.x)
		if diff := cmp.Diff(strings.Fields(c.want), got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s from %s (-want +got):\n%s", c.x, c.start, diff)
		}
	}
}

// Cayley's own recursion ends after 50 steps unless it is told otherwise.
func testEvalChains(t *testing.T, full backend) {
	for _, n := range []int{49, 50, 51, 10_000} {
		s := full(t, chain(n))
		end := fmt.Sprintf("n%05d", n)
		for x, want := range map[string]int{"r*": n + 1, "r+": n, "(r|absent)+": n, "(r/r)*": n/2 + 1} {
			if n > 100 && x != "r*" {
				continue // a second each in a file
			}
			if got := len(eval(t, s, "n00000", x)); got != want {
				t.Errorf("%s over a chain of %d: %d, want %d", x, n, got, want)
			}
		}
		if got := eval(t, s, "n00000", fmt.Sprintf("r{%d}", n)); !slices.Equal(got, []string{end}) {
			t.Errorf("r{%d} over a chain of %[1]d: %v", n, got)
		}
		if got := eval(t, s, end, "^r+[id=n00000]"); !slices.Equal(got, []string{"n00000"}) {
			t.Errorf("back over a chain of %d: %v", n, got)
		}
	}
}

// walked are the quads that Eval reads of a dataset, a fifth of all.
func walked(d *model.Dataset) []quad.Quad {
	return slices.DeleteFunc(fullQuads(d), func(q quad.Quad) bool {
		return q.Label == nil && q.Predicate != typeOf && q.Predicate != foldedOf && q.Subject != dataset
	})
}

func TestEvalHub(t *testing.T) {
	const leaves = 100_000
	s := openMemory(t)
	if err := s.fill(t.Context(), walked(hub(leaves))); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		start, x string
		want     int
	}{
		{"hub", "^r", leaves}, {"hub", "^r/r", 1}, {"leaf000001", "r/^r", leaves}, {"leaf000001", "r/^r/r/r", 1},
		{"leaf000001", "(r|^r)*", leaves + 2}, {"leaf000001", "r/^r[id=leaf099999]", 1}, {"hub", `^r[type=thing]`, leaves},
		{"hub", `^r[name="name of leaf000007"]`, 1}, {"far", "^r[cited=outside]/^r[cited=outside]", leaves},
	} {
		if got := len(eval(t, s, c.start, c.x)); got != c.want {
			t.Errorf("%s from %s: %d, want %d", c.x, c.start, got, c.want)
		}
	}
}

// An expression of thousands of parts is cut into paths that Cayley can hold.
func TestEvalLargeExpressions(t *testing.T) {
	s := fullMemory(t, drawn("a b", "b c", "c a"))
	for x, want := range map[string]string{
		strings.Repeat("r/r|", 2400) + "r":                                "b c",
		strings.Repeat("r|^r|", 1900) + "r":                               "b c",
		strings.Repeat("r/", 4000) + "r":                                  "c",
		strings.Repeat("r[type=thing]|", 700) + "r":                       "b",
		strings.Repeat("(", 150) + "r" + strings.Repeat("|absent)?", 150): "a b",
		"r" + strings.Repeat("[type=thing]", 150):                         "b",
		strings.Repeat("^", 151) + "r":                                    "c",
	} {
		ids, err := s.Eval(t.Context(), []string{"a"}, parse(t, x), nil)
		if got := strings.Join(ids, " "); err != nil || got != want {
			t.Errorf("%.20s…: %q and %v, want %q", x, got, err, want)
		}
	}
}

func testEvalErrors(t *testing.T, full backend) {
	s := full(t, drawn("a b"))
	for _, id := range []string{"nobody", "kg:dataset", "a.r.b", "r", ""} {
		if ids, err := s.Eval(t.Context(), []string{id}, parse(t, "r*"), nil); err == nil {
			t.Errorf("from %q: %v and no error", id, ids)
		}
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Eval(stopped, []string{"a"}, parse(t, "r*"), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("after the context ended: %v", err)
	}
}

func BenchmarkEval(b *testing.B) {
	chain, hub, generated := fullMemory(b, chain(1000)), fullMemory(b, hub(10_000)), fullMemory(b, generated(10_000))
	for _, c := range []struct {
		name, start, x string
		s              *Store
	}{{"chain of 1000", "n00000", "r*", chain}, {"hub of 10000", "leaf000001", "(r|^r)*", hub},
		{"two steps of 10000", "e0000001", "./.", generated}, {"four steps of 10000", "e0000001", "(r1|^r2|.)/././.", generated}, {"all of 10000", "e0000001", "(.|^.)*", generated}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				eval(b, c.s, c.start, c.x)
			}
		})
	}
}
