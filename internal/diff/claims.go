package diff

import (
	"slices"
	"strings"

	"kg/internal/model"
)

// claimPair is a claim as it was and as it is; nil where it was or is not.
type claimPair struct{ old, new *model.Claim }

// ownID is the id that a claim has of its own; "" for from.relation.to, and that with ~2, ~3 behind it.
func ownID(c model.Claim) string {
	if rest, ok := strings.CutPrefix(c.ID, c.From+"."+c.Relation+"."+c.To); ok && (rest == "" || rest[0] == '~') {
		return ""
	}
	return c.ID
}

// compareClaims finds which claims changed. Claims with an id of their own are matched by it; the others by their ends, of
// parallel ones first those that say the same, then those that share most citations.
func (r *Report) compareClaims() []Change {
	r.claims = pairClaims(r.before.Claims, r.after.Claims)
	var out []Change
	for _, p := range r.claims {
		switch {
		case p.old == nil:
			out = append(out, Change{Claims, Added, p.new.ID, statement(r.after, *p.new), changed(nil, claimFields(*p.new)), false})
		case p.new == nil:
			out = append(out, Change{Claims, Removed, p.old.ID, statement(r.before, *p.old), changed(claimFields(*p.old), nil), false})
		default:
			if f := changed(claimFields(*p.old), claimFields(*p.new)); len(f) > 0 {
				out = append(out, Change{Claims, Changed, p.new.ID, statement(r.after, *p.new), f, false})
			}
		}
	}
	return out
}

func pairClaims(before, after []model.Claim) []claimPair {
	var pairs []claimPair
	own := map[string]*model.Claim{}
	for i := range before {
		if id := ownID(before[i]); id != "" {
			own[id] = &before[i]
		}
	}
	was, is := map[string][]*model.Claim{}, map[string][]*model.Claim{}
	for i := range after {
		c := &after[i]
		if old := own[ownID(*c)]; old != nil {
			pairs = append(pairs, claimPair{old, c})
			delete(own, ownID(*c))
			continue
		}
		is[ends(c)] = append(is[ends(c)], c)
	}
	for i := range before {
		c := &before[i]
		if id := ownID(*c); id == "" || own[id] != nil {
			was[ends(c)] = append(was[ends(c)], c)
		}
	}
	for key := range is {
		pairs = append(pairs, pairParallel(was[key], is[key])...)
		delete(was, key)
	}
	for _, rest := range was {
		pairs = append(pairs, pairParallel(rest, nil)...)
	}
	return pairs
}

func ends(c *model.Claim) string { return c.From + "\n" + c.Relation + "\n" + c.To }

// pairParallel matches claims with the same ends.
func pairParallel(old, new []*model.Claim) []claimPair {
	var pairs []claimPair
	old, new = slices.Clone(old), slices.Clone(new)
	for len(old) > 0 && len(new) > 0 {
		bestI, bestJ, best := 0, 0, -1
		for i := range old {
			for j := range new {
				if s := likeness(old[i], new[j]); s > best {
					bestI, bestJ, best = i, j, s
				}
			}
		}
		pairs = append(pairs, claimPair{old[bestI], new[bestJ]})
		old, new = slices.Delete(old, bestI, bestI+1), slices.Delete(new, bestJ, bestJ+1)
	}
	for _, c := range old {
		pairs = append(pairs, claimPair{c, nil})
	}
	for _, c := range new {
		pairs = append(pairs, claimPair{nil, c})
	}
	return pairs
}

// likeness is how much two claims have in common: all, or else how many citations.
func likeness(a, b *model.Claim) int {
	if len(changed(claimFields(*a), claimFields(*b))) == 0 {
		return 1 << 20
	}
	n := 0
	for _, c := range a.Citations {
		if slices.Contains(b.Citations, c) {
			n++
		}
	}
	return n
}

// statement is a claim in words: Cyberdouane → fait partie de → DNRED.
func statement(d *model.Dataset, c model.Claim) model.Text {
	r, _ := d.Ontology.Relation(c.Relation)
	in := func(l model.Lang) string {
		label := func(id string) string {
			if e, ok := d.Entity(id); ok {
				return e.Label(l)
			}
			return id
		}
		return label(c.From) + " → " + r.Name.In(l) + " → " + label(c.To)
	}
	return model.Text{FR: in(model.French), EN: in(model.English)}
}
