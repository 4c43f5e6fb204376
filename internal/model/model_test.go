package model

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTypesInheritAndNeverLoop(t *testing.T) {
	o := Ontology{Types: []Type{{ID: "law"}, {ID: "article", Is: "law"}, {ID: "a", Is: "b"}, {ID: "b", Is: "a"}}}
	for _, c := range []struct {
		id, ancestor string
		want         bool
	}{{"article", "law", true}, {"article", "article", true}, {"law", "article", false}, {"ghost", "ghost", true}, {"ghost", "law", false}, {"a", "b", true}, {"a", "law", false}} {
		if got := o.Is(c.id, c.ancestor); got != c.want {
			t.Errorf("%s is %s: %v, want %v", c.id, c.ancestor, got, c.want)
		}
	}
	r := Relation{Pairs: []Pair{{"law", "law"}, {"a", "article"}}}
	if !o.Fits(r, "article", "law") || !o.Fits(r, "a", "article") || o.Fits(r, "a", "law") {
		t.Error("a claim fits a pair as a whole, subtypes included, and nothing else")
	}
}

func TestExtentCoversItsLines(t *testing.T) {
	x := Extent{Source: "s", From: 3, To: 5}
	for line, want := range map[int]bool{2: false, 3: true, 5: true, 6: false} {
		if x.Covers(Citation{Source: "s", Line: line}) != want {
			t.Errorf("line %d", line)
		}
	}
	if x.Covers(Citation{Source: "t", Line: 4}) || (Extent{}).Covers(Citation{}) {
		t.Error("another source, or no extent")
	}
}

func TestValidDate(t *testing.T) {
	for date, want := range map[string]bool{
		"2024": true, "2024-05": true, "2024-05-14": true, "2024-02-29": true, "2023-02-29": false,
		"": false, "24": false, "2024-5": false, "2024-13": false, "14/05/2024": false, "2024-05-14T00:00": false,
	} {
		if ValidDate(date) != want {
			t.Errorf("%q: %v, want %v", date, !want, want)
		}
	}
}

func TestLaterAndDisagree(t *testing.T) {
	for _, c := range []struct {
		a, b            string
		later, disagree bool
	}{
		{"2024-05", "2024-04-30", true, true}, {"2024-05", "2024", false, false}, {"2024-05", "2024-05-31", false, false},
		{"2024", "2025-01", false, true}, {"2024-02-17", "2023-08-25", true, true}, {"2024", "2024", false, false},
	} {
		if Later(c.a, c.b) != c.later || Disagree(c.a, c.b) != c.disagree || Disagree(c.b, c.a) != c.disagree {
			t.Errorf("%s and %s: later %v, disagree %v", c.a, c.b, Later(c.a, c.b), Disagree(c.a, c.b))
		}
	}
}

func TestAsOfKeepsWhatHeld(t *testing.T) {
	d := &Dataset{
		Entities: []Entity{{ID: "law", Date: "2025"}, {ID: "m", Figures: []Figure{{Value: "1", Date: "2024-05"}, {Value: "2", Date: "2025"}, {Value: "3"}}, Status: []Status{{State: "proposed", Date: "2023"}, {State: "adopted", Date: "2025-02"}, {State: "noted"}}}},
		Claims: []Claim{
			{ID: "about-the-law", From: "m", To: "law"}, {ID: "always"}, {ID: "ended", Until: "2023-12"}, {ID: "holds", Since: "2023", Until: "2024-05-14"}, {ID: "later", Since: "2024-06"},
		},
	}
	got := d.AsOf("2024-05-14")
	var ids, states []string
	for _, c := range got.Claims {
		ids = append(ids, c.ID)
	}
	if len(got.Entities) != 1 || got.Entities[0].ID != "m" || len(got.Entities[0].Figures) != 2 {
		t.Fatalf("%+v", got.Entities)
	}
	for _, s := range got.Entities[0].Status {
		states = append(states, s.State)
	}
	if diff := cmp.Diff([]string{"always", "holds"}, ids); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"proposed", "noted"}, states); diff != "" {
		t.Error(diff)
	}
	if len(d.Claims) != 5 || len(d.Entities[1].Status) != 3 || len(d.Entities[1].Figures) != 3 {
		t.Error("the original was changed")
	}
}

func TestCompareStatusPutsUndatedLast(t *testing.T) {
	list := []Status{{State: "z"}, {State: "b", Date: "2025"}, {State: "a", Date: "2025"}, {State: "c", Date: "2024-05"}}
	slices.SortFunc(list, CompareStatus)
	var got string
	for _, s := range list {
		got += s.State
	}
	if got != "cabz" {
		t.Error(got)
	}
}

func TestLookUps(t *testing.T) {
	d := &Dataset{Entities: []Entity{{ID: "a"}, {ID: "b", Short: "B", Name: Text{"Bé", "Bee"}}}, Claims: []Claim{{ID: "a.r.b"}}, Sources: []Source{{ID: "s"}}, Views: []View{{ID: "v"}}}
	if e, ok := d.Entity("b"); !ok || e.Label(English) != "B" {
		t.Error(e, ok)
	}
	_, noEntity := d.Entity("c")
	_, noClaim := d.Claim("x")
	_, noSource := d.Source("x")
	_, noView := d.View("x")
	if noEntity || noClaim || noSource || noView {
		t.Error("found what is not there")
	}
	if (Entity{Name: Text{"Bé", "Bee"}}).Label(English) != "Bee" || (Text{"é", "e"}).In("de") != "é" {
		t.Error("labels")
	}
}

func TestHas(t *testing.T) {
	full := Entity{Number: "1", Short: "s", Aliases: []string{"a"}, Date: "2024", Note: Text{"n", "n"}, Extent: Extent{Source: "s", From: 1, To: 2},
		Identifiers: []Identifier{{"a", "b"}}, Figures: []Figure{{}}, Status: []Status{{}}}
	for _, key := range GapKeys() {
		if !full.Has(key) || (&Entity{}).Has(key) {
			t.Errorf("has %s: %t, %t", key, full.Has(key), (&Entity{}).Has(key))
		}
	}
	if full.Has("name") || full.Has("") {
		t.Error("has what no gap is about")
	}
	if (Limit{}).Exceeded(9) || !(Limit{Set: true}).Exceeded(1) || (Limit{Set: true, N: 1}).Exceeded(1) {
		t.Error("limits")
	}
}
