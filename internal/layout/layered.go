package layout

import (
	"context"
	"errors"

	"kg/internal/picture"
)

// plan is one way to lay out a picture in ranks.
type plan struct {
	down    bool    // ranks go down the page
	wrap    float64 // labels are wrapped at so many times their width; 0 means as they are
	tight   bool    // outlines and ranks come nearer
	stagger bool    // what hangs on one line only is dealt out to several ranks, so that none is long
	ratio   float64 // height by width to which Graphviz spreads the drawing; 0 leaves it
}

// layered has Graphviz place a picture. Where the drawing comes out too long or too tall for the sheet that its size is
// made for, other plans are tried until one is legible; if none is, the best of them is taken. The first plan is nearly
// always enough, so that a picture costs one layout.
func (p *Pool) layered(ctx context.Context, pic *picture.Picture) (*picture.Placed, error) {
	if err := p.checkRanks(pic); err != nil {
		return nil, err
	}
	pic = withoutEmptyGroups(pic)
	best, err := p.first(ctx, pic)
	if err != nil {
		return nil, err
	}
	attempt := func(pl plan) {
		if best.enough || len(pic.Nodes) > maxRetried || ctx.Err() != nil {
			return
		}
		// What fails now has been placed before: the best of what there is will do.
		if other, err := p.try(ctx, pic, pl); err == nil && other.size > best.size*1.001 {
			best = other
		}
	}
	attempt(plan{down: !best.plan.down})
	for _, pl := range retries() {
		pl.down = best.plan.down
		attempt(pl)
	}
	other := best.plan
	other.down = !other.down
	attempt(other)
	if ratio := spread(best.placed, best.drawing.Width, best.drawing.Height); ratio > 0 {
		pl := best.plan
		pl.ratio = ratio
		if other, err := p.try(ctx, pic, pl); err == nil && (other.enough || other.size >= best.size*0.999) {
			best = other
		}
	}
	return best.placed, nil
}

// first is the first plan that comes back in order. Where groups are, Graphviz sometimes mixes them up; another direction or
// other ranks mostly help, and if nothing does the picture is better a table.
func (p *Pool) first(ctx context.Context, pic *picture.Picture) (tried, error) {
	t, err := p.try(ctx, pic, plan{down: pic.Down})
	for _, pl := range []plan{{down: !pic.Down}, {down: pic.Down, stagger: true}, {down: !pic.Down, stagger: true}, {down: pic.Down, tight: true, wrap: 1.35}} {
		if !errors.Is(err, errMixed) {
			break
		}
		t, err = p.try(ctx, pic, pl)
	}
	return t, err
}

// retries are the plans after the first two, in either direction: what changes a drawing least comes first.
func retries() []plan {
	return []plan{
		{tight: true}, {tight: true, stagger: true}, {tight: true, wrap: 0.8}, {tight: true, wrap: 1.35},
		{tight: true, wrap: 0.7}, {tight: true, wrap: 1.35, stagger: true},
	}
}

// tightly is how much of its gaps and paddings a tight drawing keeps.
const tightly = 0.7

// maxRetried is the largest picture that is laid out more than once: no size promises more nodes.
const maxRetried = 150

// tried is a plan with what came of it.
type tried struct {
	plan    plan
	placed  *picture.Placed
	drawing picture.Drawing // its size only
	size    float64         // of the smallest text on the sheet
	enough  bool
}

func (p *Pool) try(ctx context.Context, pic *picture.Picture, pl plan) (tried, error) {
	m := pic.Metrics
	if pl.wrap > 0 {
		m.WrapAt *= pl.wrap
	}
	if pl.tight {
		m.Padding, m.NodeSep, m.RankSep = m.Padding*tightly, m.NodeSep*tightly, m.RankSep*tightly
	}
	if m != pic.Metrics {
		pic = pic.Refit(m)
	}
	var d picture.Drawing
	err := p.ask(ctx, request(pic, pl), func(reply []byte) (err error) {
		d, err = place(pic, reply)
		return err
	})
	if err == nil {
		err = mixed(pic, d)
	}
	if err != nil {
		return tried{}, err
	}
	t := tried{plan: pl, placed: picture.Compose(pic, d), drawing: picture.Drawing{Width: d.Width, Height: d.Height}}
	t.size, t.enough = t.placed.Legible()
	return t, nil
}

// withoutEmptyGroups leaves away the groups that no node is in: there is nothing to draw a frame around.
func withoutEmptyGroups(pic *picture.Picture) *picture.Picture {
	used := make(map[string]bool, len(pic.Groups))
	for _, n := range pic.Nodes {
		used[n.Group] = true
	}
	var groups []picture.Group
	for _, g := range pic.Groups {
		if used[g.ID] {
			groups = append(groups, g)
		}
	}
	if len(groups) == len(pic.Groups) {
		return pic
	}
	q := *pic
	q.Groups = groups
	return &q
}

// spread is the ratio at which a drawing should be made again, 0 when it is well as it is. A picture that is narrower than
// its size wants has room at its sides that costs nothing: Graphviz moves the ranks apart before it draws the
// lines, at most to 1.7 times the width. Nothing is ever stretched in height.
func spread(placed *picture.Placed, drawingW, drawingH float64) float64 {
	aspect := placed.Metrics.Aspect
	if aspect == 0 || len(placed.Nodes) < 6 || placed.Width > 0.95*aspect*placed.Height {
		return 0
	}
	frameX, frameY := placed.Width-drawingW, placed.Height-drawingH
	width := min(aspect*(drawingH+frameY)-frameX, 1.7*drawingW)
	if width < 1.05*drawingW {
		return 0
	}
	return drawingH / width
}
