package view

import (
	"fmt"
	"slices"
	"strings"

	"kg/internal/picture"
)

// legendOf explains every look that occurs and no other: types first, then lines, in the order of the
// style. A look that several types share carries their names.
func (d *drawing) legendOf(p *picture.Picture) []picture.LegendEntry {
	return append(d.typeLegend(p), d.lineLegend(p)...)
}

func (d *drawing) typeLegend(p *picture.Picture) []picture.LegendEntry {
	types := map[string][]string{} // by the style row's type, the types that look so
	several := false
	for _, n := range p.Nodes {
		several = several || n.More > 0 && n.Type == ""
		if row, ok := d.typeStyle(n.Type); ok && !slices.Contains(types[row.Type], n.Type) {
			types[row.Type] = append(types[row.Type], n.Type)
		}
	}
	var legend []picture.LegendEntry
	for _, row := range d.data.Style.Types {
		if used := types[row.Type]; len(used) > 0 {
			look := nodeLook(row)
			legend = append(legend, picture.LegendEntry{Label: d.typeNames(used, row.Type), Node: &look})
		}
	}
	if several {
		look := severalLook()
		legend = append(legend, picture.LegendEntry{Label: d.several, Node: &look})
	}
	return legend
}

// lineLegend explains the lines that say nothing themselves, and hollow heads.
func (d *drawing) lineLegend(p *picture.Picture) []picture.LegendEntry {
	var legend []picture.LegendEntry
	add := func(label, kind string, look picture.LineLook) {
		if !slices.ContainsFunc(p.Edges, func(e picture.Edge) bool { return e.Label == "" && e.Look == look && e.Kind == kind }) {
			return
		}
		if i := slices.IndexFunc(legend, func(l picture.LegendEntry) bool { return *l.Line == look }); i >= 0 {
			legend[i].Label += ", " + label // rows that look alike share an entry
			return
		}
		legend = append(legend, picture.LegendEntry{Label: label, Line: &look})
	}
	for _, row := range d.data.Style.Relations {
		add(row.Name.In(d.lang), row.ID, lineLook(row))
	}
	add(d.links, "", chainLook())
	if i := slices.IndexFunc(p.Edges, func(e picture.Edge) bool { return e.Through > 0 }); i >= 0 {
		look := p.Edges[i].Look
		legend = append(legend, picture.LegendEntry{Label: fmt.Sprintf(d.chainOf, d.passed), Line: &look, Chain: true})
	}
	if slices.ContainsFunc(p.Edges, func(e picture.Edge) bool { return e.Hollow }) {
		look := picture.OwnLineLook(picture.OwnInferred)
		legend = append(legend, picture.LegendEntry{Label: d.hollow, Line: &look, Hollow: true})
	}
	return legend
}

// typeNames names up to two types in the order of the ontology; more of them go by the name of their look's type.
func (d *drawing) typeNames(used []string, look string) string {
	if len(used) > 2 {
		used = []string{look}
	}
	var names []string
	for _, t := range d.data.Ontology.Types {
		if slices.Contains(used, t.ID) {
			names = append(names, t.Name.In(d.lang))
		}
	}
	return strings.Join(names, ", ")
}
