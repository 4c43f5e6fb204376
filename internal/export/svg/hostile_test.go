package svg_test

import (
	"encoding/xml"
	"io"
	"net/url"
	"slices"
	"strings"
	"testing"

	"kg/internal/export"
	"kg/internal/picture"
	"kg/internal/picture/picturetest"
)

// elements are all that a picture is made of. A link is an element only where a template was given.
var elements = []string{"svg", "title", "desc", "metadata", "style", "rect", "g", "a", "path", "circle", "text"}

// Hostile texts in every field that takes one, read by an XML reader: no element and no attribute but kg's own, no address but the template's.
func TestHostileTextsStayText(t *testing.T) {
	link, err := export.ParseLink("https://site.example/{lang}/{type}/{id}/")
	if err != nil {
		t.Fatal(err)
	}
	texts := append(picturetest.Hostile(), `"><script>alert(1)</script>`, `]]></style><script>`, `' onload='alert(1)`, `javascript:alert(1)`, `data:text/html,<script>`, `//evil`,
		`\N`, `&amp;`, "\x00\x1b\u202e", strings.Repeat("mot ", 1250), strings.Repeat("x", 5000), `</metadata><script>`, `url(javascript:1)`, `"/><a href="//evil">`)
	for _, text := range texts {
		p := flat("v", "fr", "a", "b"+text, "c")
		p.ID, p.Lang, p.Title, p.Desc, p.Words.Legend = text, text, text, text, text
		look := p.Nodes[0].Look
		look.Fill, look.Stroke, look.Text = text, text, text
		p.Nodes[0] = picture.Node{ID: text, Label: text, Kind: text, Type: text, Look: look, Lines: []string{text}, W: 50, H: 20}
		p.Edges[0].ID, p.Edges[0].Kind, p.Edges[0].Title, p.Edges[0].Look.Stroke = text, text, text, text
		p.Legend = []picture.LegendEntry{{Label: text, Text: text, Node: &look}}
		p.LegendAt = []picture.Point{{X: 10, Y: 10}}
		p.Groups, p.GroupAt = []picture.Group{{ID: text, Label: text, Lines: []string{text}, Look: look}}, []picture.Rect{{Max: picture.Point{X: 9, Y: 9}}}
		p.HeadingAt = []picture.Point{{X: 5, Y: 5}}
		for _, profile := range []export.Profile{export.Standalone, export.Inline} {
			o := export.Options{Profile: profile, Link: link, Stamp: export.Stamp{Dataset: text, Command: text, Arguments: []string{text}, Content: "c"}}
			onlyOurs(t, written(t, p, o))
		}
	}
}

func onlyOurs(t *testing.T, markup string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(markup))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%v in %.3000s", err, markup)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if !slices.Contains(elements, e.Name.Local) {
			t.Errorf("the element <%s>", e.Name.Local)
		}
		for _, a := range e.Attr {
			if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "style" || a.Name.Local == "src" {
				t.Errorf("the attribute %s=%.80q", a.Name.Local, a.Value)
			}
			if a.Name.Local != "href" {
				continue
			}
			if u, err := url.Parse(a.Value); e.Name.Local != "a" || err != nil || u.Scheme != "https" || u.Host != "site.example" {
				t.Errorf("the address %.80q on <%s>", a.Value, e.Name.Local)
			}
		}
	}
}
