// Package data is the dataset that ships with kg, embedded: the YAML that people edit, and the compiled form that kg
// starts from, which `make data` writes. It holds bytes only; package load makes a dataset of them.
//
//	d, fingerprint, err := load.Decode(data.Compiled())
//	d, diags := load.Load(data.Files())
package data

import (
	"embed"
	"io/fs"
)

//go:generate go run kg/internal/load/compile . compiled.bin

//go:embed *.yaml
var files embed.FS

//go:embed compiled.bin
var compiled string

// Files is the folder of YAML files.
func Files() fs.FS { return files }

// Compiled is the compiled form. The slice is the caller's; copying it takes some microseconds.
func Compiled() []byte { return []byte(compiled) }
