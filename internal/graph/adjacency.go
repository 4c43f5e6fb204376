package graph

import (
	"cmp"
	"fmt"
	"slices"
)

// odd is a claim whose id is not from.relation.to.
type odd struct {
	claim Claim
	id    string
	own   bool // given by whoever added the claim, not by counting
}

// layOut sorts the claims by where they start, merges triples that came twice, and numbers what is left.
// It returns the claims with odd ids, in order.
func (f *freezing) layOut() ([]odd, error) {
	g := f.g
	g.out = f.scatter(len(f.claims), func(i int) uint32 { return f.claims[i].from }, func(i int) Arc {
		c := &f.claims[i]
		return Arc{Relation(c.relation), Node(c.to), Claim(i)}
	})
	shares := make([]settled, f.workers)
	ends := make([]uint32, g.Len()) // where each node's arcs end after merging
	f.each(func(w int) {
		s := &shares[w]
		s.from, s.to = f.nodesOf(&g.out, w)
		s.first = g.out.start[s.from]
		s.end = s.first
		for n := s.from; n < s.to && s.err == nil; n++ {
			arcs := g.out.of(Node(n))
			slices.SortFunc(arcs, compareArcs)
			s.end, s.odd, s.err = f.settle(Node(n), arcs, s.end, s.odd)
			ends[n] = s.end
		}
	})
	return f.closeGaps(shares, ends)
}

// settled is a worker's share of the nodes, and of the arcs what is left of them.
type settled struct {
	from, to   int    // nodes
	first, end uint32 // arcs
	odd        []odd
	err        error
}

// closeGaps moves the shares together and numbers the claims.
func (f *freezing) closeGaps(shares []settled, ends []uint32) ([]odd, error) {
	g := f.g
	var all []odd
	next := uint32(0)
	for _, s := range shares {
		if s.err != nil {
			return nil, s.err
		}
		copy(g.out.arcs[next:], g.out.arcs[s.first:s.end])
		moved := s.first - next
		for n := s.from; n < s.to; n++ {
			ends[n] -= moved
		}
		for _, o := range s.odd {
			o.claim -= Claim(moved)
			all = append(all, o)
		}
		next += s.end - s.first
	}
	copy(g.out.start[1:], ends)
	g.out.arcs = g.out.arcs[:next:next]
	if int(next) < len(f.claims) {
		g.out.arcs = slices.Clone(g.out.arcs) // some were merged: give their room back
	}
	for i := range g.out.arcs {
		g.out.arcs[i].Claim = Claim(i)
	}
	return all, nil
}

// settle writes a node's arcs from a place on, triples that came twice once, and notes odd ids.
func (f *freezing) settle(n Node, arcs []Arc, write uint32, list []odd) (uint32, []odd, error) {
	for len(arcs) > 0 {
		same := 1
		for same < len(arcs) && arcs[same].Relation == arcs[0].Relation && arcs[same].Node == arcs[0].Node {
			same++
		}
		if same == 1 {
			if f.claims[arcs[0].Claim].tag >= firstTag {
				if id, _, _ := f.tagOf(arcs[0].Claim); id != "" {
					list = append(list, odd{Claim(write), id, true})
				}
			}
			f.g.out.arcs[write] = arcs[0]
			write++
		} else {
			ids, err := f.parallel(n, arcs[:same])
			if err != nil {
				return write, list, err
			}
			a := arcs[0]
			for _, o := range ids {
				if o.id != "" {
					o.claim = Claim(write)
					list = append(list, o)
				}
				f.g.out.arcs[write] = a
				write++
			}
		}
		arcs = arcs[same:]
	}
	return write, list, nil
}

// parallel names the claims between the same ends, sorted by id; "" is from.relation.to, which sorts as such.
func (f *freezing) parallel(n Node, arcs []Arc) ([]odd, error) {
	base := f.g.Name(n) + "." + f.g.RelationName(arcs[0].Relation) + "." + f.g.Name(arcs[0].Node)
	var labels []string
	var all []odd
	for _, a := range arcs {
		id, label, isUnique := f.tagOf(a.Claim)
		switch {
		case !isUnique:
			labels = append(labels, label)
		case id == "":
			all = append(all, odd{id: base, own: true})
		default:
			all = append(all, odd{id: id, own: true})
		}
	}
	slices.Sort(labels)
	for i := range slices.Compact(labels) {
		id := base
		if i > 0 {
			id = fmt.Sprint(base, "~", i+1)
		}
		all = append(all, odd{id: id})
	}
	slices.SortFunc(all, func(x, y odd) int { return cmp.Compare(x.id, y.id) })
	for i := range all {
		if i > 0 && all[i].id == all[i-1].id {
			return nil, twice(all[i].id)
		}
	}
	for i := range all {
		if all[i].id == base {
			all[i].id = ""
		}
	}
	return all, nil
}

func twice(id string) error { return fmt.Errorf("two claims have the id %q", id) }

// layIn sorts the claims by where they end.
func (f *freezing) layIn() {
	g := f.g
	starts := make([]Node, g.Claims())
	for n := range Node(g.Len()) {
		for _, a := range g.out.of(n) {
			starts[a.Claim] = n
		}
	}
	g.in = f.scatter(g.Claims(), func(i int) uint32 { return uint32(g.out.arcs[i].Node) }, func(i int) Arc {
		return Arc{g.out.arcs[i].Relation, starts[i], Claim(i)}
	})
	f.each(func(w int) {
		from, to := f.nodesOf(&g.in, w)
		for n := from; n < to; n++ {
			slices.SortFunc(g.in.of(Node(n)), compareArcs)
		}
	})
}

// scatter lays n arcs out by node, with a counting sort: every worker goes over all of them, and counts
// and places those of its own nodes. Arcs of one node keep their order.
func (f *freezing) scatter(n int, node func(int) uint32, arc func(int) Arc) adjacency {
	a := adjacency{start: make([]uint32, f.g.Len()+1), arcs: make([]Arc, n)}
	f.each(func(w int) {
		from, to := f.share(f.g.Len(), w)
		for i := range n {
			if m := int(node(i)); m >= from && m < to {
				a.start[m+1]++
			}
		}
	})
	for m := range f.g.Len() {
		a.start[m+1] += a.start[m]
	}
	next := slices.Clone(a.start)
	f.each(func(w int) {
		from, to := f.nodesOf(&a, w)
		for i := range n {
			if m := int(node(i)); m >= from && m < to {
				a.arcs[next[m]] = arc(i)
				next[m]++
			}
		}
	})
	return a
}

// nodesOf are the nodes of a worker's share of the arcs.
func (f *freezing) nodesOf(a *adjacency, w int) (from, to int) {
	lo, hi := f.share(len(a.arcs), w)
	from, _ = slices.BinarySearch(a.start[:len(a.start)-1], uint32(lo))
	to, _ = slices.BinarySearch(a.start[:len(a.start)-1], uint32(hi))
	if w == 0 {
		from = 0
	}
	if w == f.workers-1 {
		to = len(a.start) - 1
	}
	return from, to
}

func compareArcs(a, b Arc) int {
	if a.Relation != b.Relation {
		return cmp.Compare(a.Relation, b.Relation)
	}
	return cmp.Or(cmp.Compare(a.Node, b.Node), cmp.Compare(a.Claim, b.Claim))
}
