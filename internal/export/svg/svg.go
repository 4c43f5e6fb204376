// Package svg writes pictures as SVG that browsers, Inkscape and librsvg draw alike: a viewBox and no fixed size, no script,
// every text with its measured length. Presentation attributes alone give the light picture; style sheets only restyle it,
// by class: a standalone file carries one for dark screens, a page takes WriteCSS's.
//
// A picture is a document of named symbols for screen readers (WAI-ARIA Graphics Module 1.0, SVG Accessibility API Mappings
// 1.0), and says in its metadata what it was made from, which Read reads back. Package svg places and measures nothing.
//
//	err := svg.Format{}.Write(w, placed, export.Options{Profile: export.Inline, Link: link})
//	err := svg.WriteCSS(w, dataset.Ontology, dataset.Style, svg.PageTheme)
//	drawn, err := svg.Read(file)
package svg

import (
	"encoding/json"
	"errors"
	"io"

	"kg/internal/export"
	"kg/internal/picture"
)

// Format is SVG.
type Format struct{}

// Name is "svg".
func (Format) Name() string { return "svg" }

// Extension is ".svg".
func (Format) Extension() string { return ".svg" }

// MediaType is the registered one.
func (Format) MediaType() string { return "image/svg+xml" }

// NeedsPlacing is true.
func (Format) NeedsPlacing() bool { return true }

// Write writes the picture. The standalone profile has an XML declaration and a style sheet for dark screens. Inline has neither: it
// carries the classes that WriteCSS's style sheet names.
func (Format) Write(w io.Writer, p *picture.Placed, o export.Options) error {
	if len(p.NodeAt) != len(p.Nodes) || len(p.EdgeAt) != len(p.Edges) || len(p.LegendAt) != len(p.Legend) {
		return errors.New("svg: the picture has not been placed")
	}
	if err := export.CheckIDPrefix(o.IDPrefix); err != nil {
		return errors.New("svg: id prefix " + err.Error())
	}
	d := &document{p: p, o: o, inline: o.Profile == export.Inline, base: base(p, o.IDPrefix), looks: looksOf(p)}
	d.open()
	if err := d.metadata(); err != nil {
		return err
	}
	if !d.inline {
		d.style()
	}
	d.raw(`<rect class="kg-ground" width="100%" height="100%" fill="` + picture.LightGround + `"/>` + "\n")
	d.texts(true)
	d.groups()
	d.rules()
	d.edges()
	d.nodes()
	d.labels()
	d.legend()
	d.texts(false)
	d.raw("</svg>\n")
	_, err := w.Write(d.b)
	return err
}

// document collects the bytes; a picture is some ten kilobytes.
type document struct {
	p      *picture.Placed
	o      export.Options
	inline bool
	base   string // begins every id
	looks  looks
	pen    picture.Point // where the path that is being written stands
	b      []byte
}

func (d *document) open() {
	if !d.inline {
		d.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	}
	d.raw(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 `)
	d.num(d.p.Width).raw(" ").num(d.p.Height).raw(`"`)
	d.attr("id", d.base).attr("class", d.classes("kg-picture", named("kg-size-", d.p.Metrics.Name)))
	if d.p.Lang != "" {
		d.attr("lang", d.p.Lang)
		if !d.inline {
			d.attr("xml:lang", d.p.Lang)
		}
	}
	d.raw(` role="graphics-document document"`).attr("aria-labelledby", d.base+"--title")
	if d.p.Desc != "" {
		d.attr("aria-describedby", d.base+"--desc")
	}
	d.attr("font-family", picture.FontFamily).raw(">\n")
	d.raw("<title").attr("id", d.base+"--title").raw(">").text(d.p.Title).raw("</title>\n")
	if d.p.Desc != "" {
		d.raw("<desc").attr("id", d.base+"--desc").raw(">").text(d.p.Desc).raw("</desc>\n")
	}
}

// note is what the metadata hold, as JSON: what the picture was made from and how it was written. KG is the version of the note.
// Render has the arguments of kg render. What another command drew has that command's words instead, so that a kg which knows only
// render takes it for a picture that it cannot draw again, and not for one of render.
type note struct {
	KG      int      `json:"kg"`
	Dataset string   `json:"dataset,omitempty"`
	View    string   `json:"view"`
	Lang    string   `json:"lang,omitempty"`
	Size    string   `json:"size,omitempty"`
	Render  []string `json:"render,omitempty"`
	Command []string `json:"command,omitempty"`
	Profile string   `json:"profile"`
	Prefix  string   `json:"idPrefix,omitempty"`
	StandIn bool     `json:"standIn,omitempty"` // a table in place of the drawing
	Content string   `json:"content,omitempty"`
}

// noteVersion is the version of the note that is written and read.
const noteVersion = 1

func (d *document) metadata() error {
	if d.o.Stamp.IsZero() {
		return nil
	}
	n := note{
		KG: noteVersion, Dataset: picture.Clean(d.o.Stamp.Dataset), View: picture.Clean(d.p.ID), Lang: picture.Clean(d.p.Lang), Size: d.p.Metrics.Name,
		Profile: string(export.Standalone), Prefix: d.o.IDPrefix, StandIn: d.p.StandIn, Content: d.o.Stamp.Content,
	}
	for _, word := range d.o.Stamp.Arguments {
		n.Render = append(n.Render, picture.Clean(word))
	}
	if command := picture.Clean(d.o.Stamp.Command); command != "" {
		n.Command, n.Render = append([]string{command}, n.Render...), nil
	}
	if d.inline {
		n.Profile = string(export.Inline)
	}
	text, err := json.Marshal(n) // which escapes <, > and & itself
	if err != nil {
		return err
	}
	d.raw("<metadata>").raw(string(text)).raw("</metadata>\n")
	return nil
}
