package formats_test

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"slices"
	"testing"
	"testing/fstest"

	"kg/internal/export"
	"kg/internal/export/formats"
	"kg/internal/graph/graphtest"
	"kg/internal/layout"
	"kg/internal/load"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/query"
	"kg/internal/view"
)

// The same dataset read from files in another order gives the same bytes in every format.
func TestShuffledInput(t *testing.T) {
	pool := layout.NewPool(layout.Options{Workers: 1})
	defer pool.Close()
	in, shuffled := written(t, pool, false), written(t, pool, true)
	if len(in) != len(formats.All()) {
		t.Errorf("%d formats", len(in))
	}
	for name, data := range in {
		if !bytes.Equal(data, shuffled[name]) {
			t.Errorf("%s differs at byte %d", name, differs(data, shuffled[name]))
		}
	}
}

// written is a view of the shipped dataset in every format. With shuffle, several of its files get names that turn their order round.
func written(t *testing.T, pool *layout.Pool, shuffle bool) map[string][]byte {
	t.Helper()
	files, err := os.ReadDir("../../../data")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for i, f := range files {
		if path.Ext(f.Name()) != ".yaml" {
			continue
		}
		data, err := os.ReadFile("../../../data/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		name := f.Name()
		if shuffle && slices.Contains([]string{"actors.yaml", "critiques.yaml", "events.yaml", "laws.yaml", "recommendations.yaml", "systems.yaml"}, name) {
			name = fmt.Sprintf("x%02d.yaml", len(files)-i)
		}
		fsys[name] = &fstest.MapFile{Data: data}
	}
	d, diags := load.Load(fsys)
	if err := diags.Err(); err != nil {
		t.Fatal(err)
	}
	p, err := view.Draw(t.Context(), query.New(d, graphtest.Freeze(t, d)), d.Views[0], view.Options{Lang: model.French, Size: model.Page, Max: 40})
	if err != nil {
		t.Fatal(err)
	}
	p.Fit(picture.PageMetrics())
	placed, err := pool.Place(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, f := range formats.All() {
		all[f.Name()] = write(t, f, placed, export.Options{})
	}
	return all
}
