package layout

import (
	"testing"

	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/view"
)

// hiddenHeads lists the arrowheads that lie under a box which is not their own.
func hiddenHeads(p *picture.Picture, d *picture.Drawing) (hidden []string) {
	for i, e := range p.Edges {
		for k, n := range p.Nodes {
			if n.ID != e.From && n.ID != e.To && touched(headOf(&d.EdgeAt[i]), around(d.NodeAt[k], n.W, n.H)) > 0 {
				hidden = append(hidden, e.ID+" under "+n.ID)
			}
		}
	}
	return hidden
}

// A line that comes to the lower corner of its node, between that and the next, comes to its side instead; where boxes stand on all sides
// it stays.
func TestHeadsAreShown(t *testing.T) {
	for name, walls := range map[string][]picture.Point{"free": nil, "walled in": {{X: 239, Y: 60}, {X: 361, Y: 60}, {X: 300, Y: 36}}} {
		p := &picture.Picture{
			Nodes: []picture.Node{{ID: "from", W: 60, H: 20}, {ID: "to", W: 60, H: 20}, {ID: "below", W: 64, H: 40}},
			Edges: []picture.Edge{{ID: "e", From: "from", To: "to"}},
		}
		d := &picture.Drawing{NodeAt: []picture.Point{{X: 0, Y: 120}, {X: 300, Y: 60}, {X: 300, Y: 94}}}
		for _, at := range walls {
			p.Nodes, d.NodeAt = append(p.Nodes, picture.Node{ID: "wall", W: 60, H: 22}), append(d.NodeAt, at)
		}
		was := picture.PlacedEdge{Curve: []picture.Point{{X: 30, Y: 116}, {X: 120, Y: 104}, {X: 210, Y: 90}, {X: 273, Y: 73}}, Tip: picture.Point{X: 280, Y: 70}}
		d.EdgeAt = []picture.PlacedEdge{was}
		if len(hiddenHeads(p, d)) == 0 {
			t.Fatalf("%s: nothing hides the arrowhead", name)
		}
		showHeads(p, d)
		e := d.EdgeAt[0]
		if walls != nil {
			if e.Tip != was.Tip {
				t.Errorf("%s: moved from %v to %v", name, was.Tip, e.Tip)
			}
			continue
		}
		if h := hiddenHeads(p, d); len(h) > 0 || e.Tip.X != 270 || e.Tip.Y < 50 || e.Tip.Y > 70 {
			t.Errorf("%s: %q, the arrow points at %v, not at the left side of its node", name, h, e.Tip)
		}
		if touched(course(&e), around(d.NodeAt[2], 64, 40)) > 0 || e.Curve[0] != was.Curve[0] {
			t.Errorf("%s: the line passes the box below, or begins elsewhere", name)
		}
	}
}

// No box of the gallery, or of what surrounds every seventh entity, lies upon an arrowhead.
func TestShippedHeadsAreShown(t *testing.T) {
	e, pool := shipped(t)
	m, drawn := picture.PageMetrics(), 0
	for _, v := range viewsAndSome(e.Dataset(), 7) {
		p, err := view.Draw(t.Context(), e, v, view.Options{Lang: model.English, Size: model.Size(m.Name), Max: m.MaxNodes})
		if err != nil || p.Layout == picture.Grid || p.Layout == picture.Timeline {
			continue // nothing surrounds it, or no line leads between boxes
		}
		p.Fit(m)
		placed, err := pool.Place(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		drawn++
		for _, h := range hiddenHeads(placed.Picture, &picture.Drawing{NodeAt: placed.NodeAt, EdgeAt: placed.EdgeAt}) {
			t.Errorf("%s: the arrowhead of %s", v.ID, h)
		}
	}
	if drawn < 50 {
		t.Errorf("%d pictures, expected more", drawn)
	}
}
