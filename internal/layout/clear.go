package layout

import (
	"cmp"
	"math"
	"slices"

	"kg/internal/picture"
)

// How far a moved label keeps from its own line, when it lies beside it, and from what is not its own, in points.
const (
	besideLine  = 2.0
	fromForeign = 1.5
)

// Graphviz keeps labels off nodes and off other labels, but not off lines, and a label on a foreign line reads as that line's.
// keepClear moves each label that a foreign line crosses to the nearest place on or beside the middle of its own line where it
// touches nothing but that line; without such a place it stays. No other label moves. It takes a placed picture, so that only
// the layout that was chosen pays for it.
func keepClear(p *picture.Placed) {
	s := surroundingsOf(p)
	for i, e := range p.Edges {
		if e.Label == "" || !s.crossed(i, around(p.EdgeAt[i].Label, e.LW, e.LH)) {
			continue
		}
		for _, at := range s.candidates(i) {
			if s.free(i, at) {
				p.EdgeAt[i].Label = at
				break
			}
		}
	}
}

// surroundings is what labels have to keep clear of.
type surroundings struct {
	placed  *picture.Placed
	limits  picture.Rect   // of the drawing, without title and legend
	solid   []picture.Rect // nodes and headings
	borders []picture.Rect // frames of groups: a label may lie inside or outside
	courses [][]picture.Point
	extents []picture.Rect // of courses: most lines are far from most labels
}

func surroundingsOf(p *picture.Placed) *surroundings {
	drawn := bounds(p.Picture, &picture.Drawing{NodeAt: p.NodeAt, EdgeAt: p.EdgeAt, GroupAt: p.GroupAt})
	s := &surroundings{
		placed: p, borders: p.GroupAt,
		limits:  picture.Rect{Min: picture.Point{X: drawn.left, Y: drawn.low}, Max: picture.Point{X: drawn.right, Y: drawn.high}},
		courses: make([][]picture.Point, len(p.Edges)), extents: make([]picture.Rect, len(p.Edges)),
	}
	for i, n := range p.Nodes {
		s.solid = append(s.solid, around(p.NodeAt[i], n.W, n.H))
	}
	for i, at := range p.HeadingAt {
		s.solid = append(s.solid, around(at, p.Groups[i].LW, p.Groups[i].LH))
	}
	for i := range p.EdgeAt {
		s.courses[i] = course(&p.EdgeAt[i])
		s.extents[i] = extent(s.courses[i])
	}
	return s
}

// crossed tells whether a line other than the label's own passes through an area.
func (s *surroundings) crossed(label int, area picture.Rect) bool {
	for i, line := range s.courses {
		if i != label && overlap(grown(s.extents[i], 1), area) && touched(line, area) > 0 {
			return true
		}
	}
	return false
}

// free tells whether a label touches nothing at a place but its own line, of which it leaves the arrowhead to be seen.
func (s *surroundings) free(label int, at picture.Point) bool {
	p := s.placed
	area := around(at, p.Edges[label].LW, p.Edges[label].LH)
	wide := grown(area, fromForeign)
	if !within(area, s.limits) || touched(arrowhead(&p.EdgeAt[label]), area) > 0 {
		return false
	}
	if slices.ContainsFunc(s.solid, func(r picture.Rect) bool { return overlap(wide, r) }) {
		return false
	}
	if slices.ContainsFunc(s.borders, func(r picture.Rect) bool { return overlap(wide, r) && !within(wide, r) }) {
		return false
	}
	for i, e := range p.Edges {
		if i != label && e.Label != "" && overlap(wide, around(p.EdgeAt[i].Label, e.LW, e.LH)) {
			return false
		}
	}
	return !s.crossed(label, wide)
}

// candidates are places on and beside the middle three fifths of a label's own line, those nearest to where it is first.
func (s *surroundings) candidates(label int) []picture.Point {
	e, from := &s.placed.Edges[label], s.placed.EdgeAt[label].Label
	x, y := e.LW/2+besideLine, e.LH/2+besideLine
	var places []picture.Point
	for _, q := range middle(s.courses[label]) {
		for _, off := range []picture.Point{{}, {Y: y}, {Y: -y}, {X: x}, {X: -x}} {
			places = append(places, picture.Point{X: q.X + off.X, Y: q.Y + off.Y})
		}
	}
	slices.SortStableFunc(places, func(a, b picture.Point) int { return cmp.Compare(distance(a, from), distance(b, from)) })
	return places
}

// middle is what lies between a fifth and four fifths of a course's length.
func middle(line []picture.Point) []picture.Point {
	length := 0.0
	for k := 1; k < len(line); k++ {
		length += distance(line[k-1], line[k])
	}
	var points []picture.Point
	done := 0.0
	for k := 1; k < len(line); k++ {
		if done += distance(line[k-1], line[k]); done >= 0.2*length && done <= 0.8*length {
			points = append(points, line[k])
		}
	}
	return points
}

// arrowhead samples the stretch from the end of an edge's curve to its tip.
func arrowhead(e *picture.PlacedEdge) []picture.Point {
	foot := e.Curve[len(e.Curve)-1]
	return []picture.Point{foot, {X: (foot.X + e.Tip.X) / 2, Y: (foot.Y + e.Tip.Y) / 2}, e.Tip}
}

func extent(points []picture.Point) picture.Rect {
	r := picture.Rect{Min: picture.Point{X: math.Inf(1), Y: math.Inf(1)}, Max: picture.Point{X: math.Inf(-1), Y: math.Inf(-1)}}
	for _, q := range points {
		r.Min = picture.Point{X: min(r.Min.X, q.X), Y: min(r.Min.Y, q.Y)}
		r.Max = picture.Point{X: max(r.Max.X, q.X), Y: max(r.Max.Y, q.Y)}
	}
	return r
}

func grown(r picture.Rect, by float64) picture.Rect {
	return picture.Rect{Min: picture.Point{X: r.Min.X - by, Y: r.Min.Y - by}, Max: picture.Point{X: r.Max.X + by, Y: r.Max.Y + by}}
}

func within(a, b picture.Rect) bool {
	return a.Min.X >= b.Min.X && a.Min.Y >= b.Min.Y && a.Max.X <= b.Max.X && a.Max.Y <= b.Max.Y
}
