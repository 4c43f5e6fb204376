package load

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"kg/internal/model"
)

// questions writes or reads the questions of a dataset.
func (c *codec) questions(q *model.Questions) {
	list(c, &q.Languages, func(t *model.Tongue) {
		str(c, &t.Lang)
		for _, words := range []*[]string{&t.Stop, &t.Noise, &t.And, &t.All, &t.Count, &t.Signs, &t.Relative, &t.Numbers, &t.Months, &t.Endings} {
			c.strs(words)
		}
		list(c, &t.Inflections, func(i *model.Inflection) {
			str(c, &i.ID)
			list(c, &i.Forms, func(f *model.FormEndings) { str(c, &f.Form); c.strs(&f.Endings) })
		})
	})
	list(c, &q.Classes, func(w *model.WordClass) { str(c, &w.ID); c.words(&w.Words) })
	list(c, &q.Kinds, func(k *model.Kind) { c.strs(&k.Types); c.words(&k.Words) })
	list(c, &q.Documents, func(d *model.Document) { str(c, &d.Source); c.words(&d.Words) })
	list(c, &q.Gaps, func(g *model.GapWords) { str(c, &g.Gap); c.words(&g.Words) })
	str(c, &q.Members)
	list(c, &q.Links, func(l *model.Link) { str(c, &l.Kind, &l.Of, &l.Path); c.words(&l.Words) })
	list(c, &q.Verbs, func(v *model.Verb) {
		str(c, &v.ID, &v.Path)
		c.strs(&v.From)
		c.strs(&v.To)
		c.words(&v.Words)
		text(c, &v.Subject, &v.Object)
	})
	list(c, &q.Forms, c.questionForm)
}

func (c *codec) words(w *model.Words) { c.strs(&w.FR); c.strs(&w.EN) }

func (c *codec) questionForm(f *model.Form) {
	str(c, &f.ID, &f.Answer, &f.State)
	text(c, &f.Example, &f.Understood)
	c.flag(&f.Nearest)
	c.words(&f.Patterns)
	list(c, &f.Groups, func(g *model.Group) {
		str(c, &g.ID, &g.Kind, &g.Source)
		str(c, &g.Basis)
		c.flag(&g.Aside)
		c.flag(&g.Context)
		text(c, &g.Name)
		for _, s := range []*[]model.Selection{&g.Ways, &g.And, &g.Not} {
			list(c, s, func(s *model.Selection) { str(c, &s.From, &s.Path, &s.To); c.flag(&s.Lacking) })
		}
	})
}

// compileQuestions is the block of questions in the compiled form: a table of strings of their own, and the questions, so that
// whoever does not ask reads past them. No questions are an empty block.
func compileQuestions(q *model.Questions) []byte {
	if q == nil {
		return nil
	}
	c := &codec{writing: true, numbers: map[string]int{}}
	copied := *q
	c.questions(&copied)
	return append(c.tabled(), c.buf...)
}

// DecodeQuestions reads the questions in the compiled form of a dataset; nil when it has none. It checks no sum: Decode, which
// comes first, has done so.
func DecodeQuestions(b []byte) (*model.Questions, error) {
	fail := fmt.Errorf("read the compiled questions: %w", errDamaged)
	n := len(compiledMagic) + 4
	if len(b) < n || !bytes.HasPrefix(b, []byte(compiledMagic)) {
		return nil, fail
	}
	c := &codec{buf: b[n:]}
	c.bytes(c.count()) // the fingerprint
	block := c.bytes(c.count())
	if c.bad {
		return nil, fail
	}
	if len(block) == 0 {
		return nil, nil
	}
	c = &codec{buf: block}
	if !c.readTable() {
		return nil, fail
	}
	q := new(model.Questions)
	c.questions(q)
	if c.bad || len(c.buf) > 0 {
		return nil, fail
	}
	return q, nil
}

// tabled is the table of strings: how many, their lengths, their bytes.
func (c *codec) tabled() []byte {
	out := binary.AppendUvarint(nil, uint64(len(c.table)))
	for _, s := range c.table {
		out = binary.AppendUvarint(out, uint64(len(s)))
	}
	for _, s := range c.table {
		out = append(out, s...)
	}
	return out
}

// readTable reads the table of strings, and reports whether it is whole.
func (c *codec) readTable() bool {
	lengths := make([]int, 0, min(c.peek(), len(c.buf)))
	sum := 0
	for i, n := 0, c.count(); i < n; i++ {
		lengths = append(lengths, c.count())
		sum += lengths[i]
	}
	text := string(c.bytes(sum))
	if c.bad {
		return false
	}
	c.table = make([]string, len(lengths))
	for i, n := range lengths {
		c.table[i], text = text[:n], text[n:]
	}
	return true
}
