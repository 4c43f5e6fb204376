package load

import (
	"strconv"

	"go.yaml.in/yaml/v3"

	"kg/internal/diag"
	"kg/internal/model"
	"kg/internal/picture"
)

// styleSpots are the places of the looks: of the colours that are to be seen, and of the file.
type styleSpots struct {
	file  *file
	types []typeSpots // in the order of Style.Types
	lines []spot      // the strokes, in the order of Style.Relations
}

// typeSpots are the places of a type's colours.
type typeSpots struct{ text, stroke spot }

// readStyles reads styles.yaml.
func (l *loader) readStyles(f *file) {
	m, ok := f.mapping(f.root, "the styles", styleFileKeys())
	if !ok {
		return
	}
	l.styles.file = f
	rows, lines := index{}, index{}
	named(f, m.need("types"), "look", typeLookKeys(), rows, func(id string, m mapping) {
		if !l.noOntology {
			l.refer(diag.UnknownType, "type", id, f, m.head)
		}
		text, stroke := m.need("text"), m.need("stroke")
		l.data.Style.Types = append(l.data.Style.Types, model.TypeStyle{
			Type: id, Shape: f.choice(m.need("shape"), "shape", names(picture.Shapes())),
			Fill: f.colour(m.need("fill")), Stroke: f.colour(stroke), Text: f.colour(text),
		})
		l.styles.types = append(l.styles.types, typeSpots{spot{f, text}, spot{f, stroke}})
	})
	named(f, m.need("relations"), "look of lines", lineLookKeys(), lines, func(id string, m mapping) {
		l.data.Style.Relations = append(l.data.Style.Relations, l.readLineLook(id, m))
	})
}

func (l *loader) readLineLook(id string, m mapping) model.RelationStyle {
	f, stroke := m.f, m.need("stroke")
	l.styles.lines = append(l.styles.lines, spot{f, stroke})
	s := model.RelationStyle{
		ID: id, Name: f.text(m.need("name"), "a name for the legend"),
		Effects: f.strs(m.get("effects"), "effects", true), Relations: f.strs(m.get("relations"), "relations", true),
		Stroke: f.colour(stroke), Line: f.choice(m.need("line"), "line", names(picture.Lines())),
		Width: f.width(m.need("width")), Labelled: f.flag(m.get("labelled"), "true or false"), Reversed: f.flag(m.get("reversed"), "true or false"),
	}
	if l.noOntology {
		return s
	}
	for _, n := range items(m.get("effects")) {
		l.refer(diag.UnknownEffect, "effect", n.Value, f, n)
	}
	for _, n := range items(m.get("relations")) {
		l.refer(diag.UnknownRel, "relation", n.Value, f, n)
	}
	return s
}

// items returns the scalars of a list or the one scalar in its place, without a word on anything else.
func items(n *yaml.Node) []*yaml.Node {
	switch {
	case n == nil || isNull(n):
		return nil
	case n.Kind == yaml.ScalarNode:
		return []*yaml.Node{n}
	}
	var out []*yaml.Node
	for _, c := range n.Content {
		if c.Kind == yaml.ScalarNode {
			out = append(out, c)
		}
	}
	return out
}

// colour returns "#rrggbb"; "" for nil.
func (f *file) colour(n *yaml.Node) string {
	s := f.str(n, "a colour")
	if s == "" {
		return ""
	}
	if _, ok := luminance(s); !ok {
		f.diags.Add(diag.BadColour, f.at(n), "%q is no colour, expected \"#rrggbb\" in hexadecimal", short(s))
		return ""
	}
	return s
}

// width returns the width of a line in points, above 0 and at most 20.
func (f *file) width(n *yaml.Node) float64 {
	s := f.str(n, "a width in points")
	if s == "" {
		return 0
	}
	w, err := strconv.ParseFloat(s, 64)
	switch {
	case err != nil:
		f.diags.Add(diag.WrongType, f.at(n), "%q, expected a width in points", short(s))
	case !(w > 0 && w <= 20):
		f.diags.Add(diag.BadNumber, f.at(n), "a width of %s points, expected more than 0 and at most 20", short(s))
	default:
		return w
	}
	return 0
}

func names[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}
