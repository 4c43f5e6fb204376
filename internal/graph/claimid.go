package graph

import (
	"slices"
	"strings"
)

// claimIDs are the ids that are not from.relation.to, by the numbers of their claims, which are sorted.
type claimIDs struct {
	claims []Claim
	ids    names
}

func (c *claimIDs) bytes() int { return 4*cap(c.claims) + c.ids.bytes() }

// ClaimName is a claim's id, in logarithmic time. Most are made on demand.
func (g *Graph) ClaimName(c Claim) string {
	if i, ok := slices.BinarySearch(g.ids.claims, c); ok {
		return g.ids.ids.at(i)
	}
	from, relation, to := g.Ends(c)
	return g.Name(from) + "." + g.RelationName(relation) + "." + g.Name(to)
}

// isDefault reports whether an id is the one that a claim has when it is given none.
func isDefault(id, from, relation, to string) bool {
	rest, ok := strings.CutPrefix(id, from)
	if !ok {
		return false
	}
	rest, ok = strings.CutPrefix(rest, ".")
	if !ok {
		return false
	}
	rest, ok = strings.CutPrefix(rest, relation)
	return ok && len(rest) == len(to)+1 && rest[0] == '.' && rest[1:] == to
}

// keepIDs keeps the odd ids, and refuses one that another claim has as well.
func (f *freezing) keepIDs(list []odd) error {
	g := f.g
	ids := make([]string, len(list))
	g.ids.claims = make([]Claim, len(list))
	for i, o := range list {
		ids[i], g.ids.claims[i] = o.id, o.claim
	}
	g.ids.ids = newNames(ids)
	slices.SortFunc(list, func(x, y odd) int { return strings.Compare(x.id, y.id) })
	for i, o := range list {
		if i > 0 && list[i-1].id == o.id && (o.own || list[i-1].own) || o.own && g.hasDefault(o.id) {
			return twice(o.id)
		}
	}
	return nil
}

// hasDefault reports whether some claim's id is from.relation.to, and this one.
func (g *Graph) hasDefault(id string) bool {
	for i := range len(id) {
		if id[i] != '.' {
			continue
		}
		from, ok := g.Lookup(id[:i])
		if !ok {
			continue
		}
		for j := i + 1; j < len(id); j++ {
			if id[j] == '.' && g.defaultClaim(from, id[i+1:j], id[j+1:]) {
				return true
			}
		}
	}
	return false
}

// defaultClaim reports whether one of the claims between some ends has no id of its own.
func (g *Graph) defaultClaim(from Node, relation, to string) bool {
	r, ok1 := g.LookupRelation(relation)
	n, ok2 := g.Lookup(to)
	if !ok1 || !ok2 {
		return false
	}
	arcs := g.OutBy(from, r)
	i, _ := slices.BinarySearchFunc(arcs, n, func(a Arc, n Node) int { return int(int64(a.Node) - int64(n)) })
	for ; i < len(arcs) && arcs[i].Node == n; i++ {
		if _, odd := slices.BinarySearch(g.ids.claims, arcs[i].Claim); !odd {
			return true
		}
	}
	return false
}
