package query

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kg/internal/graph"
	"kg/internal/model"
)

// brute finds simple paths by trying every claim at every entity, from the definition: no entity twice.
type brute struct {
	data    *model.Dataset
	o       PathOptions
	passes  func(id string) bool // whether a path may pass an entity between its ends
	to      string
	path    Path
	touched map[string]bool
	found   []Path
}

func allPaths(d *model.Dataset, from, to string, o PathOptions) []Path {
	b := &brute{data: d, o: o, to: to, touched: map[string]bool{from: true}}
	b.passes = func(id string) bool {
		e, _ := d.Entity(id)
		ofType := o.Types == nil || slices.ContainsFunc(o.Types, func(t string) bool { return d.Ontology.Is(e.Type, t) })
		return ofType && !slices.Contains(o.Avoid, id)
	}
	b.from(from)
	slices.SortFunc(b.found, func(p, q Path) int {
		return cmpAll(p.Weight(o.Weights) < q.Weight(o.Weights), q.Weight(o.Weights) < p.Weight(o.Weights), len(p)-len(q), strings.Compare(hopKeys(p), hopKeys(q)))
	})
	return b.found
}

func cmpAll(less, more bool, rest ...int) int {
	if less {
		return -1
	} else if more {
		return 1
	}
	for _, r := range rest {
		if r != 0 {
			return r
		}
	}
	return 0
}

// hopKeys spells a path so that comparing texts compares node, relation and claim, hop by hop.
func hopKeys(p Path) string {
	var b strings.Builder
	for _, h := range p {
		fmt.Fprintf(&b, "%s\x00%s\x00%s\x00%v\x01", h.To, h.Claim.Relation, h.Claim.ID, h.Inverse)
	}
	return b.String()
}

func (b *brute) from(at string) {
	if at == b.to {
		if b.o.Via == nil || slices.ContainsFunc(b.path, func(h Hop) bool { return h.To == b.o.Via[0] || h.From == b.o.Via[0] }) {
			b.found = append(b.found, slices.Clone(b.path))
		}
		return
	}
	if b.o.MaxHops > 0 && len(b.path) == b.o.MaxHops || len(b.path) > 0 && !b.passes(at) {
		return
	}
	for _, c := range b.data.Claims {
		b.follow(Hop{c, at, c.To, false}, c.From)
		if b.o.Undirected {
			b.follow(Hop{c, at, c.From, true}, c.To)
		}
	}
}

func (b *brute) follow(h Hop, start string) {
	if start != h.From || b.touched[h.To] {
		return
	}
	b.touched[h.To] = true
	b.path = append(b.path, h)
	b.from(h.To)
	b.path = b.path[:len(b.path)-1]
	delete(b.touched, h.To)
}

// drawOptions draws what bounds a path; no entity is both wanted and avoided.
func drawOptions(t *rapid.T, d *model.Dataset, from, to string) PathOptions {
	o := PathOptions{Undirected: rapid.Bool().Draw(t, "undirected"), MaxHops: rapid.IntRange(0, 4).Draw(t, "hops")}
	if rapid.Bool().Draw(t, "avoid") {
		if id := rapid.SampledFrom(d.Entities).Draw(t, "avoided").ID; id != from && id != to {
			o.Avoid = []string{id}
		}
	}
	if rapid.Bool().Draw(t, "types") {
		o.Types = []string{rapid.SampledFrom([]string{"rec", "actor", "court"}).Draw(t, "type")}
	}
	if rapid.Bool().Draw(t, "weigh") {
		o.Weights = map[string]float64{"r": rapid.SampledFrom([]float64{0.5, 1, 2.25}).Draw(t, "weight")}
	}
	return o
}

// pathCases is how many random cases the searches must agree on with trying everything.
const pathCases = 2000

// forCases checks until so many cases ran.
func forCases(t *testing.T, n int, check func(*rapid.T)) {
	cases := 0
	for cases < n && !t.Failed() {
		rapid.Check(t, func(t *rapid.T) {
			check(t)
			cases++
		})
	}
	t.Logf("%d random cases", cases)
}

func TestPathsAgreeWithTryingEverything(t *testing.T) {
	forCases(t, pathCases, func(t *rapid.T) {
		d := drawDataset(t)
		e := engine(t, d)
		from, to := rapid.SampledFrom(d.Entities).Draw(t, "from").ID, rapid.SampledFrom(d.Entities).Draw(t, "to").ID
		o := drawOptions(t, d, from, to)
		want := allPaths(d, from, to, o)
		for _, n := range []int{0, 1, 2} {
			o.Shortest = n
			pairs, cut, err := e.Paths(t.Context(), []string{from}, []string{to}, o)
			if err != nil || cut != Whole {
				t.Fatal(cut, err)
			}
			var got []Path
			for _, p := range pairs {
				got = append(got, p.Paths...)
			}
			expected := want
			if n > 0 {
				expected = want[:min(n, len(want))]
			}
			if diff := cmp.Diff(spell(expected), spell(got)); diff != "" {
				t.Fatalf("%d of %+v (-everything +engine):\n%s", n, o, diff)
			}
		}
	})
}

func spell(paths []Path) []string {
	var out []string
	for _, p := range paths {
		out = append(out, hopKeys(p))
	}
	return out
}

func TestBetweenIsWhatEveryPathPasses(t *testing.T) {
	forCases(t, pathCases/2, func(t *rapid.T) {
		d := drawDataset(t)
		e := engine(t, d)
		from, to := rapid.SampledFrom(d.Entities).Draw(t, "from").ID, rapid.SampledFrom(d.Entities).Draw(t, "to").ID
		o := PathOptions{Undirected: rapid.Bool().Draw(t, "undirected"), MaxHops: rapid.IntRange(1, 4).Draw(t, "hops")}
		entities, claims := map[string]bool{}, map[string]bool{}
		for _, p := range allPaths(d, from, to, o) {
			entities[from] = true
			for _, h := range p {
				entities[h.To], claims[h.Claim.ID] = true, true
			}
		}
		part, err := e.Between(t.Context(), []string{from}, []string{to}, o)
		if err != nil || part.Cut {
			t.Fatal(part.Cut, err)
		}
		gotEntities, gotClaims := map[string]bool{}, map[string]bool{}
		for _, x := range part.Entities {
			gotEntities[x.Entity.ID] = true
			checkPath(t, x.Path, from, to)
			o := o
			o.Via = []string{x.Entity.ID}
			if want := allPaths(d, from, to, o); from != to && hopKeys(want[0]) != hopKeys(x.Path) {
				t.Fatalf("the way through %s is %v, expected %v", x.Entity.ID, x.Path, want[0])
			}
			if x.Start != (x.Entity.ID == from || x.Entity.ID == to) {
				t.Fatalf("%s is named: %v", x.Entity.ID, x.Start)
			}
		}
		for _, h := range part.Claims {
			gotClaims[h.Claim.ID] = true
		}
		if diff := cmp.Diff(entities, gotEntities) + cmp.Diff(claims, gotClaims); diff != "" {
			t.Fatalf("%+v (-everything +engine):\n%s", o, diff)
		}
	})
}

func TestAroundIsWhatIsNear(t *testing.T) {
	forCases(t, pathCases/2, func(t *rapid.T) {
		d := drawDataset(t)
		e := engine(t, d)
		start := rapid.SampledFrom(d.Entities).Draw(t, "start").ID
		hops := rapid.IntRange(1, 3).Draw(t, "hops")
		way := rapid.SampledFrom([]graph.Direction{graph.Out, graph.In, graph.Both}).Draw(t, "way")
		distance, claims := map[string]int{start: 0}, map[string]bool{}
		for n := range hops {
			next := map[string]int{}
			for _, c := range d.Claims {
				for _, ends := range [][3]string{{c.From, c.To, "out"}, {c.To, c.From, "in"}} {
					at, near := distance[ends[0]]
					if !near || at != n || way == graph.Out && ends[2] == "in" || way == graph.In && ends[2] == "out" {
						continue
					}
					claims[c.ID] = true
					if _, known := distance[ends[1]]; !known {
						next[ends[1]] = n + 1
					}
				}
			}
			for id, far := range next {
				distance[id] = far
			}
		}
		part, err := e.Around(t.Context(), []string{start}, hops, way)
		if err != nil {
			t.Fatal(err)
		}
		got, gotClaims := map[string]int{}, map[string]bool{}
		for _, x := range part.Entities {
			got[x.Entity.ID] = len(x.Path)
			checkPath(t, x.Path, start, x.Entity.ID)
		}
		for _, h := range part.Claims {
			gotClaims[h.Claim.ID] = true
		}
		if diff := cmp.Diff(distance, got) + cmp.Diff(claims, gotClaims); diff != "" {
			t.Fatalf("%d hops %v of %s (-definition +engine):\n%s", hops, way, start, diff)
		}
		if !slices.IsSortedFunc(part.Entities, func(x, y Placed) int { return len(x.Path) - len(y.Path) }) {
			t.Fatal("the nearest do not come first")
		}
	})
}

func TestPathsKeepTheirOptions(t *testing.T) {
	e := small(t)
	one := func(o PathOptions) []Pair {
		t.Helper()
		o.Shortest = 1
		pairs, _, err := e.Paths(t.Context(), []string{"court"}, []string{"unit"}, o)
		if err != nil {
			t.Fatal(err)
		}
		return pairs
	}
	if p := one(PathOptions{Undirected: true, Via: []string{"customs"}}); len(p) != 0 {
		t.Errorf("m1a would be passed twice: %v", p)
	}
	if p := one(PathOptions{Undirected: true}); len(p) != 1 || len(p[0].Paths[0]) != 3 || !p[0].Paths[0][0].Inverse || p[0].End.ID != "unit" {
		t.Errorf("%v", p)
	}
	if p := one(PathOptions{}); len(p) != 0 {
		t.Errorf("a path against the claims' direction: %v", p)
	}
	var avoided *AvoidedError
	for _, o := range []PathOptions{{Avoid: []string{"unit"}}, {Avoid: []string{"m1"}, Via: []string{"m1"}}} {
		if _, _, err := e.Paths(t.Context(), []string{"court"}, []string{"unit"}, o); !errors.As(err, &avoided) {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

func TestPathsOfSets(t *testing.T) {
	e := small(t)
	bodies := []string{"court", "customs", "police", "unit"}
	pairs, cut, err := e.Paths(t.Context(), []string{"m1a", "r1"}, bodies, PathOptions{Shortest: 1})
	if err != nil || cut != Whole {
		t.Fatal(cut, err)
	}
	var got []string
	for _, p := range pairs {
		got = append(got, fmt.Sprint(p.Start.ID, " ", p.End.ID, " ", len(p.Paths[0])))
	}
	want := []string{"m1a customs 1", "m1a police 1", "m1a court 2", "r1 court 2", "r1 police 2"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	pairs, _, err = e.Paths(t.Context(), bodies, bodies, PathOptions{Shortest: 1, Avoid: []string{"customs"}})
	if err != nil || len(pairs) != 1 || pairs[0].Start.ID != "unit" {
		t.Errorf("an entity has no path to itself among several, and what is avoided is left out of a set: %v %v", pairs, err)
	}
	for limit, want := range map[int]Cut{1: AtLimit, 4: AtLimit, 5: Whole, 6: Whole, 0: Whole} {
		pairs, cut, err := e.Paths(t.Context(), []string{"m1a", "r1"}, bodies, PathOptions{Shortest: 1, Limit: limit})
		if err != nil || cut != want || limit > 0 && len(pairs) != min(limit, 5) {
			t.Errorf("limit %d: %d pairs, %v, %v", limit, len(pairs), cut, err)
		}
	}
	if ok, err := e.Connected(t.Context(), bodies, bodies, PathOptions{}); !ok || err != nil {
		t.Errorf("unit is part of police: %v %v", ok, err)
	}
	if ok, _ := e.Connected(t.Context(), []string{"court", "police"}, []string{"court", "customs"}, PathOptions{}); ok {
		t.Error("court is tied to itself only by staying there")
	}
}

// A chain of ten links with three parallel claims each has 3¹⁰ paths of ten hops: more than an answer holds.
func TestPathsStopAtWhatAnAnswerHolds(t *testing.T) {
	d := &model.Dataset{Ontology: ontology()}
	for i := range 11 {
		d.Entities = append(d.Entities, model.Entity{ID: fmt.Sprintf("n%02d", i), Type: "actor"})
	}
	for i := range 10 {
		for _, r := range []string{"has", "r", "s"} {
			from, to := fmt.Sprintf("n%02d", i), fmt.Sprintf("n%02d", i+1)
			d.Claims = append(d.Claims, model.Claim{ID: from + "." + r + "." + to, From: from, Relation: r, To: to})
		}
	}
	pairs, cut, err := engine(t, d).Paths(t.Context(), []string{"n00"}, []string{"n10"}, PathOptions{})
	if err != nil || cut != AtMaxPathHops || len(pairs) != 1 || len(pairs[0].Paths) != MaxPathHops/10 {
		t.Errorf("%d pairs, cut %v, %v", len(pairs), cut, err)
	}
}
