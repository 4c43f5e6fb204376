// Package d2 writes pictures in the D2 language (d2lang.com, 0.7), to be placed and drawn by its program.
//
// Every label is a double-quoted string in which quotes, backslashes and dollars are escaped, so that nothing in a label
// is markup, a keyword or a substitution. Shapes and lines are as near as D2 has them. An edge says what the legend would, and
// the kinds of nodes stand in a legend of D2's own. There are no tooltips: D2 takes their text for Markdown.
//
//	err := d2.Format{}.Write(w, &picture.Placed{Picture: p}, export.Options{})
package d2

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"kg/internal/export"
	"kg/internal/picture"
)

// Format is D2.
type Format struct{}

// Name is "d2".
func (Format) Name() string { return "d2" }

// Extension is ".d2".
func (Format) Extension() string { return ".d2" }

// MediaType is one of our own: none is registered or in use.
func (Format) MediaType() string { return "text/x-d2" }

// NeedsPlacing is false.
func (Format) NeedsPlacing() bool { return false }

// Write writes the picture; options make no difference.
func (Format) Write(w io.Writer, placed *picture.Placed, _ export.Options) error {
	d := &document{p: placed.Picture, paths: map[string]string{}}
	d.legend()
	d.open()
	for i := range d.p.Groups {
		d.group(&d.p.Groups[i])
	}
	if rows := export.Cells(d.p); rows != nil {
		d.grid(rows)
	} else {
		for i := range d.p.Nodes {
			if n := &d.p.Nodes[i]; !d.grouped(n.Group) {
				d.node("", n)
			}
		}
	}
	for i := range d.p.Edges {
		d.edge(&d.p.Edges[i])
	}
	for _, t := range export.Ties(d.p) {
		fmt.Fprintf(&d.b, "%s -> %s: {style.opacity: 0}\n", d.paths[t[0]], d.paths[t[1]])
	}
	_, err := io.WriteString(w, d.b.String())
	return err
}

// cells is the container of a grid's nodes.
const cells = "cells"

type document struct {
	p     *picture.Picture
	b     strings.Builder
	paths map[string]string // where a node stands, by its id: alone, or inside its group
}

// legend is D2's own: shapes that it draws beside the picture and that are no nodes of it.
func (d *document) legend() {
	kinds := slices.DeleteFunc(slices.Clone(d.p.Legend), func(l picture.LegendEntry) bool { return l.Node == nil })
	if len(kinds) == 0 {
		return
	}
	d.b.WriteString("vars: {\n  d2-legend: {\n")
	if d.p.Words.Legend != "" {
		fmt.Fprintf(&d.b, "    label: %s\n", quote(d.p.Words.Legend))
	}
	for i, l := range kinds {
		fmt.Fprintf(&d.b, "    kind_%d: %s {%s}\n", i, quote(l.Label), look(*l.Node, false))
	}
	d.b.WriteString("  }\n}\n")
}

func (d *document) open() {
	direction := "right"
	if d.p.Down || d.p.Layout == picture.Timeline {
		direction = "down"
	}
	fmt.Fprintf(&d.b, "direction: %s\n", direction)
	if strings.TrimSpace(d.p.Title) != "" {
		fmt.Fprintf(&d.b, "title: %s {shape: text; near: top-center; style.font-size: 28; style.bold: true}\n", quote(d.p.Title))
	}
	if s := export.Sentences(d.p, "▷"); len(s) > 0 {
		fmt.Fprintf(&d.b, "sentences: %s {shape: text; near: bottom-center; style.font-size: 16}\n", quote(s...))
	}
}

func (d *document) grouped(id string) bool {
	return id != "" && d.p.Layout != picture.Grid && slices.ContainsFunc(d.p.Groups, func(g picture.Group) bool { return g.ID == id })
}

// group writes a group with its nodes, and none without any.
func (d *document) group(g *picture.Group) {
	if d.p.Layout == picture.Grid || !slices.ContainsFunc(d.p.Nodes, func(n picture.Node) bool { return n.Group == g.ID }) {
		return
	}
	key := "g_" + export.Key(g.ID)
	fmt.Fprintf(&d.b, "%s: %s {\n  %s\n", key, quote(g.Label), look(picture.NodeLook{Fill: g.Look.Fill, Stroke: g.Look.Stroke, Text: g.Look.Text}, false))
	for i := range d.p.Nodes {
		if n := &d.p.Nodes[i]; n.Group == g.ID {
			d.node(key+".", n)
		}
	}
	d.b.WriteString("}\n")
}

// grid puts the nodes into rows and columns; a place without a node gets one that is not drawn.
func (d *document) grid(rows [][]*picture.Node) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(&d.b, "%s: \"\" {\n  grid-columns: %d\n  style: {fill: transparent; stroke: transparent}\n", cells, len(rows[0]))
	for r, row := range rows {
		for c, n := range row {
			if n != nil {
				d.node(cells+".", n)
			} else {
				fmt.Fprintf(&d.b, "  blank_%d_%d: \"\" {style.opacity: 0}\n", r, c)
			}
		}
	}
	d.b.WriteString("}\n")
}

// node writes a node; container is "" or the name of what it stands in, with its dot.
func (d *document) node(container string, n *picture.Node) {
	indent := ""
	if container != "" {
		indent = "  "
	}
	d.paths[n.ID] = container + export.Key(n.ID)
	fmt.Fprintf(&d.b, "%s%s: %s {%s", indent, export.Key(n.ID), quote(export.NodeLines(d.p, n)...), look(n.Look, n.Focus))
	if n.More > 0 {
		d.b.WriteString("; style.multiple: true")
	}
	d.b.WriteString("}\n")
}

func (d *document) edge(e *picture.Edge) {
	fmt.Fprintf(&d.b, "%s -> %s: ", d.paths[e.From], d.paths[e.To])
	if lines := export.EdgeLines(d.p, e); len(lines) > 0 {
		d.b.WriteString(quote(lines...) + " ")
	}
	d.b.WriteString("{" + line(e.Look))
	if e.Hollow {
		d.b.WriteString("; target-arrowhead: {shape: triangle; style.filled: false}")
	}
	d.b.WriteString("}\n")
}
