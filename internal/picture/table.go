package picture

import (
	"fmt"
	"slices"
)

// Table turns a picture that cannot be laid out into one that always can, and that says what it is: a table with a row for every edge, from →
// relation → to, in the order of the nodes that edges come from, and a row for every node without edges. It keeps title,
// caption, looks and the legend of the nodes, has to be fitted, and shares nothing with p that Fit changes. An edge without a
// label goes by what the legend says of its line; what is inferred says so.
func Table(p *Picture) *Picture {
	t := *p
	t.StandIn = true
	t.Layout, t.Down, t.Groups, t.Edges, t.Legend = Grid, false, nil, nil, nil
	t.Omitted, t.Desc = also(standsIn(p.Lang), t.Omitted), also(t.Desc, standsIn(p.Lang))
	meaning := map[LineLook]string{}
	for _, l := range p.Legend {
		switch {
		case l.Node != nil:
			t.explain(l)
		case l.Line != nil && !l.Hollow && !l.Chain:
			meaning[*l.Line] = l.Label
		}
	}
	t.Nodes = nil
	for c, word := range tableWords(p.Lang) {
		t.Nodes = append(t.Nodes, Node{ID: fmt.Sprintf("head-%d", c), Label: word, Col: c, Head: true, Look: OwnNodeLook(OwnHeading, Box)})
	}
	index := make(map[string]int, len(p.Nodes))
	for i, n := range p.Nodes {
		index[n.ID] = i
	}
	leaving, joined := make([][]int, len(p.Nodes)), make([]bool, len(p.Nodes))
	for i, e := range p.Edges {
		from, known := index[e.From]
		to, also := index[e.To]
		if known && also {
			leaving[from] = append(leaving[from], i)
			joined[from], joined[to] = true, true
		}
	}
	row := 0
	for i, n := range p.Nodes {
		if !joined[i] {
			row++
			t.Nodes = append(t.Nodes, cell(n, row, 0))
		}
		for _, k := range leaving[i] {
			e := &p.Edges[k]
			row++
			t.Nodes = append(t.Nodes, cell(n, row, 0), relation(e, meaning[e.Look], p.Lang, row), cell(p.Nodes[index[e.To]], row, 2))
		}
	}
	return &t
}

// explain adds the colours of a type to the legend of a table, whose cells are all boxes.
func (t *Picture) explain(l LegendEntry) {
	look := *l.Node
	look.Shape = Box
	if i := slices.IndexFunc(t.Legend, func(x LegendEntry) bool { return *x.Node == look }); i >= 0 {
		t.Legend[i].Label += ", " + l.Label
		return
	}
	l.Node = &look
	t.Legend = append(t.Legend, l)
}

// cell is a node of the picture in a place of the table: a box, since other outlines leave corners of their cell empty, or meet those above.
func cell(n Node, row, col int) Node {
	n.ID = fmt.Sprintf("row-%d-%d", row, col)
	n.Row, n.Col, n.Group, n.Head = row, col, "", false
	n.Lines, n.W, n.H, n.More = nil, 0, 0, 0
	n.Look.Shape = Box
	return n
}

// relation is the cell between two ends.
func relation(e *Edge, meaning, lang string, row int) Node {
	n := Node{ID: fmt.Sprintf("row-%d-1", row), Label: e.Label, Row: row, Col: 1, Look: OwnNodeLook(OwnRelation, Box)}
	if n.Label == "" {
		n.Label = meaning
	}
	if n.Label == "" {
		n.Label = "→"
	}
	if e.Hollow { // no arrowhead says it here
		n.Label += inferred(lang)
	}
	return n
}

// inferred stands behind what the curator infers.
func inferred(lang string) string {
	if lang == "fr" {
		return " (déduit)"
	}
	return " (inferred)"
}

// tableWords head the columns.
func tableWords(lang string) []string {
	if lang == "fr" {
		return []string{"De", "Lien", "Vers"}
	}
	return []string{"From", "Link", "To"}
}

// standsIn says in a table that it is one because the drawing could not be made.
func standsIn(lang string) string {
	if lang == "fr" {
		return "Ce tableau remplace le dessin, qui n'a pas pu être mis en place."
	}
	return "This table stands in for the drawing, which could not be laid out."
}

// also joins two sentences.
func also(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}
