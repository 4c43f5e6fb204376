package graph

import (
	"cmp"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
)

// Freeze makes the graph with all cores, a small one with one, in time n log n. It fails on two claims with one id, and on more
// nodes or claims than 32 bits count. The builder may be used on and frozen again.
func (b *Builder) Freeze() (*Graph, error) {
	total := 0
	for _, p := range b.parts {
		total += len(p.claims)
	}
	return b.freeze(total, min(runtime.GOMAXPROCS(0), maxWorkers, 1+total/worthwhile))
}

func (b *Builder) freeze(total, workers int) (*Graph, error) {
	f := &freezing{parts: b.parts, workers: workers, g: &Graph{}}
	if total >= math.MaxUint32 {
		return nil, fmt.Errorf("%d claims: a graph holds fewer than %d", total, uint32(math.MaxUint32))
	}
	if err := f.number(); err != nil {
		return nil, err
	}
	f.gather(total)
	f.types()
	odd, err := f.layOut()
	if err != nil {
		return nil, err
	}
	if err := f.keepIDs(odd); err != nil {
		return nil, err
	}
	f.layIn()
	return f.g, nil
}

// maxWorkers bounds how often the claims are scanned: every worker reads all of them and places its own.
const maxWorkers = 16

// worthwhile is how many claims are worth a worker more: below, starting one and waiting for it takes longer than its share of the work.
const worthwhile = 8192

// freezing is a graph on its way.
type freezing struct {
	g         *Graph
	parts     []*Part
	workers   int
	nodes     [][]uint32 // by part and NodeRef: the node
	relations [][]uint32
	claims    []input
}

// input is a claim in the numbers of the graph, with its tag and the part that knows it.
type input struct {
	from, relation, to uint32
	tag                uint32
}

// each runs a function for every worker at the same time.
func (f *freezing) each(do func(worker int)) {
	if f.workers == 1 {
		do(0)
		return
	}
	var wg sync.WaitGroup
	for w := range f.workers {
		wg.Go(func() { do(w) })
	}
	wg.Wait()
}

// share is the part of n things that a worker does.
func (f *freezing) share(n, worker int) (from, to int) {
	return n * worker / f.workers, n * (worker + 1) / f.workers
}

// number sorts the ids of nodes and relations.
func (f *freezing) number() error {
	nodes, relations, used := make([][]string, len(f.parts)), make([][]string, len(f.parts)), make([][]bool, len(f.parts))
	for i, p := range f.parts {
		nodes[i], relations[i], used[i] = p.nodes.list(), p.relations.list(), p.usedRelations()
	}
	f.g.nodes, f.nodes = f.merge(nodes, nil)
	f.g.relations, f.relations = f.merge(relations, used)
	if f.g.Len() >= math.MaxUint32 {
		return fmt.Errorf("%d nodes: a graph holds fewer than %d", f.g.Len(), uint32(math.MaxUint32))
	}
	return nil
}

// gather puts the claims of all parts one after the other, in the numbers of the graph.
func (f *freezing) gather(total int) {
	f.claims = make([]input, total)
	first := 0
	for i, p := range f.parts {
		claims, nodes, relations := f.claims[first:first+len(p.claims)], f.nodes[i], f.relations[i]
		f.each(func(w int) {
			from, to := f.share(len(claims), w)
			for c := from; c < to; c++ {
				t := p.claims[c]
				claims[c] = input{nodes[t.from], relations[t.relation], nodes[t.to], t.tag}
			}
		})
		first += len(p.claims)
	}
}

// tagOf is the tag of a claim, as its part has it.
func (f *freezing) tagOf(claim Claim) (id, label string, isUnique bool) {
	n := f.claims[claim].tag
	if n < firstTag {
		return "", "", n == unique
	}
	i := int(claim)
	for _, p := range f.parts {
		if i < len(p.claims) {
			t := p.tags[n-firstTag]
			if t.label != Unlabelled {
				return "", string(p.labels.at(int(t.label - 1))), false
			}
			return t.id, "", true
		}
		i -= len(p.claims)
	}
	return "", "", false
}

// types numbers the types and gives every node its own.
func (f *freezing) types() {
	g := f.g
	best := make([]struct {
		order int64
		typ   string
	}, g.Len())
	for i, p := range f.parts {
		kinds := p.kinds.list()
		for _, t := range p.types {
			b, typ := &best[f.nodes[i][t.node]], kinds[t.kind]
			if b.typ == "" || cmp.Or(cmp.Compare(t.order, b.order), cmp.Compare(typ, b.typ)) < 0 {
				b.order, b.typ = t.order, typ
			}
		}
	}
	numbers := map[string]Kind{"": 0}
	list := []string{""}
	for i := range best {
		if _, ok := numbers[best[i].typ]; !ok {
			numbers[best[i].typ] = 0
			list = append(list, best[i].typ)
		}
	}
	slices.Sort(list)
	for i, typ := range list {
		numbers[typ] = Kind(i)
	}
	g.kinds = newNames(list)
	g.kind = make([]Kind, g.Len())
	for i := range best {
		g.kind[i] = numbers[best[i].typ]
	}
}
