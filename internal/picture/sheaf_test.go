package picture_test

import (
	"testing"

	"kg/internal/picture"
)

// All outlines of a node that stands for more lie within its size, so that what is placed beside it does not touch them; each can be told
// from the next, and the text stands within the front one.
func TestSheafIsWithinItsSize(t *testing.T) {
	at := picture.Point{X: 100, Y: 80}
	for _, shape := range picture.Shapes() {
		p := &picture.Picture{Nodes: []picture.Node{{ID: "a", Label: "+5 more critiques", More: 5, Look: picture.NodeLook{Shape: shape}}, {ID: "b", Label: "+5 more critiques", Look: picture.NodeLook{Shape: shape}}}}
		p.Fit(picture.PageMetrics())
		n, alone := &p.Nodes[0], &p.Nodes[1]
		front, w, h := n.Front(at)
		if w != alone.W || h != alone.H {
			t.Errorf("%s: the front is %v by %v, a node of its own %v by %v", shape, w, h, alone.W, alone.H)
		}
		if len(n.Behind(at)) != 2 || alone.Behind(at) != nil {
			t.Errorf("%s: %d outlines behind", shape, len(n.Behind(at)))
		}
		for _, centre := range append(n.Behind(at), front) {
			outline, _ := picture.Outline(shape, centre, w, h)
			for _, q := range picture.Flatten(outline) {
				if q.X < at.X-n.W/2-0.01 || q.X > at.X+n.W/2+0.01 || q.Y < at.Y-n.H/2-0.01 || q.Y > at.Y+n.H/2+0.01 {
					t.Errorf("%s: an outline passes %v, outside of the node", shape, q)
					break
				}
			}
		}
		placed := &picture.Placed{Picture: p, NodeAt: []picture.Point{at, at}}
		for _, text := range placed.NodeText(0) {
			if text.X < front.X-w/2 || text.X+text.W > front.X+w/2 || text.Y > front.Y+h/2 {
				t.Errorf("%s: %q leaves the front", shape, text.Text)
			}
		}
	}
}
