// Package mermaid writes pictures as flowcharts of Mermaid 11, which GitHub, GitLab and many wikis draw in their pages.
//
// Every label is quoted, and in it every sign that means something to Mermaid, Markdown or HTML is an entity code, so
// that nothing in a label is markup. Shapes and lines are as near as Mermaid has them. It knows no legend: an edge says what the legend
// would, and the kinds of nodes stand in a group of their own with the sentences of the picture.
//
//	err := mermaid.Format{}.Write(w, &picture.Placed{Picture: p}, export.Options{})
package mermaid

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"kg/internal/export"
	"kg/internal/picture"
)

// Format is Mermaid.
type Format struct{}

// Name is "mermaid".
func (Format) Name() string { return "mermaid" }

// Extension is ".mmd".
func (Format) Extension() string { return ".mmd" }

// MediaType is the one in use; none is registered.
func (Format) MediaType() string { return "text/vnd.mermaid" }

// NeedsPlacing is false.
func (Format) NeedsPlacing() bool { return false }

// Write writes the picture; options make no difference.
func (Format) Write(w io.Writer, placed *picture.Placed, _ export.Options) error {
	d := &document{p: placed.Picture, classes: map[string]int{}}
	d.open()
	if d.p.Layout != picture.Grid {
		for i := range d.p.Groups {
			d.group(&d.p.Groups[i])
		}
	}
	if rows := export.Cells(d.p); rows != nil {
		d.grid(rows)
	} else {
		for i := range d.p.Nodes {
			if n := &d.p.Nodes[i]; !d.grouped(n) {
				d.node("  ", n)
			}
		}
	}
	for _, t := range export.Ties(d.p) {
		d.tie(export.Key(t[0]), export.Key(t[1]))
	}
	for i := range d.p.Edges {
		d.edge(&d.p.Edges[i])
	}
	d.legend()
	d.looks()
	_, err := io.WriteString(w, d.b.String())
	return err
}

type document struct {
	p       *picture.Picture
	b       strings.Builder
	classes map[string]int // the style of a class, to its number
	order   []string       // styles by number
	links   int            // how many links were written: linkStyle counts them
}

func (d *document) open() {
	if title, ok := yaml(d.p.Title); ok {
		fmt.Fprintf(&d.b, "---\ntitle: %s\n---\n", title)
	}
	direction := "LR"
	if d.p.Down || d.p.Layout == picture.Timeline {
		direction = "TB"
	}
	fmt.Fprintf(&d.b, "flowchart %s\n", direction)
	if d.p.Desc != "" {
		fmt.Fprintf(&d.b, "  accDescr: %s\n", text(d.p.Desc))
	}
}

func (d *document) grouped(n *picture.Node) bool {
	return n.Group != "" && d.p.Layout != picture.Grid && slices.ContainsFunc(d.p.Groups, func(g picture.Group) bool { return g.ID == n.Group })
}

// group writes a group with its nodes, and none without any: Mermaid would draw it as a node.
func (d *document) group(g *picture.Group) {
	if !slices.ContainsFunc(d.p.Nodes, func(n picture.Node) bool { return n.Group == g.ID }) {
		return
	}
	key := "g_" + export.Key(g.ID)
	fmt.Fprintf(&d.b, "  subgraph %s [\"%s\"]\n", key, label([]string{g.Label}))
	for i := range d.p.Nodes {
		if n := &d.p.Nodes[i]; n.Group == g.ID {
			d.node("    ", n)
		}
	}
	d.b.WriteString("  end\n")
	if s := style(g.Look, false); s != "" {
		fmt.Fprintf(&d.b, "  style %s %s\n", key, s)
	}
}

func (d *document) node(indent string, n *picture.Node) {
	opening, closing := brackets(n.Look.Shape)
	fmt.Fprintf(&d.b, "%s%s%s\"%s\"%s", indent, export.Key(n.ID), opening, label(export.NodeLines(d.p, n)), closing)
	d.class(style(n.Look, n.Focus))
}

// class ends the line of a node with the class of its look.
func (d *document) class(style string) {
	if style != "" {
		number, known := d.classes[style]
		if !known {
			number = len(d.order)
			d.classes[style] = number
			d.order = append(d.order, style)
		}
		fmt.Fprintf(&d.b, ":::c%d", number)
	}
	d.b.WriteByte('\n')
}

// tie writes a link that is not drawn.
func (d *document) tie(from, to string) {
	fmt.Fprintf(&d.b, "  %s ~~~ %s\n", from, to)
	d.links++
}

// grid writes the rows of a grid, tied along. Empty places get nodes that are not drawn either.
func (d *document) grid(rows [][]*picture.Node) {
	for r, row := range rows {
		last := ""
		for c, n := range row {
			key := fmt.Sprintf("blank_%d_%d", r, c)
			if n != nil {
				key = export.Key(n.ID)
				d.node("  ", n)
			} else {
				fmt.Fprintf(&d.b, "  %s[\"%s\"]", key, label(nil))
				d.class("fill:none,stroke:none")
			}
			if c > 0 {
				d.tie(last, key)
			}
			last = key
		}
	}
}

func (d *document) edge(e *picture.Edge) {
	arrow := "-->"
	if e.Hollow { // there is no arrowhead that is an outline
		arrow = "--o"
	}
	said := ""
	if lines := export.EdgeLines(d.p, e); len(lines) > 0 {
		said = `|"` + label(lines) + `"|`
	}
	fmt.Fprintf(&d.b, "  %s %s%s %s\n", export.Key(e.From), arrow, said, export.Key(e.To))
	var dashes []string
	for _, dash := range e.Look.Line.Dashes(e.Look.Width) {
		dashes = append(dashes, num(dash))
	}
	fmt.Fprintf(&d.b, "  linkStyle %d stroke:%s,stroke-width:%spx", d.links, color(e.Look.Stroke), num(e.Look.Width))
	if len(dashes) > 0 {
		fmt.Fprintf(&d.b, ",stroke-dasharray:%s", strings.Join(dashes, " "))
	}
	fmt.Fprintf(&d.b, ",color:%s\n", color(e.Look.Stroke))
	d.links++
}

// perRow is how many entries of the legend stand beside each other.
const perRow = 4

// legend is a group with a node for each kind of nodes, and the sentences around the picture in one more.
func (d *document) legend() {
	sentences := export.Sentences(d.p, "○")
	if _, ok := yaml(d.p.Title); !ok && strings.TrimSpace(picture.Clean(d.p.Title)) != "" {
		sentences = append([]string{picture.Clean(d.p.Title)}, sentences...)
	}
	kinds := slices.DeleteFunc(slices.Clone(d.p.Legend), func(l picture.LegendEntry) bool { return l.Node == nil })
	if len(sentences)+len(kinds) == 0 {
		return
	}
	heading := d.p.Words.Legend
	if len(kinds) == 0 {
		heading = ""
	}
	fmt.Fprintf(&d.b, "  subgraph legend [\"%s\"]\n    direction LR\n", label([]string{heading}))
	for i, l := range kinds {
		opening, closing := brackets(l.Node.Shape)
		fmt.Fprintf(&d.b, "    legend_%d%s\"%s\"%s", i, opening, label([]string{picture.Clean(l.Label)}), closing)
		d.class(style(*l.Node, false))
		if i%perRow > 0 {
			fmt.Fprintf(&d.b, "    legend_%d ~~~ legend_%d\n", i-1, i)
		}
	}
	if len(sentences) > 0 {
		fmt.Fprintf(&d.b, "    legend_text[\"%s\"]", label(sentences))
		d.class("fill:none,stroke:none,color:#3b4652")
	}
	d.b.WriteString("  end\n  style legend fill:none,stroke:#8a939c,color:#3b4652\n")
}

// looks writes the classes.
func (d *document) looks() {
	for i, s := range d.order {
		fmt.Fprintf(&d.b, "  classDef c%d %s\n", i, s)
	}
}
