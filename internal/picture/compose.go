package picture

import "strings"

// Drawing is what a layout gives: positions with the origin at the drawing's own top left corner.
type Drawing struct {
	Width, Height float64
	NodeAt        []Point
	EdgeAt        []PlacedEdge
	GroupAt       []Rect  // nil where no group is drawn
	HeadingAt     []Point // centre of each group's heading
	Rules         []Rule
	Ticks         []PlacedText // of the role TickText
}

// The frame around the drawing, in points.
const (
	margin    = 12.0
	frameMin  = 340.0 // the narrowest width in which titles and legends are set
	sampleW   = 24.0  // width of a node's sample in the legend
	sampleH   = 13.0
	sampleL   = 40.0 // length of a line's sample: two dashes of the longest pattern
	sampleGap = 6.0  // between a sample and its label
	entryGap  = 16.0 // between two entries
)

// Colours of the frame; each has a contrast above 7:1 on white (WCAG 2.2 1.4.6).
const (
	titleColor   = "#16324f"
	captionColor = "#3b4652"
	omittedColor = "#7a2e0e"
	sourceColor  = "#4a5560"
)

// frame is the work of one Compose: y is the top of what comes next.
type frame struct {
	placed *Placed
	width  float64 // between the margins
	y      float64
}

// Compose puts the frame around a drawing: title, caption and the omitted sentence above it, legend and
// source line below. The picture must have been fitted. Slices of d are taken over and moved.
func Compose(p *Picture, d Drawing) *Placed {
	placed := &Placed{Picture: p, NodeAt: d.NodeAt, EdgeAt: d.EdgeAt, GroupAt: d.GroupAt, HeadingAt: d.HeadingAt, Rules: d.Rules}
	f := &frame{placed: placed, width: max(d.Width, frameMin), y: margin}
	for _, l := range p.Legend {
		f.width = max(f.width, sampleWidth(&l)+sampleGap+l.W)
	}
	m := p.Metrics
	f.text(TitleText, p.Title, m.TitleFont, true, titleColor, 3)
	f.text(CaptionText, p.Caption, m.SmallFont*1.1, false, captionColor, 4)
	f.text(OmittedText, p.Omitted, m.SmallFont, false, omittedColor, 3)
	if f.y > margin {
		f.y += 8
	}
	f.drawing(d)
	f.legend(p.Legend, m.SmallFont)
	f.text(SourceText, p.Source, m.SmallFont, false, sourceColor, 4)
	f.placed.Width = f.width + 2*margin
	f.placed.Height = f.y + margin
	return f.placed
}

// text sets a text of at most n lines from the left margin.
func (f *frame) text(role Role, text string, size float64, isBold bool, color string, n int) {
	if strings.TrimSpace(text) == "" {
		return
	}
	limit := f.width - Width("…", size, isBold)
	lines := flow(text, limit, size)
	if isBold {
		lines = Wrap(text, limit, size, true)
	}
	for _, l := range cut(lines, n) {
		f.y += Leading(size)
		f.placed.Texts = append(f.placed.Texts, PlacedText{
			Role: role, Text: l, X: margin, Y: f.y - size*0.3, W: Width(l, size, isBold), Size: size, Bold: isBold, Color: color,
		})
	}
	f.y += size * 0.25
}

// drawing moves the drawing into its place, in the middle when the frame is wider.
func (f *frame) drawing(d Drawing) {
	by := Point{margin + (f.width-d.Width)/2, f.y}
	shift(f.placed.NodeAt, by)
	for i := range f.placed.EdgeAt {
		e := &f.placed.EdgeAt[i]
		shift(e.Curve, by)
		e.Tip = Point{e.Tip.X + by.X, e.Tip.Y + by.Y}
		if f.placed.Edges[i].Label != "" {
			e.Label = Point{e.Label.X + by.X, e.Label.Y + by.Y}
		}
	}
	for i := range d.GroupAt {
		g := &f.placed.GroupAt[i]
		g.Min, g.Max = Point{g.Min.X + by.X, g.Min.Y + by.Y}, Point{g.Max.X + by.X, g.Max.Y + by.Y}
	}
	shift(f.placed.HeadingAt, by)
	for i := range d.Rules {
		r := &f.placed.Rules[i]
		r.From, r.To = Point{r.From.X + by.X, r.From.Y + by.Y}, Point{r.To.X + by.X, r.To.Y + by.Y}
	}
	for _, t := range d.Ticks {
		t.X, t.Y = t.X+by.X, t.Y+by.Y
		f.placed.Texts = append(f.placed.Texts, t)
	}
	f.y += d.Height
}

// legend sets the entries in rows: nodes first as they come, lines from a new row.
func (f *frame) legend(entries []LegendEntry, size float64) {
	if len(entries) == 0 {
		f.y += 6
		return
	}
	row := max(sampleH, Leading(size)) + 4
	f.y += 12
	x := 0.0
	for i, l := range entries {
		w := sampleWidth(&l) + sampleGap + l.W
		newKind := i > 0 && (l.Node == nil) != (entries[i-1].Node == nil)
		if x > 0 && (x+w > f.width || newKind) {
			x = 0
			f.y += row
		}
		f.placed.LegendAt = append(f.placed.LegendAt, Point{margin + x, f.y + row/2})
		x += w + entryGap
	}
	f.y += row + 4
}

// NodeText gives the lines of a node's label.
func (p *Placed) NodeText(i int) []PlacedText {
	n := &p.Nodes[i]
	at, _, _ := n.Front(p.NodeAt[i])
	return block(n.Lines, textCentre(n.Look.Shape, at), p.Metrics.Font, n.Focus || n.Head, n.Look.Text)
}

// EdgeText gives the lines of an edge's label, none when it has none.
func (p *Placed) EdgeText(i int) []PlacedText {
	e := &p.Edges[i]
	return block(e.Lines, p.EdgeAt[i].Label, p.Metrics.EdgeFont, false, e.Look.Stroke)
}

// GroupText gives the lines of a group's heading, none when the group is not drawn.
func (p *Placed) GroupText(i int) []PlacedText {
	if i >= len(p.HeadingAt) {
		return nil
	}
	g := &p.Groups[i]
	texts := block(g.Lines, p.HeadingAt[i], p.Metrics.Font, true, g.Look.Text)
	for k := range texts {
		texts[k].Role = GroupText
	}
	return texts
}

// LegendText gives the label of an entry of the legend.
func (p *Placed) LegendText(i int) PlacedText {
	l, at, size := &p.Legend[i], p.LegendAt[i], p.Metrics.SmallFont
	return PlacedText{Role: LegendText, Text: l.Text, X: at.X + sampleWidth(l) + sampleGap, Y: at.Y + size*baseline,
		W: l.W, Size: size, Color: captionColor}
}

// LegendSample gives the centre and the size of an entry's sample; a line's goes from its left end to its right.
func (p *Placed) LegendSample(i int) (at Point, w, h float64) {
	w = sampleWidth(&p.Legend[i])
	return Point{p.LegendAt[i].X + w/2, p.LegendAt[i].Y}, w, sampleH
}

func sampleWidth(l *LegendEntry) float64 {
	if l.Line != nil {
		return sampleL
	}
	return sampleW
}

// block centres lines of text on a point.
func block(lines []string, at Point, size float64, isBold bool, color string) []PlacedText {
	texts := make([]PlacedText, len(lines))
	top := at.Y - float64(len(lines)-1)*Leading(size)/2 + size*baseline
	for i, l := range lines {
		w := Width(l, size, isBold)
		texts[i] = PlacedText{Role: LabelText, Text: l, X: at.X - w/2, Y: top + float64(i)*Leading(size), W: w, Size: size, Bold: isBold, Color: color}
	}
	return texts
}
