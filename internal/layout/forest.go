package layout

import "kg/internal/picture"

// forest is a picture whose edges make trees.
type forest struct {
	roots    []int
	children [][]int // by index into Nodes, in the order of Nodes
	parent   []int   // -1 for a root
	edge     []int   // index into Edges of the edge to the parent; -1 for a root
	depth    []int
}

// forestOf reads a picture's edges as a forest: every edge leads from a parent to a child, a reversed one from child to
// parent. It is false where a node has two parents or stands below itself; such a picture is none.
func forestOf(p *picture.Picture) (*forest, bool) {
	n := len(p.Nodes)
	f := &forest{children: make([][]int, n), parent: make([]int, n), edge: make([]int, n), depth: make([]int, n)}
	index := make(map[string]int, n)
	for i := range p.Nodes {
		index[p.Nodes[i].ID] = i
		f.parent[i], f.edge[i] = -1, -1
	}
	for i, e := range p.Edges {
		from, to := index[e.From], index[e.To]
		if e.Reversed {
			from, to = to, from
		}
		if f.parent[to] >= 0 {
			return nil, false
		}
		f.parent[to], f.edge[to] = from, i
	}
	for i, parent := range f.parent {
		if parent < 0 {
			f.roots = append(f.roots, i)
		} else {
			f.children[parent] = append(f.children[parent], i)
		}
	}
	// Whatever cannot be reached from a root stands in a circle.
	return f, len(f.order()) == n
}

// order lists the nodes as they are read, each before its children, and sets their depths.
func (f *forest) order() []int {
	var order []int
	var stack []int
	push := func(list []int) {
		for i := len(list) - 1; i >= 0; i-- {
			stack = append(stack, list[i])
		}
	}
	push(f.roots)
	for len(stack) > 0 {
		i := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if f.parent[i] >= 0 {
			f.depth[i] = f.depth[f.parent[i]] + 1
		}
		order = append(order, i)
		push(f.children[i])
	}
	return order
}

// labelRoom is the widest label of the edges that lead to each depth.
func (f *forest) labelRoom(p *picture.Picture) []float64 {
	var room []float64
	for i, d := range f.depth {
		for len(room) <= d {
			room = append(room, 0)
		}
		if e := f.edge[i]; e >= 0 {
			room[d] = max(room[d], p.Edges[e].LW)
		}
	}
	return room
}
