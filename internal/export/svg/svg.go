// Package svg writes pictures as SVG 1.1 that browsers, Inkscape and librsvg draw alike: a viewBox and no
// fixed size, presentation attributes and no style sheet, no script, every text with its measured length. Titles and a
// description are wired for screen readers (SVG Accessibility API Mappings 1.0).
//
// It places and measures nothing.
//
//	err := svg.Format{}.Write(w, placed, export.Options{Profile: export.Inline})
package svg

import (
	"errors"
	"io"

	"kg/internal/export"
	"kg/internal/picture"
)

// Format is SVG.
type Format struct{}

// Name is "svg".
func (Format) Name() string { return "svg" }

// Extension is ".svg".
func (Format) Extension() string { return ".svg" }

// MediaType is the registered one.
func (Format) MediaType() string { return "image/svg+xml" }

// NeedsPlacing is true.
func (Format) NeedsPlacing() bool { return true }

// Write writes the picture. The standalone profile has an XML declaration and a white ground; inline has neither and
// takes the page's.
func (Format) Write(w io.Writer, p *picture.Placed, o export.Options) error {
	if len(p.NodeAt) != len(p.Nodes) || len(p.EdgeAt) != len(p.Edges) || len(p.LegendAt) != len(p.Legend) {
		return errors.New("svg: the picture has not been placed")
	}
	d := &document{p: p, prefix: identifier(p.ID)}
	d.open(o.Profile)
	d.edges()
	d.nodes()
	d.labels()
	d.frame()
	d.b = append(d.b, "</svg>\n"...)
	_, err := w.Write(d.b)
	return err
}

// document collects the bytes; a picture is some ten kilobytes.
type document struct {
	p      *picture.Placed
	prefix string
	b      []byte
}

func (d *document) open(profile export.Profile) {
	if profile != export.Inline {
		d.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	}
	d.raw(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 `)
	d.num(d.p.Width).raw(" ").num(d.p.Height).raw(`"`)
	d.attr("id", d.prefix).attr("class", "kg").attr("role", "img")
	if d.p.Lang != "" {
		d.attr("lang", d.p.Lang)
		if profile != export.Inline {
			d.attr("xml:lang", d.p.Lang)
		}
	}
	labelled := d.prefix + "-title"
	if d.p.Desc != "" {
		labelled += " " + d.prefix + "-desc"
	}
	d.attr("aria-labelledby", labelled).attr("font-family", picture.FontFamily).raw(">\n")
	d.raw("<title").attr("id", d.prefix+"-title").raw(">").text(d.p.Title).raw("</title>\n")
	if d.p.Desc != "" {
		d.raw("<desc").attr("id", d.prefix+"-desc").raw(">").text(d.p.Desc).raw("</desc>\n")
	}
	if profile != export.Inline {
		d.raw(`<rect width="100%" height="100%" fill="#ffffff"/>` + "\n")
	}
}

func (d *document) edges() {
	if len(d.p.Edges) == 0 {
		return
	}
	d.raw(`<g class="edges">` + "\n")
	for i := range d.p.Edges {
		e, at := &d.p.Edges[i], &d.p.EdgeAt[i]
		d.raw("<g").attr("id", d.prefix+"-e-"+identifier(e.ID)).attr("class", "edge").raw(">")
		if e.Title != "" {
			d.raw("<title>").text(e.Title).raw("</title>")
		}
		d.raw(`<path fill="none" d="`).bezier(at.Curve).raw(`"`).line(e.Look).raw("/>")
		if head, ok := at.Arrowhead(); ok {
			d.arrowhead(head, e.Look.Stroke, e.Hollow)
		}
		d.raw("</g>\n")
	}
	d.raw("</g>\n")
}

func (d *document) nodes() {
	if len(d.p.Nodes) == 0 {
		return
	}
	d.raw(`<g class="nodes">` + "\n")
	for i := range d.p.Nodes {
		n := &d.p.Nodes[i]
		d.raw("<g").attr("id", d.prefix+"-n-"+identifier(n.ID)).attr("class", "node").raw("><title>").text(n.Label)
		if n.Kind != "" {
			d.raw(" (").text(n.Kind).raw(")")
		}
		d.raw("</title>")
		width := 1.2
		if n.Focus {
			width = 2.2
		}
		d.shape(n.Look, d.p.NodeAt[i], n.W, n.H, width)
		d.lines(d.p.NodeText(i))
		d.raw("</g>\n")
	}
	d.raw("</g>\n")
}

// labels writes the labels of edges above everything, with a halo that keeps lines off the letters.
func (d *document) labels() {
	open := false
	for i := range d.p.Edges {
		if len(d.p.Edges[i].Lines) == 0 {
			continue
		}
		if !open {
			d.raw(`<g class="labels" stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke">` + "\n")
			open = true
		}
		d.lines(d.p.EdgeText(i))
		d.raw("\n")
	}
	if open {
		d.raw("</g>\n")
	}
}

// frame writes the texts around the drawing and the legend.
func (d *document) frame() {
	if len(d.p.Legend) > 0 {
		d.raw(`<g class="legend">` + "\n")
		for i := range d.p.Legend {
			d.sample(i)
			d.lines([]picture.PlacedText{d.p.LegendText(i)})
			d.raw("\n")
		}
		d.raw("</g>\n")
	}
	if len(d.p.Texts) == 0 {
		return
	}
	d.raw(`<g class="frame">` + "\n")
	for i := range d.p.Texts {
		d.lines(d.p.Texts[i : i+1])
		d.raw("\n")
	}
	d.raw("</g>\n")
}

func (d *document) sample(i int) {
	l := &d.p.Legend[i]
	at, w, h := d.p.LegendSample(i)
	switch {
	case l.Node != nil:
		d.shape(*l.Node, at, w, h, 1.2)
	case l.Line != nil:
		from, foot, to := at.X-w/2, at.X+w/2-6, at.X+w/2
		d.raw(`<path fill="none" d="M`).point(picture.Point{X: from, Y: at.Y}).raw("H").num(foot).raw(`"`).line(*l.Line).raw("/>")
		e := picture.PlacedEdge{Curve: []picture.Point{{X: foot, Y: at.Y}}, Tip: picture.Point{X: to, Y: at.Y}}
		head, _ := e.Arrowhead()
		d.arrowhead(head, l.Line.Stroke, l.Hollow)
	}
}

// arrowhead draws a triangle: filled, or its outline alone.
func (d *document) arrowhead(head [3]picture.Point, color string, hollow bool) {
	d.raw(`<path d="M`).point(head[0]).raw("L").point(head[1]).raw("L").point(head[2]).raw(`Z"`)
	if hollow {
		d.attr("fill", "#ffffff").attr("stroke", color).raw("/>")
		return
	}
	d.attr("fill", color).raw("/>")
}
