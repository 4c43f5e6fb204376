package formats_test

import (
	"fmt"
	"strings"

	"kg/internal/picture"
	"kg/internal/picture/picturetest"
)

// fixtures are those of picturetest and those that show what only some layouts have, or try one language's markup.
func fixtures() []picturetest.Fixture {
	return append(picturetest.All(),
		picturetest.Fixture{Name: "groups", New: groups},
		picturetest.Fixture{Name: "grid", New: grid},
		picturetest.Fixture{Name: "timeline", New: timeline},
		picturetest.Fixture{Name: "markup", New: markup},
		picturetest.Fixture{Name: "stray", New: stray},
		picturetest.Fixture{Name: "figures", New: figures},
	)
}

var (
	blue = picture.NodeLook{Shape: picture.Round, Fill: "#d9e8f6", Stroke: "#1f5f99", Text: "#12202e"}
	gold = picture.NodeLook{Shape: picture.Pill, Fill: "#fdf0d5", Stroke: "#a8740a", Text: "#12202e"}
	dash = picture.LineLook{Stroke: "#8a6100", Line: picture.DashDot, Width: 1}
)

// groups has two groups, one of them with a hostile name, a node outside both, one that stands for more, and an edge across.
func groups() *picture.Picture {
	return &picture.Picture{
		ID: "groups", Lang: "fr", Title: "Deux groupes", Down: true, Words: picture.Words{Legend: "Légende"},
		Groups: []picture.Group{{ID: "a", Label: "Ministère de l’Intérieur", Look: blue}, {ID: "b", Label: `"]; end <b>`, Look: gold}, {ID: "empty", Label: "Vide"}},
		Nodes: []picture.Node{
			{ID: "out", Label: "Dehors", Look: gold}, {ID: "a1", Label: "Police", Group: "a", Look: blue, Kind: "organisme"},
			{ID: "b1", Label: "Douane", Group: "b", Look: blue}, {ID: "a2", Label: "+37 autres", More: 37, Group: "a", Look: gold}, {ID: "lost", Label: "Sans groupe", Look: blue},
		},
		Edges: []picture.Edge{
			{ID: "1", From: "a1", To: "b1", Label: "coopère avec", Look: dash, Through: 2}, {ID: "2", From: "out", To: "a2", Look: dash, Hollow: true}, {ID: "3", From: "a2", To: "a1", Look: dash},
		},
		Legend: []picture.LegendEntry{{Label: "groupe", Node: &gold}, {Label: "déduit", Line: &dash, Hollow: true}, {Label: "partie de", Line: &dash}},
	}
}

// figures has a node of each shape and no colour, so that the shapes alone tell them apart.
func figures() *picture.Picture {
	p := &picture.Picture{ID: "figures", Lang: "en", Title: "Every shape", Words: picture.Words{Legend: "Legend"}}
	for i, s := range picture.Shapes() {
		look := picture.NodeLook{Shape: s, Fill: "#ffffff", Stroke: "#222222", Text: "#222222"}
		p.Nodes = append(p.Nodes, picture.Node{ID: string(s), Label: "A " + string(s), Look: look})
		if i > 0 {
			p.Edges = append(p.Edges, picture.Edge{ID: fmt.Sprint(i), From: string(picture.Shapes()[i/2]), To: string(s), Look: dash})
		}
	}
	return p
}

// grid has headings, an empty place and two long cells.
func grid() *picture.Picture {
	p := &picture.Picture{ID: "grid", Lang: "en", Title: "Recommendation by body", Layout: picture.Grid}
	for r, row := range [][]string{{"", "Cnil", "Ofast", "Europol"}, {"Recommendation 19", "examined", "", "1"}, {"R. 20", `<td>|end|`, "équipée de moyens nouveaux", "x"}} {
		for c, label := range row {
			if label != "" {
				p.Nodes = append(p.Nodes, picture.Node{ID: fmt.Sprintf("r%d-c%d", r, c), Label: label, Row: r, Col: c, Head: r == 0 || c == 0, Look: blue})
			}
		}
	}
	return p
}

// timeline has dates of each precision, one twice, and a node without.
func timeline() *picture.Picture {
	p := &picture.Picture{ID: "timeline", Lang: "fr", Title: "Chronologie", Layout: picture.Timeline}
	for i, date := range []string{"2021-04-02", "", "2019", "2021-04", "2019"} {
		p.Nodes = append(p.Nodes, picture.Node{ID: fmt.Sprintf("n%d", i), Label: fmt.Sprintf("Événement n° %d", i), Date: date, Look: gold})
	}
	p.Edges = []picture.Edge{{ID: "e", From: "n2", To: "n0", Label: "prépare", Look: dash}}
	return p
}

// markups mean something to one of the languages that kg writes. The printing formats take them all: each letter is in the font.
func markups() []string {
	return []string{
		`"><script>alert(1)</script>`, `]]>`, `\N`, `&amp; &lt; &#65; #quot; #65; #amp;`, `C:\new\table\`, `%%{init: {"theme":"dark"}}%%`, "`**bold**`", "**bold** _it_ ~~x~~", `|md # title |`, `end`, `subgraph x`,
		`---`, `--> b`, `1. one`, `- item`, `+ item`, `* item`, `# heading`, `> quote`, `$x^2$ $$y$$`, `${x} $x`, `{a: b}`, `null`, `x; y: z`, `[link](javascript:alert(1))`, `https://example.org/?a=1&b=2`, `<br/>`, `\n`, `'single'`, `@{shape: x}`,
		`style a fill:#fff;`, `classDef x fill:#f00;`, `%% comment`, `(up) ) ] } >`, `ﬂ°°35¶ß`, `label: x`, `...`, `a -- b`, `/* c */ // d`, `click a "javascript:x"`, `:::c0`, `~~~`, `|a|`, `\"`, `\\`, "«\u00a0œuvre\u00a0»", "l\u2019\u00e9t\u00e9\u202f!", "default", "_", "o", "x",
	}
}

// markup has each of them as the label of a node, and of an edge where they differ.
func markup() *picture.Picture {
	p := &picture.Picture{ID: "markup", Lang: "fr", Title: `%%{init}%% --- "title" <b>`, Caption: "`code` | end", Source: `\G ${x} #quot;`}
	for i, m := range markups() {
		p.Nodes = append(p.Nodes, picture.Node{ID: fmt.Sprintf("n%d", i), Label: m, Kind: m, Look: blue})
		if i > 0 {
			p.Edges = append(p.Edges, picture.Edge{ID: fmt.Sprintf("e%d", i), From: fmt.Sprintf("n%d", i-1), To: fmt.Sprintf("n%d", i), Label: m, Title: m, Look: dash})
		}
	}
	p.Legend = []picture.LegendEntry{{Label: `</TABLE> |md`, Node: &blue}, {Label: `"end`, Line: &dash, Hollow: true}}
	return p
}

// stray has ids that no dataset has: keywords, and such that differ in little.
func stray() *picture.Picture {
	p := &picture.Picture{ID: "stray", Title: strings.Repeat("long ", 300)}
	for _, id := range []string{"A", "a", "a-b", "a--b", "a_b", "end", "title", "cells", "n_a", "é", "-", "a\"b", "x y", "label", "legend", "legend-text"} {
		p.Nodes = append(p.Nodes, picture.Node{ID: id, Label: "is " + id, Look: gold})
	}
	return p
}
