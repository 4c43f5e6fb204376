package picture

import (
	"math"

	"github.com/lucasb-eyer/go-colorful"
)

// Grounds are what pictures are drawn on.
const (
	LightGround = "#ffffff"
	DarkGround  = "#171717"
)

// The contrasts that dark looks have at least (WCAG 2.2 1.4.3 and 1.4.11); the line's is that of text, since a line's label has its colour.
const (
	textContrast    = 4.5
	lineContrast    = 4.5
	outlineContrast = 3.0
)

// Dark is a colour's counterpart on the dark ground: the same hue with its lightness turned round (in OKLab, where steps of
// lightness look alike), so that colours that are told apart by their lightness still are, and light text on dark fill becomes dark
// text on light fill. What is no "#rrggbb" is returned as it is.
func Dark(color string) string {
	c, err := colorful.Hex(color)
	if err != nil {
		return color
	}
	const darkest, reach = 0.205, 0.755 // the lightness of DarkGround, and from there to that of black's counterpart
	l, a, b := c.OkLab()
	return within(darkest+reach*(1-l), a*1.25, b*1.25)
}

// within is the colour of a lightness, with its chroma lowered until a screen can show it.
func within(l, a, b float64) string {
	for range 40 {
		if c := colorful.OkLab(l, a, b); c.IsValid() {
			return c.Hex()
		}
		a, b = a*0.93, b*0.93
	}
	return colorful.OkLab(l, 0, 0).Clamped().Hex()
}

// Dark is the look on the dark ground. Its text has a contrast of at least 4.5 with its fill, and its outline one of 3 with the ground.
func (l NodeLook) Dark() NodeLook {
	l.Fill = Dark(l.Fill)
	l.Text = apart(Dark(l.Text), l.Fill, textContrast)
	l.Stroke = apart(Dark(l.Stroke), DarkGround, outlineContrast)
	return l
}

// Dark is the look on the dark ground, with a contrast of at least 4.5.
func (l LineLook) Dark() LineLook {
	l.Stroke = DarkText(l.Stroke)
	return l
}

// DarkText is the counterpart of a text's colour on the dark ground, with a contrast of at least 4.5.
func DarkText(color string) string { return apart(Dark(color), DarkGround, lineContrast) }

// apart moves a colour's lightness away from another's until their contrast is enough, the way that gets there first.
func apart(color, from string, enough float64) string {
	c, err := colorful.Hex(color)
	if err != nil || Contrast(color, from) >= enough {
		return color
	}
	l, a, b := c.OkLab()
	for step := 0.01; step <= 1; step += 0.01 {
		for _, to := range []float64{l + step, l - step} {
			if to < 0 || to > 1 {
				continue
			}
			if moved := within(to, a, b); Contrast(moved, from) >= enough {
				return moved
			}
		}
	}
	return color
}

// Contrast is the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"); 1 when one is no "#rrggbb".
func Contrast(a, b string) float64 {
	x, errX := colorful.Hex(a)
	y, errY := colorful.Hex(b)
	if errX != nil || errY != nil {
		return 1
	}
	la, lb := luminance(x), luminance(y)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(c colorful.Color) float64 {
	r, g, b := c.LinearRgb()
	return 0.2126*r + 0.7152*g + 0.0722*b
}
