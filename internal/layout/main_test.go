package layout_test

import (
	"fmt"
	"os"
	"testing"

	"kg/internal/boot"
	"kg/internal/layout"
)

// TestMain lets the test binary be its own worker.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == layout.WorkerCommand {
		if err := layout.ServeWorker(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	code := m.Run()
	boot.Cleanup()
	os.Exit(code)
}
