package picture

import "math"

// The fixed parts of the shapes, in points.
const (
	corner  = 7.0  // radius of a rounded corner
	tip     = 11.0 // length of a hexagon's tip
	fold    = 8.0  // side of a note's folded corner
	bar     = 5.0  // distance of a component's inner lines from its sides
	rim     = 5.0  // half height of a cylinder's lid
	chamfer = 8.0  // side of an octagon's cut corner
	slant   = 10.0 // lean of a parallelogram and of a trapezium's sides
	roof    = 9.0  // height of a house's roof
	ear     = 6.0  // height of a folder's tab
	sole    = 4.0  // distance of a stack's second line from its foot
	notch   = 7.0  // depth of a ticket's notches
	bite    = 6.0  // radius of a plaque's corners
)

// outerSize is the size of a shape around a block of text of w by h points.
func outerSize(s Shape, w, h, padding float64) (float64, float64) {
	across, down := 2*padding, 1.3*padding
	W, H := w+across, h+down
	switch s {
	case Pill:
		// The corner of the block must lie inside the half circle.
		r := H / 2
		W = w + 2*(r-math.Sqrt(max(0, r*r-h*h/4))) + 1.4*padding
		W = max(W, H)
	case Hexagon:
		W = w + 2*tip*min(1, h/H) + 1.2*padding
	case Note:
		// The text keeps clear of the fold, whatever the padding.
		W = max(W+fold/2, w+2*(fold+2.5))
	case Component:
		W += 2 * bar
	case Cylinder:
		H += 2 * rim
	case Parallelogram:
		W += 2*slant - padding
	case House:
		H += roof
	case Trapezium:
		W += 2*slant - padding
	case Tab:
		H += ear
	case Stack:
		H += sole
	case Tag:
		W += tip - padding/2
	case Ticket:
		W += 2*notch - padding
	case Plaque:
		W += bite
	case Ellipse:
		W, H = math.Sqrt2*(w+0.6*padding), math.Sqrt2*(h+0.3*padding)
	}
	return roundUp(max(W, 24)), roundUp(max(H, 18))
}

// textCentre is the middle of a node's label.
func textCentre(s Shape, at Point) Point {
	switch s {
	case Cylinder:
		at.Y += rim / 2
	case House:
		at.Y += roof / 2
	case Tab:
		at.Y += ear / 2
	case Stack:
		at.Y -= sole / 2
	case Tag:
		at.X -= tip / 4
	}
	return at
}

// Step is one stroke of a path: M moves to P[0], L draws to P[0], C draws a cubic curve over P[0] and
// P[1] to P[2], Z closes.
type Step struct {
	Op byte
	P  [3]Point
}

// Outline is the path of a shape of w by h points around a centre, closed and clockwise, and the open
// lines drawn upon it (a note's fold, a component's bars, a cylinder's lid), which may be nil. An unknown shape is a box.
// Every format draws these, so that a shape looks the same in all of them.
func Outline(s Shape, at Point, w, h float64) (outline, detail []Step) {
	l, t, r, b := at.X-w/2, at.Y-h/2, at.X+w/2, at.Y+h/2
	switch s {
	case Round:
		return rounded(l, t, r, b, min(corner, w/3, h/3)), nil
	case Pill:
		return rounded(l, t, r, b, min(w, h)/2), nil
	case Hexagon:
		d := min(tip, w/3)
		return polygon(Point{l + d, t}, Point{r - d, t}, Point{r, at.Y}, Point{r - d, b}, Point{l + d, b}, Point{l, at.Y}), nil
	case Octagon:
		d := min(chamfer, w/3, h/3)
		return polygon(Point{l + d, t}, Point{r - d, t}, Point{r, t + d}, Point{r, b - d},
			Point{r - d, b}, Point{l + d, b}, Point{l, b - d}, Point{l, t + d}), nil
	case Parallelogram:
		d := min(slant, w/3)
		return polygon(Point{l + d, t}, Point{r, t}, Point{r - d, b}, Point{l, b}), nil
	case Note:
		d := min(fold, w/3, h/3)
		return polygon(Point{l, t}, Point{r - d, t}, Point{r, t + d}, Point{r, b}, Point{l, b}),
			[]Step{move(r-d, t), line(r-d, t+d), line(r, t+d)}
	case Component:
		d := min(bar, w/4)
		return polygon(Point{l, t}, Point{r, t}, Point{r, b}, Point{l, b}),
			[]Step{move(l+d, t), line(l+d, b), move(r-d, t), line(r-d, b)}
	case Cylinder:
		return cylinder(l, t, r, b)
	case Ellipse:
		return ellipse(at, w/2, h/2), nil
	case House, Trapezium, Tab, Stack, Tag, Ticket, Leaf, Plaque:
		return figure(s, l, t, r, b)
	}
	return polygon(Point{l, t}, Point{r, t}, Point{r, b}, Point{l, b}), nil
}

// kappa places the control points of a quarter circle.
const kappa = 0.5522847498307936

func move(x, y float64) Step { return Step{Op: 'M', P: [3]Point{{x, y}}} }
func line(x, y float64) Step { return Step{Op: 'L', P: [3]Point{{x, y}}} }
func curve(a, b, c Point) Step {
	return Step{Op: 'C', P: [3]Point{a, b, c}}
}

func polygon(points ...Point) []Step {
	steps := []Step{{Op: 'M', P: [3]Point{points[0]}}}
	for _, p := range points[1:] {
		steps = append(steps, Step{Op: 'L', P: [3]Point{p}})
	}
	return append(steps, Step{Op: 'Z'})
}

func rounded(l, t, r, b, d float64) []Step {
	k := d * (1 - kappa)
	return []Step{
		move(l+d, t), line(r-d, t), curve(Point{r - k, t}, Point{r, t + k}, Point{r, t + d}),
		line(r, b-d), curve(Point{r, b - k}, Point{r - k, b}, Point{r - d, b}),
		line(l+d, b), curve(Point{l + k, b}, Point{l, b - k}, Point{l, b - d}),
		line(l, t+d), curve(Point{l, t + k}, Point{l + k, t}, Point{l + d, t}), {Op: 'Z'},
	}
}

func ellipse(c Point, a, b float64) []Step {
	x, y := a*kappa, b*kappa
	return []Step{
		move(c.X, c.Y-b),
		curve(Point{c.X + x, c.Y - b}, Point{c.X + a, c.Y - y}, Point{c.X + a, c.Y}),
		curve(Point{c.X + a, c.Y + y}, Point{c.X + x, c.Y + b}, Point{c.X, c.Y + b}),
		curve(Point{c.X - x, c.Y + b}, Point{c.X - a, c.Y + y}, Point{c.X - a, c.Y}),
		curve(Point{c.X - a, c.Y - y}, Point{c.X - x, c.Y - b}, Point{c.X, c.Y - b}), {Op: 'Z'},
	}
}

func cylinder(l, t, r, b float64) (outline, detail []Step) {
	d := min(rim, (b-t)/4)
	m, x := (l+r)/2, (r-l)/2*kappa
	arc := func(from, to, level, depth float64) []Step {
		side := 1.0
		if from > to {
			side = -1
		}
		return []Step{
			curve(Point{from, level + depth*kappa}, Point{m - side*x, level + depth}, Point{m, level + depth}),
			curve(Point{m + side*x, level + depth}, Point{to, level + depth*kappa}, Point{to, level}),
		}
	}
	outline = append([]Step{move(l, t+d)}, arc(l, r, t+d, -d)...)
	outline = append(outline, line(r, b-d))
	outline = append(outline, arc(r, l, b-d, d)...)
	outline = append(outline, Step{Op: 'Z'})
	return outline, append([]Step{move(l, t+d)}, arc(l, r, t+d, d)...)
}

// Dashes gives the lengths of a pattern's dashes and gaps in points for a line of a width; nil is solid.
func (l Line) Dashes(width float64) []float64 {
	k := max(1, width)
	switch l {
	case Dashed:
		return []float64{6 * k, 3 * k}
	case Dotted:
		return []float64{1.5 * k, 2.5 * k}
	case DashDot:
		return []float64{7 * k, 2.5 * k, 1.5 * k, 2.5 * k}
	case Long:
		return []float64{11 * k, 4 * k}
	}
	return nil
}

// Arrowhead is the triangle at the end of an edge: the tip and the two corners of its foot; false for an
// edge without one.
func (e *PlacedEdge) Arrowhead() ([3]Point, bool) {
	if len(e.Curve) == 0 {
		return [3]Point{}, false
	}
	foot := e.Curve[len(e.Curve)-1]
	dx, dy := (e.Tip.X-foot.X)*0.38, (e.Tip.Y-foot.Y)*0.38
	if dx*dx+dy*dy < 0.1 {
		return [3]Point{}, false
	}
	return [3]Point{e.Tip, {foot.X - dy, foot.Y + dx}, {foot.X + dy, foot.Y - dx}}, true
}
