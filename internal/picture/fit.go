package picture

import (
	"math"
	"slices"
)

// Fit wraps every label and measures every box. It keeps the metrics in p.Metrics, may be called
// again with others, and allocates new line slices each time. Cost is linear in the text.
func (p *Picture) Fit(m Metrics) {
	p.Metrics = m
	for i := range p.Nodes {
		n := &p.Nodes[i]
		n.Lines = WrapLabel(n.Label, m.WrapAt, m.Font, n.Focus || n.Head)
		n.W, n.H = NodeSize(n, m)
	}
	for i := range p.Edges {
		e := &p.Edges[i]
		e.Lines, e.LW, e.LH = nil, 0, 0
		if e.Label == "" {
			continue
		}
		e.Lines = cut(Wrap(e.Label, m.EdgeWrap, m.EdgeFont, false), 4)
		e.LW = roundUp(blockWidth(e.Lines, m.EdgeFont, false) + 6)
		e.LH = roundUp(float64(len(e.Lines))*Leading(m.EdgeFont) + 3)
	}
	for i := range p.Groups {
		g := &p.Groups[i]
		g.Lines, g.LW, g.LH = nil, 0, 0
		if g.Label == "" {
			continue
		}
		g.Lines = cut(Wrap(g.Label, 2*m.WrapAt, m.Font, true), 2)
		g.LW = roundUp(blockWidth(g.Lines, m.Font, true) + 8)
		g.LH = roundUp(float64(len(g.Lines))*Leading(m.Font) + 4)
	}
	for i := range p.Legend {
		l := &p.Legend[i]
		l.Text = shorten(l.Label, maxLegend, m.SmallFont, false)
		l.W = Width(l.Text, m.SmallFont, false)
	}
}

// Refit is a copy of a fitted picture that shares nothing with it that Fit changes, fitted to other metrics. Graphviz
// and the other layouts try several widths of labels with it.
func (p *Picture) Refit(m Metrics) *Picture {
	q := *p
	q.Nodes, q.Edges, q.Groups, q.Legend = slices.Clone(p.Nodes), slices.Clone(p.Edges), slices.Clone(p.Groups), slices.Clone(p.Legend)
	q.Fit(m)
	return &q
}

// NodeSize is the outer size that a node has with its lines as they are; for layouts that wrap a label themselves.
func NodeSize(n *Node, m Metrics) (w, h float64) {
	w, h = outerSize(n.Look.Shape, blockWidth(n.Lines, m.Font, n.Focus || n.Head), float64(len(n.Lines))*Leading(m.Font), m.Padding)
	if n.More > 0 {
		w, h = w+sheafReach, h+sheafReach
	}
	return w, h
}

// maxLegend is the width in points at which an entry of the legend is cut.
const maxLegend = 260

// blockWidth is the width of the widest line.
func blockWidth(lines []string, size float64, isBold bool) float64 {
	widest := 0.0
	for _, l := range lines {
		widest = max(widest, Width(l, size, isBold))
	}
	return widest
}

// roundUp rounds to the next half point: sizes stay stable when a measure changes by a hair.
func roundUp(x float64) float64 { return math.Ceil(x*2) / 2 }
