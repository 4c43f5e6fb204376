package picture

import (
	"fmt"
	"math"
	"testing"
)

// inside tells whether a point lies in a polygon (even-odd rule).
func inside(polygon []Point, p Point) bool {
	in := false
	for i, a := range polygon {
		b := polygon[(i+1)%len(polygon)]
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < (b.X-a.X)*(p.Y-a.Y)/(b.Y-a.Y)+a.X {
			in = !in
		}
	}
	return in
}

// Every corner of every line of text lies inside its node's outline, whatever the shape and the length.
func TestTextLiesInsideOutline(t *testing.T) {
	texts := []string{"i", "Ofac", "Services d'enquête", "Durcir les sanctions contre les vendeurs de cartes SIM prépayées", "漢字かな漢字かな漢字かな漢字かな漢字かな漢字かな漢字かな漢字かな"}
	tight := PageMetrics() // as a layout makes it where room is short
	tight.Padding *= 0.7
	for _, m := range append(Sizes(), tight) {
		for _, shape := range Shapes() {
			for _, text := range texts {
				p := &Picture{Nodes: []Node{{ID: "a", Label: text, Look: NodeLook{Shape: shape}}}}
				p.Fit(m)
				placed := Compose(p, Drawing{Width: p.Nodes[0].W, Height: p.Nodes[0].H, NodeAt: []Point{{p.Nodes[0].W / 2, p.Nodes[0].H / 2}}})
				outline, _ := Outline(shape, placed.NodeAt[0], p.Nodes[0].W, p.Nodes[0].H)
				flat := Flatten(outline)
				if right := placed.NodeAt[0].X + p.Nodes[0].W/2; shape == Note && placed.NodeText(0)[0].X+placed.NodeText(0)[0].W > right-fold {
					t.Errorf("%s: %q lies on the fold", m.Name, text)
				}
				for _, l := range placed.NodeText(0) {
					top, bottom := l.Y-0.73*l.Size, l.Y+0.21*l.Size
					for _, corner := range []Point{{l.X, top}, {l.X + l.W, top}, {l.X, bottom}, {l.X + l.W, bottom}} {
						if !inside(flat, corner) {
							t.Errorf("%s %s: %q leaves its outline at %.1f", m.Name, shape, l.Text, corner)
						}
					}
				}
			}
		}
	}
}

func TestOutlineStaysInItsBox(t *testing.T) {
	for _, shape := range Shapes() {
		for _, size := range []Point{{24, 18}, {120, 40}, {30, 200}} {
			outline, detail := Outline(shape, Point{}, size.X, size.Y)
			if outline[0].Op != 'M' || outline[len(outline)-1].Op != 'Z' {
				t.Errorf("%s is not closed", shape)
			}
			for _, p := range Flatten(append(outline, detail...)) {
				if math.Abs(p.X) > size.X/2+1e-9 || math.Abs(p.Y) > size.Y/2+1e-9 {
					t.Errorf("%s of %v reaches %v", shape, size, p)
				}
			}
		}
	}
}

// Edges that end on a node's box are moved to its outline, from every side.
func TestClipReachesOutline(t *testing.T) {
	for _, shape := range Shapes() {
		n := &Node{Look: NodeLook{Shape: shape}, W: 100, H: 40}
		outline, _ := Outline(shape, Point{}, n.W, n.H)
		flat := Flatten(outline)
		for deg := 0; deg < 360; deg += 7 {
			a := float64(deg) * math.Pi / 180
			unit := Point{math.Cos(a), math.Sin(a)}
			reach := min(n.W/2/max(1e-9, math.Abs(unit.X)), n.H/2/max(1e-9, math.Abs(unit.Y)))
			at := func(k float64) Point { return Point{unit.X * (reach + k), unit.Y * (reach + k)} }
			e := PlacedEdge{Curve: []Point{at(100), at(70), at(40), at(7)}, Tip: at(0)}
			far := &Node{Look: NodeLook{Shape: Box}, W: 1, H: 1}
			Clip(&e, far, n, at(100), Point{})
			if d := distance(flat, e.Tip); d > 0.5 {
				t.Errorf("%s at %d°: the tip is %.2f from the outline", shape, deg, d)
			}
			if foot := e.Curve[3]; math.Abs(math.Hypot(foot.X-e.Tip.X, foot.Y-e.Tip.Y)-7) > 1e-6 {
				t.Errorf("%s at %d°: the arrowhead changed its length", shape, deg)
			}
		}
	}
}

// distance is that of a point from a polygon's sides.
func distance(polygon []Point, p Point) float64 {
	best := math.Inf(1)
	for i, a := range polygon {
		b := polygon[(i+1)%len(polygon)]
		dx, dy := b.X-a.X, b.Y-a.Y
		k := 0.0
		if l := dx*dx + dy*dy; l > 0 {
			k = max(0, min(1, ((p.X-a.X)*dx+(p.Y-a.Y)*dy)/l))
		}
		best = min(best, math.Hypot(a.X+k*dx-p.X, a.Y+k*dy-p.Y))
	}
	return best
}

func TestDashesDiffer(t *testing.T) {
	seen := map[string]Line{}
	for _, l := range Lines() {
		key := fmt.Sprint(l.Dashes(1))
		if other, ok := seen[key]; ok {
			t.Errorf("%s looks like %s", l, other)
		}
		seen[key] = l
	}
}
