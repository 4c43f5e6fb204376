// Package dot writes pictures in the DOT language for people and their tools: with labels, shapes and
// colours, and read by any Graphviz without a warning. It is another dialect than the one from which package layout
// has positions made; it needs none and carries none.
//
// Title, sentences and legend are one table in the graph's label, so that the graph has exactly the
// picture's nodes and edges.
//
//	err := dot.Format{}.Write(w, &picture.Placed{Picture: p}, export.Options{})
package dot

import (
	"fmt"
	"io"
	"strings"

	"kg/internal/export"
	"kg/internal/picture"
)

// Format is DOT.
type Format struct{}

// Name is "dot".
func (Format) Name() string { return "dot" }

// Extension is ".dot".
func (Format) Extension() string { return ".dot" }

// MediaType is the registered one.
func (Format) MediaType() string { return "text/vnd.graphviz" }

// NeedsPlacing is false.
func (Format) NeedsPlacing() bool { return false }

// Write writes the picture. Of the options it takes the links. The picture must have been fitted, else its labels
// stay on one line.
func (Format) Write(w io.Writer, placed *picture.Placed, o export.Options) error {
	p, b := placed.Picture, &strings.Builder{}
	m := p.Metrics
	if m.Font == 0 {
		m = picture.PageMetrics()
	}
	fmt.Fprintf(b, "digraph %s {\n", quote(p.ID))
	fmt.Fprintf(b, "  graph [rankdir=%s, charset=\"UTF-8\", bgcolor=\"#ffffff\", fontname=Helvetica, fontsize=%s, nodesep=%s, ranksep=%s,\n    labelloc=t, labeljust=l, tooltip=%s",
		direction(p), num(m.SmallFont), num(m.NodeSep), num(m.RankSep), quote(p.Title))
	if label := frame(p, m); label != "" {
		fmt.Fprintf(b, ",\n    label=<%s>", label)
	}
	b.WriteString("];\n")
	fmt.Fprintf(b, "  node [fontname=Helvetica, fontsize=%s, style=filled, margin=\"0.12,0.06\", height=0.25, width=0.3];\n", num(m.Font))
	fmt.Fprintf(b, "  edge [fontname=Helvetica, fontsize=%s, arrowsize=0.7];\n", num(m.EdgeFont))
	writeGroups(b, p, m, o.Link)
	for i := range p.Nodes {
		if n := &p.Nodes[i]; !grouped(p, n) {
			writeNode(b, p, n, o.Link)
		}
	}
	for i := range p.Edges {
		writeEdge(b, &p.Edges[i])
	}
	writeTies(b, p)
	b.WriteString("}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// direction is that of the ranks.
func direction(p *picture.Picture) string {
	if p.Down || p.Layout == picture.Timeline || p.Layout == picture.Grid {
		return "TB"
	}
	return "LR"
}

func writeNode(b *strings.Builder, p *picture.Picture, n *picture.Node, link export.Link) {
	title := n.Label
	if n.Kind != "" {
		title += " (" + n.Kind + ")"
	}
	shape, style := shapeOf(n.Look.Shape)
	fmt.Fprintf(b, "  %s [label=%s, shape=%s", quote(n.ID), label(export.NodeLines(p, n), n.Label), shape)
	if style != "" {
		fmt.Fprintf(b, ", style=%q", style)
	}
	fmt.Fprintf(b, ", fillcolor=%s, color=%s, fontcolor=%s", quote(n.Look.Fill), quote(n.Look.Stroke), quote(n.Look.Text))
	if n.Focus {
		b.WriteString(", penwidth=2.2, fontname=\"Helvetica-Bold\"")
	}
	if p.Layout == picture.Grid { // Graphviz keeps a group's nodes on a line
		fmt.Fprintf(b, ", group=%d", n.Col)
	}
	if n.More > 0 { // it stands for several
		b.WriteString(", peripheries=2")
	}
	if href := link.Href(n.EntityID(), n.Type, p.Lang); href != "" {
		fmt.Fprintf(b, ", URL=%s", quote(href))
	}
	fmt.Fprintf(b, ", tooltip=%s];\n", quote(title))
}

func writeEdge(b *strings.Builder, e *picture.Edge) {
	fmt.Fprintf(b, "  %s -> %s [id=%s, color=%s, penwidth=%s", quote(e.From), quote(e.To), quote(e.ID), quote(e.Look.Stroke), num(e.Look.Width))
	if e.Reversed { // it keeps its direction for whoever reads the file, and must not rank To behind From
		b.WriteString(", constraint=false")
	}
	if style := lineStyle(e.Look.Line); style != "" {
		fmt.Fprintf(b, ", style=%s", style)
	}
	if e.Hollow {
		b.WriteString(", arrowhead=empty")
	}
	if e.Label != "" {
		fmt.Fprintf(b, ", label=%s, fontcolor=%s", label(e.Lines, e.Label), quote(e.Look.Stroke))
	}
	if e.Title != "" {
		fmt.Fprintf(b, ", tooltip=%s, labeltooltip=%s", quote(e.Title), quote(e.Title))
	}
	b.WriteString("];\n")
}

// shapeOf maps a shape to Graphviz's, each to another: a pill, which Graphviz lacks, is an ellipse there and
// an ellipse an egg.
func shapeOf(s picture.Shape) (shape, style string) {
	switch s {
	case picture.Round:
		return "box", "filled,rounded"
	case picture.Pill:
		return "ellipse", ""
	case picture.Ellipse:
		return "egg", ""
	case picture.Hexagon, picture.Note, picture.Component, picture.Cylinder, picture.Octagon, picture.Parallelogram,
		picture.House, picture.Trapezium, picture.Tab:
		return string(s), ""
	case picture.Stack:
		return "box3d", ""
	case picture.Tag:
		return "cds", ""
	case picture.Ticket:
		return "invtrapezium", ""
	case picture.Leaf:
		return "box", "filled,diagonals"
	case picture.Plaque:
		return "Msquare", ""
	}
	return "box", ""
}

// lineStyle maps a dash pattern. Graphviz knows two and none with dots and dashes or long dashes: those
// become a tapered and a bold line, so that they still differ without colour.
func lineStyle(l picture.Line) string {
	switch l {
	case picture.Dashed, picture.Dotted:
		return string(l)
	case picture.DashDot:
		return `"dashed,bold"`
	case picture.Long:
		return "bold"
	}
	return ""
}
