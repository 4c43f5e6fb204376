// Package phrase understands questions in words: which form of question a text is, and what fills its slots. What words and
// forms there are is data (model.Questions); the package knows no word of any language. It answers nothing.
//
// A question is folded into words. Words that say nothing may stand anywhere; every other word must be one that the form's
// pattern asks for, or belong to what fills a slot, so that a question is understood as a whole or not at all.
//
//	book, err := phrase.Open(questions, dataset, engine.IsGroup)
//	r, err := book.Read(ctx, "Qui contrôle la CNCTR ?")
//	fmt.Println(r.Form.ID, r.Slots["x"].IDs)    // who-does [cnctr]
package phrase

import (
	"fmt"

	"kg/internal/model"
	"kg/internal/pattern"
)

// Book is a dataset's questions, ready to be recognised. It is not for concurrent use.
type Book struct {
	questions *model.Questions
	data      *model.Dataset
	isGroup   func(id string) bool
	names     *names
	tongues   []*tongue
	kinds     []Kind // what the tongues' kinds stand for
	patterns  []*compiled
}

// Kind is what answers may be restricted to: types, or the members of a group.
type Kind struct {
	Types []string
	Group string // an entity's id, "" where Types says it
	own   bool   // whether it is the types' own name
}

// compiled is a pattern as an automaton without cycles.
type compiled struct {
	form   int
	tongue *tongue
	source string
	start  int
	states []state
}

// state is a place in a pattern: it ends, goes on freely, or asks for a word, a class or a slot.
type state struct {
	accept bool
	free   []int
	test   *test
	class  *lexicon
	slot   *pattern.Slot
	next   int
}

// Open prepares questions for one dataset. isGroup says whether an entity has members, so that its name may restrict answers.
// The error is of a pattern or a name that Load would have refused.
func Open(q *model.Questions, d *model.Dataset, isGroup func(id string) bool) (*Book, error) {
	b := &Book{questions: q, data: d, isGroup: isGroup}
	for _, t := range q.Languages {
		g := newTongue(t)
		b.tongues = append(b.tongues, g)
		b.fill(g)
	}
	b.names = newNames(d, b.tongues, b.kinds)
	for i, f := range q.Forms {
		for _, g := range b.tongues {
			for _, text := range f.Patterns.In(g.Lang) {
				n, err := pattern.Parse(text)
				if err != nil {
					return nil, fmt.Errorf("the form %s, pattern %q: %w", f.ID, text, err)
				}
				c := &compiled{form: i, tongue: g, source: text, states: []state{{accept: true}}}
				if c.start, err = c.compile(n, 0); err != nil {
					return nil, fmt.Errorf("the form %s, pattern %q: %w", f.ID, text, err)
				}
				b.patterns = append(b.patterns, c)
			}
		}
	}
	return b, nil
}

// fill enters the words of the ontology and of the questions into a language's lexicons.
func (b *Book) fill(g *tongue) {
	for _, c := range b.questions.Classes {
		l := &lexicon{}
		for _, phrase := range c.In(g.Lang) {
			g.enter(l, phrase, 0, "")
		}
		g.classes[c.ID] = l
	}
	for i, v := range b.questions.Verbs {
		for _, phrase := range v.In(g.Lang) {
			g.enter(&g.verbs, phrase, i, "")
		}
	}
	for _, t := range b.data.Ontology.Types {
		b.kind(g, Kind{Types: []string{t.ID}, own: true}, "s", t.Name.In(g.Lang))
		b.kind(g, Kind{Types: []string{t.ID}, own: true}, "p", t.Plural.In(g.Lang))
	}
	for _, k := range b.questions.Kinds {
		b.kind(g, Kind{Types: k.Types}, "", k.In(g.Lang)...)
	}
	for i, l := range b.questions.Links {
		for _, phrase := range l.In(g.Lang) {
			g.enter(&g.links, phrase, i, "")
		}
	}
	for i, s := range b.data.Sources {
		g.enter(&g.sources, s.Title.In(g.Lang), i, "")
		g.enter(&g.sources, s.Short.In(g.Lang), i, "")
		for _, doc := range b.questions.Documents {
			for _, phrase := range doc.In(g.Lang) {
				if doc.Source == s.ID {
					g.enter(&g.sources, phrase, i, "")
				}
			}
		}
	}
	for i, gap := range b.data.Ontology.Gaps {
		g.enter(&g.gaps, gap.Name.In(g.Lang), i, "")
		for _, words := range b.questions.Gaps {
			for _, phrase := range words.In(g.Lang) {
				if words.Gap == gap.ID {
					g.enter(&g.gaps, phrase, i, "")
				}
			}
		}
	}
	for i, s := range b.data.Ontology.States {
		g.enter(&g.states, s.Name.In(g.Lang), i, "")
	}
}

func (b *Book) kind(g *tongue, k Kind, form string, phrases ...string) {
	b.kinds = append(b.kinds, k)
	for _, phrase := range phrases {
		g.enter(&g.kinds, phrase, len(b.kinds)-1, form)
	}
}

func (c *compiled) add(s state) int {
	c.states = append(c.states, s)
	return len(c.states) - 1
}

// compile adds the states of a part that lead on to next, and returns the first of them.
func (c *compiled) compile(n pattern.Node, next int) (int, error) {
	switch n := n.(type) {
	case *pattern.Word:
		text := n.Text
		if n.Stem {
			text += "*"
		}
		tests := c.tongue.tests(text)
		for i := len(tests) - 1; i >= 0; i-- {
			if t := tests[i]; !c.tongue.stop[t.word] || t.stem {
				next = c.add(state{test: &t, next: next})
			}
		}
		return next, nil
	case *pattern.Class:
		l := c.tongue.classes[n.Name]
		if l == nil {
			return 0, fmt.Errorf("no class of words is called %q", n.Name)
		}
		return c.add(state{class: l, next: next}), nil
	case *pattern.Slot:
		return c.add(state{slot: n, next: next}), nil
	case *pattern.Seq:
		for i := len(n.Parts) - 1; i >= 0; i-- {
			var err error
			if next, err = c.compile(n.Parts[i], next); err != nil {
				return 0, err
			}
		}
		return next, nil
	case *pattern.Alt:
		var free []int
		for _, p := range n.Parts {
			at, err := c.compile(p, next)
			if err != nil {
				return 0, err
			}
			free = append(free, at)
		}
		return c.add(state{free: free}), nil
	case *pattern.Opt:
		at, err := c.compile(n.Of, next)
		return c.add(state{free: []int{at, next}}), err
	}
	return 0, fmt.Errorf("a part of type %T: not known to package phrase", n)
}
