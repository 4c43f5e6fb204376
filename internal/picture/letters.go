package picture

import (
	"unicode"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/bidi"
)

// FontFile is the TrueType file of the measured font in one of its weights, for formats that embed it. It must not be changed.
func FontFile(isBold bool) []byte {
	if isBold {
		return liberationsansbold.TTF
	}
	return liberationsansregular.TTF
}

// Unset finds the first rune of a text that formats which set their letters themselves cannot set: the font has no glyph
// for it, or it is written from right to left or changes the direction. The text is taken as Clean makes it.
func Unset(text string) (rune, bool) {
	var buf sfnt.Buffer
	f := regular().font
	for _, r := range Clean(text) {
		if r >= 0x20 && r < 0x7f {
			continue
		}
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.R, bidi.AL, bidi.AN, bidi.Control:
			return r, true
		}
		if unicode.Is(unicode.Bidi_Control, r) || f == nil {
			return r, true
		}
		if index, err := f.GlyphIndex(&buf, r); err != nil || index == 0 {
			return r, true
		}
	}
	return 0, false
}

// Letters is the outline of a line of text in its measured font: closed paths that are filled by the nonzero rule, each
// glyph at its measured advance, from left to right without kerning. What the font lacks leaves its room empty.
func Letters(t PlacedText) []Step {
	a := regular()
	if t.Bold {
		a = bold()
	}
	if a.font == nil {
		return nil
	}
	var steps []Step
	var buf sfnt.Buffer
	x, scale := t.X, t.Size/unitsPerEm
	for _, r := range Clean(t.Text) {
		index, err := a.font.GlyphIndex(&buf, r)
		if err == nil && index != 0 {
			steps = a.outline(steps, &buf, index, Point{x, t.Y}, scale)
		}
		x += float64(a.units(string(r))) * scale
	}
	return steps
}

// outline adds a glyph's paths. TrueType's quadratic curves become cubic ones, which are the same curves.
func (a *advances) outline(steps []Step, buf *sfnt.Buffer, index sfnt.GlyphIndex, at Point, scale float64) []Step {
	segments, err := a.font.LoadGlyph(buf, index, fixed.Int26_6(unitsPerEm<<6), nil)
	if err != nil {
		return steps
	}
	point := func(p fixed.Point26_6) Point {
		return Point{at.X + float64(p.X)/64*scale, at.Y + float64(p.Y)/64*scale}
	}
	var pen Point
	open := false
	for _, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if open {
				steps = append(steps, Step{Op: 'Z'})
			}
			pen, open = point(s.Args[0]), true
			steps = append(steps, Step{Op: 'M', P: [3]Point{pen}})
		case sfnt.SegmentOpLineTo:
			pen = point(s.Args[0])
			steps = append(steps, Step{Op: 'L', P: [3]Point{pen}})
		case sfnt.SegmentOpQuadTo:
			c, end := point(s.Args[0]), point(s.Args[1])
			steps = append(steps, curve(third(pen, c), third(end, c), end))
			pen = end
		case sfnt.SegmentOpCubeTo:
			pen = point(s.Args[2])
			steps = append(steps, curve(point(s.Args[0]), point(s.Args[1]), pen))
		}
	}
	if open {
		steps = append(steps, Step{Op: 'Z'})
	}
	return steps
}

// third is the point two thirds of the way from an end of a quadratic curve to its control point.
func third(end, control Point) Point {
	return Point{end.X + (control.X-end.X)*2/3, end.Y + (control.Y-end.Y)*2/3}
}
