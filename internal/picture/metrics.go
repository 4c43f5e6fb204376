package picture

// Texts of a size differ little, because the smallest of them says how far a picture may be made smaller.

// PageMetrics are for a picture on an A4 page: up to about 40 nodes. Narrow labels and small gaps are what
// makes text large once the picture is fitted to the page.
func PageMetrics() Metrics {
	return Metrics{
		Name: "page", Font: 10.5, EdgeFont: 10.5, TitleFont: 16, SmallFont: 10.5, Padding: 7.5,
		WrapAt: 98, EdgeWrap: 66, NodeSep: 0.08, RankSep: 0.28, MaxNodes: 40, Aspect: 0.7,
		Sheet: paper("A4", 210, 297),
	}
}

// SlideMetrics are for a projected picture of 16:9: up to 25 nodes.
func SlideMetrics() Metrics {
	return Metrics{
		Name: "slide", Font: 12, EdgeFont: 12, TitleFont: 19, SmallFont: 12, Padding: 9,
		WrapAt: 128, EdgeWrap: 76, NodeSep: 0.11, RankSep: 0.38, MaxNodes: 25, Aspect: 16.0 / 9,
		Sheet: Sheet{Name: "a screen of 1920 by 1080", Unit: "px", W: 1920, H: 1080, Least: 16},
	}
}

// PosterMetrics are for a sheet on a wall, A2 or A3: up to 120 nodes. What is legible on A3 is so on A2.
func PosterMetrics() Metrics {
	return Metrics{
		Name: "poster", Font: 10.5, EdgeFont: 10.5, TitleFont: 24, SmallFont: 10.5, Padding: 7.5,
		WrapAt: 104, EdgeWrap: 66, NodeSep: 0.08, RankSep: 0.3, MaxNodes: 120, Aspect: 0.7,
		Sheet: paper("A3", 297, 420),
	}
}

// Sizes lists the metrics of all sizes.
func Sizes() []Metrics { return []Metrics{PageMetrics(), SlideMetrics(), PosterMetrics()} }

// MetricsFor gives the metrics of a size by its name; false for a name that is none.
func MetricsFor(name string) (Metrics, bool) {
	for _, m := range Sizes() {
		if m.Name == name {
			return m, true
		}
	}
	return Metrics{}, false
}

// Sheet is where pictures of a size are shown, and how large their smallest text must be there.
type Sheet struct {
	Name  string
	Unit  string  // of the lengths
	W, H  float64 // inside the margins
	Turns bool    // a paper may be turned, a screen may not
	Least float64 // height of the smallest text's font
}

// paper is a sheet of so many millimetres with margins of 15 mm, on which text has 7 points at least.
func paper(name string, w, h float64) Sheet {
	const margin, points = 15, 72 / 25.4
	return Sheet{Name: name + " with margins of 15 mm", Unit: "pt", W: (w - 2*margin) * points, H: (h - 2*margin) * points, Turns: true, Least: 7}
}

// lineHeight is the distance of two baselines as a multiple of the font size.
const lineHeight = 1.2

// baseline is how far below the middle of a line its baseline lies, as a multiple of the font size:
// half the height of a capital.
const baseline = 0.35

// Leading is the distance between the baselines of two lines of a font size.
func Leading(size float64) float64 { return size * lineHeight }
