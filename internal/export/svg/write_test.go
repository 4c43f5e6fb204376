package svg_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kg/internal/export"
	"kg/internal/export/svg"
	"kg/internal/model"
	"kg/internal/picture"
)

// flat is a picture with made-up positions: some nodes in a row and an edge from each to the next.
func flat(view, lang string, ids ...string) *picture.Placed {
	look := picture.NodeLook{Shape: picture.Note, Fill: "#ffffff", Stroke: "#000000", Text: "#000000"}
	line := picture.LineLook{Stroke: "#123456", Line: picture.Dashed, Width: 1}
	p := &picture.Picture{ID: view, Lang: lang, Title: view, Desc: "d"}
	for i, id := range ids {
		p.Nodes = append(p.Nodes, picture.Node{ID: id, Label: id, Kind: "k", Type: "t", Look: look})
		if i > 0 {
			p.Edges = append(p.Edges, picture.Edge{ID: ids[i-1] + ".r." + id, From: ids[i-1], To: id, Title: ids[i-1] + " → " + id, Look: line, Kind: "x"})
		}
	}
	p.Fit(picture.PageMetrics())
	d := picture.Drawing{Width: 100 * float64(len(ids)), Height: 50}
	for i := range ids {
		x := 100 * float64(i)
		d.NodeAt = append(d.NodeAt, picture.Point{X: x + 40, Y: 25})
		if i > 0 {
			d.EdgeAt = append(d.EdgeAt, picture.PlacedEdge{Curve: []picture.Point{{X: x - 40, Y: 25}, {X: x - 20, Y: 25}, {X: x, Y: 25}, {X: x + 10, Y: 25}}, Tip: picture.Point{X: x + 16, Y: 25}})
		}
	}
	return picture.Compose(p, d)
}

var (
	idOf   = regexp.MustCompile(` id="([^"]*)"`)
	linkOf = regexp.MustCompile(` href="([^"]*)"`)
)

func ids(markup string) (all []string) {
	for _, m := range idOf.FindAllStringSubmatch(markup, -1) {
		all = append(all, m[1])
	}
	return all
}

// Ids come from entities' and claims' ids and stay when others come in.
func TestIDsStay(t *testing.T) {
	before, after := ids(written(t, flat("v", "fr", "a", "b"), export.Options{})), ids(written(t, flat("v", "fr", "z", "a", "b", "c"), export.Options{}))
	want := []string{"v-page-fr", "v-page-fr--title", "v-page-fr--desc", "v-page-fr--e-a.r.b", "v-page-fr--n-a", "v-page-fr--n-b"}
	if !slices.Equal(before, want) {
		t.Errorf("ids %q, want %q", before, want)
	}
	for _, id := range before {
		if !slices.Contains(after, id) {
			t.Errorf("%q went when the data grew", id)
		}
	}
}

// Whatever views and entities are called: different pictures share no id, and each id is a name that needs no escaping in a URL.
func TestNoIDIsShared(t *testing.T) {
	name := rapid.StringMatching(`([a-c]|--?|n-|e-|page|fr|title|_|\.|é|2d){1,6}`)
	rapid.Check(t, func(t *rapid.T) {
		views := rapid.SliceOfNDistinct(name, 2, 2, rapid.ID[string]).Draw(t, "views")
		prefixes := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"", "a", "b", "a-b"}), 2, 2, rapid.ID[string]).Draw(t, "prefixes")
		nodes := rapid.SliceOfNDistinct(name, 1, 3, rapid.ID[string]).Draw(t, "nodes")
		seen := map[string]bool{}
		for _, view := range views {
			for _, lang := range []string{"fr", "en"} {
				for _, prefix := range prefixes {
					var b bytes.Buffer
					if err := (svg.Format{}).Write(&b, flat(view, lang, nodes...), export.Options{IDPrefix: prefix}); err != nil {
						t.Fatal(err)
					}
					for _, id := range ids(b.String()) {
						if seen[id] || strings.Trim(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") != "" {
							t.Fatalf("the id %q is there twice, or needs escaping", id)
						}
						seen[id] = true
					}
				}
			}
		}
	})
}

func TestProfiles(t *testing.T) {
	p := flat("v", "fr", "cnil", "dnred")
	alone, inline := written(t, p, export.Options{}), written(t, p, export.Options{Profile: export.Inline})
	for _, c := range []struct {
		markup, piece string
		want          bool
	}{
		{alone, "<?xml", true}, {alone, "prefers-color-scheme:dark", true}, {alone, " style=", false}, {alone, "kg-type-t", false},
		{inline, "<?xml", false}, {inline, "<style", false}, {inline, " style=", false}, {inline, "kg-node kg-type-t", true}, {inline, "kg-edge kg-kind-x", true},
		{inline, `fill="#ffffff"`, true}, {alone, "xml:lang", true}, {inline, "xml:lang", false}, {inline, "<metadata", false},
	} {
		if strings.Contains(c.markup, c.piece) != c.want {
			t.Errorf("%q is there: %v, want %v, in\n%s", c.piece, !c.want, c.want, c.markup)
		}
	}
	for _, markup := range []string{alone, inline} {
		if head, _, _ := strings.Cut(markup, "<title"); strings.Contains(head, " width=") || strings.Contains(head, " height=") || !strings.Contains(head, "viewBox=") {
			t.Errorf("head %s", head)
		}
	}
}

// Only entities are linked, to the template's address.
func TestLinks(t *testing.T) {
	p := flat("v", "fr", "a", "b/\"><script>", "c", "d", "")
	p.Nodes[2].Type = ""
	p.Nodes[3].More = 4
	link, err := export.ParseLink("/x/{id}?{type}")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range linkOf.FindAllStringSubmatch(written(t, p, export.Options{Link: link}), -1) {
		got = append(got, m[1])
	}
	if want := []string{"/x/a?t", "/x/b%2F%22%3E%3Cscript%3E?t"}; !slices.Equal(got, want) {
		t.Errorf("links %q, want %q", got, want)
	}
	if strings.Contains(written(t, p, export.Options{}), "href") {
		t.Error("a link without a template")
	}
}

func TestWriteRefuses(t *testing.T) {
	p := flat("v", "fr", "a")
	var b bytes.Buffer
	if err := (svg.Format{}).Write(&b, p, export.Options{IDPrefix: `"><script>`}); err == nil {
		t.Error("an id prefix that is none")
	}
	if err := (svg.Format{}).Write(&b, &picture.Placed{Picture: p.Picture}, export.Options{}); err == nil {
		t.Error("a picture without positions")
	}
	if b.Len() > 0 {
		t.Errorf("something was written: %s", b.String())
	}
}

// A colour that is none gets into no style sheet.
func TestNoColourLeavesTheSheet(t *testing.T) {
	p := flat("v", "fr", "a", "b")
	p.Nodes[0].Look.Fill, p.Edges[0].Look.Stroke = `red}</style><script>alert(1)</script>`, `#12345}`
	markup := written(t, p, export.Options{})
	_, sheet, _ := strings.Cut(markup, "<style>")
	sheet, _, _ = strings.Cut(sheet, "</style>")
	if strings.Contains(sheet, "script") || strings.Contains(sheet, "#12345}") || strings.Contains(markup, "<script") {
		t.Error(sheet)
	}
}

// What Write writes, Read reads: the stamp, and every id, name and label, hostile ones too.
func TestReadBack(t *testing.T) {
	for name, p := range fixtures(t) {
		for _, profile := range []export.Profile{export.Standalone, export.Inline} {
			o := export.Options{Profile: profile, IDPrefix: "p", Stamp: export.Stamp{Dataset: "d1", Arguments: []string{"v", "--lang=<é>&\"'"}, Content: "c"}}
			if profile == export.Inline {
				o.Stamp.Command = "path"
			}
			drawn, err := svg.Read(strings.NewReader(written(t, p, o)))
			if err != nil {
				t.Fatal(name, err)
			}
			if s := drawn.Stamp; s.Dataset != "d1" || s.Command != o.Stamp.Command || s.Content != "c" || !slices.Equal(s.Arguments, o.Stamp.Arguments) || drawn.Profile != profile || drawn.Prefix != "p" || drawn.View != picture.Clean(p.ID) {
				t.Errorf("%s: %+v", name, drawn)
			}
			want := svg.Of(p.Picture)
			if drawn.Title != want.Title || drawn.Desc != want.Desc || drawn.StandIn != want.StandIn || !slices.Equal(drawn.Nodes, want.Nodes) || !slices.Equal(drawn.Edges, want.Edges) {
				t.Errorf("%s: %+v, want\n%+v", name, drawn, want)
			}
			if !slices.EqualFunc(drawn.Labels, want.Labels, func(a, b svg.Label) bool { return a.Text == b.Text }) {
				t.Errorf("%s: labels %q, want %q", name, drawn.Labels, want.Labels)
			}
		}
	}
}

// A kg from before other commands drew looks for the arguments of render, and must find none of another command's.
func TestStampOfAnotherCommand(t *testing.T) {
	p := flat("v", "fr", "a")
	if text := written(t, p, export.Options{Stamp: export.Stamp{Command: "path", Arguments: []string{"a", "b"}}}); strings.Contains(text, `"render"`) || !strings.Contains(text, `"command":["path","a","b"]`) {
		t.Error(text)
	}
	drawn, err := svg.Read(strings.NewReader(written(t, p, export.Options{Stamp: export.Stamp{Command: "diff"}})))
	if err != nil || drawn.Stamp.Command != "diff" || len(drawn.Stamp.Arguments) > 0 {
		t.Errorf("%+v, %v", drawn, err)
	}
}

func TestReadRefuses(t *testing.T) {
	ours := written(t, flat("v", "fr", "a"), export.Options{Stamp: export.Stamp{Dataset: "d"}})
	for name, text := range map[string]string{
		"empty": "", "no XML": "hello", "HTML": "<html/>", "another SVG": `<svg xmlns="http://www.w3.org/2000/svg"/>`, "cut": ours[:len(ours)/2], "no namespace": "<svg/>",
		"no stamp":         written(t, flat("v", "fr", "a"), export.Options{}),
		"no space":         strings.Replace(ours, `<rect class="kg-ground" `, `<rect class="kg-ground"`, 1),
		"another note":     strings.Replace(ours, `{"kg":1,`, `{"kg":`, 1),
		"an entity":        `<!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg"><title>&x;</title></svg>`,
		"a foreign note":   `<svg xmlns="http://www.w3.org/2000/svg"><metadata>{}</metadata></svg>`,
		"metadata of RDF":  `<svg xmlns="http://www.w3.org/2000/svg"><metadata><rdf/></metadata></svg>`,
		"a note elsewhere": `<svg xmlns="http://www.w3.org/2000/svg"><g><metadata>{"kg":1}</metadata></g></svg>`,
	} {
		if _, err := svg.Read(strings.NewReader(text)); !errors.Is(err, svg.ErrNotOurs) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := svg.Read(strings.NewReader(strings.Replace(ours, `{"kg":1,`, `{"kg":2,`, 1))); err == nil || !strings.Contains(err.Error(), "version 2") {
		t.Errorf("a later note: %v", err)
	}
}

// FuzzRead wants no panic, whatever a file holds.
func FuzzRead(f *testing.F) {
	f.Add(`<svg xmlns="http://www.w3.org/2000/svg" id="v"><metadata>{"kg":1}</metadata><g id="v--n-_e9_"><title>x</title><text>y</text></g></svg>`)
	f.Add(`<svg xmlns="http://www.w3.org/2000/svg"><metadata>{"kg":1}</metadata><g id="--n-_zz_"><g id="--e-_"/></g></svg>`)
	f.Fuzz(func(t *testing.T, text string) {
		if d, err := svg.Read(strings.NewReader(text)); (d == nil) == (err == nil) {
			t.Error(d, err)
		}
	})
}

// The committed pictures are, with their description and dark sheet, at most 1.2 times as long as what dot writes of the same.
func TestSizeAgainstDot(t *testing.T) {
	dot, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("dot is not here, so no sizes were compared: apt-get install graphviz")
	}
	sources, err := filepath.Glob("../../../graphs/*.dot")
	if err != nil || len(sources) == 0 {
		t.Fatalf("no gallery: %v", err)
	}
	var ratios []float64
	for i, path := range sources {
		if i%5 != 0 && len(sources) > 30 {
			continue // dot takes its time
		}
		theirs, err := exec.Command(dot, "-Tsvg", path).Output()
		if err != nil {
			t.Fatal(path, err)
		}
		ours, err := os.ReadFile(strings.TrimSuffix(path, ".dot") + ".svg")
		if err != nil {
			t.Fatal(err)
		}
		ratios = append(ratios, float64(len(ours))/float64(len(theirs)))
	}
	slices.Sort(ratios)
	t.Logf("%d pictures, from %.2f to %.2f times dot's", len(ratios), ratios[0], ratios[len(ratios)-1])
	if median := ratios[len(ratios)/2]; median > 1.2 {
		t.Errorf("the median is %.2f", median)
	}
}

// The style sheet names every type of the dataset, every style of lines and every look of kg's own, each with both its colours.
func TestWriteCSS(t *testing.T) {
	d := shipped(t)
	css := pageSheet(t, svg.PageTheme)
	if strings.Count(css, "{") != strings.Count(css, "}") || strings.Contains(css, "@media") {
		t.Fatal(css)
	}
	for _, typ := range d.Ontology.Types {
		styled := slices.ContainsFunc(d.Ontology.Lineage(typ.ID), func(up string) bool {
			return slices.ContainsFunc(d.Style.Types, func(s model.TypeStyle) bool { return s.Type == up })
		})
		if strings.Contains(css, ".kg-type-"+typ.ID) != styled {
			t.Errorf("the type %s: %v, want %v", typ.ID, !styled, styled)
		}
	}
	wanted := []string{"focus-visible", "max-width", ".kg-title", "@supports (color:light-dark(",
		".kg-ground{fill:var(--kg-ground,light-dark(#ffffff,#171717))}", ".kg-hollow,.kg-bead{fill:var(--kg-halo,light-dark(#ffffff,#171717))}",
		".kg-labels{stroke:var(--kg-halo,", ".kg-picture a{font-weight:400;text-decoration:none}",
		".kg-group{fill:var(--kg-frame-text,light-dark(", "{stroke:var(--kg-line,light-dark(#5f5f5f,"}
	for _, s := range d.Style.Types {
		wanted = append(wanted, fmt.Sprintf("{fill:var(--kg-%s-fill,light-dark(%s,%s))}", s.Type, s.Fill, picture.NodeLook{Fill: s.Fill}.Dark().Fill))
	}
	for _, r := range d.Style.Relations {
		wanted = append(wanted, fmt.Sprintf(".kg-kind-%s:not(.kg-label){stroke:var(--kg-%s-line,light-dark(%s,%s))}", r.ID, r.ID, r.Stroke, picture.DarkText(r.Stroke)))
	}
	for _, own := range picture.OwnNodes() {
		wanted = append(wanted, fmt.Sprintf("{fill:var(--kg-%s-fill,light-dark(%s,%s))}", own.Name, own.Look.Fill, own.Look.Dark().Fill))
	}
	for _, want := range wanted {
		if !strings.Contains(css, want) {
			t.Errorf("%q is not there", want)
		}
	}
	for theme, want := range map[svg.Theme]string{svg.DeviceTheme: "light dark", svg.LightTheme: "light", svg.DarkTheme: "dark"} {
		if themed := pageSheet(t, theme); !strings.Contains(themed, ".kg-picture{color-scheme:"+want+"}\n") || strings.Contains(css, "{color-scheme:") {
			t.Errorf("%s: %s", theme, themed[:400])
		}
	}
	if err := svg.WriteCSS(fullWriter{}, d.Ontology, d.Style, svg.PageTheme); !errors.Is(err, errFull) {
		t.Errorf("a writer that is full: %v", err)
	}
	if err := svg.WriteCSS(io.Discard, d.Ontology, d.Style, "dusk"); err == nil {
		t.Error("a theme that is none")
	}
}

// pageSheet is the style sheet of the shipped dataset.
func pageSheet(t *testing.T, theme svg.Theme) string {
	t.Helper()
	d := shipped(t)
	var b strings.Builder
	if err := svg.WriteCSS(&b, d.Ontology, d.Style, theme); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var errFull = errors.New("full")

type fullWriter struct{}

func (fullWriter) Write([]byte) (int, error) { return 0, fmt.Errorf("%w", errFull) }
