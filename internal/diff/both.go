package diff

import (
	"cmp"
	"slices"

	"kg/internal/model"
)

// Both is what was and what is in one dataset, with what happened to each entity and claim by its id there; what is in neither
// map did not change. What both had is as it is now.
type Both struct {
	Data             *model.Dataset
	Entities, Claims map[string]Kind
}

// Both puts the two datasets together. A claim that is gone has "@old" behind its id where another one has the id now.
func (r *Report) Both() *Both {
	b := &Both{Data: &model.Dataset{}, Entities: map[string]Kind{}, Claims: map[string]Kind{}}
	is, was := r.after, r.before
	d := b.Data
	*d = *is
	d.Sources = union(is.Sources, was.Sources, func(s model.Source) string { return s.ID })
	d.Entities = union(is.Entities, was.Entities, func(e model.Entity) string { return e.ID })
	slices.SortFunc(d.Sources, func(a, b model.Source) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(d.Entities, func(a, b model.Entity) int { return cmp.Compare(a.ID, b.ID) })
	o, p := &d.Ontology, &was.Ontology
	o.Types = union(o.Types, p.Types, func(t model.Type) string { return t.ID })
	o.Relations = union(o.Relations, p.Relations, func(r model.Relation) string { return r.ID })
	o.Effects = union(o.Effects, p.Effects, func(e model.Effect) string { return e.ID })
	d.Style.Types = union(is.Style.Types, was.Style.Types, func(s model.TypeStyle) string { return s.Type })
	d.Style.Relations = union(is.Style.Relations, was.Style.Relations, func(s model.RelationStyle) string { return s.ID })
	d.Claims = slices.Clone(is.Claims)
	for _, p := range r.claims {
		if p.new == nil {
			c := *p.old
			if _, taken := is.Claim(c.ID); taken {
				c.ID += "@old"
			}
			d.Claims = append(d.Claims, c)
			b.Claims[c.ID] = Removed
		}
	}
	slices.SortFunc(d.Claims, func(a, b model.Claim) int { return cmp.Compare(a.ID, b.ID) })
	for _, c := range r.Changes {
		switch {
		case c.Part == Entities:
			b.Entities[c.ID] = c.Kind
		case c.Part == Claims && c.Kind != Removed:
			b.Claims[c.ID] = c.Kind
		}
	}
	return b
}

// union is a list with what another has more.
func union[T any](list, more []T, id func(T) string) []T {
	out := slices.Clone(list)
	has := map[string]bool{}
	for _, x := range list {
		has[id(x)] = true
	}
	for _, x := range more {
		if !has[id(x)] {
			out = append(out, x)
		}
	}
	return out
}
