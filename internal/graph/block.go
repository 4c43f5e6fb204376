package graph

// findBlock finds the nodes of the block that a path has to stay in. Tie all starts to one new node, all ends to another, and these
// two to each other: a path from a start to an end becomes a cycle over that last tie, and a cycle lies in one
// block (a part that no single node cuts in two: a biconnected component). So what is in another block, such as all that
// hangs on one node, is on no path; without directions, and without a bound, what is in the same block is on one.
//
// The block is found by one depth-first search from the ends' node (Hopcroft and Tarjan 1973), along what may be walked.
func (s *between) findBlock() {
	b := &blocks{s: s, found: make([]uint32, s.g.Len()), low: make([]uint32, s.g.Len())}
	for _, n := range s.ends {
		if b.found[n] == 0 {
			b.run(n)
		}
	}
	s.block = newBitset(s.g.Len())
	for _, n := range b.stack {
		s.block.add(uint32(n))
	}
}

// blocks is a depth-first search. Discovery counts from 1; the starts' node was discovered as 1, the ends' as 2.
type blocks struct {
	s          *between
	found, low []uint32
	clock      uint32
	stack      []Node // what is in no finished block
	frames     []frame
}

// frame is a node on the way, and how many of its arcs were followed.
type frame struct {
	node Node
	arc  int
}

const (
	startsFound = 1
	endsFound   = 2
)

// run searches from an end. A tree that leads back neither to the starts' node nor ... is cut off at the ends' node.
func (b *blocks) run(end Node) {
	first := len(b.stack)
	b.enter(end)
	for len(b.frames) > 0 {
		f := &b.frames[len(b.frames)-1]
		n := f.node
		if m, ok := b.next(f); ok {
			if b.found[m] == 0 {
				b.enter(m)
			} else {
				b.low[n] = min(b.low[n], b.found[m])
			}
			continue
		}
		b.frames = b.frames[:len(b.frames)-1]
		if len(b.frames) == 0 {
			break
		}
		up := b.frames[len(b.frames)-1].node
		b.low[up] = min(b.low[up], b.low[n])
		if b.low[n] >= b.found[up] { // up cuts off all that came after
			b.cut(n)
		}
	}
	if b.low[end] >= endsFound { // the ends' node cuts it off
		b.stack = b.stack[:first]
	}
}

func (b *blocks) enter(n Node) {
	b.clock++
	b.found[n] = endsFound + b.clock
	b.low[n] = b.found[n]
	if has(b.s.ends, n) {
		b.low[n] = endsFound
	}
	if has(b.s.starts, n) {
		b.low[n] = startsFound
	}
	b.stack = append(b.stack, n)
	b.frames = append(b.frames, frame{node: n})
}

// cut takes a finished block off the stack, down to the node by which it was entered.
func (b *blocks) cut(n Node) {
	for {
		last := b.stack[len(b.stack)-1]
		b.stack = b.stack[:len(b.stack)-1]
		if last == n {
			return
		}
	}
}

// next is the next node that a path may walk to or from.
func (b *blocks) next(f *frame) (Node, bool) {
	out, in := b.s.g.Out(f.node), b.s.g.In(f.node)
	for ; f.arc < len(out)+len(in); f.arc++ {
		a, outgoing := Arc{}, f.arc < len(out)
		if outgoing {
			a = out[f.arc]
		} else {
			a = in[f.arc-len(out)]
		}
		if !b.s.clock.tick(1) || !b.s.o.allows(a.Claim) {
			continue
		}
		if walk := b.s.may; outgoing && walk(f.node, a.Node) || !outgoing && walk(a.Node, f.node) ||
			b.s.o.Undirected && (walk(f.node, a.Node) || walk(a.Node, f.node)) {
			f.arc++
			return a.Node, true
		}
	}
	return 0, false
}
