package generate

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"
)

// writer writes the entities of a plan one after the other, each with the claims that it starts.
type writer struct {
	*plan
	*bufio.Writer
	// numbers count the entities of each type, so that the entity 7 may be measure-3.
	numbers []uint32
	next    [][2]int // by pattern: the next of the first side, the next end
	seen    []uint32 // by entity: the last group of claims that it is an end of
	claims  uint32   // the current group of claims, from 1: those of one pattern and one start
}

// write writes N-Quads. The context is asked now and then.
func (p *plan) write(ctx context.Context, w io.Writer, types bool) error {
	o := &writer{plan: p, Writer: bufio.NewWriterSize(w, 1<<16), next: make([][2]int, len(p.groups)), seen: make([]uint32, len(p.copies))}
	o.number()
	for e := range p.copies {
		if e%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if types {
			o.entity(uint32(e))
			fmt.Fprintf(o, " <%s> <%s%s> .\n", RDFType, TypeBase, p.types[p.kind(uint32(e))])
		}
		for _, i := range p.byKind[p.kind(uint32(e))] {
			o.group(uint32(e), int(i))
		}
	}
	return o.Flush()
}

func (p *plan) kind(entity uint32) int { return p.entities[p.copies[entity]].kind }

// number numbers the entities of each type from 1.
func (o *writer) number() {
	last := make([]uint32, len(o.types))
	o.numbers = make([]uint32, len(o.copies))
	for e := range o.copies {
		k := o.kind(uint32(e))
		last[k]++
		o.numbers[e] = last[k]
	}
}

// entity writes the IRI of an entity. A bufio.Writer keeps its first error, which Flush returns.
func (o *writer) entity(e uint32) {
	o.WriteString("<" + EntityBase)
	o.WriteString(o.types[o.kind(e)])
	o.WriteByte('-')
	o.Write(strconv.AppendUint(o.AvailableBuffer(), uint64(o.numbers[e]), 10))
	o.WriteByte('>')
}

// group writes the claims of a pattern that an entity starts, if there are any.
func (o *writer) group(e uint32, pattern int) {
	g, next := &o.groups[pattern], &o.next[pattern]
	if next[start] == len(g.counts) || g.sides[start].entities[next[start]] != e {
		return
	}
	count := g.counts[next[start]]
	next[start]++
	if count == 0 {
		return
	}
	o.claims++
	o.seen[e] = o.claims // no claim leads back to its start
	for range count {
		to := o.end(g, next[finish])
		next[finish]++
		o.seen[to] = o.claims
		o.entity(e)
		o.WriteString(" <" + RelationBase)
		o.WriteString(o.patterns[pattern].relation)
		o.WriteString("> ")
		o.entity(to)
		o.WriteString(" .\n")
	}
}

// end takes the next planned end that is new to the current group: the one whose turn it is, one whose turn would come later, or
// in dense graphs, where that seldom works, anybody.
func (o *writer) end(g *group, turn int) uint32 {
	for range 32 {
		if to := g.ends[turn]; o.seen[to] != o.claims {
			return to
		}
		later := turn + o.rng.IntN(len(g.ends)-turn)
		g.ends[turn], g.ends[later] = g.ends[later], g.ends[turn]
	}
	all := g.sides[finish].entities
	i := o.rng.IntN(len(all))
	for o.seen[all[i]] == o.claims { // there is one: share gives nobody more claims than there are ends
		i = (i + 1) % len(all)
	}
	return all[i]
}
