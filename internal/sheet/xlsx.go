package sheet

import (
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// The sheets of a workbook beside those of the dataset.
const (
	filesSheet = "files" // the files that stay YAML, a line a row
	listsSheet = "lists" // what cells with a choice choose from
	helpSheet  = "help"  // what stands in each column
)

// Limits of xlsx (Excel specifications and limits).
const (
	maxCell = 32767 // of a text, in units of UTF-16
	maxRows = 1 << 20
)

// noTime is what a workbook says of when it was made: the same dataset gives the same bytes.
const noTime = "2000-01-01T00:00:00Z"

// lastRow is how far down lists of choices and the format of text reach.
const lastRow = maxRows

// WriteXLSX writes a book as a workbook of Excel: a sheet for each table, its header frozen, every cell a text, with lists to
// choose from. Equal books give equal bytes. A text longer than a cell may hold is an error that says where.
func WriteXLSX(w io.Writer, b *Book) error {
	f := excelize.NewFile()
	defer f.Close()
	x := &workbook{f: f, book: b}
	for _, t := range b.Tables {
		s, _ := specOf(t.Name)
		x.sheet(t, s.written())
	}
	x.sheet(x.files(), []column{{name: "file", width: 16}, {name: "text", width: 120}})
	x.sheet(x.lists(), nil)
	x.sheet(help(), []column{{name: "sheet", width: 14}, {name: "column", width: 16}, {name: "needed", width: 8}, {name: "what stands in it", width: 90}})
	x.do(f.DeleteSheet("Sheet1"))
	for _, t := range b.Tables {
		x.choices(t)
	}
	f.SetActiveSheet(0)
	x.do(f.SetDocProps(&excelize.DocProperties{Creator: "kg", LastModifiedBy: "kg", Created: noTime, Modified: noTime}))
	if x.err == nil {
		_, x.err = f.WriteTo(w)
	}
	if x.err != nil {
		return fmt.Errorf("writing the workbook: %w", x.err)
	}
	return nil
}

// workbook is a workbook being written; err is the first that went wrong.
type workbook struct {
	f    *excelize.File
	book *Book
	err  error
}

func (x *workbook) do(err error) {
	if x.err == nil {
		x.err = err
	}
}

func (x *workbook) style(s *excelize.Style) int {
	id, err := x.f.NewStyle(s)
	x.do(err)
	return id
}

// textFormat is the number format "@": a cell of it is a text, whatever is typed into it.
const textFormat = 49

func (x *workbook) sheet(t Table, columns []column) {
	_, err := x.f.NewSheet(t.Name)
	x.do(err)
	if len(t.Rows) >= maxRows {
		x.do(fmt.Errorf("%s: %d rows, a sheet of xlsx holds %d: export csv", t.Name, len(t.Rows), maxRows-1))
		return
	}
	text := x.style(&excelize.Style{NumFmt: textFormat})
	x.do(x.f.SetColStyle(t.Name, "A:"+columnName(max(len(t.Header), 1)), text))
	for i := range t.Header {
		width := 14.0
		if i < len(columns) && columns[i].width > 0 {
			width = columns[i].width
		}
		x.do(x.f.SetColWidth(t.Name, columnName(i+1), columnName(i+1), width))
	}
	x.row(t, Row{Number: 1, Cells: t.Header})
	head := x.style(&excelize.Style{NumFmt: textFormat, Font: &excelize.Font{Bold: true, Color: "FFFFFF"},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"16324F"}}})
	x.do(x.f.SetCellStyle(t.Name, "A1", columnName(max(len(t.Header), 1))+"1", head))
	x.do(x.f.SetPanes(t.Name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: "A2", ActiveCell: "A2", Pane: "bottomLeft"}}}))
	for i, r := range t.Rows {
		x.row(t, Row{Number: i + 2, Cells: r.Cells})
	}
	x.do(x.f.SetSheetDimension(t.Name, fmt.Sprintf("A1:%s%d", columnName(max(len(t.Header), 1)), len(t.Rows)+1)))
}

func (x *workbook) row(t Table, r Row) {
	for i, c := range r.Cells {
		if c == "" || x.err != nil {
			continue
		}
		if n := len(utf16.Encode([]rune(c))); n > maxCell {
			x.do(fmt.Errorf("%s, row %d, column %s: a text of %d characters, a cell of xlsx holds %d: export csv", t.Name, r.Number, t.Header[i], n, maxCell))
			return
		}
		x.do(x.f.SetCellStr(t.Name, fmt.Sprintf("%s%d", columnName(i+1), r.Number), literal(c)))
	}
}

// escape is how a character stands in a text of xlsx that XML cannot hold (ECMA-376 part 1, 22.9.2.19).
var escape = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^_x[0-9a-fA-F]{4}_`) })

// literal keeps a text that holds such an escape from being read as one. The library leaves that to its callers.
func literal(s string) string {
	var b strings.Builder
	for i, r := range s {
		if r == '_' && escape().MatchString(s[i:]) {
			b.WriteString("_x005F")
		}
		b.WriteRune(r)
	}
	return b.String()
}

func columnName(n int) string {
	name, err := excelize.ColumnNumberToName(n)
	if err != nil {
		return "A"
	}
	return name
}

// files is the sheet of the files that stay YAML.
func (x *workbook) files() Table {
	t := Table{Name: filesSheet, Header: []string{"file", "text"}}
	for _, name := range slices.Sorted(maps.Keys(x.book.Files)) {
		for _, line := range strings.Split(string(x.book.Files[name]), "\n") {
			t.Rows = append(t.Rows, Row{Cells: []string{name, line}})
		}
	}
	return t
}

// lists is the sheet of what there is to choose from, a column for each list.
func (x *workbook) lists() Table {
	t := Table{Name: listsSheet}
	for i, l := range x.book.Lists {
		t.Header = append(t.Header, l.Name)
		for j, v := range l.Values {
			if j == len(t.Rows) {
				t.Rows = append(t.Rows, Row{})
			}
			for len(t.Rows[j].Cells) <= i {
				t.Rows[j].Cells = append(t.Rows[j].Cells, "")
			}
			t.Rows[j].Cells[i] = v
		}
	}
	return t
}

// choices puts the lists to the cells of a table. What names an entity may also name one that is still to come.
func (x *workbook) choices(t Table) {
	s, _ := specOf(t.Name)
	for i, c := range s.written() {
		from := ""
		if at := slices.IndexFunc(x.book.Lists, func(l List) bool { return l.Name == c.choice }); at >= 0 && len(x.book.Lists[at].Values) > 0 {
			from = fmt.Sprintf("%s!$%s$2:$%s$%d", listsSheet, columnName(at+1), columnName(at+1), len(x.book.Lists[at].Values)+1)
		}
		if c.choice == "entities" {
			from = fmt.Sprintf("entities!$A$2:$A$%d", lastRow)
		}
		if from == "" {
			continue
		}
		v := excelize.NewDataValidation(true)
		v.SetSqref(fmt.Sprintf("%s2:%s%d", columnName(i+1), columnName(i+1), lastRow))
		v.SetSqrefDropList(from)
		style := excelize.DataValidationErrorStyleStop
		if c.choice == "entities" || c.choice == "sources" {
			style = excelize.DataValidationErrorStyleWarning
		}
		v.SetError(style, c.name, c.about)
		x.do(x.f.AddDataValidation(t.Name, v))
	}
}

// help is the sheet that says what stands in each column.
func help() Table {
	t := Table{Name: helpSheet, Header: []string{"sheet", "column", "needed", "what stands in it"}}
	for _, s := range specs() {
		for _, c := range s.columns {
			needed := ""
			if c.needs {
				needed = "yes"
			}
			about := c.about
			if c.extra {
				about += " (a column that you may add, in place of a row in the sheet citations)"
			}
			t.Rows = append(t.Rows, Row{Cells: []string{s.name, c.name, needed, about}})
		}
	}
	return t
}
