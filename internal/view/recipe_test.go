package view

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/query"
)

func english(most int) Options {
	return Options{Lang: model.English, Size: model.Page, Max: most}
}

// Each part of a recipe shows what it says, with the claims that tie it.
func TestParts(t *testing.T) {
	e := small(t)
	for _, c := range []struct {
		name         string
		view         model.View
		nodes, edges string // separated by spaces
	}{
		{"select takes claims among the set", model.View{Select: "type:body"},
			"gardeners hermit rose-office treasury", "rose-office.part-of.gardeners"},
		{"a set with signs", model.View{Select: "(advice-7 -> asks) + gardeners"},
			"gardeners prune water", "water.employs.gardeners"},
		{"around goes both ways", model.View{Around: model.Around{Of: "gardeners", Hops: 1}},
			"gardeners prune-roses rose-office water", "prune-roses.employs.gardeners rose-office.part-of.gardeners water.employs.gardeners"},
		{"around outwards", model.View{Around: model.Around{Of: "water", Hops: 1, Direction: "out"}},
			"gardeners treasury water", "water.costs.treasury water.employs.gardeners"},
		{"around inwards", model.View{Around: model.Around{Of: "water", Hops: 2, Direction: "in"}},
			"advice-7 water", "advice-7.asks.water"},
		{"between", model.View{Between: model.Between{From: "treasury", To: "gardeners", Hops: 2}},
			"gardeners treasury water", "water.costs.treasury water.employs.gardeners"},
		{"query with an open start", model.View{Query: model.Query{From: "?", Expr: "costs"}},
			"treasury water", "water.costs.treasury"},
		{"query with an end", model.View{Query: model.Query{From: "advice-7", Expr: "asks/.", To: "gardeners"}},
			"advice-7 gardeners water", "advice-7.asks.water water.employs.gardeners"},
		{"parts add up", model.View{Select: "hermit", Query: model.Query{From: "water", Expr: "costs"}},
			"hermit treasury water", "water.costs.treasury"},
		{"relations that count", model.View{Around: model.Around{Of: "gardeners", Hops: 2}, Relations: []string{"part-of"}},
			"gardeners rose-office", "rose-office.part-of.gardeners"},
		{"as of a date before a claim", model.View{Around: model.Around{Of: "prune-roses", Hops: 1}, Relations: []string{"likes"}, AsOf: "2024-01"},
			"prune-roses", ""},
		{"as of a date within it", model.View{Around: model.Around{Of: "prune-roses", Hops: 1}, Relations: []string{"likes"}, AsOf: "2024-04"},
			"prune-roses rose-office", "rose-office.likes.prune-roses"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := draw(t, e, c.view, english(40))
			got := nodes(p)
			slices.Sort(got)
			if diff := cmp.Diff(strings.Fields(c.nodes), got); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.edges, strings.Join(edges(p), " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPartsThatShowNothing(t *testing.T) {
	e := small(t)
	for want, v := range map[string]model.View{
		"is empty":            {ID: "v", Select: "hermit & treasury"},
		"nothing is called":   {ID: "v", Select: "nobody-such"},
		"no path of at most":  {ID: "v", Between: model.Between{From: "hermit", To: "treasury"}},
		"nothing to show":     {ID: "v", Query: model.Query{From: "hermit", Expr: "costs"}},
		"rows":                {ID: "v", Grid: model.Grid{Rows: "nobody-such", Columns: "all"}},
		"nothing ties":        {ID: "v", Grid: model.Grid{Rows: "hermit", Columns: "treasury"}},
		"emphasis":            {ID: "v", Select: "hermit", Emphasis: "+"},
		"any entity, expecte": {ID: "v", Select: "?"},
	} {
		if _, err := Draw(t.Context(), e, v, english(9)); err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), `view "v": `) {
			t.Errorf("%+v: %v, want %q", v, err, want)
		}
	}
}

func TestEmphasisAndGroups(t *testing.T) {
	e := small(t)
	p := draw(t, e, model.View{Select: "all - advice-8", Emphasis: "type:advice + hermit", Group: model.GroupByType}, english(40))
	frames := map[string][]string{}
	for _, n := range p.Nodes {
		if want := n.ID == "advice-7" || n.ID == "hermit"; n.Focus != want {
			t.Errorf("%s: focus %v", n.ID, n.Focus)
		}
		frames[n.Group] = append(frames[n.Group], n.ID)
	}
	want := map[string][]string{
		"body": {"gardeners", "treasury", "hermit"}, "step": {"water", "prune-roses", "prune"},
		"": {"rose-office", "advice-7"}, // one of a type has no frame
	}
	sorted := cmp.Transformer("sorted", func(list []string) map[string]int {
		in := map[string]int{}
		for _, s := range list {
			in[s]++
		}
		return in
	})
	if diff := cmp.Diff(want, frames, sorted); diff != "" {
		t.Error(diff)
	}
	for _, g := range p.Groups {
		if heading := map[string]string{"body": "Bodies", "step": "Steps"}[g.ID]; g.Label != heading {
			t.Errorf("the frame %s has the heading %q", g.ID, g.Label)
		}
	}
	// By an expression, what gives the heading stands inside too; claims that are not drawn count.
	p = draw(t, e, model.View{Select: "type:step + type:body", Group: "part-of+", Relations: []string{"costs"}}, english(40))
	in := map[string]string{}
	for _, n := range p.Nodes {
		if n.Group != "" {
			in[n.ID] = n.Group
		}
	}
	if diff := cmp.Diff(map[string]string{"prune-roses": "prune", "prune": "prune", "rose-office": "gardeners", "gardeners": "gardeners"}, in); diff != "" {
		t.Error(diff)
	}
}

// What is passed over becomes one line for each two ends, which says through how much it leads, and is inferred where a link is.
func TestCollapse(t *testing.T) {
	e := small(t)
	for _, c := range []struct {
		lang  model.Lang
		label string
	}{{model.English, "through 1"}, {model.French, "via 1"}} {
		p := draw(t, e, model.View{Query: model.Query{From: "type:advice", Expr: "asks/^part-of*/(costs|employs)"}, Collapse: []string{"step"}}, Options{Lang: c.lang, Size: model.Page, Max: 40})
		if diff := cmp.Diff([]string{"advice-7..gardeners", "advice-7..treasury"}, edges(p)); diff != "" {
			t.Fatal(diff)
		}
		for _, edge := range p.Edges {
			if edge.Through != 1 || edge.Label != c.label || edge.Hollow {
				t.Errorf("%+v", edge)
			}
		}
		if last := p.Legend[len(p.Legend)-1]; !last.Chain || !strings.HasPrefix(last.Label, strings.Fields(c.label)[0]+" n") {
			t.Errorf("the legend ends with %+v", last)
		}
		for _, row := range Describe(e.Dataset(), p).Rows {
			if len(row.Sources) == 0 {
				t.Errorf("no source for %+v", row)
			}
		}
		if got := nodes(p); slices.Contains(got, "water") || len(got) != 3 {
			t.Errorf("nodes %v", got)
		}
	}
	// A link of the chain is inferred.
	p := draw(t, e, model.View{Select: "rose-office + prune-roses + gardeners", Collapse: []string{"step"}, Relations: []string{"likes", "employs"}}, english(40))
	if len(p.Edges) != 1 || !p.Edges[0].Hollow || p.Edges[0].ID != "rose-office..gardeners" {
		t.Errorf("%+v", p.Edges)
	}
	// By relations: only what these alone tie is passed over.
	chain := model.View{Select: "advice-7 + water + treasury", Collapse: []string{"asks", "costs"}}
	if p := draw(t, e, chain, english(40)); len(p.Edges) != 1 || p.Edges[0].ID != "advice-7..treasury" {
		t.Errorf("%v", edges(p))
	}
	chain.Select += " + gardeners"
	if p := draw(t, e, chain, english(40)); len(p.Nodes) != 4 || len(p.Edges) != 3 {
		t.Errorf("%v %v", nodes(p), edges(p))
	}
	// What is in focus is never passed over.
	if p := draw(t, e, model.View{Focus: "water", Ways: []model.Way{{Expr: "costs"}}, Collapse: []string{"step"}}, english(40)); !slices.Contains(nodes(p), "water") {
		t.Errorf("%v", nodes(p))
	}
}

// The words on a line that stands for claims of one look can be read, even where lines of that look need no words.
func TestCollapsePale(t *testing.T) {
	for stroke, want := range map[string]string{"#8a8a8a": chainLook().Stroke, "#0b62a4": "#0b62a4"} {
		e := small(t)
		e.Dataset().Style.Relations = []model.RelationStyle{{ID: "all", Stroke: stroke, Line: "solid", Width: 1}}
		p := draw(t, e, model.View{Query: model.Query{From: "type:advice", Expr: "asks/costs"}, Collapse: []string{"step"}}, english(40))
		if len(p.Edges) != 1 || p.Edges[0].Label != "through 1" || p.Edges[0].Look.Stroke != want || (p.Edges[0].Kind == "all") != (stroke == want) {
			t.Errorf("lines in %s: %+v", stroke, p.Edges)
		}
	}
}

// Above a size's promise some nodes stand for many; together with those shown they are everything.
func TestSummary(t *testing.T) {
	e := shipped(t)
	total := len(e.Dataset().Entities)
	for _, most := range []int{5, 25, 40} {
		p := draw(t, e, model.View{Select: "all"}, english(most))
		shown, stood := 0, 0
		for _, n := range p.Nodes {
			if n.More == 0 {
				shown++
				continue
			}
			stood += n.More
			if !strings.HasPrefix(n.Label, "+") || !strings.Contains(n.Label, " more ") {
				t.Errorf("the label %q", n.Label)
			}
		}
		if len(p.Nodes) > most || shown+stood != total {
			t.Errorf("%d of %d nodes show %d and stand for %d of %d", len(p.Nodes), most, shown, stood, total)
		}
		if !strings.HasPrefix(p.Omitted, "In place of what has no room") {
			t.Error(p.Omitted)
		}
		checkWhole(t, p, false)
	}
	v, _ := e.Dataset().View("rec-19")
	p := draw(t, e, v, Options{Lang: model.French, Size: model.Slide, Max: 15})
	more := slices.IndexFunc(p.Nodes, func(n picture.Node) bool { return n.More > 0 })
	if more < 0 || !strings.Contains(p.Nodes[more].Label, " autres ") {
		t.Fatalf("no node stands for many: %v", nodes(p))
	}
	if !slices.ContainsFunc(p.Edges, func(edge picture.Edge) bool { return edge.From == p.Nodes[more].ID || edge.To == p.Nodes[more].ID }) {
		t.Error("the node that stands for many is tied to nothing")
	}
}

// A tree stands depth first and counts what it leaves out where that hangs.
func TestTree(t *testing.T) {
	e := shipped(t)
	v, _ := e.Dataset().View("contents")
	whole := draw(t, e, v, Options{Lang: model.French, Size: model.Poster, Max: 1000})
	part := draw(t, e, v, Options{Lang: model.French, Size: model.Slide, Max: 25})
	left := 0
	for _, n := range part.Nodes {
		if i := strings.LastIndex(n.Label, " (+"); i >= 0 {
			var k int
			for _, r := range n.Label[i+3 : len(n.Label)-1] {
				k = 10*k + int(r-'0')
			}
			left += k
		}
	}
	if len(part.Nodes)+left != len(whole.Nodes) {
		t.Errorf("%d shown and %d counted, of %d", len(part.Nodes), left, len(whole.Nodes))
	}
	if got := nodes(whole)[:4]; !slices.Equal(got, []string{"sommaire-des-propositions", "sec-i", "sec-i-a", "sec-i-a-1"}) {
		t.Errorf("the tree begins with %v", got)
	}
}

func TestTimelineHasWhatHasDates(t *testing.T) {
	p := draw(t, small(t), model.View{Select: "all", Layout: "timeline"}, english(40))
	if got := nodes(p); !slices.Equal(got, []string{"prune"}) || p.Nodes[0].Date != "2024-04" {
		t.Errorf("%v", p.Nodes)
	}
	if want := "Without a date, and so not on the timeline: Advice 7: tend the garden, Advice 8: rest, Jardiniers, Hermit, Prune the roses, Office of rose hearts, Treasury, Water every evening."; p.Omitted != want {
		t.Errorf("%q, want %q", p.Omitted, want)
	}
	e := shipped(t)
	v, _ := e.Dataset().View("timeline")
	p = draw(t, e, v, english(40))
	if !slices.IsSortedFunc(p.Nodes, func(a, b picture.Node) int { return strings.Compare(a.Date, b.Date) }) {
		t.Error("not in the order of dates")
	}
}

// Every entity of the shipped dataset has a view of its own within the size's number of nodes, and something stands in it but itself
// where anything is tied to it.
func TestEveryEntityHasAView(t *testing.T) {
	e := shipped(t)
	tied := map[string]bool{}
	for _, c := range e.Dataset().Claims {
		tied[c.From], tied[c.To] = true, true
	}
	for i, x := range e.Dataset().Entities {
		if i%7 != 0 {
			continue // they are many, and alike
		}
		p := draw(t, e, Of(x), english(25))
		if len(p.Nodes) > 25 || p.Nodes[0].ID != x.ID || !p.Nodes[0].Focus || len(p.Edges) == 0 == tied[x.ID] {
			t.Errorf("%s: %d nodes, %d edges", x.ID, len(p.Nodes), len(p.Edges))
		}
		checkWhole(t, p, true)
	}
}

func TestTitlesOfAnswers(t *testing.T) {
	e := small(t)
	for _, c := range []struct {
		v      model.View
		fr, en string
	}{
		{Surroundings(t.Context(), e, "gardeners", 1), french("Autour de « Jardiniers », à un pas"), "Around “Jardiniers”, one hop away"},
		{Surroundings(t.Context(), e, "type:body", 2), french("Autour de « type:body », jusqu'à 2 pas"), "Around “type:body”, up to 2 hops away"},
		{Connections(t.Context(), e, "treasury", "hermit", 0), french("Ce qui relie « Trésor » et « Ermite »"), "What ties “Treasury” to “Hermit”"},
		{Answers(t.Context(), e, "advice-7", "asks", ""), "Départ\u00a0: «\u00a0Avis n° 7 : soigner le jardin\u00a0»\u00a0; chemin\u00a0: «\u00a0asks\u00a0»", "From “Advice 7: tend the garden”, along “asks”"},
		{Answers(t.Context(), e, "?", "costs", "treasury"), french("Départ : partout ; chemin : « costs » ; arrivée : « Trésor »"), "From anywhere, along “costs”, to “Treasury”"},
	} {
		if c.v.Title.FR != c.fr || c.v.Title.EN != c.en {
			t.Errorf("%q, %q", c.v.Title.FR, c.v.Title.EN)
		}
	}
}

// A description tells every node and edge of every shipped view, in both languages and as a table.
func TestDescriptionsTellEverything(t *testing.T) {
	e := shipped(t)
	for _, v := range e.Dataset().Views {
		for _, l := range model.Langs() {
			p := draw(t, e, v, Options{Lang: l, Size: model.Page, Max: 40})
			d := Describe(e.Dataset(), p)
			var text, table bytes.Buffer
			if err := d.Text(&text); err != nil {
				t.Fatal(err)
			}
			if err := d.Markdown(&table); err != nil {
				t.Fatal(err)
			}
			checkTold(t, e, p, d, text.String(), table.String())
		}
	}
}

func checkTold(t *testing.T, e *query.Engine, p *picture.Picture, d Description, text, table string) {
	t.Helper()
	wanted := len(p.Edges)
	labels := map[string]string{}
	for _, n := range p.Nodes {
		labels[n.ID] = n.Label
		switch {
		case n.Head || p.Layout != picture.Grid:
			if !strings.Contains(text, "- "+n.Label) || !strings.Contains(table, escaped(n.Label)) {
				t.Errorf("%s %s: nothing tells of %q", p.ID, p.Lang, n.Label)
			}
		case n.Label != "–":
			wanted++
		}
	}
	if len(d.Rows) != wanted {
		t.Errorf("%s %s: %d rows for %d edges", p.ID, p.Lang, len(d.Rows), wanted)
	}
	for _, edge := range p.Edges {
		from, to := labels[edge.From], labels[edge.To]
		if said := edge.Statement; said[1] != "" { // of a line at a node that stands for many, word for word what its title says
			if from, to = said[0], said[2]; edge.Title != strings.Join(said[:], " → ") {
				t.Errorf("%s %s: the title %q is not %q", p.ID, p.Lang, edge.Title, said)
			}
		}
		i := slices.IndexFunc(d.Rows, func(r Row) bool { return r.From == from && r.To == to })
		if i < 0 || d.Rows[i].Relation == "" {
			t.Errorf("%s %s: nothing tells of %q", p.ID, p.Lang, edge.Title)
		}
		if c, ok := e.Dataset().Claim(edge.ID); ok && i >= 0 && len(c.Citations) > 0 && len(d.Rows[i].Sources) == 0 {
			t.Errorf("%s %s: %q has no source", p.ID, p.Lang, edge.Title)
		}
	}
}
