package txt

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"kg/internal/export"
	"kg/internal/picture"
)

// grid writes rows and columns. Where that would break words, the columns are numbered and a list says what the numbers stand for; where
// not even numbers fit beside each other, each cell has a line.
func (d *document) grid() {
	cells := d.rows()
	if len(cells) == 0 {
		return
	}
	wide := len(cells[0])*(narrow+3)+1 > Width
	if key, numbered := d.numbered(cells); !whole(cells) && key != nil && whole(numbered) {
		for _, line := range key {
			d.line(line)
		}
		d.blank()
		cells, wide = numbered, false
	}
	if wide {
		d.cells()
		return
	}
	d.table(cells)
}

// rows are the texts of a grid, each row as long as the longest; nil for an empty one.
func (d *document) rows() (cells [][]string) {
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
	for _, r := range sorted(rows) {
		row := make([]string, columns)
		for c := range row {
			row[c] = rows[r][c]
		}
		cells = append(cells, row)
	}
	return cells
}

// numbered is a grid with numbers in place of the headings of its columns, and the lines that say which number stands for which; no lines
// where the first row is not of headings.
func (d *document) numbered(cells [][]string) (key []string, numbered [][]string) {
	heads := map[int]bool{}
	for i := range d.p.Nodes {
		n := &d.p.Nodes[i]
		if n.Row == 0 && !n.Head {
			return nil, cells
		}
		heads[n.Col] = heads[n.Col] || n.Row == 0
	}
	first := slices.Clone(cells[0])
	for c, label := range first {
		if c == 0 || !heads[c] || label == "" {
			continue
		}
		first[c] = strconv.Itoa(c)
		for k, line := range wrap(label, Width-5) {
			lead := ""
			if k == 0 {
				lead = first[c]
			}
			key = append(key, fmt.Sprintf("%3s  %s", lead, line))
		}
	}
	return key, append([][]string{first}, cells[1:]...)
}

// whole tells whether a table fits without a word being broken.
func whole(cells [][]string) bool {
	total := 1
	for _, least := range longest(cells) {
		total += least + 3
	}
	return total <= Width
}

// longest is the width of the longest word of each column.
func longest(cells [][]string) []int {
	widths := make([]int, len(cells[0]))
	for c := range widths {
		widths[c] = 1
		for _, row := range cells {
			for l := range strings.SplitSeq(row[c], "\n") {
				for _, word := range strings.FieldsFunc(l, isBlank) {
					widths[c] = max(widths[c], text.StringWidthWithoutEscSequences(word))
				}
			}
		}
	}
	return widths
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

// shares gives each column the width it wants, and takes from the widest until all fit: from those whose words stay whole, as long as there
// are any.
func shares(cells [][]string) []int {
	widths, least := make([]int, len(cells[0])), longest(cells)
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
		widest, broken := 0, true
		for c := range widths {
			breaks := widths[c] <= least[c]
			if broken && !breaks || breaks == broken && widths[c] > widths[widest] {
				widest, broken = c, breaks
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
