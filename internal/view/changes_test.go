package view

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kg/internal/model"
	"kg/internal/picture"
)

// changesOf marks entities and claims of the small dataset.
func changesOf(t testing.TB, entities, claims map[string]Mark) Changes {
	return Changes{Data: small(t).Dataset(), Title: "a → b",
		Entities: func(id string) Mark { return entities[id] }, Claims: func(id string) Mark { return claims[id] }}
}

func TestDrawChanges(t *testing.T) {
	c := changesOf(t,
		map[string]Mark{"water": MarkAdded, "hermit": MarkRemoved, "prune": MarkChanged},
		map[string]Mark{"water.costs.treasury": MarkAdded, "prune-roses.employs.gardeners": MarkRemoved, "advice-7.asks.prune": MarkChanged})
	p := DrawChanges(c, Options{Lang: model.English, Max: 40})
	got := nodes(p)
	slices.Sort(got)
	if want := []string{"advice-7", "gardeners", "hermit", "prune", "prune-roses", "treasury", "water"}; !slices.Equal(got, want) {
		t.Errorf("nodes %v, want %v", got, want)
	}
	looks := map[picture.LineLook]string{}
	for _, e := range p.Edges {
		sign, _, _ := strings.Cut(e.Label, " ")
		if other, ok := looks[e.Look]; ok && other != sign {
			t.Errorf("%s: one look for %q and %q", e.ID, other, sign)
		}
		looks[e.Look] = sign
		want := map[string]string{"water.costs.treasury": "+", "prune-roses.employs.gardeners": "−", "advice-7.asks.prune": "~"}[e.ID]
		if sign != want {
			t.Errorf("%s: the label %q, want the sign %q", e.ID, e.Label, want)
		}
		if strings.Contains(e.Title, "inferred") != e.Hollow {
			t.Errorf("%s: the head of %q", e.ID, e.Title)
		}
	}
	for _, n := range p.Nodes {
		sign := map[string]string{"water": "+ ", "hermit": "− ", "prune": "~ "}[n.ID]
		if !strings.HasPrefix(n.Label, sign) || sign == "" && strings.ContainsAny(n.Label[:1], "+~") {
			t.Errorf("the label %q", n.Label)
		}
	}
	var legend []string
	for _, l := range p.Legend {
		legend = append(legend, l.Label)
	}
	want := []string{"+ added", "− removed", "~ changed", "unchanged", "+ added", "− removed", "~ changed", "unchanged", "hollow head: inferred by the curator"}
	if !slices.Equal(legend, want) {
		t.Errorf("legend %q, want %q", legend, want)
	}
	if p.Omitted != "" || !strings.Contains(p.Source, "Minutes") {
		t.Errorf("%q, %q", p.Omitted, p.Source)
	}
}

// The lines that changed are told apart without colour: by dash, by width and by sign.
func TestMarksWithoutColour(t *testing.T) {
	seen := map[picture.Line]bool{}
	for _, m := range []Mark{MarkAdded, MarkRemoved, MarkChanged} {
		l := m.lineLook()
		if seen[l.Line] || m.sign() == "" {
			t.Errorf("%s: %v", m, l)
		}
		seen[l.Line] = true
	}
}

func TestChangesAreCapped(t *testing.T) {
	d := shipped(t).Dataset()
	all := func(string) Mark { return MarkAdded }
	for _, most := range []int{1, 25, 40} {
		p := DrawChanges(Changes{Data: d, Entities: all, Claims: all}, Options{Lang: model.French, Max: most})
		if len(p.Nodes) != most {
			t.Errorf("%d nodes, want %d", len(p.Nodes), most)
		}
		if want := fmt.Sprintf("Non montrés : %d autres éléments et %d autres traits", len(d.Entities)-most, len(d.Claims)-len(p.Edges)); !strings.HasPrefix(p.Omitted, want) {
			t.Errorf("%q, want %q", p.Omitted, want)
		}
	}
	none := func(string) Mark { return "" }
	if p := DrawChanges(Changes{Data: d, Entities: none, Claims: none}, Options{Max: 40}); p != nil {
		t.Error("a picture of nothing")
	}
}
