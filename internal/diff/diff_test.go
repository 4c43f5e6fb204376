package diff_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kg/data"
	"kg/internal/diff"
	"kg/internal/load"
	"kg/internal/load/loadtest"
	"kg/internal/model"
)

func generated(t testing.TB, seed uint64) *model.Dataset {
	t.Helper()
	d, diags := load.Load(loadtest.Folder(loadtest.Size{Entities: 60, Claims: 90, Seed: seed}))
	if err := diags.Err(); err != nil {
		t.Fatal(err)
	}
	return d
}

func shipped(t testing.TB) *model.Dataset {
	t.Helper()
	d, _, err := load.Decode(data.Compiled)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func copyOf(d *model.Dataset) *model.Dataset {
	c := *d
	c.Entities, c.Claims, c.Sources = slices.Clone(d.Entities), slices.Clone(d.Claims), slices.Clone(d.Sources)
	for i := range c.Claims {
		c.Claims[i].Citations = slices.Clone(c.Claims[i].Citations)
	}
	return &c
}

func TestSameIsEmpty(t *testing.T) {
	for _, d := range []*model.Dataset{shipped(t), generated(t, 1), {}} {
		r := diff.Compare(d, copyOf(d))
		if !r.Empty() || len(r.Renames) > 0 {
			t.Errorf("%v %v", r.Changes, r.Renames)
		}
	}
}

// What order things stand in does not count where it means nothing.
func TestOrderDoesNotCount(t *testing.T) {
	d := shipped(t)
	c := copyOf(d)
	for i := range c.Entities {
		e := &c.Entities[i]
		e.Aliases, e.Figures, e.Status = slices.Clone(e.Aliases), slices.Clone(e.Figures), slices.Clone(e.Status)
		slices.Reverse(e.Aliases)
		slices.Reverse(e.Figures)
		slices.Reverse(e.Status)
	}
	for i := range c.Claims {
		slices.Reverse(c.Claims[i].Citations)
	}
	slices.Reverse(c.Entities)
	slices.Reverse(c.Claims)
	if r := diff.Compare(d, c); !r.Empty() {
		t.Errorf("%v", r.Changes[0])
	}
	c.Ontology.Types = slices.Clone(d.Ontology.Types)
	slices.Reverse(c.Ontology.Types)
	if r := diff.Compare(d, c); len(r.Changes) != 1 || r.Changes[0].Fields[0].Name != "order" {
		t.Errorf("the order of types is that of legends: %v", r.Changes)
	}
}

// edit is what a random edit did, as a change of a report says it.
type edit struct {
	part diff.Part
	kind diff.Kind
	id   string
}

// Random edits give exactly the changes that they are; the way back gives them turned round.
func TestEdits(t *testing.T) {
	base := generated(t, 3)
	rapid.Check(t, func(rt *rapid.T) {
		d := copyOf(base)
		var want []edit
		touched := map[string]bool{}
		for i := range rapid.IntRange(0, 12).Draw(rt, "edits") {
			e, k := rapid.IntRange(0, len(d.Entities)-1).Draw(rt, "entity"), rapid.IntRange(0, len(d.Claims)-1).Draw(rt, "claim")
			entity, claim := &d.Entities[e], &d.Claims[k]
			switch rapid.IntRange(0, 6).Draw(rt, "what") {
			case 0:
				id := fmt.Sprintf("new-%d", i)
				d.Entities = append(d.Entities, model.Entity{ID: id, Type: "law", Name: model.Text{FR: id, EN: id}})
				want = append(want, edit{diff.Entities, diff.Added, id})
			case 1:
				if !touched[entity.ID] && !strings.HasPrefix(entity.ID, "new-") {
					want = append(want, edit{diff.Entities, diff.Removed, entity.ID})
					d.Entities = slices.Delete(d.Entities, e, e+1)
				}
			case 2:
				if !touched[entity.ID] && !strings.HasPrefix(entity.ID, "new-") {
					touched[entity.ID] = true
					entity.Name.EN += "!"
					want = append(want, edit{diff.Entities, diff.Changed, entity.ID})
				}
			case 3:
				if !touched[claim.ID] {
					want = append(want, edit{diff.Claims, diff.Removed, claim.ID})
					d.Claims = slices.Delete(d.Claims, k, k+1)
				}
			case 4:
				if !touched[claim.ID] {
					touched[claim.ID] = true
					claim.Citations[0].Line++
					want = append(want, edit{diff.Claims, diff.Changed, claim.ID})
				}
			case 5: // a parallel claim, whose coming does not change the other
				if !touched[claim.ID] {
					touched[claim.ID] = true
					c := *claim
					c.ID += "~2"
					c.Citations = []model.Citation{{Source: "report", Line: 1, Anchor: fmt.Sprint("x", i)}}
					touched[c.ID] = true
					d.Claims = append(d.Claims, c)
					want = append(want, edit{diff.Claims, diff.Added, c.ID})
				}
			case 6:
				c := model.Claim{From: "law-1", Relation: "made-up", To: fmt.Sprintf("x-%d", i), Basis: model.Stated}
				c.ID = c.From + "." + c.Relation + "." + c.To
				touched[c.ID] = true
				d.Claims = append(d.Claims, c)
				want = append(want, edit{diff.Claims, diff.Added, c.ID})
			}
		}
		check(rt, diff.Compare(base, d), want)
		for i := range want {
			switch want[i].kind {
			case diff.Added:
				want[i].kind = diff.Removed
			case diff.Removed:
				want[i].kind = diff.Added
			}
		}
		rand.Shuffle(len(d.Claims), func(i, j int) { d.Claims[i], d.Claims[j] = d.Claims[j], d.Claims[i] })
		check(rt, diff.Compare(d, base), want)
	})
}

func check(t *rapid.T, r *diff.Report, want []edit) {
	var got []edit
	for _, c := range r.Changes {
		if len(c.Fields) == 0 {
			t.Errorf("%s %s has no fields", c.Kind, c.ID)
		}
		got = append(got, edit{c.Part, c.Kind, c.ID})
	}
	less := func(a, b edit) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) }
	slices.SortFunc(got, less)
	slices.SortFunc(want, less)
	if d := cmp.Diff(want, got, cmp.AllowUnexported(edit{})); d != "" {
		t.Fatalf("(-edited +reported)\n%s", d)
	}
}

// Every field of the model that is changed shows: none is forgotten, and none that is still to come will be.
func TestEveryFieldCounts(t *testing.T) {
	cite := []model.Citation{{Source: "s", Section: "I", Line: 3, Anchor: "x"}}
	text := model.Text{FR: "f", EN: "e"}
	status := []model.Status{{State: "s", Date: "2024", By: "e", Citations: cite}}
	ids := []model.Identifier{{Scheme: "celex", Value: "3"}}
	full := &model.Dataset{
		Ontology: model.Ontology{
			Types:       []model.Type{{ID: "t", Is: "u", Name: text, Plural: text, Numbered: []string{"x"}}},
			Effects:     []model.Effect{{ID: "e", Name: text}},
			States:      []model.State{{ID: "s", Name: text}},
			Relations:   []model.Relation{{ID: "r", Name: text, Inverse: text, Pairs: []model.Pair{{From: "a", To: "b"}}, Effect: "e"}},
			Derived:     []model.Derived{{ID: "d", Name: text, From: "a", To: "b", Tiers: []model.Tier{{ID: "i", Name: text, Expr: "r"}}}},
			Gaps:        []model.Gap{{ID: "g", Name: text, Type: "t", Without: "r", Lacks: "date", Max: model.Limit{Set: true, N: 1}}},
			MaxInferred: model.Limit{Set: true, N: 1},
		},
		Sources: []model.Source{{ID: "s", File: "f", SHA256: "0", Title: text, Short: text, Publisher: "p", Date: "2024", Lang: "fr", Licence: "l", URL: "u", Identifiers: ids, Uncited: []model.Excuse{{Line: 1, Why: text}}}},
		Entities: []model.Entity{{ID: "e", Type: "t", Number: "1", Name: text, Short: "s", Aliases: []string{"a"}, Date: "2024", Note: text, Extent: model.Extent{Source: "s", From: 1, To: 2},
			Identifiers: ids, Figures: []model.Figure{{Value: "1", To: "2", Unit: text, Counts: text, Excludes: text, Date: "2024", Citations: cite}}, Status: status}},
		Claims: []model.Claim{{ID: "own", From: "e", Relation: "r", To: "f", Basis: "stated", Why: text, Since: "2024", Until: "2025", Status: status, Note: text, Citations: cite}},
		Views:  []model.View{{ID: "v", Relations: []string{"r"}, Collapse: []string{"t"}, Sizes: []model.Size{model.Page}, Title: text, Caption: text, Focus: "e", Ways: []model.Way{{Expr: "r", Size: "page"}}}},
		Style: model.Style{
			Types:     []model.TypeStyle{{Type: "t", Shape: "box", Fill: "f", Stroke: "s", Text: "t"}},
			Relations: []model.RelationStyle{{ID: "r", Name: text, Effects: []string{"e"}, Relations: []string{"r"}, Stroke: "s", Line: "solid", Width: 1}},
		},
	}
	fields := 0
	walk(reflect.ValueOf(full).Elem(), "", func(path string, change func()) {
		other := deep(full)
		walk(reflect.ValueOf(other).Elem(), "", func(p string, change func()) {
			if p == path {
				change()
			}
		})
		if path == ".Version" || path == ".Date" {
			return // the one follows from all the others, the other from AsOf, which changes them
		}
		fields++
		if diff.Compare(full, other).Empty() {
			t.Errorf("a change of %s is not seen", path)
		}
	})
	if fields < 80 {
		t.Errorf("only %d fields were changed", fields)
	}
}

func deep(d *model.Dataset) *model.Dataset {
	var out model.Dataset
	b, err := json.Marshal(d)
	if err == nil {
		err = json.Unmarshal(b, &out)
	}
	if err != nil {
		return nil
	}
	return &out
}

// walk visits every value that is no struct and no list, with a function that changes it. Lists must have an item.
func walk(v reflect.Value, path string, visit func(path string, change func())) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			walk(v.Field(i), path+"."+v.Type().Field(i).Name, visit)
		}
	case reflect.Slice:
		if v.Len() == 0 {
			visit(path+" (empty)", func() {})
			return
		}
		for i := range v.Len() {
			walk(v.Index(i), fmt.Sprintf("%s[%d]", path, i), visit)
		}
	case reflect.String:
		visit(path, func() { v.SetString(v.String() + "x") })
	case reflect.Int:
		visit(path, func() { v.SetInt(v.Int() + 1) })
	case reflect.Float64:
		visit(path, func() { v.SetFloat(v.Float() + 1) })
	case reflect.Bool:
		visit(path, func() { v.SetBool(!v.Bool()) })
	}
}

func TestRenames(t *testing.T) {
	d := shipped(t)
	c := copyOf(d)
	rename := func(old, new string) {
		for i := range c.Entities {
			if c.Entities[i].ID == old {
				c.Entities[i].ID = new
			}
		}
		for i := range c.Claims {
			k := &c.Claims[i]
			for _, end := range []*string{&k.From, &k.To} {
				if *end == old {
					*end = new
					k.ID = k.From + "." + k.Relation + "." + k.To
				}
			}
		}
	}
	rename("cyberdouane", "cyber-customs")
	rename("cnil", "data-protection-authority")
	slices.SortFunc(c.Claims, func(a, b model.Claim) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(c.Entities, func(a, b model.Entity) int { return strings.Compare(a.ID, b.ID) })
	r := diff.Compare(d, c)
	if len(r.Renames) != 2 || r.Renames[0].New != "data-protection-authority" || r.Renames[1].New != "cyber-customs" || r.Renames[0].Why != diff.SameName {
		t.Fatalf("%+v", r.Renames)
	}
	left := 0
	for _, x := range r.Changes {
		if x.Part == diff.Claims && !x.Follows {
			left++
		}
	}
	follow := r.Renames[0].Follow + r.Renames[1].Follow
	if left != 0 || follow != r.Count(diff.Claims, diff.Added) {
		t.Errorf("%d claims do not follow, %d do of %d", left, follow, r.Count(diff.Claims, diff.Added))
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestWriters(t *testing.T) {
	d := generated(t, 3)
	c := copyOf(d)
	c.Entities[0].Name.EN = "</details> @all #1 `x` \x1b[31m \u202e *bold*"
	c.Entities[1].Short = "new"
	c.Claims = c.Claims[40:]
	r := diff.Compare(d, c)
	writers := map[string]func(w *bytes.Buffer) error{
		"text": func(w *bytes.Buffer) error { return r.WriteText(w, diff.Style{Lang: model.English, Title: "a → b"}) },
		"md": func(w *bytes.Buffer) error {
			return r.WriteMarkdown(w, diff.Style{Lang: model.French, Title: "a → b"})
		},
		"json": func(w *bytes.Buffer) error { return r.WriteJSON(w, "a", "b") },
	}
	for name, write := range writers {
		var out, again bytes.Buffer
		if err := errors.Join(write(&out), write(&again)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(out.Bytes(), again.Bytes()) {
			t.Errorf("%s: other bytes", name)
		}
		if bytes.ContainsAny(out.Bytes(), "\x1b") || name != "json" && strings.Contains(out.String(), "\u202e") {
			t.Errorf("%s lets control characters through", name)
		}
		if name == "md" && (strings.Count(out.String(), "<details>") != strings.Count(out.String(), "</details>") || strings.Contains(out.String(), "@all")) {
			t.Errorf("the Markdown is not escaped:\n%s", out.String())
		}
	}
	var j struct {
		Counts  map[string]map[string]int
		Changes []struct{ Part, Kind, ID string }
	}
	var out bytes.Buffer
	if err := r.WriteJSON(&out, "a", "b"); err != nil || json.Unmarshal(out.Bytes(), &j) != nil || j.Counts["claims"]["removed"] != 40 || len(j.Changes) != 42 {
		t.Errorf("%v %v", err, j.Counts)
	}
	if err := errors.Join(r.WriteText(full{}, diff.Style{}), nil); !errors.Is(err, os.ErrClosed) {
		t.Error(err)
	}
	if err := r.WriteMarkdown(full{}, diff.Style{}); !errors.Is(err, os.ErrClosed) {
		t.Error(err)
	}
	if err := r.WriteJSON(full{}, "", ""); !errors.Is(err, os.ErrClosed) {
		t.Error(err)
	}
}

// One dataset holds both sides, each thing with what happened to it.
func TestBoth(t *testing.T) {
	d := generated(t, 5)
	c := copyOf(d)
	gone := c.Entities[3]
	c.Entities = slices.Delete(c.Entities, 3, 4)
	c.Claims[0].Note = model.Text{FR: "x", EN: "x"}
	lost := c.Claims[1]
	c.Claims = slices.Delete(c.Claims, 1, 2)
	b := diff.Compare(d, c).Both()
	if b.Entities[gone.ID] != diff.Removed || b.Claims[lost.ID] != diff.Removed || b.Claims[c.Claims[0].ID] != diff.Changed {
		t.Errorf("%v %v", b.Entities, b.Claims)
	}
	if _, ok := b.Data.Entity(gone.ID); !ok || len(b.Data.Claims) != len(d.Claims) || len(b.Entities) != 1 || len(b.Claims) != 2 {
		t.Errorf("%d claims, want %d", len(b.Data.Claims), len(d.Claims))
	}
}

func BenchmarkCompare(b *testing.B) {
	for _, times := range []int{1, 10} {
		size := loadtest.Issue().Times(times)
		d, _ := load.Load(loadtest.Folder(size))
		size.Seed = 9
		other, _ := load.Load(loadtest.Folder(size))
		b.Run(fmt.Sprintf("%dx", times), func(b *testing.B) {
			for b.Loop() {
				diff.Compare(d, other)
			}
		})
	}
}
