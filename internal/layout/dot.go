package layout

import (
	"fmt"
	"math"
	"strings"

	"kg/internal/picture"
)

// pointsPerInch converts sizes: Graphviz takes boxes and gaps in inches and gives positions in points.
const pointsPerInch = 72

// request writes the DOT from which Graphviz makes positions. Nodes and groups are called by index and carry no text:
// nothing a person wrote goes in, so nothing needs escaping.
func request(p *picture.Picture, pl plan) string {
	var b strings.Builder
	direction := "LR"
	if pl.down {
		direction = "TB"
	}
	fmt.Fprintf(&b, "digraph {\ngraph [rankdir=%s, splines=spline, nodesep=%.3f, ranksep=%.3f", direction, nodeSep(p), rankSep(p))
	if pl.ratio > 0 {
		fmt.Fprintf(&b, ", ratio=%.3f", pl.ratio)
	}
	b.WriteString("]\nnode [shape=box, fixedsize=true, label=\"\"]\nedge [arrowsize=0.7]\n")
	index := make(map[string]int, len(p.Nodes))
	for i, n := range p.Nodes {
		index[n.ID] = i
		fmt.Fprintf(&b, "%d [width=%.4f, height=%.4f]\n", i, n.W/pointsPerInch, n.H/pointsPerInch)
	}
	clusters(&b, p)
	lengths := make([]int, len(p.Edges))
	if pl.stagger {
		lengths = stagger(&b, p, index)
	}
	labelled := labelledPairs(p)
	for i, e := range p.Edges {
		from, to := index[e.From], index[e.To]
		dir := ""
		if e.Reversed {
			from, to, dir = to, from, ", dir=back"
		}
		fmt.Fprintf(&b, "%d -> %d [id=%d%s", from, to, i, dir)
		if lengths[i] > 1 {
			fmt.Fprintf(&b, ", minlen=%d", lengths[i])
		}
		switch {
		case e.Label != "":
			b.WriteString(", ")
			space(&b, e.LW+1.5, e.LH+1.5) // Graphviz rounds: two labels may come a point too near
		case labelled[pair(e)]:
			b.WriteString(", ")
			space(&b, 4, 6)
		}
		b.WriteString("]\n")
	}
	b.WriteString("}\n")
	return b.String()
}

// groupMargin is the room in points between a frame and what is in it.
const groupMargin = 9

// clusters writes the groups, each with room for its heading above its nodes.
func clusters(b *strings.Builder, p *picture.Picture) {
	for i, g := range p.Groups {
		fmt.Fprintf(b, "subgraph cluster_%d {\ngraph [margin=%d", i, groupMargin)
		if len(g.Lines) > 0 {
			b.WriteString(", ")
			space(b, g.LW+2, g.LH+2)
		}
		b.WriteString("]\n")
		for k, n := range p.Nodes {
			if n.Group == g.ID {
				fmt.Fprintf(b, "%d\n", k)
			}
		}
		b.WriteString("}\n")
	}
}

// fan is the number of ranks to which stagger deals what hangs on one node.
const fan = 3

// stagger gives the least number of ranks that each edge spans, so that the nodes which hang on one edge only do not all
// stand in one rank; Graphviz's own unflatten does the same. Nodes without edges are chained by lines that nobody sees.
func stagger(b *strings.Builder, p *picture.Picture, index map[string]int) []int {
	degree := make([]int, len(p.Nodes))
	for _, e := range p.Edges {
		degree[index[e.From]]++
		degree[index[e.To]]++
	}
	lengths := make([]int, len(p.Edges))
	dealt := map[[2]int]int{} // by hub and the side of it: so many leaves so far
	for i, e := range p.Edges {
		from, to := index[e.From], index[e.To]
		hub, side := from, 0
		switch {
		case from == to || degree[from] > 1 && degree[to] > 1:
			continue
		case degree[from] == 1:
			hub, side = to, 1
		}
		key := [2]int{hub, side}
		lengths[i] = 1 + dealt[key]%fan
		dealt[key]++
	}
	var alone []int
	for i, n := range p.Nodes {
		if degree[i] == 0 && n.Group == "" {
			alone = append(alone, i)
		}
	}
	ranks := int(math.Ceil(math.Sqrt(float64(len(alone)) / 2)))
	for i := range alone {
		if ranks > 0 && i%ranks > 0 {
			fmt.Fprintf(b, "%d -> %d [style=invis]\n", alone[i-1], alone[i])
		}
	}
	return lengths
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

// space gives an edge or a cluster an empty label of a size. The cell must have the size: with a sized table around an unsized
// cell go-graphviz lays nothing out and returns garbage.
func space(b *strings.Builder, w, h float64) {
	fmt.Fprintf(b, `label=<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0"><TR><TD FIXEDSIZE="TRUE" WIDTH="%.0f" HEIGHT="%.0f"></TD></TR></TABLE>>`, w, h)
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
