package fold_test

import (
	"slices"
	"testing"
	"unicode/utf8"

	"kg/internal/fold"
)

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"":                              "",
		"rec-19":                        "rec-19",
		"  Recommandation\u00a0n°\t19 ": "recommandation n° 19",
		"Cœur, ŒUVRE et Læticia":        "coeur, oeuvre et laeticia",
		"L’État":                        "l'etat",
		"«\u00a0Cyberdouane\u202f»":     `"cyberdouane"`,
		`"Cyberdouane"`:                 `"cyberdouane"`,
		"ÉLÉMENT":                       "element",
		"e\u0301le\u0301ment":           "element",
		"Straße":                        "strasse",
		"2023‑2024 – 2025":              "2023-2024 - 2025",
		"so\u00adft\u200b":              "soft",
		"ﬁchier":                        "fichier",
		"Ａ１":                            "a1",
	} {
		if got := fold.Text(in); got != want {
			t.Errorf("Text(%q) = %q, expected %q", in, got, want)
		}
	}
}

func TestTypography(t *testing.T) {
	for in, want := range map[string]string{
		"l’État «\u00a0fort\u00a0»":  `l'État"fort"`,
		`l'État "fort"`:              `l'État"fort"`,
		`l'État " fort "`:            `l'État"fort"`,
		"e\u0301  x\n\ny":            "é x y",
		"Europol, «  The Second »":   `Europol,"The Second"`,
		"d’un « A » et « B »":        `d'un"A"et"B"`,
		"Case and accents stay: ÉàŒ": "Case and accents stay: ÉàŒ",
	} {
		if got := fold.Typography(in); got != want {
			t.Errorf("Typography(%q) = %q, expected %q", in, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	if got := fold.Words("R19, l’État (2024)"); !slices.Equal(got, []string{"r19", "l", "etat", "2024"}) {
		t.Errorf("%q", got)
	}
}

func TestNearest(t *testing.T) {
	names := []string{"dnred", "dgddi", "douane", "cyberdouane", "cnil", "cnctr", "équipes", "part-of", "overseen-by", "oversees", "douane"}
	for _, c := range []struct {
		typed string
		n     int
		want  []string
	}{
		{"dnerd", 3, []string{"dnred"}},
		{"DNRED", 1, []string{"dnred"}},
		{"duoane", 3, []string{"douane"}},
		{"douan", 3, []string{"douane", "cyberdouane"}},
		{"equipes", 3, []string{"équipes"}},
		{"overseenby", 3, []string{"overseen-by", "oversees"}},
		{"partof", 1, []string{"part-of"}},
		{"zzz", 3, nil},
		{"", 3, nil},
		{"x", 3, nil},
		{"cnl", 2, []string{"cnil"}},
		{"dnred", 0, nil},
	} {
		if got := fold.Nearest(c.typed, names, c.n); !slices.Equal(got, c.want) {
			t.Errorf("Nearest(%q) = %q, expected %q", c.typed, got, c.want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Œuvre d’art « x »", "İstanbul ǅ ς K", "a\u0301\u0327", "\xff", "ﷺ", "´", "¨ a", "x\u05a7\" y", "\" \u05a7 x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text, typo := fold.Text(s), fold.Typography(s)
		if again := fold.Typography(typo); again != typo {
			t.Errorf("Typography(%q) = %q, then %q", s, typo, again)
		}
		if again := fold.Text(text); again != text {
			t.Errorf("Text(%q) = %q, then %q", s, text, again)
		}
		if utf8.ValidString(s) && !utf8.ValidString(text+typo) {
			t.Errorf("%q: %q, %q", s, text, typo)
		}
		fold.Nearest(s, []string{text, typo, "abc"}, 3)
	})
}
