// Package graphtest freezes datasets without a store, for tests that are not about stores.
//
//	g := graphtest.Freeze(t, dataset)
package graphtest

import (
	"kg/internal/graph"
	"kg/internal/model"
)

// Fataler is what a test ends with: a *testing.T, a *testing.B or a *rapid.T.
type Fataler interface {
	Helper()
	Fatal(...any)
}

// Freeze makes the graph of a dataset's types and claims.
func Freeze(t Fataler, d *model.Dataset) *graph.Graph {
	t.Helper()
	var b graph.Builder
	for _, e := range d.Entities {
		b.Node(e.ID, e.Type)
	}
	for _, c := range d.Claims {
		b.Claim(c.ID, c.From, c.Relation, c.To)
	}
	g, err := b.Freeze()
	if err != nil {
		t.Fatal(err)
	}
	return g
}
