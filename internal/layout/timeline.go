package layout

import (
	"cmp"
	"slices"

	"kg/internal/picture"
)

// The lengths of a timeline, in points.
const (
	axisLeast = 46.0 // width of the band with the years, or more where months or long years want it
	axisPad   = 6.0  // beside a tick's text, at least
	tickPad   = 5.0  // above and below a tick's text
	leader    = 16.0 // from the axis to a date
	dateGap   = 5.0  // around a date
	momentGap = 7.0  // between two moments on the axis, at least
	boxGap    = 6.0  // between two boxes
)

// timeline places nodes along an upright axis in the order of their dates, the undated ones in a box below. The axis is
// as long in each year as what happened needs, and says so by its ticks; years in which nothing happened are left away where
// its line is dotted. With edges all nodes stand on one side and the edges on the other side of them, when that is legible;
// else nodes stand on both sides, and edges between the two are left away.
func timeline(pic *picture.Picture) *picture.Placed {
	var best *picture.Placed
	bestSize := 0.0
	for _, way := range []struct {
		sides   int
		padding float64
	}{{1, 1}, {2, 1}, {2, tightly}} {
		sides := way.sides
		if sides == 1 && len(pic.Edges) == 0 && len(pic.Nodes) > 6 {
			continue
		}
		for _, wrap := range []float64{1.8, 2.6, 1.3, 3.6} {
			p := narrowed(pic, wrap, way.padding)
			placed := chronicle(p, sides, way.padding)
			size, enough := placed.Legible()
			if best == nil || size > bestSize*1.001 {
				best, bestSize = placed, size
			}
			if enough {
				return placed
			}
		}
	}
	return best
}

// moment is a node with its date and its place.
type moment struct {
	node  int
	date  date
	dated bool
	side  int // 0 right of the axis, 1 left
	y     float64
}

// chronicling is the work of one timeline.
type chronicling struct {
	p       *picture.Picture
	moments []moment // the dated ones, in order
	rest    []int    // the others
	axisW   float64  // width of the band with the ticks
	// The gaps along the axis.
	momentGap, boxGap float64
	dateW             float64 // of the widest date
	boxW              [2]float64
	d                 picture.Drawing
}

// chronicle makes a timeline with nodes on one side or on both, and with so much of the gaps between them. The picture is fitted and its own: edges may be taken out.
func chronicle(p *picture.Picture, sides int, gaps float64) *picture.Placed {
	c := &chronicling{p: p, axisW: axisLeast, momentGap: momentGap * gaps, boxGap: boxGap * gaps}
	for i, n := range p.Nodes {
		if d, ok := dateOf(n.Date); ok {
			c.moments = append(c.moments, moment{node: i, date: d, dated: true})
			c.dateW = max(c.dateW, picture.Width(d.in(p.Lang), p.Metrics.SmallFont, false))
		} else {
			c.rest = append(c.rest, i)
		}
	}
	slices.SortStableFunc(c.moments, func(a, b moment) int { return cmp.Compare(a.date.number(), b.date.number()) })
	c.d.NodeAt = make([]picture.Point, len(p.Nodes))
	bottom := c.axis(sides)
	for _, m := range c.moments {
		c.put(m)
	}
	c.undated(bottom, sides)
	c.connect()
	settle(p, &c.d)
	return picture.Compose(p, c.d)
}

// axis finds a height for every moment, draws the axis with its ticks, and gives the lower end of everything.
func (c *chronicling) axis(sides int) float64 {
	if len(c.moments) == 0 {
		return 0
	}
	size := c.p.Metrics.SmallFont
	label := picture.Leading(size) + tickPad
	u := unitFor(c.moments[0].date, c.moments[len(c.moments)-1].date)
	for _, m := range c.moments {
		c.axisW = max(c.axisW, picture.Width(u.name(u.period(m.date), c.p.Lang), size, true)+2*axisPad)
	}
	low := [2]float64{} // the lower end of the boxes on each side
	y, last := 0.0, 0
	for k := range c.moments {
		m := &c.moments[k]
		n := &c.p.Nodes[m.node]
		if period := u.period(m.date); k == 0 || period != last {
			from := y
			if k > 0 {
				y += c.momentGap
				c.rails(from, y, false)
				from = y
				if period > last+1 {
					y += 2 * c.momentGap
					c.rails(from, y, true)
				}
			}
			c.tick(y, u.name(period, c.p.Lang))
			c.rails(y, y+label, false)
			y += label
			last = period
		}
		// The side with more room; the right one where both have the same.
		if sides == 2 && low[1] < low[0] {
			m.side = 1
		}
		m.y = max(y+c.momentGap, low[m.side]+n.H/2+c.boxGap, n.H/2)
		if k == 0 {
			m.y = max(m.y, n.H/2)
		}
		c.rails(y, m.y, false)
		y, low[m.side] = m.y, m.y+n.H/2
		c.boxW[m.side] = max(c.boxW[m.side], n.W)
	}
	c.rails(y, y+c.momentGap+2, false)
	end := y + c.momentGap + 2
	c.rule(picture.Point{X: -c.axisW / 2, Y: end}, picture.Point{X: c.axisW / 2, Y: end}, picture.Solid, 1)
	return max(end, low[0], low[1])
}

func (c *chronicling) rule(from, to picture.Point, line picture.Line, width float64) {
	c.d.Rules = append(c.d.Rules, picture.Rule{From: from, To: to, Look: picture.LineLook{Stroke: picture.OwnLineLook(picture.OwnAxis).Stroke, Line: line, Width: width}})
}

// rails draws a piece of both sides of the axis; pieces that follow each other become one.
func (c *chronicling) rails(from, to float64, skipped bool) {
	line := picture.Solid
	if skipped {
		line = picture.Dotted
	}
	for _, x := range []float64{-c.axisW / 2, c.axisW / 2} {
		joined := false
		for k := len(c.d.Rules) - 1; k >= 0 && !joined; k-- {
			r := &c.d.Rules[k]
			if r.From.X == x && r.To.X == x {
				if r.To.Y == from && r.Look.Line == line {
					r.To.Y, joined = to, true
				}
				break
			}
		}
		if !joined {
			c.rule(picture.Point{X: x, Y: from}, picture.Point{X: x, Y: to}, line, 1.2)
		}
	}
}

// tick writes a year or a month into the axis, under a line across it.
func (c *chronicling) tick(y float64, text string) {
	c.rule(picture.Point{X: -c.axisW / 2, Y: y}, picture.Point{X: c.axisW / 2, Y: y}, picture.Solid, 1)
	size := c.p.Metrics.SmallFont
	c.text(picture.Point{X: 0, Y: y + tickPad/2 + picture.Leading(size)/2}, text, 0, true)
}

// text writes a tick's text whose middle, or left or right end for an anchor of -1 or 1, is at a point.
func (c *chronicling) text(at picture.Point, text string, anchor float64, bold bool) {
	size := c.p.Metrics.SmallFont
	w := picture.Width(text, size, bold)
	c.d.Ticks = append(c.d.Ticks, picture.PlacedText{Role: picture.TickText, Text: text, X: at.X - w/2 - anchor*w/2, Y: at.Y + size*0.35,
		W: w, Size: size, Bold: bold, Color: "#3b4652"})
}

// put draws the line from the axis to a moment's date, its date, and its box.
func (c *chronicling) put(m moment) {
	n := &c.p.Nodes[m.node]
	way := 1.0
	if m.side == 1 {
		way = -1
	}
	begin := c.axisW / 2
	text := m.date.in(c.p.Lang)
	near := begin + leader + dateGap
	far := near + c.dateW + dateGap
	c.rule(picture.Point{X: way * begin, Y: m.y}, picture.Point{X: way * (begin + leader), Y: m.y}, picture.Solid, 1.2)
	c.text(picture.Point{X: way * near, Y: m.y}, text, -way, false)
	c.d.NodeAt[m.node] = picture.Point{X: way * (far + n.W/2), Y: m.y}
}

// undated puts what has no date into a box under the axis, in rows as wide as what is above.
func (c *chronicling) undated(top float64, sides int) {
	if len(c.rest) == 0 {
		return
	}
	const pad = 8.0
	beside := c.axisW/2 + leader + 2*dateGap + c.dateW
	left, right := -c.axisW/2, beside+c.boxW[0]
	if sides == 2 && c.boxW[1] > 0 {
		left = -beside - c.boxW[1]
	}
	for _, i := range c.rest {
		right = max(right, left+c.p.Nodes[i].W+2*pad)
	}
	if len(c.moments) == 0 {
		right = max(right, left+c.p.Metrics.WrapAt*4)
	}
	size := c.p.Metrics.SmallFont
	y := top
	if len(c.moments) > 0 {
		y += 2 * c.momentGap
	}
	frameTop := y
	y += picture.Leading(size) + pad
	c.text(picture.Point{X: left + pad, Y: frameTop + pad/2 + picture.Leading(size)/2}, undated(c.p.Lang), -1, true)
	right = max(right, left+2*pad+picture.Width(undated(c.p.Lang), size, true))
	x, row := left+pad, 0.0
	for _, i := range c.rest {
		n := &c.p.Nodes[i]
		if x > left+pad && x+n.W > right-pad {
			x, y, row = left+pad, y+row+c.boxGap, 0
		}
		c.d.NodeAt[i] = picture.Point{X: x + n.W/2, Y: y + n.H/2}
		x, row = x+n.W+c.boxGap, max(row, n.H)
	}
	y += row + pad
	corners := []picture.Point{{X: left, Y: frameTop}, {X: right, Y: frameTop}, {X: right, Y: y}, {X: left, Y: y}}
	for k, at := range corners {
		c.rule(at, corners[(k+1)%4], picture.Dashed, 1)
	}
}
