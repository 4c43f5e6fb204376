// Command compile checks the dataset in a folder and writes its compiled form:
//
//	go run ./internal/load/compile data data/compiled.bin
package main

import (
	"bytes"
	"fmt"
	"os"

	"kg/internal/load"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: compile FOLDER FILE")
		os.Exit(2)
	}
	if err := compile(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func compile(folder, file string) error {
	loaded, diags := load.Open(os.DirFS(folder))
	if loaded == nil {
		return fmt.Errorf("%s is no dataset that can be compiled (kg check --data %s says more): %w", folder, folder, diags.Err())
	}
	var b bytes.Buffer
	if err := load.Encode(&b, loaded.Dataset, loaded.Questions, loaded.Fingerprint); err != nil {
		return err
	}
	return os.WriteFile(file, b.Bytes(), 0o644)
}
