package d2

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"kg/internal/picture"
)

// look is the shape and the style of a node.
func look(l picture.NodeLook, focus bool) string {
	shape, more := shapeOf(l.Shape)
	parts := []string{"shape: " + shape}
	for _, c := range []struct{ key, color string }{{"fill", l.Fill}, {"stroke", l.Stroke}, {"font-color", l.Text}} {
		if isColor(c.color) {
			parts = append(parts, fmt.Sprintf(`style.%s: "%s"`, c.key, c.color))
		}
	}
	if more != "" {
		parts = append(parts, more)
	}
	if focus {
		parts = append(parts, "style.stroke-width: 3", "style.bold: true")
	}
	return strings.Join(parts, "; ")
}

// shapeOf maps a shape to D2's, each to another look. Diamonds, circles and clouds, which grow with the square of a label, and
// persons are left alone.
func shapeOf(s picture.Shape) (shape, style string) {
	switch s {
	case picture.Round:
		return "rectangle", "style.border-radius: 8"
	case picture.Pill:
		return "rectangle", "style.border-radius: 99"
	case picture.Note:
		return "page", ""
	case picture.Component:
		return "rectangle", "style.double-border: true"
	case picture.Octagon: // the outline of a hexagon with depth has eight corners
		return "hexagon", "style.3d: true"
	case picture.Ellipse:
		return "oval", ""
	case picture.House: // depth gives a box a slope above
		return "rectangle", "style.3d: true"
	case picture.Trapezium: // a tube, whose ends differ too
		return "queue", ""
	case picture.Tab: // a folder
		return "package", ""
	case picture.Stack: // a sheet of paper, with another foot than head
		return "document", ""
	case picture.Tag: // a tip at its right
		return "step", ""
	case picture.Ticket: // an outline that is broken, though at its foot
		return "callout", ""
	case picture.Leaf: // two opposite sides are curved for two corners
		return "stored_data", ""
	case picture.Plaque: // a frame, with corners of its own
		return "rectangle", "style.double-border: true; style.border-radius: 12"
	case picture.Hexagon, picture.Cylinder, picture.Parallelogram:
		return string(s), ""
	}
	return "rectangle", ""
}

// line is the style of an edge. D2's dashes have one length for dash and gap, from 1 to 10.
func line(l picture.LineLook) string {
	var parts []string
	if isColor(l.Stroke) {
		parts = append(parts, fmt.Sprintf(`style.stroke: "%s"; style.font-color: "%s"`, l.Stroke, l.Stroke))
	}
	parts = append(parts, fmt.Sprintf("style.stroke-width: %d", int(max(1, min(15, math.Round(l.Width*1.5))))))
	if dash := map[picture.Line]int{picture.Dotted: 2, picture.Dashed: 4, picture.DashDot: 6, picture.Long: 10}[l.Line]; dash > 0 {
		parts = append(parts, fmt.Sprintf("style.stroke-dash: %d", dash))
	}
	return strings.Join(parts, "; ")
}

// isColor lets nothing through but "#rrggbb".
func isColor(c string) bool {
	if len(c) != 7 || c[0] != '#' {
		return false
	}
	_, err := strconv.ParseUint(c[1:], 16, 32)
	return err == nil
}

// quote makes a double-quoted string of lines.
func quote(lines ...string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i, l := range lines {
		if i > 0 {
			b.WriteString(`\n`)
		}
		for _, r := range picture.Clean(l) {
			if r == '"' || r == '\\' || r == '$' {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
