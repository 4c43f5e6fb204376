package picture

// The outlines that look out behind a node which stands for several.
const (
	sheafStep  = 2.0 // from one outline to the next, to the right and down
	sheafReach = 2 * sheafStep
)

// Front is the centre and the size of a node's own outline, which its text stands in, when the node has its centre at a point: all of it,
// but for a node that stands for more, behind which others look out within its size.
func (n *Node) Front(at Point) (centre Point, w, h float64) {
	if n.More == 0 {
		return at, n.W, n.H
	}
	return Point{at.X - sheafReach/2, at.Y - sheafReach/2}, n.W - sheafReach, n.H - sheafReach
}

// Behind gives the centres of the outlines behind a node which stands for more, the hindmost first; each is as large as the front.
// It is nil for every other node.
func (n *Node) Behind(at Point) []Point {
	if n.More == 0 {
		return nil
	}
	front, _, _ := n.Front(at)
	var centres []Point
	for by := sheafReach; by > 0; by -= sheafStep {
		centres = append(centres, Point{front.X + by, front.Y + by})
	}
	return centres
}
