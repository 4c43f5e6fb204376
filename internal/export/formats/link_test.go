package formats_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/internal/export"
	"kg/internal/export/dot"
	jsonformat "kg/internal/export/json"
	"kg/internal/export/pdf"
	"kg/internal/layout"
	"kg/internal/picture"
)

// Links lead from the nodes of a PDF, of what dot draws, and stand in JSON, with ids percent-encoded.
func TestLinks(t *testing.T) {
	p := &picture.Picture{ID: "links", Lang: "en", Nodes: []picture.Node{{ID: "cnil", Label: "Cnil", Look: blue}, {ID: `a"&<b`, Label: "Other", Look: gold}}}
	p.Fit(picture.PageMetrics())
	placed, err := layout.Place(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	link, err := export.ParseLink("https://example.org/{lang}/{id}?x=1&y=2")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"https://example.org/en/cnil?x=1&y=2", "https://example.org/en/a%22%26%3Cb?x=1&y=2"}
	o := export.Options{Link: link}
	t.Run("pdf", func(t *testing.T) {
		tool(t, "pdfinfo", "poppler-utils")
		path := filepath.Join(t.TempDir(), "links.pdf")
		if err := os.WriteFile(path, write(t, pdf.Format{}, placed, o), 0o644); err != nil {
			t.Fatal(err)
		}
		urls := poppler(t, "pdfinfo", "-url", path)
		for _, w := range want {
			if !strings.Contains(urls, w+"\n") {
				t.Errorf("no link to %s in\n%s", w, urls)
			}
		}
	})
	t.Run("dot", func(t *testing.T) {
		drawn := string(run(t, tool(t, "dot", "graphviz"), "-Tsvg", write(t, dot.Format{}, placed, o)))
		for _, w := range want {
			if !strings.Contains(drawn, `xlink:href="`+strings.ReplaceAll(w, "&", "&amp;")+`"`) {
				t.Errorf("no link to %s in\n%s", w, drawn)
			}
		}
	})
	t.Run("json", func(t *testing.T) {
		var got struct{ Nodes []struct{ Link string } }
		if err := json.Unmarshal(write(t, jsonformat.Format{}, placed, o), &got); err != nil {
			t.Fatal(err)
		}
		for i, w := range want {
			if got.Nodes[i].Link != w {
				t.Errorf("link %q, want %q", got.Nodes[i].Link, w)
			}
		}
	})
}
