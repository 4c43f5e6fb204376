package layout

import (
	"fmt"
	"slices"

	"kg/internal/picture"
)

// maxLines is the size in rows and columns beyond which a cell's place is taken for a mistake.
const maxLines = 20_000

// checkCells refuses two cells in one place, and cells in none.
func checkCells(pic *picture.Picture) error {
	taken := make(map[[2]int]string, len(pic.Nodes))
	for _, n := range pic.Nodes {
		at := [2]int{n.Row, n.Col}
		if n.Row < 0 || n.Col < 0 || n.Row >= maxLines || n.Col >= maxLines {
			return fmt.Errorf("layout: cell %q stands in row %d and column %d, expected 0 to %d", n.ID, n.Row, n.Col, maxLines-1)
		}
		if other, ok := taken[at]; ok {
			return fmt.Errorf("layout: cells %q and %q both stand in row %d and column %d", other, n.ID, n.Row, n.Col)
		}
		taken[at] = n.ID
	}
	return nil
}

// grid places cells in rows and columns. Boxes fill their cells, other shapes stand in the middle of theirs. Of all widths
// between that of the longest words and that of the longest labels it takes the one which leaves the text largest. Edges have
// no place in a grid and are left away.
func grid(pic *picture.Picture) *picture.Placed {
	var best *picture.Placed
	bestSize := 0.0
	g := measure(pic)
	const steps = 10
	for k := range steps + 1 {
		// From the widest down: a grid that is legible with whole labels is not broken.
		placed := g.place(1 - float64(k)/steps)
		size, enough := placed.Legible()
		if best == nil || size > bestSize*1.02 {
			best, bestSize = placed, size
		}
		if enough && aspectFits(placed) {
			return placed
		}
	}
	return best
}

// aspectFits tells whether a picture is not wider than its size likes, so that rows of one line do not make a strip of it.
func aspectFits(placed *picture.Placed) bool {
	s := placed.Metrics.Sheet
	return placed.Width/placed.Height <= 1.02*max(s.W, s.H)/min(s.W, s.H)
}

// cells are the measures of a grid.
type cells struct {
	pic        *picture.Picture
	rows, cols []int // those that occur, in order: an empty one takes no room
	least      []float64
	most       []float64 // width of each column, with the labels wrapped as far as words allow, and not at all
}

// widest is the widest that a column grows, in multiples of the width at which labels are wrapped.
const widest = 3.2

func measure(pic *picture.Picture) *cells {
	g := &cells{pic: pic}
	for i := range pic.Nodes {
		g.rows, g.cols = append(g.rows, pic.Nodes[i].Row), append(g.cols, pic.Nodes[i].Col)
	}
	slices.Sort(g.rows)
	slices.Sort(g.cols)
	g.rows, g.cols = slices.Compact(g.rows), slices.Compact(g.cols)
	g.least, g.most = make([]float64, len(g.cols)), make([]float64, len(g.cols))
	m := g.metrics()
	for i := range pic.Nodes {
		n := pic.Nodes[i]
		c, _ := slices.BinarySearch(g.cols, n.Col)
		for _, try := range []struct {
			wrap float64
			into *float64
		}{{0.4, &g.least[c]}, {widest, &g.most[c]}} {
			n.Lines = picture.WrapLabel(n.Label, m.WrapAt*try.wrap, m.Font, n.Focus || n.Head)
			w, _ := picture.NodeSize(&n, m)
			*try.into = max(*try.into, w)
		}
	}
	for c := range g.most {
		g.most[c] = max(g.most[c], g.least[c])
	}
	return g
}

// metrics are those of the picture with less padding: the lines of a grid are enough of a distance.
func (g *cells) metrics() picture.Metrics {
	m := g.pic.Metrics
	m.Padding *= 0.75
	return m
}

// place lays the cells out with columns of a width between the least (0) and the most (1).
func (g *cells) place(wide float64) *picture.Placed {
	m := g.metrics()
	p := *g.pic
	p.Metrics = m
	p.Nodes = slices.Clone(p.Nodes)
	if len(p.Edges) > 0 {
		p.Omitted = sentence(p.Omitted, notDrawn(p.Lang, len(p.Edges)))
		p.Edges, p.Legend = nil, occurring(p.Legend, nil)
	}
	widths, heights := make([]float64, len(g.cols)), make([]float64, len(g.rows))
	at := make([][2]int, len(p.Nodes))
	for c := range widths {
		widths[c] = g.least[c] + wide*(g.most[c]-g.least[c])
	}
	for i := range p.Nodes {
		n := &p.Nodes[i]
		r, _ := slices.BinarySearch(g.rows, n.Row)
		c, _ := slices.BinarySearch(g.cols, n.Col)
		at[i] = [2]int{r, c}
		n.Lines = fitInto(*n, widths[c], m)
		n.W, n.H = picture.NodeSize(n, m)
		widths[c], heights[r] = max(widths[c], n.W), max(heights[r], n.H)
	}
	xs, ys := sums(widths), sums(heights)
	d := picture.Drawing{NodeAt: make([]picture.Point, len(p.Nodes))}
	for i := range p.Nodes {
		n := &p.Nodes[i]
		r, c := at[i][0], at[i][1]
		d.NodeAt[i] = picture.Point{X: (xs[c] + xs[c+1]) / 2, Y: (ys[r] + ys[r+1]) / 2}
		if n.Look.Shape == picture.Box || n.Look.Shape == "" {
			n.W, n.H = widths[c], heights[r]
		}
	}
	d.Rules = g.rules(xs, ys)
	settle(&p, &d)
	return picture.Compose(&p, d)
}

// fitInto wraps a cell's label so that its shape is no wider than its column, where words allow it.
func fitInto(n picture.Node, width float64, m picture.Metrics) []string {
	limit := width
	bold := n.Focus || n.Head
	for range 4 {
		n.Lines = picture.WrapLabel(n.Label, limit, m.Font, bold)
		w, _ := picture.NodeSize(&n, m)
		if w <= width+0.01 {
			break
		}
		limit = max(limit-(w-width), limit*0.5, 8)
	}
	return n.Lines
}

// sums are the lines between cells: 0, the first size, the first two, and so on.
func sums(sizes []float64) []float64 {
	lines := []float64{0}
	for i, s := range sizes {
		lines = append(lines, lines[i]+s)
	}
	return lines
}

// rules are the lines of a grid: thin ones between cells, stronger ones around it and after its headings.
func (g *cells) rules(xs, ys []float64) []picture.Rule {
	right, bottom := xs[len(xs)-1], ys[len(ys)-1]
	headRow, headCol := g.headings()
	look := func(i, last int, heading bool) picture.LineLook {
		if i == 0 || i == last || i == 1 && heading {
			return picture.OwnLineLook(picture.OwnBorder)
		}
		return picture.OwnLineLook(picture.OwnInner)
	}
	var rules []picture.Rule
	for i, y := range ys {
		rules = append(rules, picture.Rule{From: picture.Point{X: 0, Y: y}, To: picture.Point{X: right, Y: y}, Look: look(i, len(ys)-1, headRow)})
	}
	for i, x := range xs {
		rules = append(rules, picture.Rule{From: picture.Point{X: x, Y: 0}, To: picture.Point{X: x, Y: bottom}, Look: look(i, len(xs)-1, headCol)})
	}
	return rules
}

// headings tells whether the first row, and the first column, hold headings.
func (g *cells) headings() (row, col bool) {
	for _, n := range g.pic.Nodes {
		if n.Head {
			row = row || n.Row == g.rows[0] && n.Col != g.cols[0]
			col = col || n.Col == g.cols[0] && n.Row != g.rows[0]
		}
	}
	return row, col
}
