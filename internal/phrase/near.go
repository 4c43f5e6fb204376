package phrase

import (
	"cmp"
	"slices"

	"kg/internal/model"
)

// maxCompared bounds how much of a question that nobody understands is compared.
const maxCompared = 200

// notUnderstood finds the forms whose examples and patterns share most words with a question.
func (b *Book) notUnderstood(list []token) *NotUnderstood {
	list = list[:min(len(list), maxCompared)]
	e := &NotUnderstood{Lang: b.guess(list)}
	asked := map[string]bool{}
	for _, t := range list {
		asked[t.word] = true
	}
	best := make([]float64, len(b.questions.Forms))
	for _, c := range b.patterns {
		if c.tongue.Lang == e.Lang {
			best[c.form] = max(best[c.form], c.likeness(list))
		}
	}
	order := make([]int, len(best))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(best[y], best[x]) })
	for _, i := range order[:min(3, len(order))] {
		e.Nearest = append(e.Nearest, &b.questions.Forms[i])
	}
	e.Words = b.strangers(list, e.Lang)
	return e
}

// guess tells a question's language by its words that say nothing, and those that patterns ask for.
func (b *Book) guess(list []token) model.Lang {
	best, lang := -1, model.Lang("")
	for _, g := range b.tongues {
		n := 0
		for i, t := range list {
			if g.stop[t.word] {
				n++
			}
			for _, l := range g.classes {
				if len(g.find(l, list, i)) > 0 {
					n++
					break
				}
			}
		}
		if n > best {
			best, lang = n, g.Lang
		}
	}
	return lang
}

// likeness is the share of words that a pattern asks for among those asked and its own.
func (c *compiled) likeness(list []token) float64 {
	hit, all := 0, 0
	for _, st := range c.states {
		switch {
		case st.test != nil:
			all++
			if slices.ContainsFunc(list, func(t token) bool { return st.test.fits(t.word) }) {
				hit++
			}
		case st.class != nil:
			all++
			for i := range list {
				if len(c.tongue.find(st.class, list, i)) > 0 {
					hit++
					break
				}
			}
		}
	}
	if all == 0 {
		return 0
	}
	return float64(2*hit) / float64(all+min(len(list), 12))
}

// strangers lists the words that nothing of a language knows.
func (b *Book) strangers(list []token, lang model.Lang) []string {
	if len(list) > maxWords {
		return nil
	}
	var out []string
	for _, g := range b.tongues {
		if g.Lang != lang {
			continue
		}
		s := newSearch(b, g, list, true)
		known := make([]bool, len(list))
		mark := func(from, to int) {
			for i := from; i < to; i++ {
				known[i] = true
			}
		}
		for i := range list {
			for _, end := range s.skips[i] {
				mark(i, end)
			}
			for _, f := range s.entities(nil, i) {
				mark(i, f.end)
			}
			for _, l := range []*lexicon{&g.verbs, &g.kinds, &g.sources, &g.gaps} {
				for _, f := range g.find(l, list, i) {
					mark(i, f.end)
				}
			}
			for _, c := range b.patterns {
				c.mark(g, list, i, mark)
			}
		}
		for i, t := range list {
			if !known[i] && !g.and[t.word] {
				out = append(out, t.word)
			}
		}
	}
	return out
}

func (c *compiled) mark(g *tongue, list []token, at int, mark func(from, to int)) {
	if c.tongue != g {
		return
	}
	for _, st := range c.states {
		switch {
		case st.test != nil && st.test.fits(list[at].word):
			mark(at, at+1)
		case st.class != nil:
			for _, f := range g.find(st.class, list, at) {
				mark(at, f.end)
			}
		}
	}
}
