package ask

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"kg/data"
	"kg/internal/fold"
	"kg/internal/load"
	"kg/internal/model"
	"kg/internal/phrase"
)

// asked is a question in both languages with its answers by group, as testdata holds them. A question may stand in one
// language only. A group that begins with "extended" may be answered and need not.
type asked struct {
	FR, EN  string
	Answer  map[string][]string
	MustNot []string `yaml:"must-not"`
	Note    string
}

func (q asked) texts() []string {
	return slices.DeleteFunc([]string{q.FR, q.EN}, func(s string) bool { return s == "" })
}

func readAsked(t testing.TB, file string) []asked {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var list []asked
	if err := yaml.Unmarshal(b, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// questioner asks the dataset that ships with kg, and answers in the language of the question.
func questioner(t testing.TB) *Questioner {
	t.Helper()
	q, err := load.DecodeQuestions(data.Compiled)
	if err != nil {
		t.Fatal(err)
	}
	n, err := shipped(t, "").Questioner(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// byGroup lists the ids of an answer by group, sorted.
func byGroup(a *Answer) map[string][]string {
	out := map[string][]string{}
	for _, it := range a.Answers {
		out[it.Group] = append(out[it.Group], it.ID)
	}
	for _, ids := range out {
		slices.Sort(ids)
	}
	return out
}

// compare reports how an answer differs from what is wanted. A wanted single group is the whole answer, whatever it is called.
func (q asked) compare(t *testing.T, text string, a *Answer) {
	t.Helper()
	got := byGroup(a)
	for group, ids := range got {
		got[strings.ReplaceAll(group, " ", "-")] = ids // people write sub items with or without a hyphen
	}
	for group, want := range q.Answer {
		slices.Sort(want)
		ids := got[strings.ReplaceAll(group, " ", "-")]
		switch name, _, _ := strings.Cut(group, " "); {
		case name == "extended":
			for _, id := range got["extended"] {
				if !slices.Contains(want, id) {
					t.Errorf("%s\n%s: %s may not be among them", text, group, id)
				}
			}
			continue
		case len(q.Answer) == 1 && ids == nil:
			for name, list := range got {
				if name != "extended" {
					ids = append(ids, list...)
				}
			}
			slices.Sort(ids)
			ids = slices.Compact(ids)
		}
		if !slices.Equal(ids, want) {
			t.Errorf("%s\nunderstood as %s: %s\n%s: got %v\nwant %v", text, a.Interpretation.Form, a.Interpretation.Understood, group, ids, want)
		}
	}
	for _, it := range a.Answers {
		if slices.Contains(q.MustNot, it.ID) {
			t.Errorf("%s: %s may not be answered", text, it.ID)
		}
	}
}

// A path through types is right when it is one, so the one expected is an example.
func isChain(t *testing.T, a *Answer, want int) {
	t.Helper()
	if len(a.Answers) != want {
		t.Fatalf("%d things, expected a path of %d", len(a.Answers), want)
	}
	last := a.Answers[want-1].Paths[0]
	for i, h := range last {
		if h.start() != a.Answers[i].ID || h.end() != a.Answers[i+1].ID || len(h.Citations) == 0 {
			t.Errorf("hop %d: %+v", i, h)
		}
	}
}

// Every question has the answers that it should, in every language and however it is typed.
func TestQuestions(t *testing.T) {
	n := questioner(t)
	files, err := filepath.Glob("testdata/own-*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, "testdata/questions.yaml") {
		if strings.HasSuffix(file, "-refused.yaml") {
			continue
		}
		for _, q := range readAsked(t, file) {
			for _, text := range q.texts() {
				for _, typed := range spellings(text) {
					a, err := n.Ask(t.Context(), typed)
					if err != nil {
						t.Errorf("%s: %v", typed, err)
						continue
					}
					if q.Answer["example"] != nil {
						isChain(t, a, len(q.Answer["example"]))
						continue
					}
					q.compare(t, typed, a)
				}
			}
		}
	}
}

// spellings are ways to type a question: as it is, in capitals without a question mark, without accents, with other apostrophes.
func spellings(text string) []string {
	bare := strings.TrimRight(text, " ?.")
	unquoted := strings.NewReplacer("«", " ", "»", " ", "“", " ", "”", " ", `"`, " ").Replace(bare)
	return []string{text, strings.ToUpper(bare), fold.Text(unquoted), strings.ReplaceAll(text, "'", "’"), "  " + strings.ReplaceAll(text, " ", "  ") + " ?? "}
}

// What is only half understood is refused, with three forms.
func TestHalfUnderstoodQuestionsAreRefused(t *testing.T) {
	n := questioner(t)
	list := readAsked(t, "testdata/refused.yaml")
	files, err := filepath.Glob("testdata/own-*-refused.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		list = append(list, readAsked(t, file)...)
	}
	for _, q := range list {
		for _, text := range q.texts() {
			a, err := n.Ask(t.Context(), text)
			var not *phrase.NotUnderstood
			if !errors.As(err, &not) {
				t.Errorf("%s: answered (%+v), expected a refusal: %v", text, a, err)
				continue
			}
			if len(not.Nearest) != 3 || not.Lang == "" {
				t.Errorf("%s: %d forms in %q", text, len(not.Nearest), not.Lang)
			}
		}
	}
}

// Every form's example is recognised in both languages, as that form, and has an answer or says that it has none.
func TestEveryFormKnowsItsExample(t *testing.T) {
	n := questioner(t)
	schema, err := jsonschema.NewCompiler().Compile("../../docs/answer.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if len(n.questions.Forms) < 40 {
		t.Errorf("%d forms", len(n.questions.Forms))
	}
	for _, f := range n.questions.Forms {
		for _, lang := range model.Langs() {
			a, err := n.Ask(t.Context(), f.Example.In(lang))
			if err != nil {
				t.Errorf("%s: %s: %v", f.ID, f.Example.In(lang), err)
				continue
			}
			if a.Interpretation.Form != f.ID || a.Interpretation.Lang != lang || a.Interpretation.Understood == "" || strings.ContainsAny(a.Interpretation.Understood, "{}") {
				t.Errorf("%s: %s: %+v", f.ID, f.Example.In(lang), a.Interpretation)
			}
			var b bytes.Buffer
			if err := WriteJSON(&b, a); err != nil {
				t.Fatal(err)
			}
			var value any
			if err := json.Unmarshal(b.Bytes(), &value); err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(value); err != nil {
				t.Errorf("%s: %v", f.ID, err)
			}
			b.Reset()
			if err := (Text{Data: n.Engine.Dataset(), Lang: lang}).Question(&b, a); err != nil || !strings.Contains(b.String(), a.Interpretation.Understood) {
				t.Errorf("%s: %v\n%s", f.ID, err, b.String())
			}
		}
	}
}

// No text makes the reader panic or search for long, and a refusal always names forms.
func FuzzAsk(f *testing.F) {
	for _, q := range readAsked(f, "testdata/questions.yaml") {
		f.Add(q.FR)
		f.Add(q.EN)
	}
	for _, s := range []string{"", "?", ",", "et et et", "recommandation", "quels organismes", strings.Repeat("a b, et ", 1250), strings.Repeat("qui contrôle ", 700), strings.Repeat("recommandations 6, 7, ", 400), strings.Repeat("é", 5000), "\xff\xfe", "quels {x} [et] <q>", strings.Repeat("services du premier et du second cercle et ", 30)} {
		f.Add(s)
	}
	n := questioner(f)
	f.Fuzz(func(t *testing.T, text string) {
		a, err := n.Ask(t.Context(), text)
		var not *phrase.NotUnderstood
		var many *phrase.Ambiguous
		switch {
		case err == nil:
			if a.Answers == nil || a.Interpretation.Form == "" || a.Interpretation.Expression == "" {
				t.Errorf("%q: %+v", text, a)
			}
		case errors.As(err, &not):
			if len(not.Nearest) != 3 {
				t.Errorf("%q: %d forms", text, len(not.Nearest))
			}
		case !errors.As(err, &many):
			t.Errorf("%q: %v", text, err)
		}
	})
}
