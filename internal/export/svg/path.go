package svg

import (
	"strconv"
	"strings"

	"kg/internal/picture"
)

// Paths are written with relative coordinates, which are shorter. Each is counted from where the rounded path stands, so
// that errors of rounding do not add up.

// moveTo begins a path, or goes on with another part of it.
func (d *document) moveTo(p picture.Point, first bool) *document {
	to := picture.Point{X: round(p.X), Y: round(p.Y)}
	if first {
		d.raw("M").numbers(to.X, to.Y)
	} else {
		d.raw("m").numbers(to.X-d.pen.X, to.Y-d.pen.Y)
	}
	d.pen = to
	return d
}

func (d *document) lineTo(p picture.Point) *document {
	to := picture.Point{X: round(p.X), Y: round(p.Y)}
	dx, dy := round(to.X-d.pen.X), round(to.Y-d.pen.Y)
	switch {
	case dy == 0:
		d.raw("h").numbers(dx)
	case dx == 0:
		d.raw("v").numbers(dy)
	default:
		d.raw("l").numbers(dx, dy)
	}
	d.pen = to
	return d
}

func (d *document) curveTo(a, b, c picture.Point) *document {
	to := picture.Point{X: round(c.X), Y: round(c.Y)}
	d.raw("c").numbers(a.X-d.pen.X, a.Y-d.pen.Y, b.X-d.pen.X, b.Y-d.pen.Y, to.X-d.pen.X, to.Y-d.pen.Y)
	d.pen = to
	return d
}

// numbers writes numbers with what keeps them apart, without a zero before the point.
func (d *document) numbers(list ...float64) *document {
	for i, x := range list {
		s := strconv.FormatFloat(round(x), 'f', -1, 64)
		if rest, ok := strings.CutPrefix(s, "0."); ok {
			s = "." + rest
		} else if rest, ok := strings.CutPrefix(s, "-0."); ok {
			s = "-." + rest
		}
		if i > 0 && s[0] != '-' {
			d.raw(" ")
		}
		d.raw(s)
	}
	return d
}

// course writes a chain of cubic curves.
func (d *document) course(curve []picture.Point) *document {
	if len(curve) == 0 {
		return d
	}
	d.moveTo(curve[0], true)
	for i := 1; i+2 < len(curve); i += 3 {
		d.curveTo(curve[i], curve[i+1], curve[i+2])
	}
	return d
}

// path writes the strokes of a shape.
func (d *document) path(steps []picture.Step) *document {
	start := d.pen
	for i, s := range steps {
		switch s.Op {
		case 'M':
			d.moveTo(s.P[0], i == 0)
			start = d.pen
		case 'L':
			d.lineTo(s.P[0])
		case 'C':
			d.curveTo(s.P[0], s.P[1], s.P[2])
		case 'Z':
			d.raw("z")
			d.pen = start
		}
	}
	return d
}
