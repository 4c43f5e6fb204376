package picture

// PageMetrics are for a picture on an A4 page: up to about 40 nodes. Narrow labels and small gaps are what
// makes text large once the picture is fitted to the page.
func PageMetrics() Metrics {
	return Metrics{
		Name: "page", Font: 10.5, EdgeFont: 9, TitleFont: 16, SmallFont: 9.5, Padding: 7.5,
		WrapAt: 98, EdgeWrap: 60, NodeSep: 0.08, RankSep: 0.28, MaxNodes: 40, Aspect: 0.7,
	}
}

// SlideMetrics are for a projected picture of 16:9: up to 25 nodes.
func SlideMetrics() Metrics {
	return Metrics{
		Name: "slide", Font: 12, EdgeFont: 10.8, TitleFont: 19, SmallFont: 11, Padding: 9,
		WrapAt: 128, EdgeWrap: 72, NodeSep: 0.11, RankSep: 0.38, MaxNodes: 25, Aspect: 16.0 / 9,
	}
}

// MetricsFor gives the metrics of a size by its name; false for a name that is none.
func MetricsFor(name string) (Metrics, bool) {
	switch name {
	case "page":
		return PageMetrics(), true
	case "slide":
		return SlideMetrics(), true
	}
	return Metrics{}, false
}

// lineHeight is the distance of two baselines as a multiple of the font size.
const lineHeight = 1.2

// baseline is how far below the middle of a line its baseline lies, as a multiple of the font size:
// half the height of a capital.
const baseline = 0.35

// Leading is the distance between the baselines of two lines of a font size.
func Leading(size float64) float64 { return size * lineHeight }
