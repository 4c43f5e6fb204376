package pattern

import (
	"errors"
	"testing"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"qui  <critique>\t{x}":              "qui <critique> {x}",
		"(combien|quel nombre) {k:@kind.p}": "(combien|quel nombre) {k:@kind.p}",
		"qui [et pourquoi] concern*":        "qui [et pourquoi] concern*",
		"{x:measure,law}":                   "{x:measure,law}",
		"qu'est-ce [(a|b [c])]":             "qu'est-ce [(a|b [c])]",
		"(a|)":                              "(a|)",
	} {
		n, err := Parse(in)
		if err != nil || n.String() != want {
			t.Errorf("%q: %v, %v", in, n, err)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for in, offset := range map[string]int{
		"": 0, "   ": 3, "qui (a|b": 8, "qui )": 4, "qui <a": 6, "qui {": 5, "qui {x:}": 7, "qui []": 5, "a | b": 2, "a > b": 2, "{X}": 1,
		"((((((((((((((((((((((a))))))))))))))))))))))": 21,
	} {
		_, err := Parse(in)
		var e *Error
		if !errors.As(err, &e) || e.Offset != offset || e.Want == "" {
			t.Errorf("%q: %v, expected an error at %d", in, err, offset)
		}
	}
}

// What is printed parses to what prints the same.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"qui {x}", "(a|b) [c* d] <e>", "{k:@kind,actor}", "((", "[", "a’b-c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := Parse(s)
		if err != nil {
			return
		}
		again, err := Parse(n.String())
		if err != nil || again.String() != n.String() {
			t.Errorf("%q: %q, then %v, %v", s, n, again, err)
		}
		Walk(n, func(Node) {})
	})
}
