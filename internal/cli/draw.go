package cli

import (
	"context"

	"kg/internal/ask"
	"kg/internal/layout"
	"kg/internal/model"
	"kg/internal/picture"
	"kg/internal/view"
)

// draw makes the picture of a view in a size, and places it where that is wanted.
func draw(ctx context.Context, k ask.Asker, pool *layout.Pool, v model.View, m picture.Metrics, place bool) (*picture.Placed, error) {
	p, err := view.Draw(ctx, k.Engine, v, view.Options{Lang: k.Lang, Size: model.Size(m.Name), Max: m.MaxNodes})
	if err != nil {
		return nil, noAnswer("%w", err)
	}
	p.Fit(m)
	if !place {
		return &picture.Placed{Picture: p}, nil
	}
	placed, err := pool.Place(ctx, p)
	return placed, failure(err)
}
