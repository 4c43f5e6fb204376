package view

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kg/internal/graph"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/query"
)

// asked finds paths and says what kg path would hand on.
func asked(t interface{ Fatal(...any) }, e *query.Engine, from, to []string, o query.PathOptions) Paths {
	pairs, cut, err := e.Paths(context.Background(), from, to, o)
	if err != nil {
		t.Fatal(err)
	}
	return Paths{
		ID: "path", Pairs: pairs, Cut: cut, From: strings.Join(from, " + "), To: strings.Join(to, " + "),
		Several: len(from)+len(to) > 2, All: o.Shortest == 0, PathOptions: o,
	}
}

// onPaths are the ids of the entities and of the claims on paths, with those claims that the path that has them first takes backwards.
func onPaths(pairs []query.Pair) (entities, claims, against map[string]bool) {
	entities, claims, against = map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, pair := range pairs {
		entities[pair.Start.ID], entities[pair.End.ID] = true, true
		for _, p := range pair.Paths {
			for _, h := range p {
				if entities[h.To] = true; !claims[h.Claim.ID] && h.Inverse {
					against[h.Claim.ID] = true
				}
				claims[h.Claim.ID] = true
			}
		}
	}
	return entities, claims, against
}

// Whatever is asked, a picture with room for all shows the entities and claims of the paths and nothing else, each claim once and in its own
// direction, laid out as the paths run; the ends are in focus. One with too little room keeps to it, and counts what is not there.
func TestDrawPathsShowsThePaths(t *testing.T) {
	e := shipped(t)
	d := e.Dataset()
	var ids []string
	for _, x := range d.Entities {
		ids = append(ids, x.ID)
	}
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		ends := rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 1, 3, rapid.ID[string])
		from, to := ends.Draw(t, "from"), ends.Draw(t, "to")
		o := query.PathOptions{
			Undirected: rapid.Bool().Draw(t, "undirected"), MaxHops: rapid.IntRange(2, 8).Draw(t, "hops"),
			Shortest: rapid.IntRange(0, 12).Draw(t, "k"), Limit: 30,
		}
		paths := asked(t, e, from, to, o)
		if len(paths.Pairs) == 0 {
			return // there is nothing to draw
		}
		found++
		entities, claims, against := onPaths(paths.Pairs)
		p, err := DrawPaths(context.Background(), e, paths, english(1000))
		if err != nil {
			t.Fatal(err)
		}
		shown, drawnLines := map[string]bool{}, map[string]bool{}
		for _, n := range p.Nodes {
			if shown[n.ID] = true; n.Focus != (slices.Contains(from, n.ID) || slices.Contains(to, n.ID)) {
				t.Errorf("%s has focus: %v", n.ID, n.Focus)
			}
		}
		for _, edge := range p.Edges {
			drawnLines[edge.ID] = true
			if c, _ := d.Claim(edge.ID); c.From != edge.From || c.To != edge.To || edge.Reversed != against[c.ID] {
				t.Errorf("the edge %+v of the claim %+v", edge, c)
			}
		}
		if !maps.Equal(shown, entities) || !maps.Equal(drawnLines, claims) || len(p.Nodes) != len(shown) || len(p.Edges) != len(drawnLines) || p.Omitted != "" {
			t.Errorf("shows %v %v, want %v %v; %q", shown, drawnLines, entities, claims, p.Omitted)
		}
		most := rapid.IntRange(2, 25).Draw(t, "most")
		if p, err = DrawPaths(context.Background(), e, paths, english(most)); err != nil {
			t.Fatal(err)
		}
		checkCapped(t, p, entities, claims, most)
	})
	t.Logf("drew the paths of %d questions", found)
	if found == 0 {
		t.Error("no question had a path: nothing was tried")
	}
}

// checkCapped checks a picture that may have had too little room.
func checkCapped(t *rapid.T, p *picture.Picture, entities, claims map[string]bool, most int) {
	single, stood := 0, 0
	for _, n := range p.Nodes {
		if stood += n.More; n.More == 0 {
			single++
			if !entities[n.ID] {
				t.Errorf("%s is on no path", n.ID)
			}
		}
	}
	for _, edge := range p.Edges {
		if !claims[edge.ID] && !strings.Contains(edge.From+edge.To, "more.") {
			t.Errorf("%s is on no path", edge.ID)
		}
	}
	left := len(entities) - single
	if len(p.Nodes) > most || (left > 0) != (p.Omitted != "") || stood > 0 && stood != left {
		t.Errorf("%d nodes for %d, with %d for %d of %d: %q", len(p.Nodes), most, stood, left, len(entities), p.Omitted)
	}
}

// A path that is longer than a picture shows its ends, tied by what stands for the rest.
func TestAPathTooLong(t *testing.T) {
	d := *shipped(t).Dataset()
	d.Entities, d.Claims = nil, nil
	var b graph.Builder
	for i := range 60 {
		id := fmt.Sprintf("x%02d", i)
		d.Entities = append(d.Entities, model.Entity{ID: id, Type: "measure", Name: model.Text{FR: id, EN: id}})
		b.Node(id, "measure")
		if i > 0 {
			c := model.Claim{From: fmt.Sprintf("x%02d", i-1), Relation: "resembles", To: id}
			c.ID = c.From + ".resembles." + id
			d.Claims = append(d.Claims, c)
			b.Claim(c.ID, c.From, c.Relation, c.To)
		}
	}
	g, err := b.Freeze()
	if err != nil {
		t.Fatal(err)
	}
	e := query.New(&d, g)
	paths := asked(t, e, []string{"x00"}, []string{"x59"}, query.PathOptions{Shortest: 1})
	for _, most := range []int{40, 59, 60} {
		p, err := DrawPaths(context.Background(), e, paths, english(most))
		if err != nil {
			t.Fatal(err)
		}
		if most == 60 {
			if len(p.Nodes) != 60 || len(p.Edges) != 59 || p.Omitted != "" {
				t.Errorf("%d nodes, %d edges, %q", len(p.Nodes), len(p.Edges), p.Omitted)
			}
			continue
		}
		if got := nodes(p); !slices.Equal(got, []string{"x00", "x59", "more.measure"}) || len(p.Edges) != 2 || p.Nodes[2].More != 58 {
			t.Errorf("%d: %v, %d edges, %+v", most, got, len(p.Edges), p.Nodes[2])
		}
	}
}

func TestPathTitles(t *testing.T) {
	e := small(t)
	weights := map[string]float64{"likes": 3.5, "asks": 2}
	many := map[string]float64{"asks": 1, "costs": 1, "employs": 1, "part-of": 1, "likes": 1}
	for _, c := range []struct {
		from, to       string
		o              query.PathOptions
		more           func(*Paths)
		en, fr         string // of the title, from the colon
		enUnder, under string // the caption
	}{
		{from: "water", to: "treasury", o: query.PathOptions{Shortest: 1}, en: "the shortest path", fr: "le plus court chemin"},
		{from: "water", to: "water", o: query.PathOptions{Shortest: 1}, en: "the same entity", fr: "la même entité"},
		{from: "advice-7", to: "rose-office", o: query.PathOptions{Shortest: 2, Undirected: true}, en: "the 2 shortest paths", fr: "les 2 plus courts chemins", enUnder: "Claims followed in any direction", under: "Liens suivis dans les deux sens"},
		{from: "advice-7", to: "rose-office", o: query.PathOptions{Shortest: 9, Undirected: true, MaxHops: 4}, en: "the only 4 paths of at most 4 hops", fr: "les 4 seuls chemins d'au plus 4 pas", enUnder: "Claims followed in any direction", under: "Liens suivis dans les deux sens"},
		{from: "water", to: "treasury", o: query.PathOptions{Shortest: 3}, en: "the only path", fr: "le seul chemin"},
		{from: "water", to: "treasury", o: query.PathOptions{MaxHops: 1}, en: "the only path of at most 1 hop", fr: "le seul chemin d'au plus 1 pas"},
		{from: "advice-7", to: "rose-office", o: query.PathOptions{MaxHops: 6, Undirected: true}, more: func(p *Paths) { p.AsOf = "2024-05" }, en: "all paths of at most 6 hops", fr: "tous les chemins d'au plus 6 pas", enUnder: "Claims followed in any direction; as of May 2024", under: "Liens suivis dans les deux sens ; état en mai 2024"},
		{from: "advice-7", to: "rose-office", o: query.PathOptions{Limit: 2, Undirected: true}, en: "2 of the paths", fr: "2 des chemins", enUnder: "Claims followed in any direction; there are more paths", under: "Liens suivis dans les deux sens ; il y a d'autres chemins"},
		{from: "advice-7", to: "rose-office", o: query.PathOptions{Shortest: 1, Undirected: true, Weights: weights}, en: "the lightest path", fr: "le chemin le plus léger", enUnder: "Claims followed in any direction; weights: asks for 2, likes 3.5, others 1", under: "Liens suivis dans les deux sens ; poids : demande 2, apprécie 3,5, autres 1"},
		{from: "advice-7", to: "gardeners", o: query.PathOptions{Shortest: 1, Weights: many}, en: "the lightest path", fr: "le chemin le plus léger", enUnder: "Weighed by relation", under: "Pondérés par relation"},
		{from: "advice-7", to: "gardeners", o: query.PathOptions{Shortest: 1, MaxHops: 4, Undirected: true, Via: []string{"prune", "prune-roses"}, Types: []string{"step"}}, more: func(p *Paths) { p.Avoiding = []string{"treasury", "type:office"} },
			en: "the shortest path", fr: "le plus court chemin",
			enUnder: "Claims followed in any direction; by way of Prune the hedges, then Prune the roses; without “Treasury”, “type:office”; between the ends only steps; of at most 4 hops",
			under:   "Liens suivis dans les deux sens ; en passant par Tailler les haies, puis par Tailler les rosiers ; sans « Trésor », « type:office » ; entre les extrémités seulement : étapes ; d'au plus 4 pas"},
		{from: "water + prune", to: "gardeners", o: query.PathOptions{Shortest: 1, Undirected: true}, en: "the shortest paths", fr: "les plus courts chemins", enUnder: "Claims followed in any direction; one path for each start and end", under: "Liens suivis dans les deux sens ; un chemin pour chaque départ et chaque arrivée"},
		{from: "water + prune", to: "gardeners", o: query.PathOptions{Shortest: 3, Undirected: true}, more: func(p *Paths) { p.Cut = query.AtBudget }, en: "the shortest paths", fr: "les plus courts chemins",
			enUnder: "Claims followed in any direction; up to 3 paths for each start and end; the search was given up, so there may be more paths",
			under:   "Liens suivis dans les deux sens ; jusqu'à 3 chemins pour chaque départ et chaque arrivée ; recherche abandonnée avant la fin : il peut y avoir d'autres chemins"},
	} {
		paths := asked(t, e, strings.Split(c.from, " + "), []string{c.to}, c.o)
		if c.more != nil {
			c.more(&paths)
		}
		for lang, want := range map[model.Lang][2]string{model.English: {c.en, c.enUnder}, model.French: {c.fr, c.under}} {
			p, err := DrawPaths(context.Background(), e, paths, Options{Lang: lang, Max: 40})
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasSuffix(p.Title, ": "+want[0]) {
				t.Errorf("%s → %s: the title %q, want %q", c.from, c.to, p.Title, want[0])
			}
			if diff := cmp.Diff(french(want[1]), p.Caption); diff != "" {
				t.Errorf("%s → %s: %s", c.from, c.to, diff)
			}
		}
	}
}
