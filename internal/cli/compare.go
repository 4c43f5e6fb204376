package cli

import (
	"slices"
	"strconv"
	"strings"

	"kg/internal/export/svg"
	"kg/internal/picture"
)

// compare lists what a file shows otherwise than the picture that would be drawn now, whose description is desc; same tells that what it was
// drawn from is still so. A layout may have left edges away: then an edge that the file lacks says nothing.
func compare(drawn *svg.Drawn, p *picture.Picture, desc string, same bool) (changes []change) {
	is := svg.Of(p)
	if drawn.Title != is.Title {
		changes = append(changes, change{What: "title", How: "changed", Was: drawn.Title, Is: is.Title})
	}
	if same && drawn.Desc != desc { // else what changed in the data explains it
		changes = append(changes, change{What: "description", How: "changed", Was: drawn.Desc, Is: desc})
	}
	changes = append(changes, compareParts("node", drawn.Nodes, is.Nodes, same, false)...)
	leavesAway := p.Layout == picture.Timeline || p.Layout == picture.Grid
	edges := compareParts("edge", drawn.Edges, is.Edges, same, leavesAway && same)
	changes = append(changes, edges...)
	if !slices.ContainsFunc(edges, func(c change) bool { return c.How != "changed" }) {
		changes = append(changes, compareLabels(drawn, is, edges)...)
	}
	if len(changes) == 0 && !same {
		changes = append(changes, change{What: "looks", How: "changed", Is: "the same elements and lines, with other colours, words around them or groups"})
	}
	for _, f := range drawn.Foreign {
		changes = append(changes, added(f))
	}
	return changes
}

// compareLabels lists how the labels beside edges differ, where the edges are the same ones. A label follows the one of the edge before. An edge
// of which something is said already is passed over.
func compareLabels(drawn, is *svg.Drawn, said []change) (changes []change) {
	labels := slices.DeleteFunc(slices.Clone(is.Labels), func(l svg.Label) bool {
		return !slices.ContainsFunc(drawn.Edges, func(p svg.Part) bool { return p.ID == l.Edge })
	})
	if len(drawn.Labels) != len(labels) {
		return []change{{What: "edge labels", How: "changed", Was: strconv.Itoa(len(drawn.Labels)), Is: strconv.Itoa(len(labels))}}
	}
	for i, l := range labels {
		if was := drawn.Labels[i].Text; !sameLabel(was, l.Text) && !slices.ContainsFunc(said, func(c change) bool { return c.ID == l.Edge }) {
			changes = append(changes, change{What: "edge label", How: "changed", ID: l.Edge, Was: was, Is: l.Text})
		}
	}
	return changes
}

// added is a change by somebody's hand: what no picture of kg holds.
func added(f svg.Foreign) change {
	if f.What == "element" {
		return change{What: f.Name, How: "added"}
	}
	c := change{What: f.What, How: "added", ID: f.Name}
	switch {
	case f.What == "text" && f.In == "":
		c.Is = "outside of the picture, which browsers refuse to show"
	case f.In != "":
		c.Is = "in " + f.In
	}
	return c
}

// compareParts lists how nodes or edges differ. Colours count where same: else another look in the data explains them. Lacking tells
// that a file may lack some.
func compareParts(what string, were, are []svg.Part, same, lacking bool) (changes []change) {
	for _, is := range are {
		i := slices.IndexFunc(were, func(p svg.Part) bool { return p.ID == is.ID })
		switch {
		case i < 0 && !lacking:
			changes = append(changes, change{What: what, How: "added", ID: is.ID, Is: is.Title})
		case i >= 0 && were[i].Title != is.Title:
			changes = append(changes, change{What: what, How: "changed", ID: is.ID, Was: were[i].Title, Is: is.Title})
		case i >= 0 && !sameLabel(were[i].Label, is.Label):
			changes = append(changes, change{What: what, How: "changed", ID: is.ID, Was: were[i].Label, Is: is.Label})
		case i >= 0 && same && were[i].Colors != is.Colors:
			changes = append(changes, change{What: what, How: "changed", ID: is.ID, Was: were[i].Colors, Is: is.Colors})
		}
	}
	for _, was := range were {
		if !slices.ContainsFunc(are, func(p svg.Part) bool { return p.ID == was.ID }) {
			changes = append(changes, change{What: what, How: "removed", ID: was.ID, Was: was.Title})
		}
	}
	return changes
}

// sameLabel tells whether two labels are the same but for how a layout wrapped them: where a word was parted, and where a very long
// one was cut.
func sameLabel(a, b string) bool {
	a, b = bare(a), bare(b)
	x, cutA := strings.CutSuffix(a, "…")
	y, cutB := strings.CutSuffix(b, "…")
	switch {
	case cutA && cutB:
		return strings.HasPrefix(x, y) || strings.HasPrefix(y, x)
	case cutA:
		return strings.HasPrefix(y, x)
	case cutB:
		return strings.HasPrefix(x, y)
	}
	return a == b
}

func bare(label string) string { return strings.NewReplacer(" ", "", "-", "").Replace(label) }
