package svg

import "kg/internal/picture"

// groups draws the frames behind everything, each with its heading.
func (d *document) groups() {
	if len(d.p.GroupAt) != len(d.p.Groups) || len(d.p.Groups) == 0 {
		return
	}
	d.raw(`<g class="kg-groups"`).fontSize(d.p.Metrics.Font).raw(">\n")
	for i := range d.p.Groups {
		g, at := &d.p.Groups[i], d.p.GroupAt[i]
		class := "" // in a page all frames look alike
		if !d.inline {
			class = d.looks.node(g.Look, false, "")
		}
		d.raw("<g").attr("id", d.id(groupPart, g.ID)).attr("class", d.classes("kg-group", class))
		d.attr("fill", g.Look.Text).raw(` role="graphics-symbol"><title>`).text(g.Label).raw("</title>")
		d.shape(g.Look, picture.Point{X: (at.Min.X + at.Max.X) / 2, Y: (at.Min.Y + at.Max.Y) / 2}, at.Max.X-at.Min.X, at.Max.Y-at.Min.Y, 1)
		d.lines(d.p.GroupText(i), g.Look.Text, d.p.Metrics.Font)
		d.raw("</g>\n")
	}
	d.raw("</g>\n")
}

// rules draws plain lines, which say nothing that is not said elsewhere.
func (d *document) rules() {
	if len(d.p.Rules) == 0 {
		return
	}
	d.raw(`<g class="kg-rules" fill="none" aria-hidden="true">` + "\n")
	for _, r := range d.p.Rules {
		d.raw("<path").attr("class", d.classes("kg-rule", d.looks.line(r.Look, d.inline, "")))
		d.raw(` d="`).course([]picture.Point{r.From}).lineTo(r.To).raw(`"`).line(r.Look).raw("/>\n")
	}
	d.raw("</g>\n")
}

func (d *document) edges() {
	if len(d.p.Edges) == 0 {
		return
	}
	dashes := d.p.Dashes()
	d.raw(`<g class="kg-edges" fill="none">` + "\n")
	for i := range d.p.Edges {
		e, at := &d.p.Edges[i], &d.p.EdgeAt[i]
		d.raw("<g").attr("id", d.id(edgePart, e.ID)).attr("class", d.classes("kg-edge", d.looks.line(e.Look, d.inline, e.Kind))).dashed(e.Look, dashes[i])
		if e.Title != "" {
			d.raw(` role="graphics-symbol"><title>`).text(e.Title).raw("</title>")
		} else {
			d.raw(">")
		}
		d.raw(`<path d="`).course(d.p.Course(i)).raw(`"/>`)
		if head, ok := at.Arrowhead(); ok {
			d.arrowhead(head, e.Look, e.Hollow)
		}
		d.beads(d.p.Beads(i), e.Look)
		d.raw("</g>\n")
	}
	d.raw("</g>\n")
}

// beads draws hollow beads upon a line that stands for a chain.
func (d *document) beads(centres []picture.Point, look picture.LineLook) {
	for _, at := range centres {
		d.raw(`<circle class="kg-bead" cx="`).num(at.X).raw(`" cy="`).num(at.Y)
		d.raw(`" r="`).num(picture.BeadRadius).raw(`" fill="` + picture.LightGround + `"`)
		if look.Line != picture.Solid {
			d.raw(` stroke-dasharray="none"`)
		}
		d.raw("/>")
	}
}

func (d *document) nodes() {
	if len(d.p.Nodes) == 0 {
		return
	}
	d.raw(`<g class="kg-nodes"`).fontSize(d.p.Metrics.Font).raw(">\n")
	for i := range d.p.Nodes {
		d.node(i)
	}
	d.raw("</g>\n")
}

// node draws a box: a symbol with a name, or a link with one.
func (d *document) node(i int) {
	n := &d.p.Nodes[i]
	mark, width := "", 1.2
	switch {
	case n.Focus:
		mark, width = "kg-focus", 2.2
	case d.p.Layout == picture.Grid:
		mark = "kg-cell"
	}
	name := nodeName(d.p.Picture, n)
	href := ""
	if n.More == 0 && n.Type != "" {
		href = d.o.Link.Href(n.EntityID(), n.Type, d.p.Lang)
	}
	element := "g"
	if href != "" {
		element = "a"
	}
	d.raw("<"+element).attr("id", d.id(nodePart, n.ID)).attr("class", d.classes("kg-node", mark, d.looks.node(n.Look, d.inline, n.Type))).attr("fill", n.Look.Text)
	switch {
	case href != "":
		d.attr("href", href).raw(">")
	case n.Blank:
		d.raw(` aria-hidden="true">`)
	default:
		d.raw(` role="graphics-symbol">`)
	}
	d.raw("<title>").text(name).raw("</title>")
	d.stack(n, d.p.NodeAt[i])
	at, w, h := n.Front(d.p.NodeAt[i])
	d.shape(n.Look, at, w, h, width)
	d.lines(d.p.NodeText(i), n.Look.Text, d.p.Metrics.Font)
	d.raw("</" + element + ">\n")
}

// stack draws the outlines that look out behind a node which stands for several.
func (d *document) stack(n *picture.Node, at picture.Point) {
	_, w, h := n.Front(at)
	for _, behind := range n.Behind(at) {
		outline, _ := picture.Outline(n.Look.Shape, behind, w, h)
		d.raw(`<path class="kg-stack" d="`).path(outline).raw(`"`).attr("fill", n.Look.Fill).attr("stroke", n.Look.Stroke).raw("/>")
	}
}

// labels writes the labels of edges above everything, with a halo that keeps lines off the letters. The titles of the edges
// say the same and more, so screen readers pass them over.
func (d *document) labels() {
	open := false
	for i := range d.p.Edges {
		e := &d.p.Edges[i]
		texts := d.p.EdgeText(i)
		if len(texts) == 0 {
			continue
		}
		if !open {
			d.raw(`<g class="kg-labels" aria-hidden="true"`).fontSize(d.p.Metrics.EdgeFont)
			d.raw(` stroke="` + picture.LightGround + `" stroke-width="3" stroke-linejoin="round" paint-order="stroke">` + "\n")
			open = true
		}
		d.raw("<g").attr("class", d.classes("kg-label", d.looks.line(e.Look, d.inline, e.Kind))).attr("fill", e.Look.Stroke).raw(">")
		d.lines(texts, e.Look.Stroke, d.p.Metrics.EdgeFont)
		d.raw("</g>\n")
	}
	if open {
		d.raw("</g>\n")
	}
}

// texts writes the texts above the drawing, or else those in it and below: so a reader hears them in their places.
func (d *document) texts(above bool) {
	for i := range d.p.Texts {
		t := &d.p.Texts[i]
		isAbove := t.Role == picture.TitleText || t.Role == picture.CaptionText || t.Role == picture.OmittedText
		if t.Text == "" || isAbove != above {
			continue
		}
		d.raw("<g").attr("class", named("kg-", string(t.Role))).attr("fill", t.Color)
		if t.Role == picture.TickText { // each node's name has its own date
			d.raw(` aria-hidden="true"`)
		}
		d.raw(">").lines(d.p.Texts[i:i+1], t.Color, 0)
		d.raw("</g>\n")
	}
}

func (d *document) legend() {
	if len(d.p.Legend) == 0 {
		return
	}
	first := d.p.LegendText(0)
	d.raw(`<g class="kg-legend"`).attr("fill", first.Color).fontSize(first.Size)
	if d.p.Words.Legend != "" {
		d.raw(` role="graphics-object"`).attr("aria-label", d.p.Words.Legend)
	}
	d.raw(">\n")
	for i := range d.p.Legend {
		d.sample(i)
		d.lines([]picture.PlacedText{d.p.LegendText(i)}, first.Color, first.Size)
		d.raw("\n")
	}
	d.raw("</g>\n")
}

func (d *document) sample(i int) {
	l := &d.p.Legend[i]
	at, w, h := d.p.LegendSample(i)
	switch {
	case l.Node != nil:
		mark := ""
		if d.p.Layout == picture.Grid {
			mark = "kg-cell"
		}
		d.raw("<g").attr("class", d.classes("kg-sample", mark, d.looks.node(*l.Node, d.inline, d.looks.typeOf(d.p, *l.Node)))).raw(">")
		d.shape(*l.Node, at, w, h, 1.2)
		d.raw("</g>")
	case l.Line != nil:
		foot := picture.Point{X: at.X + w/2 - 6, Y: at.Y}
		e := picture.PlacedEdge{Curve: []picture.Point{foot}, Tip: picture.Point{X: at.X + w/2, Y: at.Y}}
		head, _ := e.Arrowhead()
		d.raw("<g").attr("class", d.classes("kg-sample", d.looks.line(*l.Line, d.inline, d.looks.kindOf(d.p, *l.Line)))).raw(` fill="none"`).line(*l.Line)
		d.raw(`><path d="`).course([]picture.Point{{X: at.X - w/2, Y: at.Y}}).lineTo(foot).raw(`"/>`)
		d.arrowhead(head, *l.Line, l.Hollow)
		if l.Chain {
			d.beads([]picture.Point{{X: at.X - 3, Y: at.Y}}, *l.Line)
		}
		d.raw("</g>")
	}
}

// arrowhead draws a triangle: filled, or its outline alone.
func (d *document) arrowhead(head [3]picture.Point, look picture.LineLook, hollow bool) {
	d.raw(`<path d="`).course(head[:1]).lineTo(head[1]).lineTo(head[2]).raw(`z"`)
	switch {
	case !hollow:
		d.attr("fill", look.Stroke).raw(` stroke="none"/>`)
	default:
		d.raw(` class="kg-hollow" fill="` + picture.LightGround + `" stroke-width="1"`)
		if look.Line != picture.Solid {
			d.raw(` stroke-dasharray="none"`)
		}
		d.raw("/>")
	}
}
