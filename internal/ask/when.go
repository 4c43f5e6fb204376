package ask

import (
	"cmp"
	"slices"

	"kg/internal/model"
	"kg/internal/query"
)

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
