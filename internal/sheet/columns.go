package sheet

import (
	"slices"
	"strings"
)

// spec describes a sheet: what its rows are, and its columns in the order in which they are written.
type spec struct {
	name    string
	row     string // what a row is: "an entity"
	columns []column
}

// column describes a column of a sheet.
type column struct {
	name  string
	needs bool   // a row without it is refused
	about string // what stands in it
	// choice names the list of what may stand in it: types, relations …; "" for any text.
	choice string
	width  float64 // in characters, 0 for the usual
	// extra columns are read where they are, and not written.
	extra bool
}

// specs lists the sheets. Names of columns are matched without regard to case, spaces and hyphens.
func specs() []spec {
	return []spec{
		{"entities", "an entity", slices.Concat(
			[]column{{name: "id", needs: true, about: "lower-case letters and digits, joined by hyphens; given once and never again", width: 30}},
			[]column{{name: "type", needs: true, about: "a type of ontology.yaml", choice: "types", width: 18}},
			[]column{{name: "number", about: "what follows the type's word: 19, 3 a", width: 8}},
			both("name", true, "what it is called", 40),
			[]column{{name: "short", about: "the usual short form, the same in both languages"}},
			[]column{{name: "date", about: "2024, 2024-05 or 2024-05-14", width: 11}},
			both("note", false, "what a reader should know about the entry", 30),
			[]column{
				{name: "extent_source", about: "the source that has its own text", choice: "sources"},
				{name: "extent_from", about: "the first line of it", width: 8},
				{name: "extent_to", about: "the last line of it", width: 8},
				{name: "yaml_file", about: "the file of the dataset that it stands in; entities.yaml when blank", width: 18},
			})},
		{"aliases", "another name", []column{
			{name: "entity", needs: true, about: "the id of an entity", choice: "entities", width: 30},
			{name: "alias", needs: true, about: "another name that people type or sources print", width: 50},
		}},
		{"identifiers", "an identifier", []column{
			{name: "entity", about: "the id of an entity, or else:", choice: "entities", width: 30},
			{name: "source", about: "the id of a source", choice: "sources"},
			{name: "scheme", needs: true, about: "celex, eli, wikidata …"},
			{name: "value", needs: true, about: "what the register calls it", width: 30},
		}},
		{"claims", "a claim", slices.Concat([]column{
			{name: "id", about: "what other sheets call it; when blank: from.relation.to", width: 40},
			{name: "from", needs: true, about: "the id of the entity that it starts from", choice: "entities", width: 30},
			{name: "relation", needs: true, about: "a relation of ontology.yaml", choice: "relations", width: 18},
			{name: "to", needs: true, about: "the id of the entity that it leads to", choice: "entities", width: 30},
			{name: "basis", about: "stated (the source says it; also when blank) or inferred (you conclude it)", choice: "basis", width: 10},
		}, both("why", false, "the reason of an inferred claim", 30), []column{
			{name: "since", about: "from when it holds: 2024, 2024-05 or 2024-05-14", width: 11},
			{name: "until", about: "until when it holds", width: 11},
		}, both("note", false, "what a reader should know about the claim", 30), []column{
			{name: "own_id", about: "the id that it keeps whatever it says; blank as a rule", width: 12},
		}, ownCitation())},
		{"citations", "a citation", slices.Concat([]column{
			{name: "of", needs: true, about: "the id of a claim, or of a row of figures or status", width: 40},
		}, citation(true))},
		{"figures", "a figure", slices.Concat([]column{
			{name: "id", about: "what the sheet citations calls it", width: 24},
			{name: "entity", needs: true, about: "the id of an entity", choice: "entities", width: 30},
			{name: "value", needs: true, about: "digits, with a point before decimals: 8813, 0.5"},
			{name: "to", about: "the upper end of a range"},
		}, both("unit", true, "what it is a number of", 16), both("counts", true, "what is counted", 30), both("excludes", false, "what is not counted", 30), []column{
			{name: "date", about: "of what is counted", width: 11},
		}, ownCitation())},
		{"status", "an entry of what happened", slices.Concat([]column{
			{name: "id", about: "what the sheet citations calls it", width: 24},
			{name: "entity", about: "the id of the entity that it happened to, or else:", choice: "entities", width: 30},
			{name: "claim", about: "the id of the claim that it happened to", width: 40},
			{name: "state", needs: true, about: "a state of ontology.yaml", choice: "states"},
			{name: "date", about: "2024, 2024-05 or 2024-05-14", width: 11},
			{name: "by", about: "the id of the entity that did it", choice: "entities", width: 24},
		}, ownCitation())},
		{"sources", "a source", slices.Concat([]column{
			{name: "id", needs: true, about: "what citations call it", width: 16},
			{name: "file", needs: true, about: "the name of its text in the folder given with --sources", width: 24},
			{name: "sha256", about: "of that text: sha256sum FILE prints it"},
		}, both("title", true, "the full title", 40), both("short", true, "what citations show", 24), []column{
			{name: "publisher", about: "who published it", width: 20},
			{name: "date", about: "when it was published", width: 11},
			{name: "lang", needs: true, about: "the language of the document: fr or en", choice: "languages", width: 6},
			{name: "licence", about: "as the publisher states it"},
			{name: "url", about: "where it can be read", width: 30},
		})},
		{"uncited", "a line of a source that nothing needs to cite", slices.Concat([]column{
			{name: "source", needs: true, about: "the id of a source", choice: "sources", width: 16},
			{name: "line", needs: true, about: "a line of the paragraph", width: 8},
		}, both("why", true, "why nothing cites it", 40))},
	}
}

// both is a pair of columns, one for each language.
func both(name string, needs bool, about string, width float64) []column {
	return []column{
		{name: name + "_fr", needs: needs, about: about + ", in French", width: width},
		{name: name + "_en", needs: needs, about: about + ", in English", width: width},
	}
}

func citation(needs bool) []column {
	return []column{
		{name: "source", needs: needs, about: "the id of a source", choice: "sources", width: 14, extra: !needs},
		{name: "section", about: "the heading's number as the source prints it: IV.D.1.b", width: 12, extra: !needs},
		{name: "line", needs: needs, about: "the line of the source's text, counted from 1", width: 7, extra: !needs},
		{name: "anchor", needs: needs, about: "one to five words that stand on that line", width: 40, extra: !needs},
	}
}

// ownCitation are the columns of a row that carries a citation itself.
func ownCitation() []column { return citation(false) }

func specOf(name string) (spec, bool) {
	all := specs()
	i := slices.IndexFunc(all, func(s spec) bool { return s.name == name })
	if i < 0 {
		return spec{}, false
	}
	return all[i], true
}

// names lists the columns; those that are only read come last.
func (s spec) names() []string {
	var usual, extra []string
	for _, c := range s.columns {
		if c.extra {
			extra = append(extra, c.name)
		} else {
			usual = append(usual, c.name)
		}
	}
	return append(usual, extra...)
}

// written lists the columns that are written.
func (s spec) written() []column {
	return slices.DeleteFunc(slices.Clone(s.columns), func(c column) bool { return c.extra })
}

// level is how names of sheets and columns are compared.
func level(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '\u00a0' {
			return '_'
		}
		return r
	}, strings.ToLower(strings.TrimSpace(s)))
}
