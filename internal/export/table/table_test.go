package table_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kg/internal/export/table"
)

func sample() table.Table {
	return table.Table{Head: []string{"line", "beginning"}, Rows: [][]string{{"12", "été | a*b"}, {"3"}, {"4", "two\nlines, \"quoted\" <b>"}}}
}

func TestFormats(t *testing.T) {
	for name, want := range map[string]string{
		"csv": "line,beginning\n12,été | a*b\n3,\n4,\"two\nlines, \"\"quoted\"\" <b>\"\n",
		"md":  "| line | beginning |\n| --- | --- |\n| 12 | été \\| a\\*b |\n| 3 |  |\n| 4 | two lines, \"quoted\" &lt;b> |\n",
	} {
		f, ok := table.ByName(name)
		if !ok {
			t.Fatal(name)
		}
		var b bytes.Buffer
		if err := f.Write(&b, sample()); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, b.String()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if err := f.Write(full{}, sample()); !errors.Is(err, errFull) {
			t.Errorf("%s on a full disk: %v", name, err)
		}
	}
	if _, ok := table.ByName("xlsx"); ok {
		t.Error("a format that is not there")
	}
}

// Whatever stands in the cells, each row stays one row of as many cells.
func TestCellsStayApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cells := rapid.SliceOfN(rapid.StringMatching(`[a|\\\n",*é ]*`), 3, 3).Draw(t, "cells")
		x := table.Table{Head: []string{"a", "b", "c"}, Rows: [][]string{cells}}
		var b bytes.Buffer
		f, _ := table.ByName("csv")
		if err := f.Write(&b, x); err != nil {
			t.Fatal(err)
		}
		back, err := csv.NewReader(&b).ReadAll()
		if err != nil || len(back) != 2 || !cmp.Equal(back[1], cells) {
			t.Fatalf("%q came back as %q (%v)", cells, back, err)
		}
		b.Reset()
		f, _ = table.ByName("md")
		if err := f.Write(&b, x); err != nil {
			t.Fatal(err)
		}
		row := strings.NewReplacer(`\\`, "", `\|`, "").Replace(strings.Split(b.String(), "\n")[2])
		if strings.Count(row, "|") != 4 || strings.Count(b.String(), "\n") != 3 {
			t.Fatalf("%q became %q", cells, b.String())
		}
	})
}

var errFull = errors.New("full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }
