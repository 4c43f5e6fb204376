// Package view turns a view, which is a recipe, into a picture that is not placed yet: it selects
// entities and claims, gives them their looks, and words the title, the legend and what is left out.
//
// Every entity comes with the path that leads to it, so a picture never shows a body without the
// measure that touches it. A picture is filled in the order of the view's ways and never holds more
// than its size promises: what finds no room is summarised in nodes that stand for many. Package layout places it,
// package export writes it.
//
//	v, _ := dataset.View("rec-19")          // or view.Of(dataset, "cnil"), view.Around("cnil", 2), …
//	p, err := view.Draw(ctx, engine, v, view.Options{Lang: model.French, Size: model.Page, Max: 40})
//	p.Fit(picture.MetricsFor(…))
//	view.Describe(dataset, p).Text(w)       // for those who cannot see it
package view

import (
	"context"
	"fmt"
	"slices"

	"kg/internal/graph"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/query"
)

// Options say which picture of a view is wanted.
type Options struct {
	Lang model.Lang
	Size model.Size
	Max  int // the most nodes; at least 1
}

// choose takes in what a view shows until the picture is full, and the claims that tie it together. Where much is left out,
// it chooses again with room for the nodes that stand for it, which are at most mores.
func choose(e *query.Engine, v model.View, o Options, batches []batch, mores int) *selection {
	s := pick(e, v, o.Max, batches)
	switch picture.Layout(v.Layout) {
	case picture.Timeline: // what stands for many has no date
		return s
	case picture.Tree: // what contains more says so itself
		s.countBelow()
		return s
	}
	for room := 1; len(s.left) > maxNamed && room <= mores; room++ {
		with := pick(e, v, max(o.Max-room, 1), batches)
		if with.summarise(mores); with.shown()+len(with.more) <= o.Max {
			return with
		}
	}
	return s
}

// pick fills a picture from the batches.
func pick(e *query.Engine, v model.View, most int, batches []batch) *selection {
	s := &selection{data: e.Dataset(), view: v, max: most, has: map[string]bool{}, drawn: map[string]bool{}, ways: map[string]query.Path{}}
	if v.Focus != "" {
		s.take(v.Focus)
	}
	for _, b := range batches {
		if b.skipped {
			for _, r := range b.found {
				s.leave(r)
			}
			continue
		}
		s.fill(b)
	}
	for _, b := range batches {
		for _, r := range b.found {
			if b.claims == nil && !b.skipped {
				s.connect(r)
			}
		}
		for _, c := range b.claims {
			s.draw(c)
		}
	}
	s.dropShown()
	s.batches = batches
	return s
}

// engineOf is the engine of what counts for a view: the dataset as it stood on the view's date, with the claims of its relations.
func engineOf(e *query.Engine, v model.View) (*query.Engine, error) {
	d := e.Dataset()
	if v.AsOf != "" {
		d = d.AsOf(v.AsOf)
	}
	if len(v.Relations) > 0 {
		kept := *d
		kept.Claims = slices.DeleteFunc(slices.Clone(d.Claims), func(c model.Claim) bool { return !slices.Contains(v.Relations, c.Relation) })
		d = &kept
	}
	if d == e.Dataset() {
		return e, nil
	}
	var b graph.Builder
	for _, x := range d.Entities {
		b.Node(x.ID, x.Type)
	}
	for _, c := range d.Claims {
		b.Claim(c.ID, c.From, c.Relation, c.To)
	}
	g, err := b.Freeze()
	if err != nil {
		return nil, err
	}
	return query.New(d, g), nil
}

// room is how many nodes a picture takes: fewer than its size promises where they stand below each other, since more of
// them would be printed below 7 points.
func room(v model.View, o Options) int {
	switch {
	case o.Size == model.Page && v.Grid.Rows != "":
		return max(1, o.Max*2/3)
	case o.Size == model.Poster && v.Layout == string(picture.Tree):
		return max(1, o.Max*9/10)
	}
	return o.Max
}

// Draw makes the picture of a view. Its nodes stand in the order in which they came in (a tree's depth first, a timeline's by
// date), its edges in the order of their ids. An error names the view and what is wrong with it; it is an EmptyError where only nothing is found.
func Draw(ctx context.Context, e *query.Engine, v model.View, o Options) (*picture.Picture, error) {
	whole, err := engineOf(e, model.View{AsOf: v.AsOf})
	if err != nil {
		return nil, fmt.Errorf("view %q: %w", v.ID, err)
	}
	if e, err = engineOf(e, v); err != nil {
		return nil, fmt.Errorf("view %q: %w", v.ID, err)
	}
	d := &drawing{data: e.Dataset(), whole: whole, lang: o.Lang, layout: picture.Layout(v.Layout), words: wordsIn(o.Lang)}
	o.Max = room(v, o)
	p := &picture.Picture{
		ID: v.ID, Lang: string(o.Lang),
		Title: v.Title.In(o.Lang), Caption: v.Caption.In(o.Lang), Layout: picture.Layout(v.Layout), Down: v.Direction == model.Down,
		Words: picture.Words{Legend: d.legend, To: d.to},
	}
	if v.Title.IsZero() {
		focus, _ := d.data.Entity(v.Focus)
		p.Title = focus.Name.In(o.Lang)
	}
	if v.Grid.Rows != "" {
		err = d.grid(ctx, e, v, o, p)
	} else {
		err = d.gatherPicture(ctx, e, v, o, p)
	}
	if err != nil {
		return nil, fmt.Errorf("view %q: %w", v.ID, err)
	}
	return p, nil
}

// gatherPicture draws what a view asks for.
func (d *drawing) gatherPicture(ctx context.Context, e *query.Engine, v model.View, o Options, p *picture.Picture) error {
	batches, err := gather(ctx, e, v, o)
	if err != nil {
		return err
	}
	return d.fillPicture(ctx, e, v, o, p, batches)
}

// fillPicture draws what a view chooses of what was gathered.
func (d *drawing) fillPicture(ctx context.Context, e *query.Engine, v model.View, o Options, p *picture.Picture, batches []batch) error {
	focus, err := emphasised(ctx, e, v)
	if err != nil {
		return err
	}
	mores := maxMore
	s := choose(e, v, o, batches, mores)
	lines, hidden := s.collapse(focus)
	// Too many lines are as bad as too many boxes: one node then stands for all that has no room, and less is shown.
	for most := o.Max; p.Layout != picture.Timeline && len(lines)+s.tieCount() > maxLines(most) && o.Max > fewest; {
		if mores == 1 {
			o.Max -= max(o.Max/8, 1)
		}
		mores = 1
		s = choose(e, v, o, batches, mores)
		lines, hidden = s.collapse(focus)
	}
	if s.shown() == 0 {
		return empty("there is nothing to show")
	}
	for _, id := range s.order() {
		if !hidden[id] {
			n := d.node(id, focus[id])
			if below := s.below[id]; below > 0 {
				n.Label = fmt.Sprintf("%s (+%d)", n.Label, below)
			}
			p.Nodes = append(p.Nodes, n)
		}
	}
	for i := range s.more {
		p.Nodes = append(p.Nodes, d.moreNode(&s.more[i]))
	}
	for _, l := range lines {
		p.Edges = append(p.Edges, d.line(l))
	}
	for i := range s.more {
		p.Edges = append(p.Edges, d.moreEdges(s, &s.more[i])...)
	}
	slices.SortFunc(p.Edges, func(a, b picture.Edge) int { return compareIDs(a.ID, b.ID) })
	if err := d.group(ctx, v, p); err != nil {
		return err
	}
	d.passed = d.kindOf(hidden)
	p.Legend = d.legendOf(p)
	p.Omitted = d.omitted(s)
	if undated := without(batches); len(undated) > 0 {
		p.Omitted = sentences(p.Omitted, fmt.Sprintf(d.undated, d.listed(undated)))
	}
	p.Source = d.sources(s.claims)
	p.Desc = d.describe(p, v.Focus)
	return nil
}

// fewest is how many nodes a picture is never cut below for the sake of its lines.
const fewest = 8

// maxLines is how many lines a picture of so many nodes holds before nobody follows them, and before Graphviz takes seconds.
func maxLines(nodes int) int { return min(2*nodes, 160) }

// emphasised are the ids of what is drawn with more weight.
func emphasised(ctx context.Context, e *query.Engine, v model.View) (map[string]bool, error) {
	focus := map[string]bool{}
	if v.Focus != "" {
		focus[v.Focus] = true
	}
	if v.Emphasis != "" {
		set, err := e.Select(ctx, v.Emphasis)
		if err != nil {
			return nil, fmt.Errorf("emphasis %q: %w", v.Emphasis, err)
		}
		for _, id := range set.IDs {
			focus[id] = true
		}
	}
	return focus, nil
}
