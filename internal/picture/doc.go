// Package picture is the drawing that stands between the graph and the formats: boxes, lines, labels
// and a legend, with nothing in it of policy, of Graphviz or of SVG.
//
// A Picture is made unplaced (package view): every text is there, wrapped and measured, and every
// look is a plain colour and shape. Package layout turns it into a Placed picture: the same with
// coordinates. Formats (package export) only write down what a Placed picture says.
//
// All lengths are points (1/72 inch), x to the right and y downwards from the top left corner.
// Texts are measured with Liberation Sans, whose metrics are those of Arial and Helvetica.
//
//	p := &picture.Picture{Title: "Recommandation 19", Nodes: nodes, Edges: edges}
//	p.Fit(picture.PageMetrics())           // wraps labels, sets every W and H
//	placed, err := layout.Place(ctx, p)
//	err = svg.Write(w, placed, export.Options{})
package picture
