package ask

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"kg/internal/model"
	"kg/internal/query"
)

// Fate is what happened to an entity, in the order of the dates, what has none last, and to what its claims state:
// those are paths of one hop. Its one item has neither when the dataset says nothing of it.
func (k Asker) Fate(e model.Entity) *Answer {
	a := newAnswer("kg fate "+e.ID, "fate", e.ID)
	it := newItem(e, k.Lang, k.claims(e.ID, func(c model.Claim) bool { return len(c.Status) > 0 })...)
	it.Status = newStatus(k.inOrder(e.Status))
	a.Answers = append(a.Answers, it)
	return a
}

// claims are those that start at an entity and that keep lets pass, as paths of one hop.
func (k Asker) claims(id string, keep func(model.Claim) bool) []query.Path {
	list := k.Engine.Dataset().Claims
	at, _ := slices.BinarySearchFunc(list, id+".", func(c model.Claim, start string) int { return cmp.Compare(c.ID, start) })
	var paths []query.Path
	for _, c := range list[at:] {
		if !strings.HasPrefix(c.ID, id+".") {
			break
		}
		if c.From == id && keep(c) {
			paths = append(paths, query.Path{{Claim: c, From: c.From, To: c.To}})
		}
	}
	return paths
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
// be the same day, figures that count the same thing on the same date differently, and claims, as paths of one hop:
// those to which the same happens once on two dates, and those that say the same from or until different dates.
// Each item has only what disagrees.
func (k Asker) Conflicts() *Answer {
	a := newAnswer("kg conflicts", "conflicts")
	claims := k.claimConflicts()
	for _, e := range k.Engine.Dataset().Entities {
		it := newItem(e, k.Lang, claims[e.ID]...)
		it.Status = newStatus(k.statusConflicts(e.Status))
		it.Figures = newFigures(figureConflicts(e.Figures))
		if len(it.Status)+len(it.Figures)+len(it.Paths) > 0 {
			a.Answers = append(a.Answers, it)
		}
	}
	return a
}

// claimConflicts lists the claims that disagree with themselves or with a parallel one, by where they start.
func (k Asker) claimConflicts() map[string][]query.Path {
	parallel := map[[3]string][]model.Claim{}
	for _, c := range k.Engine.Dataset().Claims {
		ends := [3]string{c.From, c.Relation, c.To}
		parallel[ends] = append(parallel[ends], c)
	}
	apart := func(a, b string) bool { return a != "" && b != "" && model.Disagree(a, b) }
	out := map[string][]query.Path{}
	for _, c := range k.Engine.Dataset().Claims {
		against := disputed(parallel[[3]string{c.From, c.Relation, c.To}], func(a, b model.Claim) bool {
			return a.ID == c.ID && (apart(a.Since, b.Since) || apart(a.Until, b.Until))
		})
		if len(against) > 0 || len(k.statusConflicts(c.Status)) > 0 {
			out[c.From] = append(out[c.From], query.Path{{Claim: c, From: c.From, To: c.To}})
		}
	}
	return out
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
			p.status(it.Status, "  ")
			p.figures(it.Figures)
			for _, path := range it.Paths {
				p.hopsOf(path, "  ")
			}
		}
	})
}

func (p *printer) status(list []Status, indent string) {
	for _, s := range list {
		state, _ := p.Data.Ontology.State(s.State)
		date := cmp.Or(s.Date, p.undated)
		p.printf("%s%s%s%s", indent, date, p.separator, p.bold(state.Name.In(p.Lang)))
		if s.By != "" {
			p.printf(" (%s)", p.label(s.By))
		}
		p.printf("\n")
		p.citations(s.Citations, indent+"  ")
	}
}

func (p *printer) figures(list []Figure) {
	for _, f := range list {
		value := p.grouped(f.Value)
		if f.To != "" {
			value += "–" + p.grouped(f.To)
		}
		p.printf("  %s %s%s%s", p.bold(value), f.Unit.In(p.Lang), p.separator, f.Counts.In(p.Lang))
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

// grouped writes a figure as its language does: 8 813 and 0,5, or 8,813 and 0.5.
func (p *printer) grouped(value string) string {
	f, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return value
	}
	_, decimals, _ := strings.Cut(value, ".")
	return message.NewPrinter(language.Make(string(p.Lang))).Sprint(number.Decimal(f, number.Scale(len(decimals))))
}
