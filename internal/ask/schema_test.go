package ask

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"kg/internal/expr"
	"kg/internal/graph"
	"kg/internal/model"
	"kg/internal/query"
)

// Every kind of answer is what docs/answer.schema.json says, by the word of an outside validator.
func TestAnswersKeepTheirSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../docs/answer.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	k := shipped(t, model.English)
	entity := func(id string) model.Entity {
		e, ok := k.Engine.Dataset().Entity(id)
		if !ok {
			t.Fatalf("no entity %q", id)
		}
		return e
	}
	answers := map[string]*Answer{}
	add := func(name string, a *Answer, err error) {
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		answers[name] = a
	}
	a, err := k.Affected(t.Context(), entity("rec-19"), "affects")
	add("affected", a, err)
	a, ok, err := k.Path(t.Context(), entity("rec-19"), entity("europol"), query.PathOptions{Undirected: true})
	add("path", a, err)
	if !ok {
		t.Error("no path from rec-19 to europol")
	}
	a, ok, err = k.Path(t.Context(), entity("europol"), entity("rec-19"), query.PathOptions{MaxHops: 1})
	add("no path", a, err)
	if ok || len(a.Answers) != 0 {
		t.Error("a path in one hop from europol to rec-19")
	}
	for _, e := range k.Engine.Dataset().Entities {
		a, err := k.Show(e)
		add("show "+e.ID, a, err)
	}
	set := func(text string) Set {
		found, err := k.Engine.Select(t.Context(), text)
		if err != nil {
			t.Fatal(err)
		}
		return NewSet(text, found)
	}
	shortest := func(n int) query.PathOptions {
		return query.PathOptions{Undirected: true, MaxHops: 4, Shortest: n, Limit: 5, Weights: map[string]float64{"recommends": 0.5}}
	}
	for _, n := range []int{0, 1, 3} {
		q := PathQuestion{From: set("type:recommendation"), To: set("europol + cnil + rec-19"), PathOptions: shortest(n), All: n == 0, WeightsFile: "w.csv"}
		pairs, cut, err := k.Pairs(t.Context(), q)
		a := k.Paths(q, pairs, cut)
		add(fmt.Sprint("paths ", n), a, err)
		if len(a.Answers) == 0 || a.Answers[0].Start == "" || len(a.Answers[0].Weights) != len(a.Answers[0].Paths) {
			t.Errorf("%d paths: %+v", n, a.Answers)
		}
	}
	a, ok, err = k.Path(t.Context(), entity("cnil"), entity("cnil"), query.PathOptions{})
	add("path to itself", a, err)
	if !ok || len(a.Answers[0].Paths) != 1 {
		t.Error("no path from cnil to itself")
	}
	a, err = k.Between(t.Context(), set("rec-19"), set("cnil"), query.PathOptions{MaxHops: 4})
	add("between", a, err)
	a, err = k.Around(t.Context(), set("cnil"), 2, graph.Both)
	add("around", a, err)
	affects, err := expr.Parse("affects")
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []MatrixOptions{{}, {All: true}, {Via: affects}} {
		a, err = k.Matrix(t.Context(), set("type:recommendation"), set("type:actor"), o)
		add(fmt.Sprintf("matrix %+v", o), a, err)
	}
	for _, by := range query.Measures() {
		a, err = k.Stats(t.Context(), set("type:actor"), StatsOptions{By: by, Top: 3, Within: by == query.Closeness})
		add("stats by "+string(by), a, err)
	}
	add("list of a set", k.ListSet(set("type:actor - type:company")), nil)
	actor, _ := k.Engine.Dataset().Ontology.Type("actor")
	add("list", k.List(actor), nil)
	for _, only := range []string{"", model.InferredGap} {
		a, ok, err = k.Gaps(t.Context(), only)
		add("gaps "+only, a, err)
		if !ok || len(a.Counts) == 0 {
			t.Errorf("gaps %q: %v", only, a.Counts)
		}
	}
	if _, ok, _ := k.Gaps(t.Context(), "nothing"); ok {
		t.Error("a gap that is not there")
	}
	ways, _ := expr.Parse("(recommends|part-of)/.{1,2}[type=actor]")
	for name, ends := range map[string][2]query.Selection{"": {{IDs: []string{"rec-19"}, One: true}, {Free: true}}, " to": {{Free: true}, {IDs: []string{"cnil"}, One: true}}} {
		a, _, err = k.Query(t.Context(), Query{From: "a", To: "b", Expr: ways, Starts: ends[0], Ends: ends[1], PairOptions: query.PairOptions{Witnesses: 2}})
		if add("query"+name, a, err); len(a.Answers) == 0 {
			t.Errorf("no answer to a query%s", name)
		}
	}
	add("search", k.Search("police", 2), nil)
	add("search nothing", k.Search("xyzzy", 2), nil)
	for _, passages := range []bool{false, true} {
		for name, a := range answers {
			if passages {
				a.Passages(func(c model.Citation) (string, bool) { return "the line", c.Line%2 == 0 })
			}
			var b bytes.Buffer
			if err := WriteJSON(&b, a); err != nil {
				t.Fatal(err)
			}
			doc, err := jsonschema.UnmarshalJSON(&b)
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(doc); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
