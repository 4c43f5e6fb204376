package svg

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/internal/picture"
)

func (d *document) raw(s string) *document {
	d.b = append(d.b, s...)
	return d
}

// round rounds a length to two decimals; what is no number is 0.
func round(x float64) float64 {
	x = math.Round(x*100) / 100
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return 0 // no minus zero either
	}
	return x
}

// num writes a length with at most two decimals.
func (d *document) num(x float64) *document {
	d.b = strconv.AppendFloat(d.b, round(x), 'f', -1, 64)
	return d
}

// attr writes an attribute, unless it is empty.
func (d *document) attr(name, value string) *document {
	if value == "" {
		return d
	}
	d.raw(" ").raw(name).raw(`="`)
	return d.text(value).raw(`"`)
}

func (d *document) fontSize(size float64) *document {
	return d.raw(` font-size="`).num(size).raw(`"`)
}

// text escapes for element content and for attributes in double quotes (XML 1.0 §2.4), without the
// entities that HTML parsers do not know.
func (d *document) text(s string) *document {
	for _, r := range picture.Clean(s) {
		switch r {
		case '&':
			d.raw("&amp;")
		case '<':
			d.raw("&lt;")
		case '>':
			d.raw("&gt;")
		case '"':
			d.raw("&quot;")
		default:
			d.b = utf8.AppendRune(d.b, r)
		}
	}
	return d
}

// line writes the attributes of a line.
func (d *document) line(l picture.LineLook) *document { return d.dashed(l, l.Line.Dashes(l.Width)) }

// dashed writes the attributes of a line with dashes of its own.
func (d *document) dashed(l picture.LineLook, dashes []float64) *document {
	d.attr("stroke", l.Stroke).raw(` stroke-width="`).num(l.Width).raw(`"`)
	for i, dash := range dashes {
		if i == 0 {
			d.raw(` stroke-dasharray="`)
		} else {
			d.raw(" ")
		}
		d.num(dash)
	}
	if len(dashes) > 0 {
		d.raw(`"`)
	}
	return d
}

// shape writes an outline and what is drawn upon it.
func (d *document) shape(l picture.NodeLook, at picture.Point, w, h, width float64) {
	outline, detail := picture.Outline(l.Shape, at, w, h)
	d.raw(`<path d="`).path(outline).raw(`"`).attr("fill", l.Fill).attr("stroke", l.Stroke).raw(` stroke-width="`).num(width).raw(`"/>`)
	if len(detail) > 0 {
		d.raw(`<path fill="none" d="`).path(detail).raw(`"`).attr("stroke", l.Stroke).raw(` stroke-width="`).num(width).raw(`"/>`)
	}
}

// lines writes lines of text, each pinned to its measured length so that no other font pushes it out of
// its box. The colour and the size that the texts inherit are not said again.
func (d *document) lines(texts []picture.PlacedText, color string, size float64) {
	first := true
	for _, t := range texts {
		if t.Text == "" {
			continue
		}
		if !first {
			d.raw("\n") // parts the words of two lines for those who read or copy the text
		}
		first = false
		d.raw(`<text x="`).num(t.X).raw(`" y="`).num(t.Y).raw(`"`)
		if t.Size != size {
			d.fontSize(t.Size)
		}
		if t.Bold {
			d.raw(` font-weight="700"`)
		}
		if t.Color != color {
			d.attr("fill", t.Color)
		}
		if t.W > 0 {
			d.raw(` textLength="`).num(t.W).raw(`" lengthAdjust="spacingAndGlyphs"`)
		}
		d.raw(">").text(t.Text).raw("</text>")
	}
}

// holdsNumber tells whether a text says a number in digits.
func holdsNumber(text string, n int) bool {
	want := strconv.Itoa(n)
	return slices.Contains(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) }), want)
}
