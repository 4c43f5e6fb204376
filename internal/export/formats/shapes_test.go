package formats_test

import (
	"bytes"
	"regexp"
	"testing"

	"kg/internal/export"
	"kg/internal/export/d2"
	"kg/internal/export/mermaid"
	"kg/internal/picture"
)

// looksOf has a format write one node in each shape, without a word that differs, and returns what it wrote of the node.
func looksOf(t *testing.T, f export.Format, node *regexp.Regexp) map[picture.Shape]string {
	t.Helper()
	looks := map[picture.Shape]string{}
	for _, s := range picture.Shapes() {
		p := &picture.Picture{ID: "p", Nodes: []picture.Node{{ID: "x", Label: "Label", Look: picture.NodeLook{Shape: s}}}}
		var b bytes.Buffer
		if err := f.Write(&b, &picture.Placed{Picture: p}, export.Options{}); err != nil {
			t.Fatal(err)
		}
		looks[s] = string(node.Find(b.Bytes()))
		if looks[s] == "" {
			t.Fatalf("%s: no node in %s", s, b.Bytes())
		}
	}
	return looks
}

// D2 draws each shape as another.
func TestD2ShapesDiffer(t *testing.T) {
	seen := map[string]picture.Shape{}
	for s, look := range looksOf(t, d2.Format{}, regexp.MustCompile(`(?m)^n_x: .*$`)) {
		if other, taken := seen[look]; taken {
			t.Errorf("%s and %s both are %s", s, other, look)
		}
		seen[look] = s
	}
}

// Mermaid has fewer shapes than there are; only the box is a plain one, and no more than three share theirs.
func TestMermaidShapes(t *testing.T) {
	looks := looksOf(t, mermaid.Format{}, regexp.MustCompile(`(?m)^ *n_x.*$`))
	share := map[string]int{}
	for s, look := range looks {
		share[look]++
		if s != picture.Box && look == looks[picture.Box] {
			t.Errorf("%s is a plain box: %s", s, look)
		}
	}
	for look, n := range share {
		if n > 3 {
			t.Errorf("%d shapes are %s", n, look)
		}
	}
}
