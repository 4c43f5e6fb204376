package layout

import (
	"context"
	"fmt"

	"kg/internal/picture"
)

// Place lays out a fitted picture and composes the frame around it. Trees, timelines and grids are placed here and
// now, everything else by a worker. Errors: ErrTooLarge before anything starts, ErrTimeout, ErrMemory, ErrWorker,
// ErrReply, ErrRefused, the context's error, or a sentence that says how the picture contradicts itself.
func (p *Pool) Place(ctx context.Context, pic *picture.Picture) (*picture.Placed, error) {
	if err := p.check(pic); err != nil {
		return nil, err
	}
	if len(pic.Nodes) == 0 {
		return picture.Compose(pic, picture.Drawing{}), nil
	}
	switch pic.Layout {
	case picture.Grid:
		return grid(pic), nil
	case picture.Timeline:
		return timeline(pic), nil
	case picture.Tree:
		if f, ok := forestOf(pic); ok {
			return tree(pic, f), nil
		}
	}
	return p.layered(ctx, pic)
}

// Place lays out one picture with a worker of its own; use a Pool for several.
func Place(ctx context.Context, pic *picture.Picture) (*picture.Placed, error) {
	pool := NewPool(Options{Workers: 1})
	defer pool.Close()
	return pool.Place(ctx, pic)
}

// check refuses what Graphviz would choke on and what cannot be drawn.
func (p *Pool) check(pic *picture.Picture) error {
	if err := p.checkSize(pic); err != nil {
		return err
	}
	groups := make(map[string]bool, len(pic.Groups))
	for _, g := range pic.Groups {
		if groups[g.ID] {
			return fmt.Errorf("layout: two groups have the id %q", g.ID)
		}
		groups[g.ID] = true
	}
	known := make(map[string]bool, len(pic.Nodes))
	for _, n := range pic.Nodes {
		switch {
		case known[n.ID]:
			return fmt.Errorf("layout: two nodes have the id %q", n.ID)
		case n.W <= 0 || n.H <= 0:
			return fmt.Errorf("layout: node %q has no size: call Fit first", n.ID)
		case n.Group != "" && !groups[n.Group]:
			return fmt.Errorf("layout: node %q is in the group %q, which is not in the picture", n.ID, n.Group)
		}
		known[n.ID] = true
	}
	for _, e := range pic.Edges {
		if !known[e.From] || !known[e.To] {
			return fmt.Errorf("layout: edge %q joins %q and %q, which are not both in the picture", e.ID, e.From, e.To)
		}
	}
	if pic.Layout == picture.Grid {
		return checkCells(pic)
	}
	return nil
}

func (p *Pool) checkSize(pic *picture.Picture) error {
	n, e := len(pic.Nodes), len(pic.Edges)
	switch pic.Layout {
	case picture.Tree, picture.Timeline, picture.Grid:
		if n+e > p.options.MaxBoxes {
			return fmt.Errorf("%w: %d nodes and %d edges, at most %d together; narrow the selection", ErrTooLarge, n, e, p.options.MaxBoxes)
		}
		return nil
	}
	return p.checkRanks(pic)
}

// checkRanks is the limit of what Graphviz places.
func (p *Pool) checkRanks(pic *picture.Picture) error {
	if n, e := len(pic.Nodes), len(pic.Edges); n > p.options.MaxNodes || e > p.options.MaxEdges {
		return fmt.Errorf("%w: %d nodes and %d edges, at most %d and %d; narrow the selection or write dot",
			ErrTooLarge, n, e, p.options.MaxNodes, p.options.MaxEdges)
	}
	return nil
}
