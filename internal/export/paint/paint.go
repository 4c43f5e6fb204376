// Package paint takes a placed picture apart into strokes, fills and texts, in the order in which they are drawn, for the
// formats that draw by themselves: PNG and PDF. What it hands out looks as the SVG does.
//
// It knows no format and measures nothing.
//
//	if err := paint.Check("png", placed); err != nil {
//		return err
//	}
//	paint.Picture(placed, brush)
package paint

import (
	"fmt"
	"strings"

	"kg/internal/picture"
)

// Style is how a path is drawn. Colours are "#rrggbb"; "" for none.
type Style struct {
	Fill   string
	Stroke string
	Width  float64   // of the stroke, points
	Dashes []float64 // lengths of dashes and gaps, points; nil is solid
	Round  bool      // round joints of the stroke, else mitred ones
}

// Brush is what a format can draw with.
type Brush interface {
	Path(steps []picture.Step, s Style)
	Text(t picture.PlacedText)
	// Node is called before the strokes of each node.
	Node(i int)
}

// Colours and lengths that are the format's own, the same as in SVG.
const (
	ground = "#ffffff"
	thin   = 1.2 // outline of a node
	thick  = 2.2 // of the node that the picture is about
	halo   = 3.0 // stroke behind the label of an edge
)

// Check says why a picture cannot be drawn: it has not been placed, or holds a text whose letters the font lacks or
// that is not written from left to right. Such a text is refused, never drawn as something else.
func Check(format string, p *picture.Placed) error {
	if len(p.NodeAt) != len(p.Nodes) || len(p.EdgeAt) != len(p.Edges) || len(p.LegendAt) != len(p.Legend) {
		return fmt.Errorf("%s: the picture has not been placed", format)
	}
	for _, t := range Texts(p) {
		if r, found := picture.Unset(t.Text); found {
			return fmt.Errorf("%s: the text %q holds %q (%U), expected letters that Liberation Sans has, written from left to right; write the picture as svg",
				format, shown(t.Text), r, r)
		}
	}
	return nil
}

// shown shortens a text for a message.
func shown(text string) string {
	if runes := []rune(text); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return text
}

// Texts lists every line of text of a picture in the order in which Picture draws them, without empty ones.
func Texts(p *picture.Placed) []picture.PlacedText {
	var l lister
	Picture(p, &l)
	return l.texts
}

type lister struct{ texts []picture.PlacedText }

func (l *lister) Path([]picture.Step, Style) {}
func (l *lister) Node(int)                   {}
func (l *lister) Text(t picture.PlacedText)  { l.texts = append(l.texts, t) }

// Picture draws a placed picture.
func Picture(p *picture.Placed, b Brush) {
	h := hand{p, b}
	h.groups()
	for _, r := range p.Rules {
		h.b.Path(line(r.From, r.To), stroke(r.Look))
	}
	for i, dashes := range p.Dashes() {
		h.edge(i, dashes)
	}
	for i := range p.Nodes {
		h.node(i)
	}
	for i := range p.Groups {
		h.texts(p.GroupText(i))
	}
	for i := range p.Edges {
		for _, t := range p.EdgeText(i) {
			h.b.Path(picture.Letters(t), Style{Stroke: ground, Width: halo, Round: true})
		}
		h.texts(p.EdgeText(i))
	}
	for i := range p.Legend {
		h.sample(i)
		h.texts([]picture.PlacedText{p.LegendText(i)})
	}
	h.texts(p.Texts)
}

// hand is the work of one Picture.
type hand struct {
	p *picture.Placed
	b Brush
}

func (h hand) texts(texts []picture.PlacedText) {
	for _, t := range texts {
		t.Text = picture.Clean(t.Text)
		if strings.TrimSpace(t.Text) != "" {
			h.b.Text(t)
		}
	}
}

// groups draws the frames, those that hold others first as they come.
func (h hand) groups() {
	for i, r := range h.p.GroupAt {
		look := h.p.Groups[i].Look
		w, ht := r.Max.X-r.Min.X, r.Max.Y-r.Min.Y
		shape := look.Shape
		if shape == "" {
			shape = picture.Round
		}
		outline, _ := picture.Outline(shape, picture.Point{X: r.Min.X + w/2, Y: r.Min.Y + ht/2}, w, ht)
		h.b.Path(outline, Style{Fill: look.Fill, Stroke: look.Stroke, Width: 1})
	}
}

func (h hand) edge(i int, dashes []float64) {
	e, at := &h.p.Edges[i], &h.p.EdgeAt[i]
	if len(at.Curve) == 0 {
		return
	}
	s := stroke(e.Look)
	s.Dashes = dashes
	h.b.Path(bezier(h.p.Course(i)), s)
	h.arrowhead(at, e.Look.Stroke, e.Hollow)
	h.beads(h.p.Beads(i), e.Look)
}

// beads draws hollow beads upon a line that stands for a chain.
func (h hand) beads(centres []picture.Point, look picture.LineLook) {
	for _, at := range centres {
		outline, _ := picture.Outline(picture.Ellipse, at, 2*picture.BeadRadius, 2*picture.BeadRadius)
		h.b.Path(outline, Style{Fill: ground, Stroke: look.Stroke, Width: look.Width})
	}
}

func (h hand) arrowhead(at *picture.PlacedEdge, color string, hollow bool) {
	head, ok := at.Arrowhead()
	if !ok {
		return
	}
	s := Style{Fill: color}
	if hollow {
		s = Style{Fill: ground, Stroke: color, Width: 1}
	}
	h.b.Path([]picture.Step{step('M', head[0]), step('L', head[1]), step('L', head[2]), {Op: 'Z'}}, s)
}

func (h hand) node(i int) {
	n, at := &h.p.Nodes[i], h.p.NodeAt[i]
	h.b.Node(i)
	front, w, ht := n.Front(at)
	for _, behind := range n.Behind(at) {
		outline, _ := picture.Outline(n.Look.Shape, behind, w, ht)
		h.b.Path(outline, Style{Fill: n.Look.Fill, Stroke: n.Look.Stroke, Width: 1})
	}
	width := thin
	if n.Focus {
		width = thick
	}
	h.shape(n.Look, front, w, ht, width)
	h.texts(h.p.NodeText(i))
}

// shape draws an outline and what is drawn upon it.
func (h hand) shape(l picture.NodeLook, at picture.Point, w, ht, width float64) {
	outline, detail := picture.Outline(l.Shape, at, w, ht)
	h.b.Path(outline, Style{Fill: l.Fill, Stroke: l.Stroke, Width: width})
	if len(detail) > 0 {
		h.b.Path(detail, Style{Stroke: l.Stroke, Width: width})
	}
}

func (h hand) sample(i int) {
	l := &h.p.Legend[i]
	at, w, ht := h.p.LegendSample(i)
	switch {
	case l.Node != nil:
		h.shape(*l.Node, at, w, ht, thin)
	case l.Line != nil:
		from, foot := picture.Point{X: at.X - w/2, Y: at.Y}, picture.Point{X: at.X + w/2 - 6, Y: at.Y}
		h.b.Path(line(from, foot), stroke(*l.Line))
		h.arrowhead(&picture.PlacedEdge{Curve: []picture.Point{foot}, Tip: picture.Point{X: at.X + w/2, Y: at.Y}}, l.Line.Stroke, l.Hollow)
		if l.Chain {
			h.beads([]picture.Point{{X: at.X - 3, Y: at.Y}}, *l.Line)
		}
	}
}

func stroke(l picture.LineLook) Style {
	return Style{Stroke: l.Stroke, Width: l.Width, Dashes: l.Line.Dashes(l.Width)}
}

func step(op byte, p picture.Point) picture.Step {
	return picture.Step{Op: op, P: [3]picture.Point{p}}
}

func line(from, to picture.Point) []picture.Step {
	return []picture.Step{step('M', from), step('L', to)}
}

// bezier turns a chain of cubic curves into steps.
func bezier(curve []picture.Point) []picture.Step {
	steps := []picture.Step{step('M', curve[0])}
	for i := 1; i+2 < len(curve); i += 3 {
		steps = append(steps, picture.Step{Op: 'C', P: [3]picture.Point{curve[i], curve[i+1], curve[i+2]}})
	}
	return steps
}
