// Package table writes tables of cells: as CSV (RFC 4180) for spreadsheets and as a Markdown table (GitHub
// Flavored Markdown, "Tables") for pull requests. It knows nothing of what stands in the cells.
//
//	t := table.Table{Head: []string{"line", "words"}, Rows: [][]string{{"12", "45"}}}
//	f, ok := table.ByName("md")
//	err := f.Write(os.Stdout, t)
package table

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Table is a table. Every row has as many cells as the head; a shorter one is taken as filled up.
type Table struct {
	Head []string
	Rows [][]string
}

// Format writes tables. Write gives the same bytes for the same table and returns the writer's first error.
type Format struct {
	Name  string // "csv", and the extension of its files
	Write func(w io.Writer, t Table) error
}

// All lists the formats.
func All() []Format {
	return []Format{{"csv", writeCSV}, {"md", writeMarkdown}}
}

// ByName finds a format by its name.
func ByName(name string) (Format, bool) {
	i := slices.IndexFunc(All(), func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return All()[i], true
}

// padded is a row with a cell for each of the head.
func (t Table) padded(row []string) []string {
	out := make([]string, len(t.Head))
	copy(out, row)
	return out
}

func writeCSV(w io.Writer, t Table) error {
	c := csv.NewWriter(w)
	for _, row := range append([][]string{t.Head}, t.Rows...) {
		if err := c.Write(t.padded(row)); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

func writeMarkdown(w io.Writer, t Table) error {
	b := bufio.NewWriter(w)
	row := func(cells []string) {
		for _, c := range t.padded(cells) {
			fmt.Fprintf(b, "| %s ", markdown.Replace(oneLine(c)))
		}
		b.WriteString("|\n")
	}
	row(t.Head)
	b.WriteString(strings.Repeat("| --- ", len(t.Head)) + "|\n")
	for _, r := range t.Rows {
		row(r)
	}
	return b.Flush()
}

// oneLine keeps a cell from ending its row or its column.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// markdown escapes what would end a cell or start a tag, a link, emphasis or code.
var markdown = strings.NewReplacer("|", `\|`, `\`, `\\`, "<", "&lt;", "&", "&amp;", "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`)
