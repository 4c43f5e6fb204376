package load

import (
	"slices"

	"kg/internal/model"
	"kg/internal/picture"
)

// plainStyle are the looks of a dataset without any of its own (no styles.yaml, or nothing in it): each type has another shape, the types
// below one root share a colour, each effect has a line, and one row takes the rest.
func plainStyle(o *model.Ontology) model.Style {
	var style model.Style
	var roots []string
	for i, t := range o.Types {
		root := t.ID
		for _, above := range o.Lineage(t.ID) {
			root = above // the last one
		}
		if !slices.Contains(roots, root) {
			roots = append(roots, root)
		}
		c := plainColours()[slices.Index(roots, root)%len(plainColours())]
		shape := picture.Shapes()[i%len(picture.Shapes())]
		style.Types = append(style.Types, model.TypeStyle{Type: t.ID, Shape: string(shape), Fill: c.fill, Stroke: c.line, Text: "#14212e"})
	}
	rest := "other"
	for i, e := range o.Effects {
		if e.ID == rest {
			rest += "-line"
		}
		c, line := plainColours()[i%len(plainColours())], picture.Lines()[i%len(picture.Lines())]
		style.Relations = append(style.Relations, model.RelationStyle{ID: e.ID, Name: e.Name, Effects: []string{e.ID}, Stroke: c.line, Line: string(line), Width: 1.3})
	}
	style.Relations = append(style.Relations, model.RelationStyle{
		ID: rest, Name: model.Text{FR: "autre lien", EN: "other link"}, Stroke: "#5f5f5f", Line: string(picture.Solid), Width: 1, Labelled: true,
	})
	return style
}

// plainColour is a light fill with a dark line, on either of which text can be read.
type plainColour struct{ fill, line string }

// plainColours stay apart for the colour-blind (after Okabe and Ito, 2008).
func plainColours() []plainColour {
	return []plainColour{
		{"#dbe9f6", "#0b62a4"}, {"#fdf0d0", "#8a6100"}, {"#d8f0e6", "#00694a"}, {"#fbe0d4", "#a83c00"},
		{"#f8e0ee", "#9c3a76"}, {"#ececec", "#4d4d4d"}, {"#f3ecf8", "#6a4590"}, {"#e2f3fb", "#1f6f95"},
	}
}
