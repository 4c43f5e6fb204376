package query

import (
	"fmt"
	"testing"

	"kg/internal/graph"
)

// chain is a bare graph of n claims r in a line, n0 to n<n>, where every node also leads to its own leaf.
func chain(t testing.TB, n int) *Engine {
	var b graph.Builder
	for i := range n {
		from, to, leaf := fmt.Sprint("n", i), fmt.Sprint("n", i+1), fmt.Sprint("leaf", i)
		b.Claim(from+".r."+to, from, "r", to)
		b.Claim(from+".s."+leaf, from, "s", leaf)
	}
	g, err := b.Freeze()
	if err != nil {
		t.Fatal(err)
	}
	return Over(g)
}

// TestClosuresOfChains counts by the length of the chain: at the sizes of machine words, and deep.
func TestClosuresOfChains(t *testing.T) {
	for _, n := range []int{49, 50, 51, 10_000} {
		e := chain(t, n)
		for src, want := range map[string]int{"r+": n, "r*": n + 1, "r+/s": n - 1, "(r|s)*": 2*n + 1, "r{50}": min(1, max(0, n-49)), "r{49,51}": min(3, max(0, n-48)), "^r+": 0} {
			got, err := e.Reach(t.Context(), []string{"n0"}, parse(t, src))
			if err != nil || len(got) != want {
				t.Errorf("a chain of %d, %s: %d answers (%v), want %d", n, src, len(got), err, want)
			}
		}
		pairs, _, err := e.Pairs(t.Context(), Selection{Free: true}, parse(t, "r+/s"), Selection{IDs: []string{fmt.Sprint("leaf", n-1)}}, PairOptions{Witnesses: 1, Limit: 1})
		if err != nil || len(pairs) != 1 || len(pairs[0].Paths[0]) != n {
			t.Errorf("a chain of %d: no path over all of it: %v", n, err)
		}
	}
}

// TestReachAllocatesNothingPerNode compares what two sizes allocate: only slices that grow by doubling may differ.
func TestReachAllocatesNothingPerNode(t *testing.T) {
	allocations := func(n int) float64 {
		e, x := chain(t, n), parse(t, "(r|s)*")
		return testing.AllocsPerRun(3, func() {
			f := e.newFlood(mustCompile(t, e, x))
			if err := f.fromAll(t.Context(), []graph.Node{mustNode(t, e, "n0")}); err != nil {
				t.Fatal(err)
			}
		})
	}
	if small, large := allocations(100), allocations(10_000); large > small+40 {
		t.Errorf("%v allocations for 200 nodes, %v for 20,000", small, large)
	}
}

func BenchmarkReach(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		e, x := chain(b, n), parse(b, "(r|s)*")
		b.Run(fmt.Sprint(2*n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if got, err := e.Reach(b.Context(), []string{"n0"}, x); err != nil || len(got) != 2*n+1 {
					b.Fatal(len(got), err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(2*n), "ns/claim")
		})
	}
}
