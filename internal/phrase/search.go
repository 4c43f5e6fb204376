package phrase

import (
	"slices"
	"strings"

	"kg/internal/model"
	"kg/internal/pattern"
)

// search is one question being read in one language.
type search struct {
	b      *Book
	g      *tongue
	list   []token
	loose  bool
	counts bool
	skips  [][]int // the ends of what may be passed over from each word on
	memo   map[string][]filled
	ranks  map[[2]int][]ranked
	looked map[[2]int]lookup
}

// filled is something that fills a slot, and where it ends.
type filled struct {
	end int
	ref Ref
}

func newSearch(b *Book, g *tongue, list []token, loose bool) *search {
	s := &search{b: b, g: g, list: list, loose: loose, skips: make([][]int, len(list)), memo: map[string][]filled{}, ranks: map[[2]int][]ranked{}, looked: map[[2]int]lookup{}}
	for i, t := range list {
		s.counts = s.counts || len(g.find(&g.count, list, i)) > 0
		if g.stop[t.word] {
			s.skips[i] = append(s.skips[i], i+1)
		}
		if s.relates(i) {
			s.skips[i] = append(s.skips[i], i+1)
		}
		for _, f := range g.find(&g.noise, list, i) {
			if !slices.Contains(s.skips[i], f.end) {
				s.skips[i] = append(s.skips[i], f.end)
			}
		}
	}
	return s
}

// relates reports whether a word is a relative one behind a noun, be it with a preposition: "the grounds on which", but not "who is it that".
func (s *search) relates(at int) bool {
	if !s.g.relates[s.list[at].word] {
		return false
	}
	for at--; at >= 0 && s.g.stop[s.list[at].word]; at-- {
		if s.list[at+1].comma {
			return false
		}
	}
	return at >= 0 && !s.list[at+1].comma && !s.g.relates[s.list[at].word] && !s.g.and[s.list[at].word]
}

// fill lists what may fill a slot from a word on.
func (s *search) fill(slot *pattern.Slot, at int) []filled {
	key := strings.Join(slot.Types, ",") + string(rune(at))
	out, known := s.memo[key]
	if !known {
		out = s.find(slot.Types, at)
		s.memo[key] = out
	}
	return out
}

func (s *search) find(types []string, at int) []filled {
	if len(types) == 0 || types[0][0] != '@' {
		return s.entities(types, at)
	}
	name, form, _ := strings.Cut(types[0], ".")
	switch name {
	case "@kind":
		return s.kinds(at, form, types[1:])
	case "@verb":
		return s.lexical(&s.g.verbs, at, form, func(i int) Ref { return Ref{Verb: &s.b.questions.Verbs[i]} })
	case "@source":
		return s.lexical(&s.g.sources, at, "", func(i int) Ref { return Ref{Source: s.b.data.Sources[i].ID} })
	case "@gap":
		return s.lexical(&s.g.gaps, at, "", func(i int) Ref { return Ref{Gap: s.b.data.Ontology.Gaps[i].ID} })
	case "@state":
		return s.states(at)
	case "@chain":
		return s.chains(at)
	}
	return nil
}

// lexical lists the phrases of a lexicon; a form is asked of those that have one. "-pp" is any form but pp.
func (s *search) lexical(l *lexicon, at int, form string, ref func(i int) Ref) []filled {
	var out []filled
	for _, f := range s.g.find(l, s.list, at) {
		if form == "" || f.form == "" || f.form == form {
			r := ref(f.value)
			r.Text = s.text(at, f.end)
			out = append(out, filled{f.end, r})
		}
	}
	return out
}

func (s *search) text(from, to int) string { return strings.Join(texts(s.list[from:to]), " ") }

// states finds what may happen to something, with plurals and agreement levelled.
func (s *search) states(at int) []filled {
	var out []filled
	for i, st := range s.b.data.Ontology.States {
		words := texts(tokens(st.Name.In(s.g.Lang)))
		end := at
		for _, w := range words {
			for end < len(s.list) && s.g.stop[s.list[end].word] && s.list[end].word != w {
				end++
			}
			if end == len(s.list) || !s.inflects(s.list[end].word, w) {
				end = -1
				break
			}
			end++
		}
		if end > at {
			out = append(out, filled{end, Ref{State: s.b.data.Ontology.States[i].ID, Text: s.text(at, end)}})
		}
	}
	return out
}

// inflects reports whether a word is the name of a state in another form: "adoptées", "adopt".
func (s *search) inflects(word, state string) bool {
	a, b := s.g.level(word), s.g.level(state)
	return a == b || len(a) >= 4 && strings.HasPrefix(b, a) && len(b) <= len(a)+2
}

// kinds finds types by what they are called, and groups whose members may be meant; all of them below the types given.
func (s *search) kinds(at int, form string, below []string) []filled {
	out := s.lexical(&s.g.kinds, at, form, func(i int) Ref { return Ref{Types: s.b.kinds[i].Types} })
	out = slices.DeleteFunc(out, func(f filled) bool {
		return slices.ContainsFunc(f.ref.Types, func(t string) bool { return !s.isOne(t, below) })
	})
	for end := at + 1; end <= min(len(s.list), at+8); end++ {
		named := lookup{depths: s.look(at, end).depths}
		for _, i := range s.b.names.pick(named, func(e model.Entity) bool { return s.isOne(e.Type, below) && s.common(e.Type) && s.b.isGroup(e.ID) }) {
			out = append(out, filled{end, Ref{Group: s.b.data.Entities[i].ID, Text: s.text(at, end)}})
		}
	}
	return out
}

// common reports whether a type's entities are no names of things: "platforms" says of what kind something is, "Senate" does not.
func (s *search) common(typ string) bool {
	t, _ := s.b.data.Ontology.Type(typ)
	return !t.Proper
}

// chains finds kinds one after another.
func (s *search) chains(at int) []filled {
	var out []filled
	var grow func(pos int, types []string)
	grow = func(pos int, types []string) {
		if len(types) > 1 {
			out = append(out, filled{pos, Ref{Types: types, Text: s.text(at, pos)}})
		}
		for pos < len(s.list) && len(types) > 0 && (s.g.stop[s.list[pos].word] || s.g.and[s.list[pos].word]) {
			pos++
		}
		if pos == len(s.list) || len(types) > 12 {
			return
		}
		for _, f := range s.g.find(&s.g.kinds, s.list, pos) {
			grow(f.end, append(types[:len(types):len(types)], s.b.kinds[f.value].Types[0]))
			return
		}
	}
	grow(at, nil)
	return out
}
