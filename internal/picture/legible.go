package picture

// SmallestText is the height of the smallest text's font when the picture is fitted into w by h, in the
// unit of w and h; 0 for a picture without text.
func (p *Placed) SmallestText(w, h float64) float64 {
	least := 0.0
	take := func(texts ...PlacedText) {
		for _, t := range texts {
			if t.Text != "" && (least == 0 || t.Size < least) {
				least = t.Size
			}
		}
	}
	take(p.Texts...)
	for i := range p.Nodes {
		take(p.NodeText(i)...)
	}
	for i := range p.Edges {
		take(p.EdgeText(i)...)
	}
	for i := range p.Groups {
		take(p.GroupText(i)...)
	}
	for i := range p.Legend {
		take(p.LegendText(i))
	}
	if p.Width <= 0 || p.Height <= 0 {
		return 0
	}
	return least * min(w/p.Width, h/p.Height)
}

// Legible is the height of the smallest text's font on the sheet of the picture's size, upright or
// turned, whichever is better, and whether that is what the sheet asks for.
func (p *Placed) Legible() (size float64, enough bool) {
	s := p.Metrics.Sheet
	size = p.SmallestText(s.W, s.H)
	if s.Turns {
		size = max(size, p.SmallestText(s.H, s.W))
	}
	return size, size == 0 || size >= s.Least
}
