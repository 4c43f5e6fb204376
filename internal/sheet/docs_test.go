package sheet

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the columns in docs/spreadsheets.md")

// The columns in the documentation are those that there are.
func TestDocs(t *testing.T) {
	const path, start, end = "../../docs/spreadsheets.md", "<!-- columns: go test ./internal/sheet -run Docs -update -->\n", "<!-- end of columns -->\n"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(text), start)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s lacks the marks %q and %q", path, start, end)
	}
	var b strings.Builder
	for _, s := range specs() {
		fmt.Fprintf(&b, "\n### %s\n\nA row is %s.\n\n| column | needed | what stands in it |\n| --- | --- | --- |\n", s.name, s.row)
		for _, c := range s.columns {
			needed := ""
			switch {
			case c.needs:
				needed = "yes"
			case c.extra:
				needed = "may be added"
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.name, needed, c.about)
		}
	}
	want := before + start + b.String() + "\n" + end + after
	if want == string(text) {
		return
	}
	if !*update {
		t.Fatalf("%s lists other columns than there are; go test ./internal/sheet -run Docs -update rewrites it", path)
	}
	if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}
