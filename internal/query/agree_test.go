package query

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"kg/internal/expr"
	"kg/internal/model"
	"kg/internal/store"
)

// drawExpr makes random expressions over the relations r and s.
func drawExpr(depth int) *rapid.Generator[expr.Expr] {
	return rapid.Custom(func(t *rapid.T) expr.Expr {
		kind := 0
		if depth > 0 {
			kind = rapid.IntRange(0, 8).Draw(t, "kind")
		}
		sub := func() expr.Expr { return drawExpr(depth-1).Draw(t, "sub") }
		switch kind {
		case 1:
			return &expr.Inverse{Of: sub()}
		case 2:
			return &expr.Seq{Parts: []expr.Expr{sub(), sub()}}
		case 3:
			return &expr.Alt{Parts: []expr.Expr{sub(), sub()}}
		case 4, 5:
			r := expr.Repeat{Of: sub(), Min: rapid.IntRange(0, 3).Draw(t, "min"), Max: expr.Unbounded}
			if rapid.Bool().Draw(t, "bounded") {
				r.Max = r.Min + rapid.IntRange(0, 2).Draw(t, "more")
			}
			return &r
		case 6:
			f := rapid.SampledFrom([]expr.Filter{{Key: "type", Value: "actor"}, {Key: "type", Value: "court"}, {Key: "status", Value: "adopted"},
				{Key: "id", Value: "n1"}, {Key: "name", Like: true, Value: "od"}, {Key: "name", Value: "odd"}}).Draw(t, "filter")
			f.Of = sub()
			return &f
		case 7:
			return &expr.Filter{Of: drawClaim().Draw(t, "claim"), Key: "cited", Value: rapid.SampledFrom([]string{"inside", "outside"}).Draw(t, "where")}
		}
		return drawClaim().Draw(t, "claim")
	})
}

// drawClaim makes expressions of one claim.
func drawClaim() *rapid.Generator[expr.Expr] {
	return rapid.Custom(func(t *rapid.T) expr.Expr {
		name := func() *expr.Step {
			return &expr.Step{Name: rapid.SampledFrom([]string{"r", "s", "unused"}).Draw(t, "name")}
		}
		switch rapid.IntRange(0, 5).Draw(t, "claim") {
		case 0:
			return &expr.Any{}
		case 1:
			n := &expr.Not{Forward: []*expr.Step{name()}}
			if rapid.Bool().Draw(t, "backward") {
				n.Backward = []*expr.Step{name()}
			}
			return n
		case 2:
			return &expr.Inverse{Of: &expr.Not{Backward: []*expr.Step{name(), name()}}}
		}
		return name()
	})
}

// drawDataset makes a small dataset with cycles, self loops and parallel claims.
func drawDataset(t *rapid.T) *model.Dataset {
	d := &model.Dataset{Ontology: ontology()}
	d.Ontology.Relations = append(d.Ontology.Relations, model.Relation{ID: "unused"})
	d.Ontology.States = []model.State{{ID: "adopted"}}
	n := rapid.IntRange(1, 6).Draw(t, "nodes")
	for i := range n {
		e := model.Entity{ID: fmt.Sprint("n", i), Type: rapid.SampledFrom([]string{"court", "actor", "rec"}).Draw(t, "type"), Name: model.Text{FR: []string{"even", "odd"}[i%2]}}
		if rapid.Bool().Draw(t, "adopted") {
			e.Status = []model.Status{{State: "adopted"}}
		}
		e.Extent = model.Extent{Source: "s", From: i, To: i + 2}
		d.Entities = append(d.Entities, e)
	}
	for range rapid.IntRange(0, 9).Draw(t, "claims") {
		c := model.Claim{From: fmt.Sprint("n", rapid.IntRange(0, n-1).Draw(t, "from")), To: fmt.Sprint("n", rapid.IntRange(0, n-1).Draw(t, "to")),
			Relation: rapid.SampledFrom([]string{"r", "s"}).Draw(t, "relation"), Basis: rapid.SampledFrom([]model.Basis{model.Stated, model.Inferred}).Draw(t, "basis"),
			Citations: []model.Citation{{Source: "s", Line: rapid.IntRange(0, 8).Draw(t, "line")}}}
		c.ID = c.From + "." + c.Relation + "." + c.To
		for n := 2; slices.ContainsFunc(d.Claims, func(o model.Claim) bool { return o.ID == c.ID }); n++ {
			c.ID = fmt.Sprintf("%s.%s.%s~%d", c.From, c.Relation, c.To, n)
		}
		d.Claims = append(d.Claims, c)
	}
	slices.SortFunc(d.Claims, func(a, b model.Claim) int { return strings.Compare(a.ID, b.ID) })
	return d
}

// agreeCases is how many random cases the evaluators must agree on.
const agreeCases = 5000

func TestEvaluatorsAgree(t *testing.T) {
	cases := 0
	check := func(t *rapid.T) {
		d := drawDataset(t)
		e := engine(t, d)
		x := drawExpr(3).Draw(t, "x")
		want := definition{d, "n0"}.from("n0", x)
		got, err := e.Eval(t.Context(), "n0", x)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, r := range got {
			ids = append(ids, r.Entity.ID)
			for _, p := range r.Paths {
				checkPath(t, p, "n0", r.Entity.ID)
			}
		}
		if diff := cmp.Diff(want, ids); diff != "" {
			t.Fatalf("%s, with paths (-definition +engine):\n%s", x, diff)
		}
		reached, err := e.Reach(t.Context(), []string{"n0"}, x)
		if diff := cmp.Diff(want, reached); diff != "" || err != nil {
			t.Fatalf("%s, without paths: %v (-definition +engine):\n%s", x, err, diff)
		}
		checkStore(t, d, e, x)
		cases++
	}
	for cases < agreeCases {
		rapid.Check(t, check)
		if t.Failed() {
			return
		}
	}
	t.Logf("%d random graphs and expressions", cases)
}

// checkStore evaluates on a full store, from one start and from several, and compares with the definition.
func checkStore(t *rapid.T, d *model.Dataset, e *Engine, x expr.Expr) {
	expanded, err := e.Expand(x)
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), store.Memory)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.FillFull(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	var starts, want []string
	for _, v := range rapid.Permutation(d.Entities).Draw(t, "starts")[:rapid.IntRange(0, len(d.Entities)).Draw(t, "several")] {
		starts = append(starts, v.ID)
		want = append(want, definition{d, v.ID}.from(v.ID, x)...)
	}
	slices.Sort(want)
	for _, c := range []struct{ starts, want []string }{{[]string{"n0"}, definition{d, "n0"}.from("n0", x)}, {starts, slices.Compact(want)}} {
		got, err := s.Eval(t.Context(), c.starts, expanded, &d.Ontology)
		if diff := cmp.Diff(c.want, got, cmpopts.EquateEmpty()); diff != "" || err != nil {
			t.Fatalf("%s from %q, on the store: %v (-definition +store):\n%s", x, c.starts, err, diff)
		}
	}
}

// from are the ends of the pairs that start at an entity, sorted.
func (d definition) from(start string, x expr.Expr) []string {
	var out []string
	for p := range d.eval(x, "") {
		if p[0] == start {
			out = append(out, p[1])
		}
	}
	slices.Sort(out)
	return out
}

// checkPath fails when a path is not one: its hops must hang together and follow their claims.
func checkPath(t *rapid.T, p Path, from, to string) {
	at := from
	for _, h := range p {
		a, b := h.Claim.From, h.Claim.To
		if h.Inverse {
			a, b = b, a
		}
		if h.From != at || a != at || b != h.To {
			t.Fatalf("%v is no path from %s", p, from)
		}
		at = h.To
	}
	if at != to {
		t.Fatalf("%v does not end at %s", p, to)
	}
}
