package load

import (
	"os"
	"strings"
	"testing"
)

// TestDatasetDoc wants every key explained to curators.
func TestDatasetDoc(t *testing.T) {
	text, err := os.ReadFile("../../docs/dataset.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	var walk func(s *shape)
	walk = func(s *shape) {
		for _, k := range s.keys {
			if !seen[k] && !strings.Contains(string(text), "`"+k+"`") && !strings.Contains(string(text), "{"+k+":") && !strings.Contains(string(text), ", "+k+":") {
				t.Errorf("docs/dataset.md does not explain the key %q", k)
			}
			seen[k] = true
			walk(s.of[k].shape)
		}
		if s.item != nil {
			walk(s.item)
		}
	}
	for _, k := range kinds() {
		walk(shapeOf(k))
	}
}
