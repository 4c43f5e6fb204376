// Package model holds the words that kg is about, as plain types.
//
// The vocabulary, each word meaning one thing everywhere in kg:
//
//	ontology          the entity types and relation types, with labels, inverses, domains and ranges
//	entity            a node: id, type, names in French and English, short name, aliases, extent
//	claim             a directed, typed statement between two entities, with citations and a basis
//	citation          where a source says it: source, section, line and an anchor of at most five words
//	source            a document: title, publisher, date, language, licence, file name and SHA-256
//	extent            the lines of a source that are an entity's own text
//	derived relation  a relation defined by path expressions over other relations, in tiers; never stored
//	tier              one of those expressions with its name; the nearest tier wins
//	effect            what a relation does to a body: gives it means, a power, a duty …
//	view              a named selection of the graph with a title; the recipe of a picture
//	style             how types and effects look in a picture
//
// The types carry data and answer look-ups; they read no files, print nothing and know no library.
// Package load makes a Dataset from YAML and checks it; from then on it is immutable, and every
// method here is safe for concurrent use.
//
//	d, diags := load.Load(os.DirFS("data"))
//	e, ok := d.Entity("rec-19")
//	fmt.Println(e.Label(model.French))          // Recommandation n° 19 …
//	fmt.Println(d.Ontology.Is("article", "law")) // true
package model
