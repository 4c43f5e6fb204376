package audit

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"kg/internal/fold"
	"kg/internal/load"
	"kg/internal/model"
)

// gram is a run of words that is one too long.
const gram = mostShared + 1

// corpus is the words of all sources, with every run of gram words by its hash.
type corpus struct {
	words  []string // "" ends a paragraph
	places []place
	grams  map[uint64][]int32 // where runs start
}

// place is where a word stands.
type place struct {
	source string
	line   int
}

// run is words that a text shares with a source.
type run struct {
	place
	length int
	words  string // folded
}

// wordsOf cuts a text into folded words as people count them: "d'impact" and "mot-clé" are one each.
func wordsOf(text string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(fold.Text(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '-'
	}) {
		if w = strings.Trim(w, "'-"); w != "" {
			words = append(words, w)
		}
	}
	return words
}

func newCorpus(d *model.Dataset, t *load.Texts) *corpus {
	c := &corpus{grams: map[uint64][]int32{}}
	for _, s := range d.Sources {
		for _, p := range t.Paragraphs(s.ID) {
			for _, reading := range t.Readings(s.ID, p.From, p.To) {
				c.add(place{s.ID, p.From}, wordsOf(reading))
			}
		}
	}
	for i := range c.words {
		if h, ok := c.hash(c.words, i); ok {
			c.grams[h] = append(c.grams[h], int32(i))
		}
	}
	return c
}

func (c *corpus) add(at place, words []string) {
	for _, w := range append(words, "") {
		c.words, c.places = append(c.words, w), append(c.places, at)
	}
}

// hash is that of the gram at i; false when a paragraph ends before it does.
func (c *corpus) hash(words []string, i int) (uint64, bool) {
	if i+gram > len(words) || slices.Contains(words[i:i+gram], "") {
		return 0, false
	}
	h := fnv.New64a()
	for _, w := range words[i : i+gram] {
		h.Write([]byte(w))
		h.Write([]byte{0})
	}
	return h.Sum64(), true
}

// longest finds the longest run of words that stands in a source too, has at least gram words and does not lie
// inside one of the names; of equally long ones the first.
func (c *corpus) longest(words []string, named []span) (run, bool) {
	var best run
	for i := range words {
		h, ok := c.hash(words, i)
		if !ok {
			continue
		}
		for _, at := range c.grams[h] {
			n := shared(words[i:], c.words[at:])
			inside := slices.ContainsFunc(named, func(s span) bool { return s.from <= i && i+n <= s.to })
			if n >= gram && n > best.length && !inside {
				best = run{c.places[at], n, strings.Join(words[i:i+n], " ")}
			}
		}
	}
	return best, best.length > 0
}

// shared counts the words with which two lists begin alike.
func shared(a, b []string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] && a[n] != "" {
		n++
	}
	return n
}

// names are the names of entities of proper types that are long enough to hold a run, by their first word.
type names map[string][][]string

func newNames(d *model.Dataset) names {
	x := names{}
	for _, e := range d.Entities {
		if t, _ := d.Ontology.Type(e.Type); !t.Proper {
			continue
		}
		for _, name := range append([]string{e.Name.FR, e.Name.EN, e.Short}, e.Aliases...) {
			if words := wordsOf(name); len(words) >= gram {
				x[words[0]] = append(x[words[0]], words)
			}
		}
	}
	return x
}

// span is the words [from, to) of a text.
type span struct{ from, to int }

// spans finds where the names stand in a text. A name does not end a run: a sentence of a source repeated around a
// name is repeated all the same.
func (x names) spans(words []string) []span {
	var found []span
	for i := range words {
		for _, name := range x[words[i]] {
			if i+len(name) <= len(words) && slices.Equal(words[i:i+len(name)], name) {
				found = append(found, span{i, i + len(name)})
			}
		}
	}
	return found
}
