package export_test

import (
	"testing"

	"kg/internal/export"
	"kg/internal/picture"
	"kg/internal/picture/picturetest"
)

func hash(t *testing.T, p *picture.Picture, version string) string {
	t.Helper()
	h, err := export.ContentHash(p, version)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// The hash is of what is shown: fitting leaves it, another label changes it, another version in the source line does not.
func TestContentHash(t *testing.T) {
	first := hash(t, picturetest.Page(), "")
	fitted := picturetest.Page()
	fitted.Fit(picture.PageMetrics())
	fitted.Metrics = picture.Metrics{}
	if hash(t, fitted, "") != first {
		t.Error("fitting changes the hash")
	}
	fitted.Fit(picture.SlideMetrics())
	if hash(t, fitted, "") == first {
		t.Error("another size has the same hash")
	}
	for name, change := range map[string]func(*picture.Picture){
		"a label":     func(p *picture.Picture) { p.Nodes[3].Label += "x" },
		"a look":      func(p *picture.Picture) { p.Edges[3].Look.Width++ },
		"a statement": func(p *picture.Picture) { p.Edges[3].Title += "x" },
		"the title":   func(p *picture.Picture) { p.Title += "x" },
		"the source":  func(p *picture.Picture) { p.Source += "x" },
	} {
		p := picturetest.Page()
		change(p)
		if hash(t, p, "") == first {
			t.Errorf("%s leaves the hash", name)
		}
	}
	a, b := picturetest.Page(), picturetest.Page()
	a.Source, b.Source = "Data: 0123456789ab", "Data: ba9876543210"
	if hash(t, a, "0123456789ab") != hash(t, b, "ba9876543210") {
		t.Error("the version counts")
	}
}

func TestCheckIDPrefix(t *testing.T) {
	for prefix, ok := range map[string]bool{"": true, "a": true, "a-1": true, "Fig1": true, "1a": false, "-a": false, "a-": false, "a--b": false, "a b": false, "é": false, "a_b": false, "a.b": false, "\"": false} {
		if err := export.CheckIDPrefix(prefix); (err == nil) != ok {
			t.Errorf("%q: %v", prefix, err)
		}
	}
}
