// Package json writes a placed picture as JSON: every box, line and text with its place and its look, for programs that
// draw it themselves. docs/picture.schema.json describes it; keys are added, never renamed.
//
// Lengths are points with two decimals at most, x to the right and y downwards from the top left corner. Each group, node, edge,
// entry of the legend and text stands on a line of its own.
//
//	err := json.Format{}.Write(w, placed, export.Options{})
package json

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"kg/internal/export"
	"kg/internal/picture"
)

// Version is the version of the form, raised when a key changes its meaning.
const Version = 1

// Format is JSON.
type Format struct{}

// Name is "json".
func (Format) Name() string { return "json" }

// Extension is ".json".
func (Format) Extension() string { return ".json" }

// MediaType is the registered one.
func (Format) MediaType() string { return "application/json" }

// NeedsPlacing is true.
func (Format) NeedsPlacing() bool { return true }

// Write writes the picture. Of the options it takes the links.
func (Format) Write(w io.Writer, p *picture.Placed, o export.Options) error {
	if len(p.NodeAt) != len(p.Nodes) || len(p.EdgeAt) != len(p.Edges) || len(p.LegendAt) != len(p.Legend) {
		return errors.New("json: the picture has not been placed")
	}
	d := &document{}
	d.b.WriteString("{")
	d.field("version", Version)
	d.field("id", picture.Clean(p.ID))
	d.field("lang", picture.Clean(p.Lang))
	d.field("size", p.Metrics.Name)
	layout := p.Layout
	if layout == "" {
		layout = picture.Layered
	}
	d.field("layout", layout)
	for _, text := range []struct{ key, value string }{
		{"title", p.Title}, {"caption", p.Caption}, {"omitted", p.Omitted}, {"source", p.Source}, {"description", p.Desc},
	} {
		d.field(text.key, picture.Clean(text.value))
	}
	d.field("font", picture.FontFamily)
	d.field("width", round(p.Width))
	d.field("height", round(p.Height))
	list(d, "groups", len(p.Groups), func(i int) any { return groupOf(p, i) })
	list(d, "nodes", len(p.Nodes), func(i int) any { return nodeOf(p, i, o) })
	dashes := p.Dashes()
	list(d, "edges", len(p.Edges), func(i int) any { return edgeOf(p, i, dashes[i]) })
	list(d, "legend", len(p.Legend), func(i int) any { return entryOf(p, i) })
	list(d, "texts", len(p.Texts), func(i int) any { return textOf(p.Texts[i]) })
	list(d, "rules", len(p.Rules), func(i int) any { return ruleOf(p.Rules[i]) })
	d.b.WriteString("\n}\n")
	if d.err != nil {
		return fmt.Errorf("json: %w", d.err)
	}
	_, err := w.Write(d.b.Bytes())
	return err
}

// document collects the bytes and the first error.
type document struct {
	b      bytes.Buffer
	fields int
	err    error
}

// field writes a key and its value. Signs that mean something to HTML are escaped, so that a page may hold the JSON in a script.
func (d *document) field(key string, value any) {
	if d.fields > 0 {
		d.b.WriteByte(',')
	}
	d.fields++
	fmt.Fprintf(&d.b, "\n\"%s\": ", key)
	d.value(value)
}

func (d *document) value(value any) {
	data, err := json.Marshal(value)
	if err != nil && d.err == nil {
		d.err = err
	}
	d.b.Write(data)
}

// list writes a key with n values, each on a line.
func list(d *document, key string, n int, at func(int) any) {
	if d.fields > 0 {
		d.b.WriteByte(',')
	}
	d.fields++
	fmt.Fprintf(&d.b, "\n\"%s\": [", key)
	for i := range n {
		if i > 0 {
			d.b.WriteByte(',')
		}
		d.b.WriteByte('\n')
		d.value(at(i))
	}
	d.b.WriteByte(']')
}
