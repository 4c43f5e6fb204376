package view

import (
	"fmt"

	"kg/internal/model"
)

// words are the few words of a picture that the dataset does not name. Those with a verb are formats.
type words struct {
	legend, to, source, semicolon            string
	version, asOf, asOfDay                   string // of the dataset
	left, summed, inside, noCell             string // what was left out; what nodes stand for; what they count; rows and columns without a cell
	description, dates, alone, tableOf       string
	undated                                  string // what has no place on a timeline
	inferred, hollow, through, links         string
	chainOf                                  string // what a line through others says, in the legend
	several, count                           string
	elementOne, elementMany, moreOne, moreOf string
	lineOne, lineMany                        string
	stepNone, stepOne, stepMany              string
	linkOne, linkMany                        string
	focus, colon, stated                     string // of descriptions
	columns                                  []string
}

func wordsIn(l model.Lang) words {
	if l == model.English {
		return words{
			legend: "Legend", to: "to", source: "Source: ", semicolon: "; ", version: "dataset %s", asOf: "as of %s", asOfDay: "as of %s",
			left: "Left out: %s.", summed: "In place of what has no room, one element stands for several: %s.", inside: "(+n): n more inside, without room here; %s in all.",
			noCell:      "Without any link, and so not in the table: %s.",
			undated:     "Without a date, and so not on the timeline: %s.",
			description: "%s, with %s, joined by %s.", dates: "%s, with %s.", alone: "%s, alone.", tableOf: "A table of %d rows by %d columns, with %d cells above 0.",
			inferred: "inferred", hollow: "hollow head: inferred by the curator", through: "through %d", links: "several kinds of links", chainOf: "through n: n %s on the way",
			several: "several elements in one", count: "number of links",
			elementOne: "element", elementMany: "elements", moreOne: "+%d more %s", moreOf: "+%d more %s",
			lineOne: "%d line", lineMany: "%d lines",
			stepNone: "no link", stepOne: "%d", stepMany: "%d to %d", linkOne: "link", linkMany: "links",
			focus: "in focus", colon: ": ", stated: "stated", columns: []string{"From", "Relation", "To", "Basis", "Sources"},
		}
	}
	return words{
		legend: "Légende", to: "à", source: "Source\u00a0: ", semicolon: "\u00a0; ", version: "données %s", asOf: "état en %s", asOfDay: "état au %s",
		left: "Laissé de côté\u00a0: %s.", summed: "Faute de place, un élément en représente plusieurs\u00a0: %s.", inside: "(+n)\u00a0: n éléments de plus à l'intérieur, sans place ici\u00a0; %s en tout.",
		noCell:      "Sans aucun lien, donc hors du tableau\u00a0: %s.",
		undated:     "Sans date, donc hors de la chronologie\u00a0: %s.",
		description: "%s, avec %s, reliés par %s.", dates: "%s, avec %s.", alone: "%s, sans autre élément.", tableOf: "Un tableau de %d lignes sur %d colonnes, dont %d cases au-dessus de 0.",
		inferred: "déduit", hollow: "pointe creuse\u00a0: déduit par le curateur", through: "via %d", links: "liens de plusieurs sortes", chainOf: "via n\u00a0: n %s en chemin",
		several: "plusieurs éléments réunis", count: "nombre de liens",
		elementOne: "élément", elementMany: "éléments", moreOne: "+%d autre %s", moreOf: "+%d autres %s",
		lineOne: "%d trait", lineMany: "%d traits",
		stepNone: "aucun lien", stepOne: "%d", stepMany: "%d à %d", linkOne: "lien", linkMany: "liens",
		focus: "en évidence", colon: "\u00a0: ", stated: "énoncé", columns: []string{"De", "Relation", "À", "Fondement", "Sources"},
	}
}

func (w words) elements(n int) string {
	if n == 1 {
		return w.elementOne
	}
	return w.elementMany
}

// moreLabel is "+37 more public bodies".
func (w words) moreLabel(n int, name string) string {
	if n == 1 {
		return fmt.Sprintf(w.moreOne, n, name)
	}
	return fmt.Sprintf(w.moreOf, n, name)
}

func (w words) lines(n int) string {
	if n == 1 {
		return fmt.Sprintf(w.lineOne, n)
	}
	return fmt.Sprintf(w.lineMany, n)
}

// steps words a step of a scale.
func (w words) steps(from, to int) string {
	switch {
	case to == 0:
		return w.stepNone
	case from == to:
		return fmt.Sprintf(w.stepOne+" %s", from, w.link(from))
	}
	return fmt.Sprintf(w.stepMany+" %s", from, to, w.link(to))
}

func (w words) link(n int) string {
	if n == 1 {
		return w.linkOne
	}
	return w.linkMany
}
