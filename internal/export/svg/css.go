package svg

import (
	"fmt"
	"slices"
	"strings"

	"kg/internal/picture"
)

// Focus rings, on the light and on the dark ground: a contrast above 3 with the ground and with every outline's usual width beside it.
const (
	lightRing = "#d6006c"
	darkRing  = "#ffd166"
)

// sheet collects rules. value makes what stands for a colour that has a name, a light and a dark form.
type sheet struct {
	b     strings.Builder
	value func(name, light, dark string) string
}

func (s *sheet) rule(selector, property, name, light, dark string) {
	if isColor(light) && isColor(dark) {
		fmt.Fprintf(&s.b, "%s{%s:%s}\n", selector, property, s.value(name, light, dark))
	}
}

// node paints everything with a class of a node's look.
func (s *sheet) node(class, name string, l picture.NodeLook) {
	dark := l.Dark()
	s.rule(class, "fill", name+"-text", l.Text, dark.Text)
	s.rule(class+">path:not([fill=none])", "fill", name+"-fill", l.Fill, dark.Fill)
	s.rule(class+">path", "stroke", name+"-stroke", l.Stroke, dark.Stroke)
}

// line paints everything with a class of a line's colour: the line, its arrowhead, its label.
func (s *sheet) line(class, name, color string) {
	dark := picture.DarkText(color)
	s.rule(class+":not(.kg-label)", "stroke", name, color, dark)
	s.rule(class+">path[fill]:not(.kg-hollow),.kg-label"+class, "fill", name, color, dark)
}

// text paints a text around the drawing.
func (s *sheet) text(class, name, color string) {
	s.rule(class, "fill", name, color, picture.DarkText(color))
}

// ground paints what shows the ground: the ground itself, halos, hollow marks.
func (s *sheet) ground() {
	s.rule(".kg-ground", "fill", "ground", picture.LightGround, picture.DarkGround)
	// What keeps lines away from words, beads and hollow heads hides them however clear the ground is.
	s.rule(".kg-hollow,.kg-bead", "fill", "halo", picture.LightGround, picture.DarkGround)
	s.rule(".kg-labels", "stroke", "halo", picture.LightGround, picture.DarkGround)
}

// ring shows which link has the focus.
func (s *sheet) ring() {
	s.rule("a.kg-node:focus-visible>path", "stroke", "focus", lightRing, darkRing)
}

const ringWidth = "a.kg-node:focus-visible{outline:0}\na.kg-node:focus-visible>path{stroke-width:4}\na.kg-node:hover>path{stroke-width:2.4}\n"

// isColor holds what may stand in a style sheet: "#rrggbb" and nothing else.
func isColor(s string) bool {
	return len(s) == 7 && s[0] == '#' && strings.Trim(s[1:], "0123456789abcdefABCDEF") == ""
}

// style writes the style sheet of a file of its own: what changes on a dark screen.
func (d *document) style() {
	s := &sheet{value: func(_, _, dark string) string { return dark }}
	for i, l := range d.looks.nodes {
		s.node(fmt.Sprintf(".kg-n%d", i), "", l)
	}
	for i, color := range d.looks.lines {
		s.line(fmt.Sprintf(".kg-l%d", i), "", color)
	}
	s.ground()
	s.rule("svg:root", "background", "", picture.LightGround, picture.DarkGround) // what a window shows around a file of its own
	var seen []string
	for _, t := range d.p.Texts {
		if class := named(".kg-", string(t.Role)); !slices.Contains(seen, class) {
			seen = append(seen, class)
			s.text(class, "", t.Color)
		}
	}
	if len(d.p.Legend) > 0 {
		s.text(".kg-legend", "", d.p.LegendText(0).Color)
	}
	d.raw("<style>\n")
	if !d.o.Link.IsZero() {
		light := &sheet{value: func(_, light, _ string) string { return light }}
		light.ring()
		s.ring()
		d.raw(ringWidth).raw(light.b.String())
	}
	d.raw("@media(prefers-color-scheme:dark){\n").raw(s.b.String()).raw("}\n</style>\n")
}
