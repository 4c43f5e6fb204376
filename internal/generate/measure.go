package generate

import (
	"cmp"
	"slices"

	"kg/internal/model"
)

// measured is what a graph takes over from a dataset.
type measured struct {
	types    []string  // ids, sorted
	entities []example // those with a claim, in the order of ids
	patterns []pattern // sorted
}

// example is an entity of the dataset, to be copied.
type example struct {
	kind int   // index into types
	ends []end // sorted by pattern and side
}

// end says how many claims of a pattern have an entity on a side.
type end struct{ pattern, side, degree int }

// The sides of a claim.
const start, finish = 0, 1

// pattern is a relation between entities of two types.
type pattern struct {
	relation string
	kinds    [2]int // of its sides: indexes into types
	claims   int    // how many there are
}

// triple is a claim without what tells it from parallel ones.
type triple struct{ from, relation, to string }

// measure takes the distributions of a dataset. Of parallel claims it counts one, and none that leads back
// to its start, since such claims are not written either.
func measure(d *model.Dataset) *measured {
	m := &measured{}
	kind := map[string]int{}
	for _, e := range d.Entities {
		m.types = append(m.types, e.Type)
	}
	slices.Sort(m.types)
	m.types = slices.Compact(m.types)
	for _, e := range d.Entities {
		kind[e.ID], _ = slices.BinarySearch(m.types, e.Type)
	}

	number := map[pattern]int{}
	degree := map[string]map[[2]int]int{} // by entity, then by pattern and side
	seen := map[triple]bool{}
	for _, c := range d.Claims {
		t := triple{c.From, c.Relation, c.To}
		if seen[t] || c.From == c.To {
			continue
		}
		seen[t] = true
		p := pattern{relation: c.Relation, kinds: [2]int{kind[c.From], kind[c.To]}}
		n, ok := number[p]
		if !ok {
			n = len(m.patterns)
			number[p] = n
			m.patterns = append(m.patterns, p)
		}
		m.patterns[n].claims++
		for side, id := range []string{c.From, c.To} {
			if degree[id] == nil {
				degree[id] = map[[2]int]int{}
			}
			degree[id][[2]int{n, side}]++
		}
	}
	for _, e := range d.Entities {
		if len(degree[e.ID]) == 0 {
			continue
		}
		x := example{kind: kind[e.ID]}
		for at, n := range degree[e.ID] {
			x.ends = append(x.ends, end{at[0], at[1], n})
		}
		slices.SortFunc(x.ends, func(a, b end) int { return cmp.Or(cmp.Compare(a.pattern, b.pattern), cmp.Compare(a.side, b.side)) })
		m.entities = append(m.entities, x)
	}
	return m
}
