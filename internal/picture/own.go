package picture

import "slices"

// OwnNode is a look of boxes that no row of a dataset's style gives: kg itself does. Its name is for classes and variables of style
// sheets. The look has no shape.
type OwnNode struct {
	Name string
	Look NodeLook
	Mark bool // it says what happened to a thing, whatever its type
}

// OwnLine is a look of lines that no row of a dataset's style gives.
type OwnLine struct {
	Name string
	Look LineLook
	Mark bool // it says what happened to a claim, whatever its relation
}

// Names of looks that one place alone draws; the others are spelt where they are drawn: "cell-0" to "cell-4" for the steps of a heat
// table, and what happened to a thing, "added" for one, in a picture of changes.
const (
	OwnFrame    = "frame"    // around a group
	OwnSeveral  = "several"  // a box for things of several types
	OwnHeading  = "heading"  // of a column of words
	OwnRelation = "relation" // a cell with a relation's name

	OwnChain    = "chain"    // a line for claims of several looks
	OwnInferred = "inferred" // the legend's line with a hollow head
	OwnAxis     = "axis"     // of a timeline
	OwnBorder   = "border"   // around a table and behind its headings
	OwnInner    = "inner"    // between a table's cells
)

// OwnNodes are kg's own looks of boxes. No two look alike.
func OwnNodes() []OwnNode {
	return []OwnNode{
		{Name: OwnFrame, Look: NodeLook{Fill: "#fafafa", Stroke: "#8a8a8a", Text: "#14212e"}},
		{Name: OwnSeveral, Look: NodeLook{Fill: "#ffffff", Stroke: "#5f5f5f", Text: "#14212e"}},
		{Name: OwnHeading, Look: NodeLook{Fill: "#e9edf2", Stroke: "#7d8792", Text: titleColor}},
		{Name: OwnRelation, Look: NodeLook{Fill: "#ffffff", Stroke: "#c3cad2", Text: captionColor}},
		{Name: "cell-0", Look: NodeLook{Fill: "#ffffff", Stroke: "#c3c9d0", Text: "#4b5560"}},
		{Name: "cell-1", Look: NodeLook{Fill: "#dbe9f6", Stroke: "#7f9bb5", Text: "#14212e"}},
		{Name: "cell-2", Look: NodeLook{Fill: "#a9cdec", Stroke: "#4d7aa3", Text: "#14212e"}},
		{Name: "cell-3", Look: NodeLook{Fill: "#5a9bd5", Stroke: "#2a6db0", Text: "#14212e"}},
		{Name: "cell-4", Look: NodeLook{Fill: "#1b5a96", Stroke: "#16324f", Text: "#ffffff"}},
		{Name: "added", Look: NodeLook{Fill: "#d3f0dc", Stroke: "#12652f", Text: "#0d2e18"}, Mark: true},
		{Name: "removed", Look: NodeLook{Fill: "#fbdcd9", Stroke: "#a8201a", Text: "#4a0f0b"}, Mark: true},
		{Name: "changed", Look: NodeLook{Fill: "#fdeab5", Stroke: "#8a5a00", Text: "#3d2800"}, Mark: true},
		{Name: "unchanged", Look: NodeLook{Fill: "#f3f4f6", Stroke: "#6b7280", Text: "#3b4652"}, Mark: true},
	}
}

// OwnLines are kg's own looks of lines. No two have one colour.
func OwnLines() []OwnLine {
	return []OwnLine{
		{Name: OwnChain, Look: LineLook{Stroke: "#5f5f5f", Line: Solid, Width: 1.4}},
		{Name: OwnInferred, Look: LineLook{Stroke: "#4d4d4d", Line: Solid, Width: 1.2}},
		{Name: OwnAxis, Look: LineLook{Stroke: "#4a5560", Line: Solid, Width: 1.2}},
		{Name: OwnBorder, Look: LineLook{Stroke: "#7d8792", Line: Solid, Width: 1}},
		{Name: OwnInner, Look: LineLook{Stroke: "#c3cad2", Line: Solid, Width: 0.5}},
		{Name: "added", Look: LineLook{Stroke: "#12652f", Line: Solid, Width: 2.6}, Mark: true},
		{Name: "removed", Look: LineLook{Stroke: "#a8201a", Line: Dashed, Width: 1.6}, Mark: true},
		{Name: "changed", Look: LineLook{Stroke: "#8a5a00", Line: DashDot, Width: 1.8}, Mark: true},
		{Name: "unchanged", Look: LineLook{Stroke: "#6b7280", Line: Solid, Width: 0.8}, Mark: true},
	}
}

// OwnNodeLook is the look of a name with a shape; black on white without an outline where no look is called so.
func OwnNodeLook(name string, s Shape) NodeLook {
	look := NodeLook{Fill: LightGround, Text: "#000000"}
	if i := slices.IndexFunc(OwnNodes(), func(o OwnNode) bool { return o.Name == name }); i >= 0 {
		look = OwnNodes()[i].Look
	}
	look.Shape = s
	return look
}

// OwnLineLook is the look of lines of a name; black where none is called so.
func OwnLineLook(name string) LineLook {
	if i := slices.IndexFunc(OwnLines(), func(o OwnLine) bool { return o.Name == name }); i >= 0 {
		return OwnLines()[i].Look
	}
	return LineLook{Stroke: "#000000", Line: Solid, Width: 1}
}
