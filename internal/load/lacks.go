package load

import (
	"strconv"

	"go.yaml.in/yaml/v3"

	"kg/internal/diag"
	"kg/internal/model"
)

// readGap reads what entities of a type should have. The share of inferred claims is counted anyway and has
// nothing but a limit.
func (l *loader) readGap(id string, m mapping) {
	f := m.f
	limit := m.get("max")
	l.limits[id] = spot{f, limit}
	if id == model.InferredGap {
		for _, key := range []string{"name", "type", "without", "lacks"} {
			if n := m.get(key); n != nil {
				f.diags.Add(diag.UnknownKey, f.at(n), "the key %q in %s, expected max only", key, m.what).
					Hint = "it stands for the share of inferred claims; choose another id for a gap of your own"
			}
		}
		l.data.Ontology.MaxInferred = f.limit(limit, 100)
		return
	}
	typ, without, lacks := m.need("type"), m.get("without"), m.get("lacks")
	g := model.Gap{
		ID: id, Name: f.text(m.need("name"), "a gap's name"), Type: f.str(typ, "a type"),
		Without: f.str(without, "a path expression"), Max: f.limit(limit, 1_000_000),
	}
	if lacks != nil {
		g.Lacks = f.choice(lacks, "key that a gap may be about", model.GapKeys())
	}
	l.refer(diag.UnknownType, "type", g.Type, f, typ)
	switch {
	case without != nil && lacks != nil:
		f.diags.Add(diag.UnknownKey, f.at(lacks), "both without and lacks, expected one of the two").Hint = "write a gap for each"
	case without != nil:
		l.exprs = append(l.exprs, rawExpr{src: g.Without, spot: spot{f, without}, key: l.gaps[id]})
	case lacks == nil:
		f.diags.Add(diag.MissingKey, f.at(m.head), "%s needs the key %q or %q", m.what, "without", "lacks").
			Hint = "without: EXPR for what its entities should lead to, lacks: KEY for what their entries should hold"
	}
	l.data.Ontology.Gaps = append(l.data.Ontology.Gaps, g)
}

// limit returns a number from 0 to most that may not be exceeded; the zero Limit for nil.
func (f *file) limit(n *yaml.Node, most int) model.Limit {
	s := f.str(n, "a limit")
	if s == "" {
		return model.Limit{}
	}
	i, err := strconv.Atoi(s)
	switch {
	case err != nil:
		f.diags.Add(diag.WrongType, f.at(n), "%q, expected a whole number", short(s))
	case i < 0 || i > most:
		f.diags.Add(diag.BadNumber, f.at(n), "a limit of %d, expected 0 to %d", i, most)
	default:
		return model.Limit{Set: true, N: i}
	}
	return model.Limit{}
}

// excuses reads the lines of a source that nothing needs to cite, with their places.
func (f *file) excuses(n *yaml.Node) ([]model.Excuse, []spot) {
	var list []model.Excuse
	var spots []spot
	first := map[int]spot{}
	for _, item := range f.list(n, "lines with a reason", true) {
		m, ok := f.mapping(item, "an excused line", excuseKeys())
		if !ok {
			continue
		}
		line := m.need("line")
		e := model.Excuse{Line: f.lineNumber(line), Why: f.text(m.need("why"), "a reason")}
		if e.Line == 0 {
			continue
		}
		if old, ok := first[e.Line]; ok {
			f.diags.Add(diag.Repeated, f.at(line), "line %d is excused twice", e.Line).Related = old.related("first here")
			continue
		}
		first[e.Line] = spot{f, line}
		list, spots = append(list, e), append(spots, spot{f, line})
	}
	return list, spots
}
