package ask

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

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

// Matrix writes the table: columns go by their labels where that fits the page, else by numbers that are explained below it, and by
// parts where even these do not. Rows and columns change places, and that is said, where only so it fits.
func (t Text) Matrix(w io.Writer, a *Answer, ticks bool) error {
	return t.write(w, func(p *printer) {
		m := a.Matrix
		numbered := !fits(labels(m.Columns), ticks, m)
		if numbered && len(m.Columns) > columnsInPage(m, ticks) && len(m.Rows) < len(m.Columns) {
			m = m.swap()
			p.printf("%s\n\n", p.swapped)
			numbered = !fits(labels(m.Columns), ticks, m)
		}
		heads := labels(m.Columns)
		if numbered {
			for i := range heads {
				heads[i] = itoa(i + 1)
			}
		}
		size := len(heads)
		if numbered {
			size = columnsInPage(m, ticks)
		}
		for from := 0; from < len(heads); from += size {
			p.matrixPart(m, heads, ticks, from, min(from+size, len(heads)))
		}
		if numbered {
			p.key(m.Columns)
		}
	})
}

// key says which columns the numbers stand for, with as much of each label as fits the page.
func (p *printer) key(columns []Line) {
	p.printf("\n")
	digits := len(itoa(len(columns)))
	for i, c := range columns {
		room := pageWidth - digits - len("  ") - utf8.RuneCountInString(" · "+c.ID)
		p.printf("%*d  %s%s\n", digits, i+1, cut(c.Label, max(room, 1)), p.dim(" · "+c.ID))
	}
}

func labels(lines []Line) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = l.Label
	}
	return out
}

// rowRoom is what a matrix keeps for the labels of its rows, if they are that long.
const rowRoom = 40

// fits reports whether columns with such heads fit the page.
func fits(heads []string, ticks bool, m *Matrix) bool {
	width := rowWidth(m) + totalWidth(m)
	for _, h := range heads {
		width += 2 + max(utf8.RuneCountInString(h), cellWidth(m, ticks))
	}
	return width <= pageWidth
}

// columnsInPage is how many numbered columns fit the page.
func columnsInPage(m *Matrix, ticks bool) int {
	each := 2 + max(len(itoa(len(m.Columns))), cellWidth(m, ticks))
	return max((pageWidth-rowWidth(m)-totalWidth(m))/each, 1)
}

func rowWidth(m *Matrix) int {
	width := 0
	for _, r := range m.Rows {
		width = max(width, utf8.RuneCountInString(r.Label))
	}
	return min(width, rowRoom)
}

func totalWidth(m *Matrix) int { return 2 + max(len("total"), len(itoa(m.Total))) }

// cellWidth is that of the widest cell, the totals below the columns among them.
func cellWidth(m *Matrix, ticks bool) int {
	_, columns, _ := m.sums(ticks)
	width := 1
	for _, c := range columns {
		width = max(width, len(c))
	}
	return width
}

// matrixPart writes the columns from one number to before another, with the total in the last part. A part
// leaves out the rows that are empty in it.
func (p *printer) matrixPart(m *Matrix, heads []string, ticks bool, from, to int) {
	whole, last := to-from == len(heads), to == len(heads)
	if !whole {
		if from > 0 {
			p.printf("\n")
		}
		p.printf("%s\n", fmt.Sprintf(p.columns, from+1, to, len(heads)))
	}
	rows, columns, all := m.sums(ticks)
	head := append([]string{""}, heads[from:to]...)
	sum := append([]string{p.total}, columns[from:to]...)
	if last {
		head, sum = append(head, p.total), append(sum, all)
	}
	var lines [][]string
	for i, cells := range m.texts(ticks) {
		cells = cells[from:to]
		if !whole && strings.Join(cells, "") == "" {
			continue
		}
		line := []string{m.Rows[i].Label}
		for _, c := range cells {
			line = append(line, cmp.Or(c, "·"))
		}
		if last {
			line = append(line, rows[i])
		}
		lines = append(lines, line)
	}
	p.grid(head, append(lines, sum), "")
}
