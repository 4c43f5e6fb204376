package heap_test

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-graphviz"

	"kg/internal/heap"
)

// TestMain is also the program that the test starts: with KG_HEAP_TEST it reports and ends.
func TestMain(m *testing.M) {
	if os.Getenv("KG_HEAP_TEST") == "" {
		os.Exit(m.Run())
	}
	_ = graphviz.DOT // imported for its initialisation
	heap.Settle()
	fmt.Println("collections", collections())
	percent := debug.SetGCPercent(-1)
	debug.SetGCPercent(percent)
	fmt.Println("percent", percent)
	for range 200 { // a cleanup runs some time after the collection that found its object dead
		runtime.GC()
		time.Sleep(5 * time.Millisecond)
		if now := debug.SetGCPercent(percent); now != percent {
			percent = now
			break
		}
	}
	fmt.Println("settled", percent)
}

func collections() uint32 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.NumGC
}

func start(t *testing.T, env ...string) (stdout, stderr string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), append([]string{"KG_HEAP_TEST=1"}, env...)...)
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, errs.String())
	}
	return out.String(), errs.String()
}

func TestBeforeGraphviz(t *testing.T) {
	t.Parallel()
	_, trace := start(t, "GODEBUG=inittrace=1", "TMPDIR="+t.TempDir())
	ours := strings.Index(trace, "init kg/internal/heap ")
	graphviz := strings.Index(trace, "init github.com/goccy/go-graphviz/internal/wasm ")
	if ours < 0 || graphviz < 0 || ours > graphviz {
		t.Errorf("heap initialises at %d, go-graphviz at %d of\n%s", ours, graphviz, trace)
	}
}

// The only collection before main is the one that gives the room back, and from the next one on the heap is ordinary.
func TestCollections(t *testing.T) {
	t.Parallel()
	temp := t.TempDir()
	start(t, "TMPDIR="+temp) // the first start compiles Graphviz, which takes hundreds of megabytes
	for _, c := range []struct{ env, want string }{
		{"GOGC=", "collections 1\npercent 1600\nsettled 100\n"},
		{"GOGC=50", "collections 1\npercent 1600\nsettled 50\n"},
	} {
		if out, _ := start(t, "TMPDIR="+temp, c.env); out != c.want {
			t.Errorf("%s: %q, want %q", c.env, out, c.want)
		}
	}
}
