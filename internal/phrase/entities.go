package phrase

import (
	"slices"

	"kg/internal/model"
)

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

// pastAll is where the words behind "all the" begin; at itself where nothing says so.
func (s *search) pastAll(at int) int {
	from := at
	for _, f := range s.g.find(&s.g.all, s.list, at) {
		from = f.end
	}
	for from < len(s.list) && from > at && s.g.stop[s.list[from].word] {
		from++
	}
	return from
}

// linked finds what belongs to something: "the recommendations of the Lisbon working group".
func (s *search) linked(types []string, at int) []filled {
	var out []filled
	from := s.pastAll(at)
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
	from := s.pastAll(at)
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
