package expr

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// shown writes a set with every group in parentheses.
func shown(s Set) string {
	switch s := s.(type) {
	case *All:
		return "all"
	case *OfType:
		return "type:" + s.Name
	case *Named:
		return `"` + s.Text + `"`
	case *Follow:
		return "(" + shown(s.Of) + " -> " + s.Source + ")"
	case *Combined:
		return fmt.Sprintf("(%s %c %s)", shown(s.A), s.Op, shown(s.B))
	}
	return "?"
}

func TestParseSet(t *testing.T) {
	for src, want := range map[string]string{
		"Cnil":                     `"Cnil"`,
		`"a + b"`:                  `"a + b"`,
		"a + b - c":                `(("a" + "b") - "c")`,
		"a + b & c":                `("a" + ("b" & "c"))`,
		"(a + b) & type:law":       `(("a" + "b") & type:law)`,
		"all - a -> b/c -> ^(d|e)": `(all - (("a" -> b/c) -> ^(d|e)))`,
		"e-evidence":               `"e-evidence"`,
		"loi n° 2023-22 + all":     `("loi n° 2023-22" + all)`,
	} {
		s, err := ParseSet(src)
		if err != nil {
			t.Errorf("%q: %v", src, err)
		} else if got := shown(s); got != want {
			t.Errorf("%q is read as %s, want %s", src, got, want)
		}
	}
}

func TestParseSetRefuses(t *testing.T) {
	for src, column := range map[string]int{"": 1, "a + ": 5, "(a": 3, "a) b": 2, "a -> b/": 8, "a + ?": 5, "a & (b + )": 10} {
		_, err := ParseSet(src)
		e, ok := err.(*SetError)
		if !ok || e.Offset+1 != column {
			t.Errorf("%q: %v, want column %d", src, err, column)
		}
	}
	if _, err := ParseSet(strings.Repeat("(", 1000)); err == nil {
		t.Error("a thousand groups")
	}
}

// What is written with every group in parentheses is read as the same set.
func TestParseSetReadsWhatIsShown(t *testing.T) {
	var set func(depth int) *rapid.Generator[string]
	set = func(depth int) *rapid.Generator[string] {
		leaf := rapid.SampledFrom([]string{"all", "type:law", `"Cnil"`, `"a + b"`})
		if depth == 0 {
			return leaf
		}
		deeper := set(depth - 1)
		return rapid.OneOf(leaf,
			rapid.Custom(func(t *rapid.T) string {
				return "(" + deeper.Draw(t, "a") + rapid.SampledFrom([]string{" + ", " - ", " & "}).Draw(t, "sign") + deeper.Draw(t, "b") + ")"
			}),
			rapid.Custom(func(t *rapid.T) string { return "(" + deeper.Draw(t, "of") + " -> a/b*)" }))
	}
	rapid.Check(t, func(t *rapid.T) {
		src := set(4).Draw(t, "set")
		s, err := ParseSet(src)
		if err != nil {
			t.Fatalf("%q: %v", src, err)
		}
		if got := shown(s); got != src {
			t.Fatalf("%q is read as %q", src, got)
		}
	})
}
