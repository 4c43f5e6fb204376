package ask

import "kg/internal/model"

// words are the few words that answers say of their own accord; what the dataset names is named there.
type words struct {
	perTier          string // tier, count
	line             string // before a line number
	inferred         string
	path             string // from, to, hops
	here             string // a path without hops
	more             string
	aliases          string
	date             string
	note             string
	ids              string
	since            string // before a date
	until            string // before a date
	undated          string // instead of a date
	excludes         string // before what a figure does not count
	happened         string // a heading
	numbers          string // a heading
	outOf            string // how many, of how many
	atMost           string // how many there may be
	tooMany          string // the same, where there are more
	inferredClaims   string // a gap's name
	total            string
	weight           string    // before what a path weighs
	fromTo           string    // from, to
	lieBetween       string    // how many entities, how many claims
	lieAround        string    // how many entities, how many claims
	swapped          string    // rows and columns of a table
	columns          string    // from, to, of how many
	typesHeading     string    // a heading
	relationsHeading string    // a heading
	components       string    // a heading
	highest          string    // a heading: how many, of how many, by which measure
	leftOut          string    // which measures
	measures         [6]string // in, out, degree, betweenness, PageRank, closeness
	pathNoun         [2]string // singular and plural, as the next ones
	entityNoun       [2]string
	claimNoun        [2]string
	quoted           [2]string
	separator        string // between a label and what follows it
}

func wordsIn(l model.Lang) words {
	if l == model.English {
		return words{
			perTier: "%s: %d", line: "line", inferred: "inferred",
			path: "%s → %s (%s)", here: "the same entity", more: "There are more: raise --limit.",
			aliases: "also called", date: "date", note: "note", ids: "identifiers",
			undated: "undated", since: "from", until: "to", excludes: "not counting", happened: "what happened", numbers: "figures",
			outOf: "%d of %d", atMost: "at most %s", tooMany: "more than the %s allowed", inferredClaims: "inferred claims",
			total: "total", weight: "weight", fromTo: "%s → %s",
			lieBetween: "%s and %s lie between them.", lieAround: "%s nearby, and %s.",
			swapped: "Rows and columns change places here, so that the table fits.", columns: "columns %d to %d of %d",
			typesHeading: "entities by type", relationsHeading: "claims by relation", components: "connected parts",
			highest: "the first %s of %s by %s", leftOut: "Left out, since it would take too long in a graph of this size: %s.",
			measures: [6]string{"in", "out", "degree", "betweenness", "PageRank", "closeness"},
			pathNoun: [2]string{"path", "paths"}, entityNoun: [2]string{"entity", "entities"}, claimNoun: [2]string{"claim", "claims"},
			quoted: [2]string{"“", "”"}, separator: ": ",
		}
	}
	return words{
		perTier: "%s : %d", line: "l.", inferred: "déduit",
		path: "%s → %s (%s)", here: "la même entité", more: "Il y en a d'autres : augmentez --limit.",
		aliases: "aussi appelé", date: "date", note: "note", ids: "identifiants",
		undated: "sans date", since: "depuis", until: "jusqu'à", excludes: "sans compter", happened: "ce qui s'est passé", numbers: "chiffres",
		outOf: "%d sur %d", atMost: "au plus %s", tooMany: "plus que les %s permis", inferredClaims: "liens déduits",
		total: "total", weight: "poids", fromTo: "%s → %s",
		lieBetween: "%s et %s se trouvent entre les deux.", lieAround: "%s alentour, et %s.",
		swapped: "Lignes et colonnes sont échangées ici pour que le tableau tienne.", columns: "colonnes %d à %d sur %d",
		typesHeading: "entités par type", relationsHeading: "liens par relation", components: "parties connexes",
		highest: "les %s premières sur %s par %s", leftOut: "Laissé de côté, car trop long à calculer sur un graphe de cette taille : %s.",
		measures: [6]string{"entrants", "sortants", "degré", "intermédiarité", "PageRank", "proximité"},
		pathNoun: [2]string{"chemin", "chemins"}, entityNoun: [2]string{"entité", "entités"}, claimNoun: [2]string{"lien", "liens"},
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

// count counts things in words: French has one of them where there is none.
func (p *printer) count(n int, noun [2]string) string {
	word := noun[1]
	if n == 1 || n == 0 && p.Lang != model.English {
		word = noun[0]
	}
	return p.grouped(itoa(n)) + " " + word
}
