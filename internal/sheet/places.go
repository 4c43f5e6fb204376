package sheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"kg/internal/diag"
)

// translate turns what package load says of lines into what is to be said of rows, in a spreadsheet's words. What it says of
// cells that are blank is said already.
func (b *builder) translate(found diag.List) diag.List {
	var out diag.List
	for _, d := range found {
		r, in := b.row(d.Range)
		if in && b.blank[r.line] && (d.Code == diag.Empty || d.Code == diag.MissingKey || d.Code == diag.MissingLang) {
			continue
		}
		if in {
			b.reword(&d, r)
		} else if d.Code == diag.NoOntology {
			d.Hint = "kg export writes it with the tables, as a file beside the csv files and in the sheet " + filesSheet
		}
		d.Range = b.places(d.Range)
		d.Related = slices.Clone(d.Related)
		for i := range d.Related {
			d.Related[i].Range = b.places(d.Related[i].Range)
		}
		out = append(out, d)
	}
	return out
}

// row finds the row that a place is in; false for a place in a file of YAML.
func (b *builder) row(at diag.Range) (row, bool) {
	if _, yaml := b.book.Files[at.File]; yaml && (at.File != sourcesFile || b.book.table("sources") == nil) || at.Line < 1 || at.Line > len(b.lines) {
		return row{}, false
	}
	return b.lines[at.Line-1], true
}

func (b *builder) places(at diag.Range) diag.Range {
	r, ok := b.row(at)
	if !ok {
		return at
	}
	return diag.At(diag.Pos{File: r.grid.table.File, Line: r.Number, Col: at.Col})
}

// reword says what to do in cells where package load speaks of keys.
func (b *builder) reword(d *diag.Diagnostic, r row) {
	switch d.Code {
	case diag.NoCitation:
		id := r.get("id")
		if id == "" && r.grid.name == "claims" {
			id = r.get("from") + "." + r.get("relation") + "." + r.get("to")
		}
		d.Hint = fmt.Sprintf("add a row to the sheet citations with %s in the column of, or the columns source, section, line and anchor here", id)
		if id == "" {
			d.Hint = "give it an id and add a row to the sheet citations, or the columns source, section, line and anchor here"
		}
	case diag.NoReason:
		d.Hint = "fill why_fr and why_en"
	case diag.IdleReason:
		d.Hint = "write inferred in the column basis, or move the words to note_fr and note_en"
	case diag.MissingLang:
		d.Hint = "fill this cell"
	case diag.HiddenChar:
		d.Hint = "delete it"
		if strings.Contains(d.Message, "line break") {
			d.Hint = "write it on one line"
		}
	case diag.BadDate:
		if day, ok := serialDay(r.cell(d.Range.Col - 1)); ok {
			d.Hint = "the spreadsheet has made a date of it: give the column the format Text and write " + day
		}
	}
}

// serialDay is the day of a number as Excel stores dates: days after 30 December 1899.
func serialDay(s string) (string, bool) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 10000 || n > 99999 {
		return "", false
	}
	return time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC).Format("2006-01-02"), true
}

// Printer prints diagnostics of a book: where is its folder or file, as it was named. The list must have gone through Shown.
func (b *Book) Printer(where string, color bool) diag.Printer {
	return diag.Printer{
		Dir: where, Color: color,
		Source: func(file string) ([]byte, error) {
			if t := b.byFile(file); t != nil {
				return []byte(t.shown()), nil
			}
			return b.Files[file], nil
		},
		Place: func(p diag.Pos) string {
			t := b.byFile(p.File)
			if t == nil {
				return ""
			}
			at := where + ": " + t.File
			if strings.HasSuffix(t.File, ".csv") {
				at = strings.TrimSuffix(where, "/") + "/" + t.File
			}
			if p.Line > 0 {
				at += fmt.Sprintf(", row %d", p.Line)
			}
			if column := t.columnAt(p); column != "" {
				at += ", column " + column
			}
			return at
		},
	}
}

// Shown is a list whose ranges of cells are those of the rows as Printer shows them.
func (b *Book) Shown(list diag.List) diag.List {
	out := slices.Clone(list)
	show := func(r diag.Range) diag.Range {
		if t := b.byFile(r.File); t != nil && r.Line > 0 {
			from, to := t.span(r.Line, r.Col)
			return diag.Span(diag.Pos{File: r.File, Line: r.Line, Col: from + 1}, to-from)
		}
		return r
	}
	for i := range out {
		out[i].Range = show(out[i].Range)
		out[i].Related = slices.Clone(out[i].Related)
		for j := range out[i].Related {
			out[i].Related[j].Range = show(out[i].Related[j].Range)
		}
	}
	return out
}

func (b *Book) byFile(file string) *Table {
	i := slices.IndexFunc(b.Tables, func(t Table) bool { return t.File == file })
	if i < 0 || file == "" {
		return nil
	}
	return &b.Tables[i]
}

const between = " | "

// cells are the cells of a row, or of the header, as they are shown: on one line, and not all of a long text.
func (t *Table) cells(number int) []string {
	cells := t.Header
	if number != max(1, t.headerRow) {
		i, ok := slices.BinarySearchFunc(t.Rows, number, func(r Row, n int) int { return r.Number - n })
		if !ok {
			return nil
		}
		cells = t.Rows[i].Cells
	}
	out := slices.Clone(cells)
	for i, c := range out {
		c = strings.NewReplacer("\r\n", "↵", "\n", "↵", "\r", "↵").Replace(c)
		if r := []rune(c); len(r) > 40 {
			c = string(r[:39]) + "…"
		}
		out[i] = c
	}
	return out
}

// shown is the table as a text whose lines are its rows.
func (t *Table) shown() string {
	last := max(1, t.headerRow)
	if n := len(t.Rows); n > 0 {
		last = max(last, t.Rows[n-1].Number)
	}
	lines := make([]string, last)
	for i := range lines {
		lines[i] = strings.Join(t.cells(i+1), between)
	}
	return strings.Join(lines, "\n")
}

// span is where a cell stands in its row as it is shown, in runes from 0.
func (t *Table) span(number, col int) (from, to int) {
	cells := t.cells(number)
	for i, c := range cells {
		n := utf8.RuneCountInString(c)
		if i == col-1 {
			return from, from + n
		}
		from += n + len(between)
	}
	return from + (col-1-len(cells))*len(between), from
}

// columnAt is the name of the column in which a place of a shown row stands.
func (t *Table) columnAt(p diag.Pos) string {
	if p.Line < 1 || p.Line == max(1, t.headerRow) {
		return ""
	}
	for i, name := range t.Header {
		if from, _ := t.span(p.Line, i+1); from == p.Col-1 {
			return name
		}
	}
	return ""
}
