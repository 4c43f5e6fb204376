package layout

import (
	"math"

	"kg/internal/picture"
)

// The gaps of an indented tree, in points.
const (
	lineGap   = 5.0  // between two headings
	indent    = 24.0 // of a level
	trunkAt   = 9.0  // from a heading's left side to the line that leads to its children
	columnGap = 22.0
	busStep   = 3.5 // between the lines that lead from one column to the next
	bendAt    = 6.0 // radius of a bend
)

// outline places a forest as a table of contents is printed: headings one below the other, those below another one
// indented, joined by a line at their left. More than one column is filled as newspapers are; what a heading has in a
// later column hangs on a line that goes on below its column, up between the columns, and down again. Gaps is how much of the gaps between
// headings is kept.
func outline(p *picture.Picture, f *forest, order []int, columns int, gaps float64) picture.Drawing {
	o := &outlining{p: p, f: f, gap: lineGap * gaps, order: order, columnOf: make([]int, len(p.Nodes)), left: []float64{0}}
	for d, room := range f.labelRoom(p) {
		if d > 0 {
			step := indent
			if room > 0 {
				step = max(indent, trunkAt+room+2*bendAt+arrow+4)
			}
			o.left = append(o.left, o.left[d-1]+step)
		}
	}
	breaks := o.breaks(columns)
	d := picture.Drawing{NodeAt: make([]picture.Point, len(p.Nodes)), EdgeAt: make([]picture.PlacedEdge, len(p.Edges))}
	o.put(&d, breaks)
	for i, e := range f.edge {
		if e >= 0 {
			d.EdgeAt[e] = o.line(i, d.NodeAt)
		}
	}
	settle(p, &d)
	return d
}

type outlining struct {
	p        *picture.Picture
	f        *forest
	order    []int
	gap      float64   // between two headings
	left     []float64 // of each depth, from the left side of the column
	columnOf []int
	columnAt []float64 // where a heading of depth 0 stands in each column, or would stand
	startOf  []float64 // left side of each column
	bottom   []float64 // of each column
}

// height is what a heading takes in its column.
func (o *outlining) height(i int) float64 {
	h := o.p.Nodes[i].H
	if e := o.f.edge[i]; e >= 0 {
		h = max(h, o.p.Edges[e].LH)
	}
	return h + o.gap
}

// breaks gives the places in the order where columns begin after the first: so that all are nearly equally long, at the
// outermost heading that is near, and never right below a heading that has others below it.
func (o *outlining) breaks(columns int) []int {
	total := 0.0
	for _, i := range o.order {
		total += o.height(i)
	}
	for limit := total / float64(columns); ; limit *= 1.04 {
		if cuts := o.fill(limit); len(cuts) < columns {
			return cuts
		}
	}
}

// fill breaks whenever a column would be higher than a limit.
func (o *outlining) fill(limit float64) []int {
	var cuts []int
	used, first := 0.0, 0
	for k := 0; k < len(o.order); k++ {
		h := o.height(o.order[k])
		if used+h <= limit+0.01 || k == first {
			used += h
			continue
		}
		best := k
		for back, room := k, 0.0; back > first+1 && room < limit/5; back-- {
			room += o.height(o.order[back])
			if o.f.depth[o.order[back]] < o.f.depth[o.order[best]] {
				best = back
			}
		}
		for best > first+1 && o.f.parent[o.order[best]] == o.order[best-1] {
			best--
		}
		cuts = append(cuts, best)
		used, first, k = 0, best, best-1
	}
	return cuts
}

// put places the headings.
func (o *outlining) put(d *picture.Drawing, cuts []int) {
	x, y, right, column := 0.0, 0.0, 0.0, 0
	o.columnAt, o.startOf = []float64{0}, []float64{0}
	for k, i := range o.order {
		if column < len(cuts) && k == cuts[column] {
			o.bottom = append(o.bottom, y)
			column++
			x = right + columnGap + busStep*float64(len(o.left))
			y, right = 0, x
			o.startOf = append(o.startOf, x)
			o.columnAt = append(o.columnAt, x-o.outermost(k, append(cuts, len(o.order))[column]))
		}
		n := &o.p.Nodes[i]
		h := o.height(i)
		o.columnOf[i] = column
		left := o.columnAt[column] + o.left[o.f.depth[i]]
		d.NodeAt[i] = picture.Point{X: left + n.W/2, Y: y + (h-o.gap)/2}
		y += h
		right = max(right, left+n.W)
	}
	o.bottom = append(o.bottom, y)
}

// outermost is how far the headings of a column are all indented, but for the line that they hang on: a later column does not
// begin in the middle of its width.
func (o *outlining) outermost(from, to int) float64 {
	depth := math.MaxInt
	for _, i := range o.order[from:to] {
		depth = min(depth, o.f.depth[i])
	}
	return o.left[max(0, depth-1)]
}

// line joins a heading to the one above it.
func (o *outlining) line(i int, at []picture.Point) picture.PlacedEdge {
	parent, e := o.f.parent[i], o.f.edge[i]
	edge, child := &o.p.Edges[e], at[i]
	pn := &o.p.Nodes[parent]
	depth := o.f.depth[parent]
	in := o.left[depth] + min(trunkAt, pn.W/2)
	from, to := o.columnOf[parent], o.columnOf[i]
	start := picture.Point{X: o.columnAt[from] + in, Y: at[parent].Y + pn.H/2}
	corners := []picture.Point{start}
	if from != to {
		// Below the longest column that is passed, up before the child's own, and over its top. Outer levels keep outside.
		low := 0.0
		for c := from; c < to; c++ {
			low = max(low, o.bottom[c])
		}
		off := busStep * float64(len(o.left)-depth)
		gutter := o.startOf[to] - columnGap/2 - busStep*float64(depth)
		corners = append(corners,
			picture.Point{X: start.X, Y: low + off}, picture.Point{X: gutter, Y: low + off},
			picture.Point{X: gutter, Y: -o.gap - off}, picture.Point{X: o.columnAt[to] + in, Y: -o.gap - off})
	}
	trunk := o.columnAt[to] + in
	tip := picture.Point{X: child.X - o.p.Nodes[i].W/2, Y: child.Y}
	corners = append(corners, picture.Point{X: trunk, Y: child.Y}, picture.Point{X: tip.X - arrow, Y: child.Y})
	var label picture.Point
	if edge.Label != "" {
		label = picture.Point{X: (trunk + bendAt + tip.X - arrow) / 2, Y: child.Y}
	}
	return directed(o.p, [2]int{parent, i}, edge.Reversed, bent(corners), tip, label, at)
}

// bent is the curve along straight pieces with round bends between them.
func bent(corners []picture.Point) []picture.Point {
	points := []picture.Point{corners[0]}
	last := corners[0]
	for k := 1; k < len(corners); k++ {
		c := corners[k]
		if k == len(corners)-1 {
			return append(points, towards(last, c, distance(last, c)/3), towards(c, last, distance(last, c)/3), c)
		}
		next := corners[k+1]
		before, after := distance(last, c), distance(c, next)
		r := min(bendAt, before, after/2)
		in, out := towards(c, last, r), towards(c, next, r)
		points = append(points, towards(last, in, distance(last, in)/3), towards(in, last, distance(last, in)/3), in, towards(c, last, r*0.45), towards(c, next, r*0.45), out)
		last = out
	}
	return points
}

func distance(a, b picture.Point) float64 { return math.Hypot(b.X-a.X, b.Y-a.Y) }

// towards is the point at a distance from a on the way to b.
func towards(a, b picture.Point, by float64) picture.Point {
	length := distance(a, b)
	if length < 1e-9 {
		return a
	}
	return picture.Point{X: a.X + (b.X-a.X)*by/length, Y: a.Y + (b.Y-a.Y)*by/length}
}
