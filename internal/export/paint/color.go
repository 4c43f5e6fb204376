package paint

import (
	"image/color"
	"strconv"
)

// RGB reads a colour of the form "#rrggbb"; anything else is black.
func RGB(hex string) color.RGBA {
	c := color.RGBA{A: 255}
	if len(hex) != 7 || hex[0] != '#' {
		return c
	}
	n, err := strconv.ParseUint(hex[1:], 16, 32)
	if err != nil {
		return c
	}
	c.R, c.G, c.B = uint8(n>>16), uint8(n>>8), uint8(n)
	return c
}
