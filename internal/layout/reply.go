package layout

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"kg/internal/picture"
)

// positions is the part of Graphviz's json0 that is of use here.
type positions struct {
	Objects []struct {
		Name string `json:"name"`
		Pos  string `json:"pos"`
		BB   string `json:"bb"` // of a cluster
	} `json:"objects"`
	Edges []struct {
		ID  string `json:"id"`
		Pos string `json:"pos"`
		LP  string `json:"lp"`
	} `json:"edges"`
}

// place reads a reply into a drawing: y turned downwards, the top left corner at zero, edges tied by id. An edge
// that came back without a course gets a straight one.
func place(p *picture.Picture, reply []byte) (picture.Drawing, error) {
	var got positions
	if err := json.Unmarshal(reply, &got); err != nil {
		return picture.Drawing{}, fmt.Errorf("%w: reading it: %w", ErrReply, err)
	}
	d := picture.Drawing{NodeAt: make([]picture.Point, len(p.Nodes)), EdgeAt: make([]picture.PlacedEdge, len(p.Edges))}
	if len(p.Groups) > 0 {
		d.GroupAt = make([]picture.Rect, len(p.Groups))
	}
	seen := 0
	for _, o := range got.Objects {
		if name, ok := strings.CutPrefix(o.Name, "cluster_"); ok {
			if i, err := strconv.Atoi(name); err == nil && i >= 0 && i < len(p.Groups) {
				d.GroupAt[i], _ = box(o.BB)
			}
			continue
		}
		i, err := strconv.Atoi(o.Name)
		if err != nil || i < 0 || i >= len(p.Nodes) {
			continue
		}
		at, ok := point(o.Pos)
		if !ok {
			return d, fmt.Errorf("%w: node %q came back without a position", ErrReply, p.Nodes[i].ID)
		}
		d.NodeAt[i] = at
		seen++
	}
	if seen != len(p.Nodes) {
		return d, fmt.Errorf("%w: %d of %d nodes came back", ErrReply, seen, len(p.Nodes))
	}
	for _, e := range got.Edges {
		i, err := strconv.Atoi(e.ID)
		if err != nil || i < 0 || i >= len(p.Edges) {
			continue
		}
		course, err := spline(e.Pos, p.Edges[i].Reversed)
		if err != nil {
			continue // drawn straight below
		}
		d.EdgeAt[i] = course
		if at, ok := point(e.LP); ok && p.Edges[i].Label != "" {
			d.EdgeAt[i].Label = at
		}
	}
	finish(p, &d)
	return d, nil
}

// finish draws what is missing straight, clips ends to outlines and moves everything into the first quadrant.
func finish(p *picture.Picture, d *picture.Drawing) {
	index := make(map[string]int, len(p.Nodes))
	for i, n := range p.Nodes {
		index[n.ID] = i
	}
	for i := range d.EdgeAt {
		e, edge := &d.EdgeAt[i], &p.Edges[i]
		from, to := index[edge.From], index[edge.To]
		if e.Curve == nil {
			label := e.Label
			*e = straight(&p.Nodes[from], &p.Nodes[to], d.NodeAt[from], d.NodeAt[to])
			if label != (picture.Point{}) {
				e.Label = label
			}
		}
	}
	separate(p, d)
	frames(p, d)
	flip(p, d)
	for i := range d.EdgeAt {
		from, to := index[p.Edges[i].From], index[p.Edges[i].To]
		picture.Clip(&d.EdgeAt[i], &p.Nodes[from], &p.Nodes[to], d.NodeAt[from], d.NodeAt[to])
	}
	showHeads(p, d)
	headings(p, d)
}

// flip turns y downwards and moves the drawing so that its bounding box starts at zero.
func flip(p *picture.Picture, d *picture.Drawing) {
	each(p, d, func(q *picture.Point) { q.Y = -q.Y })
	for i := range d.GroupAt {
		g := &d.GroupAt[i]
		g.Min.Y, g.Max.Y = g.Max.Y, g.Min.Y
	}
	settle(p, d)
}

// settle moves a drawing so that its bounding box starts at zero, and sets its size.
func settle(p *picture.Picture, d *picture.Drawing) {
	box := bounds(p, d)
	each(p, d, func(q *picture.Point) { q.X, q.Y = q.X-box.left, q.Y-box.low })
	d.Width, d.Height = box.right-box.left, box.high-box.low
}

// each calls a function for every position of a drawing.
func each(p *picture.Picture, d *picture.Drawing, turn func(*picture.Point)) {
	for i := range d.NodeAt {
		turn(&d.NodeAt[i])
	}
	for i := range d.EdgeAt {
		e := &d.EdgeAt[i]
		for k := range e.Curve {
			turn(&e.Curve[k])
		}
		turn(&e.Tip)
		if p.Edges[i].Label != "" {
			turn(&e.Label)
		}
	}
	for i := range d.GroupAt {
		turn(&d.GroupAt[i].Min)
		turn(&d.GroupAt[i].Max)
	}
	for i := range d.Rules {
		turn(&d.Rules[i].From)
		turn(&d.Rules[i].To)
	}
	for i := range d.Ticks {
		at := picture.Point{X: d.Ticks[i].X, Y: d.Ticks[i].Y}
		turn(&at)
		d.Ticks[i].X, d.Ticks[i].Y = at.X, at.Y
	}
}

type rect struct{ left, low, right, high float64 }

// bounds is the box around everything drawn; Graphviz's own forgets thick lines and is rounded.
func bounds(p *picture.Picture, d *picture.Drawing) rect {
	r := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	add := func(q picture.Point, w, h float64) {
		r = rect{min(r.left, q.X-w/2), min(r.low, q.Y-h/2), max(r.right, q.X+w/2), max(r.high, q.Y+h/2)}
	}
	for i, n := range p.Nodes {
		add(d.NodeAt[i], n.W+2, n.H+2)
	}
	for _, g := range d.GroupAt {
		add(g.Min, 2, 2)
		add(g.Max, 2, 2)
	}
	for _, l := range d.Rules {
		add(l.From, l.Look.Width, l.Look.Width)
		add(l.To, l.Look.Width, l.Look.Width)
	}
	for _, t := range d.Ticks {
		add(picture.Point{X: t.X + t.W/2, Y: t.Y - t.Size*0.25}, t.W, t.Size)
	}
	for i := range d.EdgeAt {
		e := &d.EdgeAt[i]
		for k := 0; k+3 < len(e.Curve); k += 3 {
			for t := 0; t <= 8; t++ {
				add(picture.Bezier(e.Curve[k], e.Curve[k+1], e.Curve[k+2], e.Curve[k+3], float64(t)/8), 2, 2)
			}
		}
		if p.Edges[i].Label != "" {
			add(e.Label, p.Edges[i].LW, p.Edges[i].LH)
		}
	}
	if r.left > r.right {
		return rect{}
	}
	return r
}

var errCourse = errors.New("no course")

// spline reads a pos attribute: "e,x,y" or "s,x,y" is where the arrowhead points, the rest are control
// points. Of an edge that was given to Graphviz the other way round, the course is turned.
func spline(pos string, reversed bool) (picture.PlacedEdge, error) {
	var e picture.PlacedEdge
	var start, end *picture.Point
	for _, field := range strings.Fields(pos) {
		mark := ""
		if strings.HasPrefix(field, "e,") || strings.HasPrefix(field, "s,") {
			mark, field = field[:1], field[2:]
		}
		at, ok := point(field)
		switch {
		case !ok:
			return e, errCourse
		case mark == "e":
			end = &at
		case mark == "s":
			start = &at
		default:
			e.Curve = append(e.Curve, at)
		}
	}
	n := len(e.Curve)
	if n < 4 || n%3 != 1 {
		return e, errCourse
	}
	if reversed {
		for i := range n / 2 {
			e.Curve[i], e.Curve[n-1-i] = e.Curve[n-1-i], e.Curve[i]
		}
		end = start
	}
	e.Tip = e.Curve[n-1]
	if end != nil {
		e.Tip = *end
	}
	return e, nil
}

// arrow is the length of an arrowhead, as Graphviz leaves room for with arrowsize 0.7.
const arrow = 7.0

// straight is the course of an edge that Graphviz gave none: from box to box along the centres' line, or
// a loop at the right side for an edge from a node to itself.
func straight(from, to *picture.Node, a, b picture.Point) picture.PlacedEdge {
	length := math.Hypot(b.X-a.X, b.Y-a.Y)
	if length < 1 {
		x, h := a.X+from.W/2, from.H/4
		return picture.PlacedEdge{
			Curve: []picture.Point{{X: x, Y: a.Y + h}, {X: x + 22, Y: a.Y + h}, {X: x + 22, Y: a.Y - h}, {X: x + arrow, Y: a.Y - h}},
			Tip:   picture.Point{X: x, Y: a.Y - h}, Label: picture.Point{X: x + 24, Y: a.Y},
		}
	}
	unit := picture.Point{X: (b.X - a.X) / length, Y: (b.Y - a.Y) / length}
	along := func(t float64) picture.Point { return picture.Point{X: a.X + unit.X*t, Y: a.Y + unit.Y*t} }
	start, end := boxExit(from, unit), length-boxExit(to, unit)
	foot := max(start, end-arrow)
	return picture.PlacedEdge{
		Curve: []picture.Point{along(start), along(start + (foot-start)/3), along(start + (foot-start)*2/3), along(foot)},
		Tip:   along(end), Label: along((start + end) / 2),
	}
}

// boxExit is the distance from a box's centre to its side in a direction.
func boxExit(n *picture.Node, unit picture.Point) float64 {
	t := math.Inf(1)
	if unit.X != 0 {
		t = n.W / 2 / math.Abs(unit.X)
	}
	if unit.Y != 0 {
		t = min(t, n.H/2/math.Abs(unit.Y))
	}
	return t
}

// point reads "x,y"; Graphviz adds a "!" to pinned positions.
func point(text string) (picture.Point, bool) {
	xs, ys, ok := strings.Cut(strings.TrimSuffix(text, "!"), ",")
	if !ok {
		return picture.Point{}, false
	}
	x, errX := strconv.ParseFloat(xs, 64)
	y, errY := strconv.ParseFloat(ys, 64)
	return picture.Point{X: x, Y: y}, errX == nil && errY == nil && !math.IsNaN(x+y) && !math.IsInf(x+y, 0)
}

// box reads "left,bottom,right,top".
func box(text string) (picture.Rect, bool) {
	fields := strings.SplitN(text, ",", 3)
	if len(fields) < 3 {
		return picture.Rect{}, false
	}
	low, ok := point(fields[0] + "," + fields[1])
	high, fine := point(fields[2])
	return picture.Rect{Min: low, Max: high}, ok && fine
}
