package layout

import (
	"cmp"
	"fmt"
	"slices"

	"kg/internal/picture"
)

// laneGap is the distance of two arcs of a timeline, in points.
const laneGap = 9.0

// connect draws the edges between nodes of one side as arcs outside of them, the shortest nearest, and leaves the others away.
func (c *chronicling) connect() {
	side := make(map[string]int, len(c.moments))
	at := make(map[string]int, len(c.moments))
	for k, m := range c.moments {
		side[c.p.Nodes[m.node].ID], at[c.p.Nodes[m.node].ID] = m.side, k
	}
	var kept []picture.Edge
	for _, e := range c.p.Edges {
		a, dated := side[e.From]
		b, also := side[e.To]
		if dated && also && a == b && e.From != e.To {
			kept = append(kept, e)
		}
	}
	if left := len(c.p.Edges) - len(kept); left > 0 {
		c.p.Omitted = sentence(c.p.Omitted, notDrawn(c.p.Lang, left))
		c.p.Desc = sentence(c.p.Desc, notDrawn(c.p.Lang, left))
	}
	c.p.Edges = kept
	c.p.Legend = occurring(c.p.Legend, kept)
	c.d.EdgeAt = make([]picture.PlacedEdge, len(kept))
	order := make([]int, len(kept))
	for i := range order {
		order[i] = i
	}
	span := func(i int) int { a, b := at[kept[i].From], at[kept[i].To]; return max(a-b, b-a) }
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(span(i), span(j)) })
	ports := c.ports(kept, at)
	lanes := [2]float64{}
	for _, i := range order {
		a, b := c.moments[at[kept[i].From]], c.moments[at[kept[i].To]]
		lanes[a.side] += laneGap + kept[i].LW
		c.d.EdgeAt[i] = c.arc(i, a, b, lanes[a.side]-kept[i].LW/2, ports[i])
	}
}

// ports spreads the ends of edges along the outer sides of their boxes: by edge, how far its first
// and its last end are below the middle.
func (c *chronicling) ports(edges []picture.Edge, at map[string]int) [][2]float64 {
	ends := make(map[string][]int) // of each node, edge*2 or edge*2+1
	for i, e := range edges {
		ends[e.From] = append(ends[e.From], 2*i)
		ends[e.To] = append(ends[e.To], 2*i+1)
	}
	ports := make([][2]float64, len(edges))
	for id, list := range ends {
		other := func(end int) int {
			if end%2 == 0 {
				return at[edges[end/2].To]
			}
			return at[edges[end/2].From]
		}
		// Those that go up leave above those that go down, and of each the longest in the middle, so that it need not
		// cross the others on its way out.
		own := at[id]
		slices.SortStableFunc(list, func(a, b int) int {
			x, y := other(a), other(b)
			if up, also := x < own, y < own; up != also {
				if up {
					return -1
				}
				return 1
			}
			return cmp.Compare(y, x)
		})
		room := c.p.Nodes[c.moments[own].node].H * 0.6
		for k, end := range list {
			ports[end/2][end%2] = room * ((float64(k)+0.5)/float64(len(list)) - 0.5)
		}
	}
	return ports
}

// arc is an edge outside of the boxes of a side: out of its box, along at a distance, and back into the other box.
func (c *chronicling) arc(i int, a, b moment, distance float64, port [2]float64) picture.PlacedEdge {
	way := 1.0
	if a.side == 1 {
		way = -1
	}
	outer := func(m moment) float64 { return c.d.NodeAt[m.node].X + way*c.p.Nodes[m.node].W/2 }
	edge := way * (c.axisW/2 + leader + 2*dateGap + c.dateW + c.boxW[a.side])
	lane := edge + way*(distance+arrow)
	from := picture.Point{X: outer(a), Y: a.y + port[0]}
	tip := picture.Point{X: outer(b), Y: b.y + port[1]}
	points := bent([]picture.Point{from, {X: lane, Y: from.Y}, {X: lane, Y: tip.Y}, {X: tip.X + way*arrow, Y: tip.Y}})
	e := picture.PlacedEdge{Curve: points, Tip: tip}
	if c.p.Edges[i].Label != "" {
		e.Label = picture.Point{X: lane, Y: (from.Y + tip.Y) / 2}
	}
	picture.Clip(&e, &c.p.Nodes[a.node], &c.p.Nodes[b.node], c.d.NodeAt[a.node], c.d.NodeAt[b.node])
	return e
}

// occurring keeps of a legend what is drawn: every node's look, and the lines of the edges that are left.
func occurring(legend []picture.LegendEntry, edges []picture.Edge) []picture.LegendEntry {
	drawn := map[picture.LineLook]bool{}
	hollow := false
	for _, e := range edges {
		drawn[e.Look] = true
		hollow = hollow || e.Hollow
	}
	var kept []picture.LegendEntry
	for _, l := range legend {
		if l.Line == nil || l.Hollow && hollow || drawn[*l.Line] {
			kept = append(kept, l)
		}
	}
	return kept
}

// sentence adds one sentence to others.
func sentence(text, more string) string {
	if text == "" {
		return more
	}
	return text + " " + more
}

// notDrawn says how many edges found no room.
func notDrawn(lang string, n int) string {
	if lang == "fr" {
		return fmt.Sprintf("Liens sans place ici, non tracés : %d.", n)
	}
	return fmt.Sprintf("Links without room here, not drawn: %d.", n)
}
