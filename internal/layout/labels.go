package layout

import (
	"slices"

	"kg/internal/picture"
)

// separate moves labels of edges that lie on a node or on another label to the nearest free place on or beside their own
// line. Graphviz leaves room for labels, but rounds it, and an edge that it forgot was drawn without.
func separate(p *picture.Picture, d *picture.Drawing) {
	var taken []picture.Rect
	for i, n := range p.Nodes {
		taken = append(taken, around(d.NodeAt[i], n.W, n.H))
	}
	free := func(at picture.Point, e *picture.Edge) bool {
		area := around(at, e.LW, e.LH)
		return !slices.ContainsFunc(taken, func(r picture.Rect) bool { return overlap(area, r) })
	}
	for i := range p.Edges {
		e := &p.Edges[i]
		if e.Label == "" {
			continue
		}
		label := &d.EdgeAt[i].Label
		if !free(*label, e) {
			if at, ok := nearestFree(*label, course(&d.EdgeAt[i]), e, free); ok {
				*label = at
			}
		}
		taken = append(taken, around(*label, e.LW, e.LH))
	}
}

// nearestFree looks for a place for a label: first along its line, then a little to all sides of it.
func nearestFree(from picture.Point, line []picture.Point, e *picture.Edge, free func(picture.Point, *picture.Edge) bool) (picture.Point, bool) {
	var best picture.Point
	found := false
	for _, off := range []float64{0, 0.6, 1.2, 2.4, 4.8} {
		for _, q := range line {
			for _, side := range []picture.Point{{X: 1}, {X: -1}, {Y: 1}, {Y: -1}} {
				at := picture.Point{X: q.X + side.X*off*e.LW, Y: q.Y + side.Y*off*e.LH}
				if (!found || distance(at, from) < distance(best, from)-1e-9) && free(at, e) {
					best, found = at, true
				}
			}
		}
		if found {
			return best, true
		}
	}
	return best, false
}
