package ask

import "kg/internal/model"

// tableWords are the words of paths, parts of the graph, matrices and stats.
type tableWords struct {
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
}

func tableWordsIn(l model.Lang) tableWords {
	if l == model.English {
		return tableWords{
			total: "total", weight: "weight", fromTo: "%s → %s",
			lieBetween: "%s and %s lie between them.", lieAround: "%s nearby, and %s.",
			swapped: "Rows and columns change places here, so that the table fits.", columns: "columns %d to %d of %d",
			typesHeading: "entities by type", relationsHeading: "claims by relation", components: "connected parts",
			highest: "the first %s of %s by %s", leftOut: "Left out, since it would take too long in a graph of this size: %s.",
			measures: [6]string{"in", "out", "degree", "betweenness", "PageRank", "closeness"},
			pathNoun: [2]string{"path", "paths"}, entityNoun: [2]string{"entity", "entities"}, claimNoun: [2]string{"claim", "claims"},
		}
	}
	return tableWords{
		total: "total", weight: "poids", fromTo: "%s → %s",
		lieBetween: "%s et %s se trouvent entre les deux.", lieAround: "%s alentour, et %s.",
		swapped: "Lignes et colonnes sont échangées ici pour que le tableau tienne.", columns: "colonnes %d à %d sur %d",
		typesHeading: "entités par type", relationsHeading: "liens par relation", components: "parties connexes",
		highest: "les %s premières sur %s par %s", leftOut: "Laissé de côté, car trop long à calculer sur un graphe de cette taille : %s.",
		measures: [6]string{"entrants", "sortants", "degré", "intermédiarité", "PageRank", "proximité"},
		pathNoun: [2]string{"chemin", "chemins"}, entityNoun: [2]string{"entité", "entités"}, claimNoun: [2]string{"lien", "liens"},
	}
}

// count counts things in words: French has one of them where there is none.
func (p *printer) count(n int, noun [2]string) string {
	word := noun[1]
	if n == 1 || n == 0 && p.Lang != model.English {
		word = noun[0]
	}
	return p.grouped(itoa(n)) + " " + word
}
