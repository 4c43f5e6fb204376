package audit_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"kg/internal/audit"
	"kg/internal/load"
)

func measured(t *testing.T) []audit.Coverage {
	t.Helper()
	x, l, diags := run(t, "testdata/strict.txtar")
	if l == nil {
		t.Fatal(diags)
	}
	texts, _ := load.OpenTexts(x.Texts, l.Dataset.Sources)
	return audit.Measure(l.Dataset, texts)
}

func TestCoverage(t *testing.T) {
	all := measured(t)
	var b bytes.Buffer
	if err := audit.WriteText(&b, all); err != nil {
		t.Fatal(err)
	}
	const text = `report: 50.0 % (2 of 4) of the paragraphs of more than 20 words are cited, 1 excused
  line 5, 22 words: Nous remercions ici tous ceux …
    excused: A courtesy
  line 6, 23 words: Le paragraphe que tout le …
  shorter and uncited: 1, at line 1
`
	if diff := cmp.Diff(text, b.String()); diff != "" {
		t.Error(diff)
	}
	rows := audit.Rows(all)
	if diff := cmp.Diff([]string{"report", "5", "22", "Nous remercions ici tous ceux …", "A courtesy"}, rows[1]); diff != "" || len(rows) != 3 {
		t.Error(len(rows), diff)
	}
	b.Reset()
	if err := audit.WriteJSON(&b, all); err != nil || !strings.Contains(b.String(), `"percent": 50`) || !strings.Contains(b.String(), `"line": 6`) {
		t.Error(err, b.String())
	}
	for _, err := range []error{audit.WriteText(full{}, all), audit.WriteJSON(full{}, all)} {
		if !errors.Is(err, errFull) {
			t.Errorf("a full disk: %v", err)
		}
	}
}

// A source without a text, or without a long paragraph, lacks nothing.
func TestCoverageOfLittle(t *testing.T) {
	x, l, _ := run(t, "testdata/strict.txtar")
	none, _ := load.OpenTexts(fstest.MapFS{}, l.Dataset.Sources)
	if all := audit.Measure(l.Dataset, none); len(all) != 0 {
		t.Error(all)
	}
	x.Texts["report.txt"].Data = []byte("Rapport\n")
	texts, _ := load.OpenTexts(x.Texts, l.Dataset.Sources)
	all := audit.Measure(l.Dataset, texts)
	if len(all) != 1 || all[0].Long != 0 || all[0].Percent() != 100 {
		t.Error(all)
	}
	for _, d := range audit.Strict(l, all, nil) {
		t.Error(d)
	}
}

var errFull = errors.New("full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }
