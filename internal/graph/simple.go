package graph

import (
	"context"
	"iter"
	"slices"
)

// SimplePaths returns the simple paths from one of some nodes to one of some others that fit the options, in order
// of length, with weights of weight and then of length, and then by ids (see ComparePaths). A simple path has no node twice. Any node may lie
// on the way, other starts and ends among them: with several starts and ends the paths are those from every start to every end.
// For each node that is both there is a path without hops; these come first, in the order of ids.
//
// Paths are found one by one as they are asked for. The last thing it returns is an error, if there is one:
// the context's, ErrBudget when more steps would be needed than the options allow, or what is wrong with a weight.
//
// Without weights it deepens hop by hop and goes only where the end is near enough (a search backwards tells how
// far it is); with weights it goes on from the path so far that can become the lightest.
func (g *Graph) SimplePaths(ctx context.Context, from, to []Node, o Options) iter.Seq2[Path, error] {
	return func(yield func(Path, error) bool) {
		clock := newClock(ctx)
		if clock.err != nil {
			yield(nil, clock.err)
			return
		}
		quests := newQuests(sorted(from), sorted(to), o.Via)
		if o.Weight != nil {
			g.lightest(quests, &o, clock, yield)
		} else {
			g.deepen(quests, &o, clock, yield)
		}
	}
}

// quest is a search for the paths from starts to ends through stops, none of which is a start or an end. Where
// a node to pass is also a start or an end, the paths that start or end there have a quest of their own.
type quest struct{ starts, ends, via []Node }

func newQuests(from, to, via []Node) []quest {
	var list []quest
	for _, starts := range groups(from, via) {
		for _, ends := range groups(to, via) {
			q := quest{starts: starts, ends: ends}
			for _, v := range via {
				if !has(starts, v) && !has(ends, v) && !slices.Contains(q.via, v) {
					q.via = append(q.via, v)
				}
			}
			list = append(list, q)
		}
	}
	return list
}

// groups puts aside each node of a sorted set that is to be passed.
func groups(set, via []Node) [][]Node {
	var list [][]Node
	if rest := without(set, via...); len(rest) > 0 {
		list = append(list, rest)
	}
	for _, n := range set {
		if slices.Contains(via, n) {
			list = append(list, []Node{n})
		}
	}
	return list
}
