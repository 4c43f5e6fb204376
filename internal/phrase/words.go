package phrase

import (
	"slices"
	"strings"
	"unicode"

	"kg/internal/fold"
	"kg/internal/model"
)

// token is a word of a question, folded.
type token struct {
	word  string
	comma bool // a comma stands before it
}

// tokens splits a text into words: what is no letter or digit stands between them.
func tokens(text string) []token {
	var out []token
	comma, start := false, -1
	folded := fold.Text(text)
	end := func(at int) {
		if start >= 0 {
			out = append(out, token{folded[start:at], comma})
			start, comma = -1, false
		}
	}
	for i, r := range folded {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		end(i)
		comma = comma || r == ',' || r == ';'
	}
	end(len(folded))
	return out
}

// texts are the words of tokens.
func texts(list []token) []string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = t.word
	}
	return out
}

// test says which word may stand in a place.
type test struct {
	word string
	stem bool
}

func (t test) fits(word string) bool {
	return word == t.word || t.stem && strings.HasPrefix(word, t.word)
}

// entry is a phrase of a lexicon, with what it stands for.
type entry struct {
	tests []test
	value int
	form  string // the form of its first word, "" for any
}

// lexicon finds phrases by their first word.
type lexicon struct {
	first map[string][]entry
	stems []entry // whose first word may go on
}

func (l *lexicon) add(e entry) {
	if l.first == nil {
		l.first = map[string][]entry{}
	}
	if e.tests[0].stem {
		l.stems = append(l.stems, e)
		return
	}
	l.first[e.tests[0].word] = append(l.first[e.tests[0].word], e)
}

// starting lists the entries that a word may begin.
func (l *lexicon) starting(word string) []entry {
	out := l.first[word]
	for _, e := range l.stems {
		if e.tests[0].fits(word) {
			out = append(out[:len(out):len(out)], e)
		}
	}
	return out
}

// tongue is what one language needs, ready for use.
type tongue struct {
	model.Tongue
	stop    map[string]bool
	and     map[string]bool
	signs   map[string]bool
	relates map[string]bool
	numbers map[string]int
	months  map[string]int
	endings [][2]string
	forms   map[string][]model.FormEndings
	noise   lexicon
	classes map[string]*lexicon
	all     lexicon
	count   lexicon
	verbs   lexicon
	kinds   lexicon
	sources lexicon
	links   lexicon
	gaps    lexicon
	states  lexicon
}

func newTongue(t model.Tongue) *tongue {
	g := &tongue{Tongue: t, stop: wordSet(t.Stop), and: wordSet(t.And), signs: wordSet(t.Signs), relates: wordSet(t.Relative), numbers: map[string]int{},
		months: map[string]int{}, forms: map[string][]model.FormEndings{}, classes: map[string]*lexicon{}}
	for n, word := range t.Numbers {
		g.numbers[strings.Join(fold.Words(word), " ")] = n
	}
	for n, word := range t.Months {
		g.months[fold.Text(word)] = n + 1
	}
	for _, e := range t.Endings {
		from, to, _ := strings.Cut(fold.Text(e), " ")
		g.endings = append(g.endings, [2]string{from, to})
	}
	for _, i := range t.Inflections {
		g.forms[i.ID] = i.Forms
	}
	for _, phrase := range t.Noise { // to the letter: "d'après les textes" says nothing, "après les textes" does
		var all []test
		for _, w := range fold.Words(phrase) {
			all = append(all, test{word: w})
		}
		if len(all) > 0 {
			g.noise.add(entry{tests: all})
		}
	}
	for _, phrase := range t.Count {
		g.enter(&g.count, phrase, 0, "")
	}
	for _, phrase := range t.All {
		g.enter(&g.all, phrase, 0, "")
	}
	return g
}

func wordSet(list []string) map[string]bool {
	out := map[string]bool{}
	for _, phrase := range list {
		for _, w := range fold.Words(phrase) {
			out[w] = true
		}
	}
	return out
}

// enter adds a phrase to a lexicon in all its inflections: "contrôl~er", "organism*", "table des matières", "permettent=p".
func (g *tongue) enter(l *lexicon, phrase string, value int, form string) {
	if word, own, ok := strings.Cut(phrase, "="); ok {
		phrase, form = word, own
	}
	stem, rest, inflected := strings.Cut(phrase, "~")
	if !inflected {
		if tests := g.tests(phrase); len(tests) > 0 {
			l.add(entry{tests, value, form})
		}
		return
	}
	name, rest, _ := strings.Cut(rest, " ")
	for _, f := range g.forms[name] {
		for _, ending := range f.Endings {
			if ending == "-" {
				ending = ""
			}
			whole := stem + ending + " " + rest
			if strings.Contains(rest, "~") {
				g.enter(l, whole, value, f.Form) // the other words agree
			} else if tests := g.tests(whole); len(tests) > 0 {
				l.add(entry{tests, value, f.Form})
			}
		}
	}
}

// tests are the words of a phrase, without those that say nothing unless it has no others.
func (g *tongue) tests(phrase string) []test {
	var all []test
	for _, field := range strings.Fields(phrase) {
		body, stem := strings.CutSuffix(field, "*")
		words := fold.Words(body)
		for i, w := range words {
			all = append(all, test{w, stem && i == len(words)-1})
		}
	}
	kept := slices.DeleteFunc(slices.Clone(all), func(t test) bool { return !t.stem && g.stop[t.word] })
	if len(kept) == 0 {
		return all
	}
	return kept
}

// level brings a word to the form in which plurals are compared.
func (g *tongue) level(word string) string {
	for _, e := range g.endings {
		if stem, ok := strings.CutSuffix(word, e[0]); ok && (len(stem) >= 3 || e[0] == e[1]) { // "ss ss" keeps what is no plural
			return stem + e[1]
		}
	}
	return word
}

// span is a phrase found in a question.
type span struct {
	end, value int
	form       string
}

// find lists the phrases of a lexicon that begin at a word; words that say nothing may stand inside.
func (g *tongue) find(l *lexicon, list []token, at int) []span {
	var out []span
	for _, e := range l.starting(list[at].word) {
		if end, ok := g.follow(e.tests[1:], list, at+1); ok {
			out = append(out, span{end, e.value, e.form})
		}
	}
	return out
}

func (g *tongue) follow(tests []test, list []token, at int) (end int, ok bool) {
	for _, t := range tests {
		for at < len(list) && !t.fits(list[at].word) && g.stop[list[at].word] {
			at++
		}
		if at == len(list) || !t.fits(list[at].word) {
			return 0, false
		}
		at++
	}
	return at, true
}
