// Package layouttest lets test binaries be their own layout workers, as kg is its own. Only tests import it.
//
//	func TestMain(m *testing.M) { layouttest.Main(m) }
package layouttest

import (
	"fmt"
	"os"
	"testing"

	"kg/internal/boot"
	"kg/internal/layout"
)

// Main runs the tests, or serves as a worker when the binary was started as one. It does not return, so
// what is to be done after the tests is handed to it.
func Main(m *testing.M, after ...func()) {
	if len(os.Args) > 1 && os.Args[1] == layout.WorkerCommand {
		if err := layout.ServeWorker(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	code := m.Run()
	for _, f := range after {
		f()
	}
	boot.Cleanup()
	os.Exit(code)
}
