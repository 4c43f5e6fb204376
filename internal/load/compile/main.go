// Command compile writes the compiled form of a dataset: compile FOLDER FILE. It is how data/compiled.bin
// is made ("make data").
package main

import (
	"bytes"
	"fmt"
	"os"

	"kg/internal/diag"
	"kg/internal/load"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: compile FOLDER FILE")
		os.Exit(2)
	}
	if err := compile(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "compile:", err)
		os.Exit(1)
	}
}

func compile(folder, file string) error {
	fsys := os.DirFS(folder)
	l, diags := load.Open(fsys)
	if l == nil {
		source := func(name string) ([]byte, error) { return os.ReadFile(folder + "/" + name) }
		if err := (diag.Printer{Source: source, Dir: folder}).Write(os.Stderr, diags); err != nil {
			return err
		}
		return diags.Err()
	}
	var b bytes.Buffer
	if err := load.Encode(&b, l.Dataset, l.Fingerprint); err != nil {
		return err
	}
	return os.WriteFile(file, b.Bytes(), 0o644)
}
