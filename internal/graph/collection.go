package graph

import "math/bits"

// collection gathers nodes and claims as bits, and so sorts them.
type collection struct{ nodes, claims bitset }

func newCollection(g *Graph) *collection {
	return &collection{newBitset(g.Len()), newBitset(g.Claims())}
}

func (c *collection) addArcs(arcs []Arc) {
	for _, a := range arcs {
		c.claims.add(uint32(a.Claim))
	}
}

func (c *collection) addPath(p Path) {
	for _, h := range p {
		c.nodes.add(uint32(h.From))
		c.nodes.add(uint32(h.To))
		c.claims.add(uint32(h.Claim))
	}
}

func (c *collection) subgraph(cut bool) Subgraph {
	return Subgraph{Nodes: list[Node](c.nodes), Claims: list[Claim](c.claims), Cut: cut}
}

// bitset is a set of numbers.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) add(i uint32)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) has(i uint32) bool { return b[i/64]&(1<<(i%64)) != 0 }

// list are the numbers of a set in order.
func list[N ~uint32](b bitset) []N {
	size := 0
	for _, word := range b {
		size += bits.OnesCount64(word)
	}
	out := make([]N, 0, size)
	for i, word := range b {
		for ; word != 0; word &= word - 1 {
			out = append(out, N(i*64+bits.TrailingZeros64(word)))
		}
	}
	return out
}
