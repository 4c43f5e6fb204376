package gallery

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The least lately used goes first, down to the bound and no further, and the halves that killed runs left go too.
func TestBound(t *testing.T) {
	dir := t.TempDir()
	put := func(name string, age time.Duration) {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, make([]byte, 100), 0o600); err != nil {
			t.Fatal(err)
		}
		at := time.Now().Add(-age)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 10 {
		put(fmt.Sprint(i), time.Duration(10-i)*time.Hour)
	}
	put(".9.1-0.tmp", 2*time.Hour)
	put(".9.2-0.tmp", time.Minute)
	bound(dir, 500)
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, e := range entries {
		left = append(left, e.Name())
	}
	if got := strings.Join(left, " "); got != ".9.2-0.tmp 6 7 8 9" {
		t.Errorf("%s are left", got)
	}
}

// What is remembered comes back exactly, and another question has no answer.
func TestMemory(t *testing.T) {
	m := newMemory(Options{Cache: t.TempDir()})
	if !m.empty() {
		t.Error("a new memory is not empty")
	}
	for _, answer := range []string{"", "\n\n", "digraph {}\x00"} {
		m.put("layouts", "a", []byte(answer))
		if got, ok := m.get("layouts", "a"); !ok || string(got) != answer {
			t.Errorf("%q came back as %q, %v", answer, got, ok)
		}
	}
	if m.empty() {
		t.Error("the memory is empty")
	}
	if _, ok := m.get("layouts", "b"); ok {
		t.Error("another question has an answer")
	}
	if _, ok := m.get("builds", "a"); ok {
		t.Error("another kind has an answer")
	}
}

// A memory whose folder cannot be made remembers nothing and says nothing.
func TestNoMemory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	m := newMemory(Options{Cache: path})
	m.put("layouts", "a", []byte("b"))
	if _, ok := m.get("layouts", "a"); ok || !m.empty() {
		t.Error("it remembers")
	}
	m.prune()
}

// Nothing that a dataset says becomes markup on the contact sheet.
func TestSheetMarkup(t *testing.T) {
	if got, want := markup("a|b <script> *c* [d](javascript:e)\n`"), "a&#124;b &lt;script&gt; &#42;c&#42; &#91;d&#93;(javascript&#58;e)&#10;&#96;"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestOwned(t *testing.T) {
	for name, want := range map[string]bool{
		"a.page.fr.svg": true, "README.md": true,
		"": false, ".": false, "..": false, ".git": false, "manifest.json": false, "../a.svg": false, "a/b.svg": false, `a\b.svg`: false, "/etc/passwd": false,
	} {
		if owned(name) != want {
			t.Errorf("owned(%q) is %v", name, !want)
		}
	}
}
