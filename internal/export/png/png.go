// Package png writes pictures as PNG: two pixels to the point, on white, looking as the SVG does.
//
// Letters are drawn as the outlines that the measured font gives them. A text that the font cannot set is refused (package
// paint). The strokes are made by fogleman/gg, which go-graphviz brings along anyway: tdewolff/canvas was tried first and left
// out, since it links a library without a licence (srwiley/scanx), one under the LGPL (fribidi), X11 and TeX.
//
//	err := png.Format{}.Write(w, placed, export.Options{})
package png

import (
	"image"
	"image/draw"
	"image/png"
	"io"
	"math"

	"github.com/fogleman/gg"

	"kg/internal/export"
	"kg/internal/export/paint"
	"kg/internal/picture"
)

// Scale is how many pixels a point has, and MaxPixels how many the image may have: 16 million take 64 MB and two seconds. A
// picture that would have more is drawn at a smaller scale.
const (
	Scale     = 2.0
	MaxPixels = 16_000_000
)

// Format is PNG.
type Format struct{}

// Name is "png".
func (Format) Name() string { return "png" }

// Extension is ".png".
func (Format) Extension() string { return ".png" }

// MediaType is the registered one.
func (Format) MediaType() string { return "image/png" }

// NeedsPlacing is true.
func (Format) NeedsPlacing() bool { return true }

// Write draws the picture; options make no difference. It fails before the first byte when a text cannot be set.
func (Format) Write(w io.Writer, p *picture.Placed, _ export.Options) error {
	if err := paint.Check("png", p); err != nil {
		return err
	}
	return png.Encode(w, Draw(p))
}

// Size is the width and height in pixels and the scale of a picture of w by h points.
func Size(w, h float64) (width, height int, scale float64) {
	scale = min(Scale, math.Sqrt(MaxPixels/max(1, w*h)))
	if scale < Scale {
		return max(1, int(w*scale)), max(1, int(h*scale)), scale
	}
	return max(1, int(math.Ceil(w*scale))), max(1, int(math.Ceil(h*scale))), scale
}

// Draw gives the picture as an image.
func Draw(p *picture.Placed) image.Image {
	width, height, scale := Size(p.Width, p.Height)
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	b := &brush{gg.NewContextForRGBA(img), scale}
	b.SetLineJoinRound()
	paint.Picture(p, b)
	return img
}

// brush draws on gg's context, whose unit is the pixel.
type brush struct {
	*gg.Context
	scale float64
}

// Node does nothing: an image has no parts.
func (b *brush) Node(int) {}

func (b *brush) Text(t picture.PlacedText) {
	b.Path(picture.Letters(t), paint.Style{Fill: t.Color})
}

func (b *brush) Path(steps []picture.Step, s paint.Style) {
	b.trace(steps)
	if s.Fill != "" {
		b.SetColor(paint.RGB(s.Fill))
		b.FillPreserve()
	}
	if s.Stroke != "" {
		b.SetColor(paint.RGB(s.Stroke))
		b.SetLineWidth(s.Width * b.scale)
		dashes := make([]float64, len(s.Dashes))
		for i, d := range s.Dashes {
			dashes[i] = d * b.scale
		}
		b.SetDash(dashes...)
		b.SetLineCapButt()
		if n := len(steps); n > 1 && steps[n-1].Op == 'Z' && steps[n-2].Op == 'L' {
			b.SetLineCapRound() // gg does not join the ends of a closed path, and those of a polygon are a corner
		}
		b.StrokePreserve()
	}
	b.ClearPath()
}

func (b *brush) trace(steps []picture.Step) {
	k := b.scale
	var start picture.Point
	for _, s := range steps {
		p := s.P
		switch s.Op {
		case 'M':
			start = p[0]
			b.NewSubPath()
			b.MoveTo(p[0].X*k, p[0].Y*k)
		case 'L':
			b.LineTo(p[0].X*k, p[0].Y*k)
		case 'C':
			b.CubicTo(p[0].X*k, p[0].Y*k, p[1].X*k, p[1].Y*k, p[2].X*k, p[2].Y*k)
		case 'Z':
			// A last stroke without length would get a joint that sticks out.
			if pen, _ := b.GetCurrentPoint(); math.Hypot(pen.X-start.X*k, pen.Y-start.Y*k) > 0.05 {
				b.ClosePath()
			}
		}
	}
}
