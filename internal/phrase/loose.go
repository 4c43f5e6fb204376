package phrase

import (
	"cmp"
	"slices"
	"strings"
)

// looseName is a name as its levelled words.
type looseName struct {
	entity int
	words  []string
}

// ranked is an entity with the share of one of its names that some words cover, in percent.
type ranked struct{ entity, share int }

// loosely lists the entities with a name that fits words given in another form: each word is one of the name, or begins like one,
// or says of what type it is, and they are three fifths of it or more. The best name of an entity counts.
func (n *names) loosely(words []string, g *tongue) []ranked {
	typed := strings.Fields(n.keys(words, g)[2])
	if len(typed) == 0 || len(typed) > maxLoose || len(strings.Join(typed, "")) < 3 {
		return nil
	}
	best := map[int]int{}
	seen := map[int]bool{}
	for _, w := range typed {
		for _, i := range n.bearing[beginning(w)] {
			if seen[i] {
				continue
			}
			seen[i] = true
			if share := n.share(typed, n.all[i]); share > 0 {
				best[n.all[i].entity] = max(best[n.all[i].entity], share)
			}
		}
	}
	var out []ranked
	for e, share := range best {
		out = append(out, ranked{e, share})
	}
	slices.SortFunc(out, func(a, b ranked) int { return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(a.entity, b.entity)) })
	return out
}

// beginning is what words that are forms of one have in common: three letters.
func beginning(word string) string { return word[:min(len(word), 3)] }

// share is how much of a name words cover, in percent; 0 when one of them is not in it or they are less than three fifths.
func (n *names) share(typed []string, name looseName) int {
	hits, points := 0, 0
	for _, w := range typed {
		switch likeness := n.nearest(w, name.words); {
		case likeness == 100, likeness > 0 && len(name.words) > 1: // a name of one word has no parts that could differ
			hits++
			points += likeness
		case !n.saysType(w, n.data.Entities[name.entity].Type):
			return 0
		}
	}
	if hits == 0 || 100*hits < 60*len(name.words) {
		return 0
	}
	return points / len(name.words)
}

// nearest grades a word against those of a name: 100 for the same, 90 for one that begins alike.
func (n *names) nearest(word string, words []string) int {
	best := 0
	for _, w := range words {
		switch {
		case w == word:
			return 100
		case alike(word, w) && !slices.ContainsFunc(n.tongues, func(g *tongue) bool { return g.stop[w] }):
			best = 90
		}
	}
	return best
}

// alike reports whether two words are probably forms of one: one begins with the other, or they share a beginning of four letters
// or more and most of the shorter.
func alike(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	same := 0
	for same < len(a) && a[same] == b[same] {
		same++
	}
	if digit(a) || digit(b) {
		return false
	}
	return same >= 3 && same == len(a) && len(b) <= len(a)+3 || same >= 4 && 10*same >= 7*len(a)
}
