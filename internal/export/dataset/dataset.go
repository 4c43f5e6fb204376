// Package dataset lists the formats in which a whole dataset is written for other tools. It does not
// draw (see package export) and leaves nothing out: entities, claims and sources with their citations.
//
//	f, ok := dataset.ByName("json")
//	err := f.Write(os.Stdout, d)
package dataset

import (
	"io"
	"slices"

	"kg/internal/model"
)

// Format writes datasets. Write gives the same bytes for the same dataset and returns the writer's
// first error.
type Format struct {
	Name  string
	Write func(w io.Writer, d *model.Dataset) error
}

// All lists the formats.
func All() []Format { return []Format{{"json", writeJSON}} }

// ByName finds a format by its name.
func ByName(name string) (Format, bool) {
	i := slices.IndexFunc(All(), func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return All()[i], true
}

// Names lists the formats' names.
func Names() []string {
	var names []string
	for _, f := range All() {
		names = append(names, f.Name)
	}
	return names
}
