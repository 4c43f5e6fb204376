package graph

import "math"

// marks are distances of nodes that can be forgotten at once: at[n] is base+1+distance, and what is base or
// less is from an earlier search. So a search pays for the nodes it visits and not for the graph.
type marks struct {
	at   []uint32
	base uint32
	top  uint32    // the highest mark that was set
	room [2][]Node // for the layers of whoever took them
}

// takeMarks is a set of marks without any, to be given back with giveMarks.
func (g *Graph) takeMarks() *marks {
	m, ok := g.pool.Get().(*marks)
	if !ok {
		m = &marks{at: make([]uint32, g.Len())}
	}
	m.forget()
	return m
}

func (g *Graph) giveMarks(m *marks) { g.pool.Put(m) }

func (m *marks) set(n Node, distance int) {
	v := m.base + 1 + uint32(distance)
	m.at[n] = v
	m.top = max(m.top, v)
}

// forget forgets all of them.
func (m *marks) forget() {
	if m.top > math.MaxUint32/2 { // a path is shorter than the other half
		clear(m.at)
		m.top = 0
	}
	m.base = m.top
}

// unset forgets one node.
func (m *marks) unset(n Node) { m.at[n] = m.base }

func (m *marks) has(n Node) bool { return m.at[n] > m.base }

// is reports whether a node has this distance.
func (m *marks) is(n Node, distance int) bool { return m.at[n] == m.base+1+uint32(distance) }

// get is a node's distance, -1 when it has none.
func (m *marks) get(n Node) int {
	if v := m.at[n]; v > m.base {
		return int(v - m.base - 1)
	}
	return -1
}
