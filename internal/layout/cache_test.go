package layout_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"kg/internal/boot"
	"kg/internal/layout"
)

// Workers keep their machine code in a folder that nobody else may enter, and heal it when it is damaged.
func TestCompileCache(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("folders have no such modes here: that the cache is private was not tested")
	}
	cache := filepath.Join(t.TempDir(), "cache")
	t.Setenv(boot.EnvCache, cache)
	place := func() {
		t.Helper()
		if _, err := layout.Place(context.Background(), one()); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(cache); err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%v %v", info, err)
		}
	}
	place()
	files, _ := filepath.Glob(filepath.Join(cache, "go-graphviz", "*", "*"))
	if len(files) != 1 {
		t.Fatalf("compiled files: %v", files)
	}
	whole, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, damaged := range [][]byte{nil, whole[:len(whole)/2], bytes.Repeat([]byte("x"), len(whole))} {
		if err := os.WriteFile(files[0], damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(cache, 0o755); err != nil {
			t.Fatal(err)
		}
		place()
		if got, err := os.ReadFile(files[0]); err != nil || !bytes.Equal(got, whole) {
			t.Errorf("the cache was not healed: %d bytes, %v", len(got), err)
		}
	}
}

// Two workers work at once and no third; one that was killed is replaced, and Close leaves none behind.
func TestTwoWorkersAtOnce(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("needs /proc: that two work at once and a killed one is replaced was not tested")
	}
	pool := layout.NewPool(layout.Options{Workers: 2})
	own := func() (pids []int) {
		for _, pid := range childrenOf(os.Getpid()) {
			if line, _ := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/cmdline"); strings.Contains(string(line), layout.WorkerCommand) {
				pids = append(pids, pid)
			}
		}
		return pids
	}
	most := 0
	for range 3 {
		var wait sync.WaitGroup
		for range 8 {
			wait.Go(func() {
				if _, err := pool.Place(context.Background(), one()); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		pids := own()
		most = max(most, len(pids))
		for _, pid := range pids {
			worker, err := os.FindProcess(pid)
			if err != nil {
				t.Fatal(err)
			}
			worker.Kill()
		}
	}
	if most != 2 {
		t.Errorf("%d workers at once", most)
	}
	if _, err := pool.Place(context.Background(), one()); err != nil {
		t.Errorf("after the workers were killed: %v", err)
	}
	pool.Close()
	for range 60 {
		if len(own()) == 0 {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("workers %v are left", own())
}

// An error says what went wrong, and whether a table would do instead.
func TestHopeless(t *testing.T) {
	for kind, want := range map[string]error{"worker-garbage": layout.ErrWorker, "worker-dies": layout.ErrWorker, "worker-empty": layout.ErrReply,
		"worker-deaf": layout.ErrTimeout, "worker-hungry": layout.ErrMemory, "worker-refuses": layout.ErrRefused} {
		// Only the one that never answers is meant to run out of time; the others get as much as a busy machine wants.
		timeout := time.Minute
		if want == layout.ErrTimeout {
			timeout = 3 * time.Second
		}
		_, err := broken(t, kind, layout.Options{Timeout: timeout, Memory: 150 << 20}).Place(context.Background(), one())
		if !errors.Is(err, want) || !layout.Hopeless(err) {
			t.Errorf("%s: error %v, want %v", kind, err, want)
		}
	}
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := layout.Place(canceled, one()); err == nil || layout.Hopeless(err) {
		t.Errorf("a context that ended: %v", err)
	}
}
