package query

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kg/internal/expr"
	"kg/internal/graph"
	"kg/internal/graph/graphtest"
	"kg/internal/model"
)

func text(s string) model.Text { return model.Text{FR: s, EN: s} }

// ontology is a small one of the same kind as the shipped data's.
func ontology() model.Ontology {
	any := []model.Pair{{From: "thing", To: "thing"}}
	o := model.Ontology{
		Types: []model.Type{
			{ID: "thing"}, {ID: "rec", Is: "thing", Numbered: []string{"recommandation", "rec", "R"}},
			{ID: "measure", Is: "thing"}, {ID: "actor", Is: "thing"}, {ID: "court", Is: "actor"},
		},
		Derived: []model.Derived{{ID: "affects", From: "rec", To: "actor", Tiers: []model.Tier{
			{ID: "direct", Expr: "has/^part-of*/helps[cited=inside]"},
			{ID: "indirect", Expr: "has/^part-of*/helps[cited=outside]"},
			{ID: "extended", Expr: "(direct|indirect)/(part-of+|^part-of+)"},
			{ID: "broken", Expr: "broken/has"},
		}}},
	}
	for _, id := range []string{"has", "part-of", "helps", "r", "s"} {
		o.Relations = append(o.Relations, model.Relation{ID: id, Pairs: any})
	}
	return o
}

// small is
//
//	r1 ─has─▶ m1 ─helps(3)─▶ police ◀─part-of─ unit
//	          ▲ └─helps(9)─▶ court
//	      part-of
//	          m1a ─helps(9)─▶ police, ─helps(4, inferred)─▶ customs
//
// with the line that each help is cited on; r1's extent is lines 1 to 5.
func small(t testing.TB) *Engine {
	d := &model.Dataset{Ontology: ontology()}
	entity := func(id, typ string, more func(*model.Entity)) {
		e := model.Entity{ID: id, Type: typ, Name: text("Name of " + id)}
		if more != nil {
			more(&e)
		}
		d.Entities = append(d.Entities, e)
	}
	entity("r1", "rec", func(e *model.Entity) {
		e.Number = "19"
		e.Extent = model.Extent{Source: "s", From: 1, To: 5}
	})
	entity("m1", "measure", nil)
	entity("m1a", "measure", nil)
	entity("police", "actor", func(e *model.Entity) {
		e.Name = model.Text{FR: "Police nationale", EN: "National Police"}
		e.Aliases = []string{"la maison", "Sûreté"}
	})
	entity("customs", "actor", func(e *model.Entity) { e.Short = "Douane"; e.Aliases = []string{"la maison"} })
	entity("court", "court", func(e *model.Entity) { e.Name = model.Text{FR: "Cour du cœur", EN: "Court"} })
	entity("unit", "actor", nil)
	claim := func(from, rel, to string, line int, basis model.Basis) {
		d.Claims = append(d.Claims, model.Claim{ID: from + "." + rel + "." + to, From: from, Relation: rel, To: to, Basis: basis,
			Citations: []model.Citation{{Source: "s", Line: line, Anchor: "x"}}})
	}
	claim("r1", "has", "m1", 2, model.Stated)
	claim("m1a", "part-of", "m1", 2, model.Stated)
	claim("m1", "helps", "police", 3, model.Stated)
	claim("m1", "helps", "court", 9, model.Stated)
	claim("m1a", "helps", "police", 9, model.Stated)
	claim("m1a", "helps", "customs", 4, model.Inferred)
	claim("unit", "part-of", "police", 7, model.Stated)
	return engine(t, d)
}

// engine sorts a dataset and freezes it.
func engine(t graphtest.Fataler, d *model.Dataset) *Engine {
	t.Helper()
	slices.SortFunc(d.Entities, func(a, b model.Entity) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(d.Claims, func(a, b model.Claim) int { return strings.Compare(a.ID, b.ID) })
	return New(d, graphtest.Freeze(t, d))
}

func parse(t testing.TB, src string) expr.Expr {
	x, err := expr.Parse(src)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// show prints answers as "id: path; path".
func show(reached []Reached) (out []string) {
	for _, r := range reached {
		var paths []string
		for _, p := range r.Paths {
			s := ""
			for _, h := range p {
				if h.Inverse {
					s += "^"
				}
				s += h.Claim.ID + " "
			}
			paths = append(paths, strings.TrimSpace(s))
		}
		out = append(out, r.Entity.ID+": "+strings.Join(paths, "; "))
	}
	return out
}

func TestEvalGivesEachAnswerItsPaths(t *testing.T) {
	e := small(t)
	const m1, m1a = "r1.has.m1", "r1.has.m1 ^m1a.part-of.m1"
	for src, want := range map[string][]string{
		"has":                                   {"m1: " + m1},
		"has/^part-of*":                         {"m1: " + m1, "m1a: " + m1a},
		"has/^part-of*/helps":                   {"court: " + m1 + " m1.helps.court", "customs: " + m1a + " m1a.helps.customs", "police: " + m1 + " m1.helps.police; " + m1a + " m1a.helps.police"},
		"has/^part-of*/helps[type=court]":       {"court: " + m1 + " m1.helps.court"},
		"affects.direct":                        {"police: " + m1 + " m1.helps.police"},
		"affects.indirect":                      {"court: " + m1 + " m1.helps.court", "customs: " + m1a + " m1a.helps.customs", "police: " + m1a + " m1a.helps.police"},
		"affects.extended":                      {"unit: " + m1 + " m1.helps.police ^unit.part-of.police"},
		"has?":                                  {"m1: " + m1, "r1: "},
		"has*/has":                              {"m1: " + m1},
		"helps":                                 nil,
		"s":                                     nil,
		"has/(^part-of|helps)[cited=inside]":    {"m1a: " + m1a, "police: " + m1 + " m1.helps.police"},
		"has/(^part-of/helps)[type=actor]":      {"customs: " + m1a + " m1a.helps.customs", "police: " + m1a + " m1a.helps.police"},
		"has/^(helps/part-of)":                  nil,
		"has/^(part-of[type=measure]/part-of?)": {"m1a: " + m1a},
		"has/^(part-of[type=actor])":            nil,
		"has/helps/^(part-of|helps[type=court])*": {"court: " + m1 + " m1.helps.court", "m1: " + m1 + " m1.helps.court ^m1.helps.court", "m1a: " + m1 + " m1.helps.court ^m1.helps.court ^m1a.part-of.m1", "police: " + m1 + " m1.helps.police", "unit: " + m1 + " m1.helps.police ^unit.part-of.police"},
	} {
		got, err := e.Eval(t.Context(), "r1", parse(t, src))
		if err != nil {
			t.Errorf("%s: %v", src, err)
		} else if diff := cmp.Diff(want, show(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", src, diff)
		}
	}
}

func TestEvalSaysWhatCannotBeEvaluated(t *testing.T) {
	e := small(t)
	for src, want := range map[string]string{
		"has/helpz":                        `column 5: no relation is called "helpz"; did you mean "helps"?`,
		"affects.indirekt":                 `column 1: no relation is called "affects.indirekt"; did you mean "affects.indirect"?`,
		"direct":                           `no relation is called "direct"`,
		"has[type=curt]":                   `column 5: no type is called "curt"; did you mean "court"?`,
		"has[colour=red]":                  `column 5: no filter is called "colour"; expected type, status, id, name, cited`,
		"has[cited=near]":                  `column 5: cited=near is not known`,
		"(has/helps)[cited=inside]":        `column 13: "cited" stands after more than one claim`,
		"has*[cited=inside]":               `"cited" stands after more than one claim`,
		"affects[cited=inside]":            `"cited" stands after the derived relation "affects"`,
		"has[cited=inside][cited=outside]": `cited inside and outside at once`,
		"affects.broken":                   `affects.broken: column 1: broken: the tier depends on itself`,
	} {
		_, err := e.Eval(t.Context(), "r1", parse(t, src))
		var bad *ExprError
		if !errors.As(err, &bad) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", src, err, want)
		}
	}
	if _, err := e.Eval(t.Context(), "nobody", parse(t, "has")); err == nil {
		t.Error("evaluated from an entity that is not there")
	}
}

func TestResolveTakesWhatPeopleType(t *testing.T) {
	e := small(t)
	for typed, want := range map[string]string{
		"police": "police", "POLICE NATIONALE": "police", "national police": "police", "sureté": "police",
		"douane": "customs", "cour du coeur": "court", "Cour du cœur": "court", " name-of  unit ": "unit",
		"recommandation n° 19": "r1", "Recommandation nº 19": "r1", "rec 19": "r1", "rec. 19": "r1", "R19": "r1", "r 19": "r1",
		"Police nationale (the French one)": "police",
		"rec-19":                            "r1", "recommandation numéro 19": "r1", "recommandation n°19": "r1",
	} {
		if got, err := e.Resolve(typed); err != nil || got.ID != want {
			t.Errorf("%q is %q and %v, want %q", typed, got.ID, err, want)
		}
	}
}

func TestANumberBelongsToItsType(t *testing.T) {
	d := &model.Dataset{Ontology: ontology(), Entities: []model.Entity{
		{ID: "a19", Type: "measure", Number: "19", Name: text("Article")}, {ID: "r19", Type: "rec", Number: "19", Name: text("Advice")},
	}}
	e := engine(t, d)
	if x, err := e.Resolve("rec 19"); err != nil || x.ID != "r19" {
		t.Errorf("rec 19 is %q and %v", x.ID, err)
	}
	var unknown *UnknownError
	if _, err := e.Resolve("19"); !errors.As(err, &unknown) || len(unknown.Nearest) != 2 {
		t.Errorf("a bare number: %v", err)
	}
}

func TestEvalRefusesWhatGrowsTooLarge(t *testing.T) {
	d := &model.Dataset{Ontology: ontology(), Entities: []model.Entity{{ID: "n", Type: "rec"}}}
	tiers := []model.Tier{{ID: "t0", Expr: "r"}}
	for i := range 20 { // each tier names the one before twice: a million steps
		tiers = append(tiers, model.Tier{ID: fmt.Sprint("t", i+1), Expr: fmt.Sprintf("t%d/t%d", i, i)})
	}
	d.Ontology.Derived = []model.Derived{{ID: "big", Tiers: tiers}}
	if _, err := engine(t, d).Eval(t.Context(), "n", parse(t, "big.t20")); err == nil || !strings.Contains(err.Error(), "too large") {
		t.Errorf("%v", err)
	}
}

func TestResolveNeverGuesses(t *testing.T) {
	e := small(t)
	var many *AmbiguousError
	if _, err := e.Resolve("La Maison"); !errors.As(err, &many) || len(many.Candidates) != 2 || many.Candidates[0].ID != "customs" {
		t.Errorf("la maison: %v", err)
	}
	for _, typed := range []string{"polise", "", "recommandation 20", "R", "zzzzzzzzz", "police (x", strings.Repeat("é", 500)} {
		var unknown *UnknownError
		if _, err := e.Resolve(typed); !errors.As(err, &unknown) {
			t.Errorf("%q: %v", typed, err)
		} else if len(typed) < 100 && len(unknown.Nearest) != 3 {
			t.Errorf("%q: %d near names, want 3", typed, len(unknown.Nearest))
		} else if typed == "polise" && unknown.Nearest[0].ID != "police" {
			t.Errorf("polise: nearest is %q", unknown.Nearest[0].ID)
		}
	}
}

func TestSearchRanks(t *testing.T) {
	e := small(t)
	ids := func(found []model.Entity) (out []string) {
		for _, x := range found {
			out = append(out, x.ID)
		}
		return out
	}
	for typed, want := range map[string][]string{
		"police": {"police"}, "name of": {"customs", "m1", "m1a", "r1", "unit"}, "m1": {"m1", "m1a"}, "nationale pol": {"police"}, "": nil, "xyzzy": nil, "cœur": {"court"},
	} {
		if diff := cmp.Diff(want, ids(e.Search(typed))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", typed, diff)
		}
	}
}

func mustCompile(t testing.TB, e *Engine, x expr.Expr) *automaton {
	t.Helper()
	a, err := e.compile(x, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func mustNode(t testing.TB, e *Engine, id string) graph.Node {
	t.Helper()
	n, err := e.node(id)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
