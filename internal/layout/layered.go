package layout

import (
	"context"
	"errors"
	"slices"
	"time"

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

// layered has Graphviz place a picture, and then moves labels off lines that are not theirs.
func (p *Pool) layered(ctx context.Context, pic *picture.Picture) (*picture.Placed, error) {
	placed, err := p.ranked(ctx, pic)
	if err != nil {
		return nil, err
	}
	keepClear(placed)
	return placed, nil
}

// ranked has Graphviz place a picture. Where the drawing comes out too long or too tall for the sheet that its size is
// made for, or edges through boxes, other plans are tried until one is well; if none is, the best of them is taken. The first plan is nearly
// always enough, so that a picture costs one layout.
func (p *Pool) ranked(ctx context.Context, pic *picture.Picture) (*picture.Placed, error) {
	if err := p.checkRanks(pic); err != nil {
		return nil, err
	}
	r := &ranking{pool: p, pic: withoutEmptyGroups(pic), left: p.options.Timeout, share: p.options.Timeout}
	if len(pic.Nodes) <= maxRetried {
		r.share /= 4
	}
	best, err := r.first(ctx)
	if err != nil {
		return nil, err
	}
	attempt := func(pl plan) {
		if best.enough && best.through == 0 || len(pic.Nodes) > maxRetried || r.left <= 0 || ctx.Err() != nil {
			return
		}
		// What fails now has been placed before: the best of what there is will do.
		if other, err := r.try(ctx, pl); err == nil && other.betterThan(best) {
			best = other
		}
	}
	if best.enough && best.through == 0 && best.fill < wellFilled && len(pic.Nodes) <= maxRetried && r.left > 0 && len(partsOf(pic)) == 1 {
		if other, err := r.try(ctx, plan{down: !best.plan.down}); err == nil && other.enough && other.through == 0 && other.size > turnGain*best.size {
			best = other
		}
	}
	attempt(plan{down: !best.plan.down})
	for _, down := range []bool{best.plan.down, !best.plan.down} {
		for _, pl := range retries() {
			pl.down = down
			attempt(pl)
		}
	}
	if ratio := spread(best.placed, best.drawing.Width, best.drawing.Height); ratio > 0 && r.left > 0 {
		pl := best.plan
		pl.ratio = ratio
		if other, err := r.try(ctx, pl); err == nil && !best.betterThan(other) && other.size > best.size*0.98 {
			best = other
		}
	}
	return best.placed, nil
}

// ranking is the work on one picture.
type ranking struct {
	pool  *Pool
	pic   *picture.Picture
	left  time.Duration // for all plans together
	share time.Duration // for one of them: some plans of small pictures, which take 20 ms, never end
}

// first is the first plan that comes back in order. Where groups are, Graphviz sometimes mixes them up or never ends; another
// direction or other ranks mostly help, and if nothing does the picture is better a table.
func (r *ranking) first(ctx context.Context) (tried, error) {
	down := r.pic.Down
	t, err := r.try(ctx, plan{down: down})
	for _, pl := range []plan{{down: !down}, {down: down, stagger: true}, {down: !down, stagger: true}, {down: down, tight: true, wrap: 1.3}} {
		if r.left <= 0 || !errors.Is(err, errMixed) && !errors.Is(err, ErrTimeout) {
			break
		}
		t, err = r.try(ctx, pl)
	}
	return t, err
}

// retries are the plans after the first two, in either direction: what changes a drawing least comes first.
func retries() []plan {
	return []plan{
		{tight: true}, {tight: true, stagger: true}, {tight: true, wrap: 0.9}, {tight: true, wrap: 1.2}, {tight: true, wrap: 0.8}, {tight: true, wrap: 1.3},
		{tight: true, wrap: 0.7}, {tight: true, wrap: 1.3, stagger: true},
	}
}

// tightly is how much of its gaps and paddings a tight drawing keeps.
const tightly = 0.7

// A drawing that covers less of its sheet than wellFilled is tried in the other direction too, which is taken where text comes out
// turnGain times as large: long flat pictures are small on a slide. What is in several parts is set in columns instead.
const (
	wellFilled = 0.7
	turnGain   = 1.1
)

// maxRetried is the largest picture that is laid out more than once: no size promises more nodes.
const maxRetried = 150

// tried is a plan with what came of it.
type tried struct {
	plan    plan
	placed  *picture.Placed
	drawing picture.Drawing // its size only
	size    float64         // of the smallest text on the sheet
	enough  bool            // for the sheet
	fill    float64         // how much of the sheet it covers
	through int             // edges that pass through a box which is not theirs, or through a group's heading
}

// betterThan puts legible drawings first, of these the one whose edges keep clear of boxes, and else the larger text.
func (t tried) betterThan(o tried) bool {
	switch {
	case t.enough != o.enough:
		return t.enough
	case t.enough:
		return t.through < o.through
	}
	return t.size > o.size*1.001
}

func (r *ranking) try(ctx context.Context, pl plan) (tried, error) {
	pic, m := r.pic, r.pic.Metrics
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
	err := r.pool.ask(ctx, request(pic, pl), &r.left, r.share, func(reply []byte) (err error) {
		d, err = place(pic, reply)
		return err
	})
	if err == nil {
		err = mixed(pic, d)
	}
	if err != nil {
		return tried{}, err
	}
	inColumns(pic, &d, pl.down)
	t := tried{plan: pl, placed: picture.Compose(pic, d), drawing: picture.Drawing{Width: d.Width, Height: d.Height}}
	t.size, t.enough = t.placed.Legible()
	t.fill = t.placed.Metrics.Sheet.Fill(t.placed.Width, t.placed.Height)
	if len(pic.Nodes) <= maxRetried {
		t.through = through(t.placed)
	}
	return t, nil
}

// through counts the edges that pass through a box which is not theirs, or through a group's heading.
func through(p *picture.Placed) int {
	boxes := make([]picture.Rect, len(p.Nodes))
	for i, n := range p.Nodes {
		boxes[i] = around(p.NodeAt[i], n.W-2, n.H-2)
	}
	headings := make([]picture.Rect, len(p.HeadingAt))
	for i, at := range p.HeadingAt {
		headings[i] = around(at, p.Groups[i].LW, p.Groups[i].LH)
	}
	count := 0
	for i, e := range p.Edges {
		line := course(&p.EdgeAt[i])
		if slices.ContainsFunc(headings, func(r picture.Rect) bool { return touched(line, r) > 0 }) {
			count++
			continue
		}
		for k, n := range p.Nodes {
			if n.ID != e.From && n.ID != e.To && touched(line, boxes[k]) > 0 {
				count++
				break
			}
		}
	}
	return count
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
