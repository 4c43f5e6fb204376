package picture_test

import (
	"strings"
	"testing"

	"kg/internal/picture"
	"kg/internal/picture/picturetest"
)

// A table has every edge of a picture in a row of its own, and every node.
func TestTable(t *testing.T) {
	for _, f := range picturetest.All() {
		p := f.New()
		table := picture.Table(p)
		rows := map[int][3]string{}
		seen, ids := map[string]bool{}, map[string]bool{}
		for _, n := range table.Nodes {
			if ids[n.ID] {
				t.Errorf("%s: two cells are called %q", f.Name, n.ID)
			}
			ids[n.ID] = true
			r := rows[n.Row]
			if r[n.Col] != "" {
				t.Errorf("%s: two cells in row %d, column %d", f.Name, n.Row, n.Col)
			}
			r[n.Col] = n.Label
			rows[n.Row] = r
			seen[n.Label] = true
		}
		labels := map[string]string{}
		for _, n := range p.Nodes {
			labels[n.ID] = n.Label
			if !seen[n.Label] {
				t.Errorf("%s: %q is not in the table", f.Name, n.Label)
			}
		}
		left := map[[2]string]int{}
		for _, r := range rows {
			left[[2]string{r[0], r[2]}]++
		}
		for _, e := range p.Edges {
			key := [2]string{labels[e.From], labels[e.To]}
			if left[key]--; left[key] < 0 {
				t.Errorf("%s: %s is not in the table", f.Name, e.ID)
			}
		}
		if !table.StandIn || p.StandIn || !strings.HasPrefix(table.Omitted, "Ce tableau remplace le dessin") || !strings.Contains(table.Desc, "Ce tableau remplace le dessin") {
			t.Errorf("%s: the table does not say that it stands in for a drawing: %q, %q", f.Name, table.Omitted, table.Desc)
		}
		if table.Layout != picture.Grid || len(table.Edges) > 0 || len(p.Nodes) > 0 && rows[0] != [3]string{"De", "Lien", "Vers"} {
			t.Errorf("%s: layout %q, heading %q", f.Name, table.Layout, rows[0])
		}
	}
}

// An edge goes by its own label, else by the legend's, else by an arrow.
func TestTableNamesRelations(t *testing.T) {
	look := picture.LineLook{Stroke: "#123456", Line: picture.Solid, Width: 1}
	p := &picture.Picture{
		Lang: "en", Nodes: []picture.Node{{ID: "a", Label: "A"}, {ID: "b", Label: "B"}, {ID: "c", Label: "C"}},
		Edges: []picture.Edge{{ID: "1", From: "b", To: "a", Label: "own", Look: look}, {ID: "2", From: "a", To: "a", Look: look}, {ID: "3", From: "a", To: "b"},
			{ID: "4", From: "a", To: "b", Label: "gives", Hollow: true}},
		Legend: []picture.LegendEntry{{Label: "explained", Line: &look}},
	}
	var got []string
	for _, n := range picture.Table(p).Nodes {
		got = append(got, n.Label)
	}
	want := []string{"From", "Link", "To", "A", "explained", "A", "A", "→", "B", "A", "gives (inferred)", "B", "B", "own", "A", "C"}
	for i := range want {
		if len(got) != len(want) || got[i] != want[i] {
			t.Fatalf("cells %q, want %q", got, want)
		}
	}
}
