package model

// Questions is what a dataset lets people ask in words: the words of each language, and forms of questions, each with the
// patterns that it is recognised by and the ways through the graph that answer it. Lists keep the order of the file.
type Questions struct {
	Languages []Tongue
	Classes   []WordClass
	Kinds     []Kind
	Documents []Document
	Gaps      []GapWords
	Members   string // a path from a group to its members, by which "which platforms" means those of the group; "" for none
	Links     []Link
	Verbs     []Verb
	Forms     []Form
}

// Words are texts in each language.
type Words struct{ FR, EN []string }

// In returns the texts in a language; an unknown language reads as French.
func (w Words) In(l Lang) []string {
	if l == English {
		return w.EN
	}
	return w.FR
}

// Tongue is what a question's language needs.
type Tongue struct {
	Lang  Lang
	Stop  []string // words that say nothing: articles, auxiliaries, pronouns
	Noise []string // phrases that say nothing: "dis-moi", "according to the documents"
	And   []string // words between the items of a list
	All   []string // words before a type that mean all of it: "toutes les recommandations"
	Count []string // phrases that ask how many: "combien"
	Signs []string // words before a number: "n", "numéro"
	// Relative words say nothing behind a noun, "the bodies which it affects", and something where a question begins.
	Relative []string
	Numbers  []string // number words from zero on
	Months   []string // from January on
	// Endings level plurals: "aux al" turns the end of a word to another, "s" drops it; the first that fits.
	Endings     []string
	Inflections []Inflection
}

// Inflection lists the endings that a stem takes, by the form of the word that they make: s for singular, p for plural,
// pp for participles, inf for infinitives. "contrôl~er" is the stem "contrôl" with the inflection "er"; of a word that is
// written out, "permettent=p" says which form it is.
type Inflection struct {
	ID    string
	Forms []FormEndings
}

// FormEndings are the endings of one form; "-" is none.
type FormEndings struct {
	Form    string
	Endings []string
}

// WordClass is a list of words that patterns name: <body>.
type WordClass struct {
	ID string
	Words
}

// Kind is what people call entities of one or several types, besides the types' own names.
type Kind struct {
	Types []string
	Words
}

// Document is what people call a source, besides its titles.
type Document struct {
	Source string
	Words
}

// GapWords are what people call a gap, besides its name.
type GapWords struct {
	Gap string
	Words
}

// Link says how the entities of a kind belong to one that is named after them: the recommendations of a body are those that
// "issues" leads to from it.
type Link struct {
	Kind  string // a type
	Of    string // a type
	Path  string
	Words // what may stand between the two, besides words that say nothing: "recommended by"
}

// Verb is what people say for a relation, or for a path that acts like one.
type Verb struct {
	ID   string
	Path string
	From []string // types of what acts
	To   []string // types of what it acts on
	Words
	Subject Text // "qui contrôle {x}", "who oversees {x}"
	Object  Text // "ce que contrôle {x}", "what {x} oversees"
}

// Form is one form of question.
type Form struct {
	ID         string
	Answer     string // how it is answered, one of AnswerKinds; "" by its groups
	State      string // a state that the answer is about
	Example    Text
	Understood Text // with slots: "les acteurs que {x} concerne"
	Nearest    bool // an entity stands in the first of the groups that reach it only
	Patterns   Words
	Groups     []Group
}

// Group is one part of an answer: everything that one of its ways leads to and that passes its tests.
type Group struct {
	ID   string // "" for the only group; with slots, one group for each entity that fills them
	Name Text
	Ways []Selection // any of them
	And  []Selection // each of these must lead there too
	Not  []Selection // none of these may
	// Kind is a slot for a kind, of which the answers must be; "" for any.
	Kind string
	// Source is a slot for a document, in which the last claim must be cited; "" for any.
	Source string
	Basis  Basis // of a claim on the path; "" for any
	// Context says that the group is no answer by itself: it is left out where no other group has one.
	Context bool
	Aside   bool // whether its answers do not count where the question is how many
}

// Selection is what a path leads to from what fills a slot, "x", or from every entity of a type, "type:recommendation". Without a
// path it is where it starts. With To it is those starts from which the path leads to what fills that slot; with Lacking those from
// which it does not, or leads nowhere at all where there is no To.
type Selection struct {
	From    string
	Path    string
	To      string
	Lacking bool
}

// AnswerKinds lists how a form may be answered other than by groups.
func AnswerKinds() []string {
	return []string{"card", "chain", "conflicts", "dates", "documents", "fate", "figures", "gaps", "names", "path", "states"}
}
