package layout

import (
	"slices"

	"kg/internal/picture"
)

// tree places a forest without Graphviz, in the way that leaves its text largest on the sheet: each node beside its
// children in a tidy tree, or, as a table of contents is printed, one below the other, indented, in one or more columns.
// The tidy tree is taken whenever it is legible.
func tree(pic *picture.Picture, f *forest) *picture.Placed {
	var best *picture.Placed
	bestSize, legible := 0.0, false
	try := func(p *picture.Picture, d picture.Drawing) bool {
		placed := picture.Compose(p, d)
		size, enough := placed.Legible()
		gain := 1.001
		if legible { // then what is tried first is only left for what is clearly better
			gain = turnGain
		}
		if best == nil || size > bestSize*gain {
			best, bestSize, legible = placed, size, enough
		}
		return enough
	}
	for _, wrap := range []float64{1, 1.5, 2.2, 3} {
		p := rewrapped(pic, wrap)
		for _, down := range []bool{pic.Down, !pic.Down} {
			// Long headings side by side make a wide tree that nobody follows: down the page only small ones.
			if !down || len(pic.Nodes) <= 15 {
				try(p, tidy(p, f, down))
			}
		}
		if p.Metrics.Aspect > 1 && !pic.Down && twoSided(f) {
			try(p, balanced(p, f))
		}
	}
	if legible {
		return best
	}
	order := f.order()
	for _, padding := range []float64{1, tightly} {
		for _, wrap := range []float64{2.2, 3, 1.6, 4, 1.2, 2.6, 1.9, 3.5} {
			p := narrowed(pic, wrap, padding)
			for columns := 1; columns <= maxColumns; columns++ {
				if try(p, outline(p, f, order, columns, padding)) {
					return best
				}
			}
		}
	}
	return best
}

// maxColumns is the most columns into which an indented tree is broken.
const maxColumns = 8

// rewrapped is a picture with its labels wrapped at a multiple of their width.
func rewrapped(pic *picture.Picture, wrap float64) *picture.Picture { return narrowed(pic, wrap, 1) }

// narrowed is a picture with its labels wrapped at a multiple of their width and with so much of its padding.
func narrowed(pic *picture.Picture, wrap, padding float64) *picture.Picture {
	m := pic.Metrics
	m.WrapAt *= wrap
	m.Padding *= padding
	return pic.Refit(m)
}

// The gaps of a tidy tree, in points.
const (
	treeGap  = 6.0  // between neighbours
	elbowGap = 38.0 // between a parent and its children, for the elbow
	stub     = 10.0 // straight out of a parent, long enough for an arrowhead
)

// tidy places every node beside its children, in the middle of them, and pushes subtrees together as far as their
// outlines allow (Reingold and Tilford, "Tidier Drawings of Trees", 1981, with sizes). "Along" is the way from parents
// to children, "across" that from a node to its neighbour: x and y, or y and x when the tree goes down.
func tidy(p *picture.Picture, f *forest, down bool) picture.Drawing {
	t := &tidying{p: p, f: f, down: down}
	t.place()
	d := picture.Drawing{NodeAt: make([]picture.Point, len(p.Nodes)), EdgeAt: make([]picture.PlacedEdge, len(p.Edges))}
	t.draw(&d)
	settle(p, &d)
	return d
}

// draw writes down where the nodes of the forest and their edges are.
func (t *tidying) draw(d *picture.Drawing) {
	order := t.f.order()
	for _, i := range order {
		d.NodeAt[i] = t.point(t.start[t.f.depth[i]]+t.along(i)/2, t.at[i])
	}
	for _, i := range order {
		if e := t.f.edge[i]; e >= 0 {
			d.EdgeAt[e] = t.elbow(i, d.NodeAt)
		}
	}
}

// ranks sets where each depth begins.
func (t *tidying) ranks(order []int) {
	rooms := t.f.labelRoom(t.p)
	t.extent, t.rooms, t.start = make([]float64, len(rooms)), make([]float64, len(rooms)), make([]float64, len(rooms))
	for _, i := range order {
		d := t.f.depth[i]
		t.extent[d] = max(t.extent[d], t.along(i))
		if e := t.f.edge[i]; e >= 0 {
			size := t.p.Edges[e].LW
			if t.down {
				size = t.p.Edges[e].LH
			}
			t.rooms[d] = max(t.rooms[d], size)
		}
	}
	for d := 1; d < len(rooms); d++ {
		gap := elbowGap
		if t.rooms[d] > 0 {
			gap += t.rooms[d] + 6
		}
		t.start[d] = t.start[d-1] + t.extent[d-1] + gap
	}
}

type tidying struct {
	p      *picture.Picture
	f      *forest
	down   bool
	turned bool      // children stand at the left of their parents: what is along is counted from the root's right side
	at     []float64 // across, of each node's centre
	extent []float64 // along, of the longest node of each depth
	start  []float64 // along, where each depth begins
	rooms  []float64 // along, for the labels of the edges to each depth
}

func (t *tidying) along(i int) float64 {
	if t.down {
		return t.p.Nodes[i].H
	}
	return t.p.Nodes[i].W
}

// across is what a node takes beside its neighbours, with the label of its edge.
func (t *tidying) across(i int) float64 {
	n, e := &t.p.Nodes[i], t.f.edge[i]
	size := n.H
	if t.down {
		size = n.W
	}
	switch {
	case e < 0:
		return size
	case t.down:
		return max(size, t.p.Edges[e].LW)
	}
	return max(size, t.p.Edges[e].LH)
}

func (t *tidying) point(along, across float64) picture.Point {
	switch {
	case t.down:
		return picture.Point{X: across, Y: along}
	case t.turned:
		return picture.Point{X: t.extent[0] - along, Y: across}
	}
	return picture.Point{X: along, Y: across}
}

// contour is how far a subtree reaches to both sides at each depth below its top, from the deepest depth to the top,
// so that a parent's is its children's with one more at the end.
type contour struct{ low, high []float64 }

// place sets the position of every node: children first, each subtree from its own zero, then moved.
func (t *tidying) place() {
	order := t.f.order()
	t.ranks(order)
	t.at = make([]float64, len(t.p.Nodes))
	shifts := make([]float64, len(t.p.Nodes)) // of a whole subtree, by its top
	contours := make([]contour, len(t.p.Nodes))
	for k := len(order) - 1; k >= 0; k-- {
		i := order[k]
		c := t.pack(t.f.children[i], contours, shifts)
		if kids := t.f.children[i]; len(kids) > 0 {
			t.at[i] = (t.at[kids[0]] + shifts[kids[0]] + t.at[kids[len(kids)-1]] + shifts[kids[len(kids)-1]]) / 2
		}
		half := t.across(i) / 2
		c.low, c.high = append(c.low, t.at[i]-half), append(c.high, t.at[i]+half)
		contours[i] = c
	}
	t.pack(t.f.roots, contours, shifts)
	total := make([]float64, len(t.p.Nodes))
	for _, i := range order {
		total[i] = shifts[i]
		if parent := t.f.parent[i]; parent >= 0 {
			total[i] += total[parent]
		}
		t.at[i] += total[i]
	}
}

// pack moves subtrees beside each other, sets their shifts and gives the contour of all of them.
func (t *tidying) pack(tops []int, contours []contour, shifts []float64) contour {
	var all contour
	for k, i := range tops {
		c := contours[i]
		contours[i] = contour{}
		if k == 0 {
			all = c
			continue
		}
		shift := 0.0
		for d := 1; d <= min(len(all.high), len(c.low)); d++ {
			gap := treeGap
			if d > 1 {
				gap = 2 * treeGap
			}
			shift = max(shift, all.high[len(all.high)-d]+gap-c.low[len(c.low)-d])
		}
		shifts[i] = shift
		all = merge(all, c, shift)
	}
	return all
}

// merge is the contour of two subtrees, the second moved.
func merge(a, b contour, shift float64) contour {
	if len(b.low) > len(a.low) {
		// The deeper part is the second one's alone.
		extra := len(b.low) - len(a.low)
		for d := range b.low {
			b.low[d] += shift
			b.high[d] += shift
		}
		for d := range a.low {
			b.low[d+extra] = a.low[d]
			b.high[d+extra] = max(a.high[d], b.high[d+extra])
		}
		return b
	}
	extra := len(a.low) - len(b.low)
	for d := range b.low {
		a.high[d+extra] = b.high[d] + shift
	}
	return a
}

// elbow is the line between a node and its parent: straight out of the parent until all of its rank are passed, a
// bend, and straight into the child under the label.
func (t *tidying) elbow(i int, at []picture.Point) picture.PlacedEdge {
	parent, e := t.f.parent[i], t.f.edge[i]
	d := t.f.depth[i]
	edge := &t.p.Edges[e]
	begin := t.start[d-1] + t.along(parent)
	bend, child := t.start[d-1]+t.extent[d-1]+stub, t.start[d]
	straight := child - arrow
	if t.rooms[d] > 0 { // all bend in the same strip, before the labels
		straight = bend + elbowGap - stub - arrow
	}
	from, to := t.at[parent], t.at[i]
	half := (bend + straight) / 2
	points := []picture.Point{
		t.point(begin, from), t.point(begin+1, from), t.point(bend-1, from), t.point(bend, from),
		t.point(half, from), t.point(half, to), t.point(straight, to),
	}
	var label picture.Point
	if straight < child-arrow {
		points = append(points, t.point(straight+1, to), t.point(child-arrow-1, to), t.point(child-arrow, to))
		label = t.point((straight+child-arrow)/2, to)
	}
	return directed(t.p, [2]int{parent, i}, edge.Reversed, points, t.point(child, to), label, at)
}

// directed makes an edge of a course that goes from a parent to the foot of an arrowhead before a child. A reversed edge
// has its arrowhead at the parent: the course is turned and ends there a little earlier. Both ends go to the outlines.
func directed(p *picture.Picture, pair [2]int, reversed bool, points []picture.Point, tip, label picture.Point, at []picture.Point) picture.PlacedEdge {
	from, to := pair[0], pair[1]
	if reversed {
		points[len(points)-1] = tip
		slices.Reverse(points)
		tip = points[len(points)-1]
		before := points[len(points)-4]
		dx, dy := before.X-tip.X, before.Y-tip.Y
		length := max(abs(dx)+abs(dy), 1) // the piece is upright or level
		foot := picture.Point{X: tip.X + dx/length*min(arrow, length), Y: tip.Y + dy/length*min(arrow, length)}
		points[len(points)-1], points[len(points)-2] = foot, foot
		from, to = to, from
	}
	e := picture.PlacedEdge{Curve: points, Tip: tip, Label: label}
	picture.Clip(&e, &p.Nodes[from], &p.Nodes[to], at[from], at[to])
	return e
}

func abs(x float64) float64 { return max(x, -x) }
