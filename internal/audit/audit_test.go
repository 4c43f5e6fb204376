package audit_test

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kg/internal/audit"
	"kg/internal/diag"
	"kg/internal/load"
	"kg/internal/load/loadtest"
	"kg/internal/model"
	"kg/internal/query"
	"kg/internal/store"
)

// want is what a fixture says at the end of a line: # want KG075 `regexp`, matched against message | marked text.
var want = regexp.MustCompile("(KG[0-9]+) `([^`]*)`")

func TestFixtures(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no fixtures", err)
	}
	seen := map[diag.Code]bool{}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			x, l, diags := run(t, name)
			if l == nil {
				t.Fatal(diags)
			}
			wanted := wants(x)
			for _, d := range diags {
				seen[d.Code] = true
				at := fmt.Sprintf("%s:%d", d.Range.File, d.Range.Line)
				text := d.Message + " | " + marked(x, d.Range)
				i := slices.IndexFunc(wanted[at], func(w [2]string) bool {
					return w[0] == string(d.Code) && regexp.MustCompile(w[1]).MatchString(text)
				})
				if i < 0 {
					t.Errorf("unexpected %s %s %s", at, d.Code, text)
					continue
				}
				wanted[at] = slices.Delete(wanted[at], i, i+1)
			}
			for at, list := range wanted {
				for _, w := range list {
					t.Errorf("missing %s %s", at, w)
				}
			}
		})
	}
	for _, c := range []diag.Code{diag.Copied, diag.StaleExcuse, diag.TooManyGaps, diag.Uncited, diag.LowCoverage} {
		if !seen[c] {
			t.Errorf("no fixture shows %s", c)
		}
	}
}

func run(t *testing.T, name string) (loadtest.Archive, *load.Loaded, diag.List) {
	t.Helper()
	x, err := loadtest.ReadArchive(name, "../load/testdata/base")
	if err != nil {
		t.Fatal(err)
	}
	l, diags := load.Open(x.Files)
	if l == nil {
		return x, nil, diags
	}
	texts, _ := load.OpenTexts(x.Texts, l.Dataset.Sources)
	diags = append(diags, audit.Copies(l, texts)...)
	diags = append(diags, audit.StaleExcuses(l, texts)...)
	if strings.Contains(x.Comment, "# strict") {
		diags = append(diags, audit.Strict(l, audit.Measure(l.Dataset, texts), gaps(t, l.Dataset))...)
	}
	return x, l, diags
}

func gaps(t *testing.T, d *model.Dataset) []query.Gap {
	t.Helper()
	ctx := context.Background()
	g, err := store.Through(ctx, d)
	if err != nil {
		t.Fatal(err)
	}
	found, err := query.New(d, g).Gaps(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// wants are the codes and patterns expected, by file:line.
func wants(x loadtest.Archive) map[string][][2]string {
	out := map[string][][2]string{}
	for name, f := range x.Files {
		for i, line := range strings.Split(string(f.Data), "\n") {
			_, tail, ok := strings.Cut(line, "# want ")
			if !ok {
				continue
			}
			at := fmt.Sprintf("%s:%d", name, i+1)
			for _, m := range want.FindAllStringSubmatch(tail, -1) {
				out[at] = append(out[at], [2]string{m[1], m[2]})
			}
		}
	}
	return out
}

func marked(x loadtest.Archive, r diag.Range) string {
	f, ok := x.Files[r.File]
	if !ok || r.Line == 0 {
		return ""
	}
	line := []rune(strings.Split(string(f.Data), "\n")[r.Line-1])
	from := min(max(r.Col-1, 0), len(line))
	return string(line[from:min(max(r.EndCol-1, from), len(line))])
}
