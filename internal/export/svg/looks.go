package svg

import (
	"fmt"
	"slices"

	"kg/internal/picture"
)

// looks are the different looks of a picture in the order in which they occur: a style sheet has a rule for each.
type looks struct {
	nodes []picture.NodeLook
	lines []string // strokes: of a line's look only its colour differs on a dark ground
}

// looksOf gathers the looks of everything that a picture draws.
func looksOf(p *picture.Placed) looks {
	var l looks
	addNode := func(n picture.NodeLook) {
		n.Shape = ""
		if !slices.Contains(l.nodes, n) {
			l.nodes = append(l.nodes, n)
		}
	}
	addLine := func(n picture.LineLook) {
		if !slices.Contains(l.lines, n.Stroke) {
			l.lines = append(l.lines, n.Stroke)
		}
	}
	for i := range p.Groups {
		addNode(p.Groups[i].Look)
	}
	for i := range p.Rules {
		addLine(p.Rules[i].Look)
	}
	for i := range p.Edges {
		addLine(p.Edges[i].Look)
	}
	for i := range p.Nodes {
		addNode(p.Nodes[i].Look)
	}
	for i := range p.Legend {
		if n := p.Legend[i].Node; n != nil {
			addNode(*n)
		}
		if n := p.Legend[i].Line; n != nil {
			addLine(*n)
		}
	}
	return l
}

// node is the class of a node's look: in a page its type's, or the name of a look that is kg's own, in a file of its own the look's
// number. A mark of what changed is told from its type's look.
func (l looks) node(look picture.NodeLook, inline bool, typ string) string {
	look.Shape = ""
	if !inline {
		return fmt.Sprintf("kg-n%d", slices.Index(l.nodes, look))
	}
	own := slices.IndexFunc(picture.OwnNodes(), func(o picture.OwnNode) bool { return o.Look == look })
	if typ != "" && (own < 0 || !picture.OwnNodes()[own].Mark) {
		return named("kg-type-", typ)
	}
	if own < 0 {
		return ""
	}
	return named("kg-look-", picture.OwnNodes()[own].Name)
}

// line is the class of a line's look: in a page its kind's, or the name of a colour that is kg's own, in a file of its own the colour's
// number.
func (l looks) line(look picture.LineLook, inline bool, kind string) string {
	if !inline {
		return fmt.Sprintf("kg-l%d", slices.Index(l.lines, look.Stroke))
	}
	mark := slices.IndexFunc(picture.OwnLines(), func(o picture.OwnLine) bool { return o.Mark && o.Look == look })
	if mark < 0 && kind != "" {
		return named("kg-kind-", kind)
	}
	own := slices.IndexFunc(picture.OwnLines(), func(o picture.OwnLine) bool { return o.Look.Stroke == look.Stroke })
	if own < 0 || picture.OwnLines()[own].Name == picture.OwnChain {
		return ""
	}
	return named("kg-line-", picture.OwnLines()[own].Name)
}

// typeOf is the type of the first node with a look; "" when none has it.
func (looks) typeOf(p *picture.Placed, look picture.NodeLook) string {
	if i := slices.IndexFunc(p.Nodes, func(n picture.Node) bool { return n.Look == look && n.Type != "" }); i >= 0 {
		return p.Nodes[i].Type
	}
	return ""
}

// kindOf is the kind of the first edge with a look; "" when none has it.
func (looks) kindOf(p *picture.Placed, look picture.LineLook) string {
	if i := slices.IndexFunc(p.Edges, func(e picture.Edge) bool { return e.Look == look && e.Kind != "" }); i >= 0 {
		return p.Edges[i].Kind
	}
	return ""
}
