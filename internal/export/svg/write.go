package svg

import (
	"math"
	"strconv"
	"unicode/utf8"

	"kg/internal/picture"
)

func (d *document) raw(s string) *document {
	d.b = append(d.b, s...)
	return d
}

// num writes a coordinate with at most two decimals.
func (d *document) num(x float64) *document {
	x = math.Round(x*100) / 100
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		x = 0 // no minus zero either
	}
	d.b = strconv.AppendFloat(d.b, x, 'f', -1, 64)
	return d
}

func (d *document) point(p picture.Point) *document { return d.num(p.X).raw(" ").num(p.Y) }

// attr writes an attribute.
func (d *document) attr(name, value string) *document {
	d.raw(" ").raw(name).raw(`="`)
	return d.text(value).raw(`"`)
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
func (d *document) line(l picture.LineLook) *document {
	d.attr("stroke", l.Stroke).raw(` stroke-width="`).num(l.Width).raw(`"`)
	for i, dash := range l.Line.Dashes(l.Width) {
		if i == 0 {
			d.raw(` stroke-dasharray="`)
		} else {
			d.raw(" ")
		}
		d.num(dash)
	}
	if len(l.Line.Dashes(l.Width)) > 0 {
		d.raw(`"`)
	}
	return d
}

// bezier writes a chain of cubic curves.
func (d *document) bezier(curve []picture.Point) *document {
	for i, p := range curve {
		switch {
		case i == 0:
			d.raw("M")
		case i%3 == 1:
			d.raw("C")
		default:
			d.raw(" ")
		}
		d.point(p)
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

func (d *document) path(steps []picture.Step) *document {
	for _, s := range steps {
		d.b = append(d.b, s.Op)
		switch s.Op {
		case 'M', 'L':
			d.point(s.P[0])
		case 'C':
			d.point(s.P[0]).raw(" ").point(s.P[1]).raw(" ").point(s.P[2])
		}
	}
	return d
}

// lines writes lines of text, each pinned to its measured length so that no other font pushes it out of
// its box.
func (d *document) lines(texts []picture.PlacedText) {
	for _, t := range texts {
		if t.Text == "" {
			continue
		}
		d.raw(`<text x="`).num(t.X).raw(`" y="`).num(t.Y).raw(`" font-size="`).num(t.Size).raw(`"`)
		if t.Bold {
			d.raw(` font-weight="700"`)
		}
		d.attr("fill", t.Color)
		if t.W > 0 {
			d.raw(` textLength="`).num(t.W).raw(`" lengthAdjust="spacingAndGlyphs"`)
		}
		d.raw(">").text(t.Text).raw("</text>")
	}
}

// identifier turns any text into what an XML id, a CSS selector and a URL fragment take as it is. Different
// texts give different identifiers.
func identifier(s string) string {
	if s == "" {
		return "kg"
	}
	var b []byte
	for i, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			b = append(b, byte(r))
		case i > 0 && (r >= '0' && r <= '9' || r == '-' || r == '.'):
			b = append(b, byte(r))
		default:
			b = append(b, '_')
			b = strconv.AppendInt(b, int64(r), 16)
			b = append(b, '_')
		}
	}
	return string(b)
}
