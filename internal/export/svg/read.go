package svg

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"kg/internal/export"
	"kg/internal/picture"
)

// Drawn is what a file says of itself and what it shows.
type Drawn struct {
	Stamp   export.Stamp
	View    string
	Profile export.Profile
	Prefix  string // the --id-prefix it was written with
	Title   string
	Nodes   []Part // in the order of the file
	Edges   []Part
	Foreign []Foreign // what Write never writes, in the order of the file, each once, up to 20
}

// Part is a node or an edge of a file.
type Part struct {
	ID    string // the entity's or the claim's id
	Title string // what screen readers say of it
	Label string // what is to be read in it, its lines joined by spaces; "" for an edge
	// Colors are those it is painted in, sorted, parted by spaces, without that of the ground: as people see it on a light screen.
	Colors string
}

// maxFile is how long a file is read at most, in bytes.
const maxFile = 64 << 20

// ErrNotOurs is what Read says of a file that kg did not write, or wrote without a note of what it was made from.
var ErrNotOurs = errors.New("no picture of kg that says what it was made from")

// Read reads a file that Write wrote with a stamp. It expands no entities and fetches nothing.
func Read(r io.Reader) (*Drawn, error) {
	reading := &reader{d: xml.NewDecoder(io.LimitReader(r, maxFile)), seen: map[string]bool{}}
	if err := reading.run(); err != nil {
		return nil, err
	}
	if reading.note.KG == 0 {
		return nil, ErrNotOurs
	}
	if reading.note.KG != noteVersion {
		return nil, fmt.Errorf("its note has version %d, and this kg reads version %d: draw the picture again", reading.note.KG, noteVersion)
	}
	n := reading.note
	reading.drawn.Stamp = export.Stamp{Dataset: n.Dataset, Arguments: n.Render, Content: n.Content}
	if len(n.Command) > 0 {
		reading.drawn.Stamp.Command, reading.drawn.Stamp.Arguments = n.Command[0], n.Command[1:]
	}
	reading.drawn.View, reading.drawn.Profile, reading.drawn.Prefix = n.View, export.Profile(n.Profile), n.Prefix
	return &reading.drawn, nil
}

// reader is one reading: part is the node or the edge that is open, at the depth within.
type reader struct {
	d      *xml.Decoder
	base   string
	open   []string
	seen   map[string]bool // the elements so far
	part   *Part
	within int
	note   note
	text   strings.Builder
	drawn  Drawn
}

func (r *reader) run() error {
	for {
		token, err := r.d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w (%w)", ErrNotOurs, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if len(r.open) == 0 && (e.Name.Local != "svg" || e.Name.Space != svgSpace) {
				return ErrNotOurs
			}
			r.start(e)
		case xml.Comment: // which HTML may end elsewhere than XML
			r.foreign("comment", "", r.parent())
		case xml.ProcInst:
			if e.Target != "xml" {
				r.foreign("instruction", e.Target, r.parent())
			}
		case xml.Directive:
			r.foreign("doctype", "", r.parent())
		case xml.CharData:
			r.text.Write(e)
		case xml.EndElement:
			if err := r.end(e.Name.Local); err != nil {
				return err
			}
		}
	}
}

// parent is the element that is open; "" outside of all.
func (r *reader) parent() string {
	if len(r.open) == 0 {
		return ""
	}
	return r.open[len(r.open)-1]
}

func (r *reader) start(e xml.StartElement) {
	parent := r.parent()
	r.judge(e, parent)
	r.paint(e)
	r.open = append(r.open, e.Name.Local)
	r.text.Reset()
	id := ""
	for _, a := range e.Attr {
		if a.Name.Local == "id" {
			id = a.Value
		}
	}
	if len(r.open) == 1 {
		r.base = id
		return
	}
	local, ours := strings.CutPrefix(id, r.base+"--")
	if e.Name.Local == "a" && !(ours && strings.HasPrefix(local, nodePart)) {
		r.foreign("element", "a", parent) // a link of kg is a node
	}
	if !ours || r.part != nil {
		return
	}
	if node, ok := strings.CutPrefix(local, nodePart); ok {
		r.drawn.Nodes = append(r.drawn.Nodes, Part{ID: original(node)})
		r.part, r.within = &r.drawn.Nodes[len(r.drawn.Nodes)-1], len(r.open)
		r.paint(e)
	} else if edge, ok := strings.CutPrefix(local, edgePart); ok {
		r.drawn.Edges = append(r.drawn.Edges, Part{ID: original(edge)})
		r.part, r.within = &r.drawn.Edges[len(r.drawn.Edges)-1], len(r.open)
		r.paint(e)
	}
}

func (r *reader) end(name string) error {
	text := r.text.String()
	switch {
	case name == "metadata" && len(r.open) == 2:
		if err := json.Unmarshal([]byte(text), &r.note); err != nil {
			return fmt.Errorf("%w (its metadata are no note of kg: %w)", ErrNotOurs, err)
		}
	case name == "style" && !rule().MatchString(text):
		r.foreign("style", "", r.open[0])
	case name == "title" && len(r.open) == 2:
		r.drawn.Title = text
	case name == "title" && r.part != nil:
		r.part.Title = text
	case name == "text" && r.part != nil:
		r.part.Label = strings.TrimSpace(r.part.Label + " " + text)
	}
	if r.part != nil && len(r.open) == r.within {
		r.part = nil
	}
	r.open = r.open[:len(r.open)-1]
	r.text.Reset()
	return nil
}

// Parts are the nodes and edges of a picture that has been fitted, as Read would find them.
func Parts(p *picture.Picture) (title string, nodes, edges []Part) {
	for i := range p.Nodes {
		n := &p.Nodes[i]
		nodes = append(nodes, Part{ID: picture.Clean(n.ID), Title: picture.Clean(nodeName(p, n)), Label: picture.Clean(strings.TrimSpace(strings.Join(n.Lines, " "))), Colors: colors(n.Look.Fill, n.Look.Stroke, n.Look.Text)})
	}
	for i := range p.Edges {
		edges = append(edges, Part{ID: picture.Clean(p.Edges[i].ID), Title: picture.Clean(p.Edges[i].Title), Colors: colors(p.Edges[i].Look.Stroke)})
	}
	return picture.Clean(p.Title), nodes, edges
}

// colors are some colours as a part names them. That of the ground says nothing: halos and hollow marks have it too.
func colors(list ...string) string {
	list = slices.DeleteFunc(slices.Clone(list), func(c string) bool { return c == "" || c == "none" || c == picture.LightGround })
	slices.Sort(list)
	return strings.Join(slices.Compact(list), " ")
}
