package sheet

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"kg/internal/diag"
)

func TestGuard(t *testing.T) {
	for text, want := range map[string]string{
		"=1": "'=1", "+a": "'+a", "-a": "'-a", "@a": "'@a", "'=1": "''=1", "-5": "-5", "+3,5": "+3,5", "-5a": "'-5a", "'": "'", "'a": "'a", "a=": "a=", "": "", "-": "'-",
	} {
		got := guard(text)
		if got != want || unguard(got) != text {
			t.Errorf("%q became %q, then %q", text, got, unguard(got))
		}
	}
	for _, typed := range []string{"'s avonds", "'", "'12", "=1", "-x"} {
		if got := unguard(typed); got != typed {
			t.Errorf("what somebody typed, %q, became %q", typed, got)
		}
	}
}

// FuzzParseCSV compares the parser with the standard library's wherever that one sees no fault.
func FuzzParseCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "a;b\r\n\"x\r\ny\";2", "\"a\"\"b\",", "a\n\n\nb", "\"", "\"a\"b,c\nd", "a,\"b", ",,\n,", "é,日\n", "a\rb"} {
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, text string, semicolon bool) {
		delimiter := ','
		if semicolon {
			delimiter = ';'
		}
		rows, errs := parseCSV(text, delimiter)
		for i, r := range rows {
			if r.Number != i+1 {
				t.Fatalf("row %d has the number %d", i+1, r.Number)
			}
		}
		c := csv.NewReader(strings.NewReader(text))
		c.Comma, c.FieldsPerRecord = delimiter, -1
		want, err := c.ReadAll()
		if err != nil || strings.ContainsRune(text, '\r') { // the library keeps a lone \r, and changes \r\n in a cell
			return
		}
		if len(errs) > 0 {
			t.Fatalf("errors in %q: %v", text, errs)
		}
		rows = slices.DeleteFunc(rows, func(r Row) bool { return len(r.Cells) == 1 && r.Cells[0] == "" }) // which the library skips
		want = slices.DeleteFunc(want, func(r []string) bool { return len(r) == 1 && r[0] == "" })
		if len(rows) != len(want) {
			t.Fatalf("%d rows, want %d: %q", len(rows), len(want), text)
		}
		for i := range rows {
			if !slices.Equal(rows[i].Cells, want[i]) {
				t.Fatalf("%q, want %q", rows[i].Cells, want[i])
			}
		}
	})
}

// A file as Excel writes it in France: a mark, semicolons, \r\n, blank rows that still count.
func TestFrenchExcel(t *testing.T) {
	for _, text := range []string{
		"\ufeffEntity;Alias\r\nsénat;\"Chambre; haute\"\r\n;\r\nb;\"dit \"\"B\"\"\"\r\n",
		"sep=;\nentity;alias\nsénat;\"Chambre; haute\"\n;\nb;\"dit \"\"B\"\"\"",
		"\ufeffentity\talias\rsénat\tChambre; haute\r\rb\t\"dit \"\"B\"\"\"\r",
	} {
		b, diags := OpenFolder(fstest.MapFS{"aliases.csv": {Data: []byte(text)}})
		if len(diags) > 0 {
			t.Fatal(diags)
		}
		var got []string
		for _, r := range b.table("aliases").Rows {
			if !r.blank() {
				got = append(got, strings.Join(r.Cells, "|"))
				if r.cell(0) == "b" && r.Number != 4 {
					t.Errorf("%q: the row has the number %d, a spreadsheet shows 4", text, r.Number)
				}
			}
		}
		if want := []string{"sénat|Chambre; haute", `b|dit "B"`}; !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestUnreadableCSV(t *testing.T) {
	_, diags := OpenFolder(fstest.MapFS{
		"aliases.csv":  {Data: []byte("entity,alias\ncnil,Commission nationale de l'informatique et des libert\xe9s\n")},
		"figures.csv":  {Data: []byte("id,entity\n\"a,b\n")},
		"status.csv":   {Data: []byte("\n\n")},
		"claim.csv":    {Data: []byte("id\n")},
		"actors.yaml":  {Data: []byte("- id: a\n")},
		"readme.txt":   {Data: []byte("hello")},
		"entities.csv": {Data: []byte("id,type\na,\"b\"c\n")},
	})
	want := []string{"actors.yaml KG009 0", "aliases.csv KG003 0", "claim.csv KG009 0", "entities.csv KG091 2", "figures.csv KG091 2", "status.csv KG091 0"}
	var got []string
	for _, d := range diags {
		got = append(got, d.Range.File+" "+string(d.Code)+" "+string(rune('0'+d.Range.Line)))
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for _, d := range diags {
		if d.Code == diag.NotRead && d.Range.File == "claim.csv" && !strings.Contains(d.Hint, `"claims"`) {
			t.Error(d.Hint)
		}
	}
}

type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

var errFull = errors.New("full")

func TestWriterErrors(t *testing.T) {
	table := Table{Name: "aliases", Header: []string{"entity", "alias"}, Rows: []Row{{2, []string{"a", strings.Repeat("x", 1e5)}}}}
	for _, room := range []int{0, 1, 5000} {
		if err := WriteCSV(&full{room}, table, ',', true); !errors.Is(err, errFull) {
			t.Errorf("csv: %v", err)
		}
	}
	table.Rows[0].Cells[1] = "x"
	if err := WriteXLSX(&full{10}, &Book{Tables: []Table{table}}); !errors.Is(err, errFull) {
		t.Errorf("xlsx: %v", err)
	}
	if err := WriteCSV(io.Discard, table, ',', false); err != nil {
		t.Error(err)
	}
}
