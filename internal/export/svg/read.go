package svg

import (
	"bytes"
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
	StandIn bool   // a table stands in place of the drawing
	Title   string
	Desc    string
	Nodes   []Part // in the order of the file
	Edges   []Part
	Labels  []Label   // of edges, in the order of these
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

// Label is what is to be read beside an edge, its lines joined by spaces. A file does not say which edge it belongs to.
type Label struct{ Edge, Text string }

// maxFile is how long a file is read at most, in bytes.
const maxFile = 64 << 20

// ErrNotOurs is what Read says of a file that kg did not write, or wrote without a note of what it was made from.
var ErrNotOurs = errors.New("no picture of kg that says what it was made from")

// Read reads a file that Write wrote with a stamp. It expands no entities and fetches nothing.
func Read(r io.Reader) (*Drawn, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxFile))
	if err != nil {
		return nil, err
	}
	reading := &reader{raw: raw, d: xml.NewDecoder(bytes.NewReader(raw)), seen: map[string]bool{}}
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
	reading.drawn.View, reading.drawn.Profile, reading.drawn.Prefix, reading.drawn.StandIn = n.View, export.Profile(n.Profile), n.Prefix, n.StandIn
	return &reading.drawn, nil
}

// reader is one reading: part is the node or the edge that is open, at the depth within; label is the depth of the label that is.
type reader struct {
	raw    []byte
	d      *xml.Decoder
	base   string
	open   []string
	seen   map[string]bool // the elements so far
	part   *Part
	within int
	label  int  // 0 for none
	closed bool // the picture is: whatever comes is not of it
	note   note
	text   strings.Builder
	drawn  Drawn
}

func (r *reader) run() error {
	for {
		at := r.d.InputOffset()
		token, err := r.d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w (%w)", ErrNotOurs, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if len(r.open) == 0 && !r.closed && (e.Name.Local != "svg" || e.Name.Space != svgSpace) {
				return ErrNotOurs
			}
			if !wellFormed().tag.Match(r.raw[at:r.d.InputOffset()]) {
				return fmt.Errorf("%w (the tag of a %s is not well-formed)", ErrNotOurs, e.Name.Local)
			}
			r.start(e)
		case xml.Comment: // which HTML may end elsewhere than XML
			r.foreign("comment", "", r.parent())
		case xml.ProcInst:
			if e.Target != "xml" || at > 0 || !wellFormed().declaration.Match(e.Inst) {
				r.foreign("instruction", e.Target, r.parent())
			}
		case xml.Directive:
			r.foreign("doctype", "", r.parent())
		case xml.CharData:
			if !holdsText(r.parent()) && len(bytes.TrimSpace(r.raw[at:r.d.InputOffset()])) > 0 { // behind </svg> it keeps browsers from reading the file
				r.foreign("text", "", r.parent())
			}
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
	if r.closed {
		r.foreign("element", e.Name.Local, parent)
		r.open = append(r.open, e.Name.Local)
		return
	}
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
	if e.Name.Local == "g" && r.label == 0 && hasClass(e, "kg-label") {
		r.drawn.Labels = append(r.drawn.Labels, Label{})
		r.label = len(r.open)
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
	if r.closed {
		r.open = r.open[:len(r.open)-1]
		return nil
	}
	switch {
	case name == "metadata" && len(r.open) == 2:
		if err := json.Unmarshal([]byte(text), &r.note); err != nil {
			return fmt.Errorf("%w (its metadata are no note of kg: %w)", ErrNotOurs, err)
		}
	case name == "style" && !rule().MatchString(text):
		r.foreign("style", "", r.open[0])
	case name == "title" && len(r.open) == 2:
		r.drawn.Title = text
	case name == "desc" && len(r.open) == 2:
		r.drawn.Desc = text
	case name == "title" && r.part != nil:
		r.part.Title = text
	case name == "text" && r.part != nil:
		r.part.Label = strings.TrimSpace(r.part.Label + " " + text)
	case name == "text" && r.label > 0:
		l := &r.drawn.Labels[len(r.drawn.Labels)-1]
		l.Text = strings.TrimSpace(l.Text + " " + text)
	}
	if len(r.open) == r.label {
		r.label = 0
	}
	if r.part != nil && len(r.open) == r.within {
		r.part = nil
	}
	r.open = r.open[:len(r.open)-1]
	r.closed = len(r.open) == 0
	r.text.Reset()
	return nil
}

func hasClass(e xml.StartElement, class string) bool {
	return slices.ContainsFunc(e.Attr, func(a xml.Attr) bool {
		return a.Name.Space == "" && a.Name.Local == "class" && slices.Contains(strings.Fields(a.Value), class)
	})
}

// Of is what Read finds in a file of a picture that has been fitted, but for what the file says of how it was made.
func Of(p *picture.Picture) *Drawn {
	d := &Drawn{StandIn: p.StandIn, Title: picture.Clean(p.Title), Desc: picture.Clean(p.Desc)}
	for i := range p.Nodes {
		n := &p.Nodes[i]
		d.Nodes = append(d.Nodes, Part{ID: picture.Clean(n.ID), Title: picture.Clean(nodeName(p, n)), Label: joined(n.Lines), Colors: colors(n.Look.Fill, n.Look.Stroke, n.Look.Text)})
	}
	for i := range p.Edges {
		e := &p.Edges[i]
		id := picture.Clean(e.ID)
		d.Edges = append(d.Edges, Part{ID: id, Title: picture.Clean(e.Title), Colors: colors(e.Look.Stroke)})
		if len(e.Lines) > 0 {
			d.Labels = append(d.Labels, Label{id, joined(e.Lines)})
		}
	}
	return d
}

// joined are the lines of a label in one.
func joined(lines []string) string {
	return picture.Clean(strings.TrimSpace(strings.Join(lines, " ")))
}

// colors are some colours as a part names them. That of the ground says nothing: halos and hollow marks have it too.
func colors(list ...string) string {
	list = slices.DeleteFunc(slices.Clone(list), func(c string) bool { return c == "" || c == "none" || c == picture.LightGround })
	slices.Sort(list)
	return strings.Join(slices.Compact(list), " ")
}
