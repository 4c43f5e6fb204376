package query

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kg/internal/graph/graphtest"
	"kg/internal/model"
)

func TestGaps(t *testing.T) {
	law := func(id, date string) model.Entity { return model.Entity{ID: id, Type: "law", Date: date} }
	d := &model.Dataset{
		Ontology: model.Ontology{
			Types:     []model.Type{{ID: "law"}, {ID: "bill", Is: "law"}, {ID: "body"}},
			Relations: []model.Relation{{ID: "amends"}},
			Gaps: []model.Gap{
				{ID: "undated", Type: "law", Lacks: "date", Max: model.Limit{Set: true, N: 1}},
				{ID: "untouched", Type: "law", Without: "^amends", Max: model.Limit{Set: true}},
				{ID: "of-none", Type: "ghost", Lacks: "date"},
			},
			MaxInferred: model.Limit{Set: true, N: 50},
		},
		Entities: []model.Entity{{ID: "a", Type: "bill", Date: "2024"}, law("b", ""), law("c", "2023"), {ID: "d", Type: "body"}},
		Claims: []model.Claim{
			{ID: "a.amends.b", From: "a", Relation: "amends", To: "b", Basis: model.Stated},
			{ID: "a.amends.c", From: "a", Relation: "amends", To: "c", Basis: model.Inferred},
		},
	}
	gaps, err := New(d, graphtest.Freeze(t, d)).Gaps(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	type counted struct {
		ID       string
		Of       int
		Lack     []string
		Count    int
		Exceeded bool
	}
	var got []counted
	for _, g := range gaps {
		c := counted{ID: g.ID, Of: g.Of, Count: g.Count(), Exceeded: g.Exceeded()}
		for _, e := range g.Entities {
			c.Lack = append(c.Lack, e.ID)
		}
		got = append(got, c)
	}
	want := []counted{
		{"undated", 3, []string{"b"}, 1, false}, {"untouched", 3, []string{"a"}, 1, true}, {"of-none", 0, nil, 0, false},
		{model.InferredGap, 2, nil, 1, false},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	d.Ontology.MaxInferred.N = 49
	gaps, err = New(d, graphtest.Freeze(t, d)).Gaps(t.Context())
	if err != nil || !gaps[3].Exceeded() {
		t.Error("one of two is more than 49 of a hundred", err)
	}
	d.Ontology.Gaps = []model.Gap{{ID: "bad", Type: "law", Without: "amends/"}}
	if _, err := New(d, graphtest.Freeze(t, d)).Gaps(t.Context()); err == nil {
		t.Error("no error from a bad expression")
	}
}
