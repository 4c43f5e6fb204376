package layout_test

import (
	"context"
	"math"
	"reflect"
	"sync"
	"testing"

	"kg/internal/layout"
	"kg/internal/picture"
	"kg/internal/picture/picturetest"
)

func fitted(f picturetest.Fixture) *picture.Picture {
	p := f.New()
	p.Fit(picture.PageMetrics())
	return p
}

// Every fixture comes back whole: each node inside the picture and clear of the others, each edge with a
// course from outline to outline, each label with a place of its own.
func TestPlaceFixtures(t *testing.T) {
	pool := layout.NewPool(layout.Options{})
	defer pool.Close()
	for _, f := range picturetest.All() {
		t.Run(f.Name, func(t *testing.T) {
			p := fitted(f)
			placed, err := pool.Place(context.Background(), p)
			if err != nil {
				t.Fatal(err)
			}
			boxes := labelBoxes(placed)
			for i, a := range boxes {
				if a.l < 0 || a.t < 0 || a.r > placed.Width || a.b > placed.Height {
					t.Errorf("%s leaves the picture", a.name)
				}
				for _, b := range boxes[i+1:] {
					if a.l < b.r-1 && b.l < a.r-1 && a.t < b.b-1 && b.t < a.b-1 {
						t.Errorf("%s overlaps %s", a.name, b.name)
					}
				}
			}
			for i := range placed.EdgeAt {
				checkCourse(t, placed, i)
			}
		})
	}
}

type box struct {
	name       string
	l, t, r, b float64
}

// labelBoxes are those of all nodes and of all labels of edges.
func labelBoxes(p *picture.Placed) []box {
	var boxes []box
	add := func(name string, at picture.Point, w, h float64) {
		boxes = append(boxes, box{name, at.X - w/2, at.Y - h/2, at.X + w/2, at.Y + h/2})
	}
	for i, n := range p.Nodes {
		add("node "+n.ID, p.NodeAt[i], n.W, n.H)
	}
	for i, e := range p.Edges {
		if e.Label != "" {
			add("label of "+e.ID, p.EdgeAt[i].Label, e.LW, e.LH)
		}
	}
	return boxes
}

func checkCourse(t *testing.T, p *picture.Placed, i int) {
	t.Helper()
	e, at := p.Edges[i], p.EdgeAt[i]
	if len(at.Curve) < 4 || len(at.Curve)%3 != 1 {
		t.Errorf("edge %s has %d points", e.ID, len(at.Curve))
		return
	}
	for _, c := range sampled(at.Curve) {
		if math.IsNaN(c.X+c.Y) || c.X < -1 || c.Y < -1 || c.X > p.Width+1 || c.Y > p.Height+1 {
			t.Errorf("edge %s passes %v, outside the picture", e.ID, c)
		}
	}
	for k, n := range p.Nodes {
		if n.ID == e.From && !near(at.Curve[0], p.NodeAt[k], n) {
			t.Errorf("edge %s starts at %v, not at %s", e.ID, at.Curve[0], n.ID)
		}
		if n.ID == e.To && !near(at.Tip, p.NodeAt[k], n) {
			t.Errorf("edge %s points at %v, not at %s", e.ID, at.Tip, n.ID)
		}
	}
	if _, ok := at.Arrowhead(); !ok {
		t.Errorf("edge %s has no arrowhead", e.ID)
	}
}

// sampled gives points on a chain of curves.
func sampled(curve []picture.Point) []picture.Point {
	var points []picture.Point
	for k := 0; k+3 < len(curve); k += 3 {
		for t := range 21 {
			points = append(points, picture.Bezier(curve[k], curve[k+1], curve[k+2], curve[k+3], float64(t)/20))
		}
	}
	return points
}

// near tells whether a point lies on or in a node's box, give or take a line's width.
func near(p, at picture.Point, n picture.Node) bool {
	return math.Abs(p.X-at.X) < n.W/2+2 && math.Abs(p.Y-at.Y) < n.H/2+2
}

func TestReversedEdgePointsAtTo(t *testing.T) {
	p := fitted(picturetest.Fixture{New: func() *picture.Picture {
		return &picture.Picture{Nodes: []picture.Node{{ID: "a", Label: "a"}, {ID: "b", Label: "b"}},
			Edges: []picture.Edge{{ID: "e", From: "a", To: "b", Reversed: true}}}
	}})
	placed, err := layout.Place(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	if placed.NodeAt[1].X >= placed.NodeAt[0].X {
		t.Errorf("b is at %v, not left of a at %v", placed.NodeAt[1], placed.NodeAt[0])
	}
	checkCourse(t, placed, 0)
}

// A slide is spread towards 16:9, and never beyond.
func TestSlideAspect(t *testing.T) {
	p := picturetest.Slide()
	p.Fit(picture.SlideMetrics())
	placed, err := layout.Place(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	if aspect := placed.Width / placed.Height; aspect < 1.5 || aspect > 1.85 {
		t.Errorf("the slide is %.0f by %.0f, an aspect of %.2f", placed.Width, placed.Height, aspect)
	}
	if px := p.Metrics.EdgeFont * min(1920/placed.Width, 1080/placed.Height); px < 16 {
		t.Errorf("the smallest labels have %.1f px at 1920 by 1080", px)
	}
}

func TestPageFontOnA4(t *testing.T) {
	p := fitted(picturetest.Fixture{New: picturetest.Page})
	placed, err := layout.Place(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	// A4 with margins of 10 mm.
	landscape, portrait := min(785/placed.Width, 539/placed.Height), min(539/placed.Width, 785/placed.Height)
	if pt := p.Metrics.Font * max(landscape, portrait); pt < 6.5 {
		t.Errorf("%.0f by %.0f gives labels of %.1f pt on A4", placed.Width, placed.Height, pt)
	}
}

// The same picture gives the same positions, whichever worker places it.
func TestPlaceRepeats(t *testing.T) {
	pool := layout.NewPool(layout.Options{})
	defer pool.Close()
	results := make([]*picture.Placed, 6)
	var wait sync.WaitGroup
	for i := range results {
		wait.Go(func() {
			p := fitted(picturetest.Fixture{New: picturetest.Page})
			placed, err := pool.Place(context.Background(), p)
			if err != nil {
				t.Error(err)
			}
			results[i] = placed
		})
	}
	wait.Wait()
	for _, r := range results[1:] {
		if !reflect.DeepEqual(r, results[0]) {
			t.Fatal("two layouts of the same picture differ")
		}
	}
}

func BenchmarkPlace(b *testing.B) {
	pool := layout.NewPool(layout.Options{})
	defer pool.Close()
	for _, f := range []picturetest.Fixture{{Name: "slide-24", New: picturetest.Slide}, {Name: "page-40", New: picturetest.Page},
		{Name: "100", New: func() *picture.Picture { return picturetest.Big(100) }}} {
		p := fitted(f)
		b.Run(f.Name, func(b *testing.B) {
			for b.Loop() {
				if _, err := pool.Place(context.Background(), p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("page-40-cold-worker", func(b *testing.B) {
		p := fitted(picturetest.Fixture{New: picturetest.Page})
		for b.Loop() {
			if _, err := layout.Place(context.Background(), p); err != nil {
				b.Fatal(err)
			}
		}
	})
}
