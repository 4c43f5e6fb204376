package txt

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"

	"kg/internal/export"
	"kg/internal/picture"
)

// written is a grid with so many columns as text; each of its rows has a heading and counts.
func written(t *testing.T, heading string, columns int) []string {
	t.Helper()
	p := &picture.Picture{Title: "Table", Layout: picture.Grid}
	for c := range columns {
		p.Nodes = append(p.Nodes, picture.Node{ID: fmt.Sprint("..c", c), Label: fmt.Sprintf(heading, c+1), Col: c + 1, Head: true})
	}
	for r, label := range []string{"Investigation services", "Gendarmerie nationale"} {
		p.Nodes = append(p.Nodes, picture.Node{ID: fmt.Sprint("r", r), Label: label, Row: r + 1, Head: true})
		for c := range columns {
			p.Nodes = append(p.Nodes, picture.Node{ID: fmt.Sprint("r", r, "..c", c), Label: fmt.Sprint(r * c), Row: r + 1, Col: c + 1})
		}
	}
	var b strings.Builder
	if err := (Format{}).Write(&b, &picture.Placed{Picture: p}, export.Options{}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	for _, l := range lines {
		if w := text.StringWidthWithoutEscSequences(l); w > Width {
			t.Errorf("%q has %d columns", l, w)
		}
	}
	return lines
}

// No word of a table is broken where that can be helped: short headings stand above their columns, long ones are numbered and explained.
func TestGridKeepsWordsWhole(t *testing.T) {
	for _, c := range []struct {
		name, heading string
		columns       int
		want, not     []string
	}{
		{"few", "Recommendation %d", 3, []string{"Recommendation 2", "Investigation", "Gendarmerie"}, []string{"  2  "}},
		{"long words", "Recommendation %d: technical excellence", 7, []string{"  7  Recommendation 7: technical excellence", "│ 7 │", "Investigation services"}, nil},
		{"many", "Recommendation %d", 14, []string{" 14  Recommendation 14", "│ 14 │", "Investigation"}, []string{" / "}},
		{"too many", "Recommendation %d", 40, []string{"Gendarmerie nationale / Recommendation 40 / 39"}, []string{"│"}},
	} {
		whole := strings.Join(written(t, c.heading, c.columns), "\n")
		for _, w := range c.want {
			if !strings.Contains(whole, w) {
				t.Errorf("%s lacks %q:\n%s", c.name, w, whole)
			}
		}
		for _, w := range c.not {
			if strings.Contains(whole, w) {
				t.Errorf("%s has %q:\n%s", c.name, w, whole)
			}
		}
	}
}
