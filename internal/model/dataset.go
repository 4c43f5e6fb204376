package model

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// Dataset is a whole, checked dataset. Sources, entities and claims are sorted by id, views keep the
// order of their file. Its slices are shared: read them, do not change them.
type Dataset struct {
	// Version names what the dataset says: the first twelve hexadecimal digits of a SHA-256 over all of it, whatever its
	// files look like. Whoever loads a dataset sets it; "" in one that is put together otherwise.
	Version  string
	Date     string // ISO 8601: AsOf took it as it stood then; "" for all of it
	Ontology Ontology
	Sources  []Source
	Entities []Entity
	Claims   []Claim
	Views    []View
	Style    Style
}

// Source is a document that claims cite.
type Source struct {
	ID          string
	File        string // name of its text inside a --sources folder
	SHA256      string // of that file, lower-case hexadecimal
	Title       Text
	Short       Text // what a caption or a citation shows: "Sénat, rapport n° 588, IV.D"
	Publisher   string
	Date        string // ISO 8601: a year, a month or a day; "" when unknown
	Lang        Lang   // language of the document
	Licence     string // as the publisher states it; "" when unknown
	URL         string // "" when unknown
	Identifiers []Identifier
	Uncited     []Excuse // lines that nothing needs to cite
}

// Excuse says why nothing cites a paragraph of a source.
type Excuse struct {
	Line int // one of the paragraph's, from 1
	Why  Text
}

// Identifier ties an entity or a source to a public register: {"celex", "32022R2065"}.
type Identifier struct{ Scheme, Value string }

// Entity is a node of the graph.
type Entity struct {
	ID          string
	Type        string
	Number      string // what follows the type's word: "19", "3 a"; "" when it has none
	Name        Text
	Short       string   // the usual short form, the same in both languages: "Cnil"; "" when there is none
	Aliases     []string // other names people type or sources print, errors of the sources included
	Date        string   // ISO 8601, of a law, an event, a document; "" when it has none
	Note        Text     // what a reader should know about the entry itself; may be zero
	Extent      Extent   // the lines that are its own text; zero when it has none
	Identifiers []Identifier
	Figures     []Figure // numbers that a source gives of it, in the order of the file
	Status      []Status // what happened to it, by date; undated entries last
}

// Figure is a number that a source gives of an entity.
type Figure struct {
	Value     string // digits, with a point before decimals: "308", "0.5"
	To        string // the upper end of a range; "" for one number
	Unit      Text   // "enquêteurs", "investigators"
	Counts    Text   // what it counts
	Excludes  Text   // what it does not count; may be zero
	Date      string // ISO 8601, of what is counted; "" when unknown
	Citations []Citation
}

// Extent is a run of lines of a source, both ends included, counted from 1.
type Extent struct {
	Source   string
	From, To int
}

// Covers reports whether a citation stands inside the extent. The zero Extent covers nothing.
func (x Extent) Covers(c Citation) bool {
	return x.Source != "" && c.Source == x.Source && x.From <= c.Line && c.Line <= x.To
}

// Label is how an entity is called in answers and pictures: its short form, else its name.
func (e Entity) Label(l Lang) string {
	if e.Short != "" {
		return e.Short
	}
	return e.Name.In(l)
}

// Basis says how a claim rests on its citations.
type Basis string

const (
	Stated   Basis = "stated"   // the source says it
	Inferred Basis = "inferred" // the curator concludes it, and Why says how
)

// Claim is a directed, typed statement between two entities.
type Claim struct {
	ID                 string // from.relation.to; parallel ones get ~2, ~3 in the order of source, line and anchor
	From, Relation, To string
	Basis              Basis
	Why                Text   // the curator's reason; set when the basis is Inferred
	Since, Until       string // ISO 8601; "" when unbounded or unknown
	Status             []Status
	Note               Text
	Citations          []Citation // at least one, in the order of source, line and anchor
}

// Status is one entry of what happened to an entity, or to what a claim states: adopted, rejected, in force …
type Status struct {
	State     string // a state's id
	Date      string // ISO 8601; "" when the source gives none
	By        string // the id of the entity that did it; "" when unknown
	Citations []Citation
}

// CompareStatus orders what happened: by date, what has none last, then by state and citation.
func CompareStatus(a, b Status) int {
	if (a.Date == "") != (b.Date == "") {
		return cmp.Compare(b.Date, a.Date)
	}
	return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.State, b.State), slices.CompareFunc(a.Citations, b.Citations, Citation.Compare))
}

// Citation points at the words of a source that carry a claim.
type Citation struct {
	Source  string // a source's id
	Section string // the heading's number as the source prints it, "IV.D.1.b"; "" where it has none
	Line    int    // physical line of the source's text, from 1
	Anchor  string // at most five words found there
}

// Compare orders citations by source, line, anchor and section.
func (c Citation) Compare(d Citation) int {
	return cmp.Or(cmp.Compare(c.Source, d.Source), cmp.Compare(c.Line, d.Line),
		cmp.Compare(c.Anchor, d.Anchor), cmp.Compare(c.Section, d.Section))
}

// Entity returns the entity with an id, in logarithmic time.
func (d *Dataset) Entity(id string) (Entity, bool) {
	return lookup(d.Entities, id, func(e *Entity) string { return e.ID })
}

// Claim returns the claim with an id, in logarithmic time.
func (d *Dataset) Claim(id string) (Claim, bool) {
	return lookup(d.Claims, id, func(c *Claim) string { return c.ID })
}

// Source returns the source with an id, in logarithmic time.
func (d *Dataset) Source(id string) (Source, bool) {
	return lookup(d.Sources, id, func(s *Source) string { return s.ID })
}

// View returns the view with an id.
func (d *Dataset) View(id string) (View, bool) {
	return find(d.Views, func(v View) bool { return v.ID == id })
}

// lookup finds what has an id. It hands out places, not things: a claim is 240 bytes.
func lookup[T any](sorted []T, id string, key func(*T) string) (T, bool) {
	i, ok := sort.Find(len(sorted), func(i int) int { return strings.Compare(id, key(&sorted[i])) })
	if !ok {
		var zero T
		return zero, false
	}
	return sorted[i], true
}
