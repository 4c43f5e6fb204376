package load

import (
	"encoding/binary"
	"math"

	"kg/internal/model"
)

// The order of everything in the compiled form. Each function writes or reads what it is given.

func (c *codec) dataset(d *model.Dataset) {
	str(c, &d.Version)
	list(c, &d.Ontology.Types, func(t *model.Type) {
		str(c, &t.ID, &t.Is)
		text(c, &t.Name, &t.Plural)
		c.flag(&t.Proper)
		c.strs(&t.Numbered)
	})
	list(c, &d.Ontology.Effects, func(e *model.Effect) { str(c, &e.ID); text(c, &e.Name) })
	list(c, &d.Ontology.States, func(s *model.State) { str(c, &s.ID); text(c, &s.Name); c.flag(&s.Once) })
	list(c, &d.Ontology.Relations, func(r *model.Relation) {
		str(c, &r.ID, &r.Effect)
		text(c, &r.Name, &r.Inverse)
		list(c, &r.Pairs, func(p *model.Pair) { str(c, &p.From, &p.To) })
	})
	list(c, &d.Ontology.Derived, func(d *model.Derived) {
		str(c, &d.ID, &d.From, &d.To)
		text(c, &d.Name)
		list(c, &d.Tiers, func(t *model.Tier) { str(c, &t.ID, &t.Expr); text(c, &t.Name) })
	})
	list(c, &d.Ontology.Gaps, func(g *model.Gap) {
		str(c, &g.ID, &g.Type, &g.Without, &g.Lacks)
		text(c, &g.Name)
		c.limit(&g.Max)
	})
	c.limit(&d.Ontology.MaxInferred)
	list(c, &d.Sources, c.source)
	list(c, &d.Entities, c.entity)
	list(c, &d.Claims, c.claim)
	list(c, &d.Views, c.view)
	c.style(&d.Style)
}

func (c *codec) source(s *model.Source) {
	str(c, &s.ID, &s.File, &s.SHA256, &s.Publisher, &s.Date, &s.Licence, &s.URL)
	str(c, &s.Lang)
	text(c, &s.Title, &s.Short)
	list(c, &s.Identifiers, c.identifier)
	list(c, &s.Uncited, func(e *model.Excuse) { c.integer(&e.Line); text(c, &e.Why) })
}

func (c *codec) limit(l *model.Limit) { c.flag(&l.Set); c.integer(&l.N) }

func (c *codec) identifier(i *model.Identifier) { str(c, &i.Scheme, &i.Value) }

func (c *codec) entity(e *model.Entity) {
	str(c, &e.ID, &e.Type, &e.Number, &e.Short, &e.Date, &e.Extent.Source)
	text(c, &e.Name, &e.Note)
	c.strs(&e.Aliases)
	c.integer(&e.Extent.From)
	c.integer(&e.Extent.To)
	list(c, &e.Identifiers, c.identifier)
	list(c, &e.Figures, func(f *model.Figure) {
		str(c, &f.Value, &f.To, &f.Date)
		text(c, &f.Unit, &f.Counts, &f.Excludes)
		list(c, &f.Citations, c.citation)
	})
	list(c, &e.Status, c.status)
}

func (c *codec) status(s *model.Status) {
	str(c, &s.State, &s.Date, &s.By)
	list(c, &s.Citations, c.citation)
}

func (c *codec) claim(k *model.Claim) {
	str(c, &k.ID, &k.From, &k.Relation, &k.To, &k.Since, &k.Until)
	str(c, &k.Basis)
	text(c, &k.Why, &k.Note)
	list(c, &k.Status, c.status)
	list(c, &k.Citations, c.citation)
}

func (c *codec) citation(k *model.Citation) {
	str(c, &k.Source, &k.Section, &k.Anchor)
	c.integer(&k.Line)
}

func (c *codec) view(v *model.View) {
	str(c, &v.ID, &v.Focus, &v.Select, &v.AsOf, &v.Group, &v.Emphasis, &v.Layout)
	text(c, &v.Title, &v.Caption)
	list(c, &v.Ways, func(w *model.Way) { str(c, &w.Expr); str(c, &w.Size) })
	str(c, &v.Around.Of, &v.Around.Direction, &v.Between.From, &v.Between.To, &v.Query.From, &v.Query.Expr, &v.Query.To)
	c.integer(&v.Around.Hops)
	c.integer(&v.Between.Hops)
	str(c, &v.Grid.Rows, &v.Grid.Columns, &v.Grid.Via)
	c.strs(&v.Relations)
	c.strs(&v.Collapse)
	str(c, &v.Direction)
	list(c, &v.Sizes, func(s *model.Size) { str(c, s) })
}

func (c *codec) style(s *model.Style) {
	list(c, &s.Types, func(t *model.TypeStyle) { str(c, &t.Type, &t.Shape, &t.Fill, &t.Stroke, &t.Text) })
	list(c, &s.Relations, func(r *model.RelationStyle) {
		str(c, &r.ID, &r.Stroke, &r.Line)
		text(c, &r.Name)
		c.strs(&r.Effects)
		c.strs(&r.Relations)
		c.flag(&r.Labelled)
		c.flag(&r.Reversed)
		c.float(&r.Width)
	})
}

// str writes or reads strings.
func str[S ~string](c *codec, list ...*S) {
	for _, s := range list {
		if c.writing {
			n, ok := c.numbers[string(*s)]
			if !ok {
				n = len(c.table)
				c.table, c.numbers[string(*s)] = append(c.table, string(*s)), n
			}
			c.buf = binary.AppendUvarint(c.buf, uint64(n))
			continue
		}
		if n := c.uvarint(); n < uint64(len(c.table)) {
			*s = S(c.table[n])
		} else {
			c.bad = true
		}
	}
}

func text(c *codec, list ...*model.Text) {
	for _, t := range list {
		str(c, &t.FR, &t.EN)
	}
}

// list writes or reads a list; an empty one is read as nil.
func list[T any](c *codec, items *[]T, item func(*T)) {
	if c.writing {
		c.buf = binary.AppendUvarint(c.buf, uint64(len(*items)))
		for i := range *items {
			copied := (*items)[i]
			item(&copied)
		}
		return
	}
	n := c.count()
	if n == 0 {
		return
	}
	out := make([]T, 0, min(n, len(c.buf)/8+8)) // a damaged count must not reserve much
	for range n {
		if c.bad {
			return
		}
		var t T
		out = append(out, t)
		item(&out[len(out)-1])
	}
	*items = out
}

func (c *codec) strs(s *[]string) { list(c, s, func(s *string) { str(c, s) }) }

func (c *codec) number(v uint64) uint64 {
	if c.writing {
		c.buf = binary.AppendUvarint(c.buf, v)
		return v
	}
	return c.uvarint()
}

// integer writes or reads a number that is not negative.
func (c *codec) integer(i *int) { *i = int(min(c.number(uint64(max(*i, 0))), math.MaxInt32)) }

func (c *codec) flag(b *bool) {
	v := uint64(0)
	if *b {
		v = 1
	}
	*b = c.number(v) == 1
}

func (c *codec) float(f *float64) { *f = math.Float64frombits(c.number(math.Float64bits(*f))) }
