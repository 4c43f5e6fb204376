package graph

import (
	"cmp"
	"fmt"
	"math"
)

// cost is what a path takes: its weight in millionths, and its hops, by which equal weights are told apart.
type cost struct {
	weight int64
	hops   int
}

// nowhere is the weight of where no path leads.
const nowhere = math.MaxInt64

func (c cost) plus(d cost) cost { return cost{c.weight + d.weight, c.hops + d.hops} }

func (c cost) compare(d cost) int {
	return cmp.Or(cmp.Compare(c.weight, d.weight), cmp.Compare(c.hops, d.hops))
}

// weigher weighs claims, and keeps the first error.
type weigher struct {
	g   *Graph
	o   *Options
	err error
}

// cost is that of one claim.
func (w *weigher) cost(c Claim) cost {
	x := w.o.Weight(c)
	if !(x >= MinWeight && x <= MaxWeight) { // so that NaN is refused as well
		if w.err == nil {
			w.err = fmt.Errorf("the weight of claim %q is %v: expected a number from %v to %v", w.g.ClaimName(c), x, MinWeight, float64(MaxWeight))
		}
		return cost{1, 1}
	}
	return cost{int64(math.Round(x * 1e6)), 1}
}
