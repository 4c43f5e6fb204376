package png

import (
	"image/color"
	"testing"

	"kg/internal/export/paint"
	"kg/internal/picture"
)

func TestSize(t *testing.T) {
	for _, c := range []struct {
		w, h          float64
		width, height int
	}{{100, 50, 200, 100}, {100.2, 50.6, 201, 102}, {0, 0, 1, 1}} {
		if w, h, scale := Size(c.w, c.h); w != c.width || h != c.height || scale != Scale {
			t.Errorf("Size(%g, %g) = %d, %d at %g, want %d, %d", c.w, c.h, w, h, scale, c.width, c.height)
		}
	}
	for _, side := range []float64{2001, 5000, 1e6} {
		w, h, scale := Size(side, side/2*3)
		if w*h > MaxPixels || w*h < MaxPixels*99/100 || scale >= Scale {
			t.Errorf("%g points wide: %d by %d pixels at %g", side, w, h, scale)
		}
	}
}

// A picture has its ground, fills, outlines, dashes and letters where they belong.
func TestDraw(t *testing.T) {
	look := picture.NodeLook{Shape: picture.Box, Fill: "#d9e8f6", Stroke: "#1f5f99", Text: "#12202e"}
	line := picture.LineLook{Stroke: "#b03a17", Line: picture.Dashed, Width: 2}
	p := &picture.Picture{
		Nodes: []picture.Node{{ID: "a", Look: look}, {ID: "b", Look: look, More: 3}},
		Edges: []picture.Edge{{ID: "e", From: "a", To: "b", Look: line, Hollow: true}},
	}
	p.Fit(picture.PageMetrics())
	p.Nodes[0].W, p.Nodes[0].H, p.Nodes[1].W, p.Nodes[1].H = 40, 20, 40, 20
	placed := &picture.Placed{Picture: p, Width: 200, Height: 100, NodeAt: []picture.Point{{X: 30, Y: 50}, {X: 160, Y: 50}},
		EdgeAt: []picture.PlacedEdge{{Curve: []picture.Point{{X: 50, Y: 50}, {X: 80, Y: 50}, {X: 100, Y: 50}, {X: 130, Y: 50}}, Tip: picture.Point{X: 140, Y: 50}}},
		Texts:  []picture.PlacedText{{Role: picture.TitleText, Text: "I", X: 10, Y: 20, Size: 16, Bold: true, Color: "#16324f"}}}
	img := Draw(placed)
	for what, c := range map[string]struct {
		x, y  int
		color string
	}{
		"ground": {2, 2, "#ffffff"}, "fill": {60, 100, "#d9e8f6"}, "outline": {60, 80, "#1f5f99"}, "first dash": {105, 100, "#b03a17"},
		"gap": {130, 100, "#ffffff"}, "hollow arrowhead": {268, 100, "#ffffff"}, "outline behind what stands for more": {359, 104, "#1f5f99"},
		"letter": {24, 30, "#16324f"},
	} {
		if got, want := img.At(c.x, c.y).(color.RGBA), paint.RGB(c.color); got != want {
			t.Errorf("%s: %v at %d, %d, want %v", what, got, c.x, c.y, want)
		}
	}
}
