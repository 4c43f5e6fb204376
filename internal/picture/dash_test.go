package picture_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kg/internal/picture"
)

// straightLine is a picture of one line of a length, with a label of a size in its middle.
func straightLine(l picture.Line, width, length, labelW float64) *picture.Placed {
	p := &picture.Picture{Nodes: []picture.Node{{ID: "a"}, {ID: "b"}}, Edges: []picture.Edge{
		{ID: "e", From: "a", To: "b", Look: picture.LineLook{Line: l, Width: width}, LW: labelW, LH: 12},
	}}
	curve := []picture.Point{{X: 0}, {X: length / 3}, {X: 2 * length / 3}, {X: length}}
	return &picture.Placed{Picture: p, NodeAt: make([]picture.Point, 2), EdgeAt: []picture.PlacedEdge{{Curve: curve, Tip: picture.Point{X: length + 7}, Label: picture.Point{X: length / 2}}}}
}

// shown counts the dashes of a pattern that can be seen of a line between two lengths along it.
func shown(pattern []float64, from, to float64) int {
	count, at := 0, 0.0
	for at < to {
		for k, part := range pattern {
			if seen := min(at+part, to) - max(at, from); k%2 == 0 && seen > 1e-6 {
				count++
			}
			at += part
		}
	}
	return count
}

// A line shows two dashes however short it is, down to some points, and beside a label that lies upon it; long lines keep their pattern.
func TestShortLinesShowTwoDashes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.SampledFrom([]picture.Line{picture.Dashed, picture.Dotted, picture.DashDot, picture.Long}).Draw(t, "line")
		width, length := rapid.Float64Range(0.5, 2).Draw(t, "width"), rapid.Float64Range(8, 200).Draw(t, "length")
		label := rapid.SampledFrom([]float64{0, 0.3, 0.5}).Draw(t, "label") * length
		if (length-label)/2 < 8 {
			label = 0
		}
		pattern := straightLine(line, width, length, label).Dashes()[0]
		whole := line.Dashes(width)
		for k := range pattern {
			if math.Abs(pattern[k]*whole[0]-pattern[0]*whole[k]) > 1e-9 {
				t.Fatalf("%v is no smaller %v", pattern, whole)
			}
		}
		free := length
		if label > 0 {
			free = (length - label) / 2
			if n := shown(pattern, length-free, length); n < 2 {
				t.Errorf("%v shows %d dashes behind the label", pattern, n)
			}
		}
		if n := shown(pattern, 0, free); n < 2 {
			t.Errorf("%v shows %d dashes in %.1f", pattern, n, free)
		}
		if free > 60 && !slices.Equal(pattern, whole) {
			t.Errorf("%v in %.1f, expected %v", pattern, free, whole)
		}
	})
	if got := straightLine(picture.Solid, 1, 10, 0).Dashes()[0]; got != nil {
		t.Errorf("a solid line has the dashes %v", got)
	}
}

// Lines upon one trunk of a tree begin at the parent with one pattern, whichever way they point and however short one of them is.
func TestTrunkIsOneLine(t *testing.T) {
	for _, reversed := range []bool{false, true} {
		p := &picture.Picture{Layout: picture.Tree, Nodes: []picture.Node{{ID: "top"}}}
		placed := &picture.Placed{Picture: p, NodeAt: make([]picture.Point, 4)}
		for i := range 3 {
			end := picture.Point{Y: 9 + 30*float64(i)}
			e := picture.Edge{ID: fmt.Sprint(i), From: "top", To: fmt.Sprint("child", i), Reversed: reversed, Look: picture.LineLook{Line: picture.Dashed, Width: 1}}
			curve := []picture.Point{{}, {Y: end.Y / 3}, {Y: 2 * end.Y / 3}, end}
			if reversed {
				e.From, e.To = e.To, e.From
				slices.Reverse(curve)
			}
			p.Nodes, p.Edges = append(p.Nodes, picture.Node{ID: fmt.Sprint("child", i)}), append(p.Edges, e)
			placed.EdgeAt = append(placed.EdgeAt, picture.PlacedEdge{Curve: curve})
		}
		dashes := placed.Dashes()
		for i := range p.Edges {
			if placed.Course(i)[0] != (picture.Point{}) {
				t.Errorf("reversed %v: line %d begins at %v", reversed, i, placed.Course(i)[0])
			}
			if !slices.Equal(dashes[i], dashes[0]) || dashes[i][0] >= 6 {
				t.Errorf("reversed %v: line %d has %v, the first one %v", reversed, i, dashes[i], dashes[0])
			}
		}
		p.Layout = picture.Layered
		if dashes := placed.Dashes(); slices.Equal(dashes[0], dashes[2]) || placed.Course(2)[0] != placed.EdgeAt[2].Curve[0] {
			t.Errorf("reversed %v: in ranks each line has its own pattern: %v", reversed, dashes)
		}
	}
}
