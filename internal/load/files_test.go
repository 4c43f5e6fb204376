package load

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"kg/internal/diag"
)

// failing is a file system in which one file cannot be opened.
type failing struct {
	fs.FS
	name string
}

func (f failing) Open(name string) (fs.File, error) {
	if name == f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("permission denied")}
	}
	return f.FS.Open(name)
}

func only(t *testing.T, diags diag.List, code diag.Code, file, message string) {
	t.Helper()
	if len(diags) != 1 || diags[0].Code != code || diags[0].Range.File != file || !strings.Contains(diags[0].Message, message) {
		t.Errorf("%v, expected one %s in %q with %q", diags, code, file, message)
	}
}

func TestFiles(t *testing.T) {
	large := base(t)
	large["more.yaml"] = &fstest.MapFile{Data: []byte(strings.Repeat("# 3456789\n", MaxFileSize/10+1))}
	_, diags := Load(large)
	only(t, diags, diag.TooLarge, "more.yaml", "expected at most 8388608")

	_, diags = Load(failing{base(t), "entities.yaml"})
	only(t, diags, diag.Unreadable, "entities.yaml", "permission denied")

	folder := base(t)
	folder["more.yaml"] = &fstest.MapFile{Mode: fs.ModeDir | 0o755}
	_, diags = Load(folder)
	only(t, diags, diag.Unreadable, "more.yaml", "not a regular file but a folder")

	_, diags = Load(failing{base(t), "."})
	only(t, diags, diag.Unreadable, "", "permission denied")

	_, diags = Load(os.DirFS(filepath.Join(t.TempDir(), "nowhere")))
	only(t, diags, diag.Unreadable, "", "no such file")

	dir := t.TempDir()
	if err := os.CopyFS(dir, base(t)); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere", filepath.Join(dir, "broken.yaml")); err != nil {
		t.Skipf("no symbolic links here (%v): a broken one was not tested", err)
	}
	_, diags = Load(os.DirFS(dir))
	only(t, diags, diag.Unreadable, "broken.yaml", "no such file")
}

func TestFingerprint(t *testing.T) {
	a, err := Fingerprint(base(t))
	if err != nil || len(a) != 64 {
		t.Fatal(a, err)
	}
	l, _ := Open(base(t))
	if l.Fingerprint != a {
		t.Errorf("Open says %s, Fingerprint %s", l.Fingerprint, a)
	}
	other := base(t)
	other["readme.txt"] = &fstest.MapFile{Data: []byte("not part of it")}
	if b, _ := Fingerprint(other); b != a {
		t.Error("a file that is not read changes the fingerprint")
	}
	other["x.yaml"] = &fstest.MapFile{}
	if b, _ := Fingerprint(other); b == a {
		t.Error("an empty file more does not change the fingerprint")
	}
	if _, err := Fingerprint(failing{base(t), "views.yaml"}); err == nil {
		t.Error("no error for a file that cannot be read")
	}
}

func TestPlaces(t *testing.T) {
	l, diags := Open(base(t))
	if l == nil {
		t.Fatal(diags.Err())
	}
	x := fixture{files: base(t)}
	for want, got := range map[string]diag.Range{
		"cyberdouane":                      l.EntityAt("cyberdouane"),
		"{source: report, from: 2, to: 3}": l.ExtentAt("rec-1"),
		"rec-1-m2":                         l.ClaimAt("rec-1.recommends.rec-1-m2"),
		`"la douane doit"`:                 l.CitationAt("rec-1-m1.equips.douane", 1), // sorted by line: it stands first in the file
		`depuis le mois`:                   l.StatusAt("cyberdouane.part-of.douane", 0, 0),
	} {
		if marked := x.marked(got); marked != want {
			t.Errorf("%v marks %q, expected %q", got, marked, want)
		}
	}
	if got := l.CitationAt("rec-1-m1.equips.douane", 9); got != (diag.Range{}) {
		t.Errorf("a citation that is not there stands at %v", got)
	}
}
