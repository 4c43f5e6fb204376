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
	beadReach   = picture.BeadRadius + 0.9 // from the middle of a bead to its outside
	beadWiped   = picture.BeadRadius - 1   // nearer to the middle of a bead a halo wipes some of it away
)

// maxSpots is how many spots of a line are tried at most, counted over its whole length: with 600 long lines that all cross and bear
// labels, trying every sample takes two seconds, this half a second.
const maxSpots = 100

// Graphviz keeps labels off nodes and off other labels, but not off lines, and a label on a foreign line reads as that line's.
// keepClear moves each label that a foreign line crosses, that hides a bead or its own arrowhead, or whose lines of text its
// own line parts, to the nearest place on or beside the middle of its own line where it touches nothing but that line; without such a
// place it stays. No other label moves. It takes a placed picture, so that only the layout that was chosen pays for it.
func keepClear(p *picture.Placed) {
	s := surroundingsOf(p)
	for i, e := range p.Edges {
		if e.Label == "" || !s.faulty(i) {
			continue
		}
		if at, ok := s.nearest(i); ok {
			p.EdgeAt[i].Label = at
			s.beads[i] = p.Beads(i) // which make way for it
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
	beads   [][]picture.Point
}

func surroundingsOf(p *picture.Placed) *surroundings {
	drawn := bounds(p.Picture, &picture.Drawing{NodeAt: p.NodeAt, EdgeAt: p.EdgeAt, GroupAt: p.GroupAt})
	s := &surroundings{
		placed: p, borders: p.GroupAt,
		limits:  picture.Rect{Min: picture.Point{X: drawn.left, Y: drawn.low}, Max: picture.Point{X: drawn.right, Y: drawn.high}},
		courses: make([][]picture.Point, len(p.Edges)), extents: make([]picture.Rect, len(p.Edges)),
		beads: make([][]picture.Point, len(p.Edges)),
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
		s.beads[i] = p.Beads(i)
	}
	return s
}

// nearest is the place nearest to where a label is that is free with some room around it, or else without any. A label that stood beside its
// line lies upon it only where there is no other place, and its line parts its lines of text only where that is not worse than what was.
func (s *surroundings) nearest(label int) (picture.Point, bool) {
	area := s.area(label)
	e, beside := &s.placed.Edges[label], touched(s.courses[label], area) == 0
	anywhere := func(picture.Point) bool { return true }
	wanted := []func(picture.Point) bool{func(at picture.Point) bool { return !s.parted(label, at) }}
	if beside {
		wanted = slices.Insert(wanted, 0, func(at picture.Point) bool { return touched(s.courses[label], around(at, e.LW, e.LH)) == 0 })
	}
	if s.crossed(label, area) || s.hides(label, area, beadWiped) {
		wanted = append(wanted, anywhere)
	}
	for _, fits := range wanted {
		for _, roomy := range []bool{true, false} {
			for _, at := range s.candidates(label, roomy) {
				if fits(at) && s.free(label, at, roomy) {
					return at, true
				}
			}
		}
	}
	return picture.Point{}, false
}

// area is where a label is.
func (s *surroundings) area(label int) picture.Rect {
	e := &s.placed.Edges[label]
	return around(s.placed.EdgeAt[label].Label, e.LW, e.LH)
}

// faulty tells whether a label should be elsewhere.
func (s *surroundings) faulty(label int) bool {
	area := s.area(label)
	return s.crossed(label, area) || s.hides(label, area, beadWiped) || s.parted(label, s.placed.EdgeAt[label].Label)
}

// parted tells whether a label's own line passes between two of its lines of text, where their halo leaves it to be seen.
func (s *surroundings) parted(label int, at picture.Point) bool {
	e := &s.placed.Edges[label]
	leading := picture.Leading(s.placed.Metrics.EdgeFont)
	for k := 1; k < len(e.Lines); k++ {
		gap := picture.Point{X: at.X, Y: at.Y + (float64(k)-float64(len(e.Lines))/2)*leading}
		if touched(s.courses[label], around(gap, e.LW-6, leading/2)) > 0 {
			return true
		}
	}
	return false
}

// hides tells whether a label in an area lies on its own arrowhead or comes nearer than a reach to a bead. Its own beads make way where
// there is room.
func (s *surroundings) hides(label int, area picture.Rect, reach float64) bool {
	if touched(s.arrowhead(label), area) > 0 {
		return true
	}
	wide := grown(area, reach)
	for i, beads := range s.beads {
		if i == label && beads != nil {
			beads = s.placed.BeadsBeside(i, picture.Point{X: (area.Min.X + area.Max.X) / 2, Y: (area.Min.Y + area.Max.Y) / 2})
		}
		if touched(beads, wide) > 0 {
			return true
		}
	}
	return false
}

// crossed tells whether a line other than the label's own passes through an area.
func (s *surroundings) crossed(label int, area picture.Rect) bool {
	return s.nearer(label, area, func(*picture.Edge) float64 { return 0 })
}

// nearer tells whether a line other than the label's own comes nearer to an area than each line should.
func (s *surroundings) nearer(label int, area picture.Rect, gap func(*picture.Edge) float64) bool {
	for i, line := range s.courses {
		if i == label {
			continue
		}
		wide := grown(area, gap(&s.placed.Edges[i]))
		if overlap(grown(s.extents[i], 1), wide) && touched(line, wide) > 0 {
			return true
		}
	}
	return false
}

// reach is how far what is drawn of a line goes to either side of its course: half its width, or the beads of a chain.
func reach(e *picture.Edge) float64 {
	if e.Through > 0 {
		return beadReach
	}
	return e.Look.Width / 2
}

// free tells whether a label touches nothing at a place but its own line, of which it leaves the marks to be seen.
func (s *surroundings) free(label int, at picture.Point, roomy bool) bool {
	p := s.placed
	area := around(at, p.Edges[label].LW, p.Edges[label].LH)
	wide, gap := area, func(*picture.Edge) float64 { return 0 }
	if roomy {
		wide, gap = grown(area, fromForeign), func(e *picture.Edge) float64 { return fromForeign + reach(e) }
	}
	if !within(area, s.limits) || s.hides(label, area, beadReach) {
		return false
	}
	if slices.ContainsFunc(s.solid, func(r picture.Rect) bool { return overlap(wide, r) }) {
		return false
	}
	if slices.ContainsFunc(s.borders, func(r picture.Rect) bool { return overlap(wide, r) && !within(wide, r) }) {
		return false
	}
	var moved []picture.Point // its beads, where they have to make way
	if beads := p.BeadsBeside(label, at); !slices.Equal(beads, s.beads[label]) {
		moved = beads
	}
	for i, e := range p.Edges {
		if i == label || e.Label == "" {
			continue
		}
		if other := s.area(i); overlap(wide, other) || touched(moved, grown(other, beadReach)) > 0 {
			return false
		}
	}
	return !s.nearer(label, area, gap)
}

// candidates are places on and beside the middle three fifths of a label's own line, those nearest to where it is
// first. Without much room they are also right above and below a slanting line, which a corner of the label then covers.
func (s *surroundings) candidates(label int, roomy bool) []picture.Point {
	e, from := &s.placed.Edges[label], s.placed.EdgeAt[label].Label
	line := s.courses[label]
	length := 0.0
	for k := 1; k < len(line); k++ {
		length += distance(line[k-1], line[k])
	}
	var places []picture.Point
	done, next := 0.0, 0.2*length
	for k := 1; k < len(line); k++ {
		a, b := line[k-1], line[k]
		step := distance(a, b)
		if done += step; step < 1e-9 || done < next || done > 0.8*length {
			continue
		}
		next = done + length/maxSpots // a short line has fewer samples than spots
		// Beside the line is square to it, as far away as brings the nearest corner of the label clear of a straight line.
		square := picture.Point{X: (a.Y - b.Y) / step, Y: (b.X - a.X) / step}
		off := math.Abs(square.X)*e.LW/2 + math.Abs(square.Y)*e.LH/2 + besideLine
		for _, by := range []float64{0, off, -off} {
			places = append(places, picture.Point{X: b.X + by*square.X, Y: b.Y + by*square.Y})
		}
		if !roomy {
			y := e.LH/2 + besideLine
			places = append(places, picture.Point{X: b.X, Y: b.Y - y}, picture.Point{X: b.X, Y: b.Y + y})
		}
	}
	slices.SortStableFunc(places, func(a, b picture.Point) int { return cmp.Compare(distance(a, from), distance(b, from)) })
	return places
}

// arrowhead samples the arrowhead of a label's own line, from the end of the curve to the tip.
func (s *surroundings) arrowhead(label int) []picture.Point {
	e := &s.placed.EdgeAt[label]
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
