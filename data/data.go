// Package data embeds the dataset that ships with kg, so that the program answers anywhere.
//
// Files are the YAML files that people edit, Compiled is the same dataset in the form that the program
// starts from. Compiled is generated: run "make data" after a change; a test holds it fresh.
//
//	d, _, err := load.Decode(data.Compiled)
//	d, diags := load.Load(data.Files)
package data

import "embed"

// Files holds the dataset's YAML files at its top.
//
//go:embed *.yaml
var Files embed.FS

// Compiled is the dataset as load.Encode writes it. Do not change it.
//
//go:embed compiled.bin
var Compiled []byte
