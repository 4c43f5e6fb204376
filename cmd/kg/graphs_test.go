package main

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"kg/data"
	"kg/internal/export/formats"
	"kg/internal/gallery"
	"kg/internal/load"
	"kg/internal/model"
)

// The committed gallery has a picture of every view in its sizes, in each language and format, a manifest and a sheet, and nothing else. make ci builds
// it again and wants no byte to change.
func TestGraphsAreThoseOfTheViews(t *testing.T) {
	d, _, err := load.Decode(data.Compiled)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{gallery.ManifestName, gallery.SheetName}
	for _, v := range d.Views {
		for _, size := range v.DrawnIn() {
			for _, l := range model.Langs() {
				for _, f := range formats.Gallery() {
					want = append(want, fmt.Sprintf("%s.%s.%s%s", v.ID, size, l, f.Extension()))
				}
			}
		}
	}
	files, err := os.ReadDir("../../graphs")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		i := slices.Index(want, f.Name())
		if i < 0 {
			t.Errorf("graphs/%s is of no view: remove it", f.Name())
			continue
		}
		want = slices.Delete(want, i, i+1)
	}
	if len(want) > 0 {
		t.Errorf("graphs/ lacks %v: make graphs", want)
	}
}
