package layout

import (
	"testing"

	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/view"
)

// framed has a frame around one node, with a line into it from above and, where wanted, one out of it below.
func framed(through bool) (*picture.Picture, *picture.Drawing) {
	p := &picture.Picture{
		Groups: []picture.Group{{ID: "g", Label: "School canteens"}, {ID: "other", Label: "Other"}},
		Nodes:  []picture.Node{{ID: "in", Label: "School canteens", Group: "g"}, {ID: "above", Label: "Weigh leftovers"}, {ID: "below", Label: "Staff"}, {ID: "aside", Label: "Education", Group: "other"}},
		Edges:  []picture.Edge{{ID: "a", From: "above", To: "in"}},
	}
	if through {
		p.Edges = append(p.Edges, picture.Edge{ID: "b", From: "in", To: "below"})
	}
	p.Fit(picture.PageMetrics())
	d := &picture.Drawing{NodeAt: []picture.Point{{X: 0, Y: 0}, {X: 0, Y: 90}, {X: 0, Y: -110}, {X: -130, Y: 0}}, EdgeAt: make([]picture.PlacedEdge, len(p.Edges)), GroupAt: make([]picture.Rect, 2)}
	finish(p, d)
	return p, d
}

// crossedHeadings lists the groups whose heading a line passes through.
func crossedHeadings(p *picture.Picture, at []picture.Point, edges []picture.PlacedEdge) (list []string) {
	for i := range at {
		for k := range edges {
			if touched(course(&edges[k]), around(at[i], p.Groups[i].LW, p.Groups[i].LH)) > 0 {
				list = append(list, p.Groups[i].Label)
				break
			}
		}
	}
	return list
}

// A heading goes below the nodes where a line comes in from above, and beside the lines in a wider frame where another goes out below;
// frames stay apart, and hold their heading.
func TestHeadingsLeaveLines(t *testing.T) {
	for _, through := range []bool{false, true} {
		p, d := framed(through)
		if crossed := crossedHeadings(p, d.HeadingAt, d.EdgeAt); len(crossed) > 0 {
			t.Errorf("a line below %v: lines pass through %q", through, crossed)
		}
		if err := mixed(p, *d); err != nil {
			t.Errorf("a line below %v: %v", through, err)
		}
		g := &p.Groups[0]
		if h := around(d.HeadingAt[0], g.LW, g.LH); !within(h, d.GroupAt[0]) || overlap(h, around(d.NodeAt[0], p.Nodes[0].W, p.Nodes[0].H)) {
			t.Errorf("a line below %v: the heading at %v, the frame %v", through, h, d.GroupAt[0])
		}
		if isBelow := d.HeadingAt[0].Y > d.NodeAt[0].Y; isBelow == through {
			t.Errorf("a line below %v: the heading at %v, the node at %v", through, d.HeadingAt[0], d.NodeAt[0])
		}
		r := bounds(p, d)
		if r.left < -1e-9 || r.low < -1e-9 || r.right > d.Width+1e-9 || r.high > d.Height+1e-9 {
			t.Errorf("a line below %v: %v leaves the drawing", through, r)
		}
	}
}

// Hardly a heading of the gallery, or of what surrounds entities, is crossed, in whatever direction and by whatever it is grouped.
func TestShippedHeadingsLeaveLines(t *testing.T) {
	e, pool := shipped(t)
	m, crossed, all := picture.PageMetrics(), 0, 0
	for _, v := range viewsAndSome(e.Dataset(), 15) {
		if v.Layout != "" || v.Grid.Rows != "" {
			continue
		}
		for _, v.Group = range []string{"type", "part-of"} {
			for _, v.Direction = range []model.Direction{model.Down, ""} {
				p, err := view.Draw(t.Context(), e, v, view.Options{Lang: model.English, Size: model.Size(m.Name), Max: m.MaxNodes})
				if err != nil {
					continue
				}
				p.Fit(m)
				placed, err := pool.Place(t.Context(), p)
				if err != nil {
					t.Fatal(err)
				}
				all += len(placed.HeadingAt)
				for _, label := range crossedHeadings(placed.Picture, placed.HeadingAt, placed.EdgeAt) {
					crossed++
					t.Logf("%s by %s %s: %s", v.ID, v.Group, v.Direction, label)
				}
			}
		}
	}
	if all < 100 || crossed*50 > all {
		t.Errorf("lines pass through %d of %d headings, expected at most one in 50 of more than 100", crossed, all)
	}
}
