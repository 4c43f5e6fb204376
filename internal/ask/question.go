package ask

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"kg/internal/expr"
	"kg/internal/model"
	"kg/internal/phrase"
	"kg/internal/query"
)

// Questioner answers questions in words over one dataset.
type Questioner struct {
	Asker
	questions *model.Questions
	book      *phrase.Book
}

// Questioner prepares the questions of the asker's dataset. An asker without a language answers in that of each question.
func (k Asker) Questioner(ctx context.Context, q *model.Questions) (*Questioner, error) {
	n := &Questioner{Asker: k, questions: q}
	var err error
	n.book, err = phrase.Open(q, k.Engine.Dataset(), func(id string) bool { return n.isGroup(ctx, id) })
	return n, err
}

// isGroup reports whether an entity has members.
func (n *Questioner) isGroup(ctx context.Context, id string) bool {
	if n.questions.Members == "" {
		return false
	}
	members, err := n.reach(ctx, id, n.questions.Members)
	return err == nil && len(members) > 0
}

// Ask answers a question. The error is a *phrase.NotUnderstood or a *phrase.Ambiguous when there is nothing to answer; a
// question that is understood and has no answer gives an Answer without items.
func (n *Questioner) Ask(ctx context.Context, question string) (*Answer, error) {
	r, err := n.book.Read(ctx, question)
	if err != nil {
		return nil, err
	}
	k := *n
	if k.Lang == "" {
		k.Lang = r.Lang
	}
	r.Lang = k.Lang // from here on the language is the answer's
	p := &posed{ctx: ctx, Questioner: &k, Reading: r, a: newAnswer(question, "")}
	if err := p.fillSlots(); err != nil {
		return nil, err
	}
	if err := p.answer(); err != nil {
		return nil, fmt.Errorf("the form %s: %w", r.Form.ID, err)
	}
	if r.Count {
		total := len(p.a.Answers) - p.aside
		p.a.Total = &total
	}
	i := &p.a.Interpretation
	i.Form, i.Lang, i.Understood, i.Query = r.Form.ID, k.Lang, p.understood(), p.lines
	if i.Expression == "" {
		i.Expression = cmp.Or(r.Form.Answer, r.Form.ID)
	}
	return p.a, nil
}

// posed is one question on its way to its answer.
type posed struct {
	ctx context.Context // posed lives no longer than the call that has it
	*Questioner
	*phrase.Reading
	a       *Answer
	starts  map[string][]string // the entities that fill each slot
	lines   []string
	aside   int // answers that do not count
	context int // answers that are none by themselves
}

// fillSlots finds the entities that each slot stands for.
func (p *posed) fillSlots() error {
	p.starts = map[string][]string{}
	for name, ref := range p.Slots {
		ids := slices.Clone(ref.IDs)
		if ref.Path != "" {
			ids = nil
			for _, id := range ref.IDs {
				reached, err := p.reach(p.ctx, id, ref.Path)
				if err != nil {
					return err
				}
				for _, r := range reached {
					ids = append(ids, r.Entity.ID)
				}
			}
		}
		if ref.Group != "" {
			ids = p.members(ref.Group)
		}
		if len(ref.Types) > 0 {
			ids = p.ofTypes(ref.Types)
		}
		p.starts[name] = ids
	}
	for _, name := range []string{"x", "y", "z"} {
		for _, id := range p.starts[name] {
			if !slices.Contains(p.a.Interpretation.Focus, id) {
				p.a.Interpretation.Focus = append(p.a.Interpretation.Focus, id)
			}
		}
	}
	return nil
}

func (p *posed) members(group string) []string {
	reached, _ := p.reach(p.ctx, group, p.questions.Members) // the path was checked when the dataset was read
	var ids []string
	for _, r := range reached {
		ids = append(ids, r.Entity.ID)
	}
	return ids
}

func (n *Questioner) ofTypes(types []string) []string {
	var ids []string
	for _, e := range n.Engine.Dataset().Entities {
		if n.isOne(e.Type, types) {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

func (n *Questioner) isOne(typ string, types []string) bool {
	return slices.ContainsFunc(types, func(t string) bool { return n.Engine.Dataset().Ontology.Is(typ, t) })
}

// reach follows a path from an entity.
func (n *Questioner) reach(ctx context.Context, id, path string) ([]query.Reached, error) {
	x, err := expr.Parse(path)
	if err != nil {
		return nil, err
	}
	return n.Engine.Eval(ctx, id, x)
}

// answer answers by the form's groups, or as its kind of answer does.
func (p *posed) answer() error {
	switch p.Form.Answer {
	case "":
		return p.groups()
	case "card", "names":
		return p.cards()
	case "fate":
		p.fates()
		return nil
	case "figures":
		return p.figures()
	case "dates":
		return p.dates()
	case "documents":
		return p.documents()
	case "conflicts":
		p.conflicts()
		return nil
	case "gaps":
		return p.gaps()
	case "states":
		p.states()
		return nil
	case "path":
		return p.way()
	case "chain":
		return p.chain()
	}
	return fmt.Errorf("no answer is called %q", p.Form.Answer)
}

// understood is the form's sentence with what fills its slots.
func (p *posed) understood() string {
	s := p.Form.Understood.In(p.Lang)
	if v := p.Slots["r"].Verb; v != nil {
		s = strings.ReplaceAll(s, "{r.subject}", v.Subject.In(p.Lang))
		s = strings.ReplaceAll(s, "{r.object}", v.Object.In(p.Lang))
	}
	for name, ref := range p.Slots {
		s = strings.ReplaceAll(s, "{"+name+"}", p.named(ref))
	}
	return strings.Join(strings.Fields(unfilled.ReplaceAllString(s, "$1")), " ")
}

// unfilled matches what stands in brackets in a sentence, which is left out where a slot in it is not filled, and slots by themselves.
var unfilled = regexp.MustCompile(`\[[^\[\]]*\{[^{}]*\}[^\[\]]*\]|\[([^\[\]{}]*)\]|\{[^{}]*\}`)

// named is what fills a slot, in the language of the answer.
func (p *posed) named(ref phrase.Ref) string {
	d := p.Engine.Dataset()
	label := func(id string) string { e, _ := d.Entity(id); return e.Label(p.Lang) }
	switch {
	case ref.Group != "":
		return label(ref.Group)
	case len(ref.Types) > 0:
		var names []string
		for _, id := range ref.Types {
			t, _ := d.Ontology.Type(id)
			names = append(names, t.Plural.In(p.Lang))
		}
		return strings.Join(names, ", ")
	case ref.Source != "":
		s, _ := d.Source(ref.Source)
		return s.Short.In(p.Lang)
	case ref.Gap != "":
		g, _ := d.Ontology.Gap(ref.Gap)
		return g.Name.In(p.Lang)
	case ref.State != "":
		s, _ := d.Ontology.State(ref.State)
		return s.Name.In(p.Lang)
	case ref.Path != "" || ref.Date != "":
		return ref.Text
	}
	var names []string
	for _, id := range ref.IDs {
		names = append(names, p.quoted(label(id)))
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " " + wordsIn(p.Lang).and + " " + names[n-1]
	}
	return strings.Join(names, "")
}

func (p *posed) quoted(s string) string {
	q := wordsIn(p.Lang).quoted
	return q[0] + s + q[1]
}
