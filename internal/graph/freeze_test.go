package graph

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unsafe"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestFreezeNumbersByIDAndSortsArcs(t *testing.T) {
	g := diamond(t)
	if g.Len() != 6 || g.Claims() != 7 {
		t.Fatalf("%d nodes and %d claims, want 6 and 7", g.Len(), g.Claims())
	}
	show := func(arcs []Arc) (out []string) {
		for _, a := range arcs {
			out = append(out, fmt.Sprint(g.RelationName(a.Relation), " ", g.Name(a.Node), " ", g.ClaimName(a.Claim)))
		}
		return out
	}
	if diff := gocmp.Diff([]string{"r b a.r.b", "r b a.r.b~2", "s c a.s.c"}, show(g.Out(node(t, g, "a")))); diff != "" {
		t.Error(diff)
	}
	if diff := gocmp.Diff([]string{"r b b.r.d", "r c c.r.d", "r d d.r.d"}, show(g.In(node(t, g, "d")))); diff != "" {
		t.Error(diff)
	}
	r, _ := g.LookupRelation("s")
	if diff := gocmp.Diff([]string{"s c a.s.c"}, show(g.OutBy(node(t, g, "a"), r))); diff != "" {
		t.Error(diff)
	}
	if got := g.InBy(node(t, g, "b"), r); len(got) != 0 {
		t.Errorf("b has no claim of s into it, got %v", show(got))
	}
	if g.Type(node(t, g, "d")) != "hub" || g.Type(node(t, g, "a")) != "" {
		t.Error("types are not kept")
	}
	if k, ok := g.LookupKind("lonely"); !ok || g.Kind(node(t, g, "f")) != k || g.KindName(k) != "lonely" || g.Kinds() != 3 {
		t.Errorf("the type of f is number %d, found %v, of %d", k, ok, g.Kinds())
	}
	if _, ok := g.Lookup("z"); ok {
		t.Error("found a node that was not added")
	}
	if diff := gocmp.Diff([]string{"r", "s"}, g.Relations()); diff != "" {
		t.Error(diff)
	}
}

func TestFreezeNothing(t *testing.T) {
	g := frozen(t, &Builder{})
	if _, ok := g.Lookup(""); ok || g.Len() != 0 || g.Claims() != 0 || len(g.Relations()) != 0 {
		t.Error("there is something in an empty graph")
	}
	if p, err := g.Shortest(t.Context(), nil, nil, Options{}); p != nil || err != nil {
		t.Error(p, err)
	}
	if s := g.Around(t.Context(), nil, -1, Both); len(s.Nodes)+len(s.Claims) > 0 || s.Cut {
		t.Error(s)
	}
	if s, err := g.Between(t.Context(), nil, nil, Options{}); len(s.Nodes)+len(s.Claims) > 0 || err != nil {
		t.Error(s, err)
	}
}

func TestFreezeRefusesTwoClaimsOfOneID(t *testing.T) {
	for name, claims := range map[string][][4]string{
		"the same twice":           {{"a.r.b", "a", "r", "b"}, {"", "a", "r", "b"}},
		"own ids":                  {{"x", "a", "r", "b"}, {"x", "a", "r", "c"}},
		"own ids of one triple":    {{"x", "a", "r", "b"}, {"x", "a", "r", "b"}},
		"an id made, of others":    {{"", "a", "r", "b"}, {"a.r.b", "c", "r", "d"}},
		"an id made, with a dot":   {{"", "a.b", "r.s", "c.d"}, {"a.b.r.s.c.d", "c", "r", "d"}},
		"an id made, one of three": {{"", "a", "r", "b"}, {"a.r.b~2", "a", "r", "b"}, {"a.r.b~2", "e", "r", "b"}},
	} {
		var b Builder
		for _, c := range claims {
			b.Claim(c[0], c[1], c[2], c[3])
		}
		if _, err := b.Freeze(); err == nil || !strings.HasPrefix(err.Error(), "two claims have the id ") {
			t.Errorf("%s: error %v", name, err)
		}
	}
	var b Builder
	b.Claim("a.r.b", "c", "r", "d") // not the id of another claim: nobody says a.r.b
	add(&b, "a r c", "a s b", "b r b")
	if g := frozen(t, &b); g.ClaimName(g.OutBy(node(t, g, "c"), 0)[0].Claim) != "a.r.b" {
		t.Error("the own id is lost")
	}
}

// As in RDF a triple is in a graph or is not; in several graphs it is there several times.
func TestTriplesAreASet(t *testing.T) {
	var b Builder
	for range 2 { // two parts say the same, and each says it twice
		p := b.Part()
		x, r, y := p.NodeBytes([]byte("x")), p.RelationBytes([]byte("r")), p.Node("y")
		p.Relation("unused")
		for _, label := range []string{"", "g2", "g1", "g2", ""} {
			p.Triple(x, r, y, p.LabelBytes([]byte(label)))
		}
		p.Triple(y, r, x, p.LabelBytes([]byte("g3")))
		p.Triple(x, r, x, Unlabelled)
	}
	g := frozen(t, &b)
	var ids []string
	for c := range Claim(g.Claims()) {
		ids = append(ids, g.ClaimName(c))
	}
	if diff := gocmp.Diff([]string{"x.r.x", "x.r.y", "x.r.y~2", "x.r.y~3", "y.r.x"}, ids); diff != "" {
		t.Error(diff)
	}
	if diff := gocmp.Diff([]string{"r"}, g.Relations()); diff != "" {
		t.Error(diff)
	}
}

func TestTheTypeOfTheLowestOrderCounts(t *testing.T) {
	var b Builder
	p, q := b.Part(), b.Part()
	p.Type(p.Node("x"), "late", 7)
	q.Type(q.Node("x"), "early", 3)
	p.Type(p.Node("y"), "b", 1)
	q.Type(q.Node("y"), "a", 1)
	b.Node("z", "")
	b.Node("z", "first")
	b.Node("z", "second")
	g := frozen(t, &b)
	got := []string{g.Type(0), g.Type(1), g.Type(2)}
	if diff := gocmp.Diff([]string{"early", "a", "first"}, got); diff != "" || g.Kinds() != 4 {
		t.Error(diff, g.Kinds())
	}
}

// dump writes down all that a graph says, as seen from both ends.
func dump(g *Graph) string {
	var b strings.Builder
	for n := range Node(g.Len()) {
		fmt.Fprintf(&b, "%d %s %s\n", n, g.Name(n), g.Type(n))
		for _, a := range g.Out(n) {
			from, relation, to := g.Ends(a.Claim)
			if from != n || relation != a.Relation || to != a.Node {
				b.WriteString("wrong ends: ")
			}
			fmt.Fprintf(&b, "  %d %s ▶ %d\n", a.Claim, g.ClaimName(a.Claim), a.Node)
		}
		for _, a := range g.In(n) {
			fmt.Fprintf(&b, "  %d %s ◀ %d\n", a.Claim, g.RelationName(a.Relation), a.Node)
		}
	}
	return b.String()
}

// spell is the dump of the graph that some claims make, each "from relation to id", by sorting them.
func spell(claims [][4]string) string {
	var names []string
	for _, c := range claims {
		names = append(names, c[0], c[2])
	}
	slices.Sort(names)
	names = slices.Compact(names)
	slices.SortFunc(claims, func(x, y [4]string) int { return slices.Compare(x[:], y[:]) })
	var b strings.Builder
	for n, name := range names {
		fmt.Fprintf(&b, "%d %s \n", n, name)
		type in struct {
			relation, from string
			claim          int
		}
		var ins []in
		for i, c := range claims {
			if c[0] == name {
				fmt.Fprintf(&b, "  %d %s ▶ %d\n", i, c[3], slices.Index(names, c[2]))
			}
			if c[2] == name {
				ins = append(ins, in{c[1], c[0], i})
			}
		}
		slices.SortFunc(ins, func(x, y in) int {
			return cmp.Or(cmp.Compare(x.relation, y.relation), cmp.Compare(x.from, y.from), cmp.Compare(x.claim, y.claim))
		})
		for _, x := range ins {
			fmt.Fprintf(&b, "  %d %s ◀ %d\n", x.claim, x.relation, slices.Index(names, x.from))
		}
	}
	return b.String()
}

// TestFreezeAgreesWithSorting adds random claims in random order to random parts, some of them twice, and freezes with several numbers of workers.
func TestFreezeAgreesWithSorting(t *testing.T) {
	check(t, 1000, func(t *rapid.T) {
		d := newDice(t)
		id := func(name string) string { // common beginnings, ids that begin others or end in NUL, and longer ones than one key and than all keys
			return []string{"n", "n\x00", "urn:long:name:", strings.Repeat("long:", 16)}[d(4, name)] + []string{"", "\x00", "1", "2", "3", "10", "11", "20", "12345678", "123456789"}[d(10, name)]
		}
		var claims [][4]string
		strict := map[[4]string]bool{} // added as claims, which may not come twice
		twice := false
		var b Builder
		parts := []*Part{b.Part(), b.Part(), b.Part()}[:1+d(3, "parts")]
		for i := range d(40, "claims") {
			from, relation, to, triple := id("from"), fmt.Sprint("r", d(3, "relation")), id("to"), d(2, "triple") == 1
			c := [4]string{from, relation, to, from + "." + relation + "." + to}
			if slices.ContainsFunc(claims, func(x [4]string) bool { return x[3] == c[3] }) && !triple {
				c[3] = fmt.Sprint("own", i)
			}
			for range 1 + d(2, "times") {
				p := parts[d(len(parts), "part")]
				if triple && !strings.HasPrefix(c[3], "own") {
					p.Triple(p.Node(from), p.Relation(relation), p.Node(to), Unlabelled)
					continue
				}
				strict[c] = true
				p.Claim(c[3], p.Node(from), p.Relation(relation), p.Node(to))
				break
			}
			twice = twice || triple && strict[c]
			if !slices.Contains(claims, c) {
				claims = append(claims, c)
			}
		}
		want := spell(claims)
		total := 0
		for _, p := range parts {
			total += len(p.claims)
		}
		for _, workers := range []int{1, 2, 7} {
			g, err := b.freeze(total, workers)
			if twice != (err != nil) {
				t.Fatalf("a triple met a claim of its id: %v, and the error is %v", twice, err)
			}
			if twice {
				continue
			}
			if diff := gocmp.Diff(want, dump(g)); diff != "" {
				t.Fatalf("with %d workers: %s", workers, diff)
			}
		}
	})
}

// TestMemory holds the frozen graph of 200,000 nodes and 1,000,000 claims to 40 bytes a claim in both directions, and all of it to
// what Bytes says.
func TestMemory(t *testing.T) {
	if size := unsafe.Sizeof(Arc{}); size != 12 {
		t.Errorf("an arc takes %d bytes", size)
	}
	builder := grown(1_000_000)
	heap := func() int {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	before := heap()
	g := frozen(t, builder)
	used := heap() - before
	adjacency, names := g.Bytes()
	if g.Len() < 199_000 || g.Claims() < 999_000 {
		t.Fatalf("%d nodes and %d claims", g.Len(), g.Claims())
	}
	perClaim := func(n int) float64 { return float64(n) / float64(g.Claims()) }
	t.Logf("a claim takes %.1f bytes of adjacency and %.1f of names; on the heap %.1f", perClaim(adjacency), perClaim(names), perClaim(used))
	if perClaim(adjacency) > 40 {
		t.Errorf("adjacency takes %.1f bytes a claim, want at most 40", perClaim(adjacency))
	}
	if said := adjacency + names; used > said+said/50 || used < said-said/50 {
		t.Errorf("the heap grew by %d bytes, Bytes says %d", used, said)
	}
	runtime.KeepAlive(builder)
}

// TestFreezeDoesNotDependOnItsParts adds one file's worth of claims to one part, and to many at the same time.
func TestFreezeDoesNotDependOnItsParts(t *testing.T) {
	const claims = 20_000
	fill := func(p *Part, from, to int) {
		for i := from; i < to; i++ {
			r := rand.New(rand.NewPCG(uint64(i), 0))
			p.Triple(p.Node(fmt.Sprint("n", r.IntN(3000))), p.Relation(fmt.Sprint("r", r.IntN(5))), p.Node(fmt.Sprint("n", r.IntN(3000))), p.LabelBytes(fmt.Append(nil, r.IntN(2))))
			p.Type(p.Node(fmt.Sprint("n", i%3000)), fmt.Sprint("t", i%7), int64(i))
		}
	}
	var one, many Builder
	fill(one.Part(), 0, claims)
	done := make(chan bool)
	for i := range 8 {
		go func() {
			fill(many.Part(), claims*i/8, claims*(i+1)/8)
			done <- true
		}()
	}
	for range 8 {
		<-done
	}
	if dump(frozen(t, &one)) != dump(frozen(t, &many)) {
		t.Error("the graphs differ")
	}
}
