package ask

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

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
		l := newLines(m, heads, ticks)
		for from := 0; from < len(heads); from += size {
			p.matrixPart(l, from, min(from+size, len(heads)))
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
func (p *printer) matrixPart(l lines, from, to int) {
	whole, last := to-from == len(l.heads), to == len(l.heads)
	if !whole {
		if from > 0 {
			p.printf("\n")
		}
		p.printf("%s\n", fmt.Sprintf(p.columns, from+1, to, len(l.heads)))
	}
	head := append([]string{""}, l.heads[from:to]...)
	sum := append([]string{p.total}, l.columnSums[from:to]...)
	if last {
		head, sum = append(head, p.total), append(sum, l.sum)
	}
	var rows [][]string
	for i, cells := range l.cells {
		cells = cells[from:to]
		if !whole && strings.Join(cells, "") == "" {
			continue
		}
		row := []string{l.labels[i]}
		for _, c := range cells {
			row = append(row, cmp.Or(c, "·"))
		}
		if last {
			row = append(row, l.rowSums[i])
		}
		rows = append(rows, row)
	}
	p.grid(head, append(rows, sum), "")
}

// lines are a matrix as texts.
type lines struct {
	heads, labels       []string // of columns and rows
	cells               [][]string
	rowSums, columnSums []string
	sum                 string
}

func newLines(m *Matrix, heads []string, ticks bool) lines {
	l := lines{heads: heads, labels: labels(m.Rows), cells: m.texts(ticks)}
	l.rowSums, l.columnSums, l.sum = m.sums(ticks)
	return l
}
