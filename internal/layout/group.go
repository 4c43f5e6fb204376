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

// headings puts each group's heading where no line crosses it: into the strip above its nodes, at the left or wherever it is free, or else
// into one below them, or into a frame that is made wider for it; where all of that is crossed, where fewest lines cross it.
func headings(p *picture.Picture, d *picture.Drawing) {
	if len(d.GroupAt) == 0 {
		return
	}
	d.HeadingAt = make([]picture.Point, len(d.GroupAt))
	h := &heading{p: p, d: d, courses: make([][]picture.Point, len(d.EdgeAt))}
	for i := range d.EdgeAt {
		h.courses[i] = course(&d.EdgeAt[i])
	}
	for i, r := range d.GroupAt {
		best := math.MaxInt
		for _, frame := range h.frames(i) {
			if frame != r && !h.clear(i, frame) {
				continue
			}
			at, hits := h.place(i, frame)
			if hits < best {
				best, d.HeadingAt[i], d.GroupAt[i] = hits, at, frame
			}
			if hits == 0 {
				break
			}
		}
	}
	from := d.GroupAt[0].Min
	settle(p, d)
	by := picture.Point{X: d.GroupAt[0].Min.X - from.X, Y: d.GroupAt[0].Min.Y - from.Y}
	for i := range d.HeadingAt {
		d.HeadingAt[i].X, d.HeadingAt[i].Y = d.HeadingAt[i].X+by.X, d.HeadingAt[i].Y+by.Y
	}
}

// heading is the work of placing headings.
type heading struct {
	p       *picture.Picture
	d       *picture.Drawing
	courses [][]picture.Point
}

// frames are what a group's frame may be, those that change least first: as it is, with a strip below, and wider.
func (h *heading) frames(i int) []picture.Rect {
	r, g := h.d.GroupAt[i], &h.p.Groups[i]
	below, left, right := r, r, r
	below.Max.Y += g.LH + 4
	top := below.Max.Y
	for k, n := range h.p.Nodes {
		if n.Group == g.ID {
			top = min(top, h.d.NodeAt[k].Y-n.H/2)
		}
	}
	below.Min.Y = max(below.Min.Y, top-groupMargin) // the strip above is not wanted then
	frames := []picture.Rect{r, below}
	const steps = 4
	for range steps {
		left.Min.X -= g.LW / steps
		right.Max.X += g.LW / steps
		frames = append(frames, left, right)
	}
	return frames
}

// clear tells whether a group may have a frame: it touches no other, and nothing that is not the group's.
func (h *heading) clear(i int, frame picture.Rect) bool {
	for k, other := range h.d.GroupAt {
		if k != i && overlap(grown(frame, 4), other) {
			return false
		}
	}
	for k, n := range h.p.Nodes {
		if n.Group != h.p.Groups[i].ID && overlap(grown(frame, 3), around(h.d.NodeAt[k], n.W, n.H)) {
			return false
		}
	}
	for k, e := range h.p.Edges {
		label := around(h.d.EdgeAt[k].Label, e.LW, e.LH)
		if e.Label != "" && overlap(frame, label) && !overlap(h.d.GroupAt[i], label) {
			return false
		}
	}
	return true
}

// place is where in a frame a heading is crossed least, and by how much: in the strip above its nodes, or in the one below that was added.
func (h *heading) place(i int, frame picture.Rect) (best picture.Point, least int) {
	g := &h.p.Groups[i]
	low, high := frame.Min.X+g.LW/2+2, frame.Max.X-g.LW/2-2
	y := frame.Min.Y + g.LH/2 + 2
	if frame.Max.Y > h.d.GroupAt[i].Max.Y {
		y = frame.Max.Y - g.LH/2 - 2
	}
	least = math.MaxInt
	const places = 24
	for k := range places + 1 {
		at := picture.Point{X: low + max(0, high-low)*float64(k)/places, Y: y}
		hits := 0
		area := around(at, g.LW, g.LH)
		for e, c := range h.courses {
			hits += touched(c, area)
			if h.p.Edges[e].Label != "" && overlap(area, around(h.d.EdgeAt[e].Label, h.p.Edges[e].LW, h.p.Edges[e].LH)) {
				hits += 20
			}
		}
		if hits < least {
			least, best = hits, at
		}
		if hits == 0 {
			break
		}
	}
	return best, least
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
