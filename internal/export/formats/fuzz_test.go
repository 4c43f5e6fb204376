package formats_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"kg/internal/export"
	"kg/internal/export/formats"
	"kg/internal/layout"
	"kg/internal/picture"
	"kg/internal/picture/picturetest"
)

// Each target puts a text everywhere a picture takes one, and reads what a format writes back with its outside reader.
// The places of two nodes are asked for once: they do not matter here.

func FuzzSVG(f *testing.F)     { fuzz(f, "svg") }
func FuzzPNG(f *testing.F)     { fuzz(f, "png") }
func FuzzPDF(f *testing.F)     { fuzz(f, "pdf") }
func FuzzDOT(f *testing.F)     { fuzz(f, "dot") }
func FuzzJSON(f *testing.F)    { fuzz(f, "json") }
func FuzzMermaid(f *testing.F) { fuzz(f, "mermaid") }
func FuzzD2(f *testing.F)      { fuzz(f, "d2") }
func FuzzTXT(f *testing.F)     { fuzz(f, "txt") }

func fuzz(f *testing.F, name string) {
	format, ok := formats.ByName(name)
	if !ok {
		f.Fatalf("no format %q", name)
	}
	for _, s := range picturetest.Hostile() {
		f.Add(s, s)
	}
	f.Add("", "")
	f.Add("a\\", "\"")
	f.Fuzz(func(t *testing.T, id, text string) {
		if len(id)+len(text) > 3000 {
			t.Skip()
		}
		placed := everywhere(id, text)
		if refused(t, format, placed) {
			return
		}
		data := write(t, format, placed, export.Options{})
		plain(t, format, data)
		readers[name](t, data, placed)
	})
}

// Every format of the list has a fuzz target.
func TestEveryFormatIsFuzzed(t *testing.T) {
	source, err := os.ReadFile("fuzz_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range formats.Names() {
		if !strings.Contains(string(source), fmt.Sprintf("fuzz(f, %q)", name)) {
			t.Errorf("%s has no fuzz target", name)
		}
	}
}

// everywhere is a picture with a text in every field; its positions are made up.
func everywhere(id, text string) *picture.Placed {
	look := picture.NodeLook{Shape: picture.Note, Fill: "#ffffff", Stroke: "#000000", Text: "#000000"}
	line := picture.LineLook{Stroke: "#000000", Line: picture.Dashed, Width: 1}
	p := &picture.Picture{
		ID: id, Lang: "fr", Title: text, Caption: text, Omitted: text, Source: text, Desc: text,
		Nodes:  []picture.Node{{ID: "a", Label: text, Kind: text, Look: look}, {ID: "b" + picture.Clean(id), Label: id, Look: look}},
		Edges:  []picture.Edge{{ID: text, From: "a", To: "b" + picture.Clean(id), Label: text, Title: text, Look: line}},
		Legend: []picture.LegendEntry{{Label: text, Node: &look}, {Label: id, Line: &line}},
	}
	p.Fit(picture.PageMetrics())
	return picture.Compose(p, picture.Drawing{
		Width: 300, Height: 200, NodeAt: []picture.Point{{X: 50, Y: 50}, {X: 250, Y: 150}},
		EdgeAt: []picture.PlacedEdge{{Curve: []picture.Point{{X: 80, Y: 60}, {X: 100, Y: 70}, {X: 180, Y: 110}, {X: 200, Y: 120}}, Tip: picture.Point{X: 206, Y: 123}, Label: picture.Point{X: 150, Y: 90}}},
	})
}

// Positions are the same with hostile texts as with harmless ones of the same size: nothing of them reaches Graphviz.
func TestHostileIDsPlace(t *testing.T) {
	p := everywhere(`"]; x -> y [label="`, `\G`).Picture
	if _, err := layout.Place(context.Background(), p); err != nil {
		t.Error(err)
	}
}

// nasty are pieces that mean something to XML, to DOT, to Graphviz's HTML-like labels or to a terminal.
var nasty = []string{"#", "#quot;", "#59;", "`", "**", "%%{", "}%%", "%%", "---", "end", "|md", "$x$", "${", "1. ", "- ", "ﬂ°", "¶ß", "_", "~~~", "-->", "@{", ":::", "style x:#a;", "\r\n",
	"]]", "]]>", "<![CDATA[", "&", "&amp;", "&#0;", "&#x1F;", "&eacute", "\\", "\\\\", "\\n", "\\N", "\\G", "\\l", "\"", "'", "<", ">",
	"<B>", "</TD>", "<BR/>", "<!--", "-->", "<?", "?>", "{", "}", "|", ";", "//", "/*", "#", "\x00", "\x1b", "\x7f", "\u0085", "\u2028", "\ufeff", "\ufffe",
	"\xc3", "\xed\xa0\x80", "\u00a0", "\u202e", "\u200f", "\u0301", "é", "漢", "👧", " ", "a", "URL(javascript:)", "${x}", "%s"}

// Random mixtures of nasty pieces, many in each picture: an outside reader costs a process.
func TestNastyMixtures(t *testing.T) {
	random := rand.New(rand.NewPCG(19, 7))
	mixture := func() string {
		var b strings.Builder
		for range random.IntN(7) {
			b.WriteString(nasty[random.IntN(len(nasty))])
		}
		return b.String()
	}
	for range 8 {
		placed := everywhere(mixture(), mixture())
		node, edge := placed.Nodes[0], placed.Edges[0]
		for i := range 80 {
			node.ID, node.Label, node.Kind = fmt.Sprintf("%d%s", i, mixture()), mixture(), mixture()
			edge.ID, edge.Label, edge.Title, edge.To = node.ID, mixture(), mixture(), node.ID
			placed.Nodes, placed.Edges = append(placed.Nodes, node), append(placed.Edges, edge)
			placed.NodeAt, placed.EdgeAt = append(placed.NodeAt, placed.NodeAt[0]), append(placed.EdgeAt, placed.EdgeAt[0])
		}
		placed.Fit(picture.PageMetrics())
		for _, format := range formats.All() {
			if refused(t, format, placed) {
				continue
			}
			data := write(t, format, placed, export.Options{})
			plain(t, format, data)
			readers[format.Name()](t, data, placed)
		}
	}
}
