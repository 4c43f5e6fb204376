package load

import (
	"bytes"
	"os"
	"testing"
	"testing/fstest"
)

// The version is of what a dataset says: a comment leaves it, a word changes it, and the compiled form keeps it.
func TestVersion(t *testing.T) {
	files := base(t)
	version := func(old, new string) string {
		t.Helper()
		changed := fstest.MapFS{}
		for n, f := range files {
			changed[n] = &fstest.MapFile{Data: f.Data}
		}
		changed["sources.yaml"].Data = bytes.Replace(changed["sources.yaml"].Data, []byte(old), []byte(new), 1)
		d, diags := Load(changed)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		return d.Version
	}
	first := version("", "")
	if len(first) != 12 {
		t.Errorf("version %q", first)
	}
	if again := version("sources:", "# a comment\nsources:"); again != first {
		t.Errorf("a comment makes %s of %s", again, first)
	}
	if other := version("CC BY 4.0", "CC BY 5.0"); other == first {
		t.Error("another licence leaves the version")
	}
	d, diags := Load(os.DirFS("../../data"))
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	compiled, err := os.ReadFile("../../data/compiled.bin")
	if err != nil {
		t.Fatal(err)
	}
	if back, _, err := Decode(compiled); err != nil || back.Version != d.Version {
		t.Errorf("the compiled form says %q, the files %q (%v)", back.Version, d.Version, err)
	}
}
