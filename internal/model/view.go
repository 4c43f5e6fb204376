package model

// View is the recipe of a picture: where to start, which ways to walk, what to say above and below.
type View struct {
	ID      string
	Title   Text
	Caption Text   // one sentence under the title; may be zero
	Focus   string // the entity that every way starts from
	// Ways are taken in order until the picture is full, so the most important comes first.
	Ways []Way
}

// Way is one path expression of a view. Every entity it reaches comes into the picture with the
// entities and claims of its witness path.
type Way struct {
	Expr string
	Size Size // the smallest size that takes this way: Slide (the default) for all, Page for pages only
}

// Size is how much a picture holds and how large it is shown.
type Size string

const (
	Page  Size = "page"  // an A4 page: up to 40 nodes
	Slide Size = "slide" // projected: up to 25 nodes in larger type
)

// Style is how a dataset's pictures look. Lists keep the order of the file.
type Style struct {
	Types     []TypeStyle
	Relations []RelationStyle
}

// TypeStyle is the look of the entities of a type and of the types below it that have no look of their own.
// Colours are "#rrggbb".
type TypeStyle struct {
	Type   string
	Shape  string // one of picture.Shapes
	Fill   string
	Stroke string
	Text   string
}

// RelationStyle is the look of the claims that have one of these effects or are of one of these
// relations; the first style that fits serves. Its name stands in the legend.
type RelationStyle struct {
	ID        string
	Name      Text
	Effects   []string
	Relations []string
	Stroke    string
	Line      string // one of picture.Lines
	Width     float64
	Labelled  bool // whether each line carries its relation's name; false where line and legend say enough
	Reversed  bool // laid out from end to start (containment, critique); drawn in its own direction
}
