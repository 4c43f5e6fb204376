package sheet

import (
	"fmt"
	"slices"

	"kg/internal/diag"
	"kg/internal/load"
	"kg/internal/model"
)

func (b *builder) readEntities(g *grid) {
	each(g, func(r row) {
		e := &entity{file: b.entityFile(r), parts: mapping{row: r}}
		e.parts.cells("id", "type", "number")
		e.parts.text("name")
		e.parts.cells("short", "date")
		e.parts.text("note")
		x := mapping{row: r}
		x.cell("source", "extent_source")
		x.cell("from", "extent_from")
		x.cell("to", "extent_to")
		if len(x.entries) > 0 {
			e.parts.put("extent", x.value(r))
		}
		b.order = append(b.order, e)
		if id := r.get("id"); id != "" && b.entities[id] == nil {
			b.entities[id] = e
		}
	})
}

// entityOf finds the entity that a cell names; nil, with a diagnostic, when there is none.
func (b *builder) entityOf(r row, column string) *entity {
	id := r.get(column)
	if e := b.entities[id]; e != nil || id == "" {
		return e
	}
	if !b.noEntities {
		b.unknown(diag.UnknownEntity, r, column, fmt.Sprintf("no entity has the id %q", short(id)), sortedKeys(b.entities))
	}
	return nil
}

func (b *builder) readFigure(r row) {
	o := &owner{row: r, kind: "a figure", parts: mapping{row: r}}
	o.parts.cells("value", "to")
	o.parts.text("unit")
	o.parts.text("counts")
	o.parts.text("excludes")
	o.parts.cells("date")
	b.own(o, r.get("id"))
	if e := b.entityOf(r, "entity"); e != nil {
		e.figures = append(e.figures, o)
	}
}

func (b *builder) readClaim(r row) {
	o := &owner{row: r, kind: "a claim", parts: mapping{row: r}}
	relation := r.value("relation")
	if relation.Text != "" && r.get("to") != "" {
		o.parts.entries = append(o.parts.entries, load.Entry{Key: relation, Value: r.value("to")})
	}
	usual := r.get("from") + "." + r.get("relation") + "." + r.get("to")
	id := r.get("id")
	if id == "" {
		id = usual
	}
	o.parts.cell("id", "own_id")
	if r.get("basis") != string(model.Stated) { // which goes without saying
		o.parts.cells("basis")
	}
	o.parts.cells("since", "until")
	o.parts.text("why")
	o.parts.text("note")
	b.own(o, id)
	switch e := b.entityOf(r, "from"); {
	case r.get("relation") == "" || r.get("to") == "": // which is said
	case e != nil:
		e.claims = append(e.claims, o)
	default:
		b.strays = append(b.strays, o)
	}
}

func (b *builder) readStatus(r row) {
	o := &owner{row: r, kind: "an entry of what happened", parts: mapping{row: r}}
	o.parts.cells("state", "date", "by")
	b.own(o, r.get("id"))
	entity, claim := r.get("entity"), r.get("claim")
	switch {
	case entity != "" && claim != "":
		b.diags.Add(diag.BadValue, r.pos("claim"), "both an entity and a claim, expected one of the two").Hint = "write a row for each"
	case entity == "" && claim == "":
		b.diags.Add(diag.Empty, r.pos("entity"), "neither an entity nor a claim, expected one of the two: what it happened to")
	case entity != "":
		if e := b.entityOf(r, "entity"); e != nil {
			e.status = append(e.status, o)
		}
	default:
		if c := b.owner(r, "claim", "a claim"); c != nil {
			c.status = append(c.status, o)
		}
	}
}

// own enters what has citations under its id, with the citation that its row may carry.
func (b *builder) own(o *owner, id string) {
	if id != "" {
		b.owners[id] = append(b.owners[id], o)
	}
	m := citationOf(o.row)
	if len(m.entries) > 0 {
		o.cites = append(o.cites, m.value(o.row))
	}
}

func citationOf(r row) mapping {
	m := mapping{row: r}
	m.cells("source", "section", "line", "anchor")
	return m
}

func (b *builder) readCitation(r row) {
	if o := b.owner(r, "of", ""); o != nil {
		m := citationOf(r)
		o.cites = append(o.cites, m.value(r))
	}
}

// owner finds what a cell names, of a kind when that is given; nil, with a diagnostic, when nothing or more than one has the id.
func (b *builder) owner(r row, column, kind string) *owner {
	id := r.get(column)
	if id == "" {
		return nil
	}
	found := slices.DeleteFunc(slices.Clone(b.owners[id]), func(o *owner) bool { return kind != "" && o.kind != kind })
	switch {
	case len(found) == 1:
		return found[0]
	case len(found) > 1:
		d := b.diags.Add(diag.DuplicateID, r.pos(column), "%d rows are called %q", len(found), short(id))
		d.Hint = "give each an id of its own"
		for _, o := range found {
			d.Related = append(d.Related, diag.Related{Range: o.row.pos("id"), Message: "one of them"})
		}
		return nil
	}
	what := "claim, figure or entry of what happened"
	if kind != "" {
		what = kind[2:]
	}
	b.unknown(diag.LostRow, r, column, fmt.Sprintf("no %s is called %q", what, short(id)), sortedKeys(b.owners))
	return nil
}

// short cuts a text for a message.
func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
