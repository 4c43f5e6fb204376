package ask

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"kg/internal/model"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Text says how answers are worded.
type Text struct {
	Data  *model.Dataset
	Lang  model.Lang
	Color bool // ANSI escapes for weight; the text says the same without them
}

// printer writes to a buffer whose first error is kept until the end.
type printer struct {
	Text
	words
	w *bufio.Writer
}

func (t Text) write(w io.Writer, body func(*printer)) error {
	p := &printer{t, wordsIn(t.Lang), bufio.NewWriter(w)}
	body(p)
	return p.w.Flush()
}

func (p *printer) printf(format string, args ...any) { fmt.Fprintf(p.w, format, args...) }

func (p *printer) bold(s string) string { return p.sgr("1", s) }
func (p *printer) dim(s string) string  { return p.sgr("2", s) }

func (p *printer) sgr(code, s string) string {
	if !p.Color || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// label names an entity; an id that the dataset does not know stands for itself.
func (p *printer) label(id string) string {
	if e, ok := p.Data.Entity(id); ok {
		return e.Label(p.Lang)
	}
	return id
}

// Affected writes the answer to which entities stand in a derived relation: tier by tier, each entity with
// what happens to it, by which path, and where each hop is said.
func (t Text) Affected(w io.Writer, a *Answer) error {
	return t.write(w, func(p *printer) {
		d, _ := p.Data.Ontology.DerivedRelation(a.Interpretation.Expression)
		to, _ := p.Data.Ontology.Type(d.To)
		p.printf("%s\n", p.bold(p.label(a.Interpretation.Focus[0])))
		p.printf("%s %d %s%s\n", d.Name.In(p.Lang), len(a.Answers), p.plural(to, len(a.Answers)), p.perTierCounts(d, a))
		for _, tier := range d.Tiers {
			items := slices.DeleteFunc(slices.Clone(a.Answers), func(it Item) bool { return it.Tier != tier.ID })
			p.printf("\n%s\n", p.bold(strings.ToUpper(fmt.Sprintf(p.perTier, tier.Name.In(p.Lang), len(items)))))
			for _, it := range items {
				p.affected(it)
			}
		}
	})
}

// perTierCounts is ": 5 directly, 20 indirectly", without tiers that are empty.
func (p *printer) perTierCounts(d model.Derived, a *Answer) string {
	var parts []string
	for _, tier := range d.Tiers {
		n := 0
		for _, it := range a.Answers {
			if it.Tier == tier.ID {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, itoa(n)+" "+tier.Name.In(p.Lang))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return p.separator + strings.Join(parts, ", ")
}

func (p *printer) plural(t model.Type, n int) string {
	if n > 1 && !t.Plural.IsZero() {
		return t.Plural.In(p.Lang)
	}
	return t.Name.In(p.Lang)
}

func (p *printer) affected(it Item) {
	p.printf("\n%s\n", p.heading(it))
	for i, path := range it.Paths {
		indent := "  "
		if i < len(it.Effects) {
			e, _ := p.Data.Ontology.Effect(effect(&p.Data.Ontology, path))
			p.printf("  %s\n", e.Name.In(p.Lang))
			indent = "    "
		}
		p.hopsOf(path, indent)
	}
}

func (p *printer) heading(it Item) string {
	heading := p.bold(it.Label)
	typ, ok := p.Data.Ontology.Type(it.Type)
	switch {
	case ok:
		heading += p.dim(" · " + typ.Name.In(p.Lang))
	case it.Type != "": // of a graph file
		heading += p.dim(" · " + it.Type)
	}
	if ok || it.ID != it.Label { // of a graph file the label is the id
		heading += p.dim(" · " + it.ID)
	}
	return heading
}

// hopsOf writes a path, each hop with its citations below it.
func (p *printer) hopsOf(path []Hop, indent string) {
	if len(path) == 0 {
		p.printf("%s%s\n", indent, p.here)
		return
	}
	p.printf("%s%s\n", indent, p.label(path[0].start()))
	for _, h := range path {
		p.hop(h, indent)
	}
}

func (p *printer) hop(h Hop, indent string) {
	p.printf("%s→ %s%s%s\n", indent, p.relation(h), p.separator, p.label(h.end()))
	p.because(h, indent+"    ")
}

// because writes what a claim rests on and when it holds: the curator's reason where it is inferred, its
// citations, what happened to what it states.
func (p *printer) because(h Hop, indent string) {
	if h.Why != nil {
		p.printf("%s%s%s%s\n", indent, p.inferred, p.separator, h.Why.In(p.Lang))
	}
	if h.Since != "" || h.Until != "" {
		p.printf("%s%s\n", indent, p.period(h))
	}
	if h.Note != nil {
		p.printf("%s%s%s%s\n", indent, p.note, p.separator, h.Note.In(p.Lang))
	}
	p.citations(h.Citations, indent)
	p.status(h.Status, indent)
}

// period says when a claim holds: "depuis 2009-02", "from 2009-02 to 2011".
func (p *printer) period(h Hop) string {
	var parts []string
	if h.Since != "" {
		parts = append(parts, p.since+" "+h.Since)
	}
	if h.Until != "" {
		parts = append(parts, p.until+" "+h.Until)
	}
	return strings.Join(parts, " ")
}

func (p *printer) citations(list []Citation, indent string) {
	for _, c := range list {
		p.printf("%s%s\n", indent, p.dim(p.citation(c)))
		if c.Passage != "" {
			p.passage(c, indent+"│ ")
		}
	}
}

// relation names a hop's relation in the direction of the walk.
func (p *printer) relation(h Hop) string {
	r, ok := p.Data.Ontology.Relation(h.Relation)
	switch {
	case !ok:
		return h.Relation
	case h.Inverse:
		return r.Inverse.In(p.Lang)
	}
	return r.Name.In(p.Lang)
}

func (p *printer) citation(c Citation) string {
	s, _ := p.Data.Source(c.Source)
	parts := []string{s.Short.In(p.Lang)}
	if c.Section != "" {
		parts = append(parts, c.Section)
	}
	parts = append(parts, p.line+" "+itoa(c.Line))
	return strings.Join(parts, ", ") + " " + p.quoted[0] + c.Anchor + p.quoted[1]
}

// passageWidth is where passages are wrapped, in characters.
const passageWidth = 96

func (p *printer) passage(c Citation, indent string) {
	line := ""
	flush := func() { p.printf("%s%s\n", indent, p.dim(line)) }
	for word := range strings.FieldsSeq(c.Passage) {
		if line != "" && utf8.RuneCountInString(line)+utf8.RuneCountInString(word) >= passageWidth {
			flush()
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	flush()
}

// Table writes entities in columns: id, label, type.
func (t Text) Table(w io.Writer, a *Answer) error {
	return t.write(w, func(p *printer) {
		tab := tabwriter.NewWriter(p.w, 0, 8, 2, ' ', 0)
		for _, it := range a.Answers {
			typ, _ := p.Data.Ontology.Type(it.Type)
			fmt.Fprintf(tab, "%s\t%s\t%s\n", it.ID, it.Label, typ.Name.In(p.Lang))
		}
		_ = tab.Flush() // its error is p.w's, which write returns
		if a.Truncated {
			p.printf("%s\n", p.more)
		}
	})
}
