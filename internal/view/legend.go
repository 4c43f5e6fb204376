package view

import (
	"slices"
	"strings"

	"kg/internal/model"
	"kg/internal/picture"
)

// legendOf explains every look that occurs and no other: types first, then lines, in the order of the
// style. A look that several types share carries their names.
func (d *drawing) legendOf(s *selection) []picture.LegendEntry {
	types := map[string][]string{} // by the style row's type, the types that look so
	for _, id := range s.nodes {
		e, _ := d.data.Entity(id)
		if row, ok := d.typeStyle(e.Type); ok && !slices.Contains(types[row.Type], e.Type) {
			types[row.Type] = append(types[row.Type], e.Type)
		}
	}
	var legend []picture.LegendEntry
	for _, row := range d.data.Style.Types {
		if used := types[row.Type]; len(used) > 0 {
			look := nodeLook(row)
			legend = append(legend, picture.LegendEntry{Label: d.typeNames(used, row.Type), Node: &look})
		}
	}
	lines := map[string]bool{}
	for _, c := range s.claims {
		r, _ := d.data.Ontology.Relation(c.Relation)
		if row, ok := d.relationStyle(r); ok && !row.Labelled {
			lines[row.ID] = true
		}
	}
	for _, row := range d.data.Style.Relations {
		if lines[row.ID] {
			look := lineLook(row)
			legend = append(legend, picture.LegendEntry{Label: row.Name.In(d.lang), Line: &look})
		}
	}
	if slices.ContainsFunc(s.claims, func(c model.Claim) bool { return c.Basis == model.Inferred }) {
		look := picture.LineLook{Stroke: "#4d4d4d", Line: picture.Solid, Width: 1.2}
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

// words are the few words of a picture that the dataset does not name.
type words struct {
	legend, to, source, semicolon, left, description, alone, inferred, hollow string
}

func wordsIn(l model.Lang) words {
	if l == model.English {
		return words{
			legend: "Legend", to: "to", source: "Source: ", semicolon: "; ", left: "Not shown: %s.",
			description: "%s, with %s, joined by %d lines.", alone: "%s, alone.",
			inferred: "inferred", hollow: "hollow head: inferred by the curator",
		}
	}
	return words{
		legend: "Légende", to: "à", source: "Source : ", semicolon: " ; ", left: "Non montrés : %s.",
		description: "%s, avec %s, reliés par %d traits.", alone: "%s, sans autre élément.",
		inferred: "déduit", hollow: "pointe creuse : déduit par le curateur",
	}
}
