package diff

import (
	"slices"
	"strconv"

	"kg/internal/model"
)

// compareOntology finds what changed in types, effects, states, relations and derived relations, and in the order of each.
func compareOntology(b, a *model.Ontology) []Change {
	typeID := func(t model.Type) string { return t.ID }
	effectID := func(e model.Effect) string { return e.ID }
	stateID := func(s model.State) string { return s.ID }
	relationID := func(r model.Relation) string { return r.ID }
	derivedID := func(d model.Derived) string { return d.ID }
	return slices.Concat(
		compare(Types, b.Types, a.Types, typeID, func(t model.Type) model.Text { return t.Name }, typeFields),
		order(Types, b.Types, a.Types, typeID),
		compare(Effects, b.Effects, a.Effects, effectID, func(e model.Effect) model.Text { return e.Name }, func(x model.Effect) []field {
			e := &entry{}
			e.text("name", x.Name)
			return e.fields
		}),
		order(Effects, b.Effects, a.Effects, effectID),
		compare(States, b.States, a.States, stateID, func(s model.State) model.Text { return s.Name }, func(s model.State) []field {
			e := &entry{}
			e.text("name", s.Name)
			e.flag("once", s.Once)
			return e.fields
		}),
		order(States, b.States, a.States, stateID),
		compare(Relations, b.Relations, a.Relations, relationID, func(r model.Relation) model.Text { return r.Name }, relationFields),
		order(Relations, b.Relations, a.Relations, relationID),
		compare(Derived, b.Derived, a.Derived, derivedID, func(d model.Derived) model.Text { return d.Name }, derivedFields),
		order(Derived, b.Derived, a.Derived, derivedID),
		compare(Gaps, gapsOf(b), gapsOf(a), gapID, func(g model.Gap) model.Text { return g.Name }, gapFields),
		order(Gaps, b.Gaps, a.Gaps, gapID),
	)
}

func gapID(g model.Gap) string { return g.ID }

// gapsOf are the gaps with the share of inferred claims, which is one of them in the file.
func gapsOf(o *model.Ontology) []model.Gap {
	if !o.MaxInferred.Set {
		return o.Gaps
	}
	return append(slices.Clone(o.Gaps), model.Gap{ID: model.InferredGap, Max: o.MaxInferred})
}

func gapFields(g model.Gap) []field {
	e := &entry{}
	e.text("name", g.Name)
	e.one("type", g.Type)
	e.one("without", g.Without)
	e.one("lacks", g.Lacks)
	if g.Max.Set {
		e.one("max", strconv.Itoa(g.Max.N))
	}
	return e.fields
}

func typeFields(t model.Type) []field {
	e := &entry{}
	e.one("is", t.Is)
	e.text("name", t.Name)
	e.text("plural", t.Plural)
	e.flag("proper", t.Proper)
	e.list("numbered", t.Numbered)
	return e.fields
}

func relationFields(r model.Relation) []field {
	e := &entry{}
	e.text("name", r.Name)
	e.text("inverse", r.Inverse)
	for _, p := range r.Pairs {
		e.some("pair", p.From+" → "+p.To)
	}
	e.one("effect", r.Effect)
	return e.fields
}

func derivedFields(d model.Derived) []field {
	e := &entry{}
	e.text("name", d.Name)
	e.one("from", d.From)
	e.one("to", d.To)
	var ids []string
	for _, t := range d.Tiers {
		ids = append(ids, t.ID)
		e.some("tier", t.ID+": "+t.Expr+" ("+both(t.Name)+")", t.ID)
	}
	e.one("order of tiers", joined(ids))
	return e.fields
}

// compareStyles finds what changed in the looks; the order of the lines' rows says which of them serves.
func compareStyles(b, a model.Style) []Change {
	typeID := func(t model.TypeStyle) string { return t.Type }
	rowID := func(r model.RelationStyle) string { return r.ID }
	return slices.Concat(
		compare(TypeLooks, b.Types, a.Types, typeID, func(model.TypeStyle) model.Text { return model.Text{} }, func(s model.TypeStyle) []field {
			e := &entry{}
			e.one("shape", s.Shape)
			e.one("fill", s.Fill)
			e.one("stroke", s.Stroke)
			e.one("text", s.Text)
			return e.fields
		}),
		order(TypeLooks, b.Types, a.Types, typeID),
		compare(RelationLooks, b.Relations, a.Relations, rowID, func(r model.RelationStyle) model.Text { return r.Name }, func(r model.RelationStyle) []field {
			e := &entry{}
			e.text("name", r.Name)
			e.list("effect", r.Effects)
			e.list("relation", r.Relations)
			e.one("stroke", r.Stroke)
			e.one("line", r.Line)
			e.one("width", decimal(r.Width))
			e.flag("labelled", r.Labelled)
			e.flag("reversed", r.Reversed)
			return e.fields
		}),
		order(RelationLooks, b.Relations, a.Relations, rowID),
	)
}
