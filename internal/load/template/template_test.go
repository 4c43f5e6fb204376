package template

import (
	"bytes"
	"io/fs"
	"testing"

	"kg/internal/audit"
	"kg/internal/load"
)

// TestTemplate wants a dataset without a fault, whose citations stand where they say, in the canonical form.
func TestTemplate(t *testing.T) {
	fsys, err := FS()
	if err != nil {
		t.Fatal(err)
	}
	l, diags := load.Open(fsys)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	texts, err := fs.Sub(fsys, "sources")
	if err != nil {
		t.Fatal(err)
	}
	opened, diags := l.Texts(texts)
	diags = append(diags, load.Verify(l, opened)...)
	diags = append(diags, audit.Copies(l, opened)...)
	diags = append(diags, audit.StaleExcuses(l, opened)...)
	// It sets no limit to gaps, so Strict needs none.
	diags = append(diags, audit.Strict(l, audit.Measure(l.Dataset, opened), nil)...)
	if len(diags) > 0 {
		t.Error(diags)
	}
	files, _ := load.FormatFolder(fsys)
	for _, f := range files {
		if f.Changed() || f.Err != nil {
			t.Errorf("%s is not in the canonical form (%v)", f.Name, f.Err)
		}
	}
}

func TestNames(t *testing.T) {
	names, err := Names()
	if err != nil || len(names) < 9 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		if text, err := Read(name); err != nil || !bytes.HasSuffix(text, []byte("\n")) {
			t.Errorf("%s: %v, or no line end at its end", name, err)
		}
	}
	if _, err := Read("nothing.yaml"); err == nil {
		t.Error("a file that is not there")
	}
}
