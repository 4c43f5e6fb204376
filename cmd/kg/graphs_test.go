package main

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"kg/data"
	"kg/internal/export/formats"
	"kg/internal/load"
	"kg/internal/model"
)

// The committed gallery has a picture of every view in every size, language and format, and no other: make graphs
// rewrites them, and does not know of those whose view is gone.
func TestGraphsAreThoseOfTheViews(t *testing.T) {
	d, _, err := load.Decode(data.Compiled)
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, v := range d.Views {
		for _, size := range v.DrawnIn() {
			for _, l := range model.Langs() {
				for _, f := range formats.All() {
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
