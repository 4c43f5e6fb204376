package sheet

import (
	"fmt"
	"slices"

	"kg/internal/diag"
	"kg/internal/load"
)

// source is a source on its way.
type source struct {
	row         row
	parts       mapping
	identifiers mapping
	uncited     []load.Value
}

func (b *builder) readSources(g *grid) map[string]*source {
	listed := map[string]*source{}
	each(g, func(r row) {
		s := &source{row: r, parts: mapping{row: r}}
		s.parts.cells("file", "sha256")
		s.parts.text("title")
		s.parts.text("short")
		s.parts.cells("publisher", "date", "lang", "licence", "url")
		id := r.get("id")
		if first := listed[id]; first != nil {
			d := b.diags.Add(diag.DuplicateID, r.pos("id"), "the id %q is given twice", short(id))
			d.Related = []diag.Related{{Range: first.row.pos("id"), Message: "first here"}}
			return
		}
		if id != "" {
			listed[id] = s
		}
	})
	return listed
}

func (b *builder) readIdentifier(r row, sources map[string]*source) {
	scheme := r.value("scheme")
	if scheme.Text == "" || r.get("value") == "" {
		return // which is said
	}
	entry := load.Entry{Key: scheme, Value: r.value("value")}
	entityID, sourceID := r.get("entity"), r.get("source")
	switch {
	case entityID != "" && sourceID != "":
		b.diags.Add(diag.BadValue, r.pos("source"), "both an entity and a source, expected one of the two").Hint = "write a row for each"
	case entityID == "" && sourceID == "":
		b.diags.Add(diag.Empty, r.pos("entity"), "neither an entity nor a source, expected one of the two: what the register calls so")
	case entityID != "":
		if e := b.entityOf(r, "entity"); e != nil {
			e.identifiers.entries = append(e.identifiers.entries, entry)
		}
	default:
		if s := b.sourceOf(r, sources); s != nil {
			s.identifiers.entries = append(s.identifiers.entries, entry)
		}
	}
}

// sourceOf finds the source that a row names; nil, with a diagnostic, when there is none.
func (b *builder) sourceOf(r row, sources map[string]*source) *source {
	id := r.get("source")
	if sources[id] == nil && id != "" {
		b.unknown(diag.UnknownSource, r, "source", fmt.Sprintf("no source is called %q", short(id)), sortedKeys(sources))
	}
	return sources[id]
}

func (b *builder) readUncited(r row, sources map[string]*source) {
	m := mapping{row: r}
	m.cells("line")
	m.text("why")
	if s := b.sourceOf(r, sources); s != nil {
		s.uncited = append(s.uncited, m.value(r))
	}
}

// sourcesTree is sources.yaml, in the order of the rows.
func sourcesTree(listed map[string]*source) load.Tree {
	all := make([]*source, 0, len(listed))
	for _, s := range listed {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b *source) int { return a.row.line - b.row.line })
	byID := load.Value{Entries: []load.Entry{}}
	for _, s := range all {
		m := s.parts
		if len(s.identifiers.entries) > 0 {
			m.put("identifiers", s.identifiers.value(s.row))
		}
		m.list("uncited", s.uncited)
		byID.Entries = append(byID.Entries, load.Entry{Key: s.row.value("id"), Value: m.value(s.row)})
	}
	return load.Tree{Name: sourcesFile, Root: load.Value{Entries: []load.Entry{{Key: load.Value{Text: "sources"}, Value: byID}}}}
}
