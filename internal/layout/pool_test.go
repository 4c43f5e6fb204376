package layout_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"kg/internal/layout"
	"kg/internal/picture"
	"kg/internal/picture/picturetest"
)

func broken(t *testing.T, kind string, o layout.Options) *layout.Pool {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	o.Command = []string{self, kind}
	pool := layout.NewPool(o)
	t.Cleanup(func() { pool.Close() })
	return pool
}

func TestBrokenWorkers(t *testing.T) {
	for kind, want := range map[string]string{
		"worker-garbage": "the layout worker failed twice",
		"worker-dies":    "panic: out of order",
		"worker-empty":   "0 of 1 nodes came back",
	} {
		_, err := broken(t, kind, layout.Options{Timeout: 10 * time.Second}).Place(context.Background(), one())
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", kind, err, want)
		}
	}
	pool := layout.NewPool(layout.Options{Command: []string{"/nonexistent/kg"}})
	if _, err := pool.Place(context.Background(), one()); err == nil || !strings.Contains(err.Error(), "starting a worker") {
		t.Errorf("no program: error %v", err)
	}
}

func one() *picture.Picture {
	p := &picture.Picture{Nodes: []picture.Node{{ID: "a", Label: "a"}}}
	p.Fit(picture.PageMetrics())
	return p
}

func TestTimeout(t *testing.T) {
	start := time.Now()
	_, err := broken(t, "worker-deaf", layout.Options{Timeout: 300 * time.Millisecond}).Place(context.Background(), one())
	if !errors.Is(err, layout.ErrTimeout) || err.Error() != "the layout timed out after 300ms" {
		t.Errorf("error %v", err)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it took %s", took)
	}
}

// A real layout that would take minutes is stopped in its middle, and the pool works on.
func TestTimeoutInsideGraphviz(t *testing.T) {
	pool := layout.NewPool(layout.Options{Workers: 1, MaxNodes: 5000, MaxEdges: 5000, Timeout: 2 * time.Second})
	defer pool.Close()
	big := picturetest.Big(1000)
	big.Fit(picture.PageMetrics())
	if _, err := pool.Place(context.Background(), big); !errors.Is(err, layout.ErrTimeout) {
		t.Errorf("error %v", err)
	}
	if _, err := pool.Place(context.Background(), one()); err != nil {
		t.Errorf("after the timeout: %v", err)
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(200*time.Millisecond, cancel)
	if _, err := broken(t, "worker-deaf", layout.Options{}).Place(ctx, one()); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestMemoryLimit(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("memory is watched on Linux only: the limit on it was not tested")
	}
	_, err := broken(t, "worker-hungry", layout.Options{Memory: 150 << 20}).Place(context.Background(), one())
	if !errors.Is(err, layout.ErrMemory) {
		t.Errorf("error %v", err)
	}
}

func TestRefusedBeforeLayout(t *testing.T) {
	pool := layout.NewPool(layout.Options{Command: []string{"/nonexistent/kg"}})
	big := picturetest.Big(2000)
	big.Fit(picture.PageMetrics())
	if _, err := pool.Place(context.Background(), big); !errors.Is(err, layout.ErrTooLarge) || !strings.Contains(err.Error(), "2000 nodes and 4000 edges, at most 400 and 600") {
		t.Errorf("error %v", err)
	}
	node := picture.Node{ID: "a", W: 10, H: 10}
	for want, p := range map[string]*picture.Picture{
		`two nodes have the id "a"`: {Nodes: []picture.Node{node, node}},
		`call Fit first`:            {Nodes: []picture.Node{{ID: "a"}}},
		`joins "a" and "b"`:         {Nodes: []picture.Node{node}, Edges: []picture.Edge{{ID: "e", From: "a", To: "b"}}},
	} {
		if _, err := pool.Place(context.Background(), p); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	if _, err := pool.Place(context.Background(), &picture.Picture{Title: "nothing"}); err != nil {
		t.Errorf("a picture without nodes needs no worker: %v", err)
	}
	pool.Close()
	if _, err := pool.Place(context.Background(), one()); !errors.Is(err, layout.ErrClosed) {
		t.Errorf("after Close: %v", err)
	}
}

// The worker of a parent that was killed in the middle of a layout is gone too.
func TestNoWorkerOutlivesItsParent(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("needs /proc: that no worker outlives its parent was not tested")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	parent := exec.Command(self, "parent")
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	var workers []int
	for range 100 {
		time.Sleep(50 * time.Millisecond)
		if workers = childrenOf(parent.Process.Pid); len(workers) > 0 {
			break
		}
	}
	time.Sleep(300 * time.Millisecond) // let it begin the layout
	parent.Process.Kill()
	parent.Wait()
	if len(workers) != 1 {
		t.Fatalf("workers %v", workers)
	}
	for range 60 {
		if state(workers[0]) == "" {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("worker %d is still there: %q", workers[0], state(workers[0]))
}

// childrenOf lists the processes whose parent is pid.
func childrenOf(pid int) []int {
	var children []int
	entries, _ := os.ReadDir("/proc")
	for _, e := range entries {
		if child, err := strconv.Atoi(e.Name()); err == nil {
			if fields := strings.Fields(state(child)); len(fields) > 1 && fields[1] == strconv.Itoa(pid) {
				children = append(children, child)
			}
		}
	}
	return children
}

// state is what /proc says of a living process after its name: its state and its parent; "" for one that is gone or only
// waits to be reaped.
func state(pid int) string {
	data, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return ""
	}
	_, after, _ := strings.Cut(string(data), ") ")
	if strings.HasPrefix(after, "Z") {
		return ""
	}
	return after
}

// A worker that is asked nothing ends when its stdin closes.
func TestWorkerEndsWithStdin(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	worker := exec.Command(self, layout.WorkerCommand)
	worker.Stdin = strings.NewReader("")
	if out, err := worker.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v: %q", err, out)
	}
	worker = exec.Command(self, layout.WorkerCommand)
	worker.Stdin = strings.NewReader("garbage\n")
	if out, err := worker.CombinedOutput(); err == nil || !strings.Contains(string(out), "reading a request") {
		t.Errorf("%v: %q", err, out)
	}
}

func TestWarm(t *testing.T) {
	pool := layout.NewPool(layout.Options{})
	defer pool.Close()
	pool.Warm()
	if _, err := pool.Place(context.Background(), one()); err != nil {
		t.Error(err)
	}
}
