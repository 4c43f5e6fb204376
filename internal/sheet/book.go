package sheet

import (
	"slices"
	"strings"
)

// Book is a dataset as tables. Files are those of its files that are no tables, by name: ontology.yaml, views.yaml …
type Book struct {
	Tables []Table
	Files  map[string][]byte
	Lists  []List // what cells choose from; written to workbooks, and never read
}

// List is what the cells of some columns choose from.
type List struct {
	Name   string // "types"
	Values []string
}

// Table is a sheet. A row has at most as many cells as the header; cells that are blank at its end may be left out.
type Table struct {
	Name   string // "claims"
	File   string // what messages call it: "claims", "claims.csv"
	Header []string
	Rows   []Row

	headerRow int // its number; 0 for the first
}

// Row is a row of a table, with its number in the spreadsheet, counted from 1: the header's is 1 as a rule.
type Row struct {
	Number int
	Cells  []string
}

// table finds a table by its name.
func (b *Book) table(name string) *Table {
	i := slices.IndexFunc(b.Tables, func(t Table) bool { return t.Name == name })
	if i < 0 {
		return nil
	}
	return &b.Tables[i]
}

// cell is the text of a cell without outer white space, "" beyond the row's end and for the column -1.
func (r Row) cell(col int) string {
	if col < 0 || col >= len(r.Cells) {
		return ""
	}
	return strings.TrimSpace(r.Cells[col])
}

func (r Row) blank() bool {
	return !slices.ContainsFunc(r.Cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}
