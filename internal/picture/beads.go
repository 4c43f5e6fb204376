package picture

import (
	"math"
	"slices"
)

// BeadRadius is that of a bead's circle, in points.
const BeadRadius = 2.6

// maxBeads is how many beads a line has at most; its label and its title say the number.
const (
	maxBeads  = 3
	beadsStep = 7.0 // from one bead to the next
)

// Beads gives the centres of the hollow beads upon a line that stands for a chain: one for each entity that is passed, up to three, in the
// middle of the line, or as near to it as its label leaves them to be seen. It is nil for every other line.
func (p *Placed) Beads(i int) []Point { return p.BeadsBeside(i, p.EdgeAt[i].Label) }

// BeadsBeside is Beads for a label that had its centre elsewhere.
func (p *Placed) BeadsBeside(i int, label Point) []Point {
	e, at := &p.Edges[i], &p.EdgeAt[i]
	n := min(e.Through, maxBeads)
	pieces := (len(at.Curve) - 1) / 3
	if n <= 0 || pieces < 1 {
		return nil
	}
	strung := func(t float64) []Point {
		centre, along := at.spot(t)
		beads := make([]Point, n)
		for k := range beads {
			by := beadsStep * (float64(k) - float64(n-1)/2)
			beads[k] = Point{centre.X + by*along.X, centre.Y + by*along.Y}
		}
		return beads
	}
	hidden := func(beads []Point) bool {
		const reach = BeadRadius + 0.9
		return slices.ContainsFunc(beads, func(b Point) bool {
			return e.LW > 0 && math.Abs(b.X-label.X) < e.LW/2+reach && math.Abs(b.Y-label.Y) < e.LH/2+reach
		})
	}
	middle := float64(pieces) / 2
	const steps, least = 30, 0.2 // of the line at its ends
	for k := range steps + 1 {
		for _, side := range []float64{1, -1} {
			beads := strung(middle * (1 + side*(1-2*least)*float64(k)/steps))
			if !hidden(beads) {
				return beads
			}
		}
	}
	return strung(middle)
}

// spot is a point of a chain of curves and the direction there; t counts whole curves.
func (e *PlacedEdge) spot(t float64) (at, along Point) {
	n := min(int(t), (len(e.Curve)-1)/3-1)
	t -= float64(n)
	c := e.Curve[3*n:]
	a, b, g, f := c[0], c[1], c[2], c[3]
	u := 1 - t
	at = Bezier(a, b, g, f, t)
	along.X = u*u*(b.X-a.X) + 2*u*t*(g.X-b.X) + t*t*(f.X-g.X)
	along.Y = u*u*(b.Y-a.Y) + 2*u*t*(g.Y-b.Y) + t*t*(f.Y-g.Y)
	length := math.Hypot(along.X, along.Y)
	if length == 0 {
		return at, Point{X: 1}
	}
	return at, Point{along.X / length, along.Y / length}
}
