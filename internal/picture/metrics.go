package picture

// PageMetrics are for a picture on an A4 page: up to about 40 nodes.
func PageMetrics() Metrics {
	return Metrics{
		Name: "page", Font: 10, EdgeFont: 8.5, TitleFont: 16, SmallFont: 9, Padding: 9,
		WrapAt: 112, EdgeWrap: 62, NodeSep: 0.16, RankSep: 0.4, MaxNodes: 40,
	}
}

// SlideMetrics are for a projected picture of 16:9: up to 25 nodes.
func SlideMetrics() Metrics {
	return Metrics{
		Name: "slide", Font: 12, EdgeFont: 10.5, TitleFont: 19, SmallFont: 10.5, Padding: 9,
		WrapAt: 128, EdgeWrap: 72, NodeSep: 0.17, RankSep: 0.4, MaxNodes: 25,
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
