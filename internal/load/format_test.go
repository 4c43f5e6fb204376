package load

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"

	"kg/internal/diag"
	"kg/internal/load/loadtest"
)

// twice formats a good file, and wants that formatting it again changes nothing.
func twice(t testing.TB, name string, src []byte) []byte {
	t.Helper()
	out, diags, err := Format(name, src)
	if err != nil || diags.HasErrors() {
		t.Fatalf("%s: %v %v\n%s", name, err, diags, src)
	}
	again, diags, err := Format(name, out)
	if err != nil || diags.HasErrors() || !bytes.Equal(out, again) {
		t.Fatalf("%s changes when it is formatted again: %v %v\n%s\n--- again\n%s\n--- from\n%s", name, err, diags, out, again, src)
	}
	return out
}

// TestFormatDatasets formats whole datasets: Load must read the same from what comes out.
func TestFormatDatasets(t *testing.T) {
	for name, fsys := range map[string]fs.FS{
		"data": os.DirFS("../../data"), "small": os.DirFS("../../cmd/kg/testdata/small"), "base": base(t), "generated": loadtest.Folder(loadtest.Issue()),
	} {
		before, diags := Load(fsys)
		if diags.HasErrors() {
			t.Fatal(name, diags.Err())
		}
		files, diags := FormatFolder(fsys)
		if len(files) < 5 || len(diags) > 0 {
			t.Fatalf("%s: %d files, %v", name, len(files), diags)
		}
		tidy := fstest.MapFS{}
		for _, f := range files {
			tidy[f.Name] = &fstest.MapFile{Data: twice(t, f.Name, f.Before)}
			for line := range bytes.Lines(f.Before) {
				if c := bytes.TrimSpace(line); len(c) > 0 && c[0] == '#' && !bytes.Contains(tidy[f.Name].Data, append(c, '\n')) {
					t.Errorf("%s: %s lost %q", name, f.Name, c)
				}
			}
		}
		after, diags := Load(tidy)
		if diags.HasErrors() {
			t.Fatal(name, diags.Err())
		}
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("%s says something else: %s", name, diff)
		}
	}
}

// TestFormatGenerated writes 10,000 generated files in any way that YAML and kg take, and wants of each that formatting it
// twice is formatting it once, that every comment is there once, and that without comments every way of writing it
// becomes the same text. That it says the same, Format itself has compared.
func TestFormatGenerated(t *testing.T) {
	if testing.Short() || underRace {
		checks(t, "500")
	} else {
		checks(t, "10000")
	}
	rapid.Check(t, func(t *rapid.T) {
		c := content{t}
		name, v := c.anyFile()
		m := messy{t: t, remarks: c.upTo(1) == 0}
		src := m.file(v)
		out := formatGood(t, name, src)
		for _, comment := range m.comments {
			if n := strings.Count(out+"\n", comment+"\n"); n != 1 {
				t.Fatalf("%q stands %d times in\n%s\n--- from\n%s", comment, n, out, src)
			}
		}
		if again := formatGood(t, name, out); again != out {
			t.Fatalf("changes when it is formatted again:\n%s\n--- again\n%s\n--- from\n%s", out, again, src)
		}
		if m.remarks {
			return
		}
		other := messy{t: t}
		if second := other.file(v); formatGood(t, name, second) != out {
			t.Fatalf("one thing in two forms:\n%s\n--- and\n%s\n--- from\n%s\n--- and\n%s", out, formatGood(t, name, second), src, second)
		}
	})
}

// checks sets how many cases rapid tries, for one test and unless the command line says so.
func checks(t *testing.T, n string) {
	f := flag.Lookup("rapid.checks")
	if old := f.Value.String(); old == f.DefValue {
		_ = f.Value.Set(n)
		t.Cleanup(func() { _ = f.Value.Set(old) })
	}
}

func formatGood(t *rapid.T, name, src string) string {
	out, diags, err := Format(name, []byte(src))
	if err != nil || len(diags) > 0 {
		t.Fatalf("%v %v\n%s", err, diags, src)
	}
	return string(out)
}

// TestFormatForms holds what becomes of what: one archive per matter, with "in" and "out".
func TestFormatForms(t *testing.T) {
	names, err := filepath.Glob("testdata/fmt/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, path := range names {
		a, err := txtar.ParseFile(path)
		if err != nil || len(a.Files) != 2 {
			t.Fatalf("%s: %v, expected two files", path, err)
		}
		name, out := a.Files[0].Name, string(twice(t, a.Files[0].Name, a.Files[0].Data))
		if *update {
			a.Files[1].Data = []byte(out)
			if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(string(a.Files[1].Data), out); diff != "" {
			t.Errorf("%s: %s: %s", path, name, diff)
		}
	}
}

var update = flag.Bool("update", false, "rewrite what the fixtures of the formatter expect")

func TestFormatRefuses(t *testing.T) {
	for src, code := range map[string]diag.Code{
		"- id: a\n  type: [\n": diag.Syntax, "- id: a\n": diag.MissingKey, "a\n": diag.WrongType, "- {id: A b, type: x, name: {fr: a, en: a}}\n": diag.BadID,
		"- id: a\n  type: x\n  name: {fr: a, en: a}\n  claims: [{a: b, c: d, cite: {source: s, line: 1, anchor: a}}]\n": diag.UnknownKey,
		strings.Repeat("#", MaxFileSize+1): diag.TooLarge,
	} {
		out, diags, err := Format("more.yaml", []byte(src))
		if out != nil || err != nil || !slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Code == code }) {
			t.Errorf("%.40q: %q %v %v, expected %s", src, out, diags, err, code)
		}
	}
	if f := FormatFile(failing{base(t), "views.yaml"}, "views.yaml"); f.After != nil || !f.Diags.HasErrors() || f.Changed() {
		t.Errorf("a file that cannot be read: %v", f)
	}
}

// TestFormatLineEnds keeps the line ends of the file's system.
func TestFormatLineEnds(t *testing.T) {
	src := "# a\r\n\r\n- type: x # b\r\n  id: a\r\n  name: {fr: a,\r\n   en: 'a\r\n   b'}\r\n"
	want := "# a\r\n\r\n- id: a\r\n  type: x # b\r\n  name: {fr: a, en: a b}\r\n"
	if out := twice(t, "x.yaml", []byte(src)); string(out) != want {
		t.Errorf("%q, expected %q", out, want)
	}
}

// TestFormatMark takes the byte order mark away, which no other reader of a dataset takes.
func TestFormatMark(t *testing.T) {
	if out := twice(t, "x.yaml", []byte("\ufeff# a\n[]\n")); string(out) != "# a\n\n[]\n" {
		t.Errorf("%q", out)
	}
	f := FormatFile(fstest.MapFS{"x.yaml": {Data: []byte("\ufeff# a\n\n[]\n")}}, "x.yaml")
	if !f.Changed() {
		t.Error("a mark that is not taken away")
	}
}

// FuzzFormat gives any bytes as any file. What is formatted stays so, and the formatter finds no mistake of its own.
func FuzzFormat(f *testing.F) {
	names := []string{"entities.yaml", "ontology.yaml", "sources.yaml", "styles.yaml", "views.yaml", "questions.yaml"}
	for i, name := range names {
		if file, ok := base(f)[name]; ok {
			f.Add(byte(i), file.Data)
		}
	}
	for _, folder := range []string{"diag", "fmt"} {
		fixtures, _ := filepath.Glob("testdata/" + folder + "/*.txtar")
		for _, path := range fixtures {
			a, err := txtar.ParseFile(path)
			if err != nil {
				f.Fatal(err)
			}
			for _, file := range a.Files {
				f.Add(byte(max(0, slices.Index(names, file.Name))), file.Data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, which byte, src []byte) {
		if len(src) > 20_000 {
			return
		}
		name := names[int(which)%len(names)]
		out, diags, err := Format(name, src)
		if errors.Is(err, errOwn) || (out == nil) == (err == nil && !diags.HasErrors()) {
			t.Fatalf("%v %v %q", err, diags, out)
		}
		if out != nil {
			twice(t, name, src)
		}
	})
}
