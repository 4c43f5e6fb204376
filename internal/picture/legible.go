package picture

import (
	"fmt"
	"math"
)

// smallestText is the height of the smallest text's font in points; 0 for a picture without text.
func (p *Placed) smallestText() float64 {
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
	return least
}

// Legible is the height of the smallest text's font on the sheet of the picture's size, upright or
// turned, whichever is better, and whether that is what the sheet asks for.
func (p *Placed) Legible() (size float64, enough bool) {
	s := p.Metrics.Sheet
	size = p.smallestText() * s.Scale(p.Width, p.Height)
	return size, size == 0 || size >= s.Least
}

// TooSmall says in English how large the smallest text is where the sheet asks for more; "" where it is legible. The size is rounded down.
func (p *Placed) TooSmall() string {
	size, enough := p.Legible()
	if enough {
		return ""
	}
	s := p.Metrics.Sheet
	return fmt.Sprintf("the smallest text has %.1f %s on %s, and at least %g %s reads well", math.Floor(10*size)/10, s.Unit, s.Name, s.Least, s.Unit)
}

// Scale is by how much what is w points wide and h high is enlarged to fill the sheet, upright or turned; 0 for what
// has no size.
func (s Sheet) Scale(w, h float64) float64 {
	if w <= 0 || h <= 0 {
		return 0
	}
	scale := min(s.W/w, s.H/h)
	if s.Turns {
		scale = max(scale, min(s.H/w, s.W/h))
	}
	return scale
}

// Fill is how much of the sheet is covered by what is so wide and high, enlarged as far as it goes: from 0 to 1.
func (s Sheet) Fill(w, h float64) float64 {
	scale := s.Scale(w, h)
	return w * h * scale * scale / (s.W * s.H)
}
