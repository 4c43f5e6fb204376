package ask

import (
	"io"
	"maps"
	"slices"
	"strings"
)

// Show writes an entity's card: its names, what is known of it, and its claims with their citations,
// those of one relation together.
func (t Text) Show(w io.Writer, a *Answer) error {
	return t.write(w, func(p *printer) {
		for _, it := range a.Answers {
			p.card(it)
		}
	})
}

func (p *printer) card(it Item) {
	c := it.Card
	p.printf("%s\n", p.heading(it))
	p.field("fr", c.Name.FR)
	p.field("en", c.Name.EN)
	p.field(p.aliases, strings.Join(c.Aliases, ", "))
	p.field(p.date, c.Date)
	if c.Note != nil {
		p.field(p.note, c.Note.In(p.Lang))
	}
	var ids []string
	for _, scheme := range slices.Sorted(maps.Keys(c.Identifiers)) {
		ids = append(ids, scheme+" "+c.Identifiers[scheme])
	}
	p.field(p.ids, strings.Join(ids, ", "))
	p.titled(p.happened, len(it.Status), func() { p.status(it.Status, "  ") })
	p.titled(p.numbers, len(it.Figures), func() { p.figures(it.Figures) })
	p.claims(c.Out)
	p.claims(c.In)
}

// titled writes a part of a card under its heading, if there is anything in it.
func (p *printer) titled(heading string, n int, body func()) {
	if n > 0 {
		p.printf("\n%s\n", p.bold(heading))
		body()
	}
}

func (p *printer) field(name, value string) {
	if value != "" {
		p.printf("  %s%s%s\n", name, p.separator, value)
	}
}

// claims writes hops that are sorted by relation, under the name of each.
func (p *printer) claims(hops []Hop) {
	last := ""
	for _, h := range hops {
		if h.Relation != last {
			p.printf("\n%s\n", p.bold(p.relation(h)))
			last = h.Relation
		}
		p.printf("  %s%s\n", p.label(h.end()), p.dim(" · "+h.end()))
		p.because(h, "    ")
	}
}
