package svg_test

import (
	"os"
	"strings"
	"testing"

	"kg/internal/export"
	"kg/internal/export/svg"
	"kg/internal/graph/graphtest"
	"kg/internal/layout"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/query"
	"kg/internal/view"
)

// drawn are pictures of the shipped dataset that hold, together, every look that a picture can have: a table that counts, a timeline, boxes
// that stand for several, frames, lines for chains, a table in place of a drawing, and what changed.
func drawn(t *testing.T) map[string]*picture.Placed {
	t.Helper()
	d := shipped(t)
	e := query.New(d, graphtest.Freeze(t, d))
	pool := layout.NewPool(layout.Options{})
	defer pool.Close()
	all := map[string]*picture.Placed{}
	place := func(name string, p *picture.Picture, m picture.Metrics) {
		p.Fit(m)
		placed, err := pool.Place(t.Context(), p)
		if err != nil {
			t.Fatal(name, err)
		}
		all[name] = placed
	}
	for name, m := range map[string]picture.Metrics{"matrix": picture.PageMetrics(), "timeline": picture.PageMetrics(), "critics": picture.SlideMetrics(), "overview": picture.PageMetrics(), "rec-19": picture.PageMetrics()} {
		v, ok := d.View(name)
		if !ok {
			t.Fatalf("no view %s", name)
		}
		p, err := view.Draw(t.Context(), e, v, view.Options{Lang: model.French, Size: model.Size(m.Name), Max: m.MaxNodes})
		if err != nil {
			t.Fatal(err)
		}
		if name == "critics" {
			place("stand-in", picture.Table(p), m)
		}
		place(name, p, m)
	}
	marks := []view.Mark{"", view.MarkAdded, view.MarkRemoved, view.MarkChanged}
	n := 0
	marked := map[string]view.Mark{}
	mark := func(id string) view.Mark {
		if _, known := marked[id]; !known {
			marked[id] = marks[n%len(marks)]
			n++
		}
		return marked[id]
	}
	place("changes", view.DrawChanges(view.Changes{Data: d, Entities: mark, Claims: mark, Title: "a → b"}, view.Options{Lang: model.French, Max: 30}), picture.PageMetrics())
	return all
}

// painted is how the picture of a document is painted on a screen.
func painted(t *testing.T, b *browser, ending, document, screen string) []string {
	t.Helper()
	b.theme(t, screen)
	b.show(t, ending, document)
	return ask[[]string](t, b, "kg.painted()")
}

// A picture in a page is painted as the same picture in a file of its own, on light and on dark screens, box by box and line by line; and axe-core
// finds nothing in it.
func TestPagesPaintAsFiles(t *testing.T) {
	b := chromium(t)
	b.withAxe(t)
	css := pageSheet(t, svg.PageTheme)
	for name, p := range drawn(t) {
		link, err := export.ParseLink("/{id}/")
		if err != nil {
			t.Fatal(err)
		}
		alone, inline := written(t, p, export.Options{Link: link}), written(t, p, export.Options{Link: link, Profile: export.Inline})
		for _, screen := range []string{"light", "dark"} {
			want, got := painted(t, b, ".svg", alone, screen), painted(t, b, ".html", inPage(css, inline), screen)
			if len(want) != len(got) || len(want) < 20 {
				t.Fatalf("%s: %d parts in the page, %d in the file", name, len(got), len(want))
			}
			var problems []string
			for i := range want {
				_, paint, _ := strings.Cut(want[i], ": ")
				if !strings.HasSuffix(got[i], ": "+paint) {
					problems = append(problems, name+", "+screen+": "+got[i]+", alone "+paint)
				}
			}
			report(t, problems)
		}
		if b.axe != "" {
			report(t, ask[[]string](t, b, "kg.names()"))
		}
	}
}

// A picture in a page is light where the page is and dark where the page is, whatever the screen: so does a page's switch turn it. A style
// sheet for one theme, or for the screen's, does not ask the page.
func TestPageChoosesTheme(t *testing.T) {
	b := chromium(t)
	p := fixtures(t)["grouped-page"]
	inline := written(t, p, export.Options{Profile: export.Inline})
	alone := written(t, p, export.Options{})
	looks := map[string][]string{"light": painted(t, b, ".svg", alone, "light"), "dark": painted(t, b, ".svg", alone, "dark")}
	grounds := map[string]string{}
	for screen, paint := range looks {
		grounds[screen] = ground(t, paint)
	}
	if grounds["light"] == grounds["dark"] {
		t.Fatalf("one ground: %v", grounds)
	}
	switched := "<style>" + documented(t, "[data-theme") + "</style>"
	for name, c := range map[string]struct {
		theme           svg.Theme
		before, after   string // around the picture
		onLight, onDark string // what it is then
	}{
		"a page that says nothing":   {svg.PageTheme, "", "", "light", "light"},
		"a light page":               {svg.PageTheme, "<style>:root{color-scheme:light}</style>", "", "light", "light"},
		"a dark page":                {svg.PageTheme, "<style>:root{color-scheme:dark}</style>", "", "dark", "dark"},
		"a page that follows":        {svg.PageTheme, "<style>:root{color-scheme:light dark}</style>", "", "light", "dark"},
		"a switch, off":              {svg.PageTheme, switched + "<div>", "</div>", "light", "light"},
		"a switch, on":               {svg.PageTheme, switched + "<div data-theme=dark>", "</div>", "dark", "dark"},
		"a class, on the page":       {svg.PageTheme, switched + "<script>document.documentElement.className='dark'</script>", "", "dark", "dark"},
		"MkDocs, off":                {svg.PageTheme, switched + "<body data-md-color-scheme=default>", "", "light", "light"},
		"MkDocs, on":                 {svg.PageTheme, switched + "<body data-md-color-scheme=slate>", "", "dark", "dark"},
		"a light part of a dark one": {svg.PageTheme, switched + "<div data-theme=dark><div style='color-scheme:light'>", "</div></div>", "light", "light"},
		"for the device":             {svg.DeviceTheme, "<style>:root{color-scheme:dark}</style>", "", "light", "dark"},
		"for light":                  {svg.LightTheme, "<style>:root{color-scheme:dark}</style>", "", "light", "light"},
		"for dark":                   {svg.DarkTheme, "", "", "dark", "dark"},
	} {
		page := "<!DOCTYPE html><meta charset=utf-8><title>x</title><style>" + fixtureSheet(t, c.theme) + "</style>" + c.before + inline + c.after
		for screen, want := range map[string]string{"light": c.onLight, "dark": c.onDark} {
			if got := ground(t, painted(t, b, ".html", page, screen)); got != grounds[want] {
				t.Errorf("%s on a %s screen: the ground is %s, want %s: %s", name, screen, got, want, grounds[want])
			}
		}
	}
}

// ground is how the ground is painted, which comes first.
func ground(t *testing.T, paint []string) string {
	t.Helper()
	_, fill, found := strings.Cut(paint[0], ": ")
	if !found || !strings.HasPrefix(paint[0], "rect ") {
		t.Fatal(paint[0])
	}
	return fill
}

// What docs/embedding.md tells a page to write, a page may write: the colours that it sets are taken, and are legible on light and on dark screens.
func TestDocumentedStyles(t *testing.T) {
	b := chromium(t)
	example := documented(t, "--kg-")
	inline := written(t, drawn(t)["rec-19"], export.Options{Profile: export.Inline})
	css := pageSheet(t, svg.PageTheme)
	for _, screen := range []string{"light", "dark"} {
		plain := painted(t, b, ".html", inPage(css, inline), screen)
		styled := painted(t, b, ".html", inPage(css+example, inline), screen)
		changed := 0
		for i := range plain {
			if plain[i] != styled[i] {
				changed++
			}
		}
		if changed < 10 {
			t.Errorf("%s: the example changes %d of %d parts:\n%s", screen, changed, len(plain), example)
		}
		found := ask[struct{ Problems []string }](t, b, "kg.contrast()")
		for i := range found.Problems {
			found.Problems[i] = screen + ": " + found.Problems[i]
		}
		report(t, found.Problems)
	}
}

// The variables of kg's own looks hold on light and on dark screens, as those of the dataset's do.
func TestOwnVariables(t *testing.T) {
	b := chromium(t)
	pictures, css := drawn(t), pageSheet(t, svg.PageTheme)
	const mine = "rgb(1, 2, 3)"
	for name, variables := range map[string][]string{
		"critics":  {"frame-fill", "frame-stroke", "frame-text", "several-fill", "several-stroke", "several-text", "line"},
		"matrix":   {"cell-0-fill", "cell-1-text", "border-line", "inner-line", "title", "legend"},
		"timeline": {"axis-line", "tick", "ground"},
		"changes":  {"added-fill", "removed-stroke", "changed-line", "unchanged-text"},
		"stand-in": {"heading-fill", "relation-text", "omitted"},
	} {
		inline := written(t, pictures[name], export.Options{Profile: export.Inline})
		for _, v := range variables {
			page := inPage(css+":root{--kg-"+v+":"+mine+"}", inline)
			for _, screen := range []string{"light", "dark"} {
				if paint := strings.Join(painted(t, b, ".html", page, screen), "\n"); !strings.Contains(paint, mine) {
					t.Errorf("%s, %s: --kg-%s paints nothing", name, screen, v)
				}
			}
		}
	}
}

// documented are the examples of CSS in docs/embedding.md that hold a text.
func documented(t *testing.T, holds string) string {
	t.Helper()
	text, err := os.ReadFile("../../../docs/embedding.md")
	if err != nil {
		t.Fatal(err)
	}
	var examples string
	for _, block := range strings.Split(string(text), "```css\n")[1:] {
		block, _, _ = strings.Cut(block, "```")
		if strings.Contains(block, holds) {
			examples += block
		}
	}
	if examples == "" {
		t.Fatalf("docs/embedding.md has no example with %q", holds)
	}
	return examples
}
