package ask

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"kg/internal/model"
)

// sample is a dataset in which the rules of tiers can be told apart:
//
//	rec ─has─▶ m ─helps─▶ police ─part-of─▶ state, rec is also helped by m, and a stone (no actor) too
//	           m ─hurts─▶ police
func sample(t testing.TB) Asker {
	any := []model.Pair{{From: "thing", To: "thing"}}
	word := func(s string) model.Text { return model.Text{FR: s, EN: s} }
	d := &model.Dataset{Ontology: model.Ontology{
		Types: []model.Type{
			{ID: "thing", Name: word("thing")},
			{ID: "rec", Is: "thing", Name: word("rec")},
			{ID: "actor", Is: "thing", Name: word("actor"), Plural: word("actors")},
		},
		Effects: []model.Effect{{ID: "good", Name: word("gains")}, {ID: "bad", Name: word("loses")}},
		Relations: []model.Relation{
			{ID: "has", Pairs: any, Name: word("has"), Inverse: word("had by")},
			{ID: "helps", Pairs: any, Name: word("helps"), Inverse: word("helped by"), Effect: "good"},
			{ID: "hurts", Pairs: any, Name: word("hurts"), Inverse: word("hurt by"), Effect: "bad"},
			{ID: "part-of", Pairs: any, Name: word("is part of"), Inverse: word("comprises")},
		},
		Derived: []model.Derived{{ID: "affects", Name: word("affects"), From: "rec", To: "thing", Tiers: []model.Tier{
			{ID: "near", Name: word("near"), Expr: "has/(helps|hurts)"},
			{ID: "far", Name: word("far"), Expr: "near/part-of"},
		}}},
	}}
	for _, e := range [][2]string{{"m", "thing"}, {"police", "actor"}, {"rec", "rec"}, {"state", "actor"}, {"stone", "thing"}} {
		d.Entities = append(d.Entities, model.Entity{ID: e[0], Type: e[1], Name: word(e[0])})
	}
	for _, c := range [][3]string{{"m", "helps", "police"}, {"m", "helps", "rec"}, {"m", "helps", "stone"}, {"m", "hurts", "police"},
		{"police", "part-of", "police"}, {"police", "part-of", "state"}, {"rec", "has", "m"}} {
		d.Claims = append(d.Claims, model.Claim{ID: c[0] + "." + c[1] + "." + c[2], From: c[0], Relation: c[1], To: c[2], Basis: model.Stated})
	}
	return asker(t, d, model.English)
}

func affected(t testing.TB, k Asker) *Answer {
	rec, _ := k.Engine.Dataset().Entity("rec")
	a, err := k.Affected(t.Context(), rec, "affects")
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAffectedKeepsTheStartOutAndTheNearestTier(t *testing.T) {
	k := sample(t)
	if got := tier(affected(t, k), "near"); !slices.Equal(got, []string{"police", "stone"}) {
		t.Errorf("near: %v; the start itself is not among its answers", got)
	}
	if got := tier(affected(t, k), "far"); !slices.Equal(got, []string{"state"}) {
		t.Errorf("far: %v; police is near already", got)
	}
	k.Engine.Dataset().Ontology.Derived[0].To = "actor"
	if got := tier(affected(t, k), "near"); !slices.Equal(got, []string{"police"}) {
		t.Errorf("near: %v; a stone is no actor", got)
	}
}

func TestAffectedHasAPathForEachEffect(t *testing.T) {
	for _, it := range affected(t, sample(t)).Answers {
		want := map[string][]string{"police": {"good", "bad"}, "stone": {"good"}, "state": {"good"}}[it.ID]
		if !slices.Equal(it.Effects, want) || len(it.Paths) != len(want) {
			t.Errorf("%s: effects %v, %d paths", it.ID, it.Effects, len(it.Paths))
		}
	}
}

func TestEffectIsThatOfTheLastClaimWithOne(t *testing.T) {
	o := &sample(t).Engine.Dataset().Ontology
	if got := effect(o, []Hop{{Relation: "helps"}, {Relation: "hurts"}, {Relation: "part-of"}}); got != "bad" {
		t.Errorf("%q", got)
	}
	if got := effect(o, []Hop{{Relation: "has"}}); got != "" {
		t.Errorf("%q", got)
	}
}

func TestTextCountsInTheSingular(t *testing.T) {
	k := sample(t)
	d := k.Engine.Dataset()
	d.Ontology.Derived[0].To = "actor"
	a := affected(t, k)
	a.Answers = a.Answers[:1]
	var b bytes.Buffer
	if err := (Text{Data: d, Lang: model.English}).Affected(&b, a); err != nil {
		t.Fatal(err)
	}
	if want := "affects 1 actor: 1 near\n"; !strings.Contains(b.String(), want) {
		t.Errorf("no %q in\n%s", want, b.String())
	}
}
