package formats_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"kg/internal/picture"
)

// allowed are the elements a picture may hold; anything else came out of somebody's label.
var allowed = []string{"svg", "title", "desc", "metadata", "style", "rect", "g", "path", "circle", "text"}

// parsed is what an XML reader sees in an SVG.
type parsed struct {
	texts  []string            // of all text elements, in order
	titles int                 // of groups
	ids    map[string]bool     // of all elements
	attrs  map[string][]string // values by name
}

// readSVG reads with encoding/xml, and with xmllint where it is installed.
func readSVG(t *testing.T, data []byte, p *picture.Placed) {
	t.Helper()
	got := parseSVG(t, data)
	above := slices.DeleteFunc(slices.Clone(p.Texts), func(t picture.PlacedText) bool { return t.Role == picture.SourceText || t.Role == picture.TickText })
	below := slices.DeleteFunc(slices.Clone(p.Texts), func(t picture.PlacedText) bool { return t.Role != picture.SourceText && t.Role != picture.TickText })
	want := lines(above)
	for i := range p.Groups {
		want = append(want, lines(p.GroupText(i))...)
	}
	for i := range p.Nodes {
		want = append(want, lines(p.NodeText(i))...)
	}
	for i := range p.Edges {
		want = append(want, lines(p.EdgeText(i))...)
	}
	for i := range p.Legend {
		want = append(want, lines([]picture.PlacedText{p.LegendText(i)})...)
	}
	want = append(want, lines(below)...)
	if !slices.Equal(got.texts, want) {
		t.Errorf("texts\n%q, want\n%q", got.texts, want)
	}
	if named := len(p.GroupAt) + len(p.Nodes) + titled(p.Edges); got.titles != named {
		t.Errorf("%d groups have titles, want %d", got.titles, named)
	}
	for _, ref := range strings.Fields(strings.Join(slices.Concat(got.attrs["aria-labelledby"], got.attrs["aria-describedby"]), " ")) {
		if !got.ids[ref] {
			t.Errorf("an aria attribute names %q, which is not there", ref)
		}
	}
	if n := len(got.attrs["textLength"]); n < len(want)-empties(p) {
		t.Errorf("%d of %d texts have a length", n, len(want))
	}
	if path, err := exec.LookPath("xmllint"); err == nil {
		cmd := exec.Command(path, "--noout", "--nonet", "-")
		cmd.Stdin = bytes.NewReader(data)
		if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("xmllint: %v %s", err, out)
		}
	}
}

// empties counts the texts without width, such as one that is only a mark of direction.
func empties(p *picture.Placed) int {
	n := 0
	for i := range p.Nodes {
		for _, l := range p.NodeText(i) {
			if l.W == 0 {
				n++
			}
		}
	}
	return n
}

func titled(edges []picture.Edge) int {
	n := 0
	for _, e := range edges {
		if e.Title != "" {
			n++
		}
	}
	return n
}

func lines(texts []picture.PlacedText) []string {
	var l []string
	for _, t := range texts {
		if t.Text != "" {
			l = append(l, picture.Clean(t.Text))
		}
	}
	return l
}

// parseSVG walks the document and fails on anything that could act or reach out.
func parseSVG(t *testing.T, data []byte) parsed {
	t.Helper()
	got := parsed{ids: map[string]bool{}, attrs: map[string][]string{}}
	d := xml.NewDecoder(bytes.NewReader(data))
	var open []string
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			open = append(open, e.Name.Local)
			if !slices.Contains(allowed, e.Name.Local) {
				t.Errorf("element <%s>", e.Name.Local)
			}
			got.element(t, e)
			switch {
			case e.Name.Local == "text":
				got.texts = append(got.texts, "")
			case e.Name.Local == "title" && len(open) > 2:
				got.titles++
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 && open[len(open)-1] == "text" {
				got.texts[len(got.texts)-1] += string(e)
			}
		case xml.Comment, xml.Directive:
			t.Errorf("%T %s", e, e)
		}
	}
	return got
}

// element notes an element's attributes.
func (p *parsed) element(t *testing.T, e xml.StartElement) {
	t.Helper()
	for _, a := range e.Attr {
		name := a.Name.Local
		p.attrs[name] = append(p.attrs[name], a.Value)
		if strings.HasPrefix(name, "on") || name == "style" || name == "href" || name == "width" && e.Name.Local == "svg" {
			t.Errorf("attribute %s=%q", name, a.Value)
		}
		if name != "id" {
			continue
		}
		if p.ids[a.Value] || strings.ContainsFunc(a.Value, func(r rune) bool {
			return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_.", r))
		}) {
			t.Errorf("id %q is there twice or is no name", a.Value)
		}
		p.ids[a.Value] = true
	}
}
