package graph

import (
	"cmp"
	"errors"
	"slices"
)

// Hop is one step of a path: a claim, and whether it is followed from its end to its start.
type Hop struct {
	Claim    Claim
	Relation Relation
	From, To Node // in the direction of the walk
	Inverse  bool
}

// compareHops orders the hops that may follow at one node.
func compareHops(x, y Hop) int {
	if x.To != y.To {
		return cmp.Compare(x.To, y.To)
	}
	return cmp.Or(cmp.Compare(x.Relation, y.Relation), cmp.Compare(x.Claim, y.Claim))
}

// Path is a walk from one node to another, one hop after the other. A path without hops stays where it is.
type Path []Hop

// ComparePaths orders paths that have a hop by ids: by the node they start at, then hop by hop by the node it leads to,
// the relation and the claim.
func ComparePaths(p, q Path) int {
	if len(p) > 0 && len(q) > 0 && p[0].From != q[0].From {
		return cmp.Compare(p[0].From, q[0].From)
	}
	return slices.CompareFunc(p, q, compareHops)
}

// Options bound a search for paths.
type Options struct {
	Undirected bool                // claims may be followed against their direction
	MaxHops    int                 // 0 when there is no bound
	Avoid      func(Node) bool     // nodes that a path may start or end at, and not pass; may be nil
	Allow      func(Claim) bool    // claims that a path may follow; nil allows all
	Via        []Node              // nodes that a path must touch, in this order; its own ends are left out
	Weight     func(Claim) float64 // what following a claim costs, from MinWeight to MaxWeight; nil makes each cost 1
	Budget     int                 // how many steps a search may try that has to try many paths; 0 takes DefaultBudget

	patience int // how many steps a search takes without finding a path before it looks closer; 0 takes defaultPatience
}

// DefaultBudget bounds a search that has to try many paths: some seconds of work.
const DefaultBudget = 20_000_000

// Weights are counted in millionths, rounded to the nearest, so that sums are exact: 0.1 and 0.2 make 0.3.
const (
	MinWeight = 1e-6
	MaxWeight = 1e9
)

// ErrBudget is returned by a search that gave up before it had tried everything.
var ErrBudget = errors.New("the search was given up before everything was tried")

// defaultPatience is a tenth of a millisecond.
const defaultPatience = 1 << 13

func (o *Options) patienceOrDefault() int {
	if o.patience > 0 {
		return o.patience
	}
	return defaultPatience
}

// limit is the most hops that a path can have.
func (o *Options) limit(g *Graph) int {
	if longest := max(g.Len()-1, 0); o.MaxHops <= 0 || o.MaxHops > longest {
		return longest
	}
	return o.MaxHops
}

func (o *Options) budget() int {
	if o.Budget > 0 {
		return o.Budget
	}
	return DefaultBudget
}

func (o *Options) allows(c Claim) bool { return o.Allow == nil || o.Allow(c) }

func (o *Options) avoids(n Node) bool { return o.Avoid != nil && o.Avoid(n) }

// sorted is a set of nodes as a sorted list of its own, each once.
func sorted(nodes []Node) []Node {
	list := slices.Clone(nodes)
	slices.Sort(list)
	return slices.Compact(list)
}

// without is a sorted set less some nodes.
func without(set []Node, nodes ...Node) []Node {
	return slices.DeleteFunc(slices.Clone(set), func(n Node) bool { return slices.Contains(nodes, n) })
}

// has reports whether a sorted set has a node.
func has(set []Node, n Node) bool {
	_, ok := slices.BinarySearch(set, n)
	return ok
}
