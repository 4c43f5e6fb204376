package dot

import (
	"fmt"
	"strings"

	"kg/internal/export"
	"kg/internal/picture"
)

// writeTies writes edges that are not drawn: along a timeline, and along the rows and columns of a grid, whose empty
// places get nodes that are not drawn either.
func writeTies(b *strings.Builder, p *picture.Picture) {
	for _, t := range export.Ties(p) {
		fmt.Fprintf(b, "  %s -> %s [style=invis];\n", quote(t[0]), quote(t[1]))
	}
	rows := export.Cells(p)
	name := func(r, c int) string {
		if n := rows[r][c]; n != nil {
			return quote(n.ID)
		}
		return quote(fmt.Sprintf("blank %d %d", r, c))
	}
	for r, row := range rows {
		for c, n := range row {
			if n == nil {
				fmt.Fprintf(b, "  %s [style=invis, label=\"\", group=%d];\n", name(r, c), c)
			}
			if r > 0 {
				fmt.Fprintf(b, "  %s -> %s [style=invis];\n", name(r-1, c), name(r, c))
			}
		}
		fmt.Fprintf(b, "  {rank=same; edge [style=invis]; %s", name(r, 0))
		for c := range row[1:] {
			fmt.Fprintf(b, " -> %s", name(r, c+1))
		}
		b.WriteString(";}\n")
	}
}
