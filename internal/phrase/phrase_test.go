package phrase

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"kg/data"
	"kg/internal/load"
	"kg/internal/model"
	"kg/internal/pattern"
)

// shipped opens the questions that ship with kg.
func shipped(t testing.TB) (*Book, *model.Questions) {
	t.Helper()
	d, _, err := load.Decode(data.Compiled)
	if err != nil {
		t.Fatal(err)
	}
	q, err := load.DecodeQuestions(data.Compiled)
	if err != nil {
		t.Fatal(err)
	}
	group := map[string]bool{}
	for _, c := range d.Claims {
		group[c.To] = group[c.To] || c.Relation == "member-of"
	}
	b, err := Open(q, d, func(id string) bool { return group[id] })
	if err != nil {
		t.Fatal(err)
	}
	return b, q
}

// same reports whether two readings ask the same.
func same(a, b *Reading) bool {
	if a.Form != b.Form || len(a.Slots) != len(b.Slots) {
		return false
	}
	for name, r := range a.Slots {
		s := b.Slots[name]
		if !slices.Equal(r.IDs, s.IDs) || !slices.Equal(r.Types, s.Types) || r.Verb != s.Verb || r.Date != s.Date || r.State != s.State || r.Gap != s.Gap {
			return false
		}
	}
	return true
}

// A word that denies, excepts, compares or dates is never passed over, wherever it stands in a question.
func TestNothingThatTurnsAQuestionIsDropped(t *testing.T) {
	b, q := shipped(t)
	turning := map[model.Lang][]string{
		model.French:  {"ne", "pas", "aucun", "jamais", "sans", "sauf", "excepté", "hormis", "moins", "plus", "avant", "après", "depuis", "seul", "pourquoi", "en 2011"},
		model.English: {"not", "n't", "never", "without", "except", "unless", "less", "most", "before", "after", "since", "only", "why", "in 2011"},
	}
	for i, f := range q.Forms {
		for lang, list := range turning {
			text := f.Example.In(lang)
			plain, err := b.Read(t.Context(), text)
			if err != nil {
				t.Errorf("%s: %v", text, err)
				continue
			}
			words := strings.Fields(text)
			for k := range 4 { // a few of them in each form
				turn := list[(4*i+k)%len(list)]
				at := 1 + (i+k)%(len(words)-1)
				typed := strings.Join(slices.Insert(slices.Clone(words), at, turn), " ")
				if r, err := b.Read(t.Context(), typed); err == nil && same(plain, r) {
					t.Errorf("%q is read as %q", typed, text)
				}
			}
		}
	}
}

// Whatever a pattern leaves open has a say in the answer: a form that dropped a name would answer half of a question.
func TestEverySlotHasASay(t *testing.T) {
	_, q := shipped(t)
	own := map[string]string{"figures": "x", "dates": "xys", "states": "kys", "path": "xy", "chain": "xc", "gaps": "g", "conflicts": "xk", "documents": "x", "card": "x", "names": "x", "fate": "x"}
	for _, f := range q.Forms {
		used := own[f.Answer]
		add := func(list []model.Selection) {
			for _, s := range list {
				used += s.From + s.To
				if strings.Contains(s.Path, "{r}") {
					used += "r"
				}
			}
		}
		for _, g := range f.Groups {
			used += g.Kind + g.Source
			add(g.Ways)
			add(g.And)
			add(g.Not)
		}
		for _, lang := range model.Langs() {
			for _, text := range f.Patterns.In(lang) {
				n, err := pattern.Parse(text)
				if err != nil {
					t.Fatal(err)
				}
				pattern.Walk(n, func(n pattern.Node) {
					if s, ok := n.(*pattern.Slot); ok && !strings.Contains(used, s.Name) {
						t.Errorf("%s: %s: nothing is made of %s", f.ID, text, s)
					}
				})
			}
		}
	}
}

// Relative words may stand behind a noun and nowhere else.
func TestRelativeWords(t *testing.T) {
	b, _ := shipped(t)
	for _, c := range []struct {
		text string
		want []bool // of each word that may be a relative one
	}{
		{"quels organismes que touche la loi", []bool{true}},
		{"qu'est-ce que la loi", []bool{false, false}},
		{"qui est-ce qui critique la loi", []bool{false, false}},
		{"les raisons pour lesquelles on critique", []bool{true}},
		{"Qui critique la loi, que dit-elle", []bool{false, false}},
		{"the grounds on which it is criticised", []bool{true}},
		{"which laws", []bool{false}},
	} {
		for _, g := range b.tongues {
			list := tokens(c.text)
			s := newSearch(b, g, list, false)
			var got []bool
			for i, w := range list {
				if g.relates[w.word] {
					got = append(got, s.relates(i))
				}
			}
			if len(got) > 0 && !slices.Equal(got, c.want) {
				t.Errorf("%s: %s: got %v, want %v", c.text, g.Lang, got, c.want)
			}
		}
	}
}

// A word that says nothing in one language is a name in another, and a name given in part is mostly given.
func TestNames(t *testing.T) {
	b, _ := shipped(t)
	for _, c := range []struct {
		text, slot string
		want       string
	}{
		{"What is AI?", "x", "intelligence-artificielle"},
		{"Qu'est-ce que la recommandation n° dix-neuf ?", "x", "rec-19"},
		{"What is a black box?", "x", "boites-noires"},
		{"Qui dirige Tracfin ?", "x", "tracfin"},
	} {
		r, err := b.Read(t.Context(), c.text)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
		} else if got := r.Slots[c.slot].IDs; !slices.Equal(got, []string{c.want}) {
			t.Errorf("%s: got %v, want %s", c.text, got, c.want)
		}
	}
	for _, text := range []string{"Which measures have no date?", "Under which conditions is the use possible?", "Quelles plateformes sont de grandes routes ?"} {
		var not *NotUnderstood
		if _, err := b.Read(t.Context(), text); !errors.As(err, &not) || len(not.Nearest) != 3 {
			t.Errorf("%s: %v, expected a refusal with three forms", text, err)
		}
	}
}

// A question that nobody waits for any more is not read.
func TestReadStops(t *testing.T) {
	b, _ := shipped(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := b.Read(ctx, "Qui dirige Tracfin ?"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
