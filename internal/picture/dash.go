package picture

import (
	"math"
	"slices"
)

// Dashes gives for each edge the lengths of the dashes and gaps with which it is drawn, by index into Edges; nil is solid. The pattern of a
// look is made smaller where the line is short: in the longest piece of it that its label leaves to be seen are two dashes with a gap between
// them. The lines of a tree that share a trunk share their pattern, and so read as one line. Cost is linear in the edges.
func (p *Placed) Dashes() [][]float64 {
	type trunk struct {
		node string
		look LineLook
	}
	of := func(e *Edge) trunk {
		switch {
		case p.Layout != Tree:
			return trunk{node: e.ID, look: e.Look}
		case e.Reversed:
			return trunk{node: e.To, look: e.Look}
		}
		return trunk{node: e.From, look: e.Look}
	}
	least := map[trunk]float64{}
	for i := range p.Edges {
		e := &p.Edges[i]
		pattern := e.Look.Line.Dashes(e.Look.Width)
		if pattern == nil || i >= len(p.EdgeAt) {
			continue
		}
		scale := shrunk(pattern, p.EdgeAt[i].visible(e.LW, e.LH))
		if known, ok := least[of(e)]; !ok || scale < known {
			least[of(e)] = scale
		}
	}
	all := make([][]float64, len(p.Edges))
	for i := range p.Edges {
		e := &p.Edges[i]
		scale, ok := least[of(e)]
		if !ok {
			continue
		}
		all[i] = e.Look.Line.Dashes(e.Look.Width)
		for k := range all[i] {
			all[i][k] *= scale
		}
	}
	return all
}

// leastDash is how small a pattern is made at most: a line of some points has no room for two dashes that anybody could see.
const leastDash = 0.15

// shrunk is by how much a pattern is made smaller, so that a piece of so many points shows two dashes and the gap between them, wherever
// in the pattern it begins. It goes by steps, so that a hair's breadth of difference between two machines does not show.
func shrunk(pattern []float64, length float64) float64 {
	wanted := slices.Max(pattern)
	for _, part := range pattern {
		wanted += part
	}
	const steps = 20
	return max(leastDash, min(1, math.Floor(length/wanted*steps+1e-6)/steps))
}

// visible is the length of the longest piece of the line that a label of a size does not lie upon.
func (e *PlacedEdge) visible(labelW, labelH float64) float64 {
	longest, run := 0.0, 0.0
	covered := func(q Point) bool {
		return math.Abs(q.X-e.Label.X) < labelW/2 && math.Abs(q.Y-e.Label.Y) < labelH/2
	}
	for k := 0; k+3 < len(e.Curve); k += 3 {
		a, b, c, d := e.Curve[k], e.Curve[k+1], e.Curve[k+2], e.Curve[k+3]
		n := max(8, int(math.Hypot(d.X-a.X, d.Y-a.Y)))
		last, hidden := a, covered(a)
		for t := 1; t <= n; t++ {
			q := Bezier(a, b, c, d, float64(t)/float64(n))
			was := hidden
			if hidden = covered(q); hidden || was {
				run = 0
			} else {
				run += math.Hypot(q.X-last.X, q.Y-last.Y)
			}
			longest, last = max(longest, run), q
		}
	}
	return longest
}

// Course is the curve of an edge as it is drawn: in a tree from the parent to the child whichever way the edge points, so that the
// dashes of lines upon one trunk lie upon each other.
func (p *Placed) Course(i int) []Point {
	curve := p.EdgeAt[i].Curve
	if p.Layout != Tree || !p.Edges[i].Reversed {
		return curve
	}
	turned := make([]Point, len(curve))
	for k, q := range curve {
		turned[len(curve)-1-k] = q
	}
	return turned
}
