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
	fmt.Fprintf(&b, "digraph {\ngraph [rankdir=LR, splines=spline, nodesep=%.3f, ranksep=%.3f", nodeSep(p), rankSep(p))
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
	labelled := labelledPairs(p)
	for i, e := range p.Edges {
		from, to := index[e.From], index[e.To]
		dir := ""
		if e.Reversed {
			from, to, dir = to, from, ", dir=back"
		}
		fmt.Fprintf(&b, "%d -> %d [id=%d%s", from, to, i, dir)
		switch {
		case e.Label != "":
			space(&b, e.LW+0.5, e.LH+0.5)
		case labelled[pair(e)]:
			space(&b, 4, 6)
		}
		b.WriteString("]\n")
	}
	b.WriteString("}\n")
	return b.String()
}

// loopSep is the gap in inches that an edge from a node to itself needs: Graphviz makes the loop as large as that.
const loopSep = 0.28

// nodeSep is the gap between nodes of a rank, wider where there is a loop.
func nodeSep(p *picture.Picture) float64 {
	for _, e := range p.Edges {
		if e.From == e.To {
			return max(p.Metrics.NodeSep, loopSep)
		}
	}
	return p.Metrics.NodeSep
}

// rankSep is the gap between ranks. Edges that have labels bring their own room; where none has, lines need
// more to bend in.
func rankSep(p *picture.Picture) float64 {
	for _, e := range p.Edges {
		if e.Label != "" {
			return p.Metrics.RankSep
		}
	}
	return 1.6 * p.Metrics.RankSep
}

// space gives an edge an empty label of a size. The cell must have the size: with a sized table around an unsized
// cell go-graphviz lays nothing out and returns garbage.
func space(b *strings.Builder, w, h float64) {
	fmt.Fprintf(b, `, label=<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0"><TR><TD FIXEDSIZE="TRUE" WIDTH="%.0f" HEIGHT="%.0f"></TD></TR></TABLE>>`, w, h)
}

// labelledPairs tells the pairs of nodes between which a label stands. Graphviz draws an unlabelled edge between the same two
// upon the labelled one, so it gets an empty label, which keeps them apart.
func labelledPairs(p *picture.Picture) map[[2]string]bool {
	pairs := map[[2]string]bool{}
	for _, e := range p.Edges {
		if e.Label != "" {
			pairs[pair(e)] = true
		}
	}
	return pairs
}

// pair is the two ends of an edge without its direction.
func pair(e picture.Edge) [2]string { return [2]string{min(e.From, e.To), max(e.From, e.To)} }
