package query

import (
	"strings"
	"sync"

	"kg/internal/fold"
	"kg/internal/model"
)

// named is one name of an entity, as its folded words: "ofast", "office anti stupefiants".
type named struct {
	words  string
	entity int // index into the dataset's entities
	kind   nameKind
}

// nameKind says how good a name is: the lower, the nearer to what people mean by it.
type nameKind int

const (
	idName nameKind = iota
	ownName
	aliasName
)

// lazyNames folds all names at the first use: most runs are given an id and never need them.
func (e *Engine) lazyNames() func() []named {
	return sync.OnceValue(func() []named {
		var all []named
		for i, x := range e.data.Entities {
			all = append(all, named{words(x.ID), i, idName})
			for _, name := range []string{x.Short, x.Name.FR, x.Name.EN} {
				all = append(all, named{words(name), i, ownName})
			}
			for _, alias := range x.Aliases {
				all = append(all, named{words(alias), i, aliasName})
			}
		}
		return all
	})
}

// words folds a name down to its words with single spaces.
func words(s string) string { return strings.Join(fold.Words(s), " ") }

// byNumber finds the entities that a text names by a word of their type and their number:
// "recommandation n° 19", "rec. 19", "R19".
func (e *Engine) byNumber(text string) []model.Entity {
	typed := fold.Words(text)
	var found []model.Entity
	for _, t := range e.data.Ontology.Types {
		number, ok := afterWord(typed, t.Numbered)
		if !ok {
			continue
		}
		for _, x := range e.data.Entities {
			if x.Type == t.ID && x.Number != "" && words(x.Number) == number {
				found = append(found, x)
			}
		}
	}
	return found
}

// afterWord is what follows one of a type's words, and a sign for "number" if there is one.
func afterWord(typed, typeWords []string) (string, bool) {
	for _, w := range typeWords {
		rest, ok := cutWords(typed, fold.Words(w))
		if !ok {
			continue
		}
		for _, sign := range []string{"n", "no", "nr", "num", "numero", "number"} {
			if after, ok := cutWords(rest, []string{sign}); ok {
				rest = after
				break
			}
		}
		return strings.Join(rest, " "), len(rest) > 0
	}
	return "", false
}

// cutWords takes a prefix off some words; its last word may be glued to a number, as in "R19" or "n19".
func cutWords(typed, prefix []string) ([]string, bool) {
	if len(prefix) == 0 || len(typed) < len(prefix) {
		return nil, false
	}
	last := len(prefix) - 1
	for i, w := range prefix[:last] {
		if typed[i] != w {
			return nil, false
		}
	}
	rest, ok := strings.CutPrefix(typed[last], prefix[last])
	switch {
	case !ok:
		return nil, false
	case rest == "":
		return typed[last+1:], true
	case rest[0] < '0' || rest[0] > '9':
		return nil, false
	}
	return append([]string{rest}, typed[last+1:]...), true
}
