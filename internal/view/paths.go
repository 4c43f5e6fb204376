package view

import (
	"context"
	"fmt"

	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/query"
)

// Paths are the paths that DrawPaths draws, and what was asked for, which the title and the caption say.
type Paths struct {
	ID       string       // of the picture
	Pairs    []query.Pair // as query.Paths finds them; at least one
	Cut      query.Cut    // why there may be more
	From, To string       // selections
	Avoiding []string     // selections; Avoid is not looked at
	Several  bool         // there are several starts or ends, so that there are paths for every two
	All      bool         // all paths were asked for, and not the shortest
	AsOf     string       // the date of the dataset; "" for today
	query.PathOptions
}

// DrawPaths draws the entities and the claims of paths, each claim once and in its own direction, and nothing else. The ends
// are emphasised; nodes stand in the order of the paths. Where the paths hold more than o.Max entities, the first ones are drawn whole, as
// many as there is room for, and what else lies on them is summarised.
func DrawPaths(ctx context.Context, e *query.Engine, paths Paths, o Options) (*picture.Picture, error) {
	d := &drawing{data: e.Dataset(), whole: e, lang: o.Lang, words: wordsIn(o.Lang)}
	w := pathWordsIn(o.Lang)
	v := model.View{ID: paths.ID, Emphasis: "(" + paths.From + ") + (" + paths.To + ")"}
	p := &picture.Picture{
		ID: paths.ID, Lang: string(o.Lang), Words: picture.Words{Legend: d.legend, To: d.to},
		Title:   fmt.Sprintf(w.title, called(ctx, e, paths.From).In(o.Lang), called(ctx, e, paths.To).In(o.Lang), w.what(paths)),
		Caption: d.pathCaption(ctx, e, paths, w),
	}
	if err := d.fillPicture(ctx, e, v, o, p, pathBatches(d.data, paths.Pairs, o.Max)); err != nil {
		return nil, fmt.Errorf("the paths from %s to %s: %w", paths.From, paths.To, err)
	}
	runAlong(p, paths.Pairs)
	return p, nil
}

// runAlong has the edges laid out as the paths run, from start to end, whatever the direction of their claims: of a claim on
// several paths the first decides.
func runAlong(p *picture.Picture, pairs []query.Pair) {
	against := map[string]bool{}
	for _, pair := range pairs {
		for _, path := range pair.Paths {
			for _, h := range path {
				if _, known := against[h.Claim.ID]; !known {
					against[h.Claim.ID] = h.Inverse
				}
			}
		}
	}
	for i := range p.Edges {
		if inverse, known := against[p.Edges[i].ID]; known {
			p.Edges[i].Reversed = inverse
		}
	}
}

// pathBatches has a batch for each path: the first of every two ends, in the order of the answer, then the second, and so on. So a picture
// takes in whole paths, the best first. A first path that is too long for a picture begins with its ends, which then are shown with nodes
// that stand for what ties them.
func pathBatches(d *model.Dataset, pairs []query.Pair, most int) []batch {
	var batches []batch
	for rank, more := 0, true; more; rank++ {
		more = false
		for _, pair := range pairs {
			if rank < len(pair.Paths) {
				batches = append(batches, pathBatch(d, pair, pair.Paths[rank]))
				more = true
			}
		}
	}
	if len(batches) > 0 && len(batches[0].found) > most-maxMore {
		ends := batch{claims: []model.Claim{}, found: []query.Reached{{Entity: pairs[0].Start}, {Entity: pairs[0].End}}}
		batches = append([]batch{ends}, batches...)
	}
	return batches
}

// pathBatch is the entities of a path in their order, each with the whole path, and its claims. A path without hops is its start.
func pathBatch(d *model.Dataset, pair query.Pair, path query.Path) batch {
	b := batch{claims: make([]model.Claim, 0, len(path)), found: []query.Reached{{Entity: pair.Start, Paths: []query.Path{path}}}}
	for _, h := range path {
		x, _ := d.Entity(h.To)
		b.found = append(b.found, query.Reached{Entity: x, Paths: []query.Path{path}})
		b.claims = append(b.claims, h.Claim)
	}
	return b
}
