package layout

import (
	"context"

	"kg/internal/picture"
)

// PlaceOrTable is Place; a picture that cannot be laid out is placed as a table of what it shows, and why says what the
// matter was. why is nil when the picture is as it was meant.
func (p *Pool) PlaceOrTable(ctx context.Context, pic *picture.Picture) (placed *picture.Placed, why, err error) {
	placed, err = p.Place(ctx, pic)
	if err == nil || !Hopeless(err) {
		return placed, nil, err
	}
	t := picture.Table(pic)
	t.Fit(pic.Metrics)
	placed, tableErr := p.Place(ctx, t)
	if tableErr != nil {
		return nil, nil, err
	}
	return placed, err, nil
}
