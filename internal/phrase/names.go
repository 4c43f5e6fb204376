package phrase

import (
	"slices"
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

// maxLoose is how many words a name given in other words may have.
const maxLoose = 12

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
