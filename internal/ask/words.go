package ask

import "kg/internal/model"

// words are the few words that answers say of their own accord; what the dataset names is named there.
type words struct {
	tableWords
	perTier        string // tier, count
	line           string // before a line number
	inferred       string
	path           string // from, to, hops
	here           string // a path without hops
	more           string
	aliases        string
	date           string
	note           string
	ids            string
	since          string // before a date
	until          string // before a date
	undated        string // instead of a date
	excludes       string // before what a figure does not count
	happened       string // a heading
	numbers        string // a heading
	outOf          string // how many, of how many
	atMost         string // how many there may be
	tooMany        string // the same, where there are more
	inferredClaims string // a gap's name
	and            string
	understood     string // before how a question was understood
	equals         string // before a command that asks the same
	nothing        string // instead of answers
	disagree       string // a heading
	expression     string // headings of an explanation, and what it says
	expanded       string
	backwards      string // ends, starts
	automaton      string // states
	start          string
	operators      map[string]string // of the parts of an expression
	quoted         [2]string
	separator      string // between a label and what follows it
}

func wordsIn(l model.Lang) words {
	if l == model.English {
		return words{
			tableWords: tableWordsIn(l),
			perTier:    "%s: %d", line: "line", inferred: "inferred",
			path: "%s → %s (%s)", here: "the same entity", more: "There are more: raise --limit.",
			aliases: "also called", date: "date", note: "note", ids: "identifiers",
			undated: "undated", since: "from", until: "to", excludes: "not counting", happened: "what happened", numbers: "figures",
			outOf: "%d of %d", atMost: "at most %s", tooMany: "more than the %s allowed", inferredClaims: "inferred claims",
			and: "and", understood: "Understood", equals: "Same as", nothing: "The documents give no answer.", disagree: "The documents disagree",
			expression: "expression", expanded: "written out", start: "start",
			backwards: "Followed backwards from %d ends first, which leaves %d starts.",
			automaton: "Evaluated breadth first over an automaton of %d states; each line says how many entities a part led to.",
			operators: map[string]string{"step": "relation", "any": "any relation", "not": "any other relation", "inverse": "backwards", "sequence": "in sequence",
				"choice": "any of these", "repeat": "repeated", "filter": "what passes"},
			quoted: [2]string{"“", "”"}, separator: ": ",
		}
	}
	return words{
		tableWords: tableWordsIn(l),
		perTier:    "%s : %d", line: "l.", inferred: "déduit",
		path: "%s → %s (%s)", here: "la même entité", more: "Il y en a d'autres : augmentez --limit.",
		aliases: "aussi appelé", date: "date", note: "note", ids: "identifiants",
		undated: "sans date", since: "depuis", until: "jusqu'à", excludes: "sans compter", happened: "ce qui s'est passé", numbers: "chiffres",
		outOf: "%d sur %d", atMost: "au plus %s", tooMany: "plus que les %s permis", inferredClaims: "liens déduits",
		and: "et", understood: "Compris", equals: "Équivaut à", nothing: "Les documents ne donnent pas de réponse.", disagree: "Les documents se contredisent",
		expression: "expression", expanded: "développée", start: "départ",
		backwards: "Suivie d'abord à rebours depuis %d arrivées, ce qui laisse %d départs.",
		automaton: "Évaluée en largeur sur un automate de %d états ; chaque ligne dit à combien d'entités mène une partie.",
		operators: map[string]string{"step": "relation", "any": "toute relation", "not": "toute autre relation", "inverse": "à rebours", "sequence": "à la suite",
			"choice": "au choix", "repeat": "répété", "filter": "ce qui passe"},
		quoted: [2]string{"« ", " »"}, separator: " : ",
	}
}

// hops counts hops in words.
func (k words) hops(n int, l model.Lang) string {
	one, many := "étape", "étapes"
	if l == model.English {
		one, many = "hop", "hops"
	}
	if n < 2 {
		many = one
	}
	return itoa(n) + " " + many
}
