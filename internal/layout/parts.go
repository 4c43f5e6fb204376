package layout

import (
	"cmp"
	"math"
	"slices"

	"kg/internal/picture"
)

const (
	partGap   = 10.0 // points between parts that nothing joins; twice as much between their columns
	partsGain = 1.05 // how much larger on the sheet parts must come out in columns, or in more of them
)

// inColumns sets the parts of a drawing that no line joins in columns (in rows, where ranks go down the page) when that leaves
// them larger on the sheet: Graphviz puts all of them one below the other. Parts come in the order of the picture's nodes, or, where
// that is clearly better, the largest first. Within a column their ranks stay in line.
func inColumns(p *picture.Picture, d *picture.Drawing, down bool) {
	if len(p.Groups) > 0 {
		return // a frame may hold nodes of several parts
	}
	parts := partsOf(p)
	if len(parts) < 2 {
		return
	}
	for k := range parts {
		parts[k].measure(p, d, down)
	}
	ordered, largest := parts, slices.Clone(parts)
	slices.SortStableFunc(largest, func(a, b part) int { return cmp.Compare(b.size(), a.size()) })
	best := scale(p, d.Width, d.Height)
	var cuts []int
	for _, order := range [][]part{ordered, largest} {
		for columns := 2; columns <= min(maxColumns, len(parts)); columns++ {
			broken := broken(order, columns)
			width, height := stacked(order, broken, nil)
			if down {
				width, height = height, width
			}
			if s := scale(p, width, height); s > partsGain*best {
				best, parts, cuts = s, order, broken
			}
		}
	}
	if cuts == nil {
		return
	}
	by := make([]picture.Point, len(parts))
	stacked(parts, cuts, by)
	for k, part := range parts {
		shift := by[k]
		if down {
			shift = picture.Point{X: shift.Y, Y: shift.X}
		}
		part.move(p, d, shift)
	}
	settle(p, d)
}

// scale is how much larger than its points a drawing comes out on the sheet, with the frame that goes around it.
func scale(p *picture.Picture, width, height float64) float64 {
	framed := picture.Compose(p, picture.Drawing{Width: width, Height: height})
	return p.Metrics.Sheet.Scale(framed.Width, framed.Height)
}

// part is what hangs together: its nodes and edges by index, and the box around it, in which "along" is the way of the ranks and
// "across" that from a part to the next.
type part struct {
	nodes, edges []int
	along        [2]float64
	across       [2]float64
}

// size is what a part takes of its column.
func (t *part) size() float64 { return t.across[1] - t.across[0] }

// partsOf finds the parts, in the order of their first nodes.
func partsOf(p *picture.Picture) []part {
	index := make(map[string]int, len(p.Nodes))
	first := make([]int, len(p.Nodes)) // towards the least node of the same part
	for i, n := range p.Nodes {
		index[n.ID], first[i] = i, i
	}
	top := func(i int) int {
		for first[i] != i {
			i = first[i]
		}
		return i
	}
	for _, e := range p.Edges {
		a, b := top(index[e.From]), top(index[e.To])
		first[max(a, b)] = min(a, b)
	}
	at := map[int]int{}
	var parts []part
	for i := range p.Nodes {
		t := top(i)
		if t == i {
			at[i] = len(parts)
			parts = append(parts, part{})
		}
		parts[at[t]].nodes = append(parts[at[t]].nodes, i)
	}
	for i, e := range p.Edges {
		k := at[top(index[e.From])]
		parts[k].edges = append(parts[k].edges, i)
	}
	return parts
}

// measure sets the box around a part.
func (t *part) measure(p *picture.Picture, d *picture.Drawing, down bool) {
	q := picture.Picture{Nodes: make([]picture.Node, len(t.nodes)), Edges: make([]picture.Edge, len(t.edges))}
	its := picture.Drawing{NodeAt: make([]picture.Point, len(t.nodes)), EdgeAt: make([]picture.PlacedEdge, len(t.edges))}
	for k, i := range t.nodes {
		q.Nodes[k], its.NodeAt[k] = p.Nodes[i], d.NodeAt[i]
	}
	for k, i := range t.edges {
		q.Edges[k], its.EdgeAt[k] = p.Edges[i], d.EdgeAt[i]
	}
	r := bounds(&q, &its)
	t.along, t.across = [2]float64{r.left, r.right}, [2]float64{r.low, r.high}
	if down {
		t.along, t.across = t.across, t.along
	}
}

// move shifts a part.
func (t *part) move(p *picture.Picture, d *picture.Drawing, by picture.Point) {
	shift := func(q *picture.Point) { q.X, q.Y = q.X+by.X, q.Y+by.Y }
	for _, i := range t.nodes {
		shift(&d.NodeAt[i])
	}
	for _, i := range t.edges {
		e := &d.EdgeAt[i]
		for k := range e.Curve {
			shift(&e.Curve[k])
		}
		shift(&e.Tip)
		if p.Edges[i].Label != "" {
			shift(&e.Label)
		}
	}
}

// broken gives the parts at which columns begin after the first, so that the longest column is as short as it can be.
func broken(parts []part, columns int) []int {
	var least, all float64
	for _, t := range parts {
		size := t.size()
		least, all = max(least, size), all+size+partGap
	}
	fill := func(limit float64) (cuts []int) {
		used := math.Inf(-1)
		for k, t := range parts {
			size := t.size()
			if used += partGap + size; used > limit || k == 0 {
				if k > 0 {
					cuts = append(cuts, k)
				}
				used = size
			}
		}
		return cuts
	}
	low, high := least, all
	for high-low > 0.5 {
		if middle := (low + high) / 2; len(fill(middle)) < columns {
			high = middle
		} else {
			low = middle
		}
	}
	return fill(high)
}

// stacked puts the parts of each column one after the other and gives the size of the whole. It sets by, where that is not nil,
// to how far each part moves along and across.
func stacked(parts []part, cuts []int, by []picture.Point) (along, across float64) {
	starts := slices.Concat([]int{0}, cuts, []int{len(parts)})
	for c := 0; c+1 < len(starts); c++ {
		column := parts[starts[c]:starts[c+1]]
		begin, end := math.Inf(1), math.Inf(-1)
		for _, t := range column {
			begin, end = min(begin, t.along[0]), max(end, t.along[1])
		}
		if c > 0 {
			along += 2 * partGap
		}
		used := 0.0
		for k, t := range column {
			if k > 0 {
				used += partGap
			}
			if by != nil {
				by[starts[c]+k] = picture.Point{X: along - begin, Y: used - t.across[0]}
			}
			used += t.size()
		}
		along, across = along+end-begin, max(across, used)
	}
	return along, across
}
