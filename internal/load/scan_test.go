package load

import (
	"slices"
	"testing"
)

// TestScanComments looks at what is a comment and what only looks like one.
func TestScanComments(t *testing.T) {
	for src, want := range map[string][]string{
		"":                                    nil,
		"# a \r\n---\n[] # b":                 {"# a", "# b"},
		"a: b#c # d\n":                        {"# d"},
		"- 'it''s # a' # b\n":                 {"# b"},
		"- it's # a\n- \"\\\" # b\" # c\n":    {"# a", "# c"},
		"a: b\n  'c # d'\n":                   {"# d'"},
		"a: >\n  # b\n c: d # e\n":            {"# e"},
		"a:\n  |  # b\n  # c\n# d\n":          {"# b", "# d"},
		"- - |2\n     # a\n    # b\n  # c\n":  {"# c"},
		"- a: |\n\n    b\n\n   # c\n  d: e\n": {"# c"},
		"{a: 'b # c', # d\n \"e\": [#f\n]}":   {"# d", "#f"},
		"? a # b\n: c # d\n":                  {"# b", "# d"},
		"a: |\nb: # c\n":                      {"# c"},
		"a:b: c # d\ne: |\n  # f":             {"# d"},
	} {
		if got := scanComments([]byte(src)); !slices.Equal(got, want) {
			t.Errorf("%q: %q, expected %q", src, got, want)
		}
	}
}

func TestSpeltDates(t *testing.T) {
	for in, want := range map[string]string{
		"20 juin 2024": "write 2024-06-20", "20 June 2024": "write 2024-06-20", "le 1er août 2024": "write 2024-08-01", "June 3rd, 2024": "write 2024-06-03",
		"déc. 2023": "write 2023-12", "14/5/2024": "write 2024-05-14", "juin": "", "32 juin 2024": "", "20 juin juin 2024": "", "30 février 2024": "", "": "", "juin 24": "",
	} {
		if got := isoHint(in); got != want {
			t.Errorf("%q: %q, expected %q", in, got, want)
		}
	}
}
