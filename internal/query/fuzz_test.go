package query

import (
	"context"
	"errors"
	"testing"
	"time"

	"kg/internal/expr"
)

// FuzzPairs evaluates any expression between any selections. It may be refused, or stopped by its context; it may not
// panic, and what it returns hangs together.
func FuzzPairs(f *testing.F) {
	for _, s := range [][3]string{
		{"r1", "has/^part-of*/helps", "?"}, {"?", "(.|^.)*", "police"}, {"all", "(has|helps)+[type=actor]", "?"},
		{"r1", "affects", "all"}, {"type:measure", "!(has|^helps){2,3}", "?"}, {"r1", "helps[cited=inside]", "?"},
		{"?", "(((.?)*)+){3,}", "?"}, {"r1 -> has", ".{1000}{1000}", "?"}, {"m1", `.[name~"pol"]`, "?"}, {"m1", ".{5000,10000}", "?"},
	} {
		f.Add(s[0], s[1], s[2])
	}
	e := small(f)
	f.Fuzz(func(t *testing.T, from, src, to string) {
		ctx, stop := context.WithTimeout(t.Context(), time.Second)
		defer stop()
		x, err := expr.Parse(src)
		if err != nil {
			return
		}
		starts, err1 := e.Select(ctx, from)
		ends, err2 := e.Select(ctx, to)
		if err1 != nil || err2 != nil {
			return
		}
		pairs, _, err := e.Pairs(ctx, starts, x, ends, PairOptions{Witnesses: 2, Limit: 100})
		if err != nil {
			var known *ExprError
			if !errors.As(err, &known) && !errors.Is(err, ErrFreeCited) && !errors.Is(err, context.DeadlineExceeded) {
				t.Fatalf("%q %q %q: %v", from, src, to, err)
			}
			return
		}
		for _, p := range pairs {
			for _, path := range p.Paths {
				at := p.Start.ID
				for _, h := range path {
					if h.From != at {
						t.Fatalf("%q: %v does not hang together", src, path)
					}
					at = h.To
				}
				if at != p.End.ID {
					t.Fatalf("%q: %v does not end at %s", src, path, p.End.ID)
				}
			}
		}
	})
}
