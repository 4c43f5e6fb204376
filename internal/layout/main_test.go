package layout_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"kg/internal/layout"
	"kg/internal/layout/layouttest"
	"kg/internal/picture"
	"kg/internal/picture/picturetest"
)

// TestMain lets the test binary be its own worker, several kinds of broken worker, and a parent that dies.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 {
		switch os.Args[1] {
		case "worker-garbage":
			fmt.Println("this is not JSON")
			time.Sleep(time.Minute)
		case "worker-empty":
			fmt.Println(`{"reply":"{}"}`)
			time.Sleep(time.Minute)
		case "worker-refuses":
			fmt.Println(`{"error":"syntax error"}`)
			time.Sleep(time.Minute)
		case "worker-dies":
			bufio.NewReader(os.Stdin).ReadString('\n')
			fmt.Fprintln(os.Stderr, "panic: out of order")
			os.Exit(3)
		case "worker-deaf":
			time.Sleep(time.Minute)
		case "worker-hungry":
			hungry()
		case "parent":
			parent()
		}
	}
	layouttest.Main(m)
}

// hungry takes 200 MB and keeps it.
func hungry() {
	block := make([]byte, 200<<20)
	for i := range block {
		block[i] = 1
	}
	time.Sleep(10 * time.Minute)
	fmt.Println(block[0])
}

// parent starts a layout that never ends, so that its worker can be seen after the parent was killed.
func parent() {
	p := picturetest.Big(1000)
	p.Fit(picture.PageMetrics())
	pool := layout.NewPool(layout.Options{MaxNodes: 5000, MaxEdges: 5000, Timeout: time.Minute})
	fmt.Println("started")
	pool.Place(context.Background(), p)
}
