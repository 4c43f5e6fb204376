package svg_test

import (
	"slices"
	"strings"
	"testing"

	"kg/internal/export"
	"kg/internal/export/svg"
	"kg/internal/picture"
)

// Of what Write writes nothing is foreign, and all is foreign that somebody adds to it.
func TestForeign(t *testing.T) {
	link, err := export.ParseLink("https://site.example/{id}/")
	if err != nil {
		t.Fatal(err)
	}
	for name, p := range fixtures(t) {
		for _, profile := range []export.Profile{export.Standalone, export.Inline} {
			markup := written(t, p, export.Options{Profile: profile, Link: link, Stamp: export.Stamp{Dataset: "d", Content: "c"}})
			if found := foreign(t, markup); len(found) > 0 {
				t.Errorf("%s, %s: %v", name, profile, found)
			}
		}
	}
	ours := written(t, flat("v", "fr", "a", "b"), export.Options{Link: link, Stamp: export.Stamp{Dataset: "d"}})
	for _, c := range []struct {
		old, with string
		want      svg.Foreign
	}{
		{"</svg>", "<script/></svg>", svg.Foreign{What: "element", Name: "script", In: "svg"}},
		{"</svg>", `<path xmlns="http://x" d=""/></svg>`, svg.Foreign{What: "element", Name: "path", In: "svg"}},
		{"</svg>", "<style>a{fill:#123456}</style></svg>", svg.Foreign{What: "element", Name: "style", In: "svg"}},
		{"<text ", "<a href='/x'/><text ", svg.Foreign{What: "element", Name: "a", In: "g"}},
		{"<svg ", `<svg onload="x" `, svg.Foreign{What: "attribute", Name: "onload", In: "svg"}},
		{"<path ", `<path style="fill:red" `, svg.Foreign{What: "attribute", Name: "style", In: "path"}},
		{"<path ", `<path class="a" class="b" `, svg.Foreign{What: "attribute", Name: "class", In: "path"}},
		{"https://site.example/a/", "java&#10;script:x", svg.Foreign{What: "address", Name: "java\nscript:x", In: "a"}},
		{"</svg>", "<!----></svg>", svg.Foreign{What: "comment", In: "svg"}},
		{"<style>", "<style>.kg-n0{fill:url(x)}", svg.Foreign{What: "style", In: "svg"}},
		{"<svg ", "<!DOCTYPE svg><svg ", svg.Foreign{What: "doctype"}},
		{"</svg>", "</svg>trailing", svg.Foreign{What: "text"}},
		{"</svg>", `</svg><svg xmlns="http://www.w3.org/2000/svg"/>`, svg.Foreign{What: "element", Name: "svg"}},
		{"</svg>", `</svg><g xmlns="http://www.w3.org/2000/svg"/>`, svg.Foreign{What: "element", Name: "g"}},
		{"</svg>", "</svg>&#32;", svg.Foreign{What: "text"}},
		{`<?xml version="1.0" `, `<?xml `, svg.Foreign{What: "instruction", Name: "xml"}},
		{"</svg>", "loose</svg>", svg.Foreign{What: "text", In: "svg"}},
		{"<svg ", "<?xml version=\"1.0\"?><svg ", svg.Foreign{What: "instruction", Name: "xml"}},
	} {
		if !strings.Contains(ours, c.old) {
			t.Fatalf("no %q in %s", c.old, ours)
		}
		if found := foreign(t, strings.Replace(ours, c.old, c.with, 1)); !slices.Contains(found, c.want) {
			t.Errorf("%s: %v, want %v", c.with, found, c.want)
		}
	}
}

func foreign(t *testing.T, markup string) []svg.Foreign {
	t.Helper()
	drawn, err := svg.Read(strings.NewReader(markup))
	if err != nil {
		t.Fatal(err)
	}
	return drawn.Foreign
}

// A name's remarks are parted as its language does.
func TestNamesPartRemarks(t *testing.T) {
	for lang, want := range map[string]string{"fr": "a (kind\u00a0; frame)", "en": "a (kind; frame)"} {
		p := &picture.Picture{Lang: lang, Nodes: []picture.Node{{ID: "a", Label: "a", Kind: "kind", Group: "g"}}, Groups: []picture.Group{{ID: "g", Label: "frame"}}}
		if got := svg.Of(p).Nodes[0].Title; got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}
