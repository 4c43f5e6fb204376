package layout

import (
	"testing"

	"kg/data"
	"kg/internal/graph/graphtest"
	"kg/internal/load"
	"kg/internal/model"
	"kg/internal/query"
	"kg/internal/view"
)

// shipped opens the shipped dataset, with a pool of workers that ends with the test.
func shipped(t *testing.T) (*query.Engine, *Pool) {
	t.Helper()
	d, _, err := load.Decode(data.Compiled)
	if err != nil {
		t.Fatal(err)
	}
	pool := NewPool(Options{})
	t.Cleanup(func() { pool.Close() })
	return query.New(d, graphtest.Freeze(t, d)), pool
}

// viewsAndSome are a dataset's views and those of every so many-th entity.
func viewsAndSome(d *model.Dataset, every int) []model.View {
	views := d.Views
	for i, x := range d.Entities {
		if i%every == 0 {
			views = append(views, view.Of(x))
		}
	}
	return views
}
