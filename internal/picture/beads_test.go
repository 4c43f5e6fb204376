package picture_test

import (
	"math"
	"testing"

	"kg/internal/picture"
)

// Beads stand in the middle of their line, and make way for its label where there is room: each can be seen whole.
func TestBeadsMakeWay(t *testing.T) {
	for _, c := range []struct {
		name    string
		through int
		length  float64
		label   picture.Point
		beads   int
		middle  bool
	}{
		{"none", 0, 100, picture.Point{X: 50}, 0, false},
		{"label above", 2, 100, picture.Point{X: 50, Y: -20}, 2, true},
		{"label touches", 2, 120, picture.Point{X: 40, Y: -6}, 2, false},
		{"label upon", 1, 120, picture.Point{X: 60}, 1, false},
		{"many", 8, 160, picture.Point{X: 60, Y: 5}, 3, false},
		{"no room", 3, 40, picture.Point{X: 20}, 3, true},
	} {
		p := straightLine(picture.Solid, 1, c.length, 40)
		p.Edges[0].Through, p.EdgeAt[0].Label = c.through, c.label
		beads := p.Beads(0)
		if len(beads) != c.beads {
			t.Errorf("%s: %d beads, expected %d", c.name, len(beads), c.beads)
			continue
		}
		sum := 0.0
		for _, b := range beads {
			sum += b.X
			if c.name != "no room" && math.Abs(b.X-c.label.X) < 20+picture.BeadRadius && math.Abs(b.Y-c.label.Y) < 6+picture.BeadRadius {
				t.Errorf("%s: the label at %v lies on the bead at %v", c.name, c.label, b)
			}
			if b.X < 0 || b.X > c.length {
				t.Errorf("%s: a bead at %v beside the line", c.name, b)
			}
		}
		if len(beads) > 0 && (math.Abs(sum/float64(len(beads))-c.length/2) < 0.01) != c.middle {
			t.Errorf("%s: beads at %v, in the middle: %v expected", c.name, beads, c.middle)
		}
	}
}
