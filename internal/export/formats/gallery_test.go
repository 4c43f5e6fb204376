package formats_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/internal/export/svg"
)

// Debian's dot reads every DOT file of the committed gallery without a word, and finds the nodes and edges of the SVG beside it.
// A timeline's SVG leaves edges away for which it has no room; its DOT has all of them.
func TestGalleryIsReadByDot(t *testing.T) {
	files, err := filepath.Glob("../../../graphs/*.dot")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files in graphs/: %v", len(files), err)
	}
	path := tool(t, "dot", "graphviz")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var graph struct {
			Objects []struct {
				Name, Shape, Style, Rank string
			}
			Edges []struct{ Style string }
		}
		if err := json.Unmarshal(run(t, path, "-Tjson0", data), &graph); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		nodes, edges := 0, 0
		for _, o := range graph.Objects {
			if !strings.HasPrefix(o.Name, "cluster_") && o.Style != "invis" && o.Rank != "same" {
				nodes++
			}
		}
		for _, e := range graph.Edges {
			if e.Style != "invis" {
				edges++
			}
		}
		drawn := drawnIn(t, strings.TrimSuffix(file, ".dot")+".svg")
		fewer := strings.HasPrefix(drawn.View, "timeline") && edges >= len(drawn.Edges)
		if nodes != len(drawn.Nodes) || edges != len(drawn.Edges) && !fewer {
			t.Errorf("%s: %d nodes and %d edges, its SVG has %d and %d", file, nodes, edges, len(drawn.Nodes), len(drawn.Edges))
		}
	}
}

func drawnIn(t *testing.T, file string) *svg.Drawn {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	drawn, err := svg.Read(f)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return drawn
}
