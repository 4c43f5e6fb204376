package ask

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"testing"

	"kg/data"
	"kg/internal/load"
	"kg/internal/load/loadtest"
	"kg/internal/model"
	"kg/internal/query"
	"kg/internal/store"
)

// shipped opens the dataset that ships with kg as the program does: from its compiled form.
func shipped(t testing.TB, lang model.Lang) Asker {
	t.Helper()
	d, _, err := load.Decode(data.Compiled)
	if err != nil {
		t.Fatal(err)
	}
	return asker(t, d, lang)
}

// asker takes a dataset through the store into a frozen graph.
func asker(t testing.TB, d *model.Dataset, lang model.Lang) Asker {
	t.Helper()
	s, err := store.Open(t.Context(), store.Memory)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Fill(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	g, err := s.Freeze(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return Asker{Engine: query.New(d, g), Lang: lang}
}

// expected is a question with its answers by group, as testdata holds them.
type expected struct {
	FR, EN string
	Answer map[string][]model.Text
}

func readExpected(t testing.TB, file string) expected {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var e expected
	if err := json.Unmarshal(b, &e); err != nil {
		t.Fatal(err)
	}
	return e
}

// ids resolves the names of a group, which must mean the same entity in both languages. Names that the dataset
// does not know are skipped where optional is set, and otherwise fail the test.
func ids(t *testing.T, k Asker, names []model.Text, optional bool) []string {
	t.Helper()
	var out []string
	for _, n := range names {
		fr, err := k.Engine.Resolve(n.FR)
		if err != nil {
			if !optional {
				t.Errorf("%q: %v", n.FR, err)
			}
			continue
		}
		if en, err := k.Engine.Resolve(n.EN); !optional && (err != nil || en.ID != fr.ID) {
			t.Errorf("%q is %s, and %q is %q: %v", n.FR, fr.ID, n.EN, en.ID, err)
		}
		out = append(out, fr.ID)
	}
	slices.Sort(out)
	return out
}

func tier(a *Answer, id string) []string {
	var out []string
	for _, it := range a.Answers {
		if it.Tier == id {
			out = append(out, it.ID)
		}
	}
	slices.Sort(out)
	return out
}

func TestWhomRecommendation19Affects(t *testing.T) {
	want := readExpected(t, "testdata/recommendation-19.json")
	for _, name := range []string{"recommandation 19", "recommendation 19", "R19", "rec-19", "Recommandation n° 19"} {
		for _, lang := range model.Langs() {
			k := shipped(t, lang)
			rec, err := k.Engine.Resolve(name)
			if err != nil {
				t.Fatal(err)
			}
			a, err := k.Affected(t.Context(), rec, "affects")
			if err != nil {
				t.Fatal(err)
			}
			for _, group := range []string{"direct", "indirect"} {
				if got, want := tier(a, group), ids(t, k, want.Answer[group], false); !slices.Equal(got, want) {
					t.Errorf("%s, %s, %s:\n got %v\nwant %v", name, lang, group, got, want)
				}
			}
			allowed := ids(t, k, want.Answer["extended (not required, not wrong)"], true)
			extended := tier(a, "extended")
			for _, id := range extended {
				if !slices.Contains(allowed, id) {
					t.Errorf("%s, %s: %s is extended, and not among those that may be", name, lang, id)
				}
			}
			if !slices.Contains(extended, "dnred") {
				t.Error("DNRED is not extended")
			}
			for _, id := range ids(t, k, want.Answer["must not include"], true) {
				if slices.ContainsFunc(a.Answers, func(it Item) bool { return it.ID == id }) {
					t.Errorf("%s is among the answers", id)
				}
			}
		}
	}
}

// Every hop of every path of every answer hangs together and says where it is said.
func TestEveryAnswerIsProved(t *testing.T) {
	k := shipped(t, model.French)
	d := k.Engine.Dataset()
	rec, _ := d.Entity("rec-19")
	a, err := k.Affected(t.Context(), rec, "affects")
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range a.Answers {
		if len(it.Paths) == 0 || len(it.Paths) != len(it.Effects) {
			t.Errorf("%s: %d paths for %d effects", it.ID, len(it.Paths), len(it.Effects))
		}
		for _, p := range it.Paths {
			at := rec.ID
			for _, h := range p {
				c, ok := d.Claim(h.Claim)
				from, to := c.From, c.To
				if h.Inverse {
					from, to = to, from
				}
				if !ok || h.From != c.From || h.To != c.To || from != at || len(h.Citations) == 0 {
					t.Errorf("%s: hop %+v does not follow from %s", it.ID, h, at)
				}
				if (h.Basis == "inferred") != (h.Why != nil) {
					t.Errorf("%s: basis %s, reason %v", h.Claim, h.Basis, h.Why)
				}
				at = to
			}
			if at != it.ID {
				t.Errorf("%s: a path ends at %s", it.ID, at)
			}
		}
	}
}

func BenchmarkAffected(b *testing.B) {
	b.Run("shipped", func(b *testing.B) { benchmarkAffected(b, shipped(b, model.French), "rec-19") })
	for _, times := range []int{1, 10, 100} {
		d, diags := load.Load(loadtest.Folder(loadtest.Issue().Times(times)))
		if err := diags.Err(); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint("generated×", times), func(b *testing.B) { benchmarkAffected(b, asker(b, d, model.French), "rec-1") })
	}
}

func benchmarkAffected(b *testing.B, k Asker, id string) {
	rec, ok := k.Engine.Dataset().Entity(id)
	if !ok {
		b.Fatalf("no %s", id)
	}
	for b.Loop() {
		if a, err := k.Affected(b.Context(), rec, "affects"); err != nil || len(a.Answers) == 0 {
			b.Fatal(a, err)
		}
	}
}
