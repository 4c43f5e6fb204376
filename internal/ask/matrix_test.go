package ask

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"kg/internal/expr"
	"kg/internal/model"
	"kg/internal/query"
)

func setOf(t testing.TB, k Asker, text string) Set {
	t.Helper()
	found, err := k.Engine.Select(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	return NewSet(text, found)
}

func parsed(t testing.TB, text string) expr.Expr {
	t.Helper()
	x, err := expr.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// The table of recommendations by bodies says what kg affected says of each.
func TestMatrixAgreesWithAffected(t *testing.T) {
	k := shipped(t, model.French)
	a, err := k.Matrix(t.Context(), setOf(t, k, "type:recommendation"), setOf(t, k, "type:actor"), MatrixOptions{Via: parsed(t, "affects"), All: true})
	if err != nil {
		t.Fatal(err)
	}
	bodies := map[string][]string{}
	for _, c := range a.Matrix.Cells {
		bodies[c.Row] = append(bodies[c.Row], c.Column)
	}
	if len(a.Answers) == 0 || len(a.Answers) != len(a.Matrix.Rows) {
		t.Fatalf("%d answers for %d rows", len(a.Answers), len(a.Matrix.Rows))
	}
	for _, it := range a.Answers {
		affected, err := k.Affected(t.Context(), k.Engine.Entity(it.ID), "affects")
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, x := range affected.Answers {
			want = append(want, x.ID)
		}
		slices.Sort(want)
		slices.Sort(bodies[it.ID])
		if !slices.Equal(want, bodies[it.ID]) {
			t.Errorf("%s:\n affected %v\n   matrix %v", it.ID, want, bodies[it.ID])
		}
	}
}

// However large a table is, its lines fit a page and every sum is that of its cells.
func TestMatrixFitsThePage(t *testing.T) {
	for _, lang := range model.Langs() {
		k := shipped(t, lang)
		for _, of := range [][3]string{{"type:recommendation", "type:actor", "affects"}, {"type:actor", "type:recommendation", "^affects"}, {"type:recommendation", "type:measure", ""},
			{"type:measure", "type:law", ""}, {"type:technique", "type:critique", ""}, {"all", "type:company", ""}, {"cnil", "all", ""}} {
			o := MatrixOptions{}
			if of[2] != "" {
				o.Via = parsed(t, of[2])
			}
			a, err := k.Matrix(t.Context(), setOf(t, k, of[0]), setOf(t, k, of[1]), o)
			if err != nil || a.Matrix.Total == 0 {
				t.Fatal(of, err)
			}
			checkSums(t, a.Matrix)
			for _, ticks := range []bool{false, true} {
				var b bytes.Buffer
				if err := (Text{Data: k.Engine.Dataset(), Lang: lang}).Matrix(&b, a, ticks); err != nil {
					t.Fatal(err)
				}
				for line := range strings.Lines(b.String()) {
					if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > pageWidth {
						t.Errorf("%v, %s: a line of %d characters: %q", of, lang, n, line)
					}
				}
			}
		}
	}
}

func checkSums(t *testing.T, m *Matrix) {
	t.Helper()
	sums := map[string]int{}
	for _, c := range m.Cells {
		sums["row "+c.Row] += c.Count
		sums["column "+c.Column] += c.Count
		sums["all"] += c.Count
	}
	for _, r := range m.Rows {
		if sums["row "+r.ID] != r.Total {
			t.Errorf("row %s: %d, and its cells %d", r.ID, r.Total, sums["row "+r.ID])
		}
	}
	for _, c := range m.Columns {
		if sums["column "+c.ID] != c.Total {
			t.Errorf("column %s: %d, and its cells %d", c.ID, c.Total, sums["column "+c.ID])
		}
	}
	if sums["all"] != m.Total {
		t.Errorf("in all %d, and the cells %d", m.Total, sums["all"])
	}
}

func TestMatrixTableHasACellForEach(t *testing.T) {
	k := sample(t)
	a, err := k.Matrix(t.Context(), setOf(t, k, "m + rec"), setOf(t, k, "police + stone"), MatrixOptions{})
	if err != nil {
		t.Fatal(err)
	}
	got := Text{Data: k.Engine.Dataset(), Lang: model.English}.MatrixTable(a, false)
	want := Table{Head: []string{"id", "label", "police", "stone", "total"}, Rows: [][]string{{"m", "m", "2", "1", "3"}, {"", "total", "2", "1", "3"}}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	ticks := Text{Data: k.Engine.Dataset(), Lang: model.English}.MatrixTable(a, true)
	if want := [][]string{{"m", "m", "×", "×", "2"}, {"", "total", "1", "1", "2"}}; fmt.Sprint(ticks.Rows) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", ticks.Rows, want)
	}
}

func TestStatsPutTheHighestFirst(t *testing.T) {
	k := sample(t)
	for by, first := range map[query.Measure]string{query.Degree: "police", query.Betweenness: "police", query.Closeness: "police", query.PageRank: "state"} {
		a, err := k.Stats(t.Context(), setOf(t, k, "all - m"), StatsOptions{By: by, Top: 2})
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Answers) != 2 || !a.Truncated || a.Stats.Entities != 4 {
			t.Fatalf("%d of %d, truncated %v", len(a.Answers), a.Stats.Entities, a.Truncated)
		}
		if a.Answers[0].ID != first {
			t.Errorf("%s: %s is first, expected %s", by, a.Answers[0].ID, first)
		}
	}
}

func TestWord(t *testing.T) {
	for text, want := range map[string]string{
		"rec-19": "rec-19", "": `""`, "rec 19": `"rec 19"`, "type:actor": "type:actor", "a & b": `"a & b"`, "l'aide": `"l'aide"`, "douane + été": `"douane + été"`,
		`a "b"`: `'a "b"'`, "l'$x": `'l'\''$x'`, "a -> ^b*": `"a -> ^b*"`,
	} {
		if got := Word(text); got != want {
			t.Errorf("%q: %s, expected %s", text, got, want)
		}
	}
}
