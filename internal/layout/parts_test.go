package layout_test

import (
	"fmt"
	"testing"

	"kg/internal/layout"
	"kg/internal/picture"
)

// boxes places so many boxes that are joined as pairs of their indexes say.
func boxes(t *testing.T, n int, kind picture.Layout, m picture.Metrics, pairs ...[2]int) *picture.Placed {
	t.Helper()
	p := &picture.Picture{ID: "p", Lang: "en", Title: "A picture", Layout: kind}
	for i := range n {
		p.Nodes = append(p.Nodes, picture.Node{ID: fmt.Sprint("n", i), Label: fmt.Sprintf("Customs intelligence unit %d", i), Look: picture.NodeLook{Shape: picture.Box}})
	}
	for i, pair := range pairs {
		p.Edges = append(p.Edges, picture.Edge{ID: fmt.Sprint("e", i), From: p.Nodes[pair[0]].ID, To: p.Nodes[pair[1]].ID, Look: picture.LineLook{Width: 1}})
	}
	p.Fit(m)
	got, err := layout.Place(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// On a slide, pairs that nothing joins stand in columns: the first above each other at the left, in their order.
func TestPartsStandInColumns(t *testing.T) {
	const pairs = 12
	var edges [][2]int
	for i := range pairs {
		edges = append(edges, [2]int{2 * i, 2*i + 1})
	}
	pic := boxes(t, 2*pairs, picture.Layered, picture.SlideMetrics(), edges...)
	columns := map[float64]int{}
	for i := 2; i < 2*pairs; i += 2 {
		before, at := pic.NodeAt[i-2], pic.NodeAt[i]
		if columns[at.X]++; at.X < before.X || at.X == before.X && at.Y <= before.Y {
			t.Errorf("pair %d stands at %v, the one before it at %v", i/2, at, before)
		}
	}
	if len(columns) < 2 {
		t.Errorf("all pairs stand in one column")
	}
	if fill := pic.Metrics.Sheet.Fill(pic.Width, pic.Height); fill < 0.7 {
		t.Errorf("%.2f of the slide are filled", fill)
	}
}

// What one line joins stays where Graphviz puts it.
func TestOnePartStaysTogether(t *testing.T) {
	var edges [][2]int
	for i := range 10 {
		edges = append(edges, [2]int{0, i + 1})
	}
	pic := boxes(t, 11, picture.Layered, picture.PosterMetrics(), edges...)
	for i := 2; i <= 10; i++ {
		if pic.NodeAt[i].X != pic.NodeAt[1].X && pic.NodeAt[i].Y != pic.NodeAt[1].Y {
			t.Errorf("node %d stands at %v, node 1 at %v", i, pic.NodeAt[i], pic.NodeAt[1])
		}
	}
}

// A long chain goes down the page, where it fits, and not across it.
func TestFlatPicturesAreTurned(t *testing.T) {
	var edges [][2]int
	for i := range 9 {
		edges = append(edges, [2]int{i, i + 1})
	}
	pic := boxes(t, 10, picture.Layered, picture.PageMetrics(), edges...)
	if pic.NodeAt[9].Y < pic.NodeAt[0].Y+200 || pic.Width > pic.Height {
		t.Errorf("the chain leads from %v to %v", pic.NodeAt[0], pic.NodeAt[9])
	}
}

// On a slide a wide tree stands on both sides of its root: its first branches at the left, each in its order.
func TestTreeOnBothSides(t *testing.T) {
	const kids = 10
	var edges [][2]int
	for i := range kids {
		edges = append(edges, [2]int{0, i + 1})
	}
	edges = append(edges, [2]int{1, kids + 1}, [2]int{kids, kids + 2})
	pic := boxes(t, kids+3, picture.Tree, picture.SlideMetrics(), edges...)
	root := pic.NodeAt[0]
	left := 0
	for i := 1; i <= kids; i++ {
		at, before := pic.NodeAt[i], pic.NodeAt[i-1]
		if at.X < root.X {
			left++
		}
		if i > 1 && at.X == before.X && at.Y <= before.Y || at.X < before.X && i > 1 {
			t.Errorf("branch %d stands at %v, the one before it at %v", i, at, before)
		}
	}
	if left != kids/2 {
		t.Errorf("%d branches stand at the left of %v", left, root)
	}
	if pic.NodeAt[kids+1].X >= pic.NodeAt[1].X || pic.NodeAt[kids+2].X <= pic.NodeAt[kids].X {
		t.Error("a leaf stands between its parent and the root")
	}
	for _, fault := range faults(pic) {
		t.Error(fault)
	}
}
