package sheet

import (
	"slices"
	"strings"

	"kg/internal/diag"
	"kg/internal/load"
)

// grid is a table whose columns are known.
type grid struct {
	spec
	table *Table
	at    map[string]int // column → its place in the header, from 0
	rows  []row
}

// row is a row of a grid. line numbers the rows of all grids: package load takes it for a line of a file.
type row struct {
	Row
	grid *grid
	line int
}

// get is the text of a cell, "" where the table has no such column.
func (r row) get(column string) string { return r.cell(r.column(column)) }

func (r row) column(name string) int {
	if i, ok := r.grid.at[name]; ok {
		return i
	}
	return -1
}

// value is a cell as a text with its place; of a column that the table lacks the place is the row's first cell.
func (r row) value(column string) load.Value {
	return load.Value{Line: r.line, Col: max(r.column(column), 0) + 1, Text: r.get(column)}
}

// pos is the place of a cell for diagnostics of this package.
func (r row) pos(column string) diag.Range {
	return diag.At(diag.Pos{File: r.grid.table.File, Line: r.Number, Col: max(r.column(column), 0) + 1})
}

// grid finds the columns of a table; nil when there is no such table or it cannot be used.
func (b *builder) grid(name string) *grid {
	t := b.book.table(name)
	if t == nil {
		return nil
	}
	s, _ := specOf(name)
	g := &grid{spec: s, table: t, at: map[string]int{}}
	if !b.header(g) {
		return nil
	}
	for _, r := range t.Rows {
		if r.blank() {
			continue
		}
		b.lines = append(b.lines, row{Row: r, grid: g, line: len(b.lines) + 1})
		g.rows = append(g.rows, b.lines[len(b.lines)-1])
		b.tooLong(g, r)
	}
	for _, r := range g.rows {
		for _, c := range s.columns {
			if c.needs && r.get(c.name) == "" {
				b.blank[r.line] = true
				b.diags.Add(diag.Empty, r.pos(c.name), "an empty cell in the column %s: %s", c.name, c.about)
			}
		}
	}
	return g
}

// header enters the columns of a table, and reports whether those are there that every row needs.
func (b *builder) header(g *grid) bool {
	t, known := g.table, g.names()
	at := func(i int) diag.Range { return diag.At(diag.Pos{File: t.File, Line: max(1, t.headerRow), Col: i + 1}) }
	var meant []string
	for i, h := range t.Header {
		name := level(h)
		switch _, twice := g.at[name]; {
		case name == "":
			if i := slices.IndexFunc(t.Rows, func(r Row) bool { return r.cell(i) != "" }); i >= 0 {
				b.diags.Add(diag.UnknownKey, at(i), "a column without a name, expected one of %s", strings.Join(known, ", "))
			}
		case twice:
			b.diags.Add(diag.DuplicateKey, at(i), "the column %q stands twice", strings.TrimSpace(h))
		case !slices.Contains(known, name):
			d := b.diags.Add(diag.UnknownKey, at(i), "unknown column %q in %s, expected one of %s", strings.TrimSpace(h), t.File, strings.Join(known, ", "))
			d.Hint = load.DidYouMean(name, known)
			meant = append(meant, nearest(name, known)...)
		default:
			g.at[name] = i
		}
	}
	whole := true
	for _, c := range g.columns {
		if _, ok := g.at[c.name]; c.needs && !ok {
			whole = false
			if !slices.Contains(meant, c.name) {
				b.diags.Add(diag.MissingKey, at(0), "no column %q in %s", c.name, t.File).Hint = "add it: " + c.about
			}
		}
	}
	return whole
}

// tooLong refuses cells beyond the last column of the header.
func (b *builder) tooLong(g *grid, r Row) {
	for i := len(g.table.Header); i < len(r.Cells); i++ {
		if r.cell(i) != "" {
			at := diag.At(diag.Pos{File: g.table.File, Line: r.Number, Col: i + 1})
			b.diags.Add(diag.BadTable, at, "a cell beyond the last column, which is %s", g.table.Header[len(g.table.Header)-1]).
				Hint = "a text that holds the delimiter needs quotation marks"
			return
		}
	}
}
