package query

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"kg/internal/fold"
	"kg/internal/model"
)

// UnknownError says that nothing is called like that, and what comes nearest.
type UnknownError struct {
	Text    string
	Nearest []model.Entity // up to three, the nearest first
}

func (e *UnknownError) Error() string { return fmt.Sprintf("nothing is called %q", e.Text) }

// AmbiguousError says that several entities go by a name.
type AmbiguousError struct {
	Text       string
	Candidates []model.Entity // at least two, sorted by id
}

func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("%q may mean %d things", e.Text, len(e.Candidates))
}

// Resolve finds the one entity that people mean by a text: its id, its type's word and number, one of
// its names or its short name, or an alias, in this order, without regard to case, accents, œ and æ or
// punctuation. A remark in parentheses at the end may be left out of account, when nothing is called so
// with it: "Cnil (data protection authority)". The error is an *UnknownError or an *AmbiguousError.
//
// Over a bare graph it takes an id as it is, or an IRI in angle brackets.
func (e *Engine) Resolve(text string) (model.Entity, error) {
	if e.bare {
		if n, ok := e.graph.Lookup(bareID(text)); ok {
			return e.entity(n), nil
		}
		return model.Entity{}, &UnknownError{Text: text}
	}
	x, ok, err := e.resolve(text)
	if bare, _, found := strings.Cut(text, "("); !ok && err == nil && found && strings.HasSuffix(strings.TrimSpace(text), ")") {
		x, ok, err = e.resolve(bare)
	}
	if !ok && err == nil {
		err = &UnknownError{text, e.nearest(text, 3)}
	}
	return x, err
}

func (e *Engine) resolve(text string) (_ model.Entity, ok bool, err error) {
	if x, ok := e.data.Entity(text); ok {
		return x, true, nil
	}
	if found := e.byNumber(text); len(found) > 0 {
		return only(text, found)
	}
	typed := words(text)
	for kind := idName; kind <= aliasName && typed != ""; kind++ {
		if found := e.called(typed, kind); len(found) > 0 {
			return only(text, found)
		}
	}
	return model.Entity{}, false, nil
}

// bareID is the id of what is written in angle brackets, or as it is.
func bareID(text string) string {
	text = strings.TrimSpace(text)
	if inner, ok := strings.CutPrefix(text, "<"); ok && strings.HasSuffix(inner, ">") {
		return strings.TrimSuffix(inner, ">")
	}
	return text
}

// called lists the entities with a name, sorted by id.
func (e *Engine) called(typed string, kind nameKind) []model.Entity {
	var found []model.Entity
	last := -1
	for _, n := range e.names() {
		if n.kind == kind && n.words == typed && n.entity != last {
			found = append(found, e.data.Entities[n.entity])
			last = n.entity
		}
	}
	return found
}

func only(text string, found []model.Entity) (model.Entity, bool, error) {
	if len(found) > 1 {
		return model.Entity{}, false, &AmbiguousError{text, found}
	}
	return found[0], true, nil
}

// nearest lists the n entities whose names are nearest to a text: those that look like a slip of the
// hand first, then those at the smallest edit distance.
func (e *Engine) nearest(text string, n int) []model.Entity {
	typed := words(text)
	var names []string
	owners := map[string][]int{}
	for _, x := range e.names() {
		if x.words != "" && len(x.words) <= fold.MaxName {
			names = append(names, x.words)
			owners[x.words] = append(owners[x.words], x.entity)
		}
	}
	var found []model.Entity
	seen := map[int]bool{}
	take := func(ranked []string) {
		for _, name := range ranked {
			for _, i := range owners[name] {
				if !seen[i] && len(found) < n {
					seen[i] = true
					found = append(found, e.data.Entities[i])
				}
			}
		}
	}
	for i, x := range e.data.Entities { // a bare number means what bears it
		if x.Number != "" && words(x.Number) == typed && len(found) < n {
			seen[i] = true
			found = append(found, x)
		}
	}
	if take(fold.Nearest(typed, names, len(names))); len(found) < n && len(typed) <= fold.MaxName {
		take(byDistance(typed, names))
	}
	return found
}

// byDistance sorts names by the share of letters in which they differ from what was typed, then by their
// bytes: a short name is not near because there is little of it to change.
func byDistance(typed string, names []string) []string {
	distance := make(map[string]float64, len(names))
	for _, name := range names {
		distance[name] = float64(levenshtein.ComputeDistance(typed, name)) / float64(max(len(typed), len(name)))
	}
	return slices.SortedFunc(slices.Values(names), func(a, b string) int {
		return cmp.Or(cmp.Compare(distance[a], distance[b]), cmp.Compare(a, b))
	})
}

// Search lists the entities whose id, names or aliases hold every word of a text, as words or their
// beginnings; those with a name that is the text come first, then those with one that begins with it, then
// the others, each by id. An empty text finds nothing.
func (e *Engine) Search(text string) []model.Entity {
	typed := fold.Words(text)
	if len(typed) == 0 {
		return nil
	}
	rank := map[int]int{}
	for _, n := range e.names() {
		if r, ok := matches(n.words, typed); ok {
			if old, seen := rank[n.entity]; !seen || r < old {
				rank[n.entity] = r
			}
		}
	}
	found := make([]int, 0, len(rank))
	for i := range rank {
		found = append(found, i)
	}
	slices.SortFunc(found, func(a, b int) int { return cmp.Or(cmp.Compare(rank[a], rank[b]), cmp.Compare(a, b)) })
	out := make([]model.Entity, len(found))
	for i, f := range found {
		out[i] = e.data.Entities[f]
	}
	return out
}

// matches grades a name against typed words, 0 being best.
func matches(name string, typed []string) (int, bool) {
	whole := strings.Join(typed, " ")
	if name == whole {
		return 0, true
	}
	if strings.HasPrefix(name, whole) {
		return 1, true
	}
	padded := " " + name
	for _, t := range typed {
		if !strings.Contains(padded, " "+t) {
			return 0, false
		}
	}
	return 2, true
}
