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

// maxName is how many words a name or a list of names may have.
const maxName = 40

// entities finds names of entities of some types: one, a list of several, all of a type, or those that belong to one.
func (s *search) entities(types []string, at int) []filled {
	if s.g.stop[s.list[at].word] && !s.startsName(at) {
		return nil
	}
	fit := func(e model.Entity) bool { return s.isOne(e.Type, types) }
	var out []filled
	for end := at + 1; end <= min(len(s.list), at+maxName); end++ {
		if end > at+1 && s.g.stop[s.list[end-1].word] && end < len(s.list) && s.g.stop[s.list[end].word] {
			continue
		}
		if r, ok := s.one(at, end, fit); ok {
			out = append(out, filled{end, r})
		} else if r, ok := s.several(at, end, fit); ok {
			out = append(out, filled{end, r})
		}
	}
	return slices.Concat(out, s.linked(types, at), s.owned(types, at), s.whole(types, at), s.called(types, at), s.dated(types, at))
}

// startsName reports whether a word that says nothing begins a name here: "X", "La Quadrature du Net".
func (s *search) startsName(at int) bool {
	for end := at + 1; end <= min(len(s.list), at+8); end++ {
		if len(s.b.names.depths[0][s.text(at, end)]) > 0 {
			return true
		}
	}
	return false
}

func (s *search) isOne(typ string, types []string) bool {
	return len(types) == 0 || slices.ContainsFunc(types, func(t string) bool { return s.b.data.Ontology.Is(typ, t) })
}

// one finds an entity by a name.
func (s *search) one(from, to int, fit func(model.Entity) bool) (Ref, bool) {
	found := s.b.names.pick(s.look(from, to), fit)
	r := Ref{Text: s.text(from, to)}
	if len(found) == 0 && s.loose {
		found, r.Loose = s.looselyOne(from, to, fit), true
	}
	for i, f := range found {
		if id := s.b.data.Entities[f].ID; i == 0 {
			r.IDs = []string{id}
		} else {
			r.Others = append(r.Others, id)
		}
	}
	return r, len(found) > 0
}

// look looks up the words between two places, once.
func (s *search) look(from, to int) lookup {
	key := [2]int{from, to}
	l, known := s.looked[key]
	if !known {
		l = s.b.names.look(texts(s.list[from:to]), s.g)
		s.looked[key] = l
	}
	return l
}

// looselyOne is the entity that fits words given in another form best, if one does.
func (s *search) looselyOne(from, to int, fit func(model.Entity) bool) []int {
	key := [2]int{from, to}
	list, known := s.ranks[key]
	if !known {
		list = s.b.names.loosely(texts(s.list[from:to]), s.g)
		s.ranks[key] = list
	}
	var found []ranked
	for _, r := range list {
		if fit(s.b.data.Entities[r.entity]) {
			found = append(found, r)
		}
	}
	if len(found) == 0 || len(found) > 1 && found[0].share == found[1].share {
		return nil
	}
	return []int{found[0].entity}
}

// several finds a list of entities: "6, 7, 8 et 19" after a word, "premier et second cercle" before one.
func (s *search) several(from, to int, fit func(model.Entity) bool) (Ref, bool) {
	var items [][]string
	item := []string{}
	for i := from; i < to; i++ {
		t := s.list[i]
		if s.g.and[t.word] || t.comma && i > from {
			if len(item) > 0 {
				items = append(items, item)
			}
			item = nil
		}
		if !s.g.and[t.word] {
			item = append(item, t.word)
		}
	}
	if items = append(items, item); len(items) < 2 || len(item) == 0 || len(items) > 20 {
		return Ref{}, false
	}
	r := Ref{Text: s.text(from, to)}
	for i, item := range items {
		id, ok := s.item(item, items[0], items[len(items)-1], i, fit)
		if !ok {
			return Ref{}, false
		}
		if !slices.Contains(r.IDs, id) {
			r.IDs = append(r.IDs, id)
		}
	}
	return r, true
}

// item resolves one item of a list, with words of the first item before it or of the last one behind it where it needs them.
func (s *search) item(item, first, last []string, i int, fit func(model.Entity) bool) (string, bool) {
	try := func(words []string) (string, bool) {
		if found := s.b.names.find(words, s.g, fit); len(found) == 1 {
			return s.b.data.Entities[found[0]].ID, true
		}
		return "", false
	}
	if id, ok := try(item); ok {
		return id, true
	}
	for k := 0; k < len(first); k++ { // words of the first item stand before the others
		for m := 0; m < len(last); m++ { // and those of the last behind the others
			head, tail := first[:k], last[len(last)-m:]
			if i == 0 {
				head = nil
			}
			if len(head)+len(tail) == 0 {
				continue
			}
			if id, ok := try(slices.Concat(head, item, tail)); ok {
				return id, true
			}
		}
	}
	return "", false
}

// linked finds what belongs to something: "the recommendations of the Lisbon working group".
func (s *search) linked(types []string, at int) []filled {
	var out []filled
	from := at
	for _, f := range s.g.find(&s.g.all, s.list, at) {
		from = f.end
	}
	for from < len(s.list) && from > at && s.g.stop[s.list[from].word] {
		from++
	}
	if from >= len(s.list) {
		return nil
	}
	for _, k := range s.g.find(&s.g.kinds, s.list, from) {
		kind := s.b.kinds[k.value].Types
		for i, link := range s.b.questions.Links {
			if !slices.Contains(kind, link.Kind) || !s.isOne(link.Kind, types) {
				continue
			}
			start := k.end
			if len(link.In(s.g.Lang)) > 0 {
				if start = s.after(k.end, i); start < 0 {
					continue
				}
			}
			for start < len(s.list) && s.g.stop[s.list[start].word] && !s.startsName(start) {
				start++
			}
			if start == k.end || start >= len(s.list) {
				continue // a preposition stands between
			}
			fit := func(e model.Entity) bool { return s.b.data.Ontology.Is(e.Type, link.Of) }
			for end := start + 1; end <= min(len(s.list), start+maxName); end++ {
				if r, ok := s.one(start, end, fit); ok {
					r.Path, r.Text = link.Path, s.text(at, end)
					out = append(out, filled{end, r})
				}
			}
		}
	}
	return out
}

// after is where a link's own words end that stand at a place, -1 where they do not.
func (s *search) after(at, link int) int {
	for at < len(s.list) {
		for _, f := range s.g.find(&s.g.links, s.list, at) {
			if f.value == link {
				return f.end
			}
		}
		if !s.g.stop[s.list[at].word] {
			return -1
		}
		at++
	}
	return -1
}

// called finds an entity behind the word for what it is: "the measure X", "the company Meta".
func (s *search) called(types []string, at int) []filled {
	var out []filled
	for _, k := range s.g.find(&s.g.kinds, s.list, at) {
		kind := s.b.kinds[k.value].Types
		fit := func(e model.Entity) bool { return s.isOne(e.Type, kind) && s.isOne(e.Type, types) }
		start := k.end
		for start < len(s.list) && s.g.stop[s.list[start].word] && !s.startsName(start) {
			start++
		}
		for end := start + 1; end <= min(len(s.list), start+maxName); end++ {
			if r, ok := s.one(start, end, fit); ok {
				r.Text = s.text(at, end)
				out = append(out, filled{end, r})
			}
		}
	}
	return out
}

// dated finds a date that stands for what was on it, be it nothing; a slot of any type takes none.
func (s *search) dated(types []string, at int) []filled {
	if len(types) == 0 {
		return nil
	}
	for end := min(len(s.list), at+4); end > at; end-- {
		if date, ok := s.b.names.date(texts(s.list[at:end])); ok && len(date) > 4 {
			r := Ref{Text: s.text(at, end), Date: date}
			for _, i := range s.b.names.onDate(date, nil, s.g, func(e model.Entity) bool { return s.isOne(e.Type, types) }) {
				r.IDs = append(r.IDs, s.b.data.Entities[i].ID)
			}
			return []filled{{end, r}}
		}
	}
	return nil
}

// owned finds what belongs to something named before it: "the Lisbon working group's recommendations".
func (s *search) owned(types []string, at int) []filled {
	var out []filled
	for end := at + 1; end < min(len(s.list), at+maxName); end++ {
		if !s.g.stop[s.list[end].word] {
			continue // a word that says nothing stands between
		}
		for _, link := range s.b.questions.Links {
			if !s.isOne(link.Kind, types) {
				continue
			}
			r, ok := s.one(at, end, func(e model.Entity) bool { return s.b.data.Ontology.Is(e.Type, link.Of) })
			if !ok || end+1 >= len(s.list) {
				continue
			}
			for _, k := range s.g.find(&s.g.kinds, s.list, end+1) {
				if slices.Contains(s.b.kinds[k.value].Types, link.Kind) {
					r.Path, r.Text = link.Path, s.text(at, k.end)
					out = append(out, filled{k.end, r})
				}
			}
		}
	}
	return out
}

// whole finds a type of which everything is meant: "toutes les recommandations".
func (s *search) whole(types []string, at int) []filled {
	from := at
	for _, f := range s.g.find(&s.g.all, s.list, at) {
		from = f.end
	}
	for from < len(s.list) && from > at && s.g.stop[s.list[from].word] {
		from++
	}
	if from >= len(s.list) {
		return nil
	}
	var out []filled
	for _, k := range s.g.find(&s.g.kinds, s.list, from) {
		kind := s.b.kinds[k.value].Types
		if (from > at || k.form == "p" && s.b.kinds[k.value].own) && len(kind) > 0 && !slices.ContainsFunc(kind, func(t string) bool { return !s.isOne(t, types) }) {
			out = append(out, filled{k.end, Ref{Types: kind, Text: s.text(at, k.end)}})
		}
	}
	return out
}
