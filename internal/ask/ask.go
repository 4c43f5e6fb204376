package ask

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kg/internal/model"
	"kg/internal/query"
)

// Asker asks one engine in one language.
type Asker struct {
	Engine *query.Engine
	Lang   model.Lang
}

// Affected lists what stands in a derived relation to an entity: in tiers, each sorted by the label, an
// entity in the nearest tier only. An item has one path for each effect, the shortest that ends with it;
// its effects are those of its paths.
func (k Asker) Affected(ctx context.Context, start model.Entity, relation string) (*Answer, error) {
	o := &k.Engine.Dataset().Ontology
	d, ok := o.DerivedRelation(relation)
	if !ok {
		return nil, fmt.Errorf("the ontology has no derived relation %q; add one under \"derived\" in ontology.yaml", relation)
	}
	if !o.Is(start.Type, d.From) {
		return nil, fmt.Errorf("%q is of type %q, and %q starts from the type %q", start.ID, start.Type, relation, d.From)
	}
	a := newAnswer("kg affected "+start.ID, relation, start.ID)
	seen := map[string]bool{start.ID: true}
	for _, tier := range d.Tiers {
		reached, err := k.Engine.EvalTier(ctx, start.ID, d, tier)
		if err != nil {
			return nil, fmt.Errorf("derived relation %s, tier %s: %w", d.ID, tier.ID, err)
		}
		var items []Item
		for _, r := range reached {
			if !seen[r.Entity.ID] && o.Is(r.Entity.Type, d.To) {
				seen[r.Entity.ID] = true
				items = append(items, k.affectedItem(r, tier.ID))
			}
		}
		k.sort(items)
		a.Answers = append(a.Answers, items...)
	}
	return a, nil
}

// affectedItem keeps of all paths the first for each effect.
func (k Asker) affectedItem(r query.Reached, tier string) Item {
	o := &k.Engine.Dataset().Ontology
	first := map[string]query.Path{}
	var paths []query.Path
	for _, p := range r.Paths {
		e := effect(o, newHops(p))
		if _, known := first[e]; !known {
			first[e] = p
			paths = append(paths, p)
		}
	}
	it := newItem(r.Entity, k.Lang, paths...)
	it.Tier = tier
	for _, e := range o.Effects {
		if _, ok := first[e.ID]; ok {
			it.Effects = append(it.Effects, e.ID)
		}
	}
	return it
}

// Show is one entity with its card.
func (k Asker) Show(e model.Entity) (*Answer, error) {
	out, in, err := k.Engine.Claims(e.ID)
	if err != nil {
		return nil, err
	}
	a := newAnswer("kg show "+e.ID, "show", e.ID)
	it := newItem(e, k.Lang)
	it.Status, it.Figures = newStatus(e.Status), newFigures(e.Figures)
	it.Card = &Card{Name: e.Name, Short: e.Short, Aliases: e.Aliases, Number: e.Number, Date: e.Date, Note: orNil(e.Note), Out: newHops(out), In: newHops(in)}
	for _, id := range e.Identifiers {
		if it.Card.Identifiers == nil {
			it.Card.Identifiers = map[string]string{}
		}
		it.Card.Identifiers[id.Scheme] = id.Value
	}
	a.Answers = append(a.Answers, it)
	return a, nil
}

// List is every entity of a type and the types below it, sorted by label.
func (k Asker) List(t model.Type) *Answer {
	return k.list("kg list "+t.ID, "type="+t.ID, k.Engine.OfType(t))
}

// ListSet is every entity of a set, sorted by label.
func (k Asker) ListSet(set Set) *Answer { return k.list("kg list "+set.word(), set.Text, set.IDs) }

func (k Asker) list(question, expression string, ids []string) *Answer {
	a := newAnswer(question, expression)
	for _, id := range ids {
		a.Answers = append(a.Answers, newItem(k.Engine.Entity(id), k.Lang))
	}
	k.sort(a.Answers)
	return a
}

// Search is every entity whose names hold a text, the nearest first; at most limit of them, all when limit is 0.
func (k Asker) Search(text string, limit int) *Answer {
	a := newAnswer("kg search "+text, "search")
	found := k.Engine.Search(text)
	if e, err := k.Engine.Resolve(text); err == nil && len(found) == 0 {
		found = append(found, e) // "R19" is in no name, and names one thing all the same
	}
	for _, e := range found {
		if limit > 0 && len(a.Answers) == limit {
			a.Truncated = true
			break
		}
		a.Answers = append(a.Answers, newItem(e, k.Lang))
	}
	return a
}

// sort orders items by label as people do in French and in English, then by id.
func (k Asker) sort(items []Item) {
	keys := map[string][]byte{}
	compare := newCollator(k.Lang)
	for _, it := range items {
		keys[it.ID] = compare.key(it.Label)
	}
	slices.SortFunc(items, func(a, b Item) int {
		return cmp.Or(slices.Compare(keys[a.ID], keys[b.ID]), cmp.Compare(a.ID, b.ID))
	})
}
