package layout

import (
	"fmt"
	"strings"

	"kg/internal/picture"
)

// pointsPerInch converts sizes: Graphviz takes boxes and gaps in inches and gives positions in points.
const pointsPerInch = 72

// request writes the DOT from which Graphviz makes positions. Nodes are called by index and carry no text:
// nothing a person wrote goes in, so nothing needs escaping. A ratio above zero (height by width) spreads the drawing.
func request(p *picture.Picture, ratio float64) string {
	var b strings.Builder
	m := p.Metrics
	fmt.Fprintf(&b, "digraph {\ngraph [rankdir=LR, splines=spline, nodesep=%.3f, ranksep=%.3f", m.NodeSep, m.RankSep)
	if ratio > 0 {
		fmt.Fprintf(&b, ", ratio=%.3f", ratio)
	}
	b.WriteString("]\n")
	b.WriteString("node [shape=box, fixedsize=true, label=\"\"]\nedge [arrowsize=0.7]\n")
	index := make(map[string]int, len(p.Nodes))
	for i, n := range p.Nodes {
		index[n.ID] = i
		fmt.Fprintf(&b, "%d [width=%.4f, height=%.4f]\n", i, n.W/pointsPerInch, n.H/pointsPerInch)
	}
	for i, e := range p.Edges {
		from, to := index[e.From], index[e.To]
		dir := ""
		if e.Reversed {
			from, to, dir = to, from, ", dir=back"
		}
		fmt.Fprintf(&b, "%d -> %d [id=%d%s", from, to, i, dir)
		if e.Label != "" {
			// The cell must have the size: with a sized table around an unsized cell go-graphviz lays nothing out
			// and returns garbage.
			fmt.Fprintf(&b, `, label=<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0"><TR><TD FIXEDSIZE="TRUE" WIDTH="%.0f" HEIGHT="%.0f"></TD></TR></TABLE>>`,
				e.LW+0.5, e.LH+0.5)
		}
		b.WriteString("]\n")
	}
	b.WriteString("}\n")
	return b.String()
}
