// Package formats is the list of all formats. A new one is a new package and one row here.
//
//	for _, f := range formats.All() {
//		fmt.Println(f.Name(), f.Extension())
//	}
package formats

import (
	"strings"

	"kg/internal/export"
	"kg/internal/export/dot"
	"kg/internal/export/svg"
)

// All lists the formats, the usual one first.
func All() []export.Format {
	return []export.Format{svg.Format{}, dot.Format{}}
}

// ByName finds a format by its name, without regard to case.
func ByName(name string) (export.Format, bool) {
	for _, f := range All() {
		if strings.EqualFold(f.Name(), name) {
			return f, true
		}
	}
	return nil, false
}

// ByExtension finds a format by the end of a file's name, without regard to case.
func ByExtension(path string) (export.Format, bool) {
	for _, f := range All() {
		if strings.HasSuffix(strings.ToLower(path), f.Extension()) {
			return f, true
		}
	}
	return nil, false
}
