package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"kg/internal/ask"
	"kg/internal/expr"
	"kg/internal/model"
	"kg/internal/query"
	"kg/internal/store"
)

func engineFlag() cli.Flag {
	return &cli.StringFlag{Name: "engine", Usage: "follow the expression with `ENGINE`: graph, which proves each answer by a path, or cayley, which walks the store itself and only gives the ends", Value: "graph"}
}

// asksCayley reads --engine, and refuses what goes with the other one only.
func (s *session) asksCayley() (bool, error) {
	switch e := s.String("engine"); e {
	case "graph":
		return false, nil
	case "cayley":
	default:
		return false, usage("--engine %q, expected graph or cayley", e)
	}
	for _, other := range []string{"graph", "explain", "witnesses", "as-of", "sources"} {
		if s.IsSet(other) {
			return false, usage("--engine cayley and --%s: it walks a store of the dataset as it is, and gives ends, not paths", other)
		}
	}
	return true, nil
}

// queryCayley answers from a full store, without freezing it.
func (s *session) queryCayley() error {
	if _, err := s.formatOf(tableFormats()); err != nil {
		return err
	}
	ctx := s.Context.Context
	d, err := s.dataset()
	if err != nil {
		return err
	}
	st, e, err := s.openFull(ctx, d)
	if err != nil {
		return err
	}
	defer st.Close()
	for i := range s.Args().Slice() {
		if i != 1 && follows(s.Args().Get(i)) {
			return usage("--engine cayley and %q: a set that an expression leads to is found in the graph", s.Args().Get(i))
		}
	}
	q, err := s.readQuery(e)
	if err != nil {
		return err
	}
	x, err := e.Expand(q.Expr)
	if err != nil {
		return exprError(s.Args().Get(1), err)
	}
	w := storeWalk{ctx, st, e, x, &d.Ontology}
	pairs, cut, err := w.pairs(d, q)
	if err != nil {
		return exprError(s.Args().Get(1), err)
	}
	k := ask.Asker{Engine: e, Lang: s.lang}
	if err := s.tableAnswer(k, k.Paired(q, pairs, cut), ask.Text.Query, ask.Text.QueryTable); err != nil {
		return err
	}
	s.saysCut(cut, len(pairs))
	if len(pairs) == 0 {
		return noAnswer("%s leads nowhere from %s%s", q.Expr, q.From, towards(q))
	}
	return nil
}

// follows reports whether a set is of what an expression leads to.
func follows(text string) (found bool) {
	set, err := expr.ParseSet(text)
	if err != nil {
		return false // said later
	}
	expr.WalkSet(set, func(s expr.Set) {
		_, follow := s.(*expr.Follow)
		found = found || follow
	})
	return found
}

// openFull opens a store that Eval can walk, with an engine that knows names and relations but no claim.
func (s *session) openFull(ctx context.Context, d *model.Dataset) (*store.Store, *query.Engine, error) {
	empty, err := store.Open(ctx, store.Memory)
	if err != nil {
		return nil, nil, failure(err)
	}
	defer empty.Close()
	g, err := empty.Freeze(ctx, d)
	if err != nil {
		return nil, nil, failure(err)
	}
	url := s.String("store")
	if url != store.Memory {
		st, err := s.openStore(ctx, d, url)
		return st, query.New(d, g), err
	}
	st, err := store.Open(ctx, url)
	if err == nil {
		err = st.FillFull(ctx, d)
	}
	return st, query.New(d, g), failure(err)
}

// storeWalk follows one expression on a store.
type storeWalk struct {
	ctx      context.Context
	store    *store.Store
	engine   *query.Engine
	x        expr.Expr
	ontology *model.Ontology
}

func (w storeWalk) from(x expr.Expr, starts ...string) ([]string, error) {
	ids, err := w.store.Eval(w.ctx, starts, x, w.ontology)
	return ids, failure(err)
}

// pairs follows the expression from each start, in the order of ids.
func (w storeWalk) pairs(d *model.Dataset, q ask.Query) (pairs []query.Pair, cut query.Cut, err error) {
	starts, err := w.starts(d, q)
	if err != nil {
		return nil, query.Whole, err
	}
	for _, start := range starts {
		ends, err := w.from(w.x, start)
		if err != nil {
			return nil, query.Whole, err
		}
		for _, end := range ends {
			if _, wanted := slices.BinarySearch(q.Ends.IDs, end); !wanted && !q.Ends.Free {
				continue
			}
			if q.Limit > 0 && len(pairs) == q.Limit {
				return pairs, query.AtLimit, nil
			}
			from, ok1 := d.Entity(start)
			to, ok2 := d.Entity(end)
			if !ok1 || !ok2 {
				return nil, query.Whole, failure(fmt.Errorf("%q and %q are in the store, and not both in the dataset", start, end))
			}
			pairs = append(pairs, query.Pair{Start: from, End: to})
		}
	}
	return pairs, query.Whole, nil
}

// starts are the entities to start from. Where they are free and the ends are not, the expression is first followed backwards.
func (w storeWalk) starts(d *model.Dataset, q ask.Query) (starts []string, err error) {
	if !q.Starts.Free {
		return q.Starts.IDs, nil
	}
	if query.UsesCited(w.x) {
		return nil, w.engine.FreeCited(q.Expr)
	}
	if !q.Ends.Free {
		return w.from(&expr.Inverse{Of: w.x}, q.Ends.IDs...)
	}
	for _, e := range d.Entities {
		starts = append(starts, e.ID)
	}
	return starts, nil
}
