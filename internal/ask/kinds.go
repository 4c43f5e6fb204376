package ask

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kg/internal/model"
	"kg/internal/query"
)

// The answers of questions that no path gives.

// cards answers with what is known of each entity.
func (p *posed) cards() error {
	for _, e := range p.entities("x") {
		a, err := p.Show(e)
		if err != nil {
			return err
		}
		if it := &a.Answers[0]; p.Form.Answer == "names" {
			it.Status, it.Figures = nil, nil
			it.Card.Out, it.Card.In, it.Card.Note, it.Card.Date = []Hop{}, []Hop{}, nil, ""
		}
		p.a.Answers = append(p.a.Answers, a.Answers...)
		p.lines = append(p.lines, a.Question)
	}
	return nil
}

func (p *posed) entities(slot string) []model.Entity {
	var out []model.Entity
	for _, id := range p.starts[slot] {
		e, _ := p.Engine.Dataset().Entity(id)
		out = append(out, e)
	}
	return out
}

// fates answers with what happened to each entity, where the dataset says something.
func (p *posed) fates() {
	for _, e := range p.entities("x") {
		a := p.Fate(e)
		p.lines = append(p.lines, a.Question)
		if it := a.Answers[0]; len(it.Status)+len(it.Paths) > 0 {
			p.a.Answers = append(p.a.Answers, it)
		}
	}
}

// figures answers with the numbers that sources give of each entity; where the form has groups, of what they hold.
func (p *posed) figures() error {
	if len(p.Form.Groups) > 0 {
		if err := p.groups(); err != nil {
			return err
		}
		p.starts["x"] = nil
		for _, it := range p.a.Answers {
			p.starts["x"] = append(p.starts["x"], it.ID)
		}
		p.a.Answers = []Item{}
	}
	for _, e := range p.entities("x") {
		p.lines = append(p.lines, "kg show "+e.ID)
		if len(e.Figures) > 0 {
			it := newItem(e, p.Lang)
			it.Figures = newFigures(e.Figures)
			p.a.Answers = append(p.a.Answers, it)
		}
	}
	return nil
}

// dates answers when something was or happened: events about it on the dates of its entries of the form's state, else the
// entity itself with its date and what happened to it.
func (p *posed) dates() error {
	for _, e := range p.entities("x") {
		p.lines = append(p.lines, "kg fate "+e.ID)
		state := p.Form.State
		if s := p.Slots["s"].State; s != "" {
			state = s
		}
		entries := p.dated(e, state)
		events, err := p.eventsOn(e, state, entries)
		if err != nil {
			return err
		}
		var claims []query.Path
		if state == "" {
			claims = p.claims(e.ID, func(c model.Claim) bool { return c.Since != "" || len(c.Status) > 0 })
		}
		it := newItem(e, p.Lang, claims...)
		it.Status = newStatus(entries)
		own := state == "" && (e.Date != "" || len(claims) > 0)
		if own {
			it.Date = e.Date
		}
		p.a.Answers = append(p.a.Answers, events...)
		if own || len(events) == 0 && len(entries) > 0 {
			p.a.Answers = append(p.a.Answers, it)
		}
		if len(p.statusConflicts(entries)) > 0 {
			p.a.Conflicts = append(p.a.Conflicts, newItem(e, p.Lang))
			p.a.Conflicts[len(p.a.Conflicts)-1].Status = newStatus(p.statusConflicts(entries))
		}
	}
	return nil
}

// dated are the entries of a state, "" for any, that have a date. Where the question is about a state and none of its entries has
// one, they are those without: that it happened is known, and when is not.
func (p *posed) dated(e model.Entity, state string) []model.Status {
	all := slices.DeleteFunc(p.inOrder(e.Status), func(s model.Status) bool { return state != "" && s.State != state || !p.by(s) })
	dated := slices.DeleteFunc(slices.Clone(all), func(s model.Status) bool { return s.Date == "" })
	if state != "" && len(dated) == 0 {
		return all
	}
	return dated
}

// by reports whether an entry is of one of those whom the question names, if it names any.
func (p *posed) by(s model.Status) bool {
	_, asked := p.Slots["y"]
	return !asked || slices.Contains(p.starts["y"], s.By)
}

// eventsOn lists what the form's path leads to from an entity; where the question is about a state, those on the date of one of its entries.
func (p *posed) eventsOn(e model.Entity, state string, entries []model.Status) ([]Item, error) {
	var items []Item
	for _, g := range p.Form.Groups {
		for _, way := range g.Ways {
			reached, err := p.reach(p.ctx, e.ID, way.Path)
			if err != nil {
				return nil, err
			}
			for _, r := range reached {
				if state == "" || slices.ContainsFunc(entries, func(s model.Status) bool { return s.Date != "" && s.Date == r.Entity.Date }) {
					it := newItem(r.Entity, p.Lang, firstOf(r.Paths)...)
					it.Date = r.Entity.Date
					items = append(items, it)
				}
			}
		}
	}
	slices.SortStableFunc(items, func(a, b Item) int { return cmp.Compare(a.Date, b.Date) })
	return items, nil
}

// documents answers with the sources that speak of an entity, each with the claims about it that cite the source.
func (p *posed) documents() error {
	d := p.Engine.Dataset()
	found := map[string][]query.Path{}
	cited := map[string][]Citation{}
	for _, id := range p.starts["x"] {
		out, in, err := p.Engine.Claims(id)
		if err != nil {
			return err
		}
		p.lines = append(p.lines, "kg show "+id)
		for _, h := range slices.Concat(out, in) {
			if h.Claim.Basis != model.Stated {
				continue // what a curator concludes is said by no document
			}
			for _, s := range sourcesOf(h.Claim.Citations) {
				found[s] = append(found[s], query.Path{h})
			}
		}
		e, _ := d.Entity(id)
		for _, s := range e.Status {
			for _, c := range s.Citations {
				cited[c.Source] = append(cited[c.Source], newCitations([]model.Citation{c})...)
			}
		}
	}
	for _, s := range d.Sources {
		if len(found[s.ID])+len(cited[s.ID]) > 0 {
			p.a.Answers = append(p.a.Answers, newItem(model.Entity{ID: s.ID, Type: "source", Name: s.Short}, p.Lang, found[s.ID]...))
		}
	}
	return nil
}

func sourcesOf(list []model.Citation) []string {
	var ids []string
	for _, c := range list {
		if !slices.Contains(ids, c.Source) {
			ids = append(ids, c.Source)
		}
	}
	return ids
}

// conflicts answers with what sources disagree about, of one entity or of all.
func (p *posed) conflicts() {
	a := p.Conflicts()
	p.lines = append(p.lines, a.Question)
	about, only := p.starts["x"]
	for _, it := range a.Answers {
		if (!only || slices.Contains(about, it.ID)) && p.isKind(it.Type) {
			p.a.Answers = append(p.a.Answers, it)
		}
	}
}

// isKind reports whether a type is of the kind asked for, if the question asks for one.
func (p *posed) isKind(typ string) bool {
	ref, asked := p.Slots["k"]
	return !asked || p.isOne(typ, ref.Types)
}

// states answers with what a state happened to, of a kind; with the entries that say so.
func (p *posed) states() {
	state := p.Slots["s"].State
	var items []Item
	for _, e := range p.entities("k") {
		entries := slices.DeleteFunc(p.inOrder(e.Status), func(s model.Status) bool {
			return s.State != state || !p.by(s)
		})
		if len(entries) > 0 {
			it := newItem(e, p.Lang)
			it.Status = newStatus(entries)
			items = append(items, it)
		}
	}
	p.sort(items)
	p.a.Answers = append(p.a.Answers, items...)
}

// gaps answers with what lacks something.
func (p *posed) gaps() error {
	a, _, err := p.Gaps(p.ctx, p.Slots["g"].Gap)
	if err != nil {
		return err
	}
	p.a.Answers, p.a.Counts = a.Answers, a.Counts
	p.lines = append(p.lines, a.Question)
	return nil
}

// way answers with the shortest path between two things, along claims in either direction.
func (p *posed) way() error {
	for _, from := range p.entities("x") {
		for _, to := range p.entities("y") {
			a, _, err := p.Path(p.ctx, from, to, query.PathOptions{Undirected: true})
			if err != nil {
				return err
			}
			p.between(to, a.Answers)
			p.lines = append(p.lines, a.Question)
		}
	}
	return nil
}

// between adds what lies inside a path, each with the whole path; where nothing does, the end.
func (p *posed) between(to model.Entity, items []Item) {
	if len(items) == 0 || len(items[0].Paths[0]) < 2 {
		p.a.Answers = append(p.a.Answers, items...)
		return
	}
	path := items[0].Paths[0]
	for _, h := range path[:len(path)-1] {
		e, _ := p.Engine.Dataset().Entity(h.end())
		it := newItem(e, p.Lang)
		it.Paths, it.Hops, it.End = [][]Hop{path}, len(path), to.ID
		p.a.Answers = append(p.a.Answers, it)
	}
}

// chain answers with one path through types in their order: the first by length, which is given, and then by ids.
func (p *posed) chain() error {
	types := p.Slots["c"].Types
	for _, start := range p.entities("x") {
		if p.isOne(start.Type, types[:1]) {
			types = types[1:]
		}
		p.a.Interpretation.Expression = strings.Join(p.steps(types), "/")
		p.lines = append(p.lines, "kg query "+start.ID+" '"+strings.Join(p.steps(types), "/")+"'")
		path, err := p.through(start.ID, types, nil)
		if err != nil || path == nil {
			return err
		}
		p.a.Answers = append(p.a.Answers, newItem(start, p.Lang))
		for i, h := range path {
			e, _ := p.Engine.Dataset().Entity(h.To)
			p.a.Answers = append(p.a.Answers, newItem(e, p.Lang, path[:i+1]))
		}
	}
	return nil
}

func (p *posed) steps(types []string) []string {
	var out []string
	for _, t := range types {
		out = append(out, "(.|^.)[type="+t+"]")
	}
	return out
}

// through finds a path that passes one entity of each type. Types are few, so it looks for each in turn.
func (p *posed) through(from string, types []string, sofar query.Path) (query.Path, error) {
	if len(types) == 0 {
		return sofar, nil
	}
	out, in, err := p.Engine.Claims(from)
	if err != nil {
		return nil, err
	}
	hops := slices.Concat(out, in)
	slices.SortStableFunc(hops, func(a, b query.Hop) int { return naturally(a.To, b.To) })
	for _, h := range hops {
		e, _ := p.Engine.Dataset().Entity(h.To)
		if !p.isOne(e.Type, types[:1]) || slices.ContainsFunc(sofar, func(x query.Hop) bool { return x.From == h.To }) {
			continue
		}
		if path, err := p.through(h.To, types[1:], append(sofar[:len(sofar):len(sofar)], h)); err != nil || path != nil {
			return path, err
		}
	}
	return nil, nil
}

// naturally compares ids as people count: rec-6 before rec-19.
func naturally(a, b string) int {
	x, y := strings.Split(a, "-"), strings.Split(b, "-")
	return slices.CompareFunc(x, y, func(a, b string) int {
		m, errA := strconv.Atoi(a)
		n, errB := strconv.Atoi(b)
		if errA == nil && errB == nil {
			return cmp.Compare(m, n)
		}
		return cmp.Compare(a, b)
	})
}
