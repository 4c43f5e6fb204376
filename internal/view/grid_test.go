package view

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kg/internal/expr"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/query"
)

func TestGrid(t *testing.T) {
	e := small(t)
	p := draw(t, e, model.View{Grid: model.Grid{Rows: "type:step", Columns: "type:body"}}, english(40))
	cells := map[string]string{}
	for _, n := range p.Nodes {
		if !n.Head {
			cells[n.ID] = n.Label
		}
	}
	want := map[string]string{
		"prune-roses..gardeners": "1", "prune-roses..rose-office": "1", "prune-roses..treasury": "–",
		"water..gardeners": "1", "water..rose-office": "–", "water..treasury": "1",
	}
	if diff := cmp.Diff(want, cells); diff != "" {
		t.Error(diff)
	}
	if want := "Without any link, and so not in the table: Prune the hedges, Hermit."; p.Omitted != want {
		t.Errorf("%q, want %q", p.Omitted, want)
	}
	if got := legend(p); !slices.Equal(got, []string{"body, office", "step", "no link", "1 link"}) {
		t.Errorf("legend %q", got)
	}
	for most := range 30 {
		steps := scale(most)
		for n := range most + 1 {
			if i := step(n, most); i < 0 || i >= len(steps) || (i == 0) != (n == 0) {
				t.Errorf("%d of %d is at step %d", n, most, i)
			}
		}
		for _, s := range steps {
			if c := picture.Contrast(s.look.Text, s.look.Fill); c < 4.5 {
				t.Errorf("a contrast of %.1f on %s", c, s.look.Fill)
			}
		}
	}
}

// A wide table is turned, and its description counts the cells that are drawn, not those of rows without room.
func TestGridIsTurnedAndCounted(t *testing.T) {
	e := shipped(t)
	v, _ := e.Dataset().View("matrix")
	for _, most := range []int{20, 40, 200} {
		p := draw(t, e, v, Options{Lang: model.English, Size: model.Poster, Max: most})
		rows, columns, above := 0, 0, 0
		for _, n := range p.Nodes {
			switch {
			case n.Head && n.Col == 0:
				rows++
			case n.Head:
				columns++
				if n.Type != "recommendation" {
					t.Errorf("a column is %s, of type %s", n.ID, n.Type)
				}
			case n.Label != "–":
				above++
				if len(n.Claims) == 0 {
					t.Errorf("cell %s says %s and names no claim", n.ID, n.Label)
				}
			}
		}
		if want := fmt.Sprintf("A table of %d rows by %d columns, with %d cells above 0.", rows, columns, above); !strings.HasPrefix(p.Desc, want) {
			t.Errorf("%q, want %q", p.Desc, want)
		}
		// What kg matrix counts.
		from, _ := e.Select(t.Context(), v.Grid.Rows)
		to, _ := e.Select(t.Context(), v.Grid.Columns)
		via, err := expr.Parse(v.Grid.Via)
		if err != nil {
			t.Fatal(err)
		}
		cells, err := e.Matrix(t.Context(), from.IDs, to.IDs, via)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range p.Nodes {
			i := slices.IndexFunc(cells, func(c query.Cell) bool { return c.Column+".."+c.Row == n.ID })
			if i >= 0 && n.Label != strconv.Itoa(cells[i].Count) {
				t.Errorf("cell %s says %s, expected %d", n.ID, n.Label, cells[i].Count)
			}
		}
	}
}

// A cell says aloud its row, its column and what is counted, in the picture's language; an empty one need not be heard. Headings go by their labels.
func TestCellsAloud(t *testing.T) {
	for lang, want := range map[model.Lang][2]string{
		model.English: {"Advice 7, Jardiniers: 1 link", "Water every evening, Office of rose hearts: no link"},
		model.French:  {french("Avis n° 7, Jardiniers : 1 lien"), french("Arroser chaque soir, Bureau des cœurs de rose : aucun lien")},
	} {
		o := Options{Lang: lang, Size: model.Page, Max: 40}
		for i, grid := range []model.Grid{{Rows: "type:advice", Columns: "type:body", Via: "asks/employs"}, {Rows: "type:step", Columns: "type:body"}} {
			p := draw(t, small(t), model.View{Grid: grid}, o)
			if !slices.ContainsFunc(p.Nodes, func(n picture.Node) bool {
				return strings.ReplaceAll(n.Spoken, "\u00a0", " ") == strings.ReplaceAll(want[i], "\u00a0", " ")
			}) {
				t.Errorf("no cell says %q", want[i])
			}
			for _, n := range p.Nodes {
				if n.Head != (n.Spoken == "") || n.Blank != (n.Label == "–") {
					t.Errorf("%s says %q, blank: %v", n.ID, n.Spoken, n.Blank)
				}
			}
		}
	}
}
