package phrase

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"kg/internal/model"
)

// Reading is a question understood.
type Reading struct {
	Form  *model.Form
	Lang  model.Lang
	Slots map[string]Ref
	Count bool // whether the question is how many
	cost  int
	order int
}

// Ref is what fills a slot; which fields are set depends on the slot's type.
type Ref struct {
	IDs    []string // entities, in the order in which they were named
	Path   string   // leads from IDs to what is meant: "the recommendations of the working group"; "" for IDs themselves
	Types  []string // every entity of these types, or the kinds of a chain in their order
	Group  string   // the members of this entity
	Verb   *model.Verb
	Source string // a document's id
	Gap    string
	State  string
	Date   string   // stands for what was on it
	Text   string   // as it was typed, folded
	Loose  bool     // the name was given in part
	Others []string // further entities that the name may mean as well
}

// NotUnderstood says that no form fits the whole of a question.
type NotUnderstood struct {
	Nearest []*model.Form // three at most, the nearest first
	Words   []string      // those of the question that no form and no name knows
	Lang    model.Lang    // of the question, as far as it can be told
}

func (e *NotUnderstood) Error() string {
	if len(e.Words) > 0 {
		return fmt.Sprintf("the question is not understood: nothing is known of %q", strings.Join(e.Words, " "))
	}
	return "the question is not understood"
}

// Ambiguous says that a name in a question may mean several things.
type Ambiguous struct {
	Text string
	IDs  []string
}

func (e *Ambiguous) Error() string { return fmt.Sprintf("%q may mean %d things", e.Text, len(e.IDs)) }

// maxWords bounds a question. Longer texts are no question that a form could be.
const maxWords = 80

// Read finds the form that a question is: of all readings that account for every word, the one with most words of the form
// itself and fewest slots. Names given in part are tried when nothing else fits. The error is a *NotUnderstood, an *Ambiguous or
// the context's, which is polled.
func (b *Book) Read(ctx context.Context, question string) (*Reading, error) {
	list := tokens(question)
	if len(list) == 0 || len(list) > maxWords {
		return nil, b.notUnderstood(list)
	}
	for _, loose := range []bool{false, true} {
		var all []*Reading
		for _, g := range b.tongues {
			s := newSearch(b, g, list, loose)
			for i, c := range b.patterns {
				if err := ctx.Err(); err != nil {
					return nil, err
				}
				if c.tongue == g {
					all = append(all, s.readings(c, i)...)
				}
			}
		}
		if len(all) == 0 {
			continue
		}
		best := slices.MinFunc(all, func(x, y *Reading) int { return cmp.Or(cmp.Compare(x.cost, y.cost), cmp.Compare(x.order, y.order)) })
		for _, r := range best.Slots {
			if len(r.Others) > 0 {
				return nil, &Ambiguous{r.Text, append([]string{r.IDs[0]}, r.Others...)}
			}
		}
		return best, nil
	}
	return nil, b.notUnderstood(list)
}

// capture is what filled a slot on the way through a pattern.
type capture struct {
	name string
	ref  Ref
	rest *capture
}

// maxReadings bounds the readings of one pattern.
const maxReadings = 100

// readings lists the ways in which a pattern fits the whole question.
func (s *search) readings(c *compiled, order int) []*Reading {
	m := &matcher{s: s, c: c, dead: map[[2]int]bool{}}
	m.walk(c.start, 0, nil, 0)
	form := &s.b.questions.Forms[c.form]
	var out []*Reading
	for _, f := range m.found {
		r := &Reading{Form: form, Lang: s.g.Lang, Slots: map[string]Ref{}, Count: s.counts, cost: -3 * f.words, order: order}
		for at := f.captures; at != nil; at = at.rest {
			r.Slots[at.name] = at.ref
			r.cost += at.ref.cost()
		}
		if s.b.sensible(r) {
			out = append(out, r)
		}
	}
	return out
}

// cost is what a slot adds to the cost of a reading: the form's own words are better than an entity's.
func (r Ref) cost() int {
	switch {
	case r.Verb != nil, r.Gap != "", r.State != "", r.Source != "":
		return 4
	case len(r.IDs) == 0 && r.Date == "":
		return 4
	}
	n := 10
	if r.Path != "" || r.Date != "" {
		n += 3
	}
	if r.Loose {
		n += 60
	}
	if len(r.Others) > 0 {
		n += 40
	}
	return n
}

// sensible refuses readings in which a verb acts on what it cannot act on, and those that answer a thing with itself.
func (b *Book) sensible(r *Reading) bool {
	if len(r.Form.Groups) == 1 && r.Form.Answer == "" {
		g := r.Form.Groups[0]
		if ref := r.Slots[g.Ways[0].From]; g.Ways[0].Path == "" && len(g.And) == 0 && len(ref.IDs) > 0 && ref.Path == "" && ref.Date == "" {
			return false // a thing is no answer about itself
		}
	}
	verb := r.Slots["r"].Verb
	if verb == nil {
		return true
	}
	if r.Form.Groups[0].Ways[0].From == "k" {
		return b.mayBe(r.Slots["k"], verb.To)
	}
	object := strings.HasPrefix(r.Form.Groups[0].Ways[0].Path, "{r}")
	x, answers := verb.To, verb.From
	if object {
		x, answers = verb.From, verb.To
	}
	return b.mayBe(r.Slots["x"], x) && b.mayBe(r.Slots["k"], answers)
}

// mayBe reports whether what fills a slot may be of one of some types.
func (b *Book) mayBe(r Ref, types []string) bool {
	o := &b.data.Ontology
	related := func(t string) bool {
		return slices.ContainsFunc(types, func(u string) bool { return o.Is(t, u) || o.Is(u, t) })
	}
	if len(r.Types) > 0 {
		return slices.ContainsFunc(r.Types, related)
	}
	if r.Path != "" {
		return true
	}
	ids := r.IDs
	if r.Group != "" {
		ids = []string{r.Group}
	}
	for _, id := range ids {
		e, _ := b.data.Entity(id)
		if !related(e.Type) {
			return false
		}
	}
	return true
}

// matcher walks one pattern over the question.
type matcher struct {
	s     *search
	c     *compiled
	dead  map[[2]int]bool // states and places from which nothing is found
	found []match
}

type match struct {
	captures *capture
	words    int // of the pattern
}

// walk follows the pattern from a state at a place, and reports whether it came to the end.
func (m *matcher) walk(at, pos int, captures *capture, words int) bool {
	key := [2]int{at, pos}
	if m.dead[key] || len(m.found) >= maxReadings {
		return false
	}
	ok := false
	st := &m.c.states[at]
	if pos == len(m.s.list) && st.accept {
		m.found = append(m.found, match{captures, words})
		return true
	}
	for _, next := range st.free {
		ok = m.walk(next, pos, captures, words) || ok
	}
	if pos < len(m.s.list) && len(st.free) == 0 {
		ok = m.step(st, pos, captures, words) || ok
		for _, end := range m.s.skips[pos] {
			ok = m.walk(at, end, captures, words) || ok
		}
	}
	if !ok {
		m.dead[key] = true
	}
	return ok
}

func (m *matcher) step(st *state, pos int, captures *capture, words int) (ok bool) {
	switch {
	case st.test != nil:
		return st.test.fits(m.s.list[pos].word) && m.walk(st.next, pos+1, captures, words+1)
	case st.class != nil:
		for _, f := range m.s.g.find(st.class, m.s.list, pos) {
			ok = m.walk(st.next, f.end, captures, words+1) || ok
		}
	case st.slot != nil:
		for _, f := range m.s.fill(st.slot, pos) {
			ok = m.walk(st.next, f.end, &capture{st.slot.Name, f.ref, captures}, words) || ok
		}
	}
	return ok
}
