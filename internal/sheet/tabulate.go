package sheet

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"kg/internal/load"
	"kg/internal/model"
)

// Tabulate makes the tables of a dataset, in the order of its files. fsys is the folder that it was loaded from: what is
// no list of entities and no list of sources is taken from there as it is.
func Tabulate(l *load.Loaded, fsys fs.FS) (*Book, error) {
	w := &tabulator{rows: map[string][]Row{}, loaded: l}
	w.entities()
	w.claims()
	w.sources()
	b := &Book{Files: map[string][]byte{}, Lists: lists(l.Dataset)}
	for _, s := range specs() {
		t := Table{Name: s.name, File: s.name, Rows: w.rows[s.name]}
		for _, c := range s.written() {
			t.Header = append(t.Header, c.name)
		}
		b.Tables = append(b.Tables, t)
	}
	for _, name := range copied() {
		switch text, err := fs.ReadFile(fsys, name); {
		case err == nil:
			b.Files[name] = text
		case !isMissing(err):
			return nil, err
		}
	}
	return b, nil
}

// lists are what cells choose from.
func lists(d *model.Dataset) []List {
	all := []List{{Name: "types"}, {Name: "relations"}, {Name: "states"}, {Name: "sources"},
		{Name: "basis", Values: []string{string(model.Stated), string(model.Inferred)}}, {Name: "languages"}}
	for _, t := range d.Ontology.Types {
		all[0].Values = append(all[0].Values, t.ID)
	}
	for _, r := range d.Ontology.Relations {
		all[1].Values = append(all[1].Values, r.ID)
	}
	for _, s := range d.Ontology.States {
		all[2].Values = append(all[2].Values, s.ID)
	}
	for _, s := range d.Sources {
		all[3].Values = append(all[3].Values, s.ID)
	}
	for _, l := range model.Langs() {
		all[5].Values = append(all[5].Values, string(l))
	}
	return all
}

// copied lists the files that stay YAML.
func copied() []string {
	return slices.DeleteFunc(load.Reserved(), func(name string) bool { return name == sourcesFile })
}

const sourcesFile = "sources.yaml"

// tabulator collects the rows of each sheet.
type tabulator struct {
	rows   map[string][]Row
	loaded *load.Loaded
}

// add adds a row, given as pairs of a column and what stands there.
func (w *tabulator) add(sheet string, pairs ...string) {
	s, _ := specOf(sheet)
	columns := s.written()
	cells := make([]string, len(columns))
	for i := 0; i+1 < len(pairs); i += 2 {
		if at := slices.IndexFunc(columns, func(c column) bool { return c.name == pairs[i] }); at >= 0 {
			cells[at] = pairs[i+1]
		}
	}
	for len(cells) > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	w.rows[sheet] = append(w.rows[sheet], Row{Number: len(w.rows[sheet]) + 2, Cells: cells})
}

func (w *tabulator) entities() {
	list := slices.Clone(w.loaded.Dataset.Entities)
	slices.SortStableFunc(list, func(a, b model.Entity) int {
		return w.loaded.EntityAt(a.ID).Pos.Compare(w.loaded.EntityAt(b.ID).Pos)
	})
	for _, e := range list {
		w.add("entities", "id", e.ID, "type", e.Type, "number", e.Number, "name_fr", e.Name.FR, "name_en", e.Name.EN, "short", e.Short,
			"date", e.Date, "note_fr", e.Note.FR, "note_en", e.Note.EN,
			"extent_source", e.Extent.Source, "extent_from", number(e.Extent.From), "extent_to", number(e.Extent.To),
			"yaml_file", w.loaded.EntityAt(e.ID).File)
		for _, a := range e.Aliases {
			w.add("aliases", "entity", e.ID, "alias", a)
		}
		for _, i := range e.Identifiers {
			w.add("identifiers", "entity", e.ID, "scheme", i.Scheme, "value", i.Value)
		}
		for i, f := range e.Figures {
			id := e.ID + "#f" + strconv.Itoa(i+1)
			w.add("figures", "id", id, "entity", e.ID, "value", f.Value, "to", f.To, "unit_fr", f.Unit.FR, "unit_en", f.Unit.EN,
				"counts_fr", f.Counts.FR, "counts_en", f.Counts.EN, "excludes_fr", f.Excludes.FR, "excludes_en", f.Excludes.EN, "date", f.Date)
			w.citations(id, f.Citations)
		}
		w.status("entity", e.ID, e.Status)
	}
}

func (w *tabulator) claims() {
	list := slices.Clone(w.loaded.Dataset.Claims)
	slices.SortStableFunc(list, func(a, b model.Claim) int {
		return w.loaded.ClaimAt(a.ID).Pos.Compare(w.loaded.ClaimAt(b.ID).Pos)
	})
	for _, c := range list {
		w.add("claims", "id", c.ID, "from", c.From, "relation", c.Relation, "to", c.To, "basis", string(c.Basis),
			"why_fr", c.Why.FR, "why_en", c.Why.EN, "since", c.Since, "until", c.Until, "note_fr", c.Note.FR, "note_en", c.Note.EN, "own_id", ownID(c))
		w.citations(c.ID, c.Citations)
		w.status("claim", c.ID, c.Status)
	}
}

// ownID is the id of a claim that is not from.relation.to, or that with ~2, ~3 after it for parallel ones.
func ownID(c model.Claim) string {
	if rest, ok := strings.CutPrefix(c.ID, c.From+"."+c.Relation+"."+c.To); ok && (rest == "" || strings.HasPrefix(rest, "~")) {
		return ""
	}
	return c.ID
}

func (w *tabulator) status(column, owner string, list []model.Status) {
	for i, s := range list {
		id := owner + "#s" + strconv.Itoa(i+1)
		w.add("status", "id", id, column, owner, "state", s.State, "date", s.Date, "by", s.By)
		w.citations(id, s.Citations)
	}
}

func (w *tabulator) citations(of string, list []model.Citation) {
	for _, c := range list {
		w.add("citations", "of", of, "source", c.Source, "section", c.Section, "line", number(c.Line), "anchor", c.Anchor)
	}
}

func (w *tabulator) sources() {
	for _, s := range w.loaded.Dataset.Sources {
		w.add("sources", "id", s.ID, "file", s.File, "sha256", s.SHA256, "title_fr", s.Title.FR, "title_en", s.Title.EN,
			"short_fr", s.Short.FR, "short_en", s.Short.EN, "publisher", s.Publisher, "date", s.Date, "lang", string(s.Lang), "licence", s.Licence, "url", s.URL)
		for _, i := range s.Identifiers {
			w.add("identifiers", "source", s.ID, "scheme", i.Scheme, "value", i.Value)
		}
		for _, x := range s.Uncited {
			w.add("uncited", "source", s.ID, "line", number(x.Line), "why_fr", x.Why.FR, "why_en", x.Why.EN)
		}
	}
}

// number is a number as a cell, "" for 0.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
