package picture_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/lucasb-eyer/go-colorful"
	"pgregory.net/rapid"

	"kg/internal/picture"
)

var color = rapid.Custom(func(t *rapid.T) string { return fmt.Sprintf("#%06x", rapid.IntRange(0, 0xffffff).Draw(t, "rgb")) })

// Whatever colours somebody writes into styles.yaml: on the dark ground text, outline and line can be read.
func TestDarkLooksHaveContrast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := picture.NodeLook{Fill: color.Draw(t, "fill"), Stroke: color.Draw(t, "stroke"), Text: color.Draw(t, "text")}.Dark()
		if c := picture.Contrast(n.Text, n.Fill); c < 4.5 {
			t.Errorf("text %s on %s: %.2f", n.Text, n.Fill, c)
		}
		if c := picture.Contrast(n.Stroke, picture.DarkGround); c < 3 {
			t.Errorf("outline %s: %.2f", n.Stroke, c)
		}
		if l := (picture.LineLook{Stroke: color.Draw(t, "line")}).Dark(); picture.Contrast(l.Stroke, picture.DarkGround) < 4.5 {
			t.Errorf("line %s", l.Stroke)
		}
	})
}

// A lighter colour becomes a darker one, and its hue stays.
func TestDarkTurnsLightnessRound(t *testing.T) {
	if got := picture.Dark("#ffffff"); picture.Contrast(got, picture.DarkGround) > 1.1 {
		t.Errorf("white becomes %s, which is not the ground", got)
	}
	if got := picture.Dark("#000000"); picture.Contrast(got, picture.DarkGround) < 12 {
		t.Errorf("black becomes %s", got)
	}
	if got := picture.Dark("url(x)"); got != "url(x)" {
		t.Errorf("no colour becomes %q", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := color.Draw(t, "a"), color.Draw(t, "b")
		x, _ := colorful.Hex(a)
		y, _ := colorful.Hex(b)
		dx, _ := colorful.Hex(picture.Dark(a))
		dy, _ := colorful.Hex(picture.Dark(b))
		lx, cx, hx := x.OkLch()
		ly, _, _ := y.OkLch()
		mx, dc, mhx := dx.OkLch()
		my, _, _ := dy.OkLch()
		if lx > ly+0.02 && mx >= my {
			t.Errorf("%s is lighter than %s, and %s is not darker than %s", a, b, dx.Hex(), dy.Hex())
		}
		if away := math.Abs(math.Mod(hx-mhx+540, 360) - 180); cx > 0.05 && dc > 0.03 && away > 12 {
			t.Errorf("%s turns its hue by %.0f° into %s", a, away, dx.Hex())
		}
	})
}

func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#ffffff", "#ffffff", 1}, {"#777777", "#ffffff", 4.48}, {"red", "#ffffff", 1}} {
		if got := picture.Contrast(c.a, c.b); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%s on %s: %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}
