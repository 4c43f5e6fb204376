package ask

import (
	"context"
	"fmt"
	"io"

	"kg/internal/model"
	"kg/internal/query"
)

// Count says how many entities lack something; of the gap "inferred", how many claims are inferred.
type Count struct {
	Gap   string     `json:"gap"`
	Name  model.Text `json:"name"`
	Count int        `json:"count"`
	Of    int        `json:"of"`            // how many might lack it
	Max   *int       `json:"max,omitempty"` // how many may, before kg check --strict fails
	Share bool       `json:"share"`         // whether max is in per cent of "of"
	Over  bool       `json:"over"`          // whether there are more than may be
}

// Gaps lists what the dataset lacks, with an item for each gap of each entity: gap by gap in the order of the
// ontology, then by label. A gap's id leaves out the others, "" takes all; ok is false when there is none of that id.
func (k Asker) Gaps(ctx context.Context, only string) (a *Answer, ok bool, err error) {
	a = newAnswer("kg gaps", "gaps")
	if only != "" {
		a.Question += " " + only
	}
	gaps, err := k.Engine.Gaps(ctx)
	if err != nil {
		return a, false, err
	}
	for _, g := range gaps {
		if only != "" && g.ID != only {
			continue
		}
		ok = true
		a.Counts = append(a.Counts, newCount(g))
		var items []Item
		for _, e := range g.Entities {
			it := newItem(e, k.Lang)
			it.Gap = g.ID
			items = append(items, it)
		}
		k.sort(items)
		a.Answers = append(a.Answers, items...)
	}
	return a, ok || only == "", nil
}

func newCount(g query.Gap) Count {
	c := Count{Gap: g.ID, Name: g.Name, Count: g.Count(), Of: g.Of, Share: g.Share(), Over: g.Exceeded()}
	if g.Share() {
		c.Name = model.Text{FR: wordsIn(model.French).inferredClaims, EN: wordsIn(model.English).inferredClaims}
	}
	if g.Max.Set {
		c.Max = &g.Max.N
	}
	return c
}

// Gaps writes each gap with its count and limit, and the entities that lack something below it.
func (t Text) Gaps(w io.Writer, a *Answer) error {
	return t.write(w, func(p *printer) {
		for i, c := range a.Counts {
			if i > 0 {
				p.printf("\n")
			}
			p.printf("%s%s%s%s\n", p.bold(c.Name.In(p.Lang)), p.separator, p.extent(c), p.dim(" · "+c.Gap))
			for _, it := range a.Answers {
				if it.Gap == c.Gap {
					typ, _ := p.Data.Ontology.Type(it.Type)
					p.printf("  %s%s\n", it.Label, p.dim(" · "+typ.Name.In(p.Lang)+" · "+it.ID))
				}
			}
		}
	})
}

// extent is "3 of 7", with the limit and whether it is exceeded.
func (p *printer) extent(c Count) string {
	s := fmt.Sprintf(p.outOf, c.Count, c.Of)
	if c.Share && c.Of > 0 {
		s += fmt.Sprintf(" (%d%%)", 100*c.Count/c.Of)
	}
	if c.Max == nil {
		return s
	}
	limit := itoa(*c.Max)
	if c.Share {
		limit += "%"
	}
	if c.Over {
		return s + ", " + fmt.Sprintf(p.tooMany, limit)
	}
	return s + ", " + fmt.Sprintf(p.atMost, limit)
}

// GapTable has a row for each item of an answer about gaps.
func (t Text) GapTable(a *Answer) Table {
	names := map[string]string{}
	for _, c := range a.Counts {
		names[c.Gap] = c.Name.In(t.Lang)
	}
	tab := Table{Head: []string{"gap", "name", "id", "type", "label"}}
	for _, it := range a.Answers {
		tab.Rows = append(tab.Rows, []string{it.Gap, names[it.Gap], it.ID, it.Type, it.Label})
	}
	return tab
}
