package view

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"kg/internal/model"
	"kg/internal/query"
)

// pathWords are the words of a picture of paths. Those with a verb are formats.
type pathWords struct {
	title, here                           string
	shortest, lightest                    string // the one path that is found
	shortestOf, lightestOf                string // so many
	shortestAll, lightestAll              string // those of several starts or ends
	onlyOne, onlyOf, all, someOf          string
	withinOne, within                     string // behind these: how long paths are at most
	undirected, via, then, avoiding, pass string
	each, eachOf                          string
	weights, others, weighed              string
	more, budget                          string
	decimal                               string
}

func pathWordsIn(l model.Lang) pathWords {
	if l == model.English {
		return pathWords{
			title: "From %s to %s: %s", here: "the same entity",
			shortest: "the shortest path", lightest: "the lightest path", shortestOf: "the %d shortest paths", lightestOf: "the %d lightest paths",
			shortestAll: "the shortest paths", lightestAll: "the lightest paths",
			onlyOne: "the only path", onlyOf: "the only %d paths", all: "all paths", someOf: "%d of the paths",
			withinOne: " of at most 1 hop", within: " of at most %d hops",
			undirected: "claims followed in any direction", via: "by way of %s", then: ", then ", avoiding: "without %s", pass: "between the ends only %s",
			each: "one path for each start and end", eachOf: "up to %d paths for each start and end",
			weights: "weights: %s", others: "others 1", weighed: "weighed by relation",
			more: "there are more paths", budget: "the search was given up, so there may be more paths", decimal: ".",
		}
	}
	return pathWords{
		title: "De %s à %s\u00a0: %s", here: "la même entité",
		shortest: "le plus court chemin", lightest: "le chemin le plus léger", shortestOf: "les %d plus courts chemins", lightestOf: "les %d chemins les plus légers",
		shortestAll: "les plus courts chemins", lightestAll: "les chemins les plus légers",
		onlyOne: "le seul chemin", onlyOf: "les %d seuls chemins", all: "tous les chemins", someOf: "%d des chemins",
		withinOne: " d'au plus 1 pas", within: " d'au plus %d pas",
		undirected: "liens suivis dans les deux sens", via: "en passant par %s", then: ", puis par ", avoiding: "sans %s", pass: "entre les extrémités seulement\u00a0: %s",
		each: "un chemin pour chaque départ et chaque arrivée", eachOf: "jusqu'à %d chemins pour chaque départ et chaque arrivée",
		weights: "poids\u00a0: %s", others: "autres 1", weighed: "pondérés par relation",
		more: "il y a d'autres chemins", budget: "recherche abandonnée avant la fin\u00a0: il peut y avoir d'autres chemins", decimal: ",",
	}
}

// what says which of the paths there are are drawn.
func (w pathWords) what(p Paths) string {
	n := 0
	for _, pair := range p.Pairs {
		n += len(pair.Paths)
	}
	one, many, several := w.shortest, w.shortestOf, w.shortestAll
	if len(p.Weights) > 0 {
		one, many, several = w.lightest, w.lightestOf, w.lightestAll
	}
	switch {
	case n == 1 && len(p.Pairs[0].Paths[0]) == 0:
		return w.here
	case p.All && p.Cut != query.Whole:
		return fmt.Sprintf(w.someOf, n) + w.bound(p)
	case p.All && n == 1 || !p.Several && n == 1 && p.Shortest > 1 && p.Cut == query.Whole:
		return w.onlyOne + w.bound(p)
	case p.All:
		return w.all + w.bound(p)
	case n == 1:
		return one
	case p.Several:
		return several
	case n < p.Shortest && p.Cut == query.Whole:
		return fmt.Sprintf(w.onlyOf, n) + w.bound(p)
	}
	return fmt.Sprintf(many, n)
}

// bound says how long the paths are at most; "" where nothing bounds them.
func (w pathWords) bound(p Paths) string {
	switch p.MaxHops {
	case 0:
		return ""
	case 1:
		return w.withinOne
	}
	return fmt.Sprintf(w.within, p.MaxHops)
}

// maxWeights is how many weights are named.
const maxWeights = 4

// pathCaption says under which conditions the paths were found; "" where there are none.
func (d *drawing) pathCaption(ctx context.Context, e *query.Engine, p Paths, w pathWords) string {
	var parts []string
	add := func(wanted bool, part string) {
		if wanted {
			parts = append(parts, part)
		}
	}
	add(p.Undirected, w.undirected)
	var via, avoided, types []string
	for _, id := range p.Via {
		via = append(via, d.label(id))
	}
	for _, set := range p.Avoiding {
		avoided = append(avoided, called(ctx, e, set).In(d.lang))
	}
	for _, id := range p.Types {
		t, _ := d.data.Ontology.Type(id)
		types = append(types, counted(t, 2).In(d.lang))
	}
	add(len(via) > 0, fmt.Sprintf(w.via, strings.Join(via, w.then)))
	add(len(avoided) > 0, fmt.Sprintf(w.avoiding, strings.Join(avoided, ", ")))
	add(len(types) > 0, fmt.Sprintf(w.pass, strings.Join(types, ", ")))
	add(p.Several && p.Shortest == 1, w.each)
	add(p.Several && p.Shortest > 1, fmt.Sprintf(w.eachOf, p.Shortest))
	add(p.MaxHops > 0 && !strings.HasSuffix(w.what(p), w.bound(p)), strings.TrimSpace(w.bound(p)))
	add(len(p.Weights) > 0, d.weights(p.Weights, w))
	add(p.AsOf != "", d.dateWords(p.AsOf))
	add(p.Cut == query.AtLimit || p.Cut == query.AtMaxPathHops, w.more)
	add(p.Cut == query.AtBudget, w.budget)
	return capital(strings.Join(parts, d.semicolon))
}

// weights names the weights of a few relations, in the order of the ontology; of many it says that there are some.
func (d *drawing) weights(of map[string]float64, w pathWords) string {
	if len(of) > maxWeights {
		return w.weighed
	}
	var parts []string
	for _, r := range d.data.Ontology.Relations {
		if weight, ok := of[r.ID]; ok {
			number := strings.Replace(strconv.FormatFloat(weight, 'f', -1, 64), ".", w.decimal, 1)
			parts = append(parts, r.Name.In(d.lang)+" "+number)
		}
	}
	return fmt.Sprintf(w.weights, strings.Join(append(parts, w.others), ", "))
}
