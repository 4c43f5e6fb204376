package ask

import (
	"cmp"
	"io"
	"slices"

	"kg/internal/model"
)

// Fate is what happened to an entity, in the order of the dates, what has none last. Its one item has no
// status when the dataset says nothing of it.
func (k Asker) Fate(e model.Entity) *Answer {
	a := newAnswer("kg fate "+e.ID, "fate", e.ID)
	it := newItem(e, k.Lang)
	it.Status = newStatus(k.inOrder(e.Status))
	a.Answers = append(a.Answers, it)
	return a
}

// inOrder sorts what happened by date; on one date in the order in which the ontology lists the states,
// which is that of life: proposed before adopted.
func (k Asker) inOrder(list []model.Status) []model.Status {
	states := k.Engine.Dataset().Ontology.States
	place := func(s model.Status) int {
		return slices.IndexFunc(states, func(x model.State) bool { return x.ID == s.State })
	}
	return slices.SortedStableFunc(slices.Values(list), func(a, b model.Status) int {
		if a.Date == b.Date {
			return cmp.Or(cmp.Compare(place(a), place(b)), model.CompareStatus(a, b))
		}
		return model.CompareStatus(a, b)
	})
}

// Conflicts lists the entities of which sources disagree: what happens once with two dates that cannot
// be the same day, and figures that count the same thing on the same date differently. Each item has only
// the entries that disagree.
func (k Asker) Conflicts() *Answer {
	a := newAnswer("kg conflicts", "conflicts")
	for _, e := range k.Engine.Dataset().Entities {
		it := newItem(e, k.Lang)
		it.Status = newStatus(k.statusConflicts(e.Status))
		it.Figures = newFigures(figureConflicts(e.Figures))
		if len(it.Status)+len(it.Figures) > 0 {
			a.Answers = append(a.Answers, it)
		}
	}
	return a
}

func (k Asker) statusConflicts(list []model.Status) []model.Status {
	return disputed(k.inOrder(list), func(a, b model.Status) bool {
		s, _ := k.Engine.Dataset().Ontology.State(a.State)
		return s.Once && a.State == b.State && a.Date != "" && b.Date != "" && model.Disagree(a.Date, b.Date)
	})
}

func figureConflicts(list []model.Figure) []model.Figure {
	return disputed(list, func(a, b model.Figure) bool {
		return a.Counts == b.Counts && a.Unit == b.Unit && a.Date == b.Date && cmp.Or(cmp.Compare(a.Value, b.Value), cmp.Compare(a.To, b.To)) != 0
	})
}

// disputed keeps what disagrees with something else of the list.
func disputed[T any](list []T, disagree func(a, b T) bool) []T {
	var out []T
	for i, a := range list {
		for j, b := range list {
			if i != j && disagree(a, b) {
				out = append(out, a)
				break
			}
		}
	}
	return out
}

// Fate writes what happened, a line for each entry with its citations.
func (t Text) Fate(w io.Writer, a *Answer) error {
	return t.write(w, func(p *printer) {
		for i, it := range a.Answers {
			if i > 0 {
				p.printf("\n")
			}
			p.printf("%s\n", p.heading(it))
			p.status(it.Status)
			p.figures(it.Figures)
		}
	})
}

func (p *printer) status(list []Status) {
	for _, s := range list {
		state, _ := p.Data.Ontology.State(s.State)
		date := cmp.Or(s.Date, p.undated)
		p.printf("  %s%s%s", date, p.separator, p.bold(state.Name.In(p.Lang)))
		if s.By != "" {
			p.printf(" (%s)", p.label(s.By))
		}
		p.printf("\n")
		p.citations(s.Citations, "    ")
	}
}

func (p *printer) figures(list []Figure) {
	for _, f := range list {
		number := f.Value
		if f.To != "" {
			number += "–" + f.To
		}
		p.printf("  %s %s%s%s", p.bold(number), f.Unit.In(p.Lang), p.separator, f.Counts.In(p.Lang))
		if f.Date != "" {
			p.printf(" (%s)", f.Date)
		}
		p.printf("\n")
		if f.Excludes != nil {
			p.printf("    %s%s%s\n", p.excludes, p.separator, f.Excludes.In(p.Lang))
		}
		p.citations(f.Citations, "    ")
	}
}
