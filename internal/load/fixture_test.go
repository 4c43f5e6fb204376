package load

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"kg/internal/diag"
)

// A fixture is an archive of files that are laid over testdata/base. "# want KG034 "regexp"" at the
// end of a line says what is expected there; the regexp is matched against `message | hint | marked`,
// where marked is the text under the range. What belongs to no line is wanted in the archive's
// comment, with the file's name where there is one: "# want KG015 ontology.yaml "regexp"". There too
// "# delete NAME" takes a file away and "# texts" compares with the files below texts/.
type fixture struct {
	files, texts fstest.MapFS
	verify       bool
	wants        []want
}

type want struct {
	code diag.Code
	file string
	line int
	re   *regexp.Regexp
}

var (
	wantRE  = regexp.MustCompile(`# want ((?:KG\d+ (?:[\w.-]+ )?(?:"(?:[^"\\]|\\.)*"|` + "`[^`]*`" + `) ?)+)\s*$`)
	wantOne = regexp.MustCompile(`(KG\d+) (?:([\w.-]+) )?("(?:[^"\\]|\\.)*"|` + "`[^`]*`)")
)

// base is the small good dataset, fresh for each caller.
func base(t testing.TB) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	names, err := filepath.Glob("testdata/base/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no testdata/base", err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		fsys[filepath.Base(name)] = &fstest.MapFile{Data: text, Mode: 0o644}
	}
	return fsys
}

func readFixture(t *testing.T, name string) fixture {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	x := fixture{files: base(t), texts: fstest.MapFS{}}
	for _, line := range strings.Split(string(a.Comment), "\n") {
		x.expect(t, line, "", 0)
		if name, ok := strings.CutPrefix(line, "# delete "); ok {
			delete(x.files, name)
		}
		x.verify = x.verify || line == "# texts"
	}
	for _, f := range a.Files {
		if text, ok := strings.CutPrefix(f.Name, "texts/"); ok {
			x.texts[text] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
			continue
		}
		x.files[f.Name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
		for i, line := range strings.Split(string(f.Data), "\n") {
			x.expect(t, line, f.Name, i+1)
		}
	}
	return x
}

func (x *fixture) expect(t *testing.T, line, file string, n int) {
	t.Helper()
	m := wantRE.FindStringSubmatch(line)
	if m == nil {
		if strings.Contains(line, "# want") {
			t.Fatalf("%s:%d: badly formed want: %s", file, n, line)
		}
		return
	}
	for _, one := range wantOne.FindAllStringSubmatch(m[1], -1) {
		pattern, err := strconv.Unquote(one[3])
		if err != nil {
			t.Fatalf("%s:%d: %v", file, n, err)
		}
		w := want{diag.Code(one[1]), file, n, regexp.MustCompile(pattern)}
		if n == 0 {
			w.file = one[2]
		}
		x.wants = append(x.wants, w)
	}
}

func (x *fixture) run(t *testing.T) diag.List {
	l, diags := Open(x.files)
	if (l == nil) != diags.HasErrors() {
		t.Errorf("a dataset: %t, errors: %t; expected one of the two", l != nil, diags.HasErrors())
	}
	if x.verify && l != nil {
		texts, more := l.Texts(x.texts)
		diags = append(append(diags, more...), Verify(l, texts)...)
	}
	return diags
}

// marked is the text under a diagnostic's range.
func (x *fixture) marked(r diag.Range) string {
	f, ok := x.files[r.File]
	if !ok || r.Line == 0 {
		return ""
	}
	line := []rune(strings.Split(string(f.Data), "\n")[r.Line-1])
	from := min(max(r.Col-1, 0), len(line))
	return string(line[from:min(max(r.EndCol-1, from), len(line))])
}

func TestDiagnostics(t *testing.T) {
	names, err := filepath.Glob("testdata/diag/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no fixtures", err)
	}
	seen := map[diag.Code]bool{}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			x := readFixture(t, name)
			open := slices.Clone(x.wants)
			for _, d := range x.run(t) {
				seen[d.Code] = true
				text := fmt.Sprintf("%s | %s | %s", d.Message, d.Hint, x.marked(d.Range))
				i := slices.IndexFunc(open, func(w want) bool {
					return w.code == d.Code && w.file == d.Range.File && w.line == d.Range.Line && w.re.MatchString(text)
				})
				if i < 0 {
					t.Errorf("unexpected %s:%d: %s %s", d.Range.File, d.Range.Line, d.Code, text)
					continue
				}
				open = slices.Delete(open, i, i+1)
			}
			for _, w := range open {
				t.Errorf("missing %s:%d: %s %s", w.file, w.line, w.code, w.re)
			}
		})
	}
	for _, c := range []diag.Code{diag.Unreadable, diag.TooLarge} {
		seen[c] = true // no archive can hold these: see TestFiles
	}
	for _, c := range []diag.Code{diag.Copied, diag.StaleExcuse, diag.TooManyGaps, diag.Uncited, diag.LowCoverage} {
		seen[c] = true // package audit says these, and has fixtures of its own
	}
	for _, c := range []diag.Code{diag.NoSheet, diag.BadTable, diag.LostRow} {
		seen[c] = true // of spreadsheets: see package sheet
	}
	for _, i := range diag.Codes() {
		if !seen[i.Code] {
			t.Errorf("no fixture shows %s (%s)", i.Code, i.Title)
		}
	}
}

func TestBaseIsGood(t *testing.T) {
	d, diags := Load(base(t))
	if len(diags) > 0 || d == nil {
		t.Fatalf("%v", diags)
	}
	var ids []string
	for _, c := range d.Claims {
		ids = append(ids, c.ID)
	}
	want := []string{"cyberdouane.part-of.douane", "rec-1-m1.equips.douane", "rec-1-m1.part-of.rec-1-m2",
		"rec-1.recommends.rec-1-m1", "rec-1.recommends.rec-1-m2", "scanners.douane"}
	if !slices.Equal(ids, want) {
		t.Errorf("claims %q, expected %q", ids, want)
	}
}
