package load

import (
	"go.yaml.in/yaml/v3"

	"kg/internal/diag"
	"kg/internal/model"
)

// rawEntity is an entity with the places that checks refer to.
type rawEntity struct {
	model.Entity
	spots entitySpots
}

// entitySpots are the places of an entity: its id, its extent, all of it, and the anchors of its figures
// and of what happened to it, by index.
type entitySpots struct {
	id, extent      spot
	whole           spot
	figures, status [][]spot
}

// readEntities reads a file of entities.
func (l *loader) readEntities(f *file) {
	if f.root.Kind != yaml.SequenceNode {
		d := f.diags.Add(diag.WrongType, f.at(f.root), "%s, expected a list of entities", kind(f.root))
		d.Hint = "start each entity with a hyphen: - id: …"
		if near := didYouMean(f.name, reserved()); near != "" {
			d.Hint += "; or, as the name of the file, " + near
		}
		return
	}
	for _, n := range f.root.Content {
		if m, ok := f.mapping(n, "an entity", entityKeys()); ok {
			l.readEntity(m)
		}
	}
}

func (l *loader) readEntity(m mapping) {
	f := m.f
	idNode := m.need("id")
	if idNode != nil {
		m.head = idNode
	}
	typeNode := m.need("type")
	e := rawEntity{Entity: model.Entity{
		ID: f.id(idNode, "an entity"), Type: f.str(typeNode, "a type"),
		Number: f.number(m.get("number")), Name: f.text(m.need("name"), "an entity's name"),
		Short: f.str(m.get("short"), "a short name"), Aliases: f.strs(m.get("aliases"), "other names", false),
		Date: f.date(m.get("date")), Note: f.text(m.get("note"), "a note"),
		Identifiers: f.identifiers(m.get("identifiers")),
	}}
	e.spots.id, e.spots.whole = spot{f, idNode}, spot{f, m.n}
	e.Figures, e.spots.figures = l.readFigures(f, m.get("figures"))
	e.Status, e.spots.status = l.readStatus(f, m.get("status"))
	if !l.noOntology {
		l.refer(diag.UnknownType, "type", e.Type, f, typeNode)
	}
	if x := m.get("extent"); x != nil && !isNull(x) {
		e.Extent, e.spots.extent = l.readExtent(f, x), spot{f, x}
	}
	if e.ID != "" {
		if first, ok := l.ids[e.ID]; ok {
			d := f.diags.Add(diag.DuplicateID, f.at(idNode), "the id %q is given twice", e.ID)
			d.Hint, d.Related = "merge the two entries, or choose another id", first.related("first here")
			e.ID = "" // its claims are not those of the first
		} else {
			l.ids[e.ID] = e.spots.id
			l.entities = append(l.entities, e)
		}
	}
	for _, n := range f.list(m.get("claims"), "claims", false) {
		l.readClaim(f, e.Entity, n)
	}
}

func (l *loader) readExtent(f *file, n *yaml.Node) model.Extent {
	m, ok := f.mapping(n, "an extent", extentKeys())
	if !ok {
		return model.Extent{}
	}
	source, to := m.need("source"), m.need("to")
	x := model.Extent{Source: f.str(source, "a source"), From: f.lineNumber(m.need("from")), To: f.lineNumber(to)}
	l.referSource(x.Source, f, source)
	if x.From > 0 && x.To > 0 && x.From > x.To {
		f.diags.Add(diag.LinesReversed, f.at(to), "the extent ends at line %d before it starts at line %d", x.To, x.From).Hint = "swap from and to"
	}
	return x
}

func (l *loader) referSource(name string, f *file, n *yaml.Node) {
	if !l.noSources {
		l.refer(diag.UnknownSource, "source", name, f, n)
	}
}
