package picture

import (
	"testing"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"":                    "",
		"plain « é »":         "plain « é »",
		"a\tb\nc\r\nd":        "a b c  d",
		"nul\x00 esc\x1b":     "nul\ufffd esc\ufffd",
		"del\x7f c1\u0081":    "del\ufffd c1\ufffd",
		"bad\xff\xfe":         "bad\ufffd\ufffd",
		"not\ufffe\U0001ffff": "not\ufffd\ufffd",
		"kept \ufffd":         "kept \ufffd",
		"\u200frtl":           "\u200frtl",
		"sep\u2028":           "sep ",
	} {
		if got := Clean(in); got != want || !utf8.ValidString(got) {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}
