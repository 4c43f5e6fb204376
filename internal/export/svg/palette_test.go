package svg_test

import (
	"math"
	"testing"

	"github.com/lucasb-eyer/go-colorful"

	"kg/internal/picture"
)

// deficiencies are how colours look to those who lack one kind of cones (Machado, Oliveira and Fernandes 2009, severity 1), as matrices of linear RGB.
func deficiencies() map[string][9]float64 {
	return map[string][9]float64{
		"none":         {1, 0, 0, 0, 1, 0, 0, 0, 1},
		"protanopia":   {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
		"deuteranopia": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
		"tritanopia":   {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
	}
}

func seen(color string, m [9]float64) colorful.Color {
	c, _ := colorful.Hex(color)
	r, g, b := c.LinearRgb()
	at := func(i int) float64 { return math.Min(1, math.Max(0, m[i]*r+m[i+1]*g+m[i+2]*b)) }
	return colorful.LinearRgb(at(0), at(3), at(6))
}

// away is how far two colours lie apart in OKLab, where black and white lie 1 apart.
func away(a, b colorful.Color) float64 {
	l1, a1, b1 := a.OkLab()
	l2, a2, b2 := b.OkLab()
	return math.Sqrt((l1-l2)*(l1-l2) + (a1-a2)*(a1-a2) + (b1-b2)*(b1-b2))
}

// enough is a difference that is seen at a glance between lines of a point's width: about five just noticeable ones.
const enough = 0.05

// Any two line styles of the dataset are told apart by dashes or width, or else by colour, whatever cones somebody lacks, on both
// grounds. So are any two looks of types that have one shape, by their outlines or fills, unless they are drawn alike on purpose.
func TestPaletteForTheColourBlind(t *testing.T) {
	style := shipped(t).Style
	for name, m := range deficiencies() {
		for _, dark := range []bool{false, true} {
			shade := func(light, darkened string) string {
				if dark {
					return darkened
				}
				return light
			}
			for i, a := range style.Relations {
				for _, b := range style.Relations[:i] {
					if a.Line != b.Line || math.Abs(a.Width-b.Width) > 0.25 || a.Stroke == b.Stroke {
						continue
					}
					if d := away(seen(shade(a.Stroke, picture.DarkText(a.Stroke)), m), seen(shade(b.Stroke, picture.DarkText(b.Stroke)), m)); d < enough {
						t.Errorf("%s, dark %v: the lines %s and %s differ by %.3f", name, dark, a.ID, b.ID, d)
					}
				}
			}
			for i, a := range style.Types {
				for _, b := range style.Types[:i] {
					la, lb := picture.NodeLook{Fill: a.Fill, Stroke: a.Stroke, Text: a.Text}, picture.NodeLook{Fill: b.Fill, Stroke: b.Stroke, Text: b.Text}
					if a.Shape != b.Shape || la == lb {
						continue
					}
					if dark {
						la, lb = la.Dark(), lb.Dark()
					}
					if d := math.Max(away(seen(la.Stroke, m), seen(lb.Stroke, m)), away(seen(la.Fill, m), seen(lb.Fill, m))); d < enough {
						t.Errorf("%s, dark %v: the types %s and %s differ by %.3f", name, dark, a.Type, b.Type, d)
					}
				}
			}
		}
	}
}
