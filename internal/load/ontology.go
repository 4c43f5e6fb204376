package load

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"kg/internal/diag"
	"kg/internal/model"
)

// ref is a name that must exist in one of the indexes; they are resolved when everything is read.
type ref struct {
	code diag.Code
	name string
	what string // "type"
	spot
}

func (l *loader) refer(c diag.Code, what, name string, f *file, n *yaml.Node) {
	if name != "" && n != nil {
		l.refs = append(l.refs, ref{c, name, what, spot{f, n}})
	}
}

// readOntology reads ontology.yaml.
func (l *loader) readOntology(f *file) {
	m, ok := f.mapping(f.root, "the ontology", ontologyKeys())
	if !ok {
		l.noOntology = true
		return
	}
	o := &l.data.Ontology
	named(f, m.need("types"), "type", typeKeys(), l.types, func(id string, m mapping) {
		o.Types = append(o.Types, l.readType(id, m))
	})
	named(f, m.get("effects"), "effect", effectKeys(), l.effects, func(id string, m mapping) {
		o.Effects = append(o.Effects, model.Effect{ID: id, Name: f.text(m.need("name"), "an effect's name")})
	})
	named(f, m.get("states"), "state", stateKeys(), l.states, func(id string, m mapping) {
		o.States = append(o.States, model.State{ID: id, Name: f.text(m.need("name"), "a state's name"), Once: f.flag(m.get("once"), "once")})
	})
	named(f, m.need("relations"), "relation", relationKeys(), l.rels, func(id string, m mapping) {
		o.Relations = append(o.Relations, l.readRelation(id, m))
	})
	named(f, m.get("derived"), "derived relation", derivedKeys(), l.rels, func(id string, m mapping) {
		o.Derived = append(o.Derived, l.readDerived(id, m))
	})
	named(f, m.get("gaps"), "gap", gapKeys(), l.gaps, func(id string, m mapping) { l.readGap(id, m) })
}

// named reads a mapping of ids to mappings, and enters each id in the index.
func named(f *file, n *yaml.Node, what string, keys []string, into index, read func(id string, m mapping)) {
	if n == nil || isNull(n) {
		return
	}
	all, ok := f.mapping(n, "a list of each "+what+" by its id", nil)
	if !ok {
		return
	}
	local := map[string]bool{}
	all.each(func(k, v *yaml.Node) {
		id := f.id(k, "a "+what)
		if id == "" || local[id] {
			return // said already
		}
		local[id] = true
		if first, ok := into[id]; ok {
			d := f.diags.Add(diag.DuplicateID, f.at(k), "the %s %q has the name of something else", what, id)
			d.Hint, d.Related = "choose another name: expressions could not tell them apart", first.related("first here")
			return
		}
		into[id] = spot{f, k}
		if isNull(v) {
			f.diags.Add(diag.Empty, f.at(k), "the %s %q is empty, expected its keys", what, id)
			return
		}
		if m, ok := f.mapping(v, "the "+what+" "+id, keys); ok {
			m.head = k // what the entry lacks is said at its id
			read(id, m)
		}
	})
}

func (l *loader) readType(id string, m mapping) model.Type {
	f, is := m.f, m.get("is")
	t := model.Type{
		ID: id, Is: f.str(is, "a type"),
		Name:     f.text(m.need("name"), "a type's name"),
		Plural:   f.text(m.get("plural"), "a type's plural"),
		Proper:   f.flag(m.get("proper"), "true or false"),
		Numbered: f.strs(m.get("numbered"), "words that come before a number", true),
	}
	l.refer(diag.UnknownType, "type", t.Is, f, is)
	return t
}

func (l *loader) readRelation(id string, m mapping) model.Relation {
	f, effect := m.f, m.get("effect")
	if slices.Contains(claimKeys(), id) {
		f.diags.Add(diag.BadID, f.at(m.head), "the relation %q has the name of a key that every claim may have", id).Hint = "choose another name"
	}
	r := model.Relation{
		ID: id, Name: f.text(m.need("name"), "a relation's name"),
		Inverse: f.text(m.need("inverse"), "a relation's name read backwards"),
		Effect:  f.str(effect, "an effect"),
	}
	l.refer(diag.UnknownEffect, "effect", r.Effect, f, effect)
	from, to, pairs := m.get("from"), m.get("to"), m.get("pairs")
	switch {
	case pairs != nil && (from != nil || to != nil):
		f.diags.Add(diag.UnknownKey, f.at(pairs), "both pairs and from and to, expected one of the two")
	case pairs != nil:
		for _, p := range f.list(pairs, "pairs of types", true) {
			if pm, ok := f.mapping(p, "a pair of types", pairKeys()); ok {
				r.Pairs = l.cross(r.Pairs, f, pm.need("from"), pm.need("to"))
			}
		}
	default:
		r.Pairs = l.cross(r.Pairs, f, m.need("from"), m.need("to"))
	}
	return r
}

// cross appends every pair of a type of one list with one of the other.
func (l *loader) cross(pairs []model.Pair, f *file, from, to *yaml.Node) []model.Pair {
	ends := func(n *yaml.Node) []string {
		types := f.strs(n, "types", true)
		for _, item := range f.list(n, "types", true) {
			if item.Kind == yaml.ScalarNode {
				l.refer(diag.UnknownType, "type", item.Value, f, item)
			}
		}
		return types
	}
	froms, tos := ends(from), ends(to)
	for _, a := range froms {
		for _, b := range tos {
			if p := (model.Pair{From: a, To: b}); !slices.Contains(pairs, p) {
				pairs = append(pairs, p)
			}
		}
	}
	return pairs
}

func (l *loader) readDerived(id string, m mapping) model.Derived {
	f, from, to := m.f, m.need("from"), m.need("to")
	d := model.Derived{ID: id, Name: f.text(m.need("name"), "a derived relation's name"), From: f.str(from, "a type"), To: f.str(to, "a type")}
	l.refer(diag.UnknownType, "type", d.From, f, from)
	l.refer(diag.UnknownType, "type", d.To, f, to)
	tiers := index{}
	named(f, m.need("tiers"), "tier", tierKeys(), tiers, func(tier string, m mapping) {
		if first, ok := l.rels[tier]; ok {
			d := f.diags.Add(diag.DuplicateID, f.at(m.head), "the tier %q has the name of a relation", tier)
			d.Hint, d.Related = "choose another name: expressions could not tell them apart", first.related("the relation")
		}
		n := m.need("expr")
		t := model.Tier{ID: tier, Name: f.text(m.need("name"), "a tier's name"), Expr: f.str(n, "a path expression")}
		d.Tiers = append(d.Tiers, t)
		l.exprs = append(l.exprs, rawExpr{src: t.Expr, derived: id, tier: tier, spot: spot{f, n}, key: tiers[tier]})
	})
	return d
}
