package phrase

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kg/internal/model"
)

// names finds entities by what people call them. There are three depths: as written, without the words that
// say nothing, and with plurals levelled; the first that knows a text serves.
type names struct {
	data    *model.Dataset
	tongues []*tongue
	kinds   []Kind
	depths  [3]map[string][]called
	longest int // in words
	dated   []int
	// For loose look-ups: names as their words, and which hold a word that begins so.
	all     []looseName
	bearing map[string][]int
}

// called is an entity by one of its names; the lower the rank, the better the name.
type called struct{ entity, rank int }

// looseName is a name as its levelled words.
type looseName struct {
	entity int
	words  []string
}

func newNames(d *model.Dataset, tongues []*tongue, kinds []Kind) *names {
	n := &names{data: d, tongues: tongues, kinds: kinds, bearing: map[string][]int{}}
	for i := range n.depths {
		n.depths[i] = map[string][]called{}
	}
	for i, e := range d.Entities {
		n.enter(e.ID, i, 0)
		for _, name := range []string{e.Short, e.Name.FR, e.Name.EN} {
			n.enter(name, i, 1)
		}
		for _, alias := range e.Aliases {
			n.enter(alias, i, 2)
		}
		if t, _ := d.Ontology.Type(e.Type); e.Number != "" {
			for _, word := range t.Numbered {
				n.enter(word+" "+e.Number, i, 1)
				n.enter(word+e.Number, i, 1)
			}
		}
		if e.Date != "" {
			n.dated = append(n.dated, i)
		}
	}
	return n
}

func (n *names) enter(name string, entity, rank int) {
	n.put(texts(tokens(name)), entity, rank)
	if bare, _, ok := strings.Cut(name, "("); ok && strings.HasSuffix(strings.TrimSpace(name), ")") {
		n.put(texts(tokens(bare)), entity, 3) // a remark in parentheses may be left out
	}
	if bare, _, ok := strings.Cut(name, " : "); ok { // and so may a subtitle
		n.put(texts(tokens(bare)), entity, 3)
	}
}

func (n *names) put(words []string, entity, rank int) {
	if len(words) == 0 {
		return
	}
	n.longest = max(n.longest, len(words))
	known := ""
	for _, g := range n.tongues {
		keys := n.keys(words, g)
		for depth, key := range keys {
			m := n.depths[depth]
			if !slices.Contains(m[key], called{entity, rank}) {
				m[key] = append(m[key], called{entity, rank})
			}
		}
		if keys[2] == known {
			continue
		}
		known = keys[2]
		levelled := strings.Fields(known)
		for _, w := range levelled {
			n.bearing[beginning(w)] = append(n.bearing[beginning(w)], len(n.all))
		}
		n.all = append(n.all, looseName{entity, levelled})
	}
}

// keys are the texts by which words of a language are looked up at each depth: a word that says nothing in French may be a name in English.
func (n *names) keys(words []string, g *tongue) [3]string {
	said := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return g.stop[w] })
	for i := 0; i+1 < len(said); i++ {
		if digit(said[i+1]) && slices.ContainsFunc(n.tongues, func(g *tongue) bool { return g.signs[said[i]] }) {
			said = slices.Delete(said, i, i+1)
		}
	}
	if len(said) == 0 {
		said = words
	}
	levelled := make([]string, len(said))
	for i, w := range said {
		levelled[i] = g.level(w)
	}
	return [3]string{strings.Join(words, " "), strings.Join(said, " "), strings.Join(levelled, " ")}
}

func digit(word string) bool { return word != "" && word[0] >= '0' && word[0] <= '9' }

// lookup is what goes by a text, before it is known what fits: names at each depth, the best first, and what the text dates.
type lookup struct {
	depths [][]called
	dated  []int
}

// find lists the entities that go by a text, of the best depth and rank that has one fit for use.
func (n *names) find(words []string, g *tongue, fit func(model.Entity) bool) []int {
	return n.pick(n.look(words, g), fit)
}

func (n *names) look(words []string, g *tongue) lookup {
	if len(words) == 0 || len(words) > n.longest+6 {
		return lookup{}
	}
	l := lookup{depths: n.exactly(words, g)}
	if figures, ok := n.figures(words); ok {
		l.depths = append(l.depths, n.exactly(figures, g)...)
	}
	l.dated = n.byDate(words, g)
	return l
}

// exactly lists what goes by a text at each depth where something does.
func (n *names) exactly(words []string, g *tongue) [][]called {
	var out [][]called
	for depth, key := range n.keys(words, g) {
		if list := n.depths[depth][key]; len(list) > 0 {
			out = append(out, list)
		}
	}
	return out
}

func (n *names) pick(l lookup, fit func(model.Entity) bool) []int {
	for _, list := range l.depths {
		var found []int
		best := 9
		for _, c := range list {
			if c.rank > best || !fit(n.data.Entities[c.entity]) {
				continue
			}
			if c.rank < best {
				best, found = c.rank, nil
			}
			if !slices.Contains(found, c.entity) {
				found = append(found, c.entity)
			}
		}
		if len(found) > 0 {
			slices.Sort(found)
			return found
		}
	}
	return slices.DeleteFunc(slices.Clone(l.dated), func(i int) bool { return !fit(n.data.Entities[i]) })
}

// figures turns the number words at the end of a text into a figure: "recommandation dix-neuf".
func (n *names) figures(words []string) ([]string, bool) {
	for i := 1; i < len(words); i++ {
		for _, g := range n.tongues {
			if v, ok := g.numbers[strings.Join(words[i:], " ")]; ok {
				return append(slices.Clone(words[:i]), strconv.Itoa(v)), true
			}
		}
	}
	return nil, false
}

// byDate finds what a text names by some of its words and its date: "audition du 12 mars 2024".
func (n *names) byDate(words []string, g *tongue) []int {
	if !slices.ContainsFunc(words, func(w string) bool { return digit(w) }) {
		return nil
	}
	for i := range words {
		for j := min(len(words), i+5); j > i; j-- {
			date, ok := n.date(words[i:j])
			if !ok {
				continue
			}
			rest := slices.Concat(words[:i], words[j:])
			if len(rest) == 0 {
				return nil
			}
			return n.onDate(date, strings.Fields(n.keys(rest, g)[2]), g, func(model.Entity) bool { return true })
		}
	}
	return nil
}

func (n *names) onDate(date string, rest []string, g *tongue, fit func(model.Entity) bool) []int {
	var found []int
	for _, i := range n.dated {
		e := n.data.Entities[i]
		if !strings.HasPrefix(e.Date, date) || !fit(e) {
			continue
		}
		typ, _ := n.data.Ontology.Type(e.Type)
		said := texts(tokens(strings.Join([]string{e.Name.FR, e.Name.EN, typ.Name.FR, typ.Name.EN, strings.Join(e.Aliases, " ")}, " ")))
		for i, w := range said {
			said[i] = g.level(w)
		}
		if !slices.ContainsFunc(rest, func(w string) bool { return !slices.Contains(said, w) }) {
			found = append(found, i)
		}
	}
	return found
}

// date reads words that are a date and nothing else, but for words that say nothing: a day, a month or a year.
func (n *names) date(words []string) (string, bool) {
	var day, month, year int
	for _, w := range words {
		number, err := strconv.Atoi(strings.TrimRight(w, "abcdefghijklmnopqrstuvwxyz"))
		switch {
		case n.month(w) > 0 && month == 0:
			month = n.month(w)
		case err == nil && number >= 1000 && number < 10000 && year == 0:
			year = number
		case err == nil && number >= 1 && number <= 31 && day == 0:
			day = number
		case !slices.ContainsFunc(n.tongues, func(g *tongue) bool { return g.stop[w] }):
			return "", false
		}
	}
	switch {
	case year == 0 || day > 0 && month == 0:
		return "", false
	case day > 0:
		return fmt.Sprintf("%04d-%02d-%02d", year, month, day), true
	case month > 0:
		return fmt.Sprintf("%04d-%02d", year, month), true
	}
	return strconv.Itoa(year), true
}

func (n *names) month(word string) int {
	for _, g := range n.tongues {
		if m := g.months[word]; m > 0 {
			return m
		}
	}
	return 0
}

// ranked is an entity with the share of one of its names that some words cover, in percent.
type ranked struct{ entity, share int }

// maxLoose is how many words a name given in other words may have.
const maxLoose = 12

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

// saysType reports whether a levelled word is what entities of a type are called: "law" before the law's name.
func (n *names) saysType(word, typ string) bool {
	for _, g := range n.tongues {
		for _, e := range g.kinds.starting(word) {
			if len(e.tests) == 1 && slices.ContainsFunc(n.kinds[e.value].Types, func(t string) bool { return n.data.Ontology.Is(typ, t) }) {
				return true
			}
		}
	}
	return false
}
