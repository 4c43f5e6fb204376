package picture

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	const nb = "\u00a0"
	for _, c := range []struct {
		name, text string
		limit      float64
		want       []string
	}{
		{"short", "Ofast", 100, []string{"Ofast"}},
		{"empty", "", 100, []string{""}},
		{"blank", " \t\n ", 100, []string{""}},
		{"runs of spaces", "a  b\n\nc", 100, []string{"a b c"}},
		{"balanced", "un deux trois quatre", 80, []string{"un deux", "trois quatre"}},
		{"colon keeps its word", "aaaa bbbb : cccc", 47, []string{"aaaa", "bbbb :", "cccc"}},
		{"guillemets keep their words", "aaaa « bb » cc", 30, []string{"aaaa", "« bb »", "cc"}},
		{"no-break space", "aaaa bbbb" + nb + "cc", 45, []string{"aaaa", "bbbb" + nb + "cc"}},
		{"narrow no-break space", "aaaa bbbb\u202f!", 40, []string{"aaaa", "bbbb\u202f!"}},
		{"number keeps its word", "aaaa n° 19", 32, []string{"aaaa", "n° 19"}},
		{"so does one without a sign", "aaaa rec 19: bb", 40, []string{"aaaa", "rec 19:", "bb"}},
		{"and a letter behind it", "aaaa rec 3 b)" + nb + ": cc", 50, []string{"aaaa", "rec 3 b)" + nb + ":", "cc"}},
		{"with its number", "wwwwww 3 b) cc", 50, []string{"wwwwww", "3 b) cc"}},
		{"not from its opening mark", "« organisme 19", 45, []string{"« organis", "me 19"}},
		{"where there is room", "wwwwww 19", 50, []string{"wwwwww", "19"}},
		{"per cent", "aaaa 100 %", 35, []string{"aaaa", "100 %"}},
		{"short quotation stays whole", "aaaa « bb cc » dd", 52, []string{"aaaa", "« bb cc »", "dd"}},
		{"long quotation is broken, not at its marks", "aaaa « bbbb cccc dddd »", 50, []string{"aaaa", "« bbbb", "cccc", "dddd »"}},
		{"no-break space in a quotation", "aa «\u202fbb" + nb + "cc\u202f» dd", 50, []string{"aa", "«\u202fbb" + nb + "cc\u202f»", "dd"}},
		{"a word that fills its line keeps its colon", "wwwwwwww : x", 60, []string{"wwwwwww", "w : x"}},
		{"an opening mark keeps a word that fills its line", "« wwwwwwww »", 60, []string{"« wwwwwww", "w »"}},
		{"long word breaks at a joint", "saint-germain-en-laye", 60, []string{"saint-", "germain-en-", "laye"}},
		{"long word breaks anywhere", "wwwwwwww", 30, []string{"wwww", "wwww"}},
	} {
		got := Wrap(c.text, c.limit, 10, false)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: Wrap(%q, %.0f) = %q, want %q", c.name, c.text, c.limit, got, c.want)
		}
	}
}

// Whatever the words, their order and the width: no line begins with what belongs to the word before it, none ends
// with an opening mark, no short quotation is broken that one line holds, and no no-break space is lost.
func TestFrenchTypography(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"un", "organisme", "Anticonstitutionnellement", "l'interception", "art.", "n°", "19", "d'accès",
			":", ";", "!", "?", "»", "«", "«\u00a0mot\u00a0»", "« deux mots »", "100\u202f%", "fin\u202f;", "vrai\u00a0?", "« très longue citation de plusieurs mots »", "%", "–"})
		words := rapid.SliceOfN(word, 1, 25).Draw(t, "words")
		limit := rapid.Float64Range(45, 200).Draw(t, "limit")
		text := strings.Join(words, " ")
		isBold := rapid.Bool().Draw(t, "bold")
		lines := Wrap(text, limit, 10, isBold)
		for i, l := range lines {
			// A line may begin with a mark only where the run of them, with the letter before it, is wider than a line.
			if first, _ := utf8.DecodeRuneInString(l); i > 0 && strings.ContainsRune(":;!?»%", first) && hasLetter(lines[i-1]) &&
				Width(fromLastLetter(lines[i-1])+" "+string(first), 10, isBold) <= limit {
				t.Errorf("limit %.0f: line %q begins with its mark: %q", limit, l, lines)
			}
			if strings.HasSuffix(l, "«") && i+1 < len(lines) && hasLetter(lines[i+1]) {
				t.Errorf("limit %.0f: line %q ends with an opening mark: %q", limit, l, lines)
			}
		}
		for _, r := range "\u00a0\u202f" {
			if a, b := strings.Count(text, string(r)), strings.Count(strings.Join(lines, " "), string(r)); a != b {
				t.Errorf("%d of %d spaces %U are left: %q", b, a, r, lines)
			}
		}
		const quote = "« deux mots »"
		if whole := strings.Count(strings.Join(lines, "\n"), quote); widestWithMarks(text, quote, isBold) <= limit && !strings.Contains(strings.ReplaceAll(text, quote, ""), "«") && whole < strings.Count(text, quote) {
			t.Errorf("limit %.0f: a short quotation is broken: %q", limit, lines)
		}
	})
}

// widestWithMarks is how wide a part of a text is at most with the marks that follow it, each behind a space: no line may end before one.
func widestWithMarks(text, part string, isBold bool) (widest float64) {
	for _, rest := range strings.Split(text, part)[1:] {
		whole := part
		for word := range strings.FieldsSeq(rest) {
			if !sticksToPrevious(word) {
				break
			}
			whole += " " + word
		}
		widest = max(widest, Width(whole, 10, isBold))
	}
	return widest
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// fromLastLetter is the end of a text that begins with its last letter, or with the opening marks before that.
func fromLastLetter(s string) string {
	i := strings.LastIndexFunc(s, unicode.IsLetter)
	return s[len(strings.TrimRight(s[:i], "« ")):]
}

func TestWrapLabelEnds(t *testing.T) {
	lines := WrapLabel(strings.Repeat("mot ", 1250), 100, 10, false)
	if len(lines) != maxLines || !strings.HasSuffix(lines[maxLines-1], "…") {
		t.Errorf("%d lines, the last %q", len(lines), lines[len(lines)-1])
	}
}

// FuzzWrap holds what is promised of any text: no line is wider than the limit by more than one rune, no
// line but an empty text's is empty, no letter is lost, and nothing breaks before French punctuation that follows a space.
func FuzzWrap(f *testing.F) {
	for _, s := range []string{"", "a", "Créer « une » unité : oui ?", "\xff\x00", strings.Repeat("x", 300), "\u200fעברית abc", "漢字かな 👩\u200d👩\u200d👧", "n° 19 art. 3", "\u00a0\u202f", "a\u200bb"} {
		f.Add(s, 60.0)
	}
	f.Fuzz(func(t *testing.T, text string, limit float64) {
		if limit < 1 || limit > 1e4 || len(text) > 4000 {
			t.Skip()
		}
		lines := Wrap(text, limit, 10, false)
		if len(lines) == 0 {
			t.Fatal("no line")
		}
		for i, l := range lines {
			if !utf8.ValidString(l) || l == "" && len(lines) > 1 {
				t.Errorf("line %d of %q is %q", i, text, l)
			}
			if w := Width(l, 10, false); w > limit+0.01 && w > 2*Width("W", 10, false)+0.01 && printable(l) > 1 {
				t.Errorf("line %q is %.1f wide, limit %.1f", l, w, limit)
			}
		}
		letters := func(s string) string {
			return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
				return r == 0x200b || r == ' ' || Width(string(r), 10, false) == 0 || strings.TrimSpace(string(r)) == ""
			}), "")
		}
		if a, b := letters(Clean(text)), letters(strings.Join(lines, " ")); a != b {
			t.Errorf("letters changed: %q became %q", a, b)
		}
	})
}

// printable counts the runes that take room.
func printable(s string) int {
	n := 0
	for _, r := range s {
		if Width(string(r), 10, false) > 0 {
			n++
		}
	}
	return n
}
