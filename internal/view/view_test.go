package view

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kg/data"
	"kg/internal/graph/graphtest"
	"kg/internal/load"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/query"
)

// small is the dataset of the command line's tests: about a garden, with no word of the shipped one.
func small(t testing.TB) *query.Engine {
	t.Helper()
	d, diags := load.Load(os.DirFS("../../cmd/kg/testdata/small"))
	if err := diags.Err(); err != nil {
		t.Fatal(err)
	}
	return query.New(d, graphtest.Freeze(t, d))
}

func shipped(t testing.TB) *query.Engine {
	t.Helper()
	d, _, err := load.Decode(data.Compiled)
	if err != nil {
		t.Fatal(err)
	}
	return query.New(d, graphtest.Freeze(t, d))
}

func garden(ways ...string) model.View {
	v := model.View{ID: "v", Focus: "advice-7", Title: model.Text{FR: "Titre", EN: "Title"}}
	for _, w := range ways {
		v.Ways = append(v.Ways, model.Way{Expr: w})
	}
	return v
}

func draw(t testing.TB, e *query.Engine, v model.View, o Options) *picture.Picture {
	t.Helper()
	p, err := Draw(t.Context(), e, v, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// french sets no-break spaces where French has them before and after its marks.
func french(text string) string {
	return strings.NewReplacer(" :", "\u00a0:", " ;", "\u00a0;", "« ", "«\u00a0", " »", "\u00a0»").Replace(text)
}

func nodes(p *picture.Picture) (out []string) {
	for _, n := range p.Nodes {
		out = append(out, n.ID)
	}
	return out
}

func edges(p *picture.Picture) (out []string) {
	for _, e := range p.Edges {
		out = append(out, e.ID)
	}
	return out
}

func legend(p *picture.Picture) (out []string) {
	for _, e := range p.Legend {
		out = append(out, e.Label)
	}
	return out
}

func TestDrawBringsEveryEntityWithItsPath(t *testing.T) {
	p := draw(t, small(t), garden("affects"), Options{Lang: model.French, Size: model.Page, Max: 40})
	if diff := cmp.Diff([]string{"advice-7", "water", "gardeners", "rose-office", "treasury"}, nodes(p)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"advice-7.asks.water", "rose-office.part-of.gardeners", "water.costs.treasury", "water.employs.gardeners"}, edges(p)); diff != "" {
		t.Error(diff)
	}
	if !p.Nodes[0].Focus || p.Nodes[1].Focus {
		t.Error("the focus is not marked, or something else is")
	}
	if p.Omitted != "" {
		t.Errorf("nothing is left out, and the picture says %q", p.Omitted)
	}
}

func TestDrawWordsBothLanguages(t *testing.T) {
	e := small(t)
	fr := draw(t, e, garden("affects.direct"), Options{Lang: model.French, Max: 40})
	en := draw(t, e, garden("affects.direct"), Options{Lang: model.English, Max: 40})
	for _, c := range []struct{ what, got, want string }{
		{"title", fr.Title, "Titre"}, {"title", en.Title, "Title"},
		{"label", fr.Nodes[2].Label, "Trésor"}, {"label", en.Nodes[2].Label, "Treasury"},
		{"kind", fr.Nodes[1].Kind, "étape"}, {"kind", en.Nodes[1].Kind, "step"},
		{"line", fr.Edges[1].Title, "Arroser chaque soir → coûte à → Trésor"}, {"line", en.Edges[1].Title, "Water every evening → costs → Treasury"},
		{"edge label", fr.Edges[0].Label, "demande"}, {"edge label", en.Edges[0].Label, "asks for"},
		{"source", fr.Source, "Source\u00a0: Compte rendu · données " + e.Dataset().Version}, {"source", en.Source, "Source: Minutes · dataset " + e.Dataset().Version},
		{"legend", strings.Join(legend(fr), ", "), "organe, avis, étape, coûte"},
		{"legend", strings.Join(legend(en), ", "), "body, advice, step, costs"},
		{"description", en.Desc, "Advice 7: tend the garden, with 1 body, 1 step, joined by 2 lines."},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
}

func TestDrawKeepsItsRoomAndSaysWhatIsLeftOut(t *testing.T) {
	e := small(t)
	p := draw(t, e, garden("affects"), Options{Lang: model.English, Max: 3})
	if diff := cmp.Diff([]string{"advice-7", "water", "gardeners"}, nodes(p)); diff != "" {
		t.Error(diff)
	}
	if want := "Left out: Office of rose hearts, Treasury."; p.Omitted != want {
		t.Errorf("%q, want %q", p.Omitted, want)
	}
	if p := draw(t, e, garden("affects", "affects"), Options{Lang: model.English, Max: 1}); len(p.Nodes) != 1 || len(p.Edges) != 0 || !strings.HasPrefix(p.Omitted, "Left out: ") {
		t.Errorf("%v %v %q", nodes(p), edges(p), p.Omitted)
	}
	// What lies on the way to what has no room is left out with it.
	if p := draw(t, e, garden("asks/costs"), Options{Lang: model.English, Max: 2}); p.Omitted != "Left out: Treasury, Water every evening." {
		t.Errorf("%v, and %q", nodes(p), p.Omitted)
	}
	// What an early way had no room for and a later one brought in is not left out.
	if p := draw(t, e, garden("asks/costs/^costs/employs", "asks/employs"), Options{Lang: model.English, Max: 3}); p.Omitted != "" {
		t.Errorf("%v, and yet %q", nodes(p), p.Omitted)
	}
}

func TestDrawCountsWhatIsLeftOutWhenItIsMuch(t *testing.T) {
	e := shipped(t)
	v, _ := e.Dataset().View("rec-19")
	p := draw(t, e, v, Options{Lang: model.English, Size: model.Slide, Max: 10})
	if !strings.Contains(p.Omitted, "public bodies") {
		t.Error(p.Omitted)
	}
}

func TestWaysForPagesStayOutOfSlides(t *testing.T) {
	v := garden("asks", "affects.direct")
	v.Ways[1].Size = model.Page
	e := small(t)
	slide := draw(t, e, v, Options{Lang: model.English, Size: model.Slide, Max: 9})
	if slices.Contains(nodes(slide), "treasury") || slide.Omitted != "Left out: Treasury." {
		t.Errorf("a slide shows %v and says %q", nodes(slide), slide.Omitted)
	}
	if got := nodes(draw(t, e, v, Options{Size: model.Page, Max: 9})); !slices.Contains(got, "treasury") {
		t.Errorf("a page shows %v", got)
	}
}

func TestDrawRefusesBrokenViews(t *testing.T) {
	e := small(t)
	nowhere := garden("asks")
	nowhere.Focus = "nowhere"
	for _, v := range []model.View{nowhere, garden("asks/"), garden("askz")} {
		if _, err := Draw(t.Context(), e, v, Options{Max: 9}); err == nil || !strings.Contains(err.Error(), `view "v"`) {
			t.Errorf("%+v: %v", v, err)
		}
	}
}

func TestCapital(t *testing.T) {
	for in, want := range map[string]string{"douane": "Douane", "état": "État", "e-evidence": "e-evidence", "iPhone": "iPhone", "X": "X", "": "", "3 colis": "3 colis", "b) garantir": "b) garantir", "« coffre »": "« coffre »",
		"eu-LISA": "eu-LISA", "iProov SA": "iProov SA", "macOS": "macOS", "eIDAS": "eIDAS", "anti-Mafia law": "Anti-Mafia law", "l'Ofast": "L'Ofast", "l’ONU et eu-LISA": "L’ONU et eu-LISA", "douane (eu-LISA)": "Douane (eu-LISA)"} {
		if got := capital(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

// The shipped views: what they promise holds in every size and language.
func TestShippedViews(t *testing.T) {
	e := shipped(t)
	if len(e.Dataset().Views) == 0 {
		t.Fatal("no views")
	}
	for _, v := range e.Dataset().Views {
		for _, size := range v.DrawnIn() {
			m, ok := picture.MetricsFor(string(size))
			if !ok {
				t.Fatalf("view %s: no metrics for %q", v.ID, size)
			}
			for _, l := range model.Langs() {
				t.Run(fmt.Sprint(v.ID, " ", m.Name, " ", l), func(t *testing.T) {
					p := draw(t, e, v, Options{Lang: l, Size: model.Size(m.Name), Max: m.MaxNodes})
					promised := 0
					for _, n := range p.Nodes {
						if n.Head || p.Layout != picture.Grid {
							promised++
						}
					}
					if promised < 6 || promised > m.MaxNodes {
						t.Errorf("%d nodes, expected 6 to %d", promised, m.MaxNodes)
					}
					checkWhole(t, p, v.Select == "" && v.Grid.Rows == "")
				})
			}
		}
	}
}

// checkWhole fails when a node is tied to nothing where a path should lead to each, a look is missing, or the legend has what does not occur or
// lacks what does.
func checkWhole(t *testing.T, p *picture.Picture, tiedOnly bool) {
	t.Helper()
	tied := map[string]bool{p.Nodes[0].ID: true}
	looks := map[picture.NodeLook]bool{}
	lines := map[picture.LineLook]bool{}
	chain := false
	for _, e := range p.Edges {
		tied[e.From], tied[e.To] = true, true
		if e.Label == "" {
			lines[e.Look] = true
		}
		chain = chain || e.Through > 0
		if e.Look.Stroke == "" || e.Title == "" {
			t.Errorf("edge %s has no look or no title", e.ID)
		}
	}
	for _, n := range p.Nodes {
		looks[n.Look] = true
		if tiedOnly && !tied[n.ID] || n.Label == "" || n.Kind == "" || n.Look.Shape == "" {
			t.Errorf("node %+v is tied to nothing or is not dressed", n)
		}
	}
	hollow := slices.ContainsFunc(p.Edges, func(e picture.Edge) bool { return e.Hollow })
	for _, entry := range p.Legend {
		if entry.Hollow {
			if !hollow {
				t.Errorf("the legend explains hollow heads, and there are none")
			}
			hollow = false
			continue
		}
		if entry.Chain {
			if !chain {
				t.Errorf("the legend explains %q, which does not occur", entry.Label)
			}
			chain = false
			continue
		}
		switch {
		case entry.Node != nil && !looks[*entry.Node], entry.Line != nil && !lines[*entry.Line]:
			t.Errorf("the legend explains %q, which does not occur", entry.Label)
		case entry.Node != nil:
			delete(looks, *entry.Node)
		default:
			delete(lines, *entry.Line)
		}
	}
	if chain {
		t.Error("the legend does not explain lines through others")
	}
	if hollow {
		t.Error("the legend does not explain hollow heads")
	}
	if len(looks)+len(lines) > 0 {
		t.Errorf("the legend does not explain %v %v", looks, lines)
	}
}

func BenchmarkDraw(b *testing.B) {
	e := shipped(b)
	v, _ := e.Dataset().View("rec-19")
	for b.Loop() {
		draw(b, e, v, Options{Lang: model.French, Size: model.Page, Max: 40})
	}
}
