package store

import (
	"slices"
	"testing"

	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"kg/internal/model"
)

// everything is a dataset in which every field that a store keeps is set, some of them twice to the same.
func everything() *model.Dataset {
	cite := []model.Citation{{Source: "rapport", Section: "IV.D", Line: 4, Anchor: "l'État \"fort\""}, {Source: "rapport", Line: 9, Anchor: "fin"}}
	status := []model.Status{{State: "adopted", Date: "2024", By: "b", Citations: cite[:1]}, {State: "adopted"}, {State: "rejected", Date: "2025-01-02"}}
	return &model.Dataset{
		Ontology: model.Ontology{Types: []model.Type{{ID: "thing"}, {ID: "body", Is: "thing"}}, Relations: []model.Relation{{ID: "r"}}, States: []model.State{{ID: "adopted"}, {ID: "rejected"}}},
		Sources: []model.Source{{ID: "rapport", Title: model.Text{FR: "Rapport", EN: "Report"}, Short: model.Text{FR: "R.", EN: "R."},
			Publisher: "Sénat", Date: "2024-05-14", URL: "https://example.org/a?b=c&d=<e>"}},
		Entities: []model.Entity{
			{ID: "a", Type: "thing", Number: "19", Name: model.Text{FR: "Cœur «\u00a0fort\u00a0»", EN: "Heart"}, Short: "HEART", Aliases: []string{"heart", "cœur\nfort", "heart"},
				Date: "2024-05", Note: model.Text{FR: "n", EN: "n"}, Extent: model.Extent{Source: "rapport", From: 3, To: 5}, Status: status},
			{ID: "alone", Type: "body", Name: model.Text{FR: "Seul", EN: "Alone"}},
			{ID: "b", Type: "body", Name: model.Text{FR: "B", EN: "B"}},
		},
		Claims: []model.Claim{
			{ID: "a.r.a", From: "a", Relation: "r", To: "a", Basis: model.Stated, Citations: cite[1:]},
			{ID: "a.r.b", From: "a", Relation: "r", To: "b", Basis: model.Stated, Since: "2020", Until: "2021-03", Note: model.Text{FR: "n", EN: "m"}, Citations: cite, Status: status[:1]},
			{ID: "a.r.b~2", From: "a", Relation: "r", To: "b", Basis: model.Inferred, Why: model.Text{FR: "car", EN: "as"}, Citations: cite[:1]},
		},
	}
}

// said are the values of a property, as N-Quads write them, sorted.
func said(t *testing.T, s *Store, about, what string) []string {
	e := &evaluation{ctx: t.Context(), quads: s.quads}
	p := path.StartPath(s.quads, quad.IRI(about))
	values, err := e.values(p.Out(quad.IRI(what)))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, v := range values {
		out = append(out, v.String())
	}
	slices.Sort(out)
	return out
}

func testSaid(t *testing.T, full backend) {
	s := full(t, everything())
	for _, c := range []struct {
		about, what string
		want        []string
	}{
		{"a", "kg:type", []string{`"thing"`}},
		{"a", "kg:name", []string{"\"Cœur «\u00a0fort\u00a0»\"@fr", `"Heart"@en`}},
		{"a", "kg:short", []string{`"HEART"`}},
		{"a", "kg:alias", []string{`"cœur\nfort"`, `"heart"`}},
		{"a", "kg:folded", []string{`"coeur fort"`, `"heart"`}},
		{"a", "kg:number", []string{`"19"`}},
		{"a", "kg:date", []string{`"2024-05"`}},
		{"a", "kg:note", []string{`"n"@en`, `"n"@fr`}},
		{"a", "kg:extent", []string{"<source:rapport>"}},
		{"a", "kg:extent-from", []string{quad.Int(3).String()}},
		{"a", "kg:extent-to", []string{quad.Int(5).String()}},
		{"a", "kg:status", []string{`"adopted"`, `"rejected"`}},
		{"a", "kg:entry", []string{"<a#status1>", "<a#status2>", "<a#status3>"}},
		{"a#status1", "kg:status", []string{`"adopted"`}},
		{"a#status1", "kg:date", []string{`"2024"`}},
		{"a#status1", "kg:by", []string{"<b>"}},
		{"a#status1", "kg:citation", []string{"<a#status1#1>"}},
		{"a#status1#1", "kg:line", []string{quad.Int(4).String()}},
		{"a", "r", []string{"<a>", "<b>"}},
		{"a.r.b", "kg:from", []string{"<a>"}},
		{"a.r.b", "kg:relation", []string{"<r>"}},
		{"a.r.b", "kg:to", []string{"<b>"}},
		{"a.r.b", "kg:basis", []string{`"stated"`}},
		{"a.r.b", "kg:since", []string{`"2020"`}},
		{"a.r.b", "kg:until", []string{`"2021-03"`}},
		{"a.r.b", "kg:note", []string{`"m"@en`, `"n"@fr`}},
		{"a.r.b", "kg:status", []string{`"adopted"`}},
		{"a.r.b", "kg:entry", []string{"<a.r.b#status1>"}},
		{"a.r.b~2", "kg:basis", []string{`"inferred"`}},
		{"a.r.b~2", "kg:why", []string{`"as"@en`, `"car"@fr`}},
		{"a.r.b", "kg:citation", []string{"<a.r.b#1>", "<a.r.b#2>"}},
		{"a.r.b#1", "kg:source", []string{"<source:rapport>"}},
		{"a.r.b#1", "kg:section", []string{`"IV.D"`}},
		{"a.r.b#2", "kg:section", nil},
		{"a.r.b#1", "kg:line", []string{quad.Int(4).String()}},
		{"a.r.b#1", "kg:anchor", []string{`"l'État \"fort\""`}},
		{"source:rapport", "kg:name", []string{`"Rapport"@fr`, `"Report"@en`}},
		{"source:rapport", "kg:publisher", []string{`"Sénat"`}},
		{"source:rapport", "kg:url", []string{`"https://example.org/a?b=c&d=<e>"`}},
		{"kg:dataset", "kg:relation", []string{"<r>"}},
	} {
		if diff := cmp.Diff(c.want, said(t, s, c.about, c.what)); diff != "" {
			t.Errorf("<%s> <%s> (-want +got):\n%s", c.about, c.what, diff)
		}
	}
}
