package query

import (
	"context"
	"math"
	"slices"
	"strconv"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/topo"
	"gonum.org/v1/gonum/graph/traverse"

	"kg/internal/graph"
)

// tied is a graph as gonum takes it, with nodes numbered from 0: each two are tied once or not at all, and none to itself.
// Lists are sorted, so that sums of floating-point numbers come out the same every time.
type tied struct {
	nodes    []gonum.Node
	from, to [][]gonum.Node // by node
}

func (t *tied) Node(id int64) gonum.Node {
	if id < 0 || id >= int64(len(t.nodes)) {
		return nil
	}
	return t.nodes[id]
}

func (t *tied) Nodes() gonum.Nodes        { return iterator.NewOrderedNodes(t.nodes) }
func (t *tied) From(id int64) gonum.Nodes { return iterator.NewOrderedNodes(t.from[id]) }
func (t *tied) To(id int64) gonum.Nodes   { return iterator.NewOrderedNodes(t.to[id]) }

func (t *tied) HasEdgeFromTo(u, v int64) bool {
	_, ok := slices.BinarySearchFunc(t.from[u], v, func(n gonum.Node, v int64) int { return int(n.ID() - v) })
	return ok
}

func (t *tied) HasEdgeBetween(u, v int64) bool    { return t.HasEdgeFromTo(u, v) || t.HasEdgeFromTo(v, u) }
func (t *tied) EdgeBetween(u, v int64) gonum.Edge { return t.Edge(u, v) }

func (t *tied) Edge(u, v int64) gonum.Edge {
	if !t.HasEdgeFromTo(u, v) {
		return nil
	}
	return simple.Edge{F: t.nodes[u], T: t.nodes[v]}
}

// measuring is a part of a graph made ready to be measured.
type measuring struct {
	index          map[graph.Node]int
	directed, both tied
	claims         int // as who is tied to whom
}

// newNetwork takes some nodes and the claims between them.
func newNetwork(g *graph.Graph, nodes []graph.Node) *measuring {
	m := &measuring{index: make(map[graph.Node]int, len(nodes))}
	all := make([]gonum.Node, len(nodes))
	for i, n := range nodes {
		m.index[n] = i
		all[i] = simple.Node(i)
	}
	ends := func(at int, lists ...[]graph.Arc) []gonum.Node {
		var list []gonum.Node
		for _, arcs := range lists {
			for _, a := range arcs {
				if i, ok := m.index[a.Node]; ok && i != at {
					list = append(list, all[i])
				}
			}
		}
		slices.SortFunc(list, func(x, y gonum.Node) int { return int(x.ID() - y.ID()) })
		return slices.Compact(list)
	}
	for i, n := range nodes {
		m.directed.from = append(m.directed.from, ends(i, g.Out(n)))
		m.directed.to = append(m.directed.to, ends(i, g.In(n)))
		m.both.from = append(m.both.from, ends(i, g.Out(n), g.In(n)))
		m.claims += len(m.directed.from[i])
	}
	m.directed.nodes, m.both.nodes, m.both.to = all, all, m.both.from
	return m
}

// centrality is what gonum says of each node.
type centrality struct {
	betweenness, pageRank, closeness []float64
	components                       [][]int
}

// measure runs gonum's algorithms, each beside the others. They cannot be stopped: when the context ends first, they are left to
// themselves and nobody waits.
func (m *measuring) measure(ctx context.Context) (*centrality, []Measure, error) {
	n := len(m.both.nodes)
	c := &centrality{make([]float64, n), make([]float64, n), make([]float64, n), nil}
	var leftOut []Measure
	work := []func(){
		func() { c.components = m.components() },
		func() { c.pageRank = m.pageRank() },
	}
	if float64(n)*(float64(n)+2*float64(m.claims)) > MaxStatsWork {
		leftOut = []Measure{Betweenness, Closeness}
	} else {
		work = append(work, func() { c.betweenness = m.betweenness() }, func() { c.closeness = m.closeness() })
	}
	done := make(chan struct{}, len(work))
	for _, do := range work {
		go func() {
			do()
			done <- struct{}{}
		}()
	}
	for range work {
		select {
		case <-done:
		case <-ctx.Done():
			return nil, nil, ctx.Err()
		}
	}
	return c, leftOut, nil
}

func (m *measuring) components() [][]int {
	var list [][]int
	for _, part := range topo.ConnectedComponents(&m.both) {
		var ids []int
		for _, n := range part {
			ids = append(ids, int(n.ID()))
		}
		list = append(list, ids)
	}
	return list
}

// pageRank starts from random numbers and stops when they change little, hence the rounding.
func (m *measuring) pageRank() []float64 {
	if len(m.directed.nodes) == 0 { // which gonum cannot measure
		return nil
	}
	const damping, tolerance = 0.85, 1e-13
	return m.values(network.PageRankSparse(&m.directed, damping, tolerance), 1)
}

// betweenness is a share of the ordered pairs of others, which gonum counts.
func (m *measuring) betweenness() []float64 {
	n := float64(len(m.both.nodes))
	return m.values(network.Betweenness(&m.both), 1/max((n-1)*(n-2), 1))
}

// closeness is made from gonum's search, since gonum's own measure needs memory for each two nodes and says of one that is tied to
// a single other that nothing is nearer.
func (m *measuring) closeness() []float64 {
	n := len(m.both.nodes)
	out := make([]float64, n)
	var search traverse.BreadthFirst
	for i, node := range m.both.nodes {
		reached, far := 0, 0
		search.Reset()
		search.Walk(&m.both, node, func(_ gonum.Node, depth int) bool {
			reached++
			far += depth
			return false
		})
		if far > 0 {
			others := float64(reached - 1)
			out[i] = rounded(others / float64(far) * others / float64(n-1))
		}
	}
	return out
}

// values are gonum's by node, 0 where it says nothing, times a factor.
func (m *measuring) values(of map[int64]float64, factor float64) []float64 {
	out := make([]float64, len(m.both.nodes))
	for id, v := range of {
		out[id] = rounded(v * factor)
	}
	return out
}

// rounded keeps six significant digits: what floating point adds up in another order differs after them.
func rounded(v float64) float64 {
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return 0
	}
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'e', 5, 64), 64)
	if err != nil {
		return 0
	}
	return r
}
