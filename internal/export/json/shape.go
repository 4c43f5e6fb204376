package json

import (
	"math"

	"kg/internal/export"
	"kg/internal/picture"
)

// The shapes of docs/picture.schema.json. A centre is x and y, a frame's corner left and top.

type point [2]float64

type text struct {
	Role  string  `json:"role"`
	Text  string  `json:"text"`
	X     float64 `json:"x"` // left end of the baseline
	Y     float64 `json:"y"`
	Width float64 `json:"width"`
	Size  float64 `json:"size"`
	Bold  bool    `json:"bold,omitempty"`
	Color string  `json:"color"`
}

type nodeLook struct {
	Shape  string `json:"shape"`
	Fill   string `json:"fill"`
	Stroke string `json:"stroke"`
	Text   string `json:"text"`
}

type lineLook struct {
	Stroke string    `json:"stroke"`
	Line   string    `json:"line"`
	Width  float64   `json:"width"`
	Dashes []float64 `json:"dashes,omitempty"`
}

type frame struct {
	Left   float64 `json:"left"`
	Top    float64 `json:"top"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

type group struct {
	ID    string   `json:"id"`
	Label string   `json:"label"`
	Look  nodeLook `json:"look"`
	Frame *frame   `json:"frame,omitempty"` // absent where the layout draws none
	Lines []text   `json:"lines"`
}

type node struct {
	ID     string   `json:"id"`
	Label  string   `json:"label"`
	Entity string   `json:"entity,omitempty"`
	Kind   string   `json:"kind,omitempty"`
	Type   string   `json:"type,omitempty"`
	Group  string   `json:"group,omitempty"`
	Focus  bool     `json:"focus,omitempty"`
	More   int      `json:"more,omitempty"`
	Date   string   `json:"date,omitempty"`
	Row    *int     `json:"row,omitempty"`
	Column *int     `json:"column,omitempty"`
	Head   bool     `json:"head,omitempty"`
	Claims []string `json:"claims,omitempty"`
	Link   string   `json:"link,omitempty"`
	X      float64  `json:"x"`
	Y      float64  `json:"y"`
	Width  float64  `json:"width"`
	Height float64  `json:"height"`
	Look   nodeLook `json:"look"`
	Lines  []text   `json:"lines"`
}

type edge struct {
	ID      string   `json:"id"`
	From    string   `json:"from"`
	To      string   `json:"to"`
	Label   string   `json:"label,omitempty"`
	Title   string   `json:"title,omitempty"`
	Kind    string   `json:"kind,omitempty"`
	Through int      `json:"through,omitempty"`
	Hollow  bool     `json:"hollow,omitempty"`
	Claims  []string `json:"claims,omitempty"`
	Curve   []point  `json:"curve"`
	Tip     point    `json:"tip"`
	Look    lineLook `json:"look"`
	Lines   []text   `json:"lines"`
}

type entry struct {
	Label  string    `json:"label"`
	Node   *nodeLook `json:"node,omitempty"`
	Line   *lineLook `json:"line,omitempty"`
	Hollow bool      `json:"hollow,omitempty"`
	Chain  bool      `json:"chain,omitempty"`
	Sample frame     `json:"sample"`
	Text   text      `json:"text"`
}

type rule struct {
	From point    `json:"from"`
	To   point    `json:"to"`
	Look lineLook `json:"look"`
}

func groupOf(p *picture.Placed, i int) group {
	g := &p.Groups[i]
	out := group{ID: picture.Clean(g.ID), Label: picture.Clean(g.Label), Look: nodeLookOf(g.Look), Lines: textsOf(p.GroupText(i))}
	if i < len(p.GroupAt) {
		r := p.GroupAt[i]
		out.Frame = &frame{round(r.Min.X), round(r.Min.Y), round(r.Max.X - r.Min.X), round(r.Max.Y - r.Min.Y)}
	}
	return out
}

func nodeOf(p *picture.Placed, i int, o export.Options) node {
	n, at := &p.Nodes[i], p.NodeAt[i]
	out := node{
		ID: picture.Clean(n.ID), Label: picture.Clean(n.Label), Entity: picture.Clean(n.Entity), Kind: picture.Clean(n.Kind), Type: picture.Clean(n.Type),
		Group: picture.Clean(n.Group), Focus: n.Focus, More: n.More, Date: picture.Clean(n.Date), Head: n.Head, Claims: cleaned(n.Claims),
		X: round(at.X), Y: round(at.Y), Width: round(n.W), Height: round(n.H), Look: nodeLookOf(n.Look), Lines: textsOf(p.NodeText(i)),
	}
	if p.Layout == picture.Grid {
		out.Row, out.Column = &n.Row, &n.Col
	}
	out.Link = o.Link.Href(n.EntityID(), n.Type, p.Lang)
	return out
}

func edgeOf(p *picture.Placed, i int, dashes []float64) edge {
	e, at := &p.Edges[i], &p.EdgeAt[i]
	out := edge{
		ID: picture.Clean(e.ID), From: picture.Clean(e.From), To: picture.Clean(e.To), Label: picture.Clean(e.Label), Title: picture.Clean(e.Title),
		Kind: picture.Clean(e.Kind), Through: e.Through, Hollow: e.Hollow, Claims: cleaned(e.Claims), Curve: []point{}, Tip: pointOf(at.Tip), Look: lineLookOf(e.Look), Lines: textsOf(p.EdgeText(i)),
	}
	out.Look.Dashes = rounded(dashes)
	for _, c := range at.Curve {
		out.Curve = append(out.Curve, pointOf(c))
	}
	return out
}

// cleaned are ids without what no text may hold; nil for none.
func cleaned(ids []string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, picture.Clean(id))
	}
	return out
}

func entryOf(p *picture.Placed, i int) entry {
	l := &p.Legend[i]
	at, w, h := p.LegendSample(i)
	out := entry{Label: picture.Clean(l.Label), Hollow: l.Hollow, Chain: l.Chain, Text: textOf(p.LegendText(i)),
		Sample: frame{round(at.X - w/2), round(at.Y - h/2), round(w), round(h)}}
	if l.Node != nil {
		look := nodeLookOf(*l.Node)
		out.Node = &look
	}
	if l.Line != nil {
		look := lineLookOf(*l.Line)
		out.Line = &look
	}
	return out
}

func ruleOf(r picture.Rule) rule {
	return rule{pointOf(r.From), pointOf(r.To), lineLookOf(r.Look)}
}

func textOf(t picture.PlacedText) text {
	return text{Role: string(t.Role), Text: picture.Clean(t.Text), X: round(t.X), Y: round(t.Y), Width: round(t.W), Size: round(t.Size), Bold: t.Bold, Color: t.Color}
}

// textsOf is never nil: an empty list is [] in JSON.
func textsOf(texts []picture.PlacedText) []text {
	out := make([]text, len(texts))
	for i, t := range texts {
		out[i] = textOf(t)
	}
	return out
}

func nodeLookOf(l picture.NodeLook) nodeLook {
	shape := l.Shape
	if shape == "" {
		shape = picture.Box
	}
	return nodeLook{string(shape), l.Fill, l.Stroke, l.Text}
}

func lineLookOf(l picture.LineLook) lineLook {
	kind := l.Line
	if kind == "" {
		kind = picture.Solid
	}
	return lineLook{Stroke: l.Stroke, Line: string(kind), Width: round(l.Width), Dashes: rounded(l.Line.Dashes(l.Width))}
}

func rounded(lengths []float64) (out []float64) {
	for _, x := range lengths {
		out = append(out, round(x))
	}
	return out
}

func pointOf(p picture.Point) point { return point{round(p.X), round(p.Y)} }

// round keeps two decimals, no minus zero and nothing that JSON cannot write.
func round(x float64) float64 {
	x = math.Round(x*100) / 100
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	return x
}
