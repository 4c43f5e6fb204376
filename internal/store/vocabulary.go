package store

import "github.com/cayleygraph/quad"

// Prefix starts every name that kg itself gives to what it says of entities and claims. No relation of a
// dataset has a colon in its id, so none of them can be taken for a relation.
const Prefix = "kg:"

// The vocabulary of a full store. IRIs stand for what can be walked to: entities and claims by their ids, citations and
// entries of a status by the id of what they belong to with a number, sources as <source:ID>. All else is a
// string, a string with a language, or a whole number.
const (
	// of entities
	typeOf     quad.IRI = Prefix + "type"   // "recommendation"
	nameOf     quad.IRI = Prefix + "name"   // "…"@fr, "…"@en; of sources, their titles
	shortOf    quad.IRI = Prefix + "short"  // "Cnil"
	aliasOf    quad.IRI = Prefix + "alias"  // one for each
	foldedOf   quad.IRI = Prefix + "folded" // every name, short name and alias as [name=…] compares them
	numberOf   quad.IRI = Prefix + "number" // "19"
	extentOf   quad.IRI = Prefix + "extent" // the source that the entity's own text stands in
	extentFrom quad.IRI = Prefix + "extent-from"
	extentTo   quad.IRI = Prefix + "extent-to"

	// of claims
	fromOf     quad.IRI = Prefix + "from"
	relationOf quad.IRI = Prefix + "relation"
	toOf       quad.IRI = Prefix + "to"
	basisOf    quad.IRI = Prefix + "basis" // "stated", "inferred"
	whyOf      quad.IRI = Prefix + "why"   // "…"@fr, "…"@en
	sinceOf    quad.IRI = Prefix + "since" // "2024-05"
	untilOf    quad.IRI = Prefix + "until"

	// of entities and claims
	noteOf   quad.IRI = Prefix + "note"   // "…"@fr, "…"@en
	dateOf   quad.IRI = Prefix + "date"   // of entities, entries of a status and sources
	statusOf quad.IRI = Prefix + "status" // "adopted", one for each state
	entryOf  quad.IRI = Prefix + "entry"  // <rec-19#status1>: has status, date, by, citation
	byOf     quad.IRI = Prefix + "by"     // the entity that did it

	// of claims and entries
	citationOf quad.IRI = Prefix + "citation" // <claim#1>: has source, section, line, anchor
	sourceOf   quad.IRI = Prefix + "source"   // <source:senat-iv-d>
	sectionOf  quad.IRI = Prefix + "section"
	lineOf     quad.IRI = Prefix + "line"
	anchorOf   quad.IRI = Prefix + "anchor"

	// of sources
	publisherOf quad.IRI = Prefix + "publisher"
	urlOf       quad.IRI = Prefix + "url"

	// of the dataset, as one node
	dataset quad.IRI = Prefix + "dataset" // kg:relation: every relation that claims are of; kg:hash
	hashOf  quad.IRI = Prefix + "hash"
)

// sourceIRI names a source, whose id may be an entity's as well.
func sourceIRI(id string) quad.IRI { return quad.IRI("source:" + id) }
