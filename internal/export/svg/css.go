package svg

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"kg/internal/model"
	"kg/internal/picture"
)

// Focus rings, on the light and on the dark ground: a contrast above 3 with the ground and with every outline's usual width beside it.
const (
	lightRing = "#d6006c"
	darkRing  = "#ffd166"
)

// sheet collects rules. value makes what stands for a colour: itself, or a variable that falls back to it.
type sheet struct {
	b     strings.Builder
	value func(name, color string) string
}

func (s *sheet) rule(selector, property, name, color string) {
	if isColor(color) {
		fmt.Fprintf(&s.b, "%s{%s:%s}\n", selector, property, s.value(name, color))
	}
}

// node paints everything with a class of a node's look.
func (s *sheet) node(class, name string, l picture.NodeLook) {
	s.rule(class, "fill", name+"-text", l.Text)
	s.rule(class+">path:not([fill=none])", "fill", name+"-fill", l.Fill)
	s.rule(class+">path", "stroke", name+"-stroke", l.Stroke)
}

// line paints everything with a class of a line's colour: the line, its arrowhead, its label.
func (s *sheet) line(class, name, color string) {
	s.rule(class+":not(.kg-label)", "stroke", name, color)
	s.rule(class+">path[fill]:not(.kg-hollow),.kg-label"+class, "fill", name, color)
}

// ground paints what shows the ground: the ground itself, halos, hollow marks.
func (s *sheet) ground(color string) {
	s.rule(".kg-ground,.kg-hollow,.kg-bead", "fill", "ground", color)
	s.rule(".kg-labels", "stroke", "ground", color)
}

// ring shows which link has the focus.
func (s *sheet) ring(color string) {
	s.rule("a.kg-node:focus-visible>path", "stroke", "focus", color)
}

const ringWidth = "a.kg-node:focus-visible{outline:0}\na.kg-node:focus-visible>path{stroke-width:4}\na.kg-node:hover>path{stroke-width:2.4}\n"

// isColor holds what may stand in a style sheet: "#rrggbb" and nothing else.
func isColor(s string) bool {
	return len(s) == 7 && s[0] == '#' && strings.Trim(s[1:], "0123456789abcdefABCDEF") == ""
}

// style writes the style sheet of a file of its own: what changes on a dark screen.
func (d *document) style() {
	s := &sheet{value: func(_, color string) string { return color }}
	for i, l := range d.looks.nodes {
		s.node(fmt.Sprintf(".kg-n%d", i), "", l.Dark())
	}
	for i, color := range d.looks.lines {
		s.line(fmt.Sprintf(".kg-l%d", i), "", picture.DarkText(color))
	}
	s.ground(picture.DarkGround)
	s.rule("svg:root", "background", "", picture.DarkGround) // what a window shows around a file of its own
	var seen []string
	for _, t := range d.p.Texts {
		if class := named(".kg-", string(t.Role)); !slices.Contains(seen, class) {
			seen = append(seen, class)
			s.rule(class, "fill", "", picture.DarkText(t.Color))
		}
	}
	if len(d.p.Legend) > 0 {
		s.rule(".kg-legend", "fill", "", picture.DarkText(d.p.LegendText(0).Color))
	}
	d.raw("<style>\n")
	if !d.o.Link.IsZero() {
		light := &sheet{value: s.value}
		light.ring(lightRing)
		s.ring(darkRing)
		d.raw(ringWidth).raw(light.b.String())
	}
	d.raw("@media(prefers-color-scheme:dark){\n").raw(s.b.String()).raw("}\n</style>\n")
}

// WriteCSS writes the style sheet for pictures inside pages. Every colour is a variable that a page may set, --kg-measure-fill
// for one, and falls back to the dataset's own look, on dark screens to its dark counterpart.
func WriteCSS(w io.Writer, o model.Ontology, style model.Style) error {
	_, err := io.WriteString(w, cssHead+rules(o, style, false)+cssRing+
		"\n@media (prefers-color-scheme: dark) {\n"+rules(o, style, true)+"}\n")
	return err
}

const cssHead = `/* Pictures of kg inside pages (kg render --profile inline). Set a variable, on :root say, to change a colour:
   :root { --kg-ground: transparent }. Made by kg css. */
.kg-picture{display:block;width:100%;height:auto;margin-inline:auto}
.kg-size-page{max-width:64rem}
.kg-size-slide{max-width:80rem}
.kg-size-poster{max-width:110rem}
`

const cssRing = "a.kg-node{cursor:pointer}\n" + ringWidth

// rules are the rules for one ground.
func rules(o model.Ontology, style model.Style, dark bool) string {
	s := &sheet{value: func(name, color string) string { return "var(--kg-" + name + "," + color + ")" }}
	ground, ring := picture.LightGround, lightRing
	text := func(color string) string { return color }
	if dark {
		ground, ring, text = picture.DarkGround, darkRing, picture.DarkText
		s.node(".kg-group", "frame", picture.NodeLook{Fill: "#f4f4f4", Stroke: "#8a8a8a", Text: "#333333"}.Dark())
		s.line(":is(.kg-rule,.kg-edge,.kg-label,.kg-sample[fill=none]):not([class*=kg-kind-])", "line", picture.DarkText("#5f5f5f"))
	}
	for _, row := range style.Types {
		look := picture.NodeLook{Fill: row.Fill, Stroke: row.Stroke, Text: row.Text}
		if dark {
			look = look.Dark()
		}
		if classes := classesOf(o, style, row.Type); len(classes) > 0 {
			class := classes[0]
			if len(classes) > 1 {
				class = ":is(" + strings.Join(classes, ",") + ")"
			}
			s.node(class, cssName(row.Type), look)
		}
	}
	for _, row := range style.Relations {
		s.line(".kg-kind-"+cssName(row.ID), cssName(row.ID)+"-line", text(row.Stroke))
	}
	s.ground(ground)
	for _, t := range frame() {
		s.rule(named(".kg-", string(t.Role)), "fill", string(t.Role), text(t.Color))
	}
	s.ring(ring)
	return s.b.String()
}

// classesOf are the classes of the types that have the look of a row: its own, and those below it without a row of their own.
func classesOf(o model.Ontology, style model.Style, row string) (classes []string) {
	for _, t := range o.Types {
		for _, up := range o.Lineage(t.ID) {
			if !slices.ContainsFunc(style.Types, func(s model.TypeStyle) bool { return s.Type == up }) {
				continue
			}
			if up == row {
				classes = append(classes, ".kg-type-"+cssName(t.ID))
			}
			break
		}
	}
	return classes
}

// cssName is a name inside a selector or a variable.
func cssName(s string) string { return strings.ReplaceAll(identifier(s), ".", `\.`) }

// frame is a text of each role that stands around a drawing, in the colours that every picture has.
func frame() []picture.PlacedText {
	p := &picture.Picture{Title: "-", Caption: "-", Omitted: "-", Source: "-", Legend: []picture.LegendEntry{{Label: "-", Line: &picture.LineLook{}}}}
	p.Fit(picture.PageMetrics())
	placed := picture.Compose(p, picture.Drawing{})
	tick := placed.LegendText(0)
	tick.Role = picture.TickText
	return append(placed.Texts, placed.LegendText(0), tick)
}
