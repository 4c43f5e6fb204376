package main

import (
	"context"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"kg/internal/expr"
	"kg/internal/generate"
	"kg/internal/graph"
	"kg/internal/query"
	"kg/internal/store"
)

func freeze(ctx context.Context, path string) (*graph.Graph, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return store.ReadQuads(ctx, path, f)
}

// plan picks the work: 200 pairs by chance; the relation whose closure is largest, alone and behind the two most frequent ones; and
// of 200 entities by chance the ten from which these lead farthest.
func plan(ctx context.Context, path, folder string) error {
	g, err := freeze(ctx, path)
	if err != nil {
		return err
	}
	rng := rand.New(rand.NewPCG(4, 200))
	w := work{Entities: g.Len(), Claims: g.Claims(), Few: 20}
	w.Repeats.Load, w.Repeats.Paths, w.Repeats.Closures = 2, 3, 5
	anybody := func() string { return g.Name(graph.Node(rng.IntN(g.Len()))) }
	for len(w.Pairs) < 200 {
		if p := [2]string{anybody(), anybody()}; p[0] != p[1] {
			w.Pairs = append(w.Pairs, p)
		}
	}
	var sample []string
	for len(sample) < 200 {
		if s := anybody(); !slices.Contains(sample, s) {
			sample = append(sample, s)
		}
	}
	e := query.Over(g)
	far, err := farthest(ctx, e, g, sample[:50])
	if err != nil {
		return err
	}
	a, b := frequent(g)
	w.Closures = []closure{newClosure("A+", far, a, b), newClosure("(B|C)/A*", far, a, b)}
	reach := map[string]int{}
	for _, s := range sample {
		counts := []int{}
		for _, c := range w.Closures {
			n, err := count(ctx, e, s, c.KG)
			if err != nil {
				return err
			}
			counts = append(counts, n)
		}
		reach[s] = slices.Min(counts)
	}
	slices.SortFunc(sample, func(x, y string) int { return reach[y] - reach[x] })
	w.Starts = sample[:10]
	return writeJSON(folder, "work.json", w)
}

// newClosure puts relations for the letters of a pattern.
func newClosure(pattern, a, b, c string) closure {
	iris := strings.NewReplacer("A", "<"+a+">", "B", "<"+b+">", "C", "<"+c+">")
	short := func(iri string) string { return strings.TrimPrefix(iri, generate.RelationBase) }
	names := strings.NewReplacer("A", short(a), "B", short(b), "C", short(c))
	return closure{Name: names.Replace(pattern), KG: iris.Replace(pattern), SPARQL: iris.Replace(pattern)}
}

// farthest is the relation whose closure is largest from some starts together.
func farthest(ctx context.Context, e *query.Engine, g *graph.Graph, starts []string) (string, error) {
	best, most := "", -1
	for _, r := range g.Relations() {
		n, err := count(ctx, e, starts[0], "<"+r+">+", starts[1:]...)
		if err != nil {
			return "", err
		}
		if n > most {
			best, most = r, n
		}
	}
	return best, nil
}

// frequent are the two relations with the most claims.
func frequent(g *graph.Graph) (string, string) {
	claims := map[string]int{}
	for n := range graph.Node(g.Len()) {
		for _, a := range g.Out(n) {
			claims[g.RelationName(a.Relation)]++
		}
	}
	names := slices.Clone(g.Relations())
	slices.SortStableFunc(names, func(x, y string) int { return claims[y] - claims[x] })
	return names[0], names[1]
}

func count(ctx context.Context, e *query.Engine, start, text string, more ...string) (int, error) {
	x, err := expr.Parse(text)
	if err != nil {
		return 0, err
	}
	ids, err := e.Reach(ctx, append([]string{start}, more...), x)
	return len(ids), err
}
