package load

import (
	"os"
	"slices"
	"testing"
	"testing/fstest"

	"kg/internal/diag"
	"kg/internal/model"
)

func TestTexts(t *testing.T) {
	d, _ := Load(base(t))
	texts, diags := OpenTexts(os.DirFS("testdata"), d.Sources)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	for line, want := range map[int]string{0: "", 1: "Rapport sur la douane", 5: "La dernière ligne.", 6: ""} {
		got, ok := texts.Passage(model.Citation{Source: "report", Line: line})
		if got != want || ok != (want != "") {
			t.Errorf("line %d: %q, %t", line, got, ok)
		}
	}
	if _, ok := texts.Passage(model.Citation{Source: "nobody", Line: 1}); ok {
		t.Error("a passage of an unknown source")
	}
	if n := len(texts.Lines("report")); n != 5 {
		t.Errorf("%d lines", n)
	}
}

func TestTextsOutOfTheFolder(t *testing.T) {
	for _, name := range []string{"../secret", "/etc/passwd", "", ".", "a\x00b"} {
		_, diags := OpenTexts(fstest.MapFS{"x": {Data: []byte("x")}}, []model.Source{{ID: "s", File: name}})
		if len(diags) != 1 || diags[0].Code != diag.NoText {
			t.Errorf("%q: %v", name, diags)
		}
	}
}

func TestStands(t *testing.T) {
	for _, c := range []struct {
		line, anchor string
		want         bool
	}{
		{"la plateforme Pharos742(*), de diligenter", "plateforme Pharos", true},
		{"la plateforme Pharos742(*), de diligenter", "Pharos, de diligenter", true},
		{"finances pour 2020756(*), et", "pour 2020", true},
		{"finances pour 2020756(*), et", "pour 202", true}, // nobody can tell from 202 and note 0756
		{"un traitement centralisé748(*) des", "traitement centralisé", true},
		{"un traitement centralisé748(*) des", "traitement centralisé7", false}, // a letter before it: all call
		{"un traitement «\u00a0centralisé\u00a0»748(*) des", "« centralisé »7", false},
		{"finances pour 2020, et", "pour 202", false},
		{"une unité spécialisée «\u00a0Cyberdouane\u00a0», chargée", "unité spécialisée « Cyberdouane »", true},
		{"une unité spécialisée « Cyberdouane », chargée", `unité spécialisée "Cyberdouane"`, true},
		{"l’État", "l'État", true},
		{"l’État", "l'Etat", false},
		{"les douanes", "la douane", false},
		{"les douanes", "douane", false},
		{"les douanes, la douane", "douane", true},
		{"n°\u00a019 du", "n° 19", true},
		{"Cnil", "", false},
	} {
		if got := stands(level(c.line), level(c.anchor)); got != c.want {
			t.Errorf("%q in %q: %t", c.anchor, c.line, got)
		}
	}
}

func TestFindNearestFirst(t *testing.T) {
	texts := &Texts{map[string][]string{}, map[string][]string{}}
	texts.add("s", []byte("a\nx\na\nx\nx\na\n"))
	if got := texts.find("s", "a", 4); !slices.Equal(got, []int{3, 6, 1}) {
		t.Errorf("%v", got)
	}
	if got := texts.find("s", "b", 400); got != nil {
		t.Errorf("%v", got)
	}
}

// Offsets in a value lead to the right column through quotes, escapes and folded lines.
func TestPlaceInValue(t *testing.T) {
	for text, want := range map[string]diag.Pos{
		"k: abcXdef":               {Line: 1, Col: 7},
		`k: "abcXdef"`:             {Line: 1, Col: 8},
		`k: "\x61\u0062\tX"`:       {Line: 1, Col: 17},
		"k: 'it''s X'":             {Line: 1, Col: 11},
		"k: é è X":                 {Line: 1, Col: 8},
		"k: a\n  b X":              {Line: 2, Col: 5},
		"k: >-\n    a\n    b X\n":  {Line: 3, Col: 7},
		"k: |\n  a\n  b\n  cX\n":   {Line: 4, Col: 4},
		"k: \"a\n   b\n   c X\"\n": {Line: 3, Col: 6},
	} {
		f := &file{src: []byte(text)}
		f.parse()
		f.line(1)
		if f.root == nil {
			t.Fatalf("%q: %v", text, f.diags)
		}
		v := f.root.Content[1]
		at := slices.Index([]byte(v.Value), 'X')
		if got := f.inValue(v, at); got != want {
			t.Errorf("%q: %v, expected %v", text, got, want)
		}
	}
}
