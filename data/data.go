// Package data is the dataset that ships with kg, embedded: the YAML that people edit, and the compiled form that kg
// starts from, which `make data` writes. It holds bytes only; package load makes a dataset of them.
//
//	d, fingerprint, err := load.Decode(data.Compiled)
//	d, diags := load.Load(data.Files)
package data

import "embed"

//go:generate go run kg/internal/load/compile . compiled.bin

// Files are the YAML files.
//
//go:embed *.yaml
var Files embed.FS

// Compiled is their compiled form; nobody changes it.
//
//go:embed compiled.bin
var Compiled []byte
