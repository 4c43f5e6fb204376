package view

import (
	"strings"
	"testing"

	"kg/internal/model"
)

// Names that hold commas can be counted by those who hear them.
func TestNamesWithCommas(t *testing.T) {
	plain := Item{Label: "X", Lines: []Row{{Relation: "r", To: "A"}, {Relation: "r", To: "B"}, {Relation: "s", To: "C, D"}}}
	one := Item{Label: "X", Lines: []Row{{Relation: "r", To: "A, B"}, {Relation: "r", To: "C"}}}
	two := Item{Label: "X", Lines: append(one.Lines, Row{Relation: "s", To: "D"})}
	for _, c := range []struct {
		lang model.Lang
		item Item
		want string
	}{
		{model.English, plain, "X: r → A, B; s → C, D"},
		{model.French, plain, "X\u00a0: r → A, B\u00a0; s → C, D"},
		{model.English, one, "X: r → A, B; C"},
		{model.French, one, "X\u00a0: r → A, B\u00a0; C"},
		{model.English, two, "X:\n  - r → A, B; C\n  - s → D"},
	} {
		if got := (Description{words: wordsIn(c.lang)}).item(c.item); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// A line to a node that stands for many says to how many of them it leads.
func TestNotShown(t *testing.T) {
	e := shipped(t)
	m := &more{typ: "company", ids: map[string]bool{"a": true, "b": true, "c": true}}
	for lang, want := range map[model.Lang]string{
		model.English: "2 of the 3 companies not shown, 3 companies not shown",
		model.French:  "2 des 3 entreprises sans place ici, 3 entreprises sans place ici",
	} {
		d := &drawing{data: e.Dataset(), lang: lang, words: wordsIn(lang)}
		if got := strings.Join([]string{d.notShown(m, 2), d.notShown(m, 3)}, ", "); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}
