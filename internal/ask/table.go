package ask

import (
	"strings"
	"unicode/utf8"
)

// Table is an answer as a table of texts. Every row has as many cells as the head.
type Table struct {
	Head []string
	Rows [][]string
}

// EntityTable has a row for each item of an answer.
func (t Text) EntityTable(a *Answer) Table {
	tab := Table{Head: []string{"id", "label", "type"}}
	for _, it := range a.Answers {
		tab.Rows = append(tab.Rows, []string{it.ID, it.Label, it.Type})
	}
	return tab
}

// pageWidth is how wide tables may be in a terminal, in characters.
const pageWidth = 100

// grid writes rows of cells under a head: the first column to the left, the others to the right. The first column is cut to
// what the page leaves it, and no further than narrowest.
func (p *printer) grid(head []string, rows [][]string, indent string) {
	const narrowest = 20
	widths := make([]int, len(head))
	for _, row := range append([][]string{head}, rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	room := pageWidth - len(indent)
	for _, w := range widths[1:] {
		room -= w + 2
	}
	widths[0] = min(widths[0], max(room, narrowest))
	line := func(cells []string) string {
		b := strings.Builder{}
		for i, cell := range cells {
			if i == 0 {
				cell = cut(cell, widths[0])
				b.WriteString(indent + cell + spaces(widths[0]-utf8.RuneCountInString(cell)))
				continue
			}
			b.WriteString("  " + spaces(widths[i]-utf8.RuneCountInString(cell)) + cell)
		}
		return strings.TrimRight(b.String(), " ")
	}
	p.printf("%s\n", p.bold(line(head)))
	for _, row := range rows {
		p.printf("%s\n", line(row))
	}
}

func spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }

// cut shortens a text to so many characters, the last of which then is "…".
func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return strings.TrimRight(string(r[:n-1]), " ") + "…"
}
