package layout

import (
	"fmt"
	"math"

	"kg/internal/picture"
)

// frames makes sure, while y still goes upwards, that each group's frame holds its nodes and has room for its heading,
// even where Graphviz gave none.
func frames(p *picture.Picture, d *picture.Drawing) {
	for i := range d.GroupAt {
		g, r := &p.Groups[i], &d.GroupAt[i]
		if *r == (picture.Rect{}) {
			*r = picture.Rect{Min: picture.Point{X: math.Inf(1), Y: math.Inf(1)}, Max: picture.Point{X: math.Inf(-1), Y: math.Inf(-1)}}
		}
		top := math.Inf(-1)
		for k, n := range p.Nodes {
			if n.Group != g.ID {
				continue
			}
			at := d.NodeAt[k]
			r.Min = picture.Point{X: min(r.Min.X, at.X-n.W/2-3), Y: min(r.Min.Y, at.Y-n.H/2-3)}
			r.Max = picture.Point{X: max(r.Max.X, at.X+n.W/2+3), Y: max(r.Max.Y, at.Y+n.H/2+3)}
			top = max(top, at.Y+n.H/2)
		}
		r.Max.Y = max(r.Max.Y, top+g.LH+4)
		r.Max.X = max(r.Max.X, r.Min.X+g.LW+4)
	}
}

// errMixed tells that groups came back upon each other.
var errMixed = fmt.Errorf("%w: its groups are mixed up", ErrReply)

// mixed wants each frame clear of the others and of the nodes that are not its own.
func mixed(p *picture.Picture, d picture.Drawing) error {
	for i, r := range d.GroupAt {
		for _, other := range d.GroupAt[:i] {
			if overlap(r, other) {
				return errMixed
			}
		}
		for k, n := range p.Nodes {
			if n.Group != p.Groups[i].ID && overlap(r, around(d.NodeAt[k], n.W, n.H)) {
				return errMixed
			}
		}
	}
	return nil
}

// headings puts each group's heading into the strip above its nodes, at the left, or where fewest lines cross it.
func headings(p *picture.Picture, d *picture.Drawing) {
	if len(d.GroupAt) == 0 {
		return
	}
	d.HeadingAt = make([]picture.Point, len(d.GroupAt))
	courses := make([][]picture.Point, len(d.EdgeAt))
	for i := range d.EdgeAt {
		courses[i] = course(&d.EdgeAt[i])
	}
	for i, r := range d.GroupAt {
		g := &p.Groups[i]
		low, high := r.Min.X+g.LW/2+2, r.Max.X-g.LW/2-2
		y := r.Min.Y + g.LH/2 + 2
		best := math.MaxInt
		const places = 24
		for k := range places + 1 {
			at := picture.Point{X: low + max(0, high-low)*float64(k)/places, Y: y}
			hits := 0
			area := around(at, g.LW, g.LH)
			for e, c := range courses {
				hits += touched(c, area)
				if p.Edges[e].Label != "" && overlap(area, around(d.EdgeAt[e].Label, p.Edges[e].LW, p.Edges[e].LH)) {
					hits += 20
				}
			}
			if hits < best {
				best, d.HeadingAt[i] = hits, at
			}
			if hits == 0 {
				break
			}
		}
	}
}

// course samples an edge densely enough that none slips through a line of text.
func course(e *picture.PlacedEdge) []picture.Point {
	var points []picture.Point
	for k := 0; k+3 < len(e.Curve); k += 3 {
		a, z := e.Curve[k], e.Curve[k+3]
		n := max(8, int(math.Hypot(z.X-a.X, z.Y-a.Y)/3))
		for t := range n + 1 {
			points = append(points, picture.Bezier(a, e.Curve[k+1], e.Curve[k+2], z, float64(t)/float64(n)))
		}
	}
	return append(points, e.Tip)
}

func around(at picture.Point, w, h float64) picture.Rect {
	return picture.Rect{Min: picture.Point{X: at.X - w/2, Y: at.Y - h/2}, Max: picture.Point{X: at.X + w/2, Y: at.Y + h/2}}
}

// touched is 1 when a course passes through an area, else 0.
func touched(points []picture.Point, r picture.Rect) int {
	for _, q := range points {
		if q.X > r.Min.X && q.X < r.Max.X && q.Y > r.Min.Y && q.Y < r.Max.Y {
			return 1
		}
	}
	return 0
}

func overlap(a, b picture.Rect) bool {
	return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
}
