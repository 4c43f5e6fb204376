package picture

import "cmp"

// Picture is a drawing without positions. Nodes and Edges are in the order in which they are drawn
// and read aloud; ids are unique within each list.
type Picture struct {
	ID      string // names the picture: a view's id
	Lang    string // ISO 639-1 code of all its texts
	Title   string
	Caption string // one sentence under the title; may be ""
	Omitted string // a sentence that says what is left out; "" when nothing is
	Source  string // the line at the foot: the documents, licence
	Desc    string // one paragraph for those who cannot see it
	Words   Words  // the few words a picture says of its own accord, in its language
	Layout  Layout
	Down    bool // layered and tree: ranks go down the page, not across it
	Groups  []Group
	Nodes   []Node
	Edges   []Edge
	Legend  []LegendEntry
	Metrics Metrics // set by Fit

	StandIn bool `json:",omitzero"` // it is the Table of a picture that could not be laid out
}

// Layout says how a picture is placed.
type Layout string

// The layouts; the empty one means Layered. Groups are drawn in Layered alone.
const (
	Layered  Layout = "layered"  // in ranks along the edges, by Graphviz
	Tree     Layout = "tree"     // each node beside its only parent, or below it and indented; no tree is laid out in ranks
	Timeline Layout = "timeline" // along an axis by the nodes' dates; edges are drawn where there is room
	Grid     Layout = "grid"     // in rows and columns: matrices and tables; without edges
)

// Group is a frame with a heading around some nodes.
type Group struct {
	ID    string
	Label string
	Look  NodeLook

	Lines  []string // the label, wrapped; set by Fit
	LW, LH float64  // size of the heading's block; set by Fit
}

// Words are the picture's own words in its language.
type Words struct {
	Legend string // heading of the legend, as a description says it
	To     string // stands between the ends of a line in a title: "à", "to"
}

// Node is a box.
type Node struct {
	ID    string // an entity's id, unless Entity says which
	Label string
	Kind  string // its type's name in the picture's language; becomes part of its title
	Type  string // its type's id, for classes; "" for a node that is no entity
	Look  NodeLook
	Focus bool // the picture is about this node: drawn with more weight

	Group string // the id of the group that it is in; "" for none
	More  int    // it stands for so many entities that are not shown; 0 for a node that is itself
	Date  string // ISO 8601, in a timeline; "" is placed after the dated ones
	// Row and Col place it in a grid, from 0; Head marks the cell as a heading of its row or column.
	Row, Col int
	Head     bool
	Claims   []string `json:",omitempty"` // ids of those that a cell counts
	// Entity is the entity that the node stands for where its id is another, as in a table with one entity at two of its sides; else "".
	Entity string `json:",omitempty"` // so that the hash of a picture without one is what it was before there were any
	// Spoken is what screen readers say of a node in place of its label, type and group; "" where these say what it is. They pass a
	// Blank one over: its label means that there is nothing.
	Spoken string `json:",omitzero"`
	Blank  bool   `json:",omitzero"`

	Lines []string // the label, wrapped; set by Fit
	W, H  float64  // outer size of the shape; set by Fit
}

// EntityID is the id of the entity that the node stands for; that of a node which stands for none is its own.
func (n *Node) EntityID() string { return cmp.Or(n.Entity, n.ID) }

// NodeLook is how a node is drawn. Colours are "#rrggbb".
type NodeLook struct {
	Shape              Shape
	Fill, Stroke, Text string
}

// Shape is the outline of a node.
type Shape string

// The shapes, each told from the others without colour.
const (
	Box           Shape = "box"
	Round         Shape = "round" // rounded corners
	Pill          Shape = "pill"  // half circles at both ends
	Hexagon       Shape = "hexagon"
	Note          Shape = "note"      // a folded corner
	Component     Shape = "component" // double sides, as a stored program
	Cylinder      Shape = "cylinder"
	Octagon       Shape = "octagon"
	Parallelogram Shape = "parallelogram"
	Ellipse       Shape = "ellipse"
	House         Shape = "house"     // a roof
	Trapezium     Shape = "trapezium" // narrower above
	Tab           Shape = "tab"       // a folder's tab above its left
	Stack         Shape = "stack"     // a second line along its foot
	Tag           Shape = "tag"       // a tip at its right
	Ticket        Shape = "ticket"    // a notch in each side
	Leaf          Shape = "leaf"      // two opposite corners rounded
	Plaque        Shape = "plaque"    // corners rounded inwards
)

// Shapes lists all shapes.
func Shapes() []Shape {
	return []Shape{Box, Round, Pill, Hexagon, Note, Component, Cylinder, Octagon, Parallelogram, Ellipse,
		House, Trapezium, Tab, Stack, Tag, Ticket, Leaf, Plaque}
}

// Edge is a line from one node to another. From may equal To, and several edges may join the same nodes.
type Edge struct {
	ID       string // a claim's id
	From, To string // node ids
	Label    string // "" for a line that its look and the legend explain
	Title    string // the whole statement in words, for a tooltip and for screen readers
	Kind     string // the id of the style of its relation, for classes; "" where it has none
	Through  int    // it stands for a chain over so many entities that are not shown; 0 for one claim
	// Claims are the ids of those that the line stands for, where they are several; nil where its own id is its claim's.
	Claims []string `json:",omitempty"`
	Look   LineLook
	// Hollow draws the arrowhead as an outline, for a statement that is less certain than others.
	Hollow bool
	// Statement is the title in three parts: what stands at the start, the relation, what stands at the end. It is zero where the
	// labels of the ends and of the line say the same.
	Statement [3]string `json:",omitzero"` // so that the hash of a picture without one is what it was before there were any
	// Reversed asks the layout to rank To before From, as containment and critique read better;
	// the arrow still points at To.
	Reversed bool

	Lines  []string // the label, wrapped; set by Fit
	LW, LH float64  // size of the label's block, 0 when there is none; set by Fit
}

// LineLook is how an edge is drawn.
type LineLook struct {
	Stroke string  // "#rrggbb"
	Line   Line    // dash pattern
	Width  float64 // points
}

// Line is a dash pattern.
type Line string

// The dash patterns, each told from the others without colour.
const (
	Solid   Line = "solid"
	Dashed  Line = "dashed"
	Dotted  Line = "dotted"
	DashDot Line = "dashdot"
	Long    Line = "long" // long dashes
)

// Lines lists all dash patterns.
func Lines() []Line { return []Line{Solid, Dashed, Dotted, DashDot, Long} }

// LegendEntry explains one look: Node or Line is set, never both.
type LegendEntry struct {
	Label  string
	Node   *NodeLook
	Line   *LineLook
	Hollow bool // with Line: its arrowhead is an outline
	Chain  bool `json:",omitempty"` // with Line: it stands for a chain

	Text string  // the label as drawn, cut with an ellipsis when it is very long; set by Fit
	W    float64 // width of Text; set by Fit
}

// Point is a position.
type Point struct{ X, Y float64 }

// Placed is a picture with every position: what a format writes down. Placed.Picture is a copy of the
// picture that was placed where its layout had to change something: labels wrapped otherwise, cells as large as their
// column, edges without room left away (Omitted says so). Nodes are never left away and never change their order.
type Placed struct {
	*Picture
	Width, Height float64      // of the whole, margins included
	NodeAt        []Point      // centre of each node, by index into Nodes
	EdgeAt        []PlacedEdge // by index into Edges
	Texts         []PlacedText // title, caption, omissions, source line, in reading order
	LegendAt      []Point      // left end of each entry's sample on its middle line, by index into Legend
	GroupAt       []Rect       // frame of each group, heading included, by index into Groups; nil where none is drawn
	HeadingAt     []Point      // centre of each group's heading, by index into Groups; nil where none is drawn
	Rules         []Rule       // plain lines: the axis of a timeline, the lines of a grid
}

// Rect is an upright rectangle by two corners.
type Rect struct{ Min, Max Point }

// Rule is a plain line.
type Rule struct {
	From, To Point
	Look     LineLook
}

// PlacedEdge is the course of an edge.
type PlacedEdge struct {
	// Curve is a chain of cubic Bézier curves, 3n+1 points, from From's outline to the foot of the arrowhead.
	Curve []Point
	Tip   Point // where the arrowhead points, on To's outline
	Label Point // centre of the label; zero when there is none
}

// PlacedText is a line of text. X and Y are the left end of its baseline.
type PlacedText struct {
	Role  Role
	Text  string
	X, Y  float64
	W     float64 // measured width, for textLength
	Size  float64 // font size
	Bold  bool
	Color string
}

// Role says what a text is.
type Role string

// The roles of texts. Placed.Texts has the first four and the ticks; NodeText, EdgeText, GroupText and
// LegendText give the others.
const (
	TitleText   Role = "title"
	CaptionText Role = "caption"
	OmittedText Role = "omitted"
	SourceText  Role = "source"
	LabelText   Role = "label"  // a line of a node's or an edge's label
	LegendText  Role = "legend" // the label of an entry of the legend
	GroupText   Role = "group"  // the heading of a group
	TickText    Role = "tick"   // a date at the axis of a timeline
)

// Metrics are the lengths of a size of picture, in points.
type Metrics struct {
	Name      string  // "page", "slide" or "poster"
	Font      float64 // size of labels
	EdgeFont  float64 // size of edge labels
	TitleFont float64
	SmallFont float64 // caption, legend, source line
	Padding   float64 // between a label and its outline
	WrapAt    float64 // width at which a node's label is wrapped
	EdgeWrap  float64 // width at which an edge's label is wrapped
	NodeSep   float64 // inches, as Graphviz takes it
	RankSep   float64 // inches
	MaxNodes  int     // the size's promise: no more nodes than this
	Aspect    float64 // width by height that a narrower drawing is widened to; 0 for none
	Sheet     Sheet   // where pictures of this size are shown
}
