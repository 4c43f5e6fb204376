package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"kg/internal/boot"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"kg": main})
}

// TestScripts runs one story a file. Each starts in a folder with a copy of testdata/small, a dataset about
// something else than the one that ships, so that no word of that one is needed to pass.
func TestScripts(t *testing.T) {
	cache := t.TempDir()
	if err := os.Chmod(cache, 0o700); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv(boot.EnvCache, cache)
			env.Setenv("LANG", "fr_FR.UTF-8")
			return os.CopyFS(filepath.Join(env.WorkDir, "small"), os.DirFS("testdata/small"))
		},
		Condition: func(name string) (bool, error) {
			if name == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, nil
		},
	})
}
