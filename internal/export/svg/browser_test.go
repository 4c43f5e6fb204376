package svg_test

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"kg/data"
	"kg/internal/export"
	"kg/internal/export/svg"
	"kg/internal/layout"
	"kg/internal/load"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/picture/picturetest"
)

// TestInChromium opens every picture of the gallery as a file of its own, and every fixture as a file and in a page, and measures: every
// label inside its box with four fonts, no two labels touching, no label and no line over a node that is not its own, enough
// contrast on light and dark screens, nothing that could act, nothing that axe-core finds.
func TestInChromium(t *testing.T) {
	b := chromium(t)
	b.withAxe(t)
	gallery, err := filepath.Glob("../../../graphs/*.svg")
	if err != nil || len(gallery) == 0 {
		t.Fatalf("no gallery: %v", err)
	}
	for _, path := range gallery {
		t.Run(filepath.Base(path), func(t *testing.T) {
			b.open(t, path)
			report(t, b.problems(t, filepath.Base(path)))
		})
	}
	css := fixtureSheet(t, svg.PageTheme)
	for name, p := range fixtures(t) {
		t.Run(name, func(t *testing.T) {
			b.show(t, ".svg", written(t, p, export.Options{Stamp: hostileStamp()}))
			report(t, b.problems(t, name))
		})
		t.Run(name+"-inline", func(t *testing.T) {
			link, err := export.ParseLink("/x/{lang}/{type}/{id}?a={id}")
			if err != nil {
				t.Fatal(err)
			}
			b.show(t, ".html", inPage(css, written(t, p, export.Options{Profile: export.Inline, Stamp: hostileStamp(), Link: link})))
			report(t, b.problems(t, name+"-inline"))
		})
	}
}

func report(t *testing.T, problems []string) {
	t.Helper()
	for i, p := range problems {
		if i == 12 {
			t.Errorf("and %d more", len(problems)-i)
			return
		}
		t.Error(p)
	}
}

func hostileStamp() export.Stamp {
	return export.Stamp{Dataset: "0123456789ab", Arguments: []string{`"></metadata><script>alert(1)</script>`, "]]>", "\x00\u202e", "--size=page"}}
}

// The measuring itself is measured: each way of spoiling a picture must be found out.
func TestMeasuringFindsFaults(t *testing.T) {
	b := chromium(t)
	b.withAxe(t)
	all := fixtures(t)
	page := written(t, all["slide-page"], export.Options{})
	grouped := written(t, all["grouped-page"], export.Options{})
	if found := spoiled(t, b, page, func(s string) string { return s }); len(found) > 0 {
		t.Fatalf("the picture is not sound before it is spoiled: %q", found)
	}
	for name, c := range map[string]struct {
		markup string
		spoil  func(string) string
		want   string
	}{
		"a label pushed aside":     {page, func(s string) string { return strings.Replace(s, `textLength="`, `dx="30" textLength="`, 12) }, "leaves its box"},
		"labels without length":    {page, func(s string) string { return strings.ReplaceAll(s, "textLength", "data-length") }, "wide: "},
		"a line through a box":     {page, throughBox(all["slide-page"]), "goes through the node"},
		"a text over another":      {page, doubled, "touches"},
		"an edge's label on a box": {page, labelOnBox(all["slide-page"]), "lies over the node"},
		"two boxes in one place":   {page, sameBox(all["slide-page"]), "two nodes overlap"},
		"pale text":                {page, func(s string) string { return strings.ReplaceAll(s, `fill="#12202e"`, `fill="#9aa5b0"`) }, "light: "},
		"no dark sheet": {page, func(s string) string {
			return strings.Replace(s, "prefers-color-scheme:dark", "prefers-color-scheme:no-preference", 1)
		}, "the same on light and dark"},
		"pale text in the dark": {page, func(s string) string { return strings.Replace(s, "}\n</style>", "text{fill:#444}}\n</style>", 1) }, "dark: "},
		"a pale line":           {page, func(s string) string { return strings.ReplaceAll(s, `stroke="#1f5f99"`, `stroke="#cfe0ee"`) }, "light: the line"},
		"a script":              {page, func(s string) string { return strings.Replace(s, "</svg>", "<script/></svg>", 1) }, "the element <script>"},
		"a handler":             {page, func(s string) string { return strings.Replace(s, "<rect", `<rect onclick="x()"`, 1) }, "the attribute onclick"},
		"an address that acts": {page, func(s string) string {
			return strings.Replace(s, "<rect", `<a href="javascript:x"><title>a</title></a><rect`, 1)
		}, "the address javascript:"},
		"a heading off its frame": {grouped, func(s string) string {
			at := strings.Index(s, `class="kg-group`)
			return s[:at] + strings.Replace(s[at:], `textLength="`, `dx="-85" textLength="`, 1)
		}, "leaves its box"},
	} {
		if got := strings.Join(spoiled(t, b, c.markup, c.spoil), "\n"); !strings.Contains(got, c.want) {
			t.Errorf("%s: nothing with %q was found, but: %s", name, c.want, got)
		}
	}
	if b.axe == "" {
		return
	}
	nameless := func(s string) string {
		for _, n := range all["slide-page"].Nodes {
			s = strings.ReplaceAll(s, "<title>"+n.Label, "<title></title><title>"+n.Label)
		}
		return s
	}
	if got := strings.Join(spoiled(t, b, page, nameless), "\n"); !strings.Contains(got, "svg-img-alt") {
		t.Errorf("nodes without a name: axe-core finds nothing: %s", got)
	}
}

func spoiled(t *testing.T, b *browser, markup string, spoil func(string) string) []string {
	t.Helper()
	b.show(t, ".svg", spoil(markup))
	return b.problems(t, "spoiled")
}

// doubled draws the source line a second time, a little aside.
func doubled(s string) string {
	i := strings.Index(s, `<g class="kg-source"`)
	j := strings.Index(s[i:], "</g>") + i + len("</g>")
	return s[:j] + strings.Replace(s[i:j], `x="12"`, `x="15"`, 1) + s[j:]
}

func throughBox(p *picture.Placed) func(string) string {
	a, b := p.NodeAt[4], p.NodeAt[9]
	return func(s string) string {
		course := fmt.Sprintf(`<g class="kg-edge" stroke="#000000"><title>spoiled</title><path fill="none" d="M%f %fH%fM%f %f"/></g>`, a.X-90, a.Y, a.X+90, b.X, b.Y)
		return strings.Replace(s, `<g class="kg-nodes"`, course+`<g class="kg-nodes"`, 1)
	}
}

func labelOnBox(p *picture.Placed) func(string) string {
	return func(s string) string {
		at := p.NodeAt[3]
		return strings.Replace(s, `<g class="kg-legend"`, fmt.Sprintf(`<g class="kg-labels" stroke="#ffffff"><text x="%f" y="%f" fill="#000000">spoiled</text></g><g class="kg-legend"`, at.X, at.Y), 1)
	}
}

func sameBox(p *picture.Placed) func(string) string {
	moved := *p
	moved.NodeAt = append([]picture.Point(nil), p.NodeAt...)
	moved.NodeAt[5] = moved.NodeAt[6]
	return func(string) string {
		var b bytes.Buffer
		if err := (svg.Format{}).Write(&b, &moved, export.Options{}); err != nil {
			return err.Error()
		}
		return b.String()
	}
}

// Links are reached by Tab in reading order, lead where the template says, and show that they have the focus; on both kinds of pages.
func TestLinksByTab(t *testing.T) {
	b := chromium(t)
	p := fixtures(t)["slide-page"]
	link, err := export.ParseLink("/acteurs/{id}/")
	if err != nil {
		t.Fatal(err)
	}
	for ending, document := range map[string]string{
		".html": inPage(fixtureSheet(t, svg.PageTheme), written(t, p, export.Options{Profile: export.Inline, Link: link})),
		".svg":  written(t, p, export.Options{Link: link}),
	} {
		b.show(t, ending, document)
		const focused = `(() => { const a = document.activeElement, s = getComputedStyle(a.querySelector(":scope > path") || a); return [a.getAttribute("href") || "", s.strokeWidth, s.stroke]; })()`
		before := ask[string](t, b, `getComputedStyle(document.querySelector("a.kg-node > path")).stroke`)
		for i, n := range p.Nodes {
			if err := chromedp.Do(b.ctx, chromedp.KeyEvent(kb.Tab)); err != nil {
				t.Fatal(err)
			}
			got := ask[[]string](t, b, focused)
			if want := link.Href(n.ID, n.Type, p.Lang); got[0] != want {
				t.Fatalf("%s: Tab %d reaches %q, want %q", ending, i+1, got[0], want)
			}
			if got[1] != "4px" || got[2] == before {
				t.Errorf("%s: the focus on %s does not show: %v", ending, n.ID, got)
			}
		}
	}
}

// Pictures on one page share no id, and every reference finds its own.
func TestPicturesOnOnePage(t *testing.T) {
	b := chromium(t)
	var markup []string
	for _, p := range fixtures(t) {
		for _, prefix := range []string{"", "a", "b", "a-b"} {
			markup = append(markup, written(t, p, export.Options{Profile: export.Inline, IDPrefix: prefix}))
		}
	}
	b.show(t, ".html", inPage("", markup...))
	found := ask[struct {
		Pictures, IDs int
		Twice, Lost   []string
	}](t, b, `(() => {
		const seen = new Set(), twice = [], lost = [];
		for (const e of document.querySelectorAll("[id]")) { if (seen.has(e.id)) twice.push(e.id); seen.add(e.id); }
		for (const s of document.querySelectorAll("svg")) {
			for (const a of ["aria-labelledby", "aria-describedby"]) {
				for (const id of (s.getAttribute(a) || "").split(" ").filter(Boolean)) if (document.getElementById(id)?.parentNode !== s) lost.push(id);
			}
		}
		return { Pictures: document.querySelectorAll("svg").length, IDs: seen.size, Twice: twice, Lost: lost };
	})()`)
	if found.Pictures != len(markup) || found.IDs < 10*len(markup) || len(found.Twice)+len(found.Lost) > 0 {
		t.Errorf("%d pictures of %d, %d ids, twice there: %q, lost: %q", found.Pictures, len(markup), found.IDs, found.Twice, found.Lost)
	}
}

// fixtures places every fixture in both sizes; its nodes and edges have types and kinds.
func fixtures(t *testing.T) map[string]*picture.Placed {
	t.Helper()
	pool := layout.NewPool(layout.Options{})
	defer pool.Close()
	all := map[string]*picture.Placed{"grouped-page": grouped()}
	for _, f := range picturetest.All() {
		for _, m := range []picture.Metrics{picture.PageMetrics(), picture.SlideMetrics()} {
			p := f.New()
			for i := range p.Nodes {
				p.Nodes[i].Type = p.Nodes[i].Kind
			}
			for i := range p.Edges {
				p.Edges[i].Kind = p.Edges[i].Look.Stroke
			}
			p.Fit(m)
			placed, err := pool.Place(context.Background(), p)
			if err != nil {
				t.Fatal(err)
			}
			all[f.Name+"-"+m.Name] = placed
		}
	}
	return all
}

// grouped is a picture with everything that a layout may place: a group, an axis with ticks, a node that stands for several, a line that stands for a chain.
func grouped() *picture.Placed {
	look := picture.NodeLook{Shape: picture.Octagon, Fill: "#fdf0d5", Stroke: "#8a6100", Text: "#12202e"}
	frame := picture.NodeLook{Shape: picture.Round, Fill: "#f4f4f4", Stroke: "#8a8a8a", Text: "#333333"}
	line := picture.LineLook{Stroke: "#1f5f99", Line: picture.Dashed, Width: 1.3}
	p := &picture.Picture{
		ID: "grouped", Lang: "fr", Title: "Un groupe", Caption: "Avec tout ce qui peut se dessiner", Desc: "Une image d'essai.", Source: "Source : aucune", Words: picture.Words{Legend: "Légende"},
		Groups: []picture.Group{{ID: "g", Label: "Les services", Look: frame}},
		Nodes: []picture.Node{
			{ID: "a", Label: "Cnil", Type: "organisme", Kind: "organisme", Look: look, Group: "g"},
			{ID: "b", Label: "+37 autres organismes", Type: "organisme", Kind: "organisme", Look: look, Group: "g", More: 37},
			{ID: "c", Label: "Ofast", Type: "organisme", Kind: "organisme", Look: look, More: 4},
		},
		Edges: []picture.Edge{
			{ID: "a.x.c", From: "a", To: "c", Label: "par 2 étapes", Title: "Cnil → … → Ofast", Look: line, Through: 2},
			{ID: "b.x.c", From: "b", To: "c", Title: "les autres → Ofast", Look: line, Hollow: true},
		},
		Legend: []picture.LegendEntry{{Label: "organisme", Node: &look}, {Label: "lien", Line: &line, Hollow: true}},
	}
	for i := range p.Edges {
		p.Edges[i].Kind = p.Edges[i].Look.Stroke
	}
	p.Fit(picture.PageMetrics())
	return picture.Compose(p, picture.Drawing{
		Width: 460, Height: 240,
		GroupAt: []picture.Rect{{Min: picture.Point{X: 5, Y: 5}, Max: picture.Point{X: 190, Y: 190}}}, HeadingAt: []picture.Point{{X: 97, Y: 20}},
		NodeAt: []picture.Point{{X: 90, Y: 70}, {X: 90, Y: 140}, {X: 400, Y: 100}},
		EdgeAt: []picture.PlacedEdge{
			{Curve: []picture.Point{{X: 112, Y: 70}, {X: 200, Y: 40}, {X: 300, Y: 40}, {X: 368, Y: 92}}, Tip: picture.Point{X: 374, Y: 96}, Label: picture.Point{X: 250, Y: 30}},
			{Curve: []picture.Point{{X: 155, Y: 140}, {X: 220, Y: 140}, {X: 300, Y: 130}, {X: 368, Y: 106}}, Tip: picture.Point{X: 374, Y: 103}},
		},
		Rules: []picture.Rule{{From: picture.Point{X: 5, Y: 210}, To: picture.Point{X: 450, Y: 210}, Look: picture.LineLook{Stroke: "#777777", Line: picture.Solid, Width: 1}}},
		Ticks: []picture.PlacedText{{Role: picture.TickText, Text: "2024", X: 20, Y: 228, W: picture.Width("2024", 9, false), Size: 9, Color: "#3b4652"}},
	})
}

// styleOf is a style sheet's input: the looks of the fixtures as a dataset would have them.
func styleOf(t *testing.T) (o model.Ontology, s model.Style) {
	t.Helper()
	add := func(p *picture.Picture) {
		for _, n := range p.Nodes {
			if _, known := o.Type(n.Kind); !known && n.Kind != "" {
				o.Types = append(o.Types, model.Type{ID: n.Kind})
				s.Types = append(s.Types, model.TypeStyle{Type: n.Kind, Fill: n.Look.Fill, Stroke: n.Look.Stroke, Text: n.Look.Text})
			}
		}
		for _, e := range p.Edges {
			s.Relations = append(s.Relations, model.RelationStyle{ID: e.Look.Stroke, Stroke: e.Look.Stroke})
		}
	}
	for _, f := range picturetest.All() {
		add(f.New())
	}
	add(grouped().Picture)
	return o, s
}

func fixtureSheet(t *testing.T, theme svg.Theme) string {
	t.Helper()
	o, s := styleOf(t)
	var b strings.Builder
	if err := svg.WriteCSS(&b, o, s, theme); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// shipped is the dataset in the program.
func shipped(t *testing.T) *model.Dataset {
	t.Helper()
	d, _, err := load.Decode(data.Compiled)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
