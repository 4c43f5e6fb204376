package layout_test

import (
	"testing"

	"kg/data"
	"kg/internal/graph/graphtest"
	"kg/internal/layout"
	"kg/internal/load"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/picture/picturetest"
	"kg/internal/query"
	"kg/internal/view"
)

// Every picture of the gallery is legible where its size is shown: 16 px on a screen of 1920 by 1080, 7 pt on paper.
func TestGalleryIsLegible(t *testing.T) {
	d, _, err := load.Decode(data.Compiled)
	if err != nil {
		t.Fatal(err)
	}
	e := query.New(d, graphtest.Freeze(t, d))
	pool := layout.NewPool(layout.Options{})
	defer pool.Close()
	for _, v := range d.Views {
		for _, size := range v.DrawnIn() {
			m, _ := picture.MetricsFor(string(size))
			for _, l := range model.Langs() {
				p, err := view.Draw(t.Context(), e, v, view.Options{Lang: l, Size: model.Size(m.Name), Max: m.MaxNodes})
				if err != nil {
					t.Fatal(err)
				}
				legible(t, pool, p, m, v.ID+" "+m.Name+" "+string(l))
			}
		}
	}
}

// So are pictures as large as their size promises, in every layout that a size is made for.
func TestFixturesAreLegible(t *testing.T) {
	pool := layout.NewPool(layout.Options{})
	defer pool.Close()
	for _, m := range picture.Sizes() {
		legible(t, pool, picturetest.Slide(), m, "slide on "+m.Name)
		if m.Name != "slide" {
			legible(t, pool, picturetest.Page(), m, "page on "+m.Name)
		}
		legible(t, pool, contents(m.MaxNodes*3/4), m, "contents on "+m.Name)
		legible(t, pool, chronicle(min(m.MaxNodes*3/4, 60)), m, "timeline on "+m.Name)
	}
	legible(t, pool, matrix(25, 7), picture.PageMetrics(), "matrix on a page")
	legible(t, pool, matrix(8, 6), picture.SlideMetrics(), "matrix on a slide")
}

func legible(t *testing.T, pool *layout.Pool, p *picture.Picture, m picture.Metrics, name string) {
	t.Helper()
	p.Fit(m)
	placed, err := pool.Place(t.Context(), p)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	size, enough := placed.Legible()
	t.Logf("%s: %d nodes, %.0f by %.0f: %.1f %s", name, len(p.Nodes), placed.Width, placed.Height, size, m.Sheet.Unit)
	if !enough {
		t.Errorf("%s: the smallest text has %.1f %s on %s, expected %.0f", name, size, m.Sheet.Unit, m.Sheet.Name, m.Sheet.Least)
	}
	for _, f := range faults(placed) {
		t.Errorf("%s: %s", name, f)
	}
}
