package store

import (
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/path"

	"kg/internal/expr"
)

// cited is the key of the filter on citations.
const cited = "cited"

// direction is how an expression is followed: backwards or not, and by claims cited where ("", "inside", "outside").
type direction struct {
	inverse bool
	where   string
}

// How many nodes one Cayley query starts from. In memory its planner compares a list of nodes one by one where it decides to start from the
// other end, and a query costs as much as ten claims. A file has an index by node and relation that only a single node is looked up in: from
// several at once every quad of the store is read, which was 200 times as slow.
const (
	chunkMemory = 128
	chunkFile   = 1
)

// follow is what an expression leads to from any of some nodes.
func (e *evaluation) follow(from nodes, x expr.Expr, d direction) (nodes, error) {
	if err := e.ctx.Err(); err != nil || len(from) == 0 {
		return nodes{}, err
	}
	if e.isPath(x) {
		return e.each(from, func(p *path.Path) *path.Path { return e.compile(p, x, d) })
	}
	switch x := x.(type) {
	case *expr.Inverse:
		d.inverse = !d.inverse
		return e.follow(from, x.Of, d)
	case *expr.Seq:
		var err error
		for _, part := range ordered(x.Parts, d) {
			if from, err = e.follow(from, part, d); err != nil {
				return nil, err
			}
		}
		return from, nil
	case *expr.Alt:
		all := nodes{}
		for _, part := range x.Parts {
			found, err := e.follow(from, part, d)
			if err != nil {
				return nil, err
			}
			all.addNew(found)
		}
		return all, nil
	case *expr.Repeat:
		return e.repeat(from, x, d)
	case *expr.Filter:
		return e.filtered(from, x, d)
	}
	return nil, unknown(x)
}

// ordered are the parts of a sequence in the order in which they are followed.
func ordered(parts []expr.Expr, d direction) []expr.Expr {
	if d.inverse {
		parts = slices.Clone(parts)
		slices.Reverse(parts)
	}
	return parts
}

// repeat takes the least number of steps layer by layer, for a layer may hold what an earlier one did, and from there
// on only what is new.
func (e *evaluation) repeat(from nodes, x *expr.Repeat, d direction) (nodes, error) {
	var err error
	for n := 0; n < x.Min && len(from) > 0; n++ {
		if from, err = e.follow(from, x.Of, d); err != nil {
			return nil, err
		}
	}
	seen := maps.Clone(from)
	for n := x.Min; (x.Max == expr.Unbounded || n < x.Max) && len(from) > 0; n++ {
		if from, err = e.follow(from, x.Of, d); err != nil {
			return nil, err
		}
		from = seen.addNew(from)
	}
	return seen, nil
}

// filtered follows an expression and keeps what passes; backwards, the end of an expression is where it starts.
func (e *evaluation) filtered(from nodes, x *expr.Filter, d direction) (nodes, error) {
	if x.Key == cited {
		d.where = x.Value
		return e.follow(from, x.Of, d)
	}
	if d.inverse {
		from, err := e.passing(from, x)
		if err != nil {
			return nil, err
		}
		return e.follow(from, x.Of, d)
	}
	from, err := e.follow(from, x.Of, d)
	if err != nil {
		return nil, err
	}
	return e.passing(from, x)
}

// passing are the nodes that pass a filter. Text is found in ids by kg: no quad holds an id folded.
func (e *evaluation) passing(from nodes, x *expr.Filter) (nodes, error) {
	if x.Key != "id" || !x.Like {
		return e.each(from, func(p *path.Path) *path.Path { return e.has(p, x) })
	}
	wanted, passed := words(x.Value), nodes{}
	for k, r := range from {
		if id, _ := id(e.quads.NameOf(r)); strings.Contains(words(id), wanted) {
			passed[k] = r
		}
	}
	return passed, e.ctx.Err()
}

// each runs a path from some nodes, a chunk at a time; a nil path leads nowhere.
func (e *evaluation) each(from nodes, build func(*path.Path) *path.Path) (nodes, error) {
	found := nodes{}
	for refs := range slices.Chunk(slices.Collect(maps.Values(from)), e.chunk) {
		p := build(path.StartPathNodes(e.quads, []graph.Ref(refs)...))
		if p == nil {
			break
		}
		if err := e.run(p, found); err != nil {
			return nil, err
		}
	}
	return found, nil
}
