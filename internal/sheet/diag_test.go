package sheet_test

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"kg/internal/diag"
	"kg/internal/load"
	"kg/internal/load/loadtest"
	"kg/internal/sheet"
)

// small is the tables of the small dataset of the command line's stories.
func small(t testing.TB) *sheet.Book {
	t.Helper()
	fsys := os.DirFS("../../cmd/kg/testdata/small")
	b, err := sheet.Tabulate(open(t, fsys), fsys)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// set puts a text into a cell; a new column is added, and so are rows up to the one named.
func set(b *sheet.Book, table string, row int, column, text string) {
	t := tableOf(b, table)
	at := slices.Index(t.Header, column)
	if at < 0 {
		t.Header, at = append(t.Header, column), len(t.Header)
	}
	if row == 1 {
		t.Header[at] = text
		return
	}
	for len(t.Rows) < row-1 {
		t.Rows = append(t.Rows, sheet.Row{Number: len(t.Rows) + 2})
	}
	r := &t.Rows[row-2]
	for len(r.Cells) <= at {
		r.Cells = append(r.Cells, "")
	}
	r.Cells[at] = text
}

func tableOf(b *sheet.Book, name string) *sheet.Table {
	return &b.Tables[slices.IndexFunc(b.Tables, func(t sheet.Table) bool { return t.Name == name })]
}

// cited is the number of the first row of citations that is of something.
func cited(b *sheet.Book, of string) int {
	c := tableOf(b, "citations")
	return c.Rows[slices.IndexFunc(c.Rows, func(r sheet.Row) bool { return r.Cells[0] == of })].Number
}

func drop(b *sheet.Book, name string) {
	b.Tables = slices.DeleteFunc(b.Tables, func(t sheet.Table) bool { return t.Name == name })
}

// shown is what a book's diagnostics look like, without excerpts.
func shown(t testing.TB, b *sheet.Book) string {
	t.Helper()
	_, diags := b.Dataset()
	p := b.Printer("kg.xlsx", false)
	var out bytes.Buffer
	if err := p.Write(&out, b.Shown(diags)); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(out.String()) {
		if strings.HasPrefix(line, "kg.xlsx") || strings.HasPrefix(line, "  hint") {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "")
}

// Each mistake is said at its cell, once, and nothing else is.
func TestPlaces(t *testing.T) {
	for name, c := range map[string]struct {
		mistake func(b *sheet.Book)
		want    []string // what each line begins with, and after … ends with
	}{
		"relation": {func(b *sheet.Book) { set(b, "claims", 4, "relation", "cosst") },
			[]string{`kg.xlsx: claims, row 4, column relation: error KG031: unknown relation or key "cosst"`, `  hint: did you mean "costs"?`}},
		"from": {func(b *sheet.Book) { set(b, "claims", 4, "from", "watr") },
			[]string{`kg.xlsx: claims, row 4, column from: error KG034: no entity has the id "watr"`, `  hint: did you mean "water"?`}},
		"from and relation": {func(b *sheet.Book) { set(b, "claims", 4, "from", "watr"); set(b, "claims", 4, "relation", "cosst") },
			[]string{`kg.xlsx: claims, row 4, column from: error KG034`, `  hint: did you mean "water"?`,
				`kg.xlsx: claims, row 4, column relation: error KG031: unknown relation or key "cosst"`, `  hint: did you mean "costs"?`}},
		"to": {func(b *sheet.Book) { set(b, "claims", 4, "to", "tresury") },
			[]string{`kg.xlsx: claims, row 4, column to: error KG034: no entity has the id "tresury"`, `  hint: did you mean "treasury"?`}},
		"misfit": {func(b *sheet.Book) { set(b, "claims", 4, "to", "prune") },
			[]string{`kg.xlsx: claims, row 4, column to: error KG036: costs does not lead from water (step) to prune (step)`, `  hint: from step to step`}},
		"type":     {func(b *sheet.Book) { set(b, "entities", 3, "type", "advise") }, []string{`kg.xlsx: entities, row 3, column type: error KG030: no type is called "advise"`, `  hint: did you mean "advice"?`}},
		"blank":    {func(b *sheet.Book) { set(b, "entities", 4, "name_en", "") }, []string{`kg.xlsx: entities, row 4, column name_en: error KG015: an empty cell in the column name_en`}},
		"one note": {func(b *sheet.Book) { set(b, "entities", 4, "note_en", "x") }, []string{`kg.xlsx: entities, row 4, column note_fr: error KG014: a note lacks its French text`, `  hint: fill this cell`}},
		"twice": {func(b *sheet.Book) {
			for column, text := range map[string]string{"id": "hermit", "type": "body", "name_fr": "x", "name_en": "x", "yaml_file": "garden.yaml"} {
				set(b, "entities", 30, column, text)
			}
		}, []string{`kg.xlsx: entities, row 30, column id: error KG017: the id "hermit"`, "  hint: "}},
		"basis":  {func(b *sheet.Book) { set(b, "claims", 4, "basis", "infered") }, []string{`kg.xlsx: claims, row 4, column basis: error KG018`, `  hint: did you mean "inferred"?`}},
		"reason": {func(b *sheet.Book) { set(b, "claims", 4, "basis", "inferred") }, []string{`kg.xlsx: claims, row 4, column basis: error KG042`, `  hint: fill why_fr and why_en`}},
		"date":   {func(b *sheet.Book) { set(b, "claims", 4, "since", "14/05/2024") }, []string{`kg.xlsx: claims, row 4, column since: error KG020`, `  hint: write 2024-05-14`}},
		"serial": {func(b *sheet.Book) { set(b, "claims", 4, "since", "45426") }, []string{`kg.xlsx: claims, row 4, column since: error KG020`, `  hint: the spreadsheet has made a date of it: give the column the format Text and write 2024-05-14`}},
		"line":   {func(b *sheet.Book) { set(b, "citations", 3, "line", "trois") }, []string{`kg.xlsx: citations, row 3, column line: error KG012: "trois", expected a line number`}},
		"anchor": {func(b *sheet.Book) { set(b, "citations", 3, "anchor", "a b c d e f") }, []string{`kg.xlsx: citations, row 3, column anchor: error KG041`, "  hint: "}},
		"source": {func(b *sheet.Book) { set(b, "citations", 3, "source", "minuts") }, []string{`kg.xlsx: citations, row 3, column source: error KG033`, `  hint: did you mean "minutes"?`}},
		"of": {func(b *sheet.Book) {
			set(b, "citations", cited(b, "water.costs.treasury"), "of", "water.costs.tresury")
		},
			[]string{`kg.xlsx: citations, row 9, column of: error KG092: no claim, figure or entry of what happened is called "water.costs.tresury"`, `  hint: did you mean "water.costs.treasury"`}},
		"no citation": {func(b *sheet.Book) {
			c := tableOf(b, "citations")
			c.Rows = slices.DeleteFunc(c.Rows, func(r sheet.Row) bool { return r.Cells[0] == "advice-7.asks.water" })
		},
			[]string{`kg.xlsx: claims, row 2, column relation: error KG040: a claim without a citation`, `  hint: add a row to the sheet citations with advice-7.asks.water`}},
		"line break":  {func(b *sheet.Book) { set(b, "entities", 4, "name_fr", "a\nb") }, []string{`kg.xlsx: entities, row 4, column name_fr: error KG004: a line break`, "  hint: write it on one line"}},
		"tab":         {func(b *sheet.Book) { set(b, "aliases", 2, "alias", "a\tb") }, []string{`kg.xlsx: aliases, row 2, column alias: error KG004: a tab`, "  hint: delete it"}},
		"column":      {func(b *sheet.Book) { set(b, "aliases", 1, "alias", "alais") }, []string{`kg.xlsx: aliases, row 1: error KG010: unknown column "alais"`, `  hint: did you mean "alias"?`}},
		"no column":   {func(b *sheet.Book) { set(b, "aliases", 1, "alias", "") }, []string{`kg.xlsx: aliases, row 1: error KG013: no column "alias"`, `  hint: add it`, `kg.xlsx: aliases, row 1: error KG010: a column without a name`}},
		"two columns": {func(b *sheet.Book) { set(b, "entities", 1, "date", "Short") }, []string{`kg.xlsx: entities, row 1: error KG011: the column "Short" stands twice`}},
		"no sheet":    {func(b *sheet.Book) { drop(b, "entities") }, []string{`error KG090`}},
		"status of a lost claim": {func(b *sheet.Book) {
			set(b, "status", 2, "claim", "a.b.c")
			set(b, "status", 2, "entity", "")
		}, []string{`kg.xlsx: status, row 2, column claim: error KG092: no claim is called "a.b.c"`}},
		"whose status": {func(b *sheet.Book) { set(b, "status", 2, "entity", "") }, []string{`kg.xlsx: status, row 2, column entity: error KG015: neither an entity nor a claim`}},
		"yaml file":    {func(b *sheet.Book) { set(b, "entities", 4, "yaml_file", "../x.yaml") }, []string{`kg.xlsx: entities, row 4, column yaml_file: error KG018`}},
		"identifier": {func(b *sheet.Book) {
			set(b, "identifiers", 2, "scheme", "celex")
			set(b, "identifiers", 2, "value", "3")
		}, []string{`kg.xlsx: identifiers, row 2, column entity: error KG015: neither an entity nor a source`}},
		"extra cell": {func(b *sheet.Book) { r := &tableOf(b, "aliases").Rows[0]; r.Cells = append(r.Cells, "", "x") }, []string{`kg.xlsx: aliases, row 2: error KG091: a cell beyond the last column`, "  hint: "}},
	} {
		t.Run(name, func(t *testing.T) {
			b := small(t)
			c.mistake(b)
			got := strings.Split(strings.TrimSpace(shown(t, b)), "\n")
			if name == "no sheet" {
				if _, diags := b.Dataset(); len(diags) != 1 || diags[0].Code != diag.NoSheet {
					t.Error(diags)
				}
				return
			}
			missing := slices.DeleteFunc(slices.Clone(c.want), func(w string) bool {
				return slices.ContainsFunc(got, func(g string) bool {
					return strings.HasPrefix(g, strings.TrimRight(w, " ")) || strings.HasPrefix("  "+g, w)
				})
			})
			if len(missing) > 0 || len(got) != len(c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// A claim may carry its citation, and be cited by what it says.
func TestNewClaim(t *testing.T) {
	b := small(t)
	rows := len(tableOf(b, "claims").Rows)
	for column, text := range map[string]string{"from": "prune", "relation": "costs", "to": "treasury", "Source": "minutes", "line": "3", "anchor": "arroser et tailler"} {
		set(b, "claims", rows+2, column, text)
	}
	cites := len(tableOf(b, "citations").Rows)
	for column, text := range map[string]string{"of": "prune.costs.treasury", "source": "minutes", "line": "4", "anchor": "dont les rosiers"} {
		set(b, "citations", cites+2, column, text)
	}
	made, diags := b.Dataset()
	if err := diags.Err(); err != nil {
		t.Fatal(err)
	}
	c, ok := made.Dataset.Claim("prune.costs.treasury")
	if !ok || len(c.Citations) != 2 || c.Basis != "stated" {
		t.Errorf("%+v", c)
	}
}

// What Excel makes of cells that are not formatted as text.
func TestTypedCells(t *testing.T) {
	var out bytes.Buffer
	if err := sheet.WriteXLSX(&out, small(t)); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	for cell, v := range map[string]any{"A20": "x", "B20": "y", "C20": 8813, "D20": 0.1 + 0.2, "E20": 1e-5, "F20": 1.1, "G20": "0.10000000000000001"} {
		if err := f.SetCellValue("figures", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	var again bytes.Buffer
	if err := f.Write(&again); err != nil {
		t.Fatal(err)
	}
	b, diags := sheet.OpenXLSX(again.Bytes())
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	rows := tableOf(b, "figures").Rows
	got := rows[len(rows)-1]
	if want := []string{"x", "y", "8813", "0.3", "0.00001", "1.1", "0.10000000000000001"}; got.Number != 20 || !slices.Equal(got.Cells, want) {
		t.Errorf("%+v, want %q", got, want)
	}
}

// A workbook says what its cells take.
func TestWorkbook(t *testing.T) {
	var out bytes.Buffer
	if err := sheet.WriteXLSX(&out, small(t)); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(f.GetSheetList()); got != "[entities aliases identifiers claims citations figures status sources uncited files lists help]" {
		t.Error(got)
	}
	lists := map[string]string{}
	rules, err := f.GetDataValidations("claims")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range rules {
		lists[v.Sqref] = v.Formula1
	}
	want := map[string]string{"B2:B1048576": "entities!$A$2:$A$1048576", "C2:C1048576": "lists!$B$2:$B$6", "D2:D1048576": "entities!$A$2:$A$1048576", "E2:E1048576": "lists!$E$2:$E$3"}
	if !maps.Equal(lists, want) {
		t.Errorf("%v, want %v", lists, want)
	}
	if p, err := f.GetPanes("claims"); err != nil || !p.Freeze || p.YSplit != 1 {
		t.Error(p, err)
	}
}

// FuzzDataset gives any text as a sheet: errors, no panics, and no dataset that its own files do not say.
func FuzzDataset(f *testing.F) {
	for _, s := range []string{"id,type,name_fr,name_en\na,step,b,c\n", "id;type;name_fr;name_en;extent_from\na;step;b;c;9\n", "from,relation,to,source,line,anchor\na,part-of,b,minutes,3,x"} {
		f.Add(s, s)
	}
	ontology, err := os.ReadFile("../../cmd/kg/testdata/small/ontology.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, entities, claims string) {
		b, _ := sheet.OpenFolder(fstest.MapFS{"entities.csv": {Data: []byte(entities)}, "claims.csv": {Data: []byte(claims)}, "ontology.yaml": {Data: ontology}})
		made, diags := b.Dataset()
		if (made == nil) != diags.HasErrors() {
			t.Fatal(diags)
		}
		for _, d := range diags {
			if strings.Contains(d.Message, "a mistake in kg") {
				t.Fatal(d, d.Hint)
			}
		}
		if err := b.Printer("x", false).Write(io.Discard, b.Shown(diags)); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzXLSX damages a workbook.
func FuzzXLSX(f *testing.F) {
	f.Add(100, byte(0), 10)
	f.Add(3000, byte(255), 4000)
	b := small(f)
	var out bytes.Buffer
	if err := sheet.WriteXLSX(&out, b); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, at int, with byte, cut int) {
		text := bytes.Clone(out.Bytes())
		if at >= 0 && at < len(text) {
			text[at] ^= with
		}
		if cut >= 0 && cut < len(text) {
			text = text[:len(text)-cut]
		}
		b, _ := sheet.OpenXLSX(text)
		b.Dataset()
	})
}

func BenchmarkRoundTrip(b *testing.B) {
	for _, times := range []int{1, 10} {
		fsys := loadtest.Folder(loadtest.Issue().Times(times))
		l, diags := load.Open(fsys)
		if err := diags.Err(); err != nil {
			b.Fatal(err)
		}
		book, err := sheet.Tabulate(l, fsys)
		if err != nil {
			b.Fatal(err)
		}
		var out bytes.Buffer
		b.Run(fmt.Sprintf("write-xlsx-%dx", times), func(b *testing.B) {
			for b.Loop() {
				out.Reset()
				if err := sheet.WriteXLSX(&out, book); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("read-xlsx-%dx", times), func(b *testing.B) {
			for b.Loop() {
				sheet.OpenXLSX(out.Bytes())
			}
		})
		b.Run(fmt.Sprintf("dataset-%dx", times), func(b *testing.B) {
			for b.Loop() {
				if _, diags := book.Dataset(); diags.HasErrors() {
					b.Fatal(diags)
				}
			}
		})
	}
}
