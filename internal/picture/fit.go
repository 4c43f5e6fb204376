package picture

import "math"

// Fit wraps every label and measures every box. It keeps the metrics in p.Metrics, may be called
// again with others, and allocates new line slices each time. Cost is linear in the text.
func (p *Picture) Fit(m Metrics) {
	p.Metrics = m
	for i := range p.Nodes {
		n := &p.Nodes[i]
		n.Lines = wrapLabel(n.Label, m.WrapAt, m.Font, n.Focus)
		n.W, n.H = outerSize(n.Look.Shape, blockWidth(n.Lines, m.Font, n.Focus), float64(len(n.Lines))*Leading(m.Font), m.Padding)
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
	for i := range p.Legend {
		l := &p.Legend[i]
		l.Text = shorten(l.Label, maxLegend, m.SmallFont, false)
		l.W = Width(l.Text, m.SmallFont, false)
	}
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
