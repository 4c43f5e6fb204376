package layout

import (
	"cmp"
	"slices"

	"kg/internal/picture"
)

// headGap is how far a moved arrowhead keeps from boxes that are not its own, in points.
const headGap = 1.0

// showHeads turns the last piece of each line whose arrowhead lies under a box that is not its own: Graphviz lets a line come to a corner of its
// node between that and the next, where the gap is smaller than an arrowhead. The head goes to the nearest place of the node's sides where it
// can be seen and the line still passes no other box; without such a place it stays.
func showHeads(p *picture.Picture, d *picture.Drawing) {
	boxes := make([]picture.Rect, len(p.Nodes))
	index := make(map[string]int, len(p.Nodes))
	for i, n := range p.Nodes {
		boxes[i], index[n.ID] = around(d.NodeAt[i], n.W, n.H), i
	}
	for i := range d.EdgeAt {
		from, to := index[p.Edges[i].From], index[p.Edges[i].To]
		free := func(points []picture.Point, gap float64) bool {
			for k, b := range boxes {
				if k != to && k != from && touched(points, grown(b, gap)) > 0 {
					return false
				}
			}
			return true
		}
		e := &d.EdgeAt[i]
		if from == to || len(e.Curve) < 4 || free(headOf(e), 0) {
			continue
		}
		for _, other := range aims(e, boxes[to]) {
			picture.Clip(&other, &p.Nodes[from], &p.Nodes[to], d.NodeAt[from], d.NodeAt[to])
			if free(headOf(&other), headGap) && free(lastPiece(&other), 0) && touched(lastPiece(&other), grown(boxes[to], -1)) == 0 {
				*e = other
				break
			}
		}
	}
}

// headOf is what is seen of an arrowhead.
func headOf(e *picture.PlacedEdge) []picture.Point {
	foot := e.Curve[len(e.Curve)-1]
	points := []picture.Point{foot, {X: (foot.X + e.Tip.X) / 2, Y: (foot.Y + e.Tip.Y) / 2}}
	if corners, ok := e.Arrowhead(); ok {
		points = append(points, corners[1], corners[2])
	}
	return points
}

func lastPiece(e *picture.PlacedEdge) []picture.Point {
	n := len(e.Curve)
	return course(&picture.PlacedEdge{Curve: e.Curve[n-4:], Tip: e.Curve[n-1]})
}

// aims are the line with its end turned to other places of its node's sides, the nearest to where it ends first.
func aims(e *picture.PlacedEdge, box picture.Rect) []picture.PlacedEdge {
	var tries []picture.PlacedEdge
	for _, share := range []float64{0.5, 0.35, 0.65, 0.2, 0.8} {
		x, y := box.Min.X+share*(box.Max.X-box.Min.X), box.Min.Y+share*(box.Max.Y-box.Min.Y)
		for _, side := range []struct{ tip, out picture.Point }{
			{picture.Point{X: box.Min.X, Y: y}, picture.Point{X: -1}}, {picture.Point{X: box.Max.X, Y: y}, picture.Point{X: 1}},
			{picture.Point{X: x, Y: box.Min.Y}, picture.Point{Y: -1}}, {picture.Point{X: x, Y: box.Max.Y}, picture.Point{Y: 1}},
		} {
			foot := picture.Point{X: side.tip.X + arrow*side.out.X, Y: side.tip.Y + arrow*side.out.Y}
			begin := cutBefore(e.Curve, foot)
			last, before := begin[len(begin)-1], begin[len(begin)-2]
			bend := distance(last, foot) / 3
			tries = append(tries, picture.PlacedEdge{Tip: side.tip, Label: e.Label, Curve: append(begin,
				towards(last, picture.Point{X: 2*last.X - before.X, Y: 2*last.Y - before.Y}, bend),
				picture.Point{X: foot.X + bend*side.out.X, Y: foot.Y + bend*side.out.Y}, foot)})
		}
	}
	slices.SortStableFunc(tries, func(a, b picture.PlacedEdge) int {
		return cmp.Compare(distance(a.Tip, e.Tip), distance(b.Tip, e.Tip))
	})
	return tries
}

// turnRoom is how far from the arrowhead a line begins to turn to it, in points.
const turnRoom = 60.0

// cutBefore is a chain of curves up to where it comes nearer to a point than turnRoom for good, or its first half where it is all near.
func cutBefore(curve []picture.Point, to picture.Point) []picture.Point {
	const steps = 24
	for k := len(curve) - 4; k >= 0; k -= 3 {
		a, b, c, d := curve[k], curve[k+1], curve[k+2], curve[k+3]
		for step := steps; step > 0; step-- {
			t := float64(step) / steps
			if q := picture.Bezier(a, b, c, d, t); distance(q, to) >= turnRoom || k == 0 && step == steps/2 {
				// The part of a curve before t (de Casteljau).
				mix := func(p, q picture.Point) picture.Point {
					return picture.Point{X: p.X + (q.X-p.X)*t, Y: p.Y + (q.Y-p.Y)*t}
				}
				ab, bc := mix(a, b), mix(b, c)
				return append(slices.Clone(curve[:k+1]), ab, mix(ab, bc), q)
			}
		}
	}
	return slices.Clone(curve)
}
