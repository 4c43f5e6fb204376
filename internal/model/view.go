package model

import "slices"

// View is the recipe of a picture: what comes into it, how it is put in order, what to say above and below. What comes into
// it is the sum of Focus with Ways, Select, Around, Between and Query, in this order, or else a Grid.
type View struct {
	ID      string
	Title   Text
	Caption Text   // one sentence under the title; may be zero
	Focus   string // the entity that every way starts from; "" for none
	// Ways are taken in order until the picture is full, so the most important comes first.
	Ways    []Way
	Select  string // a selection as commands take it: "type:law + rec-19"; "" for none
	Around  Around
	Between Between
	Query   Query
	Grid    Grid

	Relations []string // only claims of these relations count; empty for all
	AsOf      string   // the dataset as it stood on this ISO 8601 date; "" for all of it
	// Group puts what belongs together into a frame: GroupByType, or a path expression that leads from what is shown to the
	// heading of its frame; "" for none.
	Group string
	// Collapse names types, whose entities are passed over, and relations: what is tied by these alone is passed over
	// too. One line through so many entities stands in their place.
	Collapse  []string
	Emphasis  string // a selection that is drawn with more weight, as the focus is; "" for none
	Direction Direction
	Layout    string // one of picture.Layouts; "" for layered
	Sizes     []Size // the sizes it is good for; empty for page and slide
}

// GroupByType groups what is shown by its type.
const GroupByType = "type"

// Around is what surrounds a selection.
type Around struct {
	Of        string // a selection; "" for no such part
	Hops      int    // 1 or more
	Direction string // out, in or both; "" for both
}

// Between is what lies on paths of at most so many hops from one selection to another, followed either way.
type Between struct {
	From, To string // "" for no such part
	Hops     int    // 0 for the default of 4
}

// Query is what a path expression leads to from a selection, with the paths.
type Query struct {
	From, Expr string // "" for no such part
	To         string // a selection; "" for any end
}

// Grid is a table of counts: selections as rows and columns, and the expression that ties a row to a column; with "" the
// claims between the two are counted.
type Grid struct {
	Rows, Columns string // "" for no grid
	Via           string
}

// Direction is where the lines of a picture run.
type Direction string

// The directions; the empty one means Right.
const (
	Right Direction = "right"
	Down  Direction = "down"
)

// Way is one path expression of a view. Every entity it reaches comes into the picture with the
// entities and claims of its witness path.
type Way struct {
	Expr string
	Size Size // the smallest size that takes this way: Slide (the default) for all, Page for pages and posters, Poster
}

// In reports whether pictures of a size take the way.
func (w Way) In(s Size) bool {
	bySize := []Size{Slide, Page, Poster}
	return slices.Index(bySize, s) >= slices.Index(bySize, w.Size) || w.Size == ""
}

// Size is how much a picture holds and how large it is shown.
type Size string

const (
	Page   Size = "page"   // an A4 page: up to 40 nodes
	Slide  Size = "slide"  // projected: up to 25 nodes in larger type
	Poster Size = "poster" // a sheet on a wall: up to 120 nodes
)

// Sizes lists the sizes in the order in which kg names them.
func Sizes() []Size { return []Size{Page, Slide, Poster} }

// DrawnIn lists the sizes that a view is good for.
func (v View) DrawnIn() []Size {
	if len(v.Sizes) == 0 {
		return []Size{Page, Slide}
	}
	return v.Sizes
}

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
