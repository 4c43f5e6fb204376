package view

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"kg/internal/expr"
	"kg/internal/model"
	"kg/internal/query"
)

// However much lies around an entity, no picture holds more lines than can be followed.
func TestLinesAreFew(t *testing.T) {
	e := shipped(t)
	cut := 0
	for _, start := range []string{"rec-19", "ofast", "police-nationale", "all"} {
		for hops := 1; hops <= 3; hops++ {
			for _, most := range []int{25, 40, 120} {
				p := draw(t, e, Surroundings(t.Context(), e, start, hops), Options{Lang: model.English, Size: model.Page, Max: most})
				if len(p.Nodes) > fewest && len(p.Edges) > maxLines(most) {
					t.Errorf("around %s, %d hops, at most %d nodes: %d nodes and %d lines", start, hops, most, len(p.Nodes), len(p.Edges))
				}
				if len(p.Nodes) < most && p.Omitted != "" {
					cut++
				}
			}
		}
	}
	if cut == 0 {
		t.Error("no picture was cut for its lines: nothing was tested")
	}
}

// A picture of what a question leads to shows every start and every line of the answer for which there is room, and names the starts
// for which there is none.
func TestQuestionsAreDrawnWhole(t *testing.T) {
	e := shipped(t)
	from, err := e.Select(t.Context(), "type:recommendation")
	if err != nil {
		t.Fatal(err)
	}
	overview, _ := e.Dataset().View("overview")
	asked, err := expr.Parse(overview.Query.Expr)
	if err != nil {
		t.Fatal(err)
	}
	pairs, _, err := e.Pairs(t.Context(), from, asked, query.Selection{Free: true}, query.PairOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, most := range []int{120, 25, 12} {
		p := draw(t, e, overview, Options{Lang: model.English, Size: model.Page, Max: most})
		shown, lines := map[string]bool{}, map[[2]string]bool{}
		for _, n := range p.Nodes {
			shown[n.ID] = true
		}
		for _, l := range p.Edges {
			lines[[2]string{l.From, l.To}] = true
		}
		missing := map[string]bool{}
		for _, pair := range pairs {
			for _, x := range []model.Entity{pair.Start, pair.End} {
				if !shown[x.ID] {
					missing[x.Label(model.English)] = true
				}
			}
			if shown[pair.Start.ID] && shown[pair.End.ID] && !lines[[2]string{pair.Start.ID, pair.End.ID}] {
				t.Errorf("%d nodes: no line from %s to %s", most, pair.Start.ID, pair.End.ID)
			}
		}
		named, counted := 0, 0
		for label := range missing {
			if strings.Contains(p.Omitted, label) {
				named++
			}
		}
		for _, n := range regexp.MustCompile(`(\d+) [a-z]`).FindAllStringSubmatch(p.Omitted, -1) {
			k, _ := strconv.Atoi(n[1])
			counted += k
		}
		if named != len(missing) && counted != len(missing) {
			t.Errorf("%d nodes: %d are not shown, of which %d are named and %d counted: %q", most, len(missing), named, counted, p.Omitted)
		}
		if most == 120 && p.Omitted != "" {
			t.Errorf("there is room for all, and yet: %q", p.Omitted)
		}
	}
}

// A picture of the dataset as it stood on a date says so, to those who see it and to those who do not.
func TestPicturesSayTheirDate(t *testing.T) {
	e := shipped(t)
	for _, id := range []string{"timeline", "matrix", "rec-19"} {
		v, _ := e.Dataset().View(id)
		v.AsOf = "2025-02"
		p := draw(t, e, v, Options{Lang: model.French, Size: model.Page, Max: 40})
		if !strings.HasSuffix(p.Source, " · état en février 2025") || !strings.HasSuffix(p.Desc, " État en février 2025.") {
			t.Errorf("%s: source %q, description %q", id, p.Source, p.Desc)
		}
	}
}

func TestDateWords(t *testing.T) {
	for _, c := range []struct{ date, fr, en string }{
		{"1990", "état en 1990", "as of 1990"},
		{"2025-02", "état en février 2025", "as of February 2025"},
		{"2024-03-15", "état au 15 mars 2024", "as of 15 March 2024"},
		{"2024-08-01", "état au 1er août 2024", "as of 1 August 2024"},
	} {
		for lang, want := range map[model.Lang]string{model.French: c.fr, model.English: c.en} {
			d := &drawing{lang: lang, words: wordsIn(lang)}
			if got := d.dateWords(c.date); got != want {
				t.Errorf("%s in %s: %q, want %q", c.date, lang, got, want)
			}
		}
	}
}
