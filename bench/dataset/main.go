// Command dataset writes a generated dataset of the size that kg's time limits speak of into a folder, for --data:
//
//	go run ./bench/dataset /tmp/large
package main

import (
	"fmt"
	"os"

	"kg/internal/load/loadtest"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: dataset FOLDER")
		os.Exit(2)
	}
	if err := loadtest.WriteDir(os.Args[1], loadtest.Issue()); err != nil {
		fmt.Fprintln(os.Stderr, "dataset:", err)
		os.Exit(1)
	}
}
