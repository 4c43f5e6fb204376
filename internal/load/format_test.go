package load

import (
	"os"
	"path/filepath"
	"testing"
)

// formatOnce formats and fails when the form is not the same after a second time.
func formatOnce(t testing.TB, name string, src []byte) string {
	t.Helper()
	out, diags, err := Format(name, src)
	if err != nil || diags.HasErrors() {
		t.Fatalf("%s: %v %v\n%s", name, err, diags, src)
	}
	again, diags, err := Format(name, out)
	if err != nil || diags.HasErrors() {
		t.Fatalf("%s, formatted: %v %v\n%s", name, err, diags, out)
	}
	if string(out) != string(again) {
		t.Fatalf("%s changes when it is formatted again:\n%s\n--- again\n%s\n--- from\n%s", name, out, again, src)
	}
	return string(out)
}

func TestFormatData(t *testing.T) {
	files, err := filepath.Glob("../../data/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no data", err)
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out := formatOnce(t, filepath.Base(name), src)
		if dir := os.Getenv("KG_FMT_OUT"); dir != "" {
			os.WriteFile(filepath.Join(dir, filepath.Base(name)), []byte(out), 0o644)
		}
	}
}
