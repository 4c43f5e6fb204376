package ask

import (
	"cmp"
	"context"
	"slices"

	"kg/internal/expr"
	"kg/internal/query"
)

// Matrix is a table of entities by entities.
type Matrix struct {
	Rows    []Line       `json:"rows"`
	Columns []Line       `json:"columns"`
	Cells   []MatrixCell `json:"cells"` // those that are not empty, by row and then by column
	Total   int          `json:"total"`
}

// Line is a row or a column, with the sum of its cells.
type Line struct {
	ID    string `json:"id"`
	Type  string `json:"type"`
	Label string `json:"label"`
	Total int    `json:"total"`
}

// MatrixCell says how often two entities are tied, and proves it.
type MatrixCell struct {
	Row    string  `json:"row"`
	Column string  `json:"column"`
	Count  int     `json:"count"`
	Paths  [][]Hop `json:"paths"` // each claim; with an expression, the shortest way
}

// MatrixOptions say what a matrix counts and shows.
type MatrixOptions struct {
	Via expr.Expr // nil for the claims between row and column, in either direction
	All bool      // keep rows and columns without a cell
}

// Matrix ties the entities of two sets: see query.Matrix for what it counts. Rows and columns are sorted by label; the answers
// are the rows.
func (k Asker) Matrix(ctx context.Context, rows, columns Set, o MatrixOptions) (*Answer, error) {
	question, expression := "kg matrix "+rows.word()+" "+columns.word(), ".|^."
	if o.Via != nil {
		expression = o.Via.String()
		question += " --via " + Word(expression)
	}
	a := newAnswer(question, expression)
	cells, err := k.Engine.Matrix(ctx, rows.IDs, columns.IDs, o.Via)
	if err != nil {
		return a, err
	}
	m := &Matrix{Rows: []Line{}, Columns: []Line{}, Cells: []MatrixCell{}}
	a.Matrix = m
	byRow, byColumn := map[string]int{}, map[string]int{}
	for _, c := range cells {
		byRow[c.Row] += c.Count
		byColumn[c.Column] += c.Count
		m.Total += c.Count
	}
	var items []Item
	items, m.Rows = k.lines(rows.IDs, byRow, o.All)
	_, m.Columns = k.lines(columns.IDs, byColumn, o.All)
	a.Answers = append(a.Answers, items...)
	m.Cells = append(m.Cells, newCells(cells, m)...)
	return a, nil
}

// lines are the rows or columns with their sums, and their entities as items; an empty one only where all are wanted.
func (k Asker) lines(ids []string, sums map[string]int, all bool) ([]Item, []Line) {
	var items []Item
	for _, id := range ids {
		if all || sums[id] > 0 {
			items = append(items, newItem(k.Engine.Entity(id), k.Lang))
		}
	}
	k.sort(items)
	lines := []Line{}
	for _, it := range items {
		lines = append(lines, Line{it.ID, it.Type, it.Label, sums[it.ID]})
	}
	return items, lines
}

func newCells(cells []query.Cell, m *Matrix) []MatrixCell {
	place := func(lines []Line) map[string]int {
		at := map[string]int{}
		for i, l := range lines {
			at[l.ID] = i
		}
		return at
	}
	row, column := place(m.Rows), place(m.Columns)
	slices.SortFunc(cells, func(x, y query.Cell) int {
		return cmp.Or(cmp.Compare(row[x.Row], row[y.Row]), cmp.Compare(column[x.Column], column[y.Column]))
	})
	var out []MatrixCell
	for _, c := range cells {
		cell := MatrixCell{Row: c.Row, Column: c.Column, Count: c.Count, Paths: [][]Hop{}}
		for _, p := range c.Paths {
			cell.Paths = append(cell.Paths, newHops(p))
		}
		out = append(out, cell)
	}
	return out
}

// swap is the matrix with rows and columns in each other's place.
func (m *Matrix) swap() *Matrix {
	s := &Matrix{Rows: m.Columns, Columns: m.Rows, Total: m.Total}
	for _, c := range m.Cells {
		s.Cells = append(s.Cells, MatrixCell{Row: c.Column, Column: c.Row, Count: c.Count})
	}
	return s
}

// texts are the cells as they are written, by row and column: an empty one is "".
func (m *Matrix) texts(ticks bool) [][]string {
	row, column := map[string]int{}, map[string]int{}
	out := make([][]string, len(m.Rows))
	for i, r := range m.Rows {
		row[r.ID] = i
		out[i] = make([]string, len(m.Columns))
	}
	for i, c := range m.Columns {
		column[c.ID] = i
	}
	for _, c := range m.Cells {
		out[row[c.Row]][column[c.Column]] = mark(c.Count, ticks)
	}
	return out
}

// mark is how a number of claims is written: a tick says only that there are some.
func mark(n int, tick bool) string {
	if tick && n > 0 {
		return "×"
	}
	return itoa(n)
}

// sums are the totals by row and column, of cells where only ticks are shown.
func (m *Matrix) sums(ticks bool) (rows, columns []string, all string) {
	byRow, byColumn := map[string]int{}, map[string]int{}
	for _, c := range m.Cells {
		n := c.Count
		if ticks {
			n = 1
		}
		byRow[c.Row] += n
		byColumn[c.Column] += n
		byRow[""] += n
	}
	for _, r := range m.Rows {
		rows = append(rows, itoa(byRow[r.ID]))
	}
	for _, c := range m.Columns {
		columns = append(columns, itoa(byColumn[c.ID]))
	}
	return rows, columns, itoa(byRow[""])
}

// MatrixTable is the matrix with its totals in the last row and column.
func (t Text) MatrixTable(a *Answer, ticks bool) Table {
	m, total := a.Matrix, wordsIn(t.Lang).total
	tab := Table{Head: []string{"id", "label"}}
	for _, c := range m.Columns {
		tab.Head = append(tab.Head, c.Label)
	}
	tab.Head = append(tab.Head, total)
	rows, columns, all := m.sums(ticks)
	for i, cells := range m.texts(ticks) {
		row := append([]string{m.Rows[i].ID, m.Rows[i].Label}, cells...)
		tab.Rows = append(tab.Rows, append(row, rows[i]))
	}
	last := append([]string{"", total}, columns...)
	tab.Rows = append(tab.Rows, append(last, all))
	return tab
}
