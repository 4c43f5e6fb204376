package picture_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"kg/internal/picture"
)

// The smallest text of a picture that is twice as wide as its sheet is half as large there; turning a paper helps, turning
// a screen is not possible.
func TestLegible(t *testing.T) {
	p := &picture.Picture{Title: "Titre", Nodes: []picture.Node{{ID: "a", Label: "A"}}}
	for _, c := range []struct {
		size          string
		w, h, want    float64
		enough, empty bool
	}{
		{size: "slide", w: 1920, h: 1080, want: 12},
		{size: "slide", w: 1440, h: 810, want: 16, enough: true},
		{size: "slide", w: 810, h: 1440, want: 9},
		{size: "page", w: 510.236, h: 756.85, want: 10.5, enough: true},
		{size: "page", w: 2 * 756.85, h: 2 * 510.236, want: 5.25},
		{size: "poster", w: 1500, h: 100, want: 10.5 * 1105.51 / 1500, enough: true},
		{size: "page", empty: true, enough: true},
	} {
		m, _ := picture.MetricsFor(c.size)
		p.Fit(m)
		placed := &picture.Placed{Picture: p, Width: c.w, Height: c.h, NodeAt: []picture.Point{{}}}
		if c.empty {
			placed = &picture.Placed{Picture: &picture.Picture{Metrics: m}, Width: 10, Height: 10}
		}
		if size, enough := placed.Legible(); math.Abs(size-c.want) > 0.01 || enough != c.enough {
			t.Errorf("%s of %.0f by %.0f: %.2f, %v", c.size, c.w, c.h, size, enough)
		}
		if said := placed.TooSmall(); (said == "") != c.enough || !c.enough && !strings.Contains(said, fmt.Sprintf("at least %g %s", m.Sheet.Least, m.Sheet.Unit)) {
			t.Errorf("%s of %.0f by %.0f: said %q", c.size, c.w, c.h, said)
		}
	}
}

func TestSheet(t *testing.T) {
	screen, paper := picture.SlideMetrics().Sheet, picture.Sheet{W: 500, H: 700, Turns: true}
	for _, c := range []struct {
		sheet       picture.Sheet
		w, h        float64
		scale, fill float64
	}{
		{screen, 960, 540, 2, 1},
		{screen, 960, 270, 2, 0.5},
		{screen, 540, 960, 1.125, 0.3164},
		{paper, 1400, 1000, 0.5, 1},
		{paper, 250, 350, 2, 1},
		{paper, 0, 10, 0, 0},
	} {
		if scale, fill := c.sheet.Scale(c.w, c.h), c.sheet.Fill(c.w, c.h); math.Abs(scale-c.scale) > 0.001 || math.Abs(fill-c.fill) > 0.001 {
			t.Errorf("%.0f by %.0f on %+v: %.3f, %.4f", c.w, c.h, c.sheet, scale, fill)
		}
	}
}
