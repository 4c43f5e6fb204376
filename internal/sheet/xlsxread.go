package sheet

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/xuri/excelize/v2"

	"kg/internal/diag"
	"kg/internal/load"
)

// OpenXLSX reads the tables of a workbook of Excel. The book holds what could be read. Cells are taken as they are stored, not as
// they are shown; of a formula the value that was last computed counts.
func OpenXLSX(text []byte) (b *Book, diags diag.List) {
	b = &Book{Files: map[string][]byte{}}
	defer func() {
		if r := recover(); r != nil { // the library's, on a damaged file
			diags.Add(diag.BadTable, diag.Range{}, "a damaged workbook: %v", r)
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(text), excelize.Options{RawCellValue: true, UnzipSizeLimit: 4 * maxFile, UnzipXMLSizeLimit: 4 * maxFile})
	if err != nil {
		diags.Add(diag.BadTable, diag.Range{}, "no workbook of Excel (xlsx): %v", err).Hint = "save it as .xlsx, without a password"
		return b, diags
	}
	defer f.Close()
	for _, name := range f.GetSheetList() {
		sheet := level(name)
		_, known := specOf(sheet)
		whole := diag.Range{Pos: diag.Pos{File: name}}
		switch {
		case sheet == listsSheet || sheet == helpSheet:
			continue
		case sheet == filesSheet:
			b.readFiles(readSheet(f, name, &diags))
			continue
		case !known:
			diags.Add(diag.NotRead, whole, "a sheet that is not read: it is none of %s", strings.Join(sheetNames(), ", ")).Hint = load.DidYouMean(sheet, sheetNames())
			continue
		case b.table(sheet) != nil:
			diags.Add(diag.BadTable, whole, "a second sheet of %s", sheet).Hint = "put the rows of both into one"
			continue
		}
		t := Table{Name: sheet, File: name}
		t.fill(readSheet(f, name, &diags), &diags)
		b.Tables = append(b.Tables, t)
	}
	return b, diags
}

// readSheet reads the rows of a sheet.
func readSheet(f *excelize.File, name string, diags *diag.List) (rows []Row) {
	fail := func(err error) []Row {
		diags.Add(diag.BadTable, diag.Range{Pos: diag.Pos{File: name}}, "cannot be read: %v", err)
		return rows
	}
	it, err := f.Rows(name)
	if err != nil {
		return fail(err)
	}
	defer it.Close()
	for number := 1; it.Next(); number++ {
		cells, err := it.Columns()
		if err != nil {
			return fail(err)
		}
		for i, c := range cells {
			cells[i] = stored(f, name, i, number, c)
		}
		rows = append(rows, Row{Number: number, Cells: cells})
	}
	if err := it.Error(); err != nil {
		return fail(err)
	}
	return rows
}

// longNumber is a number as Excel may store one that was typed shorter: 0.10000000000000001 for 0.1, 1E-05 for 0.00001.
var longNumber = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^-?([0-9.]{16,}|[0-9.]+E[-+]?[0-9]+)$`) })

// stored is a cell as it was typed: a number is stored in binary, and written out with more digits than it has.
func stored(f *excelize.File, sheet string, col, row int, text string) string {
	if !longNumber().MatchString(text) {
		return text
	}
	kind, err := f.GetCellType(sheet, fmt.Sprintf("%s%d", columnName(col+1), row))
	if err != nil || kind != excelize.CellTypeNumber && kind != excelize.CellTypeUnset {
		return text
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// readFiles puts the files of YAML together again.
func (b *Book) readFiles(rows []Row) {
	lines := map[string][]string{}
	for _, r := range rows[min(1, len(rows)):] {
		name, line := r.cell(0), ""
		if len(r.Cells) > 1 {
			line = r.Cells[1]
		}
		if slices.Contains(load.Reserved(), name) {
			lines[name] = append(lines[name], line)
		}
	}
	for name, list := range lines {
		b.Files[name] = []byte(strings.Join(list, "\n"))
	}
}
