package graph

// layers is a breadth-first search that goes layer by layer, as far as it is asked to: forwards from the
// nodes where paths start, or backwards from those where they end. What is to be avoided gets its distance, since a path may
// start or end there, and leads nowhere.
type layers struct {
	g         *Graph
	o         *Options
	clock     *clock
	backwards bool
	marks     *marks
	frontier  []Node // the nodes at depth
	next      []Node
	depth     int
	parent    []Node // by node: the one from which it was marked; kept unless nil
	cost      int    // how many arcs leave the frontier
}

// newLayers starts a search; close ends it.
func (g *Graph) newLayers(starts []Node, backwards bool, o *Options, c *clock) *layers {
	l := &layers{g: g, o: o, clock: c, backwards: backwards, marks: g.takeMarks()}
	l.frontier, l.next = l.marks.room[0][:0], l.marks.room[1][:0]
	for _, n := range starts {
		if !l.marks.has(n) {
			l.marks.set(n, 0)
			l.frontier = append(l.frontier, n)
			l.cost += l.degree(n)
		}
	}
	return l
}

func (l *layers) close() {
	l.marks.room = [2][]Node{l.frontier, l.next}
	l.g.giveMarks(l.marks)
}

// arcs are the two lists of arcs by which the search leaves a node; the second is nil in directed searches.
func (l *layers) arcs(n Node) (along, against []Arc) {
	return l.g.arcs(n, l.backwards, l.o.Undirected)
}

// arcs are the arcs that a walk may take from a node: along them, and against them where it is undirected.
func (g *Graph) arcs(n Node, backwards, undirected bool) (along, against []Arc) {
	along, against = g.out.of(n), g.in.of(n)
	if backwards {
		along, against = against, along
	}
	if !undirected {
		against = nil
	}
	return along, against
}

func (l *layers) degree(n Node) int {
	along, against := l.arcs(n)
	return len(along) + len(against)
}

// reach goes on until all nodes up to a distance are marked, or there are no more. It reports false when the clock stopped it.
func (l *layers) reach(depth int) bool {
	for l.depth < depth && len(l.frontier) > 0 {
		if !l.grow() {
			return false
		}
	}
	return true
}

// grow marks the next layer.
func (l *layers) grow() bool {
	l.next, l.cost = l.next[:0], 0
	for _, n := range l.frontier {
		along, against := l.arcs(n)
		if !l.clock.tick(1 + len(along) + len(against)) {
			return false
		}
		l.enter(n, along)
		l.enter(n, against)
	}
	l.advance()
	return true
}

func (l *layers) advance() {
	l.frontier, l.next = l.next, l.frontier
	l.depth++
}

func (l *layers) enter(n Node, arcs []Arc) {
	for _, a := range arcs {
		if l.marks.has(a.Node) || !l.o.allows(a.Claim) {
			continue
		}
		l.push(a.Node)
		if l.parent != nil {
			l.parent[a.Node] = n
		}
	}
}

func (l *layers) push(n Node) {
	l.marks.set(n, l.depth+1)
	if !l.o.avoids(n) {
		l.next = append(l.next, n)
		l.cost += l.degree(n)
	}
}
