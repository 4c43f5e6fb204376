package picture

import (
	"math"
	"testing"
)

func TestUnset(t *testing.T) {
	for _, fits := range []string{"", "Cnil", "« œuvre » : é, l’été", "n\u00ba\u00a012\u202f%", "→ …", "e\u0301"} {
		if r, found := Unset(fits); found {
			t.Errorf("Unset(%q) finds %U", fits, r)
		}
	}
	for text, want := range map[string]rune{"a漢b": '漢', "\u200fx": 0x200f, "\u202ex": 0x202e, "אב": 'א', "عرب": 'ع', "👧": '👧', "\x00": 0xfffd} {
		if r, found := Unset(text); !found || r != want {
			t.Errorf("Unset(%q) = %U, %v, want %U", text, r, found, want)
		}
	}
}

// The outlines of a text lie within its measured width (letters may overhang by a hair) and on its baseline.
func TestLettersLieWhereTheyAreMeasured(t *testing.T) {
	const text = "Hœ É « l’été »"
	at := PlacedText{Text: text, X: 100, Y: 50, Size: 20, Bold: true}
	low, high, bottom := math.Inf(1), math.Inf(-1), math.Inf(-1)
	closed := 0
	for _, s := range Letters(at) {
		switch s.Op {
		case 'Z':
			closed++
			continue
		case 'C':
			s.P[0] = s.P[2]
		}
		low, high, bottom = min(low, s.P[0].X), max(high, s.P[0].X), max(bottom, s.P[0].Y)
	}
	width := Width(text, 20, true)
	if low < 100 || low > 103 || high > 100+width || high < 100+width-3 {
		t.Errorf("letters from %.1f to %.1f, want 100 to %.1f", low, high, 100+width)
	}
	if bottom < 50 || bottom > 55 {
		t.Errorf("lowest point %.1f, want a little below 50", bottom)
	}
	if closed < 15 {
		t.Errorf("%d closed paths", closed)
	}
	if got := Letters(PlacedText{Text: " \u00a0漢"}); len(got) != 0 {
		t.Errorf("blanks and what the font lacks have %d steps", len(got))
	}
}
