package layout

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/view"
)

// Over the gallery, in all sizes and both languages, far fewer labels lie on foreign lines than Graphviz left there; no picture
// gets worse, and only labels that lay on a foreign line have moved, to where they touch nothing.
func TestGalleryLabelsKeepClear(t *testing.T) {
	e, pool := shipped(t)
	labels, before, after := 0, 0, 0
	for _, v := range e.Dataset().Views {
		for _, size := range v.DrawnIn() {
			m, _ := picture.MetricsFor(string(size))
			for _, l := range model.Langs() {
				p, err := view.Draw(t.Context(), e, v, view.Options{Lang: l, Size: model.Size(m.Name), Max: m.MaxNodes})
				if err != nil {
					t.Fatal(err)
				}
				if _, tree := forestOf(p); p.Layout == picture.Grid || p.Layout == picture.Timeline || p.Layout == picture.Tree && tree {
					continue
				}
				p.Fit(m)
				placed, err := pool.ranked(t.Context(), p)
				if err != nil {
					t.Fatal(err)
				}
				name := fmt.Sprint(v.ID, " ", m.Name, " ", l)
				was, is := cleared(t, name, placed)
				if was > 0 {
					t.Logf("%s: %d labels on foreign lines, before %d", name, is, was)
				}
				labels, before, after = labels+count(placed), before+was, after+is
			}
		}
	}
	t.Logf("%d labels, %d on foreign lines, before %d", labels, after, before)
	if after*2 > before {
		t.Errorf("%d of %d labels on foreign lines are left there, expected at most half", after, before)
	}
}

func count(p *picture.Placed) int {
	n := 0
	for _, e := range p.Edges {
		if e.Label != "" {
			n++
		}
	}
	return n
}

// cleared moves the labels of a picture and checks each that moved. It returns how many lay on foreign lines, and how many do.
func cleared(t interface{ Errorf(string, ...any) }, name string, p *picture.Placed) (was, is int) {
	s := surroundingsOf(p)
	from, well := slices.Clone(p.EdgeAt), make([]bool, len(p.Edges))
	for i := range well {
		well[i] = !s.faulty(i)
	}
	keepClear(p)
	for i, e := range p.Edges {
		if e.Label == "" {
			continue
		}
		crossed := s.crossed(i, around(from[i].Label, e.LW, e.LH))
		if crossed {
			was++
		}
		if s.crossed(i, around(p.EdgeAt[i].Label, e.LW, e.LH)) {
			is++
		}
		if p.EdgeAt[i].Label == from[i].Label {
			continue
		}
		if well[i] {
			t.Errorf("%s: the label of %s was well where it was", name, e.ID)
		}
		for _, other := range touchedBy(p, i) {
			t.Errorf("%s: the label of %s was moved onto %s", name, e.ID, other)
		}
	}
	return was, is
}

// touchedBy names what the label of an edge lies on.
func touchedBy(p *picture.Placed, i int) (list []string) {
	area := around(p.EdgeAt[i].Label, p.Edges[i].LW, p.Edges[i].LH)
	for k, n := range p.Nodes {
		if overlap(area, around(p.NodeAt[k], n.W, n.H)) {
			list = append(list, "node "+n.ID)
		}
	}
	for k, g := range p.Groups {
		if overlap(area, around(p.HeadingAt[k], g.LW, g.LH)) {
			list = append(list, "the heading of "+g.ID)
		}
	}
	for k, e := range p.Edges {
		if k == i {
			continue
		}
		if touched(course(&p.EdgeAt[k]), area) > 0 {
			list = append(list, "the line of "+e.ID)
		}
		if e.Label != "" && overlap(area, around(p.EdgeAt[k].Label, e.LW, e.LH)) {
			list = append(list, "the label of "+e.ID)
		}
	}
	if touched([]picture.Point{p.EdgeAt[i].Curve[len(p.EdgeAt[i].Curve)-1], p.EdgeAt[i].Tip}, area) > 0 {
		list = append(list, "its arrowhead")
	}
	for k := range p.Edges {
		if touched(p.Beads(k), grown(area, picture.BeadRadius)) > 0 {
			list = append(list, "the beads of "+p.Edges[k].ID)
		}
	}
	for _, r := range p.GroupAt {
		if overlap(area, r) && !within(area, r) {
			list = append(list, "a frame")
		}
	}
	if area.Min.X < 0 || area.Min.Y < 0 || area.Max.X > p.Width || area.Max.Y > p.Height {
		list = append(list, "the margin")
	}
	return list
}

// Labels anywhere in pictures of straight lines move only off a foreign line, and only to where nothing is.
func TestRandomLabelsKeepClear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := scattered(t)
		if was, is := cleared(t, "random", p); is > was {
			t.Errorf("%d labels lie on foreign lines, before %d", is, was)
		}
	})
}

// scattered has nodes on some cells of a table, a frame around the first, straight lines, every second with a bead, and each label in the
// middle of its line.
func scattered(t *rapid.T) *picture.Placed {
	p := &picture.Picture{ID: "random", Groups: []picture.Group{{ID: "g", Label: "services"}}}
	for i := range rapid.IntRange(2, 9).Draw(t, "nodes") {
		p.Nodes = append(p.Nodes, picture.Node{ID: fmt.Sprint("n", i), Label: "Ofast"})
	}
	index := rapid.IntRange(0, len(p.Nodes)-1)
	for i := range rapid.IntRange(1, 14).Draw(t, "edges") {
		label := rapid.SampledFrom([]string{"", "binds", "oversees", "gives means to"}).Draw(t, "label")
		p.Edges = append(p.Edges, picture.Edge{ID: fmt.Sprint("e", i), From: p.Nodes[index.Draw(t, "from")].ID, To: p.Nodes[index.Draw(t, "to")].ID, Label: label, Through: i % 2})
	}
	p.Fit(picture.PageMetrics())
	d := picture.Drawing{NodeAt: make([]picture.Point, len(p.Nodes)), EdgeAt: make([]picture.PlacedEdge, len(p.Edges))}
	cells := rapid.Permutation([]int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}).Draw(t, "cells")
	for i := range p.Nodes {
		d.NodeAt[i] = picture.Point{X: float64(cells[i]%4) * 160, Y: float64(cells[i]/4) * 70}
	}
	p.Nodes[0].Group, d.GroupAt = "g", make([]picture.Rect, 1)
	finish(p, &d)
	return picture.Compose(p, d)
}

// crossing has two lines that cross, and the label of the first where they do.
func crossing() *picture.Placed {
	p := &picture.Picture{
		Nodes: []picture.Node{{ID: "a", Label: "a"}, {ID: "b", Label: "b"}, {ID: "c", Label: "c"}, {ID: "d", Label: "d"}},
		Edges: []picture.Edge{{ID: "own", From: "a", To: "b", Label: "binds"}, {ID: "foreign", From: "c", To: "d"}},
	}
	p.Fit(picture.PageMetrics())
	d := picture.Drawing{NodeAt: []picture.Point{{X: 0, Y: 60}, {X: 300, Y: 60}, {X: 150, Y: 0}, {X: 150, Y: 120}}, EdgeAt: make([]picture.PlacedEdge, 2)}
	finish(p, &d)
	return picture.Compose(p, d)
}

// A label where two lines cross moves along its own line, no farther than it must; one on its own line alone stays.
func TestLabelLeavesCrossing(t *testing.T) {
	p := crossing()
	from := p.EdgeAt[0].Label
	if was, is := cleared(t, "crossing", p); was != 1 || is != 0 {
		t.Fatalf("%d labels on a foreign line, then %d, expected 1 and 0", was, is)
	}
	at, e := p.EdgeAt[0].Label, &p.Edges[0]
	if math.Abs(at.Y-from.Y) > 0.01 || distance(at, from) > e.LW/2+fromForeign+3 {
		t.Errorf("moved from %v to %v, expected along its line by little more than half its width %v", from, at, e.LW)
	}
	if keepClear(p); p.EdgeAt[0].Label != at {
		t.Errorf("moved from %v to %v though nothing crosses it", at, p.EdgeAt[0].Label)
	}
}

// beaded has a level line between two nodes, with a label upon it and room above and below.
func beaded(through int, label string) *picture.Placed {
	p := &picture.Picture{
		Nodes: []picture.Node{{ID: "a", Label: "a"}, {ID: "b", Label: "b"}, {ID: "c", Label: "c"}, {ID: "d", Label: "d"}},
		Edges: []picture.Edge{{ID: "own", From: "a", To: "b", Label: label, Through: through}},
	}
	p.Fit(picture.PageMetrics())
	d := picture.Drawing{NodeAt: []picture.Point{{X: 0, Y: 60}, {X: 300, Y: 60}, {X: 0, Y: 0}, {X: 0, Y: 120}}, EdgeAt: make([]picture.PlacedEdge, 1)}
	finish(p, &d)
	return picture.Compose(p, d)
}

// A label's halo wipes no bead away, not even one that stands beside the line and touches a bead with its lower edge.
func TestLabelLeavesBeads(t *testing.T) {
	for _, below := range []float64{0, 5, -9, 9} {
		p := beaded(3, "through 3")
		p.EdgeAt[0].Label.Y += below
		keepClear(p)
		e := &p.Edges[0]
		for _, bead := range p.Beads(0) {
			if touched([]picture.Point{bead}, grown(around(p.EdgeAt[0].Label, e.LW, e.LH), picture.BeadRadius)) > 0 {
				t.Errorf("moved by %v: the label at %v lies on the bead at %v", below, p.EdgeAt[0].Label, bead)
			}
		}
	}
}

// A line does not pass between the two lines of its label; one line of text may lie upon it.
func TestLineDoesNotPartItsLabel(t *testing.T) {
	p := beaded(0, "opens access to")
	from := p.EdgeAt[0].Label
	if len(p.Edges[0].Lines) != 2 {
		t.Fatalf("%q, expected two lines", p.Edges[0].Lines)
	}
	keepClear(p)
	if s := surroundingsOf(p); s.parted(0, p.EdgeAt[0].Label) || !s.parted(0, from) {
		t.Errorf("moved from %v to %v", from, p.EdgeAt[0].Label)
	}
	one := beaded(0, "binds")
	from = one.EdgeAt[0].Label
	if keepClear(one); one.EdgeAt[0].Label != from {
		t.Errorf("moved from %v to %v though nothing is wrong", from, one.EdgeAt[0].Label)
	}
}

// Where no place is free a label stays where Graphviz put it.
func TestLabelStaysWithoutRoom(t *testing.T) {
	p := crossing()
	from, line := p.EdgeAt[0].Label, p.EdgeAt[1]
	for x := p.NodeAt[0].X; x < p.NodeAt[1].X; x += 6 {
		by := x - line.Tip.X
		bar := picture.PlacedEdge{Tip: picture.Point{X: x, Y: line.Tip.Y}}
		for _, q := range line.Curve {
			bar.Curve = append(bar.Curve, picture.Point{X: q.X + by, Y: q.Y})
		}
		p.Edges, p.EdgeAt = append(p.Edges, picture.Edge{ID: "bar", From: "c", To: "d"}), append(p.EdgeAt, bar)
	}
	if keepClear(p); p.EdgeAt[0].Label != from {
		t.Errorf("moved from %v to %v, where there is no room", from, p.EdgeAt[0].Label)
	}
}
