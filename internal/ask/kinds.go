package ask

import (
	"slices"

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
