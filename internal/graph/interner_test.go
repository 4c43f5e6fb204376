package graph

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestInterner holds the table against a map.
func TestInterner(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var in interner
		numbers := map[string]uint32{}
		var list []string
		for _, s := range rapid.SliceOf(rapid.StringN(0, 3, -1)).Draw(t, "strings") {
			want, ok := numbers[s]
			if !ok {
				want = uint32(len(list))
				numbers[s], list = want, append(list, s)
			}
			if got := in.number(s); got != want {
				t.Fatalf("%q is number %d, want %d", s, got, want)
			}
		}
		if got := in.list(); in.len() != len(list) || !slices.Equal(got, list) {
			t.Fatalf("%q, want %q", got, list)
		}
		for i, s := range list {
			if string(in.at(i)) != s {
				t.Fatalf("number %d is %q, want %q", i, in.at(i), s)
			}
		}
	})
}

// TestInternerGrows adds so many that the table moves several times.
func TestInternerGrows(t *testing.T) {
	var in interner
	for range 2 {
		for i := range 100_000 {
			if got := in.find(fmt.Appendf(nil, "https://a.org/%d", i)); got != uint32(i) {
				t.Fatalf("%d is number %d", i, got)
			}
		}
	}
}
