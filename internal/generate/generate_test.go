package generate

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kg/data"
	"kg/internal/load"
	"kg/internal/model"
)

func shipped(t testing.TB) *model.Dataset {
	t.Helper()
	d, _, err := load.Decode(data.Compiled)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func generated(t rapid.TB, d *model.Dataset, s Size) string {
	var b bytes.Buffer
	if err := Quads(context.Background(), &b, d, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// facts are what stands in the lines of a file.
type facts struct {
	types  map[string]string // by entity
	claims [][3]string
}

func read(t rapid.TB, text string) facts {
	f := facts{types: map[string]string{}}
	for line := range strings.Lines(text) {
		w := strings.Split(line, " ")
		if len(w) != 4 || w[3] != ".\n" {
			t.Fatalf("the line %q is no triple", line)
		}
		if w[1] == "<"+RDFType+">" {
			f.types[w[0]] = base(t, w[2], TypeBase)
			continue
		}
		base(t, w[0], EntityBase)
		base(t, w[2], EntityBase)
		f.claims = append(f.claims, [3]string{w[0], base(t, w[1], RelationBase), w[2]})
	}
	return f
}

func base(t rapid.TB, iri, prefix string) string {
	rest, ok := strings.CutPrefix(iri, "<"+prefix)
	if !ok || !strings.HasSuffix(rest, ">") {
		t.Fatalf("%s does not begin with %s", iri, prefix)
	}
	return strings.TrimSuffix(rest, ">")
}

func TestTheSameSizeGivesTheSameBytes(t *testing.T) {
	d := shipped(t)
	s := Size{Entities: 500, Claims: 2000, Seed: 3}
	first := generated(t, d, s)
	if generated(t, d, s) != first {
		t.Error("twice the same, and different bytes")
	}
	if s.Seed = 4; generated(t, d, s) == first {
		t.Error("another seed, and the same bytes")
	}
}

func TestCountsAreExact(t *testing.T) {
	d := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		s := Size{Entities: rapid.IntRange(1, 400).Draw(t, "entities"), Seed: rapid.Uint64().Draw(t, "seed")}
		s.Claims = rapid.IntRange(0, 8*s.Entities).Draw(t, "claims")
		s.NoTypes = rapid.Bool().Draw(t, "no types")
		var b bytes.Buffer
		if err := Quads(context.Background(), &b, d, s); err != nil {
			var much *SizeError
			if !errors.As(err, &much) || s.Claims < s.Entities && s.Entities > 50 {
				t.Fatal(err)
			}
			return // so many do not fit
		}
		f := read(t, b.String())
		seen := map[[3]string]bool{}
		ends := map[string]bool{}
		for _, c := range f.claims {
			if seen[c] || c[0] == c[2] {
				t.Fatalf("%v stands there twice, or leads to itself", c)
			}
			seen[c], ends[c[0]], ends[c[2]] = true, true, true
		}
		want := s.Entities
		if s.NoTypes {
			want = 0
		}
		if len(f.claims) != s.Claims || len(f.types) != want || len(ends) > s.Entities {
			t.Fatalf("%d claims, %d types and %d entities in claims, want %+v", len(f.claims), len(f.types), len(ends), s)
		}
	})
}

// TestAsManyAsFit asks for what fits, and for one more.
func TestAsManyAsFit(t *testing.T) {
	d := shipped(t)
	var much *SizeError
	if err := Quads(t.Context(), &bytes.Buffer{}, d, Size{Entities: 20, Claims: 100_000}); !errors.As(err, &much) {
		t.Fatalf("%v", err)
	}
	var most int
	if _, err := fmt.Sscanf(much.What, "100000 claims among 20 entities: at most %d fit", &most); err != nil {
		t.Fatal(err)
	}
	if n := len(read(t, generated(t, d, Size{Entities: 20, Claims: most})).claims); n != most {
		t.Errorf("%d claims, want %d", n, most)
	}
	if err := Quads(t.Context(), &bytes.Buffer{}, d, Size{Entities: 20, Claims: most + 1}); !errors.As(err, &much) {
		t.Errorf("%d claims fit, and %d too (%v)", most, most+1, err)
	}
}

// degrees are how many claims entities start and end, of all relations, each list ascending.
func degrees(claims [][3]string, entities int) (out, in []int) {
	o, i := map[string]int{}, map[string]int{}
	for _, c := range claims {
		o[c[0]]++
		i[c[2]]++
	}
	list := func(m map[string]int) []int {
		l := make([]int, entities)
		at := entities
		for _, n := range m {
			at--
			l[at] = n
		}
		slices.Sort(l)
		return l
	}
	return list(o), list(i)
}

func ofDataset(d *model.Dataset) facts {
	f := facts{types: map[string]string{}}
	for _, e := range d.Entities {
		f.types[e.ID] = e.Type
	}
	for _, c := range d.Claims {
		f.claims = append(f.claims, [3]string{c.From, c.Relation, c.To})
	}
	return f
}

// patterns are the shares of "relation from type to type".
func (f facts) patterns() map[string]float64 {
	shares := map[string]float64{}
	for _, c := range f.claims {
		shares[f.types[c[0]]+" "+c[1]+" "+f.types[c[2]]] += 1 / float64(len(f.claims))
	}
	return shares
}

func (f facts) kinds() map[string]float64 {
	shares := map[string]float64{}
	for _, typ := range f.types {
		shares[typ] += 1 / float64(len(f.types))
	}
	return shares
}

// apart is half the sum of the differences of two distributions: 0 for equal ones, 1 for disjoint ones.
func apart(a, b map[string]float64) float64 {
	sum := 0.0
	for k := range a {
		sum += math.Abs(a[k] - b[k])
	}
	for k := range b {
		if _, ok := a[k]; !ok {
			sum += b[k]
		}
	}
	return sum / 2
}

// TestOfTheDatasetsSize makes a graph as large as the dataset: types, patterns and degrees are exactly the dataset's.
func TestOfTheDatasetsSize(t *testing.T) {
	want := ofDataset(shipped(t))
	got := read(t, generated(t, shipped(t), Size{Entities: len(want.types), Claims: len(want.claims), Seed: 1}))
	if a, b := apart(got.kinds(), want.kinds()), apart(got.patterns(), want.patterns()); a > 1e-9 || b > 1e-9 {
		t.Errorf("types are %v apart, patterns %v", a, b)
	}
	out, in := degrees(got.claims, len(want.types))
	wantOut, wantIn := degrees(want.claims, len(want.types))
	if !slices.Equal(out, wantOut) {
		t.Errorf("claims started\n%v, want\n%v", out, wantOut)
	}
	// Where an end would be met twice by one start, another takes its place.
	moved := 0
	for i := range in {
		moved += max(in[i]-wantIn[i], wantIn[i]-in[i])
	}
	if moved > len(want.claims)/100 {
		t.Errorf("%d ends are elsewhere", moved)
	}
}

// TestLargerGraphsKeepTheDistributions makes one with 2.4 times the claims an entity.
func TestLargerGraphsKeepTheDistributions(t *testing.T) {
	want := ofDataset(shipped(t))
	s := Size{Entities: 20_000, Claims: 100_000, Seed: 1}
	got := read(t, generated(t, shipped(t), s))
	if a, b := apart(got.kinds(), want.kinds()), apart(got.patterns(), want.patterns()); a > 0.01 || b > 0.01 {
		t.Errorf("types are %v apart, patterns %v", a, b)
	}
	denser := float64(s.Claims) / float64(s.Entities) * float64(len(want.types)) / float64(len(want.claims))
	out, in := degrees(got.claims, s.Entities)
	wantOut, wantIn := degrees(want.claims, len(want.types))
	for _, q := range []float64{0.1, 0.5, 0.9, 0.99, 1} {
		for _, side := range []struct {
			name      string
			got, want []int
		}{{"started", out, wantOut}, {"ended", in, wantIn}} {
			g, w := quantile(side.got, q), denser*quantile(side.want, q)
			if math.Abs(g-w) > 2+w/10 {
				t.Errorf("claims %s at the quantile %v: %v, want about %v", side.name, q, g, w)
			}
		}
	}
}

func quantile(ascending []int, q float64) float64 {
	return float64(ascending[int(q*float64(len(ascending)-1))])
}

func TestSizesOutOfBounds(t *testing.T) {
	for _, s := range []Size{{0, 1, 0, false}, {-1, 1, 0, false}, {Max + 1, 1, 0, false}, {1, -1, 0, false}, {1, Max + 1, 0, false}, {1, 1, 0, false}} {
		var wrong *SizeError
		if err := Quads(t.Context(), &bytes.Buffer{}, shipped(t), s); !errors.As(err, &wrong) {
			t.Errorf("%+v: %v", s, err)
		}
	}
	if err := Quads(t.Context(), &bytes.Buffer{}, &model.Dataset{}, Size{Entities: 1}); err == nil {
		t.Error("a dataset without claims was measured")
	}
}

type full struct{}

var errFull = errors.New("full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestItEndsWithTheWriterAndTheContext(t *testing.T) {
	d, s := shipped(t), Size{Entities: 10_000, Claims: 20_000}
	if err := Quads(t.Context(), full{}, d, s); !errors.Is(err, errFull) {
		t.Errorf("%v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := Quads(ctx, &bytes.Buffer{}, d, s); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// TestOtherDatasets measures one that has what the shipped one lacks: parallel claims, loops, entities without claims.
func TestOtherDatasets(t *testing.T) {
	d := &model.Dataset{
		Entities: []model.Entity{{ID: "a", Type: "x"}, {ID: "b", Type: "y"}, {ID: "c", Type: "z"}},
		Claims:   []model.Claim{{ID: "1", From: "a", Relation: "r", To: "b"}, {ID: "2", From: "a", Relation: "r", To: "b"}, {ID: "3", From: "a", Relation: "r", To: "a"}},
	}
	f := read(t, generated(t, d, Size{Entities: 10, Claims: 25}))
	for _, c := range f.claims {
		if c[1] != "r" || f.types[c[0]] != "x" || f.types[c[2]] != "y" {
			t.Errorf("%v", c)
		}
	}
	if len(f.claims) != 25 || len(f.types) != 10 {
		t.Errorf("%d claims, %d types", len(f.claims), len(f.types))
	}
}

func BenchmarkQuads(b *testing.B) {
	d := shipped(b)
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := Quads(b.Context(), io.Discard, d, Size{Entities: n / 5, Claims: n}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
