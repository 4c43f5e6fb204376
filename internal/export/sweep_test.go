package export_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"kg/internal/export"
)

// What a process that is gone left for one of the files goes; what one that runs writes, what is of other files, and what only looks
// alike stays.
func TestSweep(t *testing.T) {
	dead := exec.Command(os.Args[0], "-test.run", "^$")
	if err := dead.Run(); err != nil {
		t.Fatal(err)
	}
	gone, here := dead.Process.Pid, os.Getpid()
	dir := t.TempDir()
	put := func(name string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("half"), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, name := range []string{"a.svg", ".b.svg.%d-0.tmp", ".a.svg.x%d-0.tmp", "a.svg.%d-0.tmp", ".a.svg.%d-0", ".%d-0.tmp"} {
		if name != "a.svg" {
			name = fmt.Sprintf(name, gone)
		}
		put(name)
	}
	put(fmt.Sprintf(".a.svg.%d-0.tmp", here))
	put(fmt.Sprintf(".a.svg.%d-0.tmp", gone))
	old := put(fmt.Sprintf(".a.svg.%d-7.tmp", here))
	long := time.Now().Add(-2 * time.Hour)
	if err := os.Chtimes(old, long, long); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, fmt.Sprintf(".a.svg.%d-9.tmp", gone)), 0o755); err != nil {
		t.Fatal(err)
	}
	export.Sweep(dir, []string{"a.svg"})
	left := []string{fmt.Sprintf(".%d-0.tmp", gone), fmt.Sprintf(".a.svg.%d-0", gone), fmt.Sprintf(".a.svg.%d-9.tmp", gone), fmt.Sprintf(".a.svg.%d-0.tmp", here),
		fmt.Sprintf(".a.svg.x%d-0.tmp", gone), fmt.Sprintf(".b.svg.%d-0.tmp", gone), "a.svg", fmt.Sprintf("a.svg.%d-0.tmp", gone)}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for _, e := range entries {
		have[e.Name()] = true
	}
	for _, name := range left {
		if !have[name] {
			t.Errorf("%s was removed", name)
		}
		delete(have, name)
	}
	if len(have) != 0 {
		t.Errorf("left: %v", have)
	}
	export.Sweep(filepath.Join(dir, "missing"), []string{"a.svg"})
}
