package diff_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kg/internal/diff"
)

// repository makes a repository whose first commit has the folder inner/data, and whose second has not.
func repository(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed: revisions were not compared")
	}
	dir := t.TempDir()
	run := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=x", "-c", "user.email=x@example.org"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	run("init", "-q", "-b", "main")
	if err := os.MkdirAll(filepath.Join(dir, "inner", "data"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"a.yaml": "é: 1\n", "b.yaml": "b: 2\n"} {
		if err := os.WriteFile(filepath.Join(dir, "inner", "data", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run("add", "-A")
	run("commit", "-q", "-m", "one")
	run("tag", "v1")
	run("rm", "-q", "-r", "inner")
	run("commit", "-q", "--allow-empty", "-m", "two")
	if err := os.MkdirAll(filepath.Join(dir, "inner"), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestRevision(t *testing.T) {
	dir := repository(t)
	for _, where := range []struct{ at, folder string }{{dir, "inner/data"}, {filepath.Join(dir, "inner"), "data"}, {filepath.Join(dir, "inner"), "../inner/data"}, {"/", filepath.Join(dir, "inner", "data")}} {
		t.Chdir(where.at)
		for _, revision := range []string{"v1", "HEAD~1", "main~1"} {
			fsys, err := diff.Revision(t.Context(), revision, where.folder)
			if err != nil {
				t.Fatalf("%s in %v: %v", revision, where, err)
			}
			text, err := fs.ReadFile(fsys, "a.yaml")
			entries, dirErr := fs.ReadDir(fsys, ".")
			if err != nil || dirErr != nil || string(text) != "é: 1\n" || len(entries) != 2 {
				t.Errorf("%q %v %v %v", text, err, dirErr, entries)
			}
		}
	}
}

func TestRevisionErrors(t *testing.T) {
	dir := repository(t)
	t.Chdir(dir)
	for _, c := range []struct{ revision, folder, want string }{
		{"v2", "inner/data", `"v2" is neither a folder nor a revision that git knows`},
		{"main", "inner/data", `the revision "main" has no folder "inner/data"`},
		{"--all", "inner/data", `neither a folder nor a revision`},
		{"v1", "nowhere", `has no folder "nowhere"`},
	} {
		if _, err := diff.Revision(t.Context(), c.revision, c.folder); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v", c, err)
		}
	}
	t.Chdir(t.TempDir())
	if _, err := diff.Revision(t.Context(), "v1", "data"); err == nil || !strings.Contains(err.Error(), "not a git repository") {
		t.Error(err)
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := diff.Revision(t.Context(), "v1", "data"); err == nil || !strings.Contains(err.Error(), "git is not installed") {
		t.Error(err)
	}
}
