package ask

import (
	"maps"
	"slices"
	"strings"

	"kg/internal/model"
	"kg/internal/query"
)

// found is what a group holds so far: entities with the paths that prove them.
type found struct {
	order []string
	paths map[string][]query.Path
}

func (f *found) add(id string, paths ...query.Path) {
	if f.paths == nil {
		f.paths = map[string][]query.Path{}
	}
	if _, known := f.paths[id]; !known {
		f.order = append(f.order, id)
		f.paths[id] = nil
	}
	for _, p := range paths {
		if len(p) > 0 {
			f.paths[id] = append(f.paths[id], p)
		}
	}
}

func (f *found) has(id string) bool { _, ok := f.paths[id]; return ok }

func (f *found) keep(test func(id string) bool) {
	f.order = slices.DeleteFunc(f.order, func(id string) bool {
		if test(id) {
			return false
		}
		delete(f.paths, id)
		return true
	})
}

// groups answers by the form's groups.
func (p *posed) groups() error {
	seen := map[string]bool{}
	for _, g := range p.Form.Groups {
		slot, each := slotOf(g.ID)
		if !each {
			if err := p.group(g, g.ID, g.Name.In(p.Lang), p.starts, seen); err != nil {
				return err
			}
			continue
		}
		if err := p.groupEach(g, slot, seen); err != nil {
			return err
		}
	}
	if p.context > 0 && p.context == len(p.a.Answers) {
		p.a.Answers = []Item{}
	}
	return nil
}

// groupEach makes one group for each entity of a slot; of one entity a group without a name.
func (p *posed) groupEach(g model.Group, slot string, seen map[string]bool) error {
	for _, id := range p.starts[slot] {
		starts := maps.Clone(p.starts)
		starts[slot] = []string{id}
		group, name := id, ""
		if e, _ := p.Engine.Dataset().Entity(id); len(p.starts[slot]) > 1 {
			name = e.Label(p.Lang)
		} else {
			group = ""
		}
		if err := p.group(g, group, name, starts, seen); err != nil {
			return err
		}
	}
	return nil
}

// slotOf reads the id of a group that stands for one group for each entity of a slot: "{x}".
func slotOf(id string) (string, bool) {
	if strings.HasPrefix(id, "{") && strings.HasSuffix(id, "}") {
		return id[1 : len(id)-1], true
	}
	return "", false
}

// group finds what one group holds and adds it to the answer, sorted by label.
func (p *posed) group(g model.Group, group, name string, starts map[string][]string, seen map[string]bool) error {
	var f found
	for _, way := range g.Ways {
		if err := p.selection(&f, way, starts); err != nil {
			return err
		}
		p.line(way, g, starts)
	}
	for _, and := range g.And {
		var other found
		if err := p.selection(&other, and, starts); err != nil {
			return err
		}
		f.keep(other.has)
		for _, id := range f.order {
			f.add(id, firstOf(other.paths[id])...)
		}
	}
	for _, not := range g.Not {
		var other found
		if err := p.selection(&other, not, starts); err != nil {
			return err
		}
		f.keep(func(id string) bool { return !other.has(id) })
	}
	p.restrict(&f, g, starts)
	if p.Form.Nearest {
		f.keep(func(id string) bool { return !seen[id] })
	}
	var items []Item
	for _, id := range f.order {
		if slices.ContainsFunc(p.a.Answers, func(it Item) bool { return it.ID == id && it.Group == group }) {
			continue // an earlier part of the same group has it
		}
		seen[id] = true
		items = append(items, p.item(id, f.paths[id]))
	}
	p.sort(items)
	if g.Aside || g.Context {
		p.aside += len(items)
	}
	if g.Context {
		p.context += len(items)
	}
	for _, it := range items {
		it.Group = group
		p.a.Answers = append(p.a.Answers, it)
	}
	if group != "" && !slices.ContainsFunc(p.a.Groups, func(n GroupName) bool { return n.ID == group }) {
		p.a.Groups = append(p.a.Groups, GroupName{group, name})
	}
	return nil
}

func firstOf(paths []query.Path) []query.Path { return paths[:min(1, len(paths))] }

// restrict takes away what is not of the kind asked for, not in the document, or not on the basis.
func (p *posed) restrict(f *found, g model.Group, starts map[string][]string) {
	if ref, ok := p.Slots[g.Kind]; ok {
		f.keep(func(id string) bool {
			if ref.Group != "" {
				return slices.Contains(starts[g.Kind], id) || p.within(id, ref.Group)
			}
			e, _ := p.Engine.Dataset().Entity(id)
			return p.isOne(e.Type, ref.Types)
		})
	}
	only := func(test func(query.Path) bool) {
		f.keep(func(id string) bool {
			f.paths[id] = slices.DeleteFunc(f.paths[id], func(path query.Path) bool { return !test(path) })
			return len(f.paths[id]) > 0
		})
	}
	if source := p.Slots[g.Source].Source; source != "" {
		only(func(path query.Path) bool {
			return slices.ContainsFunc(path[len(path)-1].Claim.Citations, func(c model.Citation) bool { return c.Source == source })
		})
	}
	if g.Basis != "" {
		only(func(path query.Path) bool {
			return slices.ContainsFunc(path, func(h query.Hop) bool { return h.Claim.Basis == g.Basis })
		})
	}
}

// within reports whether an entity is the group itself.
func (p *posed) within(id, group string) bool { return id == group }

// selection adds what a selection leads to.
func (p *posed) selection(f *found, s model.Selection, starts map[string][]string) error {
	path := p.path(s)
	for _, id := range p.from(s, starts) {
		if path == "" {
			f.add(id)
			continue
		}
		reached, err := p.reach(p.ctx, id, path)
		if err != nil {
			return err
		}
		if s.To != "" {
			reached = slices.DeleteFunc(reached, func(r query.Reached) bool { return !slices.Contains(starts[s.To], r.Entity.ID) })
		}
		if s.Lacking {
			if len(reached) == 0 {
				f.add(id)
			}
			continue
		}
		if s.To != "" {
			for _, r := range reached {
				f.add(id, p.telling(r.Paths)...)
			}
			continue
		}
		for _, r := range reached {
			f.add(r.Entity.ID, p.telling(r.Paths)...)
		}
	}
	return nil
}

// from lists where a selection starts.
func (p *posed) from(s model.Selection, starts map[string][]string) []string {
	if t, ok := strings.CutPrefix(s.From, "type:"); ok {
		return p.ofTypes([]string{t})
	}
	return starts[s.From]
}

// path is a selection's path with that of the verb.
func (p *posed) path(s model.Selection) string {
	if v := p.Slots["r"].Verb; v != nil {
		return strings.ReplaceAll(s.Path, "{r}", "("+v.Path+")")
	}
	return s.Path
}

// telling keeps of all paths the shortest for each effect.
func (p *posed) telling(paths []query.Path) []query.Path {
	seen := map[string]bool{}
	var out []query.Path
	for _, path := range paths {
		if e := effect(&p.Engine.Dataset().Ontology, newHops(path)); !seen[e] {
			seen[e] = true
			out = append(out, path)
		}
	}
	return out
}

func (p *posed) item(id string, paths []query.Path) Item {
	e, _ := p.Engine.Dataset().Entity(id)
	it := newItem(e, p.Lang, paths...)
	it.Date = e.Date
	for _, x := range p.Engine.Dataset().Ontology.Effects {
		if slices.ContainsFunc(it.Paths, func(h []Hop) bool { return effect(&p.Engine.Dataset().Ontology, h) == x.ID }) {
			it.Effects = append(it.Effects, x.ID)
		}
	}
	return it
}
