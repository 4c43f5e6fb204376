package query

import (
	"cmp"
	"context"
	"slices"

	"kg/internal/expr"
	"kg/internal/graph"
)

// Cell says that two entities are tied.
type Cell struct {
	Row, Column string // ids
	Count       int    // the claims that tie them; with an expression, those that its ways from row to column end with. At least 1
	Paths       []Path // each claim as a path of one hop; with an expression, the shortest way
}

// Matrix returns the cells of a table of entities by entities that are not empty, sorted by row and column. Without an
// expression they are tied by the claims between them, in either direction; with one, by its ways from row to
// column. Errors are those of Eval. It takes a search for each row.
func (e *Engine) Matrix(ctx context.Context, rows, columns []string, way expr.Expr) ([]Cell, error) {
	starts, err := e.nodes(rows)
	if err != nil {
		return nil, err
	}
	ends, err := e.nodes(columns)
	if err != nil {
		return nil, err
	}
	wanted := newSet(e.graph.Len())
	for _, n := range ends {
		wanted.add(int(n))
	}
	row := e.directCells
	if way != nil {
		a, err := e.compile(way, nil)
		if err != nil {
			return nil, err
		}
		w := e.newWalk(a, true)
		row = func(ctx context.Context, start graph.Node, wanted set) ([]Cell, error) {
			return w.cells(ctx, start, wanted)
		}
	}
	var cells []Cell
	for _, start := range starts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		found, err := row(ctx, start, wanted)
		if err != nil {
			return nil, err
		}
		cells = append(cells, found...)
	}
	slices.SortFunc(cells, func(x, y Cell) int { return cmp.Or(cmp.Compare(x.Row, y.Row), cmp.Compare(x.Column, y.Column)) })
	return cells, nil
}

// directCells are those of one row, without an expression.
func (e *Engine) directCells(_ context.Context, start graph.Node, wanted set) ([]Cell, error) {
	byColumn := map[graph.Node]*Cell{}
	var order []graph.Node
	for _, h := range e.hopsAt(start, graph.Both) {
		if !wanted.has(int(h.To)) || h.Inverse && h.From == h.To { // a claim on itself stands in both lists
			continue
		}
		path, err := e.path(graph.Path{h})
		if err != nil {
			return nil, err
		}
		if byColumn[h.To] == nil {
			byColumn[h.To] = &Cell{Row: e.graph.Name(start), Column: e.graph.Name(h.To)}
			order = append(order, h.To)
		}
		c := byColumn[h.To]
		c.Count++
		c.Paths = append(c.Paths, path)
	}
	cells := make([]Cell, len(order))
	for i, n := range order {
		cells[i] = *byColumn[n]
	}
	return cells, nil
}

// cells are those of one row, with an expression.
func (w *walk) cells(ctx context.Context, start graph.Node, wanted set) ([]Cell, error) {
	if err := w.run(ctx, start, nil); err != nil {
		return nil, err
	}
	var cells []Cell
	for all := w.byNode(); len(all) > 0; {
		n := all[0].node
		end := slices.IndexFunc(all, func(a arrival) bool { return a.node != n })
		if end < 0 {
			end = len(all)
		}
		if wanted.has(int(n)) {
			path, err := w.e.path(w.trace(all[0]))
			if err != nil {
				return nil, err
			}
			cells = append(cells, Cell{Row: w.e.graph.Name(start), Column: w.e.graph.Name(n), Count: claims(all[:end]), Paths: []Path{path}})
		}
		all = all[end:]
	}
	return cells, nil
}

// claims counts what some arrivals end with: a claim that was followed both ways is one, and so is having stayed.
func claims(arrivals []arrival) int {
	ended := map[graph.Claim]bool{}
	stayed := 0
	for _, a := range arrivals {
		if a.parent < 0 {
			stayed = 1
		} else {
			ended[a.hop.Claim] = true
		}
	}
	return len(ended) + stayed
}
