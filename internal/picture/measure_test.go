package picture

import (
	"math"
	"testing"
)

// The widths are Helvetica's and Helvetica Bold's of Adobe's font metrics, in thousandths of an em.
func TestWidthIsHelveticas(t *testing.T) {
	for _, c := range []struct {
		text string
		bold bool
		want float64
	}{
		{" ", false, 278}, {"A", false, 667}, {"W", false, 944}, {"i", false, 222}, {"é", false, 556}, {"«", false, 556},
		{"A", true, 722}, {"i", true, 278}, {"Ofast", false, 778 + 278 + 556 + 500 + 278},
	} {
		if got := Width(c.text, 1000, c.bold); math.Abs(got-c.want) > 1 {
			t.Errorf("Width(%q, bold %v) = %.1f, want %.0f", c.text, c.bold, got, c.want)
		}
	}
}

func TestWidthOfWhatTheFontLacks(t *testing.T) {
	for text, want := range map[string]float64{"": 0, "\u200f": 0, "e\u0301": 556, "漢": 1000, "👧": 1000, "\u200b": 0} {
		if got := Width(text, 1000, false); math.Abs(got-want) > 1 {
			t.Errorf("Width(%q) = %.1f, want %.0f", text, got, want)
		}
	}
}
