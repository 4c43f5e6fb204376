package query

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kg/internal/expr"
	"kg/internal/model"
)

// The graph of these tests, small(t):
//
//	r1 ─has─▶ m1 ◀─part-of─ m1a          m1 ─helps─▶ police, court
//	unit ─part-of─▶ police               m1a ─helps─▶ police, customs

// pairsOf prints pairs as "start end: path; path".
func pairsOf(pairs []Pair) (out []string) {
	for _, p := range pairs {
		out = append(out, p.Start.ID+" "+show([]Reached{{p.End, p.Paths}})[0])
	}
	return out
}

func TestPairs(t *testing.T) {
	e := small(t)
	const toPolice, toUnit = "m1 police: m1.helps.police", "unit police: unit.part-of.police"
	for _, test := range []struct {
		from, x, to string
		witnesses   int
		want        []string
	}{
		{"?", "helps", "police", 1, []string{toPolice, "m1a police: m1a.helps.police"}},
		{"?", "part-of", "?", 1, []string{"m1a m1: m1a.part-of.m1", toUnit}},
		{"?", "helps|part-of", "police + court", 1, []string{"m1 court: m1.helps.court", toPolice, "m1a police: m1a.helps.police", toUnit}},
		{"type:measure", "helps", "type:court", 1, []string{"m1 court: m1.helps.court"}},
		{"police", "helps", "?", 1, nil},
		{"police", "helps*", "police", 1, []string{"police police: "}},
		{"m1a", "part-of?/helps", "police", 3, []string{"m1a police: m1a.helps.police; m1a.part-of.m1 m1.helps.police"}},
		{"m1", "(.|^.)+", "police", 2, []string{"m1 police: m1.helps.police; ^m1a.part-of.m1 m1a.helps.police"}},
	} {
		from, err1 := e.Select(t.Context(), test.from)
		to, err2 := e.Select(t.Context(), test.to)
		got, more, err := e.Pairs(t.Context(), from, parse(t, test.x), to, PairOptions{Witnesses: test.witnesses})
		if more != Whole || errors.Join(err, err1, err2) != nil {
			t.Errorf("%v: %v %v", test, more, errors.Join(err, err1, err2))
		}
		if diff := cmp.Diff(test.want, pairsOf(got)); diff != "" {
			t.Errorf("%s %s %s (-want +got):\n%s", test.from, test.x, test.to, diff)
		}
	}
	got, more, err := e.Pairs(t.Context(), Selection{Free: true}, parse(t, "helps"), Selection{Free: true}, PairOptions{Limit: 2, Witnesses: 1})
	if len(got) != 2 || more != AtLimit || err != nil {
		t.Errorf("a limit of 2: %d %v %v", len(got), more, err)
	}
	if _, _, err := e.Pairs(t.Context(), Selection{Free: true}, parse(t, "helps[cited=inside]"), Selection{Free: true}, PairOptions{Witnesses: 1}); !errors.Is(err, ErrFreeCited) {
		t.Errorf("cited from a free start: %v", err)
	}
}

func TestPairsAgreeWithTheDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDataset(t)
		e := engine(t, d)
		x := drawExpr(3).Draw(t, "x")
		if UsesCited(x) {
			t.Skip("a free start has no extent")
		}
		end := fmt.Sprint("n", rapid.IntRange(0, len(d.Entities)-1).Draw(t, "end"))
		for _, to := range []Selection{{Free: true}, {IDs: []string{end}}} {
			var want []string
			for p := range (definition{d, ""}).eval(x, "") {
				if to.Free || p[1] == end {
					want = append(want, p[0]+" "+p[1])
				}
			}
			slices.Sort(want)
			pairs, _, err := e.Pairs(t.Context(), Selection{Free: true}, x, to, PairOptions{Witnesses: 1})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range pairs {
				got = append(got, p.Start.ID+" "+p.End.ID)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("? %s %v (-definition +engine):\n%s", x, to, diff)
			}
		}
	})
}

// TestWitnessesAreTheShortest compares them with every simple path of up to a few hops, judged by a regular expression.
func TestWitnessesAreTheShortest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const most, hops = 4, 4
		d := drawDataset(t)
		e := engine(t, d)
		x := drawExpr(2).Draw(t, "x")
		expr.Walk(x, func(x expr.Expr) {
			if _, ok := x.(*expr.Filter); ok {
				t.Skip("a pattern knows no entities")
			}
		})
		accepted := regexp.MustCompile("^(?:" + pattern(x, false) + ")$")
		for _, r := range mustEval(t, e, "n0", x) {
			a, err := e.compile(x, nil)
			if err != nil {
				t.Fatal(err)
			}
			from, _ := e.node("n0")
			to, _ := e.node(r.Entity.ID)
			found, cut, err := e.witnesses(t.Context(), a, from, to, most)
			if err != nil || cut {
				t.Fatal(err, cut)
			}
			var got []string
			for i, p := range found {
				path, _ := e.path(p)
				checkPath(t, path, "n0", r.Entity.ID)
				if i > 0 && len(p) < len(found[i-1]) {
					t.Fatalf("%s: a path of %d hops after one of %d", x, len(p), len(found[i-1]))
				}
				if got = append(got, hopsOf(path)); !accepted.MatchString(letters(path)) {
					t.Fatalf("%s does not lead along %s", x, hopsOf(path))
				}
			}
			if len(got) == 0 || got[0] != hopsOf(r.Paths[0]) {
				t.Fatalf("%s to %s: the first of %q is not %q", x, r.Entity.ID, got, hopsOf(r.Paths[0]))
			}
			for i, w := range got {
				if slices.Contains(got[:i], w) {
					t.Fatalf("%s: %q comes twice", x, w)
				}
			}
			// Every accepted path without a node twice, and shorter than the longest found, is among them.
			for _, p := range simplePaths(d, "n0", r.Entity.ID, hops) {
				short := len(found) < most || len(p) < len(found[len(found)-1])
				if short && accepted.MatchString(letters(p)) && !slices.Contains(got, hopsOf(p)) {
					t.Fatalf("%s to %s: %q is missing in %q", x, r.Entity.ID, hopsOf(p), got)
				}
			}
		}
	})
}

func mustEval(t *rapid.T, e *Engine, start string, x expr.Expr) []Reached {
	got, err := e.Eval(t.Context(), start, x)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func hopsOf(p Path) string { return strings.TrimPrefix(show([]Reached{{Paths: []Path{p}}})[0], ": ") }

// simplePaths are all paths of up to so many hops that visit no entity twice.
func simplePaths(d *model.Dataset, from, to string, hops int) (out []Path) {
	var walk func(at string, path Path)
	walk = func(at string, path Path) {
		if at == to {
			out = append(out, slices.Clone(path))
		}
		for _, c := range d.Claims {
			for _, h := range []Hop{{c, c.From, c.To, false}, {c, c.To, c.From, true}} {
				visited := h.To == from || slices.ContainsFunc(path, func(p Hop) bool { return p.To == h.To })
				if h.From == at && !visited && len(path) < hops {
					walk(h.To, append(path, h))
				}
			}
		}
	}
	walk(from, nil)
	return out
}

// pattern is an expression without filters as a regular expression over hops, a letter each: r and s forwards, R and
// S backwards.
func pattern(x expr.Expr, inverse bool) string {
	letters := func(names []*expr.Step, inverse bool) string {
		left := map[bool]string{false: "rs", true: "RS"}[inverse]
		for _, n := range names {
			left = strings.NewReplacer(n.Name, "", strings.ToUpper(n.Name), "").Replace(left)
		}
		return "[" + left + "_]"
	}
	var parts []string
	for _, p := range expr.Parts(x) {
		_, turned := x.(*expr.Inverse)
		parts = append(parts, "(?:"+pattern(p, inverse != turned)+")")
	}
	switch x := x.(type) {
	case *expr.Step:
		if x.Name == "unused" {
			return "_"
		} else if inverse {
			return strings.ToUpper(x.Name)
		}
		return x.Name
	case *expr.Any:
		return letters(nil, inverse)
	case *expr.Not:
		if x.Backward == nil {
			return letters(x.Forward, inverse)
		} else if x.Forward == nil {
			return letters(x.Backward, !inverse)
		}
		return letters(x.Forward, inverse) + "|" + letters(x.Backward, !inverse)
	case *expr.Seq:
		if inverse {
			slices.Reverse(parts)
		}
	case *expr.Alt:
		return strings.Join(parts, "|")
	case *expr.Repeat:
		if x.Max == expr.Unbounded {
			return fmt.Sprintf("%s{%d,}", parts[0], x.Min)
		}
		return fmt.Sprintf("%s{%d,%d}", parts[0], x.Min, x.Max)
	}
	return strings.Join(parts, "")
}

// letters are a path's hops for a pattern.
func letters(p Path) string {
	var b strings.Builder
	for _, h := range p {
		if h.Inverse {
			b.WriteString(strings.ToUpper(h.Claim.Relation))
		} else {
			b.WriteString(h.Claim.Relation)
		}
	}
	return b.String()
}
