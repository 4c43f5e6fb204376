package ask

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"kg/internal/model"
	"kg/internal/query"
)

// Stats are numbers of a set of entities and of the claims that touch it.
type Stats struct {
	Entities   int         `json:"entities"`
	Claims     int         `json:"claims"`
	Types      []Tally     `json:"types"`      // those that there are, in the order of the ontology
	Relations  []Tally     `json:"relations"`  // likewise
	Components []Component `json:"components"` // the largest first
	LeftOut    []string    `json:"leftOut"`    // measures that would take too long
}

// Tally counts the entities of a type, or the claims of a relation.
type Tally struct {
	ID    string     `json:"id"`
	Name  model.Text `json:"name"`
	Count int        `json:"count"`
}

// Component says how many connected parts of the graph hold so many entities of the set.
type Component struct {
	Size  int `json:"size"`
	Count int `json:"count"`
}

// Measures are numbers of one entity: see query.Measure. A measure that was left out is not there.
type Measures struct {
	In          int      `json:"in"`
	Out         int      `json:"out"`
	Degree      int      `json:"degree"`
	Betweenness *float64 `json:"betweenness,omitempty"`
	PageRank    *float64 `json:"pagerank,omitempty"`
	Closeness   *float64 `json:"closeness,omitempty"`
}

// StatsOptions say what is measured and how much of it is listed.
type StatsOptions struct {
	By     query.Measure // what the answers are ordered by
	Top    int           // how many there are at most; 0 lists all
	Within bool          // claims that lead out of the set count for nothing
}

// Stats counts and measures a set: its entities are the answers, those with the highest measure first, then by label. It is
// truncated where there are more than were asked for. The error is the context's.
func (k Asker) Stats(ctx context.Context, set Set, o StatsOptions) (*Answer, error) {
	question := "kg stats " + set.word()
	if o.By != query.Degree {
		question += " --by " + string(o.By)
	}
	if o.Within {
		question += " --within"
	}
	a := newAnswer(question, set.Text)
	s, err := k.Engine.Stats(ctx, set.IDs, o.Within)
	if err != nil {
		return a, err
	}
	a.Stats = k.newStats(s)
	measured := s.Measured
	values := map[string]float64{}
	for _, m := range measured {
		it := newItem(m.Entity, k.Lang)
		it.Measures = newMeasures(m, s.LeftOut)
		values[it.ID] = m.Value(o.By)
		a.Answers = append(a.Answers, it)
	}
	k.sort(a.Answers)
	slices.SortStableFunc(a.Answers, func(x, y Item) int { return cmp.Compare(values[y.ID], values[x.ID]) })
	if o.Top > 0 && len(a.Answers) > o.Top {
		a.Answers, a.Truncated = a.Answers[:o.Top], true
	}
	return a, nil
}

func (k Asker) newStats(s query.Stats) *Stats {
	o := &k.Engine.Dataset().Ontology
	out := &Stats{Entities: s.Entities, Claims: s.Claims, Types: []Tally{}, Relations: []Tally{}, Components: []Component{}, LeftOut: []string{}}
	tally := func(t query.Tally, name model.Text) Tally {
		if name.IsZero() {
			name = model.Text{FR: t.ID, EN: t.ID}
		}
		return Tally{t.ID, name, t.Count}
	}
	for _, t := range s.Types {
		typ, _ := o.Type(t.ID)
		out.Types = append(out.Types, tally(t, typ.Name))
	}
	for _, t := range s.Relations {
		r, _ := o.Relation(t.ID)
		out.Relations = append(out.Relations, tally(t, r.Name))
	}
	for _, size := range s.Components {
		if n := len(out.Components); n > 0 && out.Components[n-1].Size == size {
			out.Components[n-1].Count++
		} else {
			out.Components = append(out.Components, Component{size, 1})
		}
	}
	for _, m := range s.LeftOut {
		out.LeftOut = append(out.LeftOut, string(m))
	}
	return out
}

func newMeasures(m query.Measured, leftOut []query.Measure) *Measures {
	value := func(by query.Measure) *float64 {
		if slices.Contains(leftOut, by) {
			return nil
		}
		v := m.Value(by)
		return &v
	}
	return &Measures{m.In, m.Out, m.Degree(), value(query.Betweenness), value(query.PageRank), value(query.Closeness)}
}

// numbers are the measures as texts, in the order of words.measures; one that is not there is "".
func (m *Measures) numbers(write func(float64) string) []string {
	out := []string{itoa(m.In), itoa(m.Out), itoa(m.Degree)}
	for _, v := range []*float64{m.Betweenness, m.PageRank, m.Closeness} {
		if v == nil {
			out = append(out, "")
		} else {
			out = append(out, write(*v))
		}
	}
	return out
}

// StatsTable has a row for each entity with its measures.
func (t Text) StatsTable(a *Answer) Table {
	tab := Table{Head: []string{"id", "label", "type", "in", "out", "degree", "betweenness", "pagerank", "closeness"}}
	plain := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	for _, it := range a.Answers {
		tab.Rows = append(tab.Rows, append([]string{it.ID, it.Label, it.Type}, it.Measures.numbers(plain)...))
	}
	return tab
}

// Stats writes the counts, the connected parts and the entities with the highest measure.
func (t Text) Stats(w io.Writer, a *Answer, by query.Measure) error {
	return t.write(w, func(p *printer) {
		s := a.Stats
		p.printf("%s, %s\n", p.count(s.Entities, p.entityNoun), p.count(s.Claims, p.claimNoun))
		p.tallies(p.typesHeading, s.Types)
		p.tallies(p.relationsHeading, s.Relations)
		p.componentList(s.Components)
		if len(a.Answers) > 0 {
			p.ranking(a, by)
		}
		if len(s.LeftOut) > 0 {
			names := map[string]string{string(query.Betweenness): p.measures[3], string(query.Closeness): p.measures[5]}
			var list []string
			for _, m := range s.LeftOut {
				list = append(list, names[m])
			}
			p.printf("\n%s\n", fmt.Sprintf(p.leftOut, strings.Join(list, ", ")))
		}
	})
}

func (p *printer) section(format string, args ...any) {
	p.printf("\n%s\n", p.bold(strings.ToUpper(fmt.Sprintf(format, args...))))
}

func (p *printer) tallies(heading string, list []Tally) {
	if len(list) == 0 {
		return
	}
	p.section("%s", heading)
	list = slices.SortedStableFunc(slices.Values(list), func(x, y Tally) int { return cmp.Compare(y.Count, x.Count) })
	width := utf8.RuneCountInString(p.grouped(itoa(list[0].Count)))
	for _, t := range list {
		n := p.grouped(itoa(t.Count))
		p.printf("  %s%s  %s%s\n", spaces(width-utf8.RuneCountInString(n)), n, t.Name.In(p.Lang), p.dim(" · "+t.ID))
	}
}

// componentList writes the connected parts: "1 250, 4, 2 × 3, 1 × 15".
func (p *printer) componentList(list []Component) {
	n := 0
	var parts []string
	for _, c := range list {
		n += c.Count
		text := p.grouped(itoa(c.Size))
		if c.Count > 1 {
			text = p.grouped(itoa(c.Count)) + " × " + text
		}
		parts = append(parts, text)
	}
	p.section(p.perTier, p.components, n)
	p.printf("  %s\n", strings.Join(parts, ", "))
}

func (p *printer) ranking(a *Answer, by query.Measure) {
	names := map[query.Measure]string{query.Degree: p.measures[2], query.Betweenness: p.measures[3], query.PageRank: p.measures[4], query.Closeness: p.measures[5]}
	p.section(p.highest, p.grouped(itoa(len(a.Answers))), p.grouped(itoa(a.Stats.Entities)), names[by])
	short := func(v float64) string { return p.grouped(strconv.FormatFloat(v, 'f', 4, 64)) }
	var rows [][]string
	for _, it := range a.Answers {
		rows = append(rows, append([]string{it.Label}, it.Measures.numbers(short)...))
	}
	p.grid(append([]string{""}, p.measures[:]...), rows, "  ")
}
