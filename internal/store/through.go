package store

import (
	"context"

	"kg/internal/graph"
	"kg/internal/model"
)

// Through takes a dataset through a store in memory: what it freezes to.
func Through(ctx context.Context, d *model.Dataset) (*graph.Graph, error) {
	s, err := Open(ctx, Memory)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	if err := s.Fill(ctx, d); err != nil {
		return nil, err
	}
	return s.Freeze(ctx, d)
}
