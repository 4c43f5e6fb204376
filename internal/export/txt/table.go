package txt

import (
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"kg/internal/export"
	"kg/internal/picture"
)

// grid writes rows and columns; where the columns do not fit beside each other, each cell has a line.
func (d *document) grid() {
	rows := map[int]map[int]string{}
	columns := 0
	for i := range d.p.Nodes {
		n := &d.p.Nodes[i]
		if rows[n.Row] == nil {
			rows[n.Row] = map[int]string{}
		}
		said := said(n.Label)
		if before := rows[n.Row][n.Col]; before != "" {
			said = before + " · " + said
		}
		rows[n.Row][n.Col] = said
		columns = max(columns, n.Col+1)
	}
	if len(rows) == 0 {
		return
	}
	if columns*(narrow+3)+1 > Width {
		d.cells()
		return
	}
	var cells [][]string
	for _, r := range sorted(rows) {
		row := make([]string, columns)
		for c := range row {
			row[c] = rows[r][c]
		}
		cells = append(cells, row)
	}
	d.table(cells)
}

// cells writes a grid cell by cell: the headings of its row and column, then what it says.
func (d *document) cells() {
	type place struct {
		column bool
		at     int
	}
	heads := map[place]string{}
	for i := range d.p.Nodes {
		if n := &d.p.Nodes[i]; n.Head && n.Row == 0 {
			heads[place{true, n.Col}] = said(n.Label)
		} else if n.Head {
			heads[place{false, n.Row}] = said(n.Label)
		}
	}
	for i := range d.p.Nodes {
		n := &d.p.Nodes[i]
		line := said(n.Label)
		if !n.Head {
			for _, p := range []place{{true, n.Col}, {false, n.Row}} {
				if h := heads[p]; h != "" {
					line = h + " / " + line
				}
			}
		}
		for _, l := range wrap(line, Width) {
			d.line(l)
		}
	}
}

// timeline writes dates and what happened then, with the edges that start there.
func (d *document) timeline() {
	order := make([]*picture.Node, len(d.p.Nodes))
	labels := map[string]string{}
	for i := range d.p.Nodes {
		order[i] = &d.p.Nodes[i]
		labels[order[i].ID] = said(order[i].Label)
	}
	slices.SortStableFunc(order, export.ByDate)
	from := map[string][]*picture.Edge{}
	for i := range d.p.Edges {
		e := &d.p.Edges[i]
		from[e.From] = append(from[e.From], e)
	}
	var cells [][]string
	for _, n := range order {
		lines := []string{d.name(n)}
		for _, e := range from[n.ID] {
			lines = append(lines, way(d.p, e, false)+labels[e.To])
		}
		cells = append(cells, []string{said(n.Date), strings.Join(lines, "\n")})
	}
	if len(cells) > 0 {
		d.table(cells)
	}
}

// narrow is the least width of a column.
const narrow = 5

// table writes cells in a box, the columns as wide as there is room.
func (d *document) table(cells [][]string) {
	widths := shares(cells)
	t := table.NewWriter()
	style := table.StyleLight
	style.Options.SeparateRows = true
	t.SetStyle(style)
	t.SuppressTrailingSpaces()
	for _, row := range cells {
		var out table.Row
		for c, cell := range row {
			var lines []string
			for l := range strings.SplitSeq(cell, "\n") {
				lines = append(lines, wrap(l, widths[c])...)
			}
			out = append(out, strings.Join(lines, "\n"))
		}
		t.AppendRow(out)
	}
	d.b.WriteString(t.Render())
	d.b.WriteByte('\n')
}

// shares gives each column the width it wants, and takes from the widest until all fit.
func shares(cells [][]string) []int {
	widths := make([]int, len(cells[0]))
	total := 1
	for c := range widths {
		widths[c] = 1
		for _, row := range cells {
			for l := range strings.SplitSeq(row[c], "\n") {
				widths[c] = max(widths[c], min(Width, text.StringWidthWithoutEscSequences(l)))
			}
		}
		total += widths[c] + 3
	}
	for ; total > Width; total-- {
		widest := 0
		for c := range widths {
			if widths[c] > widths[widest] {
				widest = c
			}
		}
		widths[widest]--
	}
	return widths
}

// sorted lists the rows of a grid from the top.
func sorted(rows map[int]map[int]string) []int {
	var keys []int
	for r := range rows {
		keys = append(keys, r)
	}
	slices.Sort(keys)
	return keys
}
