package ask

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"kg/internal/query"
)

// Between lists what lies between two sets: an item for each entity on a simple path from one to the other, with the shortest path
// from the first through it to the second, and the claims on such paths. The items are sorted by label, except that
// the ends come first. It is truncated where a search was given up.
func (k Asker) Between(ctx context.Context, from, to Set, o query.PathOptions) (*Answer, error) {
	question := fmt.Sprintf("kg between %s %s --max-hops %d", from.word(), to.word(), o.MaxHops)
	if o.Undirected {
		question += " --undirected"
	}
	a := newAnswer(question, "between", focus(from, to)...)
	part, err := k.Engine.Between(ctx, from.IDs, to.IDs, o)
	if err != nil {
		return a, err
	}
	k.addPart(a, part)
	isEnd := map[string]bool{}
	for _, x := range part.Entities {
		isEnd[x.Entity.ID] = x.Start
	}
	slices.SortStableFunc(a.Answers, func(x, y Item) int { return cmp.Compare(order(!isEnd[x.ID]), order(!isEnd[y.ID])) })
	return a, nil
}

func order(last bool) int {
	if last {
		return 1
	}
	return 0
}

// addPart adds a part of the graph to an answer, with its entities sorted by label.
func (k Asker) addPart(a *Answer, part query.Subgraph) {
	a.Truncated = part.Cut
	a.Claims = newHops(part.Claims)
	for _, x := range part.Entities {
		it := newItem(x.Entity, k.Lang)
		if x.Path != nil {
			it = newItem(x.Entity, k.Lang, x.Path)
		}
		a.Answers = append(a.Answers, it)
	}
	k.sort(a.Answers)
}

// Between writes what lies between two sets: the entities by type, then the claims with their citations.
func (t Text) Between(w io.Writer, a *Answer, from, to Set) error {
	return t.write(w, func(p *printer) {
		inner := slices.DeleteFunc(slices.Clone(a.Answers), func(it Item) bool {
			return slices.Contains(from.IDs, it.ID) || slices.Contains(to.IDs, it.ID)
		})
		p.printf("%s\n", p.bold(fmt.Sprintf(p.fromTo, p.setLabel(from), p.setLabel(to))))
		p.printf("%s\n", fmt.Sprintf(p.lieBetween, p.count(len(inner), p.entityNoun), p.count(len(a.Claims), p.claimNoun)))
		p.byType(inner)
		p.claimList(a.Claims)
	})
}

// byType lists items under the names of their types, in the order of the ontology.
func (p *printer) byType(items []Item) {
	types := map[string][]Item{}
	var ids []string
	for _, it := range items {
		if types[it.Type] == nil {
			ids = append(ids, it.Type)
		}
		types[it.Type] = append(types[it.Type], it)
	}
	place := func(id string) int {
		for i, t := range p.Data.Ontology.Types {
			if t.ID == id {
				return i
			}
		}
		return len(p.Data.Ontology.Types)
	}
	slices.SortStableFunc(ids, func(x, y string) int { return cmp.Or(cmp.Compare(place(x), place(y)), cmp.Compare(x, y)) })
	for _, id := range ids {
		list := types[id]
		p.printf("\n%s\n", p.bold(strings.ToUpper(fmt.Sprintf(p.perTier, p.typeName(id, len(list)), len(list)))))
		for _, it := range list {
			p.printf("  %s%s\n", it.Label, p.dim(" · "+it.ID))
		}
	}
}

// typeName is a type's name, in the plural where there are several; the id of one that the ontology does not know.
func (p *printer) typeName(id string, n int) string {
	if t, ok := p.Data.Ontology.Type(id); ok {
		return p.plural(t, n)
	}
	return id
}

// claimList writes claims that are sorted by where they start, under its name.
func (p *printer) claimList(claims []Hop) {
	if len(claims) == 0 {
		return
	}
	p.printf("\n%s\n", p.bold(strings.ToUpper(fmt.Sprintf(p.perTier, p.claimNoun[1], len(claims)))))
	last := ""
	for _, h := range claims {
		if h.From != last {
			p.printf("\n%s\n", p.label(h.From))
			last = h.From
		}
		p.hop(h, "")
	}
}

// ClaimTable has a row for each claim of an answer, with both ends and where it is said.
func (t Text) ClaimTable(a *Answer) Table { return t.claimTable(a) }
