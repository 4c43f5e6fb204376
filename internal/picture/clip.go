package picture

import "math"

// Clip moves the ends of an edge from the boxes of its nodes, where a layout leaves them, to the real
// outlines, which lie inside those boxes: along the edge's own direction, or towards the node's centre
// when that would miss. It changes e.Curve and e.Tip in place.
func Clip(e *PlacedEdge, from, to *Node, fromAt, toAt Point) {
	if len(e.Curve) < 4 {
		return
	}
	last := len(e.Curve) - 1
	shift(e.Curve[:2], clipShift(from, fromAt, e.Curve[0], e.Curve[1]))
	d := clipShift(to, toAt, e.Tip, e.Curve[last])
	shift(e.Curve[last-1:], d)
	e.Tip = Point{e.Tip.X + d.X, e.Tip.Y + d.Y}
}

func shift(points []Point, d Point) {
	for i := range points {
		points[i].X += d.X
		points[i].Y += d.Y
	}
}

// clipShift is the way from the end of an edge to the outline of its node; before is the point of the
// edge next to that end.
func clipShift(n *Node, at, end, before Point) Point {
	switch n.Look.Shape {
	case Hexagon, Pill, Octagon, Ellipse, Parallelogram, Cylinder, Round, Note, House, Trapezium, Tab, Tag, Ticket, Leaf, Plaque:
	default:
		return Point{}
	}
	outline, _ := Outline(n.Look.Shape, at, n.W, n.H)
	flat := Flatten(outline)
	reach := max(n.W, n.H)
	for _, aim := range []Point{{end.X - before.X, end.Y - before.Y}, {at.X - end.X, at.Y - end.Y}} {
		length := math.Hypot(aim.X, aim.Y)
		if length < 1e-6 {
			continue
		}
		// Start a little before the end, which may lie on the outline itself.
		unit := Point{aim.X / length, aim.Y / length}
		start := Point{end.X - unit.X, end.Y - unit.Y}
		if t, ok := rayHit(flat, start, unit); ok && t-1 < reach/2 {
			return Point{unit.X * (t - 1), unit.Y * (t - 1)}
		}
	}
	return Point{}
}

// Flatten turns a closed path into a polygon, curves as eight chords each.
func Flatten(path []Step) []Point {
	var points []Point
	for _, s := range path {
		switch s.Op {
		case 'M', 'L':
			points = append(points, s.P[0])
		case 'C':
			a := points[len(points)-1]
			for i := 1; i <= 8; i++ {
				points = append(points, Bezier(a, s.P[0], s.P[1], s.P[2], float64(i)/8))
			}
		}
	}
	return points
}

// Bezier is the point of a cubic curve at t between 0 and 1.
func Bezier(a, b, c, d Point, t float64) Point {
	u := 1 - t
	k0, k1, k2, k3 := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return Point{k0*a.X + k1*b.X + k2*c.X + k3*d.X, k0*a.Y + k1*b.Y + k2*c.Y + k3*d.Y}
}

// rayHit is the distance along a unit ray at which it first meets a polygon.
func rayHit(polygon []Point, from, unit Point) (float64, bool) {
	best, found := math.Inf(1), false
	for i, a := range polygon {
		b := polygon[(i+1)%len(polygon)]
		ex, ey := b.X-a.X, b.Y-a.Y
		den := unit.X*ey - unit.Y*ex
		if math.Abs(den) < 1e-12 {
			continue
		}
		wx, wy := a.X-from.X, a.Y-from.Y
		t := (wx*ey - wy*ex) / den
		s := (wx*unit.Y - wy*unit.X) / den
		if t >= 0 && s >= -1e-9 && s <= 1+1e-9 && t < best {
			best, found = t, true
		}
	}
	return best, found
}
