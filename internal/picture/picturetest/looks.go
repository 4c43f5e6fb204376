package picturetest

import "kg/internal/picture"

func look(shape picture.Shape, fill, stroke, text string) picture.NodeLook {
	return picture.NodeLook{Shape: shape, Fill: fill, Stroke: stroke, Text: text}
}

// looks are the looks of the kinds of nodes, near those that the dataset's styles give.
func looks() map[string]picture.NodeLook {
	return map[string]picture.NodeLook{
		"recommandation": look(picture.Box, "#16324f", "#16324f", "#ffffff"),
		"mesure":         look(picture.Round, "#d9e8f6", "#1f5f99", "#12202e"),
		"organisme":      look(picture.Box, "#fdf0d5", "#a8740a", "#12202e"),
		"groupe":         look(picture.Pill, "#fdf0d5", "#a8740a", "#12202e"),
		"société":        look(picture.Octagon, "#f7e1ee", "#a13d7d", "#12202e"),
		"système":        look(picture.Component, "#ddf1e4", "#2c7d52", "#12202e"),
		"loi":            look(picture.Note, "#ededed", "#5a5a5a", "#12202e"),
		"critique":       look(picture.Hexagon, "#fbe0d8", "#bf4420", "#12202e"),
		"source":         look(picture.Cylinder, "#e9e6f7", "#5b4aa3", "#12202e"),
		"technique":      look(picture.Parallelogram, "#e0f3f5", "#14717d", "#12202e"),
		"association":    look(picture.Ellipse, "#f7e1ee", "#a13d7d", "#12202e"),
	}
}

// lines are the looks of the kinds of edges.
func lines() map[string]picture.LineLook {
	return map[string]picture.LineLook{
		"recommande": {Stroke: "#16324f", Line: picture.Solid, Width: 1.3},
		"moyens":     {Stroke: "#1f5f99", Line: picture.Solid, Width: 1.1},
		"contrôle":   {Stroke: "#0c7468", Line: picture.Dotted, Width: 1.3},
		"critique":   {Stroke: "#b03a17", Line: picture.Dashed, Width: 1.1},
		"partie":     {Stroke: "#8a6100", Line: picture.DashDot, Width: 1},
		"autre":      {Stroke: "#555d66", Line: picture.Solid, Width: 1},
		"change":     {Stroke: "#555d66", Line: picture.Long, Width: 1},
	}
}

// sketch builds a picture in few words.
type sketch struct{ p *picture.Picture }

func newSketch(id, title string) sketch {
	return sketch{&picture.Picture{
		ID: id, Lang: "fr", Title: title, Words: picture.Words{Legend: "Légende", To: "à"},
		Desc: "Une image d'essai : " + title,
	}}
}

// node adds a node; its legend entry comes with the first of its kind.
func (s sketch) node(id, kind, label string) sketch {
	look := looks()[kind]
	known := false
	for _, n := range s.p.Nodes {
		known = known || n.Kind == kind
	}
	s.p.Nodes = append(s.p.Nodes, picture.Node{ID: id, Kind: kind, Label: label, Look: look})
	if !known {
		s.p.Legend = append(s.p.Legend, picture.LegendEntry{Label: kind, Node: &look})
	}
	return s
}

// edge adds an edge. Relations that line style and legend explain stay unlabelled in the two pictures of real size.
func (s sketch) edge(from, kind, to, label string) sketch {
	id := from + "." + kind + "." + to
	for _, e := range s.p.Edges {
		if e.ID == id {
			id += "~2"
		}
	}
	s.p.Edges = append(s.p.Edges, picture.Edge{
		ID: id, From: from, To: to, Label: label, Title: from + " " + kind + " à " + to, Look: lines()[kind],
		Reversed: kind == "critique" || kind == "partie",
	})
	return s
}

// explain adds the lines to the legend, in a fixed order.
func (s sketch) explain() sketch {
	words := []struct{ kind, label string }{
		{"recommande", "recommande"}, {"moyens", "donne des moyens ou un pouvoir"}, {"contrôle", "examine ou contrôle"},
		{"critique", "critique"}, {"partie", "fait partie de"}, {"change", "change les règles"}, {"autre", "autre lien"},
	}
	for _, w := range words {
		look := lines()[w.kind]
		for _, e := range s.p.Edges {
			if e.Look == look {
				s.p.Legend = append(s.p.Legend, picture.LegendEntry{Label: w.label, Line: &look})
				break
			}
		}
	}
	return s
}
