package sheet

import (
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"kg/internal/diag"
	"kg/internal/load"
	"kg/internal/model"
)

// Made is a dataset made of tables: what it says, and its files.
type Made struct {
	Dataset *model.Dataset
	Files   map[string][]byte // by name, those of Book.Files as they were
}

// Dataset makes the dataset of the tables, and finds every problem they have. Without an error the result holds the files that
// package load reads the same from.
func (b *Book) Dataset() (*Made, diag.List) {
	w := &builder{book: b, blank: map[int]bool{}, entities: map[string]*entity{}, owners: map[string][]*owner{}, said: map[string]*unknown{}}
	parts := w.parts()
	w.sayUnknown()
	loaded, found := load.OpenTrees(parts)
	diags := append(w.diags, w.translate(found)...)
	diags.Sort()
	if diags.HasErrors() {
		return nil, diags
	}
	made := &Made{Dataset: loaded.Dataset, Files: maps.Clone(b.Files)}
	if made.Files == nil {
		made.Files = map[string][]byte{}
	}
	for _, t := range parts.Trees {
		text, err := t.YAML()
		if err != nil {
			diags.Add(diag.Unreadable, diag.Range{}, "%v", err)
			return nil, diags
		}
		made.Files[t.Name] = text
	}
	again, more := load.OpenTrees(load.Parts{Files: made.Files})
	if again == nil || !reflect.DeepEqual(again.Dataset, made.Dataset) {
		d := diags.Add(diag.Unreadable, diag.Range{}, "the files would not say what the tables say: a mistake in kg, nothing was made")
		if err := more.Err(); err != nil {
			d.Hint = err.Error()
		}
		return nil, diags
	}
	return made, diags
}

// builder puts the rows together: each entity with its names, figures and claims, each claim with its citations.
type builder struct {
	book     *Book
	diags    diag.List
	lines    []row        // by row.line-1
	blank    map[int]bool // lines of which a needed cell is blank, which is said
	order    []*entity
	entities map[string]*entity
	owners   map[string][]*owner // what citations may be of, by id
	strays   []*owner
	said     map[string]*unknown
	// What could not be read cannot be missed.
	noEntities, noOwners bool
}

// entity is an entity on its way.
type entity struct {
	file                    string
	parts, identifiers      mapping
	aliases                 []load.Value
	figures, status, claims []*owner
}

// owner is what has citations: a claim, a figure, an entry of what happened.
type owner struct {
	row    row
	kind   string
	parts  mapping
	cites  []load.Value
	status []*owner // of a claim
}

// value is the owner with all that belongs to it.
func (o *owner) value() load.Value {
	m := o.parts
	if len(o.cites) > 0 {
		m.list("cite", o.cites)
	}
	if len(o.status) > 0 {
		m.list("status", values(o.status))
	}
	return m.value(o.row)
}

func values(list []*owner) []load.Value {
	out := []load.Value{}
	for _, o := range list {
		out = append(out, o.value())
	}
	return out
}

// parts reads the tables in an order in which everything is there before something belongs to it.
func (b *builder) parts() load.Parts {
	if b.book.table("entities") == nil {
		b.diags.Add(diag.NoSheet, diag.Range{}, "no sheet of entities").Hint = "kg export csv and kg export xlsx write all sheets"
	}
	entities, aliases, identifiers := b.grid("entities"), b.grid("aliases"), b.grid("identifiers")
	figures, status, claims := b.grid("figures"), b.grid("status"), b.grid("claims")
	citations, sources, uncited := b.grid("citations"), b.grid("sources"), b.grid("uncited")
	b.noEntities, b.noOwners = entities == nil, figures == nil || status == nil || claims == nil
	b.readEntities(entities)
	each(aliases, func(r row) {
		if e := b.entityOf(r, "entity"); e != nil && r.get("alias") != "" {
			e.aliases = append(e.aliases, r.value("alias"))
		}
	})
	each(figures, b.readFigure)
	each(claims, b.readClaim)
	each(status, b.readStatus)
	each(citations, b.readCitation)
	listed := b.readSources(sources)
	each(identifiers, func(r row) { b.readIdentifier(r, listed) })
	each(uncited, func(r row) { b.readUncited(r, listed) })
	p := load.Parts{Files: map[string][]byte{}, Trees: b.trees(), Partial: b.noEntities}
	for name, text := range b.book.Files {
		if name != sourcesFile || sources == nil {
			p.Files[name] = text
		}
	}
	if sources != nil {
		p.Trees = append(p.Trees, sourcesTree(listed))
	}
	for _, o := range b.strays {
		p.Strays = append(p.Strays, o.value())
	}
	return p
}

func each(g *grid, do func(row)) {
	if g == nil {
		return
	}
	for _, r := range g.rows {
		do(r)
	}
}

// trees are the files of entities, each in the order of its rows.
func (b *builder) trees() []load.Tree {
	byFile := map[string][]load.Value{}
	for _, e := range b.order {
		m := e.parts
		m.list("aliases", e.aliases)
		if len(e.identifiers.entries) > 0 {
			m.put("identifiers", e.identifiers.value(e.parts.row))
		}
		m.list("figures", values(e.figures))
		m.list("status", values(e.status))
		m.list("claims", values(e.claims))
		byFile[e.file] = append(byFile[e.file], m.value(e.parts.row))
	}
	var trees []load.Tree
	for _, name := range slices.Sorted(maps.Keys(byFile)) {
		trees = append(trees, load.Tree{Name: name, Root: load.Value{Items: byFile[name]}})
	}
	return trees
}

// entityFile is the name of the file that an entity goes into.
func (b *builder) entityFile(r row) string {
	name := r.get("yaml_file")
	switch {
	case name == "":
		return "entities.yaml"
	case load.IsReserved(name) || path.Ext(name) != ".yaml" || strings.HasPrefix(name, ".") || strings.ContainsAny(name, `/\:`):
		b.diags.Add(diag.BadValue, r.pos("yaml_file"), "%q is no name for a file of entities, expected one such as actors.yaml", name)
		return "entities.yaml"
	}
	return name
}
