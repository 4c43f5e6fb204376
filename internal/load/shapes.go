package load

import "kg/internal/model"

// shape describes one part of a dataset's files: in which order its keys are written and on how many
// lines (format.go), and what an editor offers and underlines there (schema.go). The keys themselves
// come from keys.go.
type shape struct {
	name   string // of its definition in a schema; "" where it stands but once
	form   form
	value  value             // of a scalar
	keys   []string          // of a record, in the order in which they are written
	need   []string          // those of them that must be there
	of     map[string]member // what stands at each key of a record
	other  *shape            // what stands at the one key of a record that is none of keys: a claim's relation
	also   object            // what a schema says of it besides
	item   *shape            // of a list or rows
	layout layout
	single single
}

// member is what stands at a key, with a word on it for editors.
type member struct {
	shape *shape
	about string
}

// form is what kind of YAML a part is.
type form int

const (
	scalarForm form = iota
	recordForm      // a mapping of known keys
	rowsForm        // a mapping of ids, each to an item
	listForm        // a list of items
)

// layout is how a part is laid out.
type layout int

const (
	fitting layout = iota // on one line, in brackets, when it fits
	block                 // a key or an item a line, always
	below                 // of rows: on one line in brackets, but not on the line of its key
	aligned               // of rows: their values start in one column
)

// single is what becomes of a list with one item, where the item alone means the same.
type single int

const (
	alwaysList single = iota // the item alone is not allowed, or is written as a list all the same
	mayBeBare                // allowed, and written as a list
	bare                     // allowed, and written without the list
)

func recordOf(keys, need []string, of map[string]member) *shape {
	return &shape{form: recordForm, keys: keys, need: need, of: of}
}

func rowsOf(item *shape, l layout) *shape { return &shape{form: rowsForm, item: item, layout: l} }

func listOf(item *shape, s single) *shape { return &shape{form: listForm, item: item, single: s} }

// as returns the shape with another layout.
func (s *shape) as(l layout) *shape {
	c := *s
	c.layout = l
	return &c
}

// called returns the shape with a name.
func (s *shape) called(name string) *shape {
	c := *s
	c.name = name
	return &c
}

// textShape is a text in every language.
func textShape() *shape {
	of := map[string]member{}
	for _, l := range langs() {
		of[l] = member{wordsShape(), "the " + languageName(model.Lang(l)) + " text"}
	}
	return recordOf(langs(), langs(), of).called("text")
}

// kinds are the kinds of files by what kg schema calls them: the reserved names without their ending, and entities.
func kinds() []string {
	return []string{"ontology", "entities", "sources", "views", "styles", "questions"}
}

// shapeOf is the shape of a kind of file; nil when kg knows none.
func shapeOf(kind string) *shape {
	switch kind {
	case "ontology":
		return ontologyShape()
	case "entities":
		return &shape{form: listForm, item: entityShape(), layout: block}
	case "sources":
		return recordOf([]string{"sources"}, []string{"sources"}, map[string]member{
			"sources": {rowsOf(sourceShape(), fitting), "the documents, each by its id"}}).as(block)
	case "views":
		return recordOf([]string{"views"}, []string{"views"}, map[string]member{
			"views": {rowsOf(viewShape(), fitting), "the pictures, each by its id"}}).as(block)
	case "styles":
		return recordOf(styleFileKeys(), styleFileKeys(), map[string]member{
			"types":     {rowsOf(typeLookShape(), aligned), "how entities look, by type; a type without a row looks like its parent"},
			"relations": {rowsOf(lineLookShape(), aligned), "how lines look; the first row that names a claim's effect or relation serves"},
		}).as(block)
	case "questions":
		return questionFileShape()
	}
	return nil
}

func ontologyShape() *shape {
	typ := recordOf(typeKeys(), []string{"name"}, map[string]member{
		"is":       {refTo("type"), "the type that this one is a kind of"},
		"proper":   {flagShape(), "true when names of its entities are names of things, which may repeat the source's words"},
		"name":     {textShape(), "in the singular"},
		"plural":   {textShape(), "as a heading"},
		"numbered": {listOf(wordsShape(), mayBeBare), "the words that, before a number, name one of them: recommendation, rec, R"},
	})
	effect := recordOf(effectKeys(), effectKeys(), map[string]member{"name": {textShape(), "as a phrase: gains means"}})
	state := recordOf(stateKeys(), []string{"name"}, map[string]member{
		"name": {textShape(), "as a participle: adopted"},
		"once": {flagShape(), "true when it happens once: two dates are then a conflict"},
	})
	return recordOf(ontologyKeys(), []string{"types", "relations"}, map[string]member{
		"types":     {rowsOf(typ, aligned), "what entities there are, by id"},
		"effects":   {rowsOf(effect, aligned), "what a relation can do to the body at its end"},
		"states":    {rowsOf(state, aligned), "what can happen to a measure, a law or what a claim states"},
		"relations": {rowsOf(relationShape(), below), "what claims can say, by id"},
		"derived":   {rowsOf(derivedShape(), fitting), "relations that kg computes from others"},
		"gaps":      {rowsOf(gapShape(), below), "what entities should have, for kg gaps"},
	}).as(block)
}

func relationShape() *shape {
	types := listOf(refTo("type"), bare)
	pair := recordOf(pairKeys(), pairKeys(), map[string]member{
		"from": {types, "the type it starts from, or a list"}, "to": {types, "the type it leads to, or a list"},
	})
	s := recordOf(relationKeys(), []string{"name", "inverse"}, map[string]member{
		"name":    {textShape(), "read forwards: gives means to"},
		"inverse": {textShape(), "read backwards: is given means by"},
		"from":    {types, "the types that it starts from"},
		"to":      {types, "the types that it leads to"},
		"pairs":   {listOf(pair, mayBeBare), "in place of from and to: which type may lead to which"},
		"effect":  {refTo("effect"), "what it does to the body at its end"},
	})
	s.also = object{{"oneOf", []object{{{"required", []string{"from", "to"}}}, {{"required", []string{"pairs"}}}}}}
	return s
}

func derivedShape() *shape {
	tier := recordOf(tierKeys(), tierKeys(), map[string]member{
		"name": {textShape(), "as an adverb: directly"}, "expr": {wordsShape(), "the path that leads there"},
	})
	return recordOf(derivedKeys(), derivedKeys(), map[string]member{
		"name":  {textShape(), "read forwards: affects"},
		"from":  {refTo("type"), "the type that it starts from"},
		"to":    {refTo("type"), "the type that it leads to"},
		"tiers": {rowsOf(tier, aligned), "the paths that lead there, the nearest first"},
	}).as(block)
}

func gapShape() *shape {
	return recordOf(gapKeys(), nil, map[string]member{
		"name":    {textShape(), "in the plural: recommendations without a measure"},
		"type":    {refTo("type"), "the type whose entities should have it"},
		"without": {wordsShape(), "the path that should lead somewhere"},
		"lacks":   {oneOfThese(model.GapKeys()...), "in place of it: the key that their entries should hold"},
		"max":     {scalarOf(value{count: true}), "how many may lack it before kg check --strict fails; for the id inferred, a share in per cent"},
	})
}

func sourceShape() *shape {
	excuse := recordOf(excuseKeys(), excuseKeys(), map[string]member{
		"line": {lineShape(), "a line of the paragraph"}, "why": {textShape(), "why nothing cites it"},
	})
	return recordOf(sourceKeys(), []string{"file", "title", "short", "lang"}, map[string]member{
		"file":        {scalarOf(pattern(`^[^/\\:]+$`)), "the name of its text in the folder given with --sources"},
		"sha256":      {scalarOf(pattern("^[0-9a-f]{64}$")), "of that text: sha256sum FILE prints it"},
		"title":       {textShape(), "the full title"},
		"short":       {textShape(), "what citations show"},
		"publisher":   {wordsShape(), "who published it"},
		"date":        {dateShape(), "when it was published: 2024, 2024-05 or 2024-05-14"},
		"lang":        {oneOfThese(langs()...), "the language of the document"},
		"licence":     {wordsShape(), "as the publisher states it"},
		"url":         {scalarOf(pattern("^https?://[^/]")), "where it can be read"},
		"identifiers": {identifiersShape(), "in public registers: {celex: 32022R2065}"},
		"uncited":     {listOf(excuse, mayBeBare), "paragraphs without a fact, which coverage does not complain of"},
	}).as(block)
}

func identifiersShape() *shape { return rowsOf(wordsShape(), fitting) }
