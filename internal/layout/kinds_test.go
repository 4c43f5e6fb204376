package layout_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kg/internal/layout"
	"kg/internal/picture"
)

const heading = "Renforcer les moyens d'enquête : interception, « dossier-coffre » et saisies"

// contents is a table of contents of n headings on five levels.
func contents(n int) *picture.Picture {
	p := &picture.Picture{Layout: picture.Tree, Lang: "fr", Title: "Sommaire"}
	above := []int{0, 0, 0, 0, 0}
	for i := range n {
		depth := min(i, []int{1, 2, 3, 3, 2, 3, 4, 4, 2, 1}[i%10])
		above[depth] = i
		p.Nodes = append(p.Nodes, picture.Node{ID: fmt.Sprint(i), Label: fmt.Sprint(i, ". ", heading[:30+i*7%40])})
		if i > 0 {
			p.Edges = append(p.Edges, picture.Edge{ID: fmt.Sprint("e", i), From: fmt.Sprint(i), To: fmt.Sprint(above[depth-1]), Reversed: true})
		}
	}
	return p
}

// chronicle has n events, some of the same day, some of a year alone, one in six without a date.
func chronicle(n int) *picture.Picture {
	p := &picture.Picture{Layout: picture.Timeline, Lang: "fr", Title: "Chronologie"}
	for i := range n {
		dates := []string{"2019", "2021-03", "2024-11-05", "2025-06-13", "2025-06-13", ""}
		p.Nodes = append(p.Nodes, picture.Node{ID: fmt.Sprint(i), Label: fmt.Sprint(i, ". ", heading[:20+i*5%30]), Date: dates[i%6]})
	}
	return p
}

// matrix has headings on two sides and a cell in two of three places.
func matrix(rows, columns int) *picture.Picture {
	p := &picture.Picture{Layout: picture.Grid, Lang: "fr", Title: "Matrice"}
	for r := range rows + 1 {
		for c := range columns + 1 {
			n := picture.Node{ID: fmt.Sprint(r, "-", c), Row: r, Col: c, Label: fmt.Sprint(r * c), Look: picture.NodeLook{Shape: picture.Box}}
			if n.Head = r == 0 || c == 0; n.Head {
				n.Label = heading[:25+(r+c)*7%20]
			}
			if r+c > 0 && (n.Head || (r+c)%3 > 0) {
				p.Nodes = append(p.Nodes, n)
			}
		}
	}
	return p
}

func placed(t *testing.T, p *picture.Picture) *picture.Placed {
	t.Helper()
	p.Fit(picture.PageMetrics())
	got, err := layout.Place(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// What is no tree is laid out in ranks.
func TestNoTree(t *testing.T) {
	for name, edges := range map[string][][2]string{"two parents": {{"a", "c"}, {"b", "c"}}, "circle": {{"a", "b"}, {"b", "a"}}, "loop": {{"a", "a"}}, "twice": {{"a", "b"}, {"a", "b"}}} {
		p := &picture.Picture{Layout: picture.Tree, Nodes: []picture.Node{{ID: "a", Label: "a"}, {ID: "b", Label: "b"}, {ID: "c", Label: "c"}}}
		for i, e := range edges {
			p.Edges = append(p.Edges, picture.Edge{ID: fmt.Sprint(i), From: e[0], To: e[1]})
		}
		got := placed(t, p)
		for i := range got.EdgeAt {
			checkCourse(t, got, i)
		}
		if len(got.EdgeAt) != len(edges) {
			t.Errorf("%s: %d edges", name, len(got.EdgeAt))
		}
	}
}

// A tree of 200 headings keeps them in reading order, each right of its parent or in a later column.
func TestLargeTree(t *testing.T) {
	p := contents(200)
	got := placed(t, p)
	for _, f := range faults(got) {
		t.Error(f)
	}
	for i, e := range p.Edges {
		child, parent := i+1, slices.IndexFunc(p.Nodes, func(n picture.Node) bool { return n.ID == e.To })
		if left, own := got.NodeAt[parent].X-got.Nodes[parent].W/2, got.NodeAt[child].X-got.Nodes[child].W/2; own <= left {
			t.Errorf("heading %d begins at %.0f, its parent at %.0f", child, own, left)
		}
	}
}

// Along a timeline dates follow each other downwards, whatever their precision; those without one stand below all.
func TestTimelineOrder(t *testing.T) {
	p := &picture.Picture{Layout: picture.Timeline, Lang: "fr"}
	for i, d := range []string{"2025-06-13", "", "2025", "2025-06", "1998", "2024-12-31", "bientôt", "2025-06-01T10:00:00Z"} {
		p.Nodes = append(p.Nodes, picture.Node{ID: fmt.Sprint(i), Label: heading[:20+i], Date: d})
	}
	got := placed(t, p)
	last := -1.0
	for _, i := range []int{4, 5, 2, 3, 7, 0} {
		if y := got.NodeAt[i].Y; y <= last {
			t.Errorf("%s is at %.0f, not below %.0f", p.Nodes[i].Date, y, last)
		} else {
			last = y
		}
	}
	for _, i := range []int{1, 6} {
		if got.NodeAt[i].Y <= last {
			t.Errorf("what has no date is at %.0f, not below %.0f", got.NodeAt[i].Y, last)
		}
	}
	var ticks []string
	for _, text := range got.Texts {
		if text.Role == picture.TickText {
			ticks = append(ticks, text.Text)
		}
	}
	for _, want := range []string{"1998", "2025", "13 juin 2025", "juin 2025", "1er juin 2025", "31 déc. 2024", "Sans date"} {
		if !slices.Contains(ticks, want) {
			t.Errorf("no tick says %q: %q", want, ticks)
		}
	}
}

// The axis is as wide as what stands in it, in either language: months are wider than years.
func TestTimelineTicksInTheirAxis(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		for _, dates := range [][]string{{"2024-06-03", "2024-09-12"}, {"2024-07-01"}, {"1998", "2024-12-31"}, {"2019", "2021-03"}} {
			p := &picture.Picture{Layout: picture.Timeline, Lang: lang}
			for i, d := range dates {
				p.Nodes = append(p.Nodes, picture.Node{ID: fmt.Sprint(i), Label: heading[:20], Date: d})
			}
			for _, m := range picture.Sizes() {
				p.Fit(m)
				got, err := layout.Place(context.Background(), p)
				if err != nil {
					t.Fatal(err)
				}
				across := got.Rules[0] // the first tick's line, from one side of the axis to the other
				ticks := 0
				for _, text := range got.Texts {
					if text.Role != picture.TickText || !text.Bold {
						continue
					}
					ticks++
					if text.X < across.From.X+3 || text.X+text.W > across.To.X-3 {
						t.Errorf("%s, %s, %q: %q stands from %.1f to %.1f, the axis from %.1f to %.1f", m.Name, lang, dates, text.Text, text.X, text.X+text.W, across.From.X, across.To.X)
					}
				}
				if ticks == 0 {
					t.Errorf("%s, %s, %q: no tick", m.Name, lang, dates)
				}
			}
		}
	}
}

// Edges of a timeline are drawn between dated nodes of one side; of the others the picture says how many there are, and its
// legend explains no line that is not there.
func TestTimelineEdges(t *testing.T) {
	drawn, not := picture.LineLook{Stroke: "#000000", Width: 1}, picture.LineLook{Stroke: "#111111", Width: 1}
	p := chronicle(6)
	p.Edges = []picture.Edge{{ID: "a", From: "0", To: "3", Look: drawn, Label: "prépare"}, {ID: "b", From: "0", To: "5", Look: not}, {ID: "c", From: "2", To: "2", Look: not}}
	p.Legend = []picture.LegendEntry{{Label: "dessiné", Line: &drawn}, {Label: "non", Line: &not}}
	got := placed(t, p)
	if len(got.Edges) != 1 || got.Edges[0].ID != "a" || len(got.Legend) != 1 || !strings.Contains(got.Omitted, "2") {
		t.Errorf("edges %v, legend %v, omitted %q", got.Edges, got.Legend, got.Omitted)
	}
	if len(p.Edges) != 3 || p.Omitted != "" {
		t.Error("the picture itself was changed")
	}
}

// Cells stand in rows and columns, with lines between them; two in one place are a mistake.
func TestGridPlaces(t *testing.T) {
	p := matrix(4, 3)
	got := placed(t, p)
	for i, a := range p.Nodes {
		for k, b := range p.Nodes {
			if u, v := got.NodeAt[i], got.NodeAt[k]; a.Row == b.Row && u.Y != v.Y || a.Col == b.Col && u.X != v.X || a.Row < b.Row && u.Y >= v.Y || a.Col < b.Col && u.X >= v.X {
				t.Errorf("%s is at %v, %s at %v", a.ID, u, b.ID, v)
			}
		}
	}
	if len(got.Rules) != 5+1+4+1 {
		t.Errorf("%d lines", len(got.Rules))
	}
	p.Nodes[1].Row, p.Nodes[1].Col = p.Nodes[0].Row, p.Nodes[0].Col
	if _, err := layout.Place(context.Background(), p); err == nil || !strings.Contains(err.Error(), "both stand in row") {
		t.Errorf("error %v", err)
	}
}

// Whatever the layout: nothing, one node, labels of 5,000 letters, loops and parallel edges; and what is too large is
// refused with its size.
func TestExtremes(t *testing.T) {
	pool := layout.NewPool(layout.Options{})
	defer pool.Close()
	for _, kind := range []picture.Layout{picture.Layered, picture.Tree, picture.Timeline, picture.Grid} {
		for _, label := range []string{"", "Un", strings.Repeat("mot ", 1250), strings.Repeat("x", 5000)} {
			p := &picture.Picture{Layout: kind, Nodes: []picture.Node{{ID: "a", Label: label, Date: "2025"}, {ID: "b", Label: label, Col: 1}}}
			for i := range 4 {
				p.Edges = append(p.Edges, picture.Edge{ID: fmt.Sprint(i), From: "a", To: []string{"a", "b"}[i%2], Label: label})
			}
			for _, nodes := range []int{0, 1, 2} {
				q := *p
				q.Nodes = p.Nodes[:nodes]
				if nodes < 2 {
					q.Edges = nil
				}
				q.Fit(picture.SlideMetrics())
				got, err := pool.Place(context.Background(), &q)
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range faults(got) {
					t.Errorf("%s, %d letters, %d nodes: %s", kind, len(label), nodes, f)
				}
			}
		}
		var huge picture.Picture
		huge.Layout = kind
		for i := range 20_001 {
			huge.Nodes = append(huge.Nodes, picture.Node{ID: fmt.Sprint(i), W: 1, H: 1, Row: i})
		}
		if _, err := pool.Place(context.Background(), &huge); !errors.Is(err, layout.ErrTooLarge) || !layout.Hopeless(err) || !strings.Contains(err.Error(), "20001 nodes") {
			t.Errorf("%s: error %v", kind, err)
		}
	}
}

// The table of a picture that is too large to be laid out is placed.
func TestTableOfTheHopeless(t *testing.T) {
	p := contents(2000)
	p.Layout = picture.Layered
	p.Fit(picture.PageMetrics())
	if _, err := layout.Place(context.Background(), p); !layout.Hopeless(err) {
		t.Fatalf("error %v", err)
	}
	table := placed(t, picture.Table(p))
	if len(table.NodeAt) != 3+3*1999 {
		t.Errorf("%d cells", len(table.NodeAt))
	}
}
