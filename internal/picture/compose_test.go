package picture_test

import (
	"fmt"
	"strings"
	"testing"

	"kg/internal/picture"
	"kg/internal/picture/picturetest"
)

// box is what a thing covers.
type box struct {
	name       string
	l, t, r, b float64
}

func (a box) touches(b box) bool { return a.l < b.r && b.l < a.r && a.t < b.b && b.t < a.b }

// frameBoxes gives what lies around the drawing, and the drawing itself.
func frameBoxes(p *picture.Placed, d box) []box {
	boxes := []box{d}
	for i, t := range p.Texts {
		boxes = append(boxes, textBox(fmt.Sprintf("%s %d", t.Role, i), t))
	}
	for i := range p.Legend {
		at, w, h := p.LegendSample(i)
		boxes = append(boxes, box{fmt.Sprintf("sample %d", i), at.X - w/2, at.Y - h/2, at.X + w/2, at.Y + h/2},
			textBox(fmt.Sprintf("legend %d", i), p.LegendText(i)))
	}
	return boxes
}

func textBox(name string, t picture.PlacedText) box {
	return box{name, t.X, t.Y - 0.75*t.Size, t.X + t.W, t.Y + 0.22*t.Size}
}

// Nothing of the frame overlaps anything or leaves the picture, however long the texts are.
func TestFrame(t *testing.T) {
	long := strings.Repeat("une phrase assez longue, ", 60)
	line := picture.LineLook{Stroke: "#000000", Line: picture.Dashed, Width: 1}
	node := picture.NodeLook{Shape: picture.Hexagon}
	for _, width := range []float64{0, 50, 400, 1500} {
		for _, text := range []string{"", "Titre", long, strings.Repeat("x", 3000)} {
			p := &picture.Picture{Title: text, Caption: text, Omitted: text, Source: text}
			for i := range 12 {
				p.Legend = append(p.Legend, picture.LegendEntry{Label: strings.Repeat("mot ", i*i), Node: &node})
			}
			p.Legend = append(p.Legend, picture.LegendEntry{Label: "ligne", Line: &line}, picture.LegendEntry{Label: text, Line: &line})
			p.Nodes = []picture.Node{{ID: "a"}}
			p.Fit(picture.PageMetrics())
			placed := picture.Compose(p, picture.Drawing{Width: width, Height: 100, NodeAt: []picture.Point{{X: width / 2, Y: 50}}})
			c := placed.NodeAt[0]
			boxes := frameBoxes(placed, box{"drawing", c.X - width/2, c.Y - 50, c.X + width/2, c.Y + 50})
			for i, a := range boxes {
				if a.l < 0 || a.t < 0 || a.r > placed.Width || a.b > placed.Height {
					t.Errorf("width %.0f: %s %v leaves the picture of %.0f by %.0f", width, a.name, a, placed.Width, placed.Height)
				}
				for _, b := range boxes[i+1:] {
					if a.touches(b) {
						t.Errorf("width %.0f, %d letters: %v and %v overlap", width, len(text), a, b)
					}
				}
			}
		}
	}
}

func TestMetricsFor(t *testing.T) {
	for _, name := range []string{"page", "slide", "poster"} {
		if m, ok := picture.MetricsFor(name); !ok || m.Name != name {
			t.Errorf("MetricsFor(%q) = %v, %v", name, m, ok)
		}
	}
	if _, ok := picture.MetricsFor("stamp"); ok {
		t.Error("stamp is no size")
	}
}

func BenchmarkFit(b *testing.B) {
	for _, f := range []picturetest.Fixture{{Name: "slide-24", New: picturetest.Slide}, {Name: "page-40", New: picturetest.Page},
		{Name: "400", New: func() *picture.Picture { return picturetest.Big(400) }}, {Name: "4000", New: func() *picture.Picture { return picturetest.Big(4000) }}} {
		p := f.New()
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p.Fit(picture.PageMetrics())
			}
		})
	}
}
