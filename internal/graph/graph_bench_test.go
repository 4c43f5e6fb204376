package graph

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// grown collects a graph of so many claims and a fifth as many nodes, in which those that have many claims get more
// (preferential attachment: Barabási and Albert 1999). Half of the nodes' ids are like IRIs of some length.
func grown(claims int) *Builder {
	var b Builder
	r := rand.New(rand.NewPCG(1, uint64(claims)))
	p := b.Part()
	relations := make([]RelationRef, 12)
	for i := range relations {
		relations[i] = p.Relation(fmt.Sprintf("https://kg.example/relation/%d", i))
	}
	nodes := make([]NodeRef, max(claims/5, 1))
	for i := range nodes {
		nodes[i] = p.Node(fmt.Sprintf("https://kg.example/e/%x", r.Uint32()))
		p.Type(nodes[i], fmt.Sprint("type", r.IntN(10)), 0)
	}
	tied := make([]NodeRef, 0, 2*claims)
	pick := func() NodeRef {
		if len(tied) > 0 && r.IntN(2) == 0 {
			return tied[r.IntN(len(tied))]
		}
		return nodes[r.IntN(len(nodes))]
	}
	for i := range claims {
		from, to := pick(), pick()
		// What differs in i and comes twice otherwise is one claim: the label keeps each.
		p.Triple(from, relations[min(r.IntN(12), r.IntN(12))], to, p.LabelBytes(fmt.Appendf(nil, "%d", i%2*i)))
		tied = append(tied, from, to)
	}
	return &b
}

func sizes(b *testing.B, run func(b *testing.B, builder *Builder)) {
	for _, claims := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(claims), func(b *testing.B) {
			builder := grown(claims)
			b.ReportAllocs()
			b.ResetTimer()
			run(b, builder)
		})
	}
}

func frozen(t testing.TB, b *Builder) *Graph {
	t.Helper()
	g, err := b.Freeze()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func BenchmarkFreeze(b *testing.B) {
	sizes(b, func(b *testing.B, builder *Builder) {
		for b.Loop() {
			g := frozen(b, builder)
			adjacency, names := g.Bytes()
			b.ReportMetric(float64(adjacency)/float64(g.Claims()), "adjacency-B/claim")
			b.ReportMetric(float64(names)/float64(g.Claims()), "names-B/claim")
		}
	})
}

// BenchmarkShortest takes the next of a hundred random pairs each time.
func BenchmarkShortest(b *testing.B) {
	sizes(b, func(b *testing.B, builder *Builder) {
		g := frozen(b, builder)
		r := rand.New(rand.NewPCG(2, 2))
		pairs := make([][2][]Node, 100)
		for i := range pairs {
			pairs[i] = [2][]Node{{Node(r.IntN(g.Len()))}, {Node(r.IntN(g.Len()))}}
		}
		i := 0
		b.ResetTimer()
		for b.Loop() {
			if _, err := g.Shortest(b.Context(), pairs[i%100][0], pairs[i%100][1], Options{}); err != nil {
				b.Fatal(err)
			}
			i++
		}
	})
}

func BenchmarkAround(b *testing.B) {
	sizes(b, func(b *testing.B, builder *Builder) {
		g := frozen(b, builder)
		r := rand.New(rand.NewPCG(3, 3))
		b.ResetTimer()
		for b.Loop() {
			g.Around(b.Context(), []Node{Node(r.IntN(g.Len()))}, 2, Both)
		}
	})
}

// BenchmarkSimplePaths takes the first ten paths between random pairs.
func BenchmarkSimplePaths(b *testing.B) { tenPaths(b, nil) }

// BenchmarkLightest is the same with weights.
func BenchmarkLightest(b *testing.B) {
	tenPaths(b, func(c Claim) float64 { return float64(1 + c%5) })
}

func tenPaths(b *testing.B, weight func(Claim) float64) {
	sizes(b, func(b *testing.B, builder *Builder) {
		g := frozen(b, builder)
		r := rand.New(rand.NewPCG(5, 5))
		b.ResetTimer()
		for b.Loop() {
			if _, err := first(b.Context(), g, []Node{Node(r.IntN(g.Len()))}, []Node{Node(r.IntN(g.Len()))}, Options{Weight: weight}, 10); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkBetween looks for what stands between two nodes in at most four hops.
func BenchmarkBetween(b *testing.B) {
	sizes(b, func(b *testing.B, builder *Builder) {
		g := frozen(b, builder)
		r := rand.New(rand.NewPCG(4, 4))
		b.ResetTimer()
		for b.Loop() {
			if _, err := g.Between(b.Context(), []Node{Node(r.IntN(g.Len()))}, []Node{Node(r.IntN(g.Len()))}, Options{MaxHops: 4}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
