package ask

import (
	"fmt"
	"io"

	"kg/internal/model"
)

// Question writes the answer to a question in words: how it was understood, the commands that say the same, and the
// answers by group, each with its paths.
func (t Text) Question(w io.Writer, a *Answer) error {
	return t.write(w, func(p *printer) {
		i := a.Interpretation
		p.printf("%s%s%s\n", p.bold(p.understood), p.separator, i.Understood)
		for _, line := range i.Query {
			p.printf("%s%s%s\n", p.dim(p.equals), p.separator, line)
		}
		if a.Total != nil {
			p.printf("\n%s\n", p.bold(itoa(*a.Total)))
		}
		for _, g := range a.Groups {
			p.groupOf(a, g)
		}
		if len(a.Groups) == 0 {
			for _, it := range a.Answers {
				p.answered(it)
			}
		}
		for _, it := range a.Conflicts {
			p.printf("\n%s\n", p.bold(p.disagree))
			p.status(it.Status, "  ")
		}
		if len(a.Answers) == 0 {
			p.printf("\n%s\n", p.nothing)
		}
	})
}

func (p *printer) groupOf(a *Answer, g GroupName) {
	n := 0
	for _, it := range a.Answers {
		if it.Group == g.ID {
			n++
		}
	}
	if n == 0 {
		return
	}
	name := g.Name
	if name == "" {
		name = g.ID
	}
	p.printf("\n%s\n", p.bold(fmt.Sprintf(p.perTier, name, n)))
	for _, it := range a.Answers {
		if it.Group == g.ID {
			p.answered(it)
		}
	}
}

// answered writes one answer with what proves it.
func (p *printer) answered(it Item) {
	p.printf("\n")
	if it.Card != nil {
		p.card(it)
		return
	}
	p.printf("%s\n", p.heading(it))
	p.field(p.date, it.Date)
	p.status(it.Status, "  ")
	p.figures(it.Figures)
	if it.End != "" && len(it.Paths) > 0 {
		if it.ID == it.Paths[0][0].end() { // the path is that of all: once is enough
			p.hopsOf(it.Paths[0], "  ")
		}
		return
	}
	for _, path := range it.Paths {
		p.hopsOf(path, "  ")
	}
}

// Forms writes the forms of questions with an example each in every language.
func (t Text) Forms(w io.Writer, forms []*model.Form) error {
	return t.write(w, func(p *printer) {
		for i, f := range forms {
			if i > 0 {
				p.printf("\n")
			}
			p.printf("%s\n", p.bold(f.ID))
			for _, l := range model.Langs() {
				p.printf("  %s\n", f.Example.In(l))
			}
		}
	})
}
