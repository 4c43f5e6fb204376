package txt

import (
	"strings"

	"kg/internal/export"
	"kg/internal/picture"
)

// maxDepth is how deep a tree is indented: what is deeper begins at the margin again, where (↓) points.
const maxDepth = 12

// step is a way from a node along one of its edges.
type step struct {
	edge    int
	to      int
	against bool // the edge points the other way
}

// walk is the work of writing a tree.
type walk struct {
	*document
	steps   [][]step // by node, outgoing first, each in the order of the edges
	depth   []int    // by node; -1 before it has its place
	parent  []int    // the edge by which a node is reached; -1 for a root
	roots   []int
	written []bool // nodes
	told    []bool // edges
}

// tree writes the picture from its focus; what cannot be reached from there begins at the margin, in the picture's order.
func (d *document) tree() {
	w := &walk{document: d, steps: stepsOf(d.p), depth: make([]int, len(d.p.Nodes)), parent: make([]int, len(d.p.Nodes)),
		written: make([]bool, len(d.p.Nodes)), told: make([]bool, len(d.p.Edges))}
	for i := range w.depth {
		w.depth[i] = -1
	}
	for i := range d.p.Nodes {
		if d.p.Nodes[i].Focus {
			w.reach(i)
		}
	}
	pointed := make([]bool, len(d.p.Nodes))
	for i := range w.steps {
		for _, s := range w.steps[i] {
			if s.against && s.to != i {
				pointed[i] = true
			}
		}
	}
	for i := range d.p.Nodes {
		if !pointed[i] {
			w.reach(i)
		}
	}
	for i := range d.p.Nodes {
		w.reach(i)
	}
	for i := 0; i < len(w.roots); i++ {
		w.node(w.roots[i], "", "", "")
	}
}

// stepsOf lists the ways from each node.
func stepsOf(p *picture.Picture) [][]step {
	place := map[string]int{}
	for i := range p.Nodes {
		place[p.Nodes[i].ID] = i
	}
	steps := make([][]step, len(p.Nodes))
	for _, against := range []bool{false, true} {
		for i := range p.Edges {
			from, okFrom := place[p.Edges[i].From]
			to, okTo := place[p.Edges[i].To]
			switch {
			case !okFrom || !okTo:
			case !against:
				steps[from] = append(steps[from], step{i, to, false})
			case from != to:
				steps[to] = append(steps[to], step{i, from, true})
			}
		}
	}
	return steps
}

// reach gives a node and all that hangs together with it their places: nearest first, so that a node stands where the
// fewest steps lead.
func (w *walk) reach(root int) {
	if w.depth[root] >= 0 {
		return
	}
	w.place(root, -1, 0)
	for queue := []int{root}; len(queue) > 0; queue = queue[1:] {
		for _, s := range w.steps[queue[0]] {
			if w.depth[s.to] >= 0 {
				continue
			}
			if depth := w.depth[queue[0]] + 1; depth > maxDepth {
				w.place(s.to, -1, 0)
			} else {
				w.place(s.to, s.edge, depth)
			}
			queue = append(queue, s.to)
		}
	}
}

func (w *walk) place(node, edge, depth int) {
	w.depth[node], w.parent[node] = depth, edge
	if edge < 0 {
		w.roots = append(w.roots, node)
	}
}

// node writes a node with all below it. Lead stands before its first line and rest before the others and its branches.
func (w *walk) node(i int, lead, rest, how string) {
	w.written[i] = true
	var branches []step
	for _, s := range w.steps[i] {
		if !w.told[s.edge] {
			w.told[s.edge] = true
			branches = append(branches, s)
		}
	}
	hang := rest
	if len(branches) > 0 {
		hang += "│  "
	} else {
		hang += "   "
	}
	w.lines(how+w.name(&w.p.Nodes[i]), lead, hang)
	for k, s := range branches {
		first, next := "├─ ", "│  "
		if k == len(branches)-1 {
			first, next = "└─ ", "   "
		}
		how := way(w.p, &w.p.Edges[s.edge], s.against)
		switch {
		case w.parent[s.to] == s.edge && !w.written[s.to]:
			w.node(s.to, rest+first, rest+next, how)
		case w.written[s.to]:
			w.lines(how+said(w.p.Nodes[s.to].Label)+" (↑)", rest+first, rest+next)
		default:
			w.lines(how+said(w.p.Nodes[s.to].Label)+" (↓)", rest+first, rest+next)
		}
	}
}

// lines writes a wrapped text.
func (w *walk) lines(s, lead, hang string) {
	room := Width - len([]rune(hang))
	for k, l := range wrap(s, room) {
		if k == 0 {
			w.line(lead + l)
		} else {
			w.line(hang + l)
		}
	}
}

// way says an edge in the direction in which it is walked.
func way(p *picture.Picture, e *picture.Edge, against bool) string {
	arrow := "→ "
	switch {
	case e.Hollow && against:
		arrow = "⇠ "
	case e.Hollow:
		arrow = "⇢ "
	case against:
		arrow = "← "
	}
	word := said(strings.Join(export.EdgeLines(p, &picture.Edge{Label: e.Label, Look: e.Look, Hollow: e.Hollow}), " "))
	if word == "" {
		return arrow
	}
	if against {
		return arrow + word + " " + arrow
	}
	return word + " " + arrow
}
