package picture_test

import (
	"testing"

	"kg/internal/picture"
)

func TestSpokenDate(t *testing.T) {
	for _, c := range []struct{ iso, fr, en string }{
		{"2025-06-13", "13 juin 2025", "13 June 2025"},
		{"2025-08-01", "1er août 2025", "1 August 2025"},
		{"2025-12", "décembre 2025", "December 2025"},
		{"2025-03-02T10:00", "2 mars 2025", "2 March 2025"},
		{"2025", "2025", "2025"},
		{"", "", ""}, {"2025-13", "", ""}, {"soon", "", ""},
	} {
		if fr, en := picture.SpokenDate(c.iso, "fr"), picture.SpokenDate(c.iso, "en"); fr != c.fr || en != c.en {
			t.Errorf("%q: %q and %q, want %q and %q", c.iso, fr, en, c.fr, c.en)
		}
	}
}
